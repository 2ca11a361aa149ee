import { expect, test } from '@jest/globals';
import { saidRule } from './rule.js';

test('frequency, interval, weekdays, days of the month and months are said', () => {
  expect(saidRule('FREQ=MONTHLY;BYDAY=-1FR')).toEqual({
    ...{ frequency: 'MONTHLY', interval: 1, monthDays: [], months: [] },
    days: [{ nth: -1, weekday: 5 }],
  });
  expect(saidRule('freq=weekly;interval=2;byday=MO,TH')).toMatchObject({
    ...{ frequency: 'WEEKLY', interval: 2 },
    days: [
      { nth: null, weekday: 1 },
      { nth: null, weekday: 4 },
    ],
  });
  expect(saidRule('FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=-1;COUNT=4')).toMatchObject({ months: [3, 9], monthDays: [-1] });
});

test.each([
  'FREQ=MONTHLY;BYSETPOS=1;BYDAY=MO,TU',
  'FREQ=YEARLY;BYWEEKNO=20',
  'FREQ=MONTHLY;BYDAY=-3FR',
  'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13',
  'FREQ=HOURLY',
  'every friday',
])('%s has no words, and is shown as it is', (rule) => {
  expect(saidRule(rule)).toBeNull();
});
