import { toInstant } from '../time.js';
import { dueNow, nextSending, weekOfSending } from './subscription.js';

const monday = { weekday: 1, at: '09:00', zone: 'Asia/Singapore' };
const at = (date: string, time: string, zone = monday.zone): number => toInstant({ date, time, zone });

test('the next one is after the last, never at it', () => {
  const first = at('2026-11-30', '09:00');
  expect(nextSending(monday, at('2026-11-27', '12:00'))).toBe(first);
  expect(nextSending(monday, first - 1)).toBe(first);
  expect(nextSending(monday, first)).toBe(at('2026-12-07', '09:00'));
  expect(nextSending({ ...monday, weekday: 7 }, first)).toBe(at('2026-12-06', '09:00'));
});

test('it keeps its local time over a change of clocks, and takes the next where its own is skipped', () => {
  const berlin = { weekday: 7, at: '02:30', zone: 'Europe/Berlin' };
  // At 02:00 of that night the clocks go to 03:00.
  const skipped = nextSending(berlin, at('2026-03-22', '12:00', berlin.zone));
  expect(new Date(skipped).toISOString()).toBe('2026-03-29T01:00:00.000Z');
  expect(nextSending(berlin, skipped)).toBe(at('2026-04-05', '02:30', berlin.zone));
});

test('it is of the last week that had ended when it was to be sent', () => {
  expect(weekOfSending(at('2026-11-30', '09:00'), monday.zone).name).toBe('2026-W48');
  expect(weekOfSending(at('2026-12-06', '23:59'), monday.zone).name).toBe('2026-W48');
  expect(weekOfSending(at('2026-12-07', '00:00'), monday.zone).name).toBe('2026-W49');
});

test('of those that were missed the last is made once, and the next is to come', () => {
  const due = at('2026-11-30', '09:00');
  expect(dueNow(monday, due, due)).toEqual({ sending: due, next: at('2026-12-07', '09:00') });
  expect(dueNow(monday, due, at('2026-12-15', '08:00'))).toEqual({
    sending: at('2026-12-14', '09:00'),
    next: at('2026-12-21', '09:00'),
  });
});

test('no day of a week is the eighth', () => {
  expect(() => nextSending({ ...monday, weekday: 8 }, 0)).toThrow(RangeError);
});
