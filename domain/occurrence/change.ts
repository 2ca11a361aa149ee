import { firstLadder } from '../item/ladder-run.js';
import { limitReminder } from '../item/limit-reminder.js';
import { breach, ladder } from '../item/plan.js';
import type { NotificationFacts } from '../notification/messages.js';
import { Change, type ChangeRules } from '../record/change.js';
import type { PlannedStep } from '../record/step.js';
import { withTheirStandIns } from '../sign-off/own-work.js';
import { withStandIns } from '../stand-in/stand-in.js';
import { describeInstant, type Instant } from '../time.js';
import {
  occurrenceKey,
  type Occurrence,
  type OccurrenceEffect,
  type OccurrenceOutcome,
  type OccurrenceRecord,
} from './occurrence.js';
import { allowedOccurrenceEvents, occurrenceTable, type OccurrenceEvent, type OccurrenceStatus } from './table.js';

const rules: ChangeRules<OccurrenceRecord, Occurrence, OccurrenceStatus, OccurrenceEvent> = {
  noun: 'An occurrence',
  table: occurrenceTable,
  allowed: allowedOccurrenceEvents,
  nothingMore: 'Nothing more can be done to it.',
  factsOf: ({ facts }) => facts,
  withFacts: (subject, facts) => ({ ...subject, facts }),
  plan: planOccurrence,
  reaches: ({ delegations }, _kind, to, at) => withStandIns(to, 'everything', { delegations, at }),
  channels: ({ policies }) => policies.reminder.channels,
};

/** A command or a step of an occurrence being carried out. */
export class OccurrenceChange extends Change<
  OccurrenceRecord,
  Occurrence,
  OccurrenceStatus,
  OccurrenceEvent,
  OccurrenceEffect
> {
  constructor(outcome: OccurrenceOutcome, key: string, actorId: string | null, at: Instant) {
    super(rules, outcome, key, actorId, at);
  }
}

/** Who was to perform it, with those who stand in for them: they do not let it go. */
export function occurrenceObligation(
  { facts, delegations }: Pick<OccurrenceRecord, 'facts' | 'delegations'>,
  at: Instant,
): string[] {
  return withTheirStandIns(facts.operators, { delegations, at });
}

/** What every message about an occurrence says. */
export function aboutOccurrence({ facts, control }: OccurrenceRecord): NotificationFacts {
  return {
    itemTitle: facts.title,
    itemNumber: null,
    programName: control.title,
    recordKey: occurrenceKey(facts.number),
    dueText: describeInstant(facts.dueAt, facts.due.zone),
  };
}

/** What fires next for an occurrence: a reminder, that it was missed; or the ladder of what was. */
export function planOccurrence(subject: OccurrenceRecord): PlannedStep[] {
  const item = dated(subject.facts);
  if (item.status === 'expected') return [...limitReminder(item, subject.calendar, 'to perform it'), breach(item)];
  return item.status === 'missed' && item.ladderFrom !== null ? ladder({ ...subject, item }) : [];
}

/** An occurrence as the ladder knows it. */
export function dated(facts: Occurrence) {
  return { ...facts, waivedUntil: null, severity: 'medium', ladderFloor: 0, ladderRun: firstLadder };
}
