import { ruleNotes, ruleProblems } from './check-rule.js';
import { datesAfter } from './days-of-rule.js';

const ruled = (rule: string, startsOn = '2026-01-31') => ({ rule, startsOn, time: '09:00', zone: 'Asia/Singapore' });

test.each([
  ['', 'needs a FREQ of DAILY, WEEKLY, MONTHLY, YEARLY'],
  ['every friday', 'has "EVERY FRIDAY", which is not used here'],
  [
    'FREQ=SECONDLY',
    'needs a FREQ of DAILY, WEEKLY, MONTHLY, YEARLY, as in FREQ=MONTHLY;BYDAY=-1FR; it says FREQ=SECONDLY',
  ],
  ['FREQ=HOURLY;INTERVAL=24', 'needs a FREQ'],
  ['FREQ=DAILY;BYHOUR=9', 'has "BYHOUR=9", which is not used here'],
  ['FREQ=DAILY;BYEASTER=1', 'which is not used here'],
  ['DTSTART=20260101;FREQ=DAILY', 'which is not used here'],
  ['FREQ=DAILY;FREQ=WEEKLY', 'says FREQ twice'],
  ['FREQ=DAILY;INTERVAL=2;INTERVAL=3', 'says INTERVAL twice'],
  ['FREQ=DAILY;INTERVAL=-1', 'has INTERVAL=-1; it is a whole number from 1 to 36525'],
  ['FREQ=DAILY;INTERVAL=0', 'has INTERVAL=0'],
  ['FREQ=MONTHLY;INTERVAL=1.5', 'has INTERVAL=1.5; it is a whole number from 1 to 1200'],
  ['FREQ=MONTHLY;INTERVAL=1e9', 'has INTERVAL=1E9'],
  ['FREQ=YEARLY;INTERVAL=101', 'has INTERVAL=101; it is a whole number from 1 to 100'],
  ['FREQ=YEARLY;INTERVAL=99999999999999999999', 'has INTERVAL=99999'],
  ['FREQ=DAILY;INTERVAL=', 'has "INTERVAL="'],
  ['FREQ=DAILY;COUNT=-2', 'has COUNT=-2; it is a whole number from 1 to 10000'],
  ['FREQ=DAILY;COUNT=0', 'has COUNT=0'],
  ['FREQ=DAILY;COUNT=10001', 'has COUNT=10001'],
  ['FREQ=DAILY;COUNT=3;UNTIL=20270101', 'says both COUNT and UNTIL'],
  ['FREQ=DAILY;UNTIL=20260230', 'has UNTIL=20260230'],
  ['FREQ=DAILY;UNTIL=tomorrow', 'has UNTIL=TOMORROW'],
  ['FREQ=DAILY;UNTIL=20270101T250000Z', 'has UNTIL=20270101T250000Z'],
  ['FREQ=DAILY;UNTIL=20200101', 'has no date from 2026-01-31 to its end by UNTIL, 2020-01-01'],
  ['FREQ=YEARLY;BYMONTH=13', 'has BYMONTH=13; it takes whole numbers from 1 to 12.'],
  ['FREQ=YEARLY;BYMONTH=-1', 'has BYMONTH=-1'],
  ['FREQ=MONTHLY;BYMONTHDAY=32', 'has BYMONTHDAY=32'],
  ['FREQ=MONTHLY;BYMONTHDAY=0', 'has BYMONTHDAY=0'],
  ['FREQ=MONTHLY;BYMONTHDAY=1,,2', 'has BYMONTHDAY='],
  ['FREQ=YEARLY;BYWEEKNO=54', 'has BYWEEKNO=54'],
  ['FREQ=YEARLY;BYYEARDAY=367', 'has BYYEARDAY=367'],
  ['FREQ=MONTHLY;BYDAY=XX', 'has BYDAY=XX'],
  ['FREQ=MONTHLY;BYDAY=0MO', 'has BYDAY=0MO'],
  ['FREQ=MONTHLY;BYDAY=99MO', 'has BYDAY=99MO'],
  ['FREQ=MONTHLY;WKST=XX', 'has WKST=XX'],
  ['FREQ=MONTHLY;BYSETPOS=5', 'has BYSETPOS alone'],
  ['FREQ=MONTHLY;BYDAY=MO;BYSETPOS=0', 'has BYSETPOS=0'],
  ['FREQ=WEEKLY;BYDAY=1MO', 'numbered weekdays go with FREQ=MONTHLY or YEARLY only'],
  ['FREQ=YEARLY;BYWEEKNO=20;BYDAY=1MO', 'beside BYWEEKNO'],
  ['FREQ=MONTHLY;BYWEEKNO=20', 'has BYWEEKNO, which goes with FREQ=YEARLY only'],
  ['FREQ=WEEKLY;BYMONTHDAY=13', 'has BYMONTHDAY, which goes with FREQ=DAILY or MONTHLY or YEARLY only'],
  [
    'FREQ=YEARLY;BYMONTHDAY=31;BYMONTH=2',
    'has no date: February has no day 31. The last day of the month is BYMONTHDAY=-1.',
  ],
  ['FREQ=YEARLY;BYMONTHDAY=30,31;BYMONTH=2', 'has no date: February has no day 30.'],
  ['FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=4,6', 'has no date: April, June have no day 31.'],
  ['FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6', 'BYSETPOS=6 chooses among fewer days'],
  ['FREQ=DAILY;BYDAY=MO;BYSETPOS=2', 'BYSETPOS=2 chooses among fewer days'],
  ['FREQ=YEARLY;BYYEARDAY=366;BYMONTH=1', 'its parts never come together'],
  [`FREQ=YEARLY;BYMONTHDAY=${'1,'.repeat(249)}1`, ''],
  [`FREQ=YEARLY;BYYEARDAY=${Array.from({ length: 401 }, (_, n) => n).join(',')}`, '400 are the most'],
])('%s: the true reason', (rule, reason) => {
  const problems = ruleProblems(ruled(rule));
  expect(problems.join(' ')).toContain(reason);
});

