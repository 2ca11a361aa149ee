import { firstLadder } from '../item/ladder-run.js';
import { limitReminder } from '../item/limit-reminder.js';
import { breach, ladder, reminders } from '../item/plan.js';
import type { NotificationFacts } from '../notification/messages.js';
import type { Parts } from '../person/recipients.js';
import { Change, type ChangeRules } from '../record/change.js';
import type { PlannedStep } from '../record/step.js';
import { withTheirStandIns } from '../sign-off/own-work.js';
import { withStandIns } from '../stand-in/stand-in.js';
import { describeInstant, type Instant } from '../time.js';
import { findingKey, type Finding, type FindingEffect, type FindingOutcome, type FindingRecord } from './finding.js';
import { allowedFindingEvents, findingTable, type FindingEvent, type FindingStatus } from './table.js';

const rules: ChangeRules<FindingRecord, Finding, FindingStatus, FindingEvent> = {
  noun: 'A finding',
  table: findingTable,
  allowed: allowedFindingEvents,
  nothingMore: 'Nothing more can be done to it.',
  factsOf: ({ facts }) => facts,
  withFacts: (subject, facts) => ({ ...subject, facts }),
  plan: planFinding,
  reaches: ({ delegations }, _kind, to, at) => withStandIns(to, 'everything', { delegations, at }),
  channels: ({ policies }) => policies.reminder.channels,
};

/** A command or a step of a finding being carried out. */
export class FindingChange extends Change<FindingRecord, Finding, FindingStatus, FindingEvent, FindingEffect> {
  constructor(outcome: FindingOutcome, key: string, actorId: string | null, at: Instant) {
    super(rules, outcome, key, actorId, at);
  }
}

type Judged = Pick<FindingRecord, 'facts' | 'delegations'>;

/** Whose own obligation a finding is: its owners past and present, with those who stand in for them. */
export function findingObligation({ facts, delegations }: Judged, at: Instant): string[] {
  return withTheirStandIns(facts.owners, { delegations, at });
}

/** Who wrote it, with those who stand in for them: they do not agree to it in the owner's place. */
export function findingAuthors({ facts, delegations }: Judged, at: Instant): string[] {
  return withTheirStandIns(facts.authors, { delegations, at });
}

/** Whose own work a finding is: nobody verifies who owns or owned it, wrote on it, or said that it is done. */
export function findingOwnWork({ facts, delegations }: Judged, at: Instant): string[] {
  const people = [...facts.owners, ...facts.authors, facts.remediation?.by ?? null];
  return withTheirStandIns(people, { delegations, at });
}

/** What every message about a finding says. */
export function aboutFinding({ facts }: FindingRecord): NotificationFacts {
  const { due, dueAt } = facts;
  return {
    itemTitle: facts.title,
    itemNumber: null,
    programName: '',
    recordKey: findingKey(facts.number),
    ...(due === null || dueAt === null ? {} : { dueText: describeInstant(dueAt, due.zone) }),
  };
}

/** For what a state waits; null: for nobody. */
export function waitFor(status: FindingStatus): 'answer' | 'target' | 'verification' | null {
  switch (status) {
    case 'proposed':
    case 'disputed':
      return 'answer';
    case 'agreed':
    case 'remediating':
      return 'target';
    case 'remediated':
      return 'verification';
    default:
      return null;
  }
}

/** The parts as reminders and ladder know them: the owner is whoever it waits for. */
export function waitingParts({ facts, parts, managers, delegations }: FindingRecord, at: Instant): Parts {
  const of = (personId: string | null | undefined): Parts => ({
    ...parts,
    owner: personId ?? null,
    owner_manager: personId ? (managers[personId] ?? null) : null,
  });
  if (facts.status === 'disputed') return of(facts.authorId);
  if (facts.status !== 'remediated') return parts;
  const barred = findingOwnWork({ facts, delegations }, at);
  return of([parts.domain_lead, parts.owner_manager].find((person) => person && !barred.includes(person)));
}

/** What fires next for a finding: a reminder of what it waits for, the breach, and the ladder. */
export function planFinding(subject: FindingRecord): PlannedStep[] {
  const item = dated(subject.facts);
  const waits = waitFor(subject.facts.status);
  if (item === null || waits === null) return [];
  if (item.breachedAt !== null) return item.ladderFrom === null ? [] : ladder({ ...subject, item });
  const remind =
    waits === 'target'
      ? reminders({ ...subject, item })
      : limitReminder(item, subject.calendar, waits === 'answer' ? 'to answer' : 'to verify');
  return [...remind, breach(item)];
}

/** A finding as the ladder knows it; null where it has no date. */
export function dated(facts: Finding) {
  const { due, dueAt } = facts;
  return due === null || dueAt === null
    ? null
    : { ...facts, due, dueAt, waivedUntil: null, severity: facts.rating, ladderFloor: 0, ladderRun: firstLadder };
}
