import * as fc from 'fast-check';
import { burnUp } from './burn-up.js';

const day = (n: number): string => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10);
const changes = fc
  .uniqueArray(
    fc.record({ n: fc.nat(300), scope: fc.integer({ min: -4, max: 9 }), done: fc.integer({ min: -3, max: 6 }) }),
    { selector: ({ n }) => n },
  )
  .map((all) => all.toSorted((a, b) => a.n - b.n).map(({ n, ...rest }) => ({ date: day(n), ...rest })));

test('each point is the sum of all that came before, each date stands once, in order, and today is the last', () => {
  fc.assert(
    fc.property(changes, (of) => {
      const points = burnUp(of, day(300));
      for (const { date, scope, done } of points) {
        const before = of.filter((change) => change.date <= date);
        expect(scope).toBe(before.reduce((sum, change) => sum + change.scope, 0));
        expect(done).toBe(before.reduce((sum, change) => sum + change.done, 0));
      }
      const dates = points.map(({ date }) => date);
      expect(dates).toEqual([...new Set(dates)].toSorted());
      expect(dates.at(-1)).toBe(day(300));
    }),
  );
});

test('a day that took as much as it brought is no step', () => {
  expect(burnUp([{ date: '2026-01-02', scope: 0, done: 0 }], '2026-01-05')).toEqual([
    { date: '2026-01-05', scope: 0, done: 0 },
  ]);
});
