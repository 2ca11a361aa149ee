import { nextStep, stepKeyText } from '../record/step.js';
import type { Instant } from '../time.js';
import { firedStep, RecurrenceChange } from './change.js';
import { nextOf, passed, type Series } from './next.js';
import type { Made, RecurrenceRecord, RecurrenceOutcome, Skip } from './recurrence.js';
import type { Occurrence } from './series.js';
import { skipOf } from './skip.js';

/** Missed ones that are reported in one event; the rest follow. */
const mostMissed = 500;

/**
 * What the machine sees by itself, before anything is made: that the last one is complete, so that the next has a date;
 * and, where missed ones are reported, those that the next has overtaken.
 */
export function lookAtRecurrence(outcome: RecurrenceOutcome, now: Instant): RecurrenceOutcome {
  return reportMissed(planAfterCompletion(outcome));
  function reportMissed(seen: RecurrenceOutcome): RecurrenceOutcome {
    const { recurrence } = seen.after;
    if (recurrence.status !== 'active' || recurrence.schedule.missed !== 'report') return seen;
    const missed = overtaken(seen.after, now);
    return missed.length === 0 ? seen : recordMissed(seen, missed);
  }
}

/** The occurrence that is to be made now, if any. */
export function dueOccurrence({ recurrence }: RecurrenceRecord, now: Instant): Occurrence | null {
  const { status, next } = recurrence;
  return status === 'active' && next !== null && next.at <= now ? next : null;
}

function planAfterCompletion(outcome: RecurrenceOutcome): RecurrenceOutcome {
  const { recurrence, lastCompletedAt } = outcome.after;
  const { status, schedule, next, id, occurrences } = recurrence;
  if (status !== 'active' || schedule.mode !== 'after_completion' || next !== null || lastCompletedAt === null)
    return outcome;
  const key = `recurrence/${id}#completed:${occurrences}`;
  const change = new RecurrenceChange(outcome, key, null, lastCompletedAt);
  change.lookOn(0);
  return change.done('recurrence.last_completed', { next: change.current.next, completedAt: lastCompletedAt });
}

/** Those that the next one to be made has overtaken, in order, up to one that is skipped: that is passed over by itself. */
function overtaken(subject: RecurrenceRecord, now: Instant): Occurrence[] {
  const missed: Occurrence[] = [];
  if (subject.recurrence.schedule.mode !== 'fixed') return missed;
  let waiting: Occurrence[] = [];
  let current: Series = subject;
  let skipped = false;
  for (let { next } = subject.recurrence; next !== null && next.at <= now && missed.length < mostMissed;) {
    if (skipOf(subject.recurrence, next.nominal) !== null) skipped = true;
    else {
      missed.push(...waiting);
      if (skipped) break;
      waiting = [next];
    }
    current = passed(current, next);
    next = nextOf(current, 0);
  }
  return missed;
}

function recordMissed(outcome: RecurrenceOutcome, missed: Occurrence[]): RecurrenceOutcome {
  const { recurrence } = outcome.after;
  const first = recurrence.occurrences + 1;
  const last = missed.at(-1);
  if (!last) return outcome;
  const change = new RecurrenceChange(outcome, `recurrence/${recurrence.id}#missed:${first}`, null, last.at);
  for (const [index, occurrence] of missed.entries())
    change.keep({
      ...occurrence,
      key: occurrence.nominal,
      number: first + index,
      state: 'missed',
      madeId: null,
      detail: null,
      skippedBy: null,
    });
  change.setRecord({ steps: firedStep(change.now.steps, first) });
  change.set({
    occurrences: recurrence.occurrences + missed.length,
    lastNominal: last.nominal,
    lastDate: last.date,
  });
  change.tellOwner('occurrence_missed', { reason: missed.map(({ date }) => date).join(', ') });
  change.lookOn(0);
  return change.done('recurrence.missed', { dates: missed.map(({ date }) => date), first });
}

/** The occurrence that was due, and that somebody had skipped: it has been, and nothing is made of it. */
export function passOver(outcome: RecurrenceOutcome, occurrence: Occurrence, skip: Skip): RecurrenceOutcome {
  const { recurrence, steps } = outcome.after;
  const change = changeAt(outcome, occurrence);
  const number = recurrence.occurrences + 1;
  const { date, nominal } = occurrence;
  const { reason, byId } = skip;
  change.keep({
    ...occurrence,
    key: nominal,
    number,
    state: 'skipped',
    madeId: null,
    detail: reason,
    skippedBy: byId,
  });
  // As after one that failed there is nothing to wait for.
  change.setRecord({ steps: firedStep(steps, number), lastCompletedAt: occurrence.at });
  change.set({ occurrences: number, lastNominal: nominal, lastDate: date, lastMadeId: null });
  change.lookOn(0);
  const ended = change.current.status === 'ended';
  return change.done('recurrence.passed_over', { number, date, nominal, reason, skippedBy: byId, ended });
}

/** What came of it is told by the step that was due. */
function changeAt(outcome: RecurrenceOutcome, { nominal, at }: Occurrence): RecurrenceChange {
  const { recurrence, steps } = outcome.after;
  const step = nextStep(steps);
  const key = `recurrence/${recurrence.id}#${step ? `step:${stepKeyText(step)}` : `occurrence:${nominal}`}`;
  return new RecurrenceChange(outcome, key, null, at);
}

/** The occurrence that was due, with what came of it. */
export function recordOccurrence(outcome: RecurrenceOutcome, occurrence: Occurrence, made: Made): RecurrenceOutcome {
  const { recurrence, steps } = outcome.after;
  const step = nextStep(steps);
  const change = changeAt(outcome, occurrence);
  if ('over' in made) {
    change.setRecord({ steps: firedStep(steps, recurrence.occurrences + 1) });
    change.over(made.over);
    return change.done('recurrence.ended', { reason: made.over });
  }
  const number = recurrence.occurrences + 1;
  const madeId = 'id' in made ? made.id : null;
  const detail = 'problem' in made ? made.problem : null;
  change.keep({
    ...occurrence,
    key: occurrence.nominal,
    number,
    state: madeId === null ? 'failed' : 'made',
    madeId,
    detail,
    skippedBy: null,
  });
  // After one that failed there is nothing to wait for: it is as if it had been complete when it was due.
  change.setRecord({ steps: firedStep(steps, number), lastCompletedAt: madeId === null ? occurrence.at : null });
  change.set({
    occurrences: number,
    lastNominal: occurrence.nominal,
    lastDate: occurrence.date,
    lastMadeId: madeId,
  });
  if ('id' in made) change.tellOwner('occurrence_made', { phaseName: made.name });
  else change.tellOwner('occurrence_failed', { reason: detail ?? '', dueText: occurrence.date });
  change.lookOn(0);
  const { date, nominal, shift } = occurrence;
  const ended = change.current.status === 'ended';
  const data = { number, date, nominal, shift, ...made, ended, because: step?.because };
  return change.done(madeId === null ? 'recurrence.failed' : 'recurrence.made', data);
}
