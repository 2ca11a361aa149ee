import { fuzzIcs } from '../../fuzz/ics.js';

test('whatever stands in a file of days, it is read or refused, soon, and states only days that exist', () => {
  const { read, refused, days, slowestMs } = fuzzIcs(1, 600);
  expect(read + refused).toBe(600);
  expect(days).toBeGreaterThan(100);
  expect(slowestMs).toBeLessThan(1_000);
});
