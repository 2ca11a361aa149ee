import { cachedWorkflows } from './temporal-worker.js';

const gib = 2 ** 30;

test.each([
  ['a small machine', 2 * gib, 250],
  ['one of 8 GiB', 8 * gib, 512],
  ['a large one', 64 * gib, 1_500],
])('workflows kept at hand by %s', (_, memory, kept) => {
  expect(cachedWorkflows(memory)).toBe(kept);
});
