import { fuzzFiles } from '../../fuzz/files.js';
import { inFloors, unnoticed } from '../../floor/floor.js';

test('hostile files are read or refused with a reason, and hold nobody up', async () => {
  const floors = await inFloors(async () => {
    const { read, refused, longestTurnMs } = await fuzzFiles(1, 300);
    const reasons = Object.values(refused).reduce((sum, count) => sum + count, 0);
    expect(read + reasons).toBe(300);
    // Both are well tried.
    expect(Math.min(read, reasons)).toBeGreaterThan(50);
    expect(refused['file-too-costly']).toBeUndefined();
    return longestTurnMs;
  });
  expect(floors).toBeLessThan(unnoticed);
});
