import fc from 'fast-check';
import { changeOf, type Measured, type PartMeasured } from './change.js';

const of = (amount: number, base: number | null = null): Measured => ({ amount, base, periods: 1 });
const part = (name: string, before: Measured | null, after: Measured | null): PartMeasured => ({ name, before, after });

test('a count changes by what its parts change by, what is new and what is gone among them', () => {
  const change = changeOf('count', [part('VN', of(10), of(40)), part('TH', of(20), null), part('ID', null, of(5))]);
  expect(change).toMatchObject({ before: 30, after: 45, change: 15, own: 15, mix: 0, reversal: null });
  expect(change.parts.map(({ name, effect }) => [name, effect])).toEqual([
    ['VN', 30],
    ['TH', -20],
    ['ID', 5],
  ]);
});

test('a rate is taken apart into what its parts did and how much there is of each', () => {
  // By hand: shares 0.5 and 0.5 become 0.25 and 0.75; shares of hits 0.02 and 0.04 become 0.02 and 0.06.
  const change = changeOf('rate', [part('TH', of(10, 500), of(5, 250)), part('VN', of(20, 500), of(45, 750))]);
  expect(change.before).toBeCloseTo(0.03, 12);
  expect(change.after).toBeCloseTo(0.05, 12);
  const [vn, th] = change.parts;
  expect([vn?.name, th?.name]).toEqual(['VN', 'TH']);
  expect(vn?.own).toBeCloseTo(0.02 * 0.625, 12);
  expect(vn?.mix).toBeCloseTo(0.25 * (0.05 - 0.04), 12);
  expect(th?.own).toBeCloseTo(0, 12);
  expect(th?.mix).toBeCloseTo(-0.25 * (0.02 - 0.04), 12);
  // Three quarters are not enough, and one of two is not few anyway.
  expect(change.enough).toBeNull();
});

test('the few parts that make up most of a change are counted', () => {
  const quiet = Array.from({ length: 8 }, (_, at) => part(`q${at}`, of(100), of(101)));
  expect(changeOf('count', [...quiet, part('VN', of(50), of(90)), part('TH', of(50), of(85))]).enough).toBe(2);
  expect(changeOf('count', quiet).enough).toBeNull();
});

test('Simpson’s case is named: each part fell, and the whole rose', () => {
  const change = changeOf('rate', [part('live', of(90, 900), of(8, 100)), part('shop', of(30, 100), of(252, 900))]);
  expect(change).toMatchObject({ reversal: 'every_part' });
  expect(change.change).toBeGreaterThan(0);
  expect(change.parts.every(({ own }) => own < 0)).toBe(true);
});

test('the well-known case of two treatments (Charig and others, 1986; Julious and Mullee, 1994)', () => {
  // Open surgery 273 of 350, percutaneous 289 of 350; small stones 81 of 87 and 234 of 270, large 192 of 263 and 55 of 80.
  const change = changeOf('rate', [part('small', of(81, 87), of(234, 270)), part('large', of(192, 263), of(55, 80))]);
  expect(change.before).toBeCloseTo(0.78, 4);
  expect(change.after).toBeCloseTo(0.8257, 4);
  expect(change.reversal).toBe('every_part');
});

test('what goes the other way together is told apart from what every part does', () => {
  const change = changeOf('rate', [
    ...[part('A', of(10, 1000), of(1, 100)), part('B', of(30, 100), of(250, 900)), part('C', of(1, 100), of(2, 100))],
  ]);
  expect(change.reversal).toBe('together');
});

test('a part that is new does all it does by its share', () => {
  const change = changeOf('mean', [part('old', of(100, 10), of(100, 10)), part('new', null, of(200, 10))]);
  const added = change.parts.find(({ name }) => name === 'new');
  expect(added).toMatchObject({ own: 0, valueBefore: null, valueAfter: 20 });
  expect(added?.mix).toBeCloseTo(0.5 * (20 - 12.5), 12);
});

test('without a base there is nothing to compare, and nothing is made up', () => {
  expect(changeOf('rate', [part('VN', of(0, 0), of(3, 10))])).toMatchObject({
    before: null,
    change: null,
    enough: null,
  });
  expect(changeOf('rate', [])).toMatchObject({ before: null, after: null, change: null, parts: [] });
});

test('whatever is measured, the effects of all parts sum to the change', () => {
  const measured = fc.option(
    fc.record({ base: fc.integer({ min: 0, max: 100_000 }), share: fc.double({ min: 0, max: 1, noNaN: true }) }),
    { nil: null },
  );
  const parts = fc.array(fc.tuple(measured, measured), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(fc.constantFrom('count' as const, 'rate' as const, 'mean' as const), parts, (type, drawn) => {
      const made = (one: { base: number; share: number } | null): Measured | null =>
        one && of(Math.round(one.share * one.base), type === 'count' ? null : one.base);
      const change = changeOf(
        type,
        drawn.map(([before, after], at) => part(`p${at}`, made(before), made(after))),
      );
      if (change.change === null) return;
      const sum = change.parts.reduce((total, { effect }) => total + effect, 0);
      const scale = Math.max(1, ...change.parts.map(({ effect }) => Math.abs(effect)));
      expect(Math.abs(sum - change.change) / scale).toBeLessThan(1e-9);
      expect(Math.abs(change.own + change.mix - change.change) / scale).toBeLessThan(1e-9);
    }),
  );
});
