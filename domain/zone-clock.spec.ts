import { DateTime, Settings } from 'luxon';
import { toInstant } from './time.js';
import { zoneClock } from './zone-clock.js';

const hour = 3_600_000;

/** With changes of the clocks in spring and autumn, north and south, by half an hour, twice around Ramadan, and never. */
const zones = [
  'America/New_York',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'America/Santiago',
  'Asia/Singapore',
  'Asia/Kathmandu',
];

test.each(zones)('shows the same as the library does, hour by hour: %s', (zone) => {
  const clock = zoneClock(zone);
  for (let at = Date.UTC(2023, 11, 25); at < Date.UTC(2025, 0, 5); at += 6.5 * hour)
    expect(clock.localAt(at)).toBe(at + DateTime.fromMillis(at, { zone }).offset * 60_000);
});

test.each(zones)('finds the first instant that shows a local time, or is past it: %s', (zone) => {
  const clock = zoneClock(zone);
  for (let local = Date.UTC(2023, 11, 31); local < Date.UTC(2025, 0, 2); local += 5.5 * hour) {
    const found = clock.instantOf(local);
    expect(clock.localAt(found)).toBeGreaterThanOrEqual(local);
    expect(clock.localAt(found - 1)).toBeLessThan(local);
  }
});

test.each([
  ['skipped: the next there is', 'America/New_York', '2026-03-08', '02:30', '2026-03-08T07:00:00Z'],
  ['the end of what is skipped', 'America/New_York', '2026-03-08', '03:00', '2026-03-08T07:00:00Z'],
  ['comes twice: the first', 'America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30:00Z'],
  ['after what comes twice', 'America/New_York', '2026-11-01', '02:00', '2026-11-01T07:00:00Z'],
  ['comes twice, half an hour', 'Australia/Lord_Howe', '2026-04-05', '01:45', '2026-04-04T14:45:00Z'],
  ['no summer time', 'Asia/Singapore', '2026-02-13', '17:00', '2026-02-13T09:00:00Z'],
])('%s', (_, zone, date, time, expected) => {
  // The library takes the offset of today for its first guess: the answer must not hang on the season.
  const now = Settings.now;
  try {
    for (const today of ['2026-01-15T00:00:00Z', '2026-07-15T00:00:00Z']) {
      Settings.now = () => Date.parse(today);
      expect(new Date(toInstant({ date, time, zone })).toISOString()).toBe(expected.replace('Z', '.000Z'));
    }
  } finally {
    Settings.now = now;
  }
});

test('what is no zone, as an old record may have it, goes by UTC', () => {
  const at = Date.parse('2026-02-13T09:00:00Z');
  expect(zoneClock('Asia/Nowhere').localAt(at)).toBe(at);
  expect(toInstant({ date: '2026-02-13', time: '09:00', zone: 'Asia/Nowhere' })).toBe(at);
  expect(toInstant({ date: '2026-02-13', time: '09:00', zone: '+05:30' })).toBe(at - 5.5 * hour);
});
