import { DateTime } from 'luxon';
import fc from 'fast-check';
import { describeInstant, formatLocal, localDate, toLocal } from './time.js';

const zones = ['Asia/Singapore', 'Asia/Kathmandu', 'America/New_York', 'Australia/Lord_Howe', 'UTC'];
const instant = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2090, 0, 1) });

test('an instant is written down as the library would, in every zone and across changes of the clocks', () => {
  fc.assert(
    fc.property(instant, fc.constantFrom(...zones), (at, zone) => {
      const local = DateTime.fromMillis(at, { zone }).setLocale('en');
      expect(formatLocal(at, zone)).toBe(local.toFormat('yyyy-MM-dd HH:mm'));
      expect(localDate(at, zone)).toBe(local.toFormat('yyyy-MM-dd'));
      expect(toLocal(at, zone)).toEqual({ date: local.toFormat('yyyy-MM-dd'), time: local.toFormat('HH:mm'), zone });
      expect(describeInstant(at, zone)).toBe(`${local.toFormat('ccc d LLL yyyy HH:mm')} (${zone})`);
    }),
  );
});
