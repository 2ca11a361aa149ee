import { PerMinute } from './per-minute.js';

const at = Date.UTC(2026, 0, 5);

test('each key has its count, and what is beyond it says when to go on', () => {
  const counted = new PerMinute();
  expect([1, 2, 3].map((second) => counted.beyond(2, 'a', at + second * 1000))).toEqual([null, null, 58]);
  expect(counted.beyond(2, 'b', at + 3_500)).toBeNull();
  expect(counted.beyond(2, 'a', at + 60_500)).toBe(1);
});

test('with the next minute all begin anew', () => {
  const counted = new PerMinute();
  expect(counted.beyond(0, 'a', at)).toBe(60);
  expect(counted.beyond(1, 'a', at + 59_999)).toBe(1);
  expect(counted.beyond(1, 'a', at + 60_000)).toBeNull();
});
