import fc from 'fast-check';
import { afterMaintenance, outOfMaintenance, windowAt, windowsFor, type MaintenanceWindow } from './maintenance.js';

const window = (id: string, from: number, to: number, facts: Partial<MaintenanceWindow> = {}): MaintenanceWindow => ({
  id,
  reason: 'freeze',
  from,
  to,
  market: null,
  programId: null,
  ...facts,
});

test('what falls into a window leaves at its end, also where windows meet or overlap', () => {
  const windows = [window('b', 20, 30), window('a', 10, 20), window('c', 25, 40), window('d', 50, 60)];
  expect([5, 10, 19, 25, 40, 55].map((at) => afterMaintenance(windows, at))).toEqual([5, 40, 40, 40, 40, 60]);
  expect(windowAt(windows, 40)).toBeUndefined();
});

test('a window of a market or a program holds for these only', () => {
  const windows = [
    window('all', 0, 1),
    window('sg', 0, 1, { market: 'SG' }),
    window('p', 0, 1, { programId: 'p' }),
    window('both', 0, 1, { market: 'SG', programId: 'p' }),
  ];
  const ids = (programId: string, market: string | null): string[] =>
    windowsFor(windows, { programId, market }).map(({ id }) => id);
  expect(ids('p', 'SG')).toEqual(['all', 'sg', 'p', 'both']);
  expect(ids('q', null)).toEqual(['all']);
  expect(ids('p', 'ID')).toEqual(['all', 'p']);
});

/** As the words say it, window by window. */
function plainly(windows: readonly MaintenanceWindow[], at: number): { id: string | undefined; free: number } {
  const holding = (then: number): MaintenanceWindow | undefined =>
    windows.find(({ from, to }) => from <= then && then < to);
  let free = at;
  for (let held = holding(free); held; held = holding(free)) free = held.to;
  return { id: holding(at)?.id, free };
}

test('windows in any order, one in the other, empty or turned round, hold what the plain words say', () => {
  const bounds = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: -2, max: 12 }));
  const lists = fc.array(bounds, { maxLength: 25 });
  fc.assert(
    fc.property(lists, (list) => {
      const windows = list.map(([from, long], index) => window(String(index), from, from + long));
      for (let at = -3; at <= 56; at += 1) {
        const { id, free } = plainly(windows, at);
        expect({ at, id: windowAt(windows, at)?.id, free: afterMaintenance(windows, at) }).toEqual({ at, id, free });
        expect(outOfMaintenance(windows, at)).toEqual({
          fireAt: free,
          held: id === undefined ? '' : ', held back by maintenance: freeze',
        });
      }
    }),
    { seed: 20261128, numRuns: 500 },
  );
});

/** Windows of which it is counted how often somebody looks at where they begin and end. */
function counted(count: number): { windows: MaintenanceWindow[]; looks: () => number } {
  let looks = 0;
  const windows = Array.from({ length: count }, (_, index) => ({
    ...window(String(index), 0, 0),
    get from() {
      looks += 1;
      return index * 10;
    },
    get to() {
      looks += 1;
      // They meet: what falls into the first leaves after the last.
      return index * 10 + 10;
    },
  }));
  return { windows, looks: () => looks };
}

test('a thousand windows are looked at a few times each, however many rungs and items ask', () => {
  const { windows, looks } = counted(1_000);
  for (let item = 0; item < 200; item += 1) {
    const own = windowsFor(windows, { programId: 'p', market: item % 2 === 0 ? 'SG' : null });
    for (let rung = 0; rung < 100; rung += 1) expect(outOfMaintenance(own, rung * 99).fireAt).toBe(10_000);
  }
  expect(looks()).toBeLessThanOrEqual(2 * 4 * windows.length);
});
