import { isAsRead, type Written } from './as-read.js';

const machine = (version: number, type: string): Written => ({ version, type, actorId: null });
const person = (version: number, type: string): Written => ({ version, type, actorId: 'mei' });

test('what was read is the present one, or only the machine has written since, beside what people decide on', () => {
  expect(isAsRead(3, 3, [])).toBe(true);
  expect(isAsRead(3, 4, [machine(4, 'item.reminded')])).toBe(true);
  expect(
    isAsRead(3, 6, [machine(4, 'item.breached'), machine(5, 'item.escalated'), machine(6, 'item.escalated')]),
  ).toBe(true);
  expect(isAsRead(3, 4, [machine(4, 'phase.approvers_changed')])).toBe(true);
});

test('what people wrote is read again, whatever it was, also with the machine before and after it', () => {
  expect(isAsRead(3, 4, [person(4, 'item.reminded')])).toBe(false);
  expect(isAsRead(3, 5, [machine(4, 'item.reminded'), person(5, 'item.edited')])).toBe(false);
  expect(isAsRead(3, 4, [machine(4, 'item.reminded'), person(4, 'item.edited')])).toBe(false);
});

test.each([
  'item.suspended',
  'item.released',
  'item.due_changed',
  'item.done',
  'item.activated',
  'phase.tollgate_opened',
  'phase.round_fell',
  'exception.started',
  'exception.ended',
  'exception.severity_changed',
  'recurrence.ended',
])('%s by the machine moves a state, a date or a content: it is read again', (type) => {
  expect(isAsRead(3, 4, [machine(4, type)])).toBe(false);
});

test('a version of which the trail knows nothing, one to come and one long ago are read again', () => {
  expect(isAsRead(3, 4, [])).toBe(false);
  expect(isAsRead(3, 5, [machine(4, 'item.reminded')])).toBe(false);
  expect(isAsRead(4, 3, [])).toBe(false);
  expect(isAsRead(-1, 0, [])).toBe(false);
  const many = Array.from({ length: 1_000 }, (_, index) => machine(index + 2, 'item.reminded'));
  expect(isAsRead(1, 1_001, many)).toBe(false);
});
