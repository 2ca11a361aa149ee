import { groupOf } from '../notification/groups.js';
import { firstLadder } from '../item/ladder-run.js';
import { breach, ladder, reminders, signOffLimit } from '../item/plan.js';
import type { NotificationFacts } from '../notification/messages.js';
import type { Parts } from '../person/recipients.js';
import { Change, type ChangeRules } from '../record/change.js';
import type { PlannedStep } from '../record/step.js';
import { glassExpiry } from '../sign-off/glass-step.js';
import { withTheirStandIns } from '../sign-off/own-work.js';
import { withStandIns } from '../stand-in/stand-in.js';
import { describeInstant, type Instant } from '../time.js';
import {
  analysisKey,
  openAsks,
  type Analysis,
  type AnalysisEffect,
  type AnalysisOutcome,
  type AnalysisRecord,
  type Ask,
} from './analysis.js';
import { allowedAnalysisEvents, analysisTable, type AnalysisEvent, type AnalysisStatus } from './table.js';

const rules: ChangeRules<AnalysisRecord, Analysis, AnalysisStatus, AnalysisEvent> = {
  noun: 'A root cause analysis',
  table: analysisTable,
  allowed: allowedAnalysisEvents,
  nothingMore: 'Nothing more can be done to it.',
  factsOf: ({ facts }) => facts,
  withFacts: (subject, facts) => ({ ...subject, facts }),
  plan: planAnalysis,
  // Where a decision is asked for, no way to a stand-in leads through those whose own work it is.
  reaches: (subject, kind, to, at) => {
    const { delegations } = subject;
    return groupOf(kind) === 'decisions' || kind === 'analysis_review_late'
      ? withStandIns(to, 'approvals', { delegations, at, barred: analysisWork(subject, at) })
      : withStandIns(to, 'everything', { delegations, at });
  },
  channels: ({ policies }) => policies.signOff.channels,
};

/** A command or a step of an analysis being carried out. */
export class AnalysisChange extends Change<AnalysisRecord, Analysis, AnalysisStatus, AnalysisEvent, AnalysisEffect> {
  constructor(outcome: AnalysisOutcome, key: string, actorId: string | null, at: Instant) {
    super(rules, outcome, key, actorId, at);
  }

  /** Whoever works on it does not sign it. */
  worked(...people: (string | null)[]): void {
    const { authors } = this.current;
    this.set({ authors: [...new Set([...authors, ...people.filter((id) => id !== null)])] });
  }

  /** One of its questions is another from now on. */
  setAsk(number: number, facts: Partial<Ask>): void {
    this.set({ asks: this.current.asks.map((ask) => (ask.number === number ? { ...ask, ...facts } : ask)) });
  }
}

type Judged = Pick<AnalysisRecord, 'facts' | 'delegations'>;

/** Whose own work it is: who owns it, wrote on it or handed it in, and who stands in for them. */
export function analysisWork({ facts, delegations }: Judged, at: Instant): string[] {
  return withTheirStandIns([facts.ownerId, facts.submitted?.by ?? null, ...facts.authors], { delegations, at });
}

/** Whose own obligation its date is: nobody moves it for themselves. */
export function analysisObligation({ facts, delegations }: Judged, at: Instant): string[] {
  return withTheirStandIns([facts.ownerId], { delegations, at });
}

/** What every message about an analysis says. */
export function aboutAnalysis({ facts }: AnalysisRecord): NotificationFacts {
  return {
    itemTitle: facts.title,
    itemNumber: null,
    programName: '',
    recordKey: analysisKey(facts.number),
    dueText: describeInstant(facts.dueAt, facts.due.zone),
  };
}

/** Cycles of questions begin here, so that their steps are told from those of the analysis. */
const firstAskCycle = 1_000_000;

/** Which question a step belongs to; null where it is the analysis’ own. */
export function askOfStep({ asks }: Pick<Analysis, 'asks'>, { cycle }: Pick<PlannedStep, 'cycle'>): Ask | null {
  return asks.find(({ number }) => number === cycle - firstAskCycle) ?? null;
}

/** The parts as reminders and ladder of a question know them: the owner is whoever was asked. */
export function askParts({ parts, managers }: Pick<AnalysisRecord, 'parts' | 'managers'>, ask: Ask): Parts {
  return { ...parts, owner: ask.personId, owner_manager: managers[ask.personId] ?? null };
}

/** Of all ratings the same ladder: what is analysed is not rated yet. */
const unrated = { severity: null, ladderFloor: 0, ladderRun: firstLadder, waivedUntil: null } as const;

/** An analysis as the ladder knows it. */
export function climbing(facts: Analysis) {
  return { ...facts, ...unrated };
}

/** A question as the ladder knows it. */
export function climbingAsk(facts: Analysis, ask: Ask) {
  const { id, escalationPolicyVersionId, reminderPolicyVersionId } = facts;
  const versions = { escalationPolicyVersionId, reminderPolicyVersionId };
  return { ...ask, ...unrated, ...versions, id, cycle: firstAskCycle + ask.number, plannedFrom: ask.askedAt };
}

/** What fires next for an analysis: what is due of it, of each question that is open, and the limit of a sign-off. */
export function planAnalysis(subject: AnalysisRecord): PlannedStep[] {
  const { facts, round } = subject;
  const item = climbing(facts);
  if (facts.status === 'in_review') {
    // Rounds are numbered across cycles: a new owner makes no limit pass a second time.
    const limit = round ? signOffLimit({ ...subject, item: { cycle: 1 } }, round) : [];
    const late = [...limit, ...glassExpiry(round, { cycle: 1, policyVersionId: facts.signOffPolicyVersionId })];
    // Handed in before it was due: the date was kept, whatever the approvers do.
    const kept = facts.breachedAt !== null || (facts.submitted !== null && facts.submitted.at <= facts.dueAt);
    return kept ? late : [breach(item), ...late];
  }
  if (facts.status !== 'draft') return [];
  return [item, ...openAsks(facts).map((ask) => climbingAsk(facts, ask))].flatMap((one) => {
    if (one.breachedAt === null) return [...reminders({ ...subject, item: one }), breach(one)];
    return one.ladderFrom === null ? [] : ladder({ ...subject, item: one });
  });
}
