import type { Calendar } from '../calendar/calendar.js';
import { dueAfter, dueInstantAsked, type LocalDue } from '../calendar/due.js';
import { ladderAtRest } from '../item/at-rest.js';
import { dueAnew } from '../item/due-anew.js';
import { Refusal } from '../refusal.js';
import { cut } from '../text/cut.js';
import { oneLine } from '../text/one-line.js';
import type { Instant } from '../time.js';
import type { Analysis, AnalysisRecord } from './analysis.js';
import { causesOf, type AnalysisContent, type CauseNode } from './content.js';
import type { Taxonomy } from './taxonomy.js';

/** The ladder of what is in time. */
export const atRest = { ...ladderAtRest, pausedSince: null } satisfies Partial<Analysis>;

/** By when it is to be signed, where nobody says: within the limit of the taxonomy, in working time. */
export function dueByPolicy(
  { taxonomy, calendar }: { taxonomy: Pick<Taxonomy, 'analyseWithin'>; calendar: Calendar },
  at: Instant,
): LocalDue {
  return dueAfter({ from: at, duration: taxonomy.analyseWithin }, calendar);
}

/**
 * Another date, or the same for somebody else: reminders and ladder begin anew. What is late, and stays so, is overdue since
 * the same instant.
 *
 * @throws Refusal `invalid-due-date`
 */
export function anew({ facts, calendar }: AnalysisRecord, due: LocalDue, at: Instant): Partial<Analysis> {
  const stands = facts.status === 'in_review' && facts.pausedSince !== null ? { pausedSince: at } : {};
  return { ...atRest, ...dueAnew(facts, due, { calendar, at }), ...stands };
}

/** @throws Refusal `invalid-due-date` */
export function futureDue(due: LocalDue, calendar: Calendar, at: Instant): Instant {
  const dueAt = dueInstantAsked(due, calendar);
  if (dueAt > at) return dueAt;
  throw new Refusal('invalid-due-date', 'The date must lie in the future. Give a later one.', { path: 'due' });
}

/** The graph of an analysis of which nothing is said yet: what happened. */
export function firstNode(title: string): CauseNode {
  const bare = { gate: null, parents: [], role: null, code: null, confidence: null, evidence: [] };
  return { id: 'effect', kind: 'effect', text: cut(oneLine(title), 200), ...bare };
}

/** What is said of an analysis that is opened. */
export interface OpenedAnalysis
  extends
    AnalysisContent,
    Pick<
      Analysis,
      | 'id'
      | 'ownerId'
      | 'domainLeadId'
      | 'escalationPolicyVersionId'
      | 'reminderPolicyVersionId'
      | 'signOffPolicyVersionId'
    > {
  /** Null: as the taxonomy's limit says. */
  due: LocalDue | null;
}

/** An analysis as it is opened. @throws Refusal `invalid-due-date` */
export function newAnalysis(
  { due: asked, ...given }: OpenedAnalysis,
  clock: { taxonomy: Taxonomy; calendar: Calendar; actorId: string; at: Instant },
): Analysis {
  const { actorId, at, calendar } = clock;
  const due = asked ?? dueByPolicy(clock, at);
  return {
    ...given,
    ...atRest,
    ...{ due, dueAt: futureDue(due, calendar, at) },
    ...{ causes: causesOf(given.nodes), contentVersion: 1, asks: [] },
    ...{ number: 0, openedBy: actorId, authors: [actorId], status: 'draft' },
    ...{ submitted: null, signedAt: null, signedHash: null, withdrawal: null, closedAt: null },
    ...{ cycle: 1, plannedFrom: at, roundId: null, version: 1 },
  };
}
