import { inZone } from '../calendar/in-zone.js';
import { kedah, singapore } from '../../test/factories/calendars.js';
import { digestDue } from './digest-morning.js';

const at = '08:30';

test('the digest is due from its local time on, on days on which the reader works', () => {
  const calendar = inZone(singapore, 'Asia/Manila');
  expect(digestDue({ calendar, at }, Date.parse('2026-02-13T00:29:00Z'))).toBeNull();
  expect(digestDue({ calendar, at }, Date.parse('2026-02-13T00:30:00Z'))).toBe('2026-02-13');
  expect(digestDue({ calendar, at }, Date.parse('2026-02-13T15:59:00Z'))).toBe('2026-02-13');
  // Saturday there, Friday still in UTC.
  expect(digestDue({ calendar, at }, Date.parse('2026-02-13T23:00:00Z'))).toBeNull();
  expect(digestDue({ calendar, at }, Date.parse('2026-02-14T04:00:00Z'))).toBeNull();
});

test('a holiday has no digest, and in Kedah Sunday has one and Friday none', () => {
  const morning = (date: string): number => Date.parse(`${date}T09:00:00+08:00`);
  expect(digestDue({ calendar: singapore, at }, morning('2026-02-17'))).toBeNull();
  expect(digestDue({ calendar: singapore, at }, morning('2026-02-19'))).toBe('2026-02-19');
  expect(digestDue({ calendar: kedah, at }, morning('2026-02-13'))).toBeNull();
  expect(digestDue({ calendar: kedah, at }, morning('2026-02-15'))).toBe('2026-02-15');
});
