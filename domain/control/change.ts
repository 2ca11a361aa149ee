import { firstLadder } from '../item/ladder-run.js';
import { breach, ladder, reminders } from '../item/plan.js';
import type { NotificationFacts } from '../notification/messages.js';
import { Change, type ChangeRules } from '../record/change.js';
import type { PlannedStep } from '../record/step.js';
import { withTheirStandIns } from '../sign-off/own-work.js';
import { withStandIns } from '../stand-in/stand-in.js';
import { describeInstant, type Instant } from '../time.js';
import { controlKey, type Control, type ControlEffect, type ControlOutcome, type ControlRecord } from './control.js';
import { allowedControlEvents, controlTable, type ControlEvent, type ControlStatus } from './table.js';

const rules: ChangeRules<ControlRecord, Control, ControlStatus, ControlEvent> = {
  noun: 'A control',
  table: controlTable,
  allowed: allowedControlEvents,
  nothingMore: 'Nothing more can be done to it. Propose a new one.',
  factsOf: ({ facts }) => facts,
  withFacts: (subject, facts) => ({ ...subject, facts }),
  plan: planControl,
  reaches: ({ delegations }, _kind, to, at) => withStandIns(to, 'everything', { delegations, at }),
  channels: ({ policies }) => policies.reminder.channels,
};

/** A command or a step of a control being carried out. */
export class ControlChange extends Change<ControlRecord, Control, ControlStatus, ControlEvent, ControlEffect> {
  constructor(outcome: ControlOutcome, key: string, actorId: string | null, at: Instant) {
    super(rules, outcome, key, actorId, at);
  }
}

type Judged = Pick<ControlRecord, 'facts' | 'delegations'>;

/** Who performs it or did, with those who stand in for them: they do not say that it works. */
export function controlOperators({ facts, delegations }: Judged, at: Instant): string[] {
  return withTheirStandIns(facts.operators, { delegations, at });
}

/** Whose own obligation a control is: its owners and operators past and present, with those who stand in for them. */
export function controlObligation({ facts, delegations }: Judged, at: Instant): string[] {
  return withTheirStandIns([...facts.owners, ...facts.operators], { delegations, at });
}

/** Whose own work a control is: nobody lets one operate that they wrote, own or perform. */
export function controlOwnWork({ facts, delegations }: Judged, at: Instant): string[] {
  return withTheirStandIns([facts.authorId, ...facts.owners, ...facts.operators], { delegations, at });
}

/** What every message about a control says. */
export function aboutControl({ facts }: ControlRecord): NotificationFacts {
  const { due, dueAt } = facts;
  return {
    itemTitle: facts.title,
    itemNumber: null,
    programName: '',
    recordKey: controlKey(facts.number),
    ...(due === null || dueAt === null ? {} : { dueText: describeInstant(dueAt, due.zone) }),
  };
}

/** What fires next for a control: the next run that its frequency expects; and what becomes of its attestation. */
export function planControl(subject: ControlRecord): PlannedStep[] {
  const { facts } = subject;
  if (facts.status !== 'operating') return [];
  return [...nextRun(facts), ...attestationSteps(subject)];
}

function nextRun({ id, next, revision, runs }: Control): PlannedStep[] {
  if (next === null) return [];
  return [
    {
      ...{ cycle: revision, policyVersionId: id, kind: 'occurrence', level: runs + 1, occurrence: 0 },
      ...{ fireAt: next.at, state: 'planned' },
      because: `expected on ${next.nominal}${next.shift === null ? '' : `, moved: ${next.shift}`}`,
    },
  ];
}

function attestationSteps(subject: ControlRecord): PlannedStep[] {
  const item = dated(subject.facts);
  if (item === null) return [];
  if (item.breachedAt !== null) return item.ladderFrom === null ? [] : ladder({ ...subject, item });
  return [...reminders({ ...subject, item }), breach(item)];
}

/** A control as the ladder knows it; null where no attestation is due. */
export function dated(facts: Control) {
  const { due, dueAt } = facts;
  return due === null || dueAt === null
    ? null
    : { ...facts, due, dueAt, waivedUntil: null, severity: 'medium', ladderFloor: 0, ladderRun: firstLadder };
}
