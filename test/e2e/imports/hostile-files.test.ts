import { fuzzFiles } from '../../fuzz/files.js';

test('hostile files are read or refused with a reason, and hold nobody up', async () => {
  const { read, refused, longestTurnMs } = await fuzzFiles(1, 300);
  const reasons = Object.values(refused).reduce((sum, count) => sum + count, 0);
  expect(read + reasons).toBe(300);
  // Both are well tried.
  expect(Math.min(read, reasons)).toBeGreaterThan(50);
  expect(longestTurnMs).toBeLessThan(200);
  expect(refused['file-too-costly']).toBeUndefined();
}, 120_000);
