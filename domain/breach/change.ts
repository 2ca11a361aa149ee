import type { LocalDue } from '../calendar/due.js';
import { dueAnew } from '../item/due-anew.js';
import { firstLadder } from '../item/ladder-run.js';
import { breach, ladder } from '../item/plan.js';
import type { Climbing } from '../item/rungs.js';
import type { NotificationFacts } from '../notification/messages.js';
import { Change, type ChangeRules } from '../record/change.js';
import type { PlannedStep } from '../record/step.js';
import { withStandIns } from '../stand-in/stand-in.js';
import { describeInstant, toLocal, type Instant } from '../time.js';
import { breachKey, ladderSeverity, type Breach, type BreachOutcome, type BreachRecord } from './breach.js';
import { allowedBreachEvents, breachTable, type BreachEvent, type BreachStatus } from './table.js';

const rules: ChangeRules<BreachRecord, Breach, BreachStatus, BreachEvent> = {
  noun: 'A breach',
  table: breachTable,
  allowed: allowedBreachEvents,
  nothingMore: 'Nothing more can be done to it.',
  factsOf: ({ facts }) => facts,
  withFacts: (subject, facts) => ({ ...subject, facts }),
  plan: planBreach,
  reaches: ({ delegations }, _kind, to, at) => withStandIns(to, 'everything', { delegations, at }),
  channels: () => ['inbox', 'email'],
};

/** A command, a step, or what values do to a breach, being carried out. */
export class BreachChange extends Change<BreachRecord, Breach, BreachStatus, BreachEvent, never> {
  constructor(outcome: BreachOutcome, key: string, actorId: string | null, at: Instant) {
    super(rules, outcome, key, actorId, at);
  }
}

/** What every message about a breach says. */
export function aboutBreach({ facts }: BreachRecord): NotificationFacts {
  return {
    itemTitle: facts.title,
    itemNumber: null,
    programName: '',
    recordKey: breachKey(facts.number),
    dueText: describeInstant(facts.dueAt, facts.due.zone),
    reason: facts.reasons.join(' '),
  };
}

/** What fires next: that the value did not come; or the ladder of what is open. */
export function planBreach(subject: BreachRecord): PlannedStep[] {
  const { facts } = subject;
  const item = { ...climbing(facts), waivedUntil: null, due: facts.due, breachedAt: facts.breachedAt };
  if (facts.status === 'expected') return [breach({ ...facts, ...item })];
  return facts.status === 'open' && facts.ladderFrom !== null ? ladder({ ...subject, item }) : [];
}

/** A breach as the ladder knows it. */
export function climbing(facts: Breach): Climbing {
  return { ...facts, severity: ladderSeverity(facts), ladderFloor: 0, ladderRun: firstLadder };
}

/** The ladder of one that is in time. */
export const ladderAtRest = {
  overdue: false,
  breachedAt: null,
  ladderFrom: null,
  ladderLevel: 0,
  ladderAdvance: null,
  acknowledgedAt: null,
  acknowledgedUntil: null,
  pausedMs: 0,
  pausedWorkingMs: 0,
} satisfies Partial<Breach>;

/** An instant as a date that people agreed on. */
export function dueOf(at: Instant, zone: string): LocalDue {
  const { date, time } = toLocal(at, zone);
  return { date, time, zone };
}

/** Another value is waited for, or somebody else answers for it: its ladder begins anew. */
export function anew({ facts, calendar }: BreachRecord, due: LocalDue, at: Instant): Partial<Breach> {
  return { ...ladderAtRest, ...dueAnew(facts, due, { calendar, at }) };
}
