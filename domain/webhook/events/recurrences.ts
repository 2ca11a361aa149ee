import { event, withMore } from './event-shape.js';
import * as f from './field.js';
import { plain, why, type Line } from './line.js';

const occurrence = f.object({
  nominal: f.text('2026-12-04'),
  date: f.day,
  at: f.moment,
  shift: f.orNull(f.text('moved from a day off'), null),
});
const schedule = f.anObject('As the API takes it.', { mode: 'fixed', rule: 'FREQ=MONTHLY', startsOn: '2026-12-01' });
const made = {
  number: f.whole(3),
  date: f.day,
  nominal: f.text('2026-12-04'),
  shift: f.orNull(f.text('moved from a day off'), null),
  ended: f.flag(false),
  'because?': f.text('every month'),
};

/** What stands in for people, comes again, or is done to many at once. */
const lines: Record<string, Line> = {
  'recurrence.created': (d) => `Set up; the first is on ${nextDate(d['next'])}`,
  'recurrence.changed': (d) =>
    `Changed: ${(d['changed'] as string[]).join(', ')}${'next' in d ? `; the next is on ${nextDate(d['next'])}` : ''}`,
  'recurrence.paused': (d) => `Paused${why(d)}`,
  'recurrence.resumed': (d) => `Goes on; the next is on ${nextDate(d['next'])}`,
  'recurrence.ended': (d) => `Ended${why(d)}`,
  'recurrence.last_completed': (d) => `The last one is complete; the next is on ${nextDate(d['next'])}`,
  'recurrence.missed': (d) => `Missed: ${(d['dates'] as string[]).join(', ')}`,
  'recurrence.skipped': (d) => `The one of ${plain(d['nominal'])} is to be skipped${why(d)}`,
  'recurrence.unskipped': (d) => `The one of ${plain(d['nominal'])} is to be made after all`,
  'recurrence.passed_over': (d) => `Number ${plain(d['number'])} was skipped${why(d)}`,
  'recurrence.made': (d) => `Number ${plain(d['number'])} was made: ${plain(d['name'])}${moved(d['shift'])}`,
  'recurrence.failed': (d) => `Number ${plain(d['number'])} failed: ${plain(d['problem'])}`,
  'recurrence.run': (d) => `Number ${plain(d['number'])} was made on request: ${plain(d['name'])}`,
};

const beside = ['failed', 'last_completed', 'made', 'missed', 'passed_over'].map((what) => `recurrence.${what}`);

export const recurrenceEvents = withMore(
  { lines, beside },
  {
    'recurrence.changed': event('A schedule was changed', {
      changed: f.list(f.text('schedule')),
      'schedule?': schedule,
      'next?': f.orNull(occurrence),
      'unskipped?': f.list(f.day),
    }),
    'recurrence.created': event('A schedule was made', {
      name: f.text('Monthly sample'),
      kind: f.choice('item', 'program'),
      schedule,
      next: f.orNull(occurrence),
    }),
    'recurrence.ended': event('A schedule ended', { reason: f.reason }),
    'recurrence.failed': event('An occurrence could not be made', { ...made, problem: f.text('The owner has left.') }),
    'recurrence.last_completed': event('The last occurrence is over; the next counts from then', {
      next: f.orNull(occurrence),
      completedAt: f.moment,
    }),
    'recurrence.made': event('An occurrence was made', { ...made, id: f.id, name: f.text('Monthly sample, December') }),
    'recurrence.missed': event('Occurrences were missed', { dates: f.list(f.day), first: f.whole(3) }),
    'recurrence.passed_over': event('An occurrence that was skipped has been', {
      number: f.whole(3),
      date: f.day,
      nominal: f.text('2026-12-04'),
      reason: f.reason,
      skippedBy: f.id,
      ended: f.flag(false),
    }),
    'recurrence.paused': event('A schedule was paused', { reason: f.reason }),
    'recurrence.resumed': event('A schedule goes on', { next: f.orNull(occurrence) }),
    'recurrence.run': event('An occurrence was made by hand', {
      number: f.whole(3),
      date: f.day,
      id: f.id,
      name: f.text('Monthly sample, December'),
    }),
    'recurrence.skipped': event('One that comes is to be skipped', {
      nominal: f.text('2026-12-04'),
      date: f.day,
      reason: f.reason,
    }),
    'recurrence.unskipped': event('One that was to be skipped is to be made', {
      nominal: f.text('2026-12-04'),
      reason: f.reason,
      skippedBy: f.id,
    }),
  },
);

function nextDate(next: unknown): string {
  return plain((next as { date?: unknown } | null)?.date) || 'no date yet';
}

function moved(shift: unknown): string {
  return plain(shift) === '' ? '' : `, moved because ${plain(shift)}`;
}
