import { DateTime } from 'luxon';
import { singapore } from '../../test/factories/calendars.js';
import { stretchesOff } from './days-off.js';

const at = (day: string): number => DateTime.fromISO(`${day}T12:00`, { zone: 'Asia/Singapore' }).toMillis();

test('days off stand in stretches, each named once; a weekend alone has no name', () => {
  // Lunar New Year 2026 is on a Tuesday and a Wednesday.
  expect(stretchesOff(at('2026-02-13'), at('2026-02-22'), singapore)).toEqual([
    { from: '2026-02-14', until: '2026-02-15', names: [] },
    { from: '2026-02-17', until: '2026-02-18', names: expect.arrayContaining([expect.any(String)]) },
    { from: '2026-02-21', until: '2026-02-22', names: [] },
  ]);
});

test('a weekend and the day off beside it are one stretch', () => {
  // Good Friday 2026.
  expect(stretchesOff(at('2026-04-02'), at('2026-04-06'), singapore)).toEqual([
    { from: '2026-04-03', until: '2026-04-05', names: ['Good Friday'] },
  ]);
});
