import type { Calendar } from '../calendar/calendar.js';
import { dueAfter, dueInstantAsked, type LocalDue } from '../calendar/due.js';
import { ladderAtRest } from '../item/at-rest.js';
import { dueAnew } from '../item/due-anew.js';
import type { Rating } from '../policy/rating.js';
import { Refusal } from '../refusal.js';
import type { Instant } from '../time.js';
import type { Case, CaseContent, CaseRecord } from './case.js';
import { severityOf, type SeverityMatrix } from './matrix.js';

/** By when a case of that severity is triaged, counted in the working time of whoever triages it. */
export function triageDue(
  { triageWithin }: Pick<SeverityMatrix, 'triageWithin'>,
  severity: Rating,
  { from, calendar }: { from: Instant; calendar: Calendar },
): LocalDue {
  return dueAfter({ from, duration: triageWithin[severity] }, calendar);
}

/**
 * Another date, or the same for somebody else: reminders and ladder begin anew.
 * @throws Refusal `invalid-due-date` for a date or time that does not exist
 */
export function anew(
  { facts, calendar }: Pick<CaseRecord, 'facts' | 'calendar'>,
  due: LocalDue,
  at: Instant,
): Partial<Case> & Pick<Case, 'dueAt'> {
  return { ...ladderAtRest, ...dueAnew(facts, due, { calendar, at }) };
}

/** What is said of a case that is reported. */
export interface ReportedCase
  extends
    CaseContent,
    Pick<
      Case,
      | 'id'
      | 'leadId'
      | 'domainLeadId'
      | 'reporterId'
      | 'reporter'
      | 'likelihood'
      | 'impact'
      | 'escalationPolicyVersionId'
      | 'reminderPolicyVersionId'
    > {}

/**
 * A case as it is written down.
 *
 * @param by.calendar of whoever triages it
 * @throws Refusal `invalid-command` where its source is `other` and nothing says which
 */
export function newCase(
  given: ReportedCase,
  { calendar, matrix, actorId, at }: { calendar: Calendar; matrix: SeverityMatrix; actorId: string; at: Instant },
): Case {
  requireSource(given);
  const severity = severityOf(matrix, given.likelihood, given.impact);
  const due = triageDue(matrix, severity, { from: at, calendar });
  return {
    ...given,
    ...ladderAtRest,
    ...{ severity, matrixVersion: matrix.version, due, dueAt: dueInstantAsked(due, calendar) },
    number: 0,
    raisedBy: actorId,
    status: 'new',
    conclusion: null,
    rejection: null,
    cycle: 1,
    plannedFrom: at,
    triagedAt: null,
    closedAt: null,
    ...{ mergedInto: null, mergedFrom: null, mergedAt: null },
    version: 1,
  };
}

/** @throws Refusal `invalid-command` */
export function requireSource({ source, sourceText }: Pick<CaseContent, 'source' | 'sourceText'>): void {
  if (source === 'other' && sourceText === null)
    throw new Refusal(
      'invalid-command',
      'A case whose source is "other" says which in words. Give "sourceText", or another source.',
      { path: 'sourceText' },
    );
}
