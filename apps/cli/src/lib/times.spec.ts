import { dueCell, dueText, shortZone, whenText } from './times.js';

const due = { date: '2026-12-18', time: '18:00', zone: 'Asia/Singapore', at: '2026-12-18T10:00:00.000Z' };

test('an item is due at its local time; what was agreed is named where that is a day off', () => {
  expect(dueText({ due })).toBe('2026-12-18 18:00 Asia/Singapore');
  expect(dueText({ due: { ...due, date: '2026-12-20', at: '2026-12-21T10:00:00.000Z' } })).toBe(
    '2026-12-21 18:00 Asia/Singapore (agreed 2026-12-20)',
  );
});

test('in a cell its zone is short, and where there is little room the day is enough', () => {
  expect(dueCell({ due })).toEqual({ long: '2026-12-18 18:00 +08', short: '2026-12-18' });
});

test.each([
  ['Asia/Singapore', '+08'],
  ['Asia/Kolkata', '+05:30'],
  ['America/Los_Angeles', '-08'],
  ['UTC', 'UTC'],
  ['Europe/London', 'UTC'],
])('the zone %s is %s then', (zone, short) => {
  expect(shortZone('2026-12-18T10:00:00.000Z', zone)).toBe(short);
});

test('an instant is shown on the clock of whoever reads it, to the minute, with its zone', () => {
  expect(whenText('2026-12-18T10:00:59.123Z')).toMatch(/^2026-12-1[789] \d{2}:\d{2} (UTC|[+-]\d{2}(:\d{2})?)$/);
  expect(whenText(null)).toBe('');
});
