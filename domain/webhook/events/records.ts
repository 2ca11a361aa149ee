import { event, type EventShapes } from './event-shape.js';
import * as f from './field.js';

const bulk = { kind: f.text('extend') };
const bulkEnd = {
  ...bulk,
  done: f.whole(41),
  unchanged: f.whole(2),
  refused: f.whole(1),
  skipped: f.whole(3),
  'error?': f.text('It could not go on'),
};
const selection = f.anObject('By which filter or list the items were found.', { overdue: true });
const importEnd = {
  fileName: f.text('register.xlsx'),
  created: f.whole(12),
  updated: f.whole(3),
  unchanged: f.whole(40),
  rejected: f.whole(1),
  missing: f.whole(0),
  dryRun: f.flag(false),
  'error?': f.text('It could not go on'),
  'request?': f.text('4b0c…', 'The Idempotency-Key of whoever cancelled it.'),
};
const standIn = { personId: f.id, standInId: f.id, scope: f.choice('approvals', 'everything') };
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
export const recordEvents: EventShapes = {
  'bulk.cancelled': event('An operation on many items was cancelled', bulkEnd),
  'bulk.done': event('An operation on many items is done', bulkEnd),
  'bulk.failed': event('An operation on many items could not go on', bulkEnd),
  'bulk.previewed': event('An operation on many items was previewed', { ...bulk, selection, items: f.whole(47) }),
  'bulk.started': event('An operation on many items runs', {
    ...bulk,
    'selection?': selection,
    'items?': f.whole(47),
    'onChange?': f.orNull(f.text('skip')),
  }),
  'delegation.created': event('A stand-in was named', {
    ...standIn,
    startsAt: f.moment,
    endsAt: f.moment,
    reason: f.text('On leave'),
  }),
  'delegation.ended': event('The time of a stand-in is over', { ...standIn, because: f.text('until Sat 5 Dec 2026') }),
  'delegation.revoked': event('A stand-in was revoked', { ...standIn, reason: f.orNull(f.reason) }),
  'delegation.started': event('A stand-in stands in from now on', {
    ...standIn,
    because: f.text('from Mon 30 Nov 2026'),
  }),
  'import.accepted': event('A spreadsheet was taken to be read', {
    fileName: f.text('register.xlsx'),
    sha256: f.hash,
    dryRun: f.flag(false),
  }),
  'import.cancelled': event('An import was cancelled', importEnd),
  'import.done': event('An import is done', importEnd),
  'import.failed': event('An import could not go on', importEnd),
  'recurrence.changed': event('A schedule was changed', {
    changed: f.list(f.text('schedule')),
    'schedule?': schedule,
    'next?': f.orNull(occurrence),
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
  'recurrence.paused': event('A schedule was paused', { reason: f.reason }),
  'recurrence.resumed': event('A schedule goes on', { next: f.orNull(occurrence) }),
  'recurrence.run': event('An occurrence was made by hand', {
    number: f.whole(3),
    date: f.day,
    id: f.id,
    name: f.text('Monthly sample, December'),
  }),
};
