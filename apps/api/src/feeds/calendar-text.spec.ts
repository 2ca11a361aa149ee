import ICAL from 'ical.js';
import type { FeedEvent } from '../../../../domain/feed/feed-event.js';
import { toInstant } from '../../../../domain/time.js';
import { calendarText } from './calendar-text.js';

const event: FeedEvent = {
  uid: 'item.1@tollgate',
  sequence: 3,
  start: { date: '2026-02-13', time: '18:00', zone: 'Asia/Singapore' },
  summary: 'AI-1 Retrain reviewers; in Penang, and Johor \\ “逾期逾期逾期逾期逾期逾期逾期逾期逾期逾期逾期逾期逾期逾期”',
  description: 'Line one\nLine two',
  cancelled: false,
  changedAt: Date.UTC(2026, 0, 5, 6, 7, 8),
};

/** As another program reads it. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents('vevent').map((of) => new ICAL.Event(of));
}

test('another program reads back what was written, with lines of at most 75 octets', () => {
  const text = calendarText('Lin, “Leakage”', [event]);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  const [got] = read(text);
  expect(got).toMatchObject({ uid: event.uid, sequence: 3, summary: event.summary, description: event.description });
  expect(got?.component.getFirstPropertyValue('status')).toBe('CONFIRMED');
  expect(String(got?.component.getFirstPropertyValue('dtstamp'))).toBe('2026-01-05T06:07:08Z');
});

test.each([
  ['Asia/Singapore', '2026-02-13', '18:00'],
  ['America/New_York', '2026-03-06', '09:00'],
  ['America/New_York', '2026-03-09', '09:00'],
  ['America/New_York', '2026-11-02', '17:30'],
  ['Europe/Berlin', '2026-10-26', '08:00'],
  ['Australia/Lord_Howe', '2026-04-06', '12:00'],
  ['Asia/Kolkata', '2026-06-01', '12:15'],
])('%s %s %s is the same instant for another program', (zone, date, time) => {
  const start = { date, time, zone };
  const [got] = read(calendarText('x', [{ ...event, start }]));
  expect(got?.startDate.toJSDate().getTime()).toBe(toInstant(start));
});

test('a whole day is a date, and what is cancelled says so', () => {
  const text = calendarText('x', [{ ...event, start: '2026-12-31', cancelled: true }]);
  expect(text).toContain('DTSTART;VALUE=DATE:20261231\r\n');
  expect(text).toContain('STATUS:CANCELLED\r\n');
});

test.each(['+05:30', 'UTC+8', 'Mars/Olympus', 'a:b;c', 'UTC'])('%s, which is no TZID, is written in UTC', (zone) => {
  const start = { date: '2030-05-01', time: '10:00', zone };
  const text = calendarText('x', [{ ...event, start }, event]);
  expect(text.replaceAll('\r\n ', '')).not.toContain(`TZID:${zone}\r\n`);
  const [odd, right] = read(text);
  expect(odd?.startDate.toJSDate().getTime()).toBe(toInstant(start));
  expect(right?.startDate.toJSDate().getTime()).toBe(Date.UTC(2026, 1, 13, 10));
});

test('a feed with a date at the end of time is written', () => {
  const near = { date: '2026-01-06', time: '09:00', zone: 'America/New_York' };
  const events = [near, { ...near, date: '9999-12-31' }].map((start, n) => ({ ...event, uid: `${n}`, start }));
  expect(calendarText('x', events)).toContain('99991231T090000');
});

test('the end of a line is written as such however it was typed, other control characters are left out', () => {
  const [got] = read(calendarText('x', [{ ...event, summary: 'a\r\nb\rc\nd\u0007\u0000e\tf' }]));
  expect(got?.summary).toBe('a\nb\nc\nd' + 'ef');
});

test('what programs know by its bare name has no VALUE before it', () => {
  const text = calendarText('Lin; “Leakage”, \\', []);
  expect(text).toContain('\r\nX-WR-CALNAME:Lin\\; “Leakage”\\, \\\\\r\n');
  expect(text).toContain('\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\nX-PUBLISHED-TTL:PT1H\r\n');
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n[^]*END:VCALENDAR\r\n$/);
});

test('a title does not turn round the words behind it', () => {
  const [got] = read(calendarText('x', [{ ...event, summary: 'Retrain \u202ereviewers, due 4 Dec' }]));
  expect(got?.summary).toBe('Retrain reviewers, due 4 Dec');
});
