import { quietUntil } from './quiet-hours.js';

const at = (text: string): number => Date.parse(text);
const night = { from: '20:00', to: '08:00' };

test('over midnight, within a day, at the edges, and in the reader’s own zone', () => {
  const zone = 'Asia/Singapore';
  expect(quietUntil(at('2026-02-13T11:59:00Z'), zone, night)).toBeNull();
  expect(quietUntil(at('2026-02-13T12:00:00Z'), zone, night)).toBe(at('2026-02-14T00:00:00Z'));
  expect(quietUntil(at('2026-02-13T23:59:00Z'), zone, night)).toBe(at('2026-02-14T00:00:00Z'));
  expect(quietUntil(at('2026-02-14T00:00:00Z'), zone, night)).toBeNull();
  expect(quietUntil(at('2026-02-13T04:30:00Z'), zone, { from: '12:00', to: '13:00' })).toBe(at('2026-02-13T05:00:00Z'));
  expect(quietUntil(at('2026-02-13T12:00:00Z'), zone, null)).toBeNull();
});

test('the end is by the clock on the wall, also in the night in which it changes', () => {
  expect(quietUntil(at('2026-03-08T04:00:00Z'), 'America/New_York', night)).toBe(at('2026-03-08T12:00:00Z'));
});

test('where clocks are set back over its end, it ends once', () => {
  const until = { from: '20:00', to: '02:30' };
  const berlin = (instant: string): number | null => quietUntil(at(instant), 'Europe/Berlin', until);
  expect(berlin('2026-10-25T00:20:00Z')).toBe(at('2026-10-25T00:30:00Z'));
  expect(berlin('2026-10-25T00:40:00Z')).toBeNull();
  expect(berlin('2026-10-25T01:10:00Z')).toBeNull();
});

test('an old record without a right zone has quiet hours by UTC', () => {
  expect(quietUntil(at('2026-02-13T21:00:00Z'), 'Mars/Olympus', night)).toBe(at('2026-02-14T08:00:00Z'));
});
