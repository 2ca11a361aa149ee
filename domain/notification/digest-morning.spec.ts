import { inZone } from '../calendar/in-zone.js';
import { kedah, singapore } from '../../test/factories/calendars.js';
import { digestDue } from './digest-morning.js';

const at = '08:30';

test('the digest is due from its local time on, on days on which the reader works', () => {
  const calendar = inZone(singapore, 'Asia/Manila');
  expect(digestDue({ calendar, at }, Date.parse('2026-02-13T00:29:00Z'), null)).toBeNull();
  expect(digestDue({ calendar, at }, Date.parse('2026-02-13T00:30:00Z'), null)).toBe('2026-02-13');
  expect(digestDue({ calendar, at }, Date.parse('2026-02-13T15:59:00Z'), null)).toBe('2026-02-13');
  // Saturday there, Friday still in UTC.
  expect(digestDue({ calendar, at }, Date.parse('2026-02-13T23:00:00Z'), null)).toBeNull();
  expect(digestDue({ calendar, at }, Date.parse('2026-02-14T04:00:00Z'), null)).toBeNull();
});

test('a holiday has no digest, and in Kedah Sunday has one and Friday none', () => {
  const morning = (date: string): number => Date.parse(`${date}T09:00:00+08:00`);
  expect(digestDue({ calendar: singapore, at }, morning('2026-02-17'), null)).toBeNull();
  expect(digestDue({ calendar: singapore, at }, morning('2026-02-19'), null)).toBe('2026-02-19');
  expect(digestDue({ calendar: kedah, at }, morning('2026-02-13'), null)).toBeNull();
  expect(digestDue({ calendar: kedah, at }, morning('2026-02-15'), null)).toBe('2026-02-15');
});

test.each([
  ['from Tokyo to Singapore', 'Asia/Tokyo', '08:30', 'Asia/Singapore', '08:30'],
  ['from Auckland to Los Angeles', 'Pacific/Auckland', '08:30', 'America/Los_Angeles', '08:30'],
  ['from Los Angeles to Auckland', 'America/Los_Angeles', '08:30', 'Pacific/Auckland', '08:30'],
  ['over midnight', 'Asia/Tokyo', '00:15', 'Asia/Singapore', '00:15'],
  ['to a later hour', 'Asia/Singapore', '08:30', 'Asia/Singapore', '18:00'],
  ['to an earlier hour', 'Asia/Singapore', '20:00', 'Asia/Singapore', '07:00'],
])('whoever moves %s has neither two digests of a day nor none', (_how, from, at, to, then) => {
  const quarter = 15 * 60_000;
  const moves = Date.parse('2026-03-11T00:00:00Z');
  let last: number | null = null;
  const had: number[] = [];
  for (let now = moves - 3 * 86_400_000; now < moves + 2.5 * 86_400_000; now += quarter) {
    const reader = now < moves ? { zone: from, at } : { zone: to, at: then };
    const due = digestDue({ calendar: inZone(singapore, reader.zone), at: reader.at }, now, last);
    if (due === null) continue;
    had.push(now);
    last = now;
  }
  for (const [index, now] of had.slice(1).entries()) {
    const hours = (now - (had[index] ?? 0)) / 3_600_000;
    expect(hours).toBeGreaterThanOrEqual(6);
    // Monday to Friday: no working day without one, wherever its reader slept.
    expect(hours).toBeLessThan(48);
  }
  expect(had.length).toBeGreaterThanOrEqual(4);
});
