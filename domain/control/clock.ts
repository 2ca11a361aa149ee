import { dueAfter, type LocalDue } from '../calendar/due.js';
import { inZone } from '../calendar/in-zone.js';
import { ladderAtRest } from '../item/at-rest.js';
import { dueAnew } from '../item/due-anew.js';
import { nextFixed, type Occurrence as RunDate } from '../recurrence/series.js';
import { contentHash } from '../sign-off/content-hash.js';
import type { Instant } from '../time.js';
import type { ControlChange } from './change.js';
import { contentOf, type Control, type ControlContent, type ControlRecord } from './control.js';

/** No attestation is waited for. */
export const atRest = { ...ladderAtRest, due: null, dueAt: null } satisfies Partial<Control>;

/** After a change of what it says, within so much working time somebody attests anew, where it is not sooner due. */
const attestAfterChange = '10 working days';

/** The next run that the frequency expects, not before an instant. */
export function nextRunOf({ facts, calendar }: Pick<ControlRecord, 'facts' | 'calendar'>, notBefore: Instant) {
  const { frequency, lastNominal, lastDate } = facts;
  return nextFixed(frequency, inZone(calendar, frequency.zone), { after: lastNominal, lastDate, notBefore });
}

/** Its next runs, the next first; none of one that does not operate. */
export function comingRuns({ facts, calendar }: Pick<ControlRecord, 'facts' | 'calendar'>, most: number): RunDate[] {
  const coming: RunDate[] = [];
  let { next } = facts;
  while (next !== null && coming.length < most) {
    coming.push(next);
    next = nextRunOf({ facts: { ...facts, lastNominal: next.nominal, lastDate: next.date }, calendar }, 0);
  }
  return coming;
}

/** The attestation is waited for until then: reminders and ladder begin anew. @param missed when it was late, and stays so */
export function attestBy(change: ControlChange, due: LocalDue, missed: Instant | null = null): void {
  const { now: subject, at, current } = change;
  change.set({
    ...ladderAtRest,
    ...dueAnew({ ...current, breachedAt: missed }, due, { calendar: subject.calendar, at }),
  });
}

/** By its schedule. */
export function attestNext(change: ControlChange): void {
  const { now: subject, at, current } = change;
  attestBy(change, dueAfter({ from: at, duration: current.attestEvery }, subject.calendar));
}

/** What was attested is not what it says any more: within a limit, or sooner where that was so. What is late stays late. */
export function attestAnew(change: ControlChange): void {
  const { now: subject, at, current } = change;
  if (current.overdue) return;
  const due = dueAfter({ from: at, duration: attestAfterChange }, subject.calendar);
  const { dueAt } = dueAnew(current, due, { calendar: subject.calendar, at });
  if (current.dueAt === null || dueAt < current.dueAt) attestBy(change, due);
}

/** What is said of a control that is written down. */
export interface WrittenControl
  extends
    ControlContent,
    Pick<
      Control,
      'id' | 'ownerId' | 'operatorId' | 'domainLeadId' | 'escalationPolicyVersionId' | 'reminderPolicyVersionId'
    > {}

/** A control as it is proposed. */
export function newControl(given: WrittenControl, { actorId, at }: { actorId: string; at: Instant }): Control {
  return {
    ...given,
    ...atRest,
    number: 0,
    revision: 1,
    contentHash: contentHash(contentOf(given)),
    owners: [given.ownerId],
    operators: [given.operatorId],
    authorId: actorId,
    status: 'proposed',
    approval: null,
    attestation: null,
    retirement: null,
    runs: 0,
    lastNominal: null,
    lastDate: null,
    next: null,
    cycle: 1,
    plannedFrom: at,
    version: 1,
  };
}
