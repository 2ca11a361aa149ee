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
};
