import { limitReminder } from '../item/limit-reminder.js';
import { firstLadder } from '../item/ladder-run.js';
import { breach, ladder, reminders } from '../item/plan.js';
import type { Climbing } from '../item/rungs.js';
import type { NotificationFacts } from '../notification/messages.js';
import { Change, type ChangeRules } from '../record/change.js';
import type { PlannedStep } from '../record/step.js';
import { Refusal } from '../refusal.js';
import { withTheirStandIns } from '../sign-off/own-work.js';
import { withStandIns } from '../stand-in/stand-in.js';
import { describeInstant, type Instant } from '../time.js';
import { caseKey, type Case, type CaseOutcome, type CaseRecord } from './case.js';
import { allowedCaseEvents, caseTable, isOver, type CaseEvent, type CaseStatus } from './table.js';

const rules: ChangeRules<CaseRecord, Case, CaseStatus, CaseEvent> = {
  noun: 'A case',
  table: caseTable,
  allowed: allowedCaseEvents,
  nothingMore: 'Nothing more can be done to it.',
  factsOf: ({ facts }) => facts,
  withFacts: (subject, facts) => ({ ...subject, facts }),
  plan: planCase,
  reaches: ({ delegations }, _kind, to, at) => withStandIns(to, 'everything', { delegations, at }),
  channels: ({ policies }) => policies.reminder.channels,
};

/** A command or a step of a case being carried out. */
export class CaseChange extends Change<CaseRecord, Case, CaseStatus, CaseEvent, never> {
  constructor(outcome: CaseOutcome, key: string, actorId: string | null, at: Instant) {
    super(rules, outcome, key, actorId, at);
  }
}

/** Whose own obligation a case is: nobody makes it due later for themselves. */
export function caseObligation({ facts, delegations }: CaseRecord, at: Instant): string[] {
  return withTheirStandIns([facts.leadId], { delegations, at });
}

/** What every message about a case says. */
export function aboutCase({ facts }: CaseRecord): NotificationFacts {
  return {
    itemTitle: facts.title,
    itemNumber: null,
    programName: '',
    recordKey: caseKey(facts.number),
    dueText: describeInstant(facts.dueAt, facts.due.zone),
  };
}

/** What fires next for a case: reminders of its triage or of its end, the breach, and the ladder. */
export function planCase(subject: CaseRecord): PlannedStep[] {
  const { facts } = subject;
  if (isOver(facts.status)) return [];
  const item = { ...facts, ...climbing(facts), waivedUntil: null };
  if (facts.breachedAt === null) {
    const remind =
      facts.status === 'new' ? limitReminder(facts, subject.calendar, 'to triage') : reminders({ ...subject, item });
    return [...remind, breach(item)];
  }
  return facts.ladderFrom === null ? [] : ladder({ ...subject, item });
}

/** A case as the ladder knows it. */
export function climbing(facts: Case): Climbing {
  return { ...facts, ladderFloor: 0, ladderRun: firstLadder };
}

/** @throws Refusal `separation-of-duties` */
export function requireOthers({ actorId, now: subject, at }: CaseChange): void {
  if (actorId === null || !caseObligation(subject, at).includes(actorId)) return;
  throw new Refusal(
    'separation-of-duties',
    'Nobody moves the date of a case, rates it anew, or gives away or merges a late one, as its lead or standing in for them. ' +
      'Have the domain lead, the lead’s manager or an administrator do it.',
  );
}
