import { healthOf } from './health.js';
import type { PollLoop } from './engine/poll-loop.js';

const loop = (name: string, at: number, ok = true): PollLoop => ({
  name,
  pulse: { at, ok },
  wake: () => undefined,
  stop: async () => undefined,
});

test('a worker whose loops go round and that polls is live and ready', () => {
  expect(healthOf([loop('sweep', 900), loop('relay', 500)], true, 1_000)).toEqual({
    live: true,
    ready: true,
    problems: [],
  });
});

test('one that cannot do its work is live, not ready, and says what it misses', () => {
  expect(healthOf([loop('sweep', 900, false)], false, 1_000)).toEqual({
    live: true,
    ready: false,
    problems: ['sweep failed; it is tried again', 'Temporal is not polled'],
  });
});

test('one with a loop that does not come round is not live', () => {
  expect(healthOf([loop('sweep', 0)], true, 121_000)).toEqual({
    live: false,
    ready: false,
    problems: ['sweep has not come round for 121 s'],
  });
});
