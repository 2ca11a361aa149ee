import { durationAhead } from './days-ahead.js';

const day = 86_400_000;
const of = (from: number, to: number, personId = 'a', layer = 'first') => ({
  layer,
  personId,
  from: from * day,
  to: to * day,
});

test('what somebody has of a layer in all: parts add up, overlaps count once, what is over counts for nothing', () => {
  const has = [of(0, 10), of(5, 12), of(20, 30), of(20, 30, 'b'), of(20, 30, 'a', 'second'), of(-9, -1)];
  expect(durationAhead([], of(0, 31), 0)).toBe(31 * day);
  expect(durationAhead(has, of(30, 40), 0)).toBe(32 * day);
  expect(durationAhead(has, of(30, 40), 10 * day)).toBe(22 * day);
  expect(durationAhead(has, of(25, 28), 0)).toBe(22 * day);
});
