import type { NotificationFacts } from '../../domain/notification/messages.js';
import { Change, type ChangeRules } from '../../domain/record/change.js';
import { fireDue, passOver, stepEventKey } from '../../domain/record/fire.js';
import type { Outcome, Subject } from '../../domain/record/outcome.js';
import type { PlannedStep } from '../../domain/record/step.js';
import type { TransitionTable } from '../../domain/record/table.js';
import { Refusal } from '../../domain/refusal.js';
import type { Instant } from '../../domain/time.js';
import type { StoredKind } from '../../database/record/kind.js';
import { kept, once, RecordRow } from '../../database/record/row.js';

// The example of ARCHITECTURE.md, "A new kind of record": a risk that its owner looks at again and again. In the house its
// parts are files of `domain/<kind>/` and `database/<kind>/`.

type Status = 'open' | 'closed';
type Event = 'review' | 'close' | 'remind';

export const riskTable: TransitionTable<Status, Event> = {
  open: {
    review: { to: ['same'], effect: 'the next review is planned' },
    close: { to: ['closed'] },
    remind: { to: ['same'], guard: 'its review is due', effect: 'the owner is told' },
  },
  closed: {},
};

export interface Risk {
  id: string;
  title: string;
  status: Status;
  ownerId: string;
  /** Of the present cycle. */
  reviewAt: Instant;
  /** Counts reviews, from 1. */
  cycle: number;
  version: number;
}

export interface RiskRecord extends Subject {
  risk: Risk;
}

export type RiskCommand = { type: 'review'; next: Instant } | { type: 'close' };
type RiskOutcome = Outcome<RiskRecord>;

const rules: ChangeRules<RiskRecord, Risk, Status, Event> = {
  noun: 'A risk',
  table: riskTable,
  allowed: (status) => (status === 'open' ? ['review', 'close'] : []),
  nothingMore: 'It is closed.',
  factsOf: ({ risk }) => risk,
  withFacts: (subject, risk) => ({ ...subject, risk }),
  plan: planRisk,
  reaches: (_subject, _kind, to) => to,
  channels: () => ['inbox', 'email'],
};

class RiskChange extends Change<RiskRecord, Risk, Status, Event, never> {
  constructor(outcome: RiskOutcome, key: string, actorId: string | null, at: Instant) {
    super(rules, outcome, key, actorId, at);
  }
}

/** What fires next, computed anew with every change. */
export function planRisk({ risk }: RiskRecord): PlannedStep[] {
  if (risk.status !== 'open') return [];
  const because = `its review is due`;
  const key = { cycle: risk.cycle, policyVersionId: risk.id, kind: 'reminder', level: 1, occurrence: 0 } as const;
  return [{ ...key, fireAt: risk.reviewAt, state: 'planned', because }];
}

/** @throws Refusal `illegal-transition`, `invalid-command` */
export function decideRisk(
  outcome: RiskOutcome,
  command: RiskCommand,
  { actorId, key, at }: { actorId: string | null; key: string; at: Instant },
): RiskOutcome {
  const change = new RiskChange(outcome, key, actorId, at);
  change.require(command.type);
  if (command.type === 'close') {
    change.set({ status: 'closed' });
    return change.done('risk.closed');
  }
  if (command.next <= at) throw new Refusal('invalid-command', 'The next review is over already. Give a later "next".');
  change.set({ reviewAt: command.next, cycle: change.current.cycle + 1 });
  return change.done('risk.reviewed', { next: command.next });
}

export function fireRiskSteps(outcome: RiskOutcome, now: Instant): RiskOutcome {
  return fireDue(outcome, now, (before, step) => {
    const key = stepEventKey(`risk/${before.after.risk.id}`, step);
    const change = new RiskChange(passOver(before, step), key, null, step.fireAt);
    const told = change.tell('reminder', [{ personId: change.current.ownerId, role: 'owner' }]);
    return change.done('risk.reminded', { because: step.because, told });
  });
}

/** Every fact of a risk, and where it is kept: one that is left out does not compile. */
export const riskRow = new RecordRow<Risk>('risks', {
  id: once('id', 'uuid'),
  title: kept('title', 'text'),
  status: kept('status', 'text'),
  ownerId: kept('owner_id', 'uuid'),
  reviewAt: kept('review_at', 'instant'),
  cycle: kept('cycle', 'integer'),
  version: kept('version', 'integer'),
});

const aboutRisk = ({ risk }: RiskRecord): NotificationFacts => ({
  itemTitle: risk.title,
  itemNumber: null,
  programName: '',
});

/**
 * What the frame asks of a kind; what of it cannot be left out the compiler asks for. `kind` is its entry in the list.
 *
 * @public It is there to be read, and compiled.
 */
export const riskKind: Omit<StoredKind<RiskRecord, RiskCommand, never>, 'kind' | 'load'> = {
  noun: 'risk',
  states: { title: 'Risk', table: riskTable },
  many: false,
  factsOf: ({ risk }) => risk,
  programOf: () => null,
  aboutOf: (subject) => ({ facts: aboutRisk(subject) }),
  inWhoseName(_manager, actor, _command, { risk }) {
    if (actor.id !== risk.ownerId) throw new Refusal('not-allowed', 'Only its owner looks after a risk.');
    return null;
  },
  carryOut: (_manager, outcome, command, by) => decideRisk(fireRiskSteps(outcome, by.at), command, by),
  look: (_manager, outcome, now) => fireRiskSteps(outcome, now),
  saveRows: (manager, outcomes, seen) => riskRow.save(manager, outcomes, ({ risk }) => risk, seen),
};
