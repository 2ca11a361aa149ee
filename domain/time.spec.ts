import fc from 'fast-check';
import { DateTime, Duration } from 'luxon';
import { addDuration, describeInstant, endOfSpan, formatLocal, localDate, subtractDuration, toLocal } from './time.js';

const zones = [
  'Asia/Singapore',
  'Asia/Manila',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'UTC',
];
const instants = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2040, 0, 1) });
const durations = fc.constantFrom('P1D', 'P2D', 'P5D', 'P1M', 'P1Y', 'P1W', 'P1DT12H', 'PT4H', 'PT90S');

test('quick as it is, it says of every instant and zone what the library itself says', () => {
  fc.assert(
    fc.property(instants, fc.constantFrom(...zones), durations, (at, zone, iso) => {
      const plain = DateTime.fromMillis(at, { zone });
      expect(addDuration(at, iso, zone)).toBe(plain.plus(Duration.fromISO(iso)).toMillis());
      expect(subtractDuration(at, iso, zone)).toBe(plain.minus(Duration.fromISO(iso)).toMillis());
      expect(formatLocal(at, zone)).toBe(plain.toFormat('yyyy-MM-dd HH:mm'));
      expect(localDate(at, zone)).toBe(plain.toFormat('yyyy-MM-dd'));
      expect(describeInstant(at, zone)).toBe(`${plain.setLocale('en').toFormat('ccc d LLL yyyy HH:mm')} (${zone})`);
    }),
    { numRuns: 2_000 },
  );
});

test('an unknown zone, as an old record may have it, goes by UTC', () => {
  expect(addDuration(0, 'P1D', 'Mars/Olympus')).toBe(86_400_000);
});

test('an instant is written down as the library would, in every zone and across changes of the clocks', () => {
  fc.assert(
    fc.property(instants, fc.constantFrom(...zones), (at, zone) => {
      const local = DateTime.fromMillis(at, { zone }).setLocale('en');
      expect(formatLocal(at, zone)).toBe(local.toFormat('yyyy-MM-dd HH:mm'));
      expect(localDate(at, zone)).toBe(local.toFormat('yyyy-MM-dd'));
      expect(toLocal(at, zone)).toEqual({ date: local.toFormat('yyyy-MM-dd'), time: local.toFormat('HH:mm'), zone });
      expect(describeInstant(at, zone)).toBe(`${local.toFormat('ccc d LLL yyyy HH:mm')} (${zone})`);
    }),
  );
});

test('the last day of a span belongs to it, to midnight where its clocks are; hours end by the clock', () => {
  const at = (local: string): number => DateTime.fromISO(local, { zone: 'Asia/Singapore' }).toMillis();
  const end = (iso: string, from = '2026-11-28T10:30'): number => endOfSpan(at(from), iso, 'Asia/Singapore');
  expect(end('P1Y')).toBe(at('2027-11-29T00:00'));
  expect(end('P180D')).toBe(at('2027-05-28T00:00'));
  expect(end('P1M', '2026-01-31T09:00')).toBe(at('2026-03-01T00:00'));
  expect(end('PT36H')).toBe(at('2026-11-29T22:30'));
});
