import { chanceOf } from '../fuzz/random.js';
import { harms, type Harm } from './link.js';

export const parts = ['postgres', 'temporal', 'api', 'worker-1', 'worker-2'] as const;
export type Part = (typeof parts)[number];

/** Who speaks to whom, by a link of its own. */
export const linkNames = [
  'api-postgres',
  'api-temporal',
  'worker-1-postgres',
  'worker-1-temporal',
  'worker-2-postgres',
  'worker-2-temporal',
  'temporal-postgres',
] as const;
export type LinkName = (typeof linkNames)[number];

export const repeats = ['outbox', 'pokes', 'webhooks'] as const;

/** Something that is done to the installation. */
export type Fault =
  | { kind: 'kill' | 'freeze' | 'restart'; target: Part; seconds: number }
  | { kind: Harm; target: LinkName; seconds: number }
  | { kind: 'full disk'; target: 'postgres'; seconds: number }
  | { kind: 'clock an hour ahead' | 'clock an hour behind'; target: 'worker-1' | 'worker-2'; seconds: number }
  | { kind: 'deliver again'; target: (typeof repeats)[number]; seconds: number };

/** A fault, and when it begins, in seconds from the beginning of all. */
export type Scheduled = Fault & { at: number };

/** What is faulty lasts so long, in seconds: at least, and at most. A minute of a frozen process is a minute of none. */
const lasts: Record<Fault['kind'], [from: number, to: number]> = {
  ...{ kill: [0, 0], restart: [0, 0], cut: [0, 0], 'deliver again': [0, 0] },
  ...{ freeze: [3, 60], refuse: [2, 20], stall: [3, 40], forget: [3, 40], slow: [5, 20], 'full disk': [5, 30] },
  ...{ 'clock an hour ahead': [5, 25], 'clock an hour behind': [5, 25] },
};

/** Everything that can be done, once. */
function everything(): Omit<Fault, 'seconds'>[] {
  const clocks = ['worker-1', 'worker-2'].flatMap((target) =>
    ['clock an hour ahead', 'clock an hour behind'].map((kind) => ({ kind, target })),
  );
  return [
    ...(['kill', 'freeze', 'restart'] as const).flatMap((kind) => parts.map((target) => ({ kind, target }))),
    ...harms.flatMap((kind) => linkNames.map((target) => ({ kind, target }))),
    { kind: 'full disk', target: 'postgres' },
    ...clocks,
    ...repeats.map((target) => ({ kind: 'deliver again', target })),
  ] as Omit<Fault, 'seconds'>[];
}

/** Each kind once, every process and every pair among them: what a minute has room for. */
const shortly: readonly (Omit<Fault, 'seconds'> & { seconds?: number })[] = [
  // Long enough that deadlines fall due while nobody but the sweep can see to them, and before anything else is harmed.
  { kind: 'freeze', target: 'temporal', seconds: 12 },
  { kind: 'kill', target: 'worker-1' },
  { kind: 'deliver again', target: 'outbox' },
  { kind: 'cut', target: 'api-postgres' },
  { kind: 'kill', target: 'api' },
  { kind: 'clock an hour ahead', target: 'worker-2' },
  { kind: 'restart', target: 'worker-2' },
  { kind: 'refuse', target: 'worker-1-postgres' },
  { kind: 'deliver again', target: 'pokes' },
  { kind: 'stall', target: 'temporal-postgres' },
  { kind: 'kill', target: 'temporal' },
  { kind: 'forget', target: 'worker-2-temporal' },
  { kind: 'full disk', target: 'postgres' },
  { kind: 'clock an hour behind', target: 'worker-1' },
  { kind: 'slow', target: 'api-temporal' },
  { kind: 'deliver again', target: 'webhooks' },
  { kind: 'kill', target: 'postgres' },
] as Omit<Fault, 'seconds'>[];

/**
 * What is done when: all of it in an order by chance, again and again for so long, and the same for the same seed. In the short
 * form each kind once, for a few seconds.
 */
export function scheduleOf({ seed, seconds, short }: { seed: number; seconds: number; short: boolean }): Scheduled[] {
  const chance = chanceOf(seed);
  const schedule: Scheduled[] = [];
  let at = short ? 1 : 5;
  while (at < seconds) {
    const faults: typeof shortly = short ? shortly : shuffled(everything(), chance);
    for (const fault of faults) {
      const [from, to] = lasts[fault.kind];
      const lasting = fault.seconds ?? (short ? Math.min(from, 4) : Math.round(from + chance() ** 2 * (to - from)));
      if (at + lasting > seconds) return schedule;
      schedule.push({ ...fault, seconds: lasting, at: Math.round(at * 10) / 10 } as Scheduled);
      at += lasting + (short ? 1 : 2 + chance() * 8);
    }
    if (short) break;
  }
  return schedule;
}

function shuffled<T>(all: readonly T[], chance: () => number): T[] {
  return all
    .map((one) => ({ one, place: chance() }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one);
}
