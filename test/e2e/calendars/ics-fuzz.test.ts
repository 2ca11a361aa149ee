import { fuzzIcs } from '../../fuzz/ics.js';
import { inFloors, unnoticed } from '../../floor/floor.js';

test('whatever stands in a file of days, it is read or refused, soon, and states only days that exist', async () => {
  const floors = await inFloors(() => {
    const { read, refused, days, slowestMs } = fuzzIcs(1, 600);
    expect(read + refused).toBe(600);
    expect(days).toBeGreaterThan(100);
    return slowestMs;
  });
  expect(floors).toBeLessThan(unnoticed);
});
