import { afterMaintenance, windowAt, windowsFor, type MaintenanceWindow } from './maintenance.js';

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