test('what is rare is searched for, and found', () => {
  for (const [rule, first] of [
    ['FREQ=YEARLY;INTERVAL=100', '2026-01-31'],
    ['FREQ=DAILY;INTERVAL=36525;BYDAY=SA', '2026-01-31'],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO', '2044-02-29'],
    ['FREQ=YEARLY;BYWEEKNO=53', '2026-12-28'],
    ['FREQ=YEARLY;BYYEARDAY=366', '2028-12-31'],
    ['FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29', '2028-02-29'],
    ['rrule:freq=monthly;byday=+1fr;', '2026-02-06'],
  ]) {
    expect([rule, ruleProblems(ruled(rule ?? ''))]).toEqual([rule, []]);
    expect(
      datesAfter(ruled(rule ?? ''), '2026-01-30')
        .take(1)
        .toArray(),
    ).toEqual([first]);
  }
});

test('the interval is kept beyond any horizon', () => {
  expect([...datesAfter(ruled('FREQ=YEARLY;INTERVAL=30'), '2026-01-30').take(3)]).toEqual([
    '2026-01-31',
    '2056-01-31',
    '2086-01-31',
  ]);
});

test('a mixed BYDAY unites: each Friday, and the first Monday', () => {
  expect([...datesAfter(ruled('FREQ=MONTHLY;BYDAY=1MO,FR', '2026-02-01'), '2026-01-31').take(6)]).toEqual([
    '2026-02-02',
    '2026-02-06',
    '2026-02-13',
    '2026-02-20',
    '2026-02-27',
    '2026-03-02',
  ]);
});

test('week 53 is in those years that have one, its days in January too', () => {
  const mondays = [...datesAfter(ruled('FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO'), '2026-01-30').take(4)];
  expect(mondays).toEqual(['2026-12-28', '2032-12-27', '2037-12-28', '2043-12-28']);
  const fridays = [...datesAfter(ruled('FREQ=YEARLY;BYWEEKNO=53;BYDAY=FR'), '2026-01-30').take(3)];
  expect(fridays).toEqual(['2027-01-01', '2032-12-31', '2038-01-01']);
});

test('what a rule passes over is said, with what to write where the last is meant', () => {
  expect(ruleNotes(ruled('FREQ=MONTHLY;BYMONTHDAY=31'))).toEqual([
    'Months without a day 31 are passed over: February, April, June, September, November. Where the last day of the month is meant, write BYMONTHDAY=-1.',
  ]);
  expect(ruleNotes(ruled('FREQ=MONTHLY'))).toEqual(ruleNotes(ruled('FREQ=MONTHLY;BYMONTHDAY=31')));
  expect(ruleNotes(ruled('FREQ=MONTHLY;INTERVAL=3', '2026-01-31'))[0]).toContain('passed over: April. ');
  expect(ruleNotes(ruled('FREQ=MONTHLY', '2026-01-29'))[0]).toContain('passed over: February, but in leap years. ');
  expect(ruleNotes(ruled('FREQ=YEARLY', '2028-02-29'))[0]).toContain('February, but in leap years. ');
  expect(ruleNotes(ruled('FREQ=MONTHLY;BYDAY=5MO'))[0]).toContain('four Mondays');
  expect(ruleNotes(ruled('FREQ=YEARLY;BYWEEKNO=53'))[0]).toContain('BYWEEKNO=-1');
  expect(ruleNotes(ruled('FREQ=YEARLY;BYYEARDAY=366'))[0]).toContain('BYYEARDAY=-1');
  expect(ruleNotes(ruled('FREQ=DAILY;INTERVAL=-1'))[0]).toContain('Change it, or end the recurrence');
  for (const rule of [
    'FREQ=MONTHLY;BYMONTHDAY=-1',
    'FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1',
    'FREQ=YEARLY',
    'FREQ=MONTHLY;BYDAY=-1FR',
  ])
    expect([rule, ruleNotes(ruled(rule))]).toEqual([rule, []]);
});
