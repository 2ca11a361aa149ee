import { dueAfter, dueInstantAsked, type LocalDue } from '../calendar/due.js';
import { ladderAtRest } from '../item/at-rest.js';
import { dueAnew } from '../item/due-anew.js';
import type { Calendar } from '../calendar/calendar.js';
import { Refusal } from '../refusal.js';
import { describeInstant, type Instant } from '../time.js';
import type { AlignmentChange } from './change.js';

/** Within which the chair decides once all have answered, where the date of the round is not later. */
export const chairWithin = '2 working days';

/** @throws Refusal `invalid-due-date` */
export function futureDue(asked: LocalDue, calendar: Calendar, at: Instant): Instant {
  const dueAt = dueInstantAsked(asked, calendar);
  if (dueAt > at) return dueAt;
  throw new Refusal(
    'invalid-due-date',
    'The date by which the teams answer must lie in the future. Give a later one.',
    {
      path: 'due',
    },
  );
}

/** It is waited for until then: reminders and ladder begin anew. */
export function waitUntil(change: AlignmentChange, due: LocalDue): void {
  const { now: subject, at, current } = change;
  change.set({
    ...ladderAtRest,
    ...dueAnew({ ...current, breachedAt: null }, due, { calendar: subject.calendar, at }),
  });
}

/** The chair's turn: until the date of the round, or for two working days, whichever is later. */
export function waitForChair(change: AlignmentChange): void {
  const { now: subject, at, current } = change;
  const limit = dueAfter({ from: at, duration: chairWithin }, subject.calendar);
  waitUntil(change, dueInstantAsked(limit, subject.calendar) > current.dueAt ? limit : current.due);
}

/** When it is due, for messages. */
export function dueText({ current: { due, dueAt } }: AlignmentChange): string {
  return describeInstant(dueAt, due.zone);
}
