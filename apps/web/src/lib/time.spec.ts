import { expect, test } from '@jest/globals';
import { Clock, cityOf } from './time.js';

const now = Date.parse('2026-12-03T02:00:00Z');
const clock = new Clock('en-GB', 'Asia/Singapore', () => now);

test('an instant is shown by the clocks of whoever looks, and by those of its place where they differ', () => {
  expect(clock.at('2026-12-03T10:00:00Z')).toMatch(/Thu.*3 Dec 2026.*18:00/);
  expect(clock.elsewhere('2026-12-03T10:00:00Z', 'Asia/Jakarta')).toMatch(/17:00 Jakarta$/);
  expect(clock.elsewhere('2026-12-03T10:00:00Z', 'Asia/Kuala_Lumpur')).toBeNull();
});

test('how far away an instant is, is said in the largest span that fits', () => {
  expect(clock.away('2026-12-05T03:00:00Z')).toBe('in 2 days');
  expect(clock.away('2026-12-03T00:30:00Z')).toBe('1 hour ago');
  expect(clock.away('2026-12-03T02:05:00Z')).toBe('in 5 minutes');
});

test('days are counted by the calendar of whoever looks, and far months and years in numbers', () => {
  // It is Thursday, 10:00.
  expect(clock.away('2026-12-05T01:59:00Z')).toBe('in 2 days');
  expect(clock.away('2026-12-04T03:00:00Z')).toBe('tomorrow');
  expect(clock.away('2026-12-02T01:00:00Z')).toBe('yesterday');
  expect(clock.away('2026-12-01T03:00:00Z')).toBe('2 days ago');
  expect(clock.away('2027-01-10T03:00:00Z')).toBe('in 1 month');
  expect(clock.away('2028-01-10T03:00:00Z')).toBe('in 1 year');
});

test('a day of the calendar has no zone', () => {
  expect(new Clock('en-GB', 'America/Los_Angeles', () => now).day('2026-12-03')).toBe('3 Dec 2026');
});

test('midnight is 00:00, never 24:00', () => {
  expect(clock.at('2026-12-03T16:00:00Z')).toContain('00:00');
});

test('a zone is named as people say it', () => {
  expect(cityOf('Asia/Ho_Chi_Minh')).toBe('Ho Chi Minh');
});

test('a span is said as people say it, and one of another way of writing stays', () => {
  const english = new Clock('en', 'UTC');
  expect(['P2D', 'P1W', 'PT8H', 'P1DT12H', 'P3M'].map((span) => english.span(span))).toEqual([
    '2 days',
    '1 week',
    '8 hours',
    '1 day 12 hours',
    '3 months',
  ]);
  expect([english.span('5 working days'), english.span('PT0S'), english.span('P0D')]).toEqual([
    '5 working days',
    'PT0S',
    'P0D',
  ]);
});
