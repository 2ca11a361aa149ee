import * as fc from 'fast-check';
import { itemStatuses } from '../item/table.js';
import { barOf } from './bar.js';

const at = fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 });
const maybe = fc.option(at, { nil: null });
const facts = fc.record({
  status: fc.constantFrom(...itemStatuses),
  dueAt: at,
  doneAt: maybe,
  activatedAt: maybe,
  waits: fc.boolean(),
});
const scheduled = fc.option(
  fc.tuple(at, fc.nat(90 * 86_400_000)).map(([start, ms]) => ({ start, end: start + ms, because: null })),
  { nil: null },
);

test('a bar never ends before it starts, and what can no longer be kept lies behind its end', () => {
  fc.assert(
    fc.property(facts, scheduled, (of, found) => {
      const bar = barOf(of, found);
      expect(bar.start).toBeLessThanOrEqual(bar.end);
      if (bar.expected !== null) {
        expect(bar.expected).toBeGreaterThan(of.dueAt);
        expect(bar.expected).toBe(found?.end);
      }
    }),
  );
});

test('what is over ends when it was done, and nothing is expected of it; what is not ends when it is due', () => {
  fc.assert(
    fc.property(facts, scheduled, (of, found) => {
      const { end, expected } = barOf(of, found);
      const over = of.status === 'done' || of.status === 'cancelled';
      expect(end).toBe(over ? (of.doneAt ?? of.dueAt) : of.dueAt);
      if (over) expect(expected).toBeNull();
    }),
  );
});

test('what waits, or whose phase is to come, has not begun: it starts when it can', () => {
  const found = { start: 5, end: 9, because: 'a' };
  const open = { status: 'open' as const, dueAt: 8, doneAt: null, activatedAt: 1, waits: false };
  expect(barOf(open, found)).toEqual({ start: 1, begun: true, end: 8, expected: 9 });
  expect(barOf({ ...open, waits: true }, found)).toEqual({ start: 5, begun: false, end: 8, expected: 9 });
  expect(barOf({ ...open, status: 'draft', activatedAt: null }, found)).toMatchObject({ start: 5, begun: false });
  // In a circle nothing is known but when it was to be done.
  expect(barOf({ ...open, waits: true }, null)).toEqual({ start: 8, begun: false, end: 8, expected: null });
});
