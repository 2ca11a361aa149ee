import type { PollLoop } from './engine/poll-loop.js';

export interface WorkerHealth {
  /** Every loop goes round, whether it can do its work or not: a restart would help nobody. */
  live: boolean;
  /** It does its work: the database answers every loop, and Temporal is polled. */
  ready: boolean;
  /** What is not as it should be. */
  problems: string[];
}

/** No round takes so long, in ms: one that does is stuck. */
const longestRound = 120_000;

export function healthOf(loops: readonly PollLoop[], polls: boolean, now: number): WorkerHealth {
  const stuck = loops.filter(({ pulse }) => now - pulse.at > longestRound);
  const failing = loops.filter(({ pulse }) => !pulse.ok);
  const problems = [
    ...stuck.map(({ name, pulse }) => `${name} has not come round for ${Math.round((now - pulse.at) / 1000)} s`),
    ...failing.map(({ name }) => `${name} failed; it is tried again`),
    ...(polls ? [] : ['Temporal is not polled']),
  ];
  return { live: stuck.length === 0, ready: problems.length === 0, problems };
}
