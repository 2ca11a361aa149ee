import { cachedWorkflows, memoryHere } from './temporal-worker.js';

const gib = 2 ** 30;
/** What a control group without a limit says, on one kernel and another. */
const unlimited = [0, 2 ** 64, 9_223_372_036_854_771_712];

test.each([
  ['a container of 512 MiB', gib / 2, 100],
  ['a small machine', 2 * gib, 128],
  ['one of 8 GiB', 8 * gib, 512],
  ['a large one', 64 * gib, 1_500],
])('workflows kept at hand by %s', (_, memory, kept) => {
  expect(cachedWorkflows(memory)).toBe(kept);
});

test('a worker goes by what its container was given, and by the machine where that is less', () => {
  expect(memoryHere(64 * gib, 2 * gib)).toBe(2 * gib);
  expect(memoryHere(2 * gib, 4 * gib)).toBe(2 * gib);
  for (const given of unlimited) expect(memoryHere(8 * gib, given)).toBe(8 * gib);
  expect(memoryHere()).toBeGreaterThan(gib / 4);
});
