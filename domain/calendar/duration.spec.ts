import {
  DurationProblem,
  durationText,
  parseDuration,
  readDuration,
  spokenDuration,
  type TypedDuration,
} from './duration.js';

const days = (count: number): TypedDuration => ({ kind: 'working_days', days: count });
const minutes = (count: number): TypedDuration => ({ kind: 'working_hours', minutes: count });
const calendar = (iso: string): TypedDuration => ({ kind: 'calendar', iso });

test.each([
  ['2 working days', days(2)],
  ['1 working day', days(1)],
  ['1 Business Day', days(1)],
  ['0 working days', days(0)],
  ['8 working hours', minutes(480)],
  ['1.5 working hours', minutes(90)],
  ['90 working minutes', minutes(90)],
  ['3 days', calendar('P3D')],
  ['1 day', calendar('P1D')],
  ['2 weeks', calendar('P2W')],
  ['4 hours', calendar('PT4H')],
  ['30 minutes', calendar('PT30M')],
  ['1 month', calendar('P1M')],
  ['2 years', calendar('P2Y')],
  ['P2D', calendar('P2D')],
  ['pt4h', calendar('PT4H')],
  [' P1DT4H ', calendar('P1DT4H')],
])('%s', (text, expected) => {
  const duration = parseDuration(text);
  expect(duration).toEqual(expected);
  expect(parseDuration(durationText(duration))).toEqual(duration);
});

test.each([
  [days(1), '1 working day'],
  [days(2), '2 working days'],
  [minutes(480), '8 working hours'],
  [minutes(60), '1 working hour'],
  [minutes(90), '90 working minutes'],
  [calendar('P3D'), '3 days'],
  [calendar('PT30M'), '30 minutes'],
  [calendar('P1M'), '1 month'],
  [calendar('P1DT4H'), 'P1DT4H'],
])('%o is written as %s', (duration, text) => {
  expect(durationText(duration)).toBe(text);
});

test.each([
  ['', 'Write it as'],
  ['soon', 'Write it as'],
  ['two working days', 'Write it as'],
  ['-2 working days', 'Write it as'],
  ['P', 'Write it as'],
  ['P-2D', 'Write it as'],
  ['2 working fortnights', 'Write it as'],
  ['1 working week', 'Say it in working days'],
  ['1 working month', 'Say it in working days'],
  ['1.5 working days', 'are whole'],
  ['0.01 working minutes', 'whole minutes'],
  ['10001 working days', 'more than 10000 working days'],
  ['100001 working hours', 'more than 100000 working hours'],
])('%s is refused', (text, message) => {
  expect(() => parseDuration(text)).toThrow(DurationProblem);
  expect(() => parseDuration(text)).toThrow(message);
});

describe('ISO 8601 as working time', () => {
  test.each([
    ['P2D', days(2)],
    ['P0D', days(0)],
    ['PT4H', minutes(240)],
    ['PT1H30M', minutes(90)],
    ['PT90M', minutes(90)],
    ['PT0S', minutes(0)],
  ])('%s', (iso, expected) => {
    expect(readDuration(iso, 'working')).toEqual(expected);
    expect(readDuration(iso, 'calendar')).toEqual(calendar(iso));
  });

  test.each([
    ['P1W', 'such as P5D'],
    ['P1M', 'such as P5D'],
    ['P1Y', 'such as P5D'],
    ['P1DT4H', 'mixes'],
    ['PT30S', 'whole minutes'],
    ['P0.5D', 'are whole'],
    ['2 days', 'Write it as'],
  ])('%s is refused', (iso, message) => {
    expect(() => readDuration(iso, 'working')).toThrow(message);
  });
});

test.each([
  ['PT0S', ''],
  ['P1D', '1 day'],
  ['PT36H', '36 hours'],
  ['P1DT4H', '1 day 4 hours'],
  ['P2W', '2 weeks'],
  ['2 working days', '2 working days'],
  ['90 working minutes', '90 working minutes'],
])('%s is said as "%s"', (text, words) => {
  expect(spokenDuration(parseDuration(text))).toBe(words);
});
