import { calendarWith, singapore } from '../../test/factories/calendars.js';
import { formatLocal, toInstant } from '../time.js';
import { scheduleProblems, type Schedule } from './schedule.js';
import { nextAfterCompletion, nextFixed } from './series.js';

const schedule = (facts: Partial<Schedule> = {}): Schedule => ({
  mode: 'fixed',
  rule: 'FREQ=MONTHLY;BYMONTHDAY=17',
  every: null,
  startsOn: '2026-01-01',
  time: '09:00',
  zone: 'Asia/Singapore',
  onDayOff: 'next_working_day',
  missed: 'catch_up',
  until: null,
  count: null,
  ...facts,
});

function series(facts: Partial<Schedule>, most: number, calendar = singapore): string[] {
  const found: string[] = [];
  let after: string | null = null;
  let lastDate: string | null = null;
  for (let n = 0; n < most; n += 1) {
    const next = nextFixed(schedule(facts), calendar, { after, lastDate, notBefore: 0 });
    if (!next) break;
    found.push(`${formatLocal(next.at, 'Asia/Singapore')}${next.shift === null ? '' : ` (${next.shift})`}`);
    after = next.nominal;
    lastDate = next.date;
  }
  return found;
}

test('a day off is left for the next working day, for the one before, or not at all; the reason is said', () => {
  expect(series({}, 3)).toEqual([
    '2026-01-19 09:00 (2026-01-17 is weekend (Saturday))',
    '2026-02-19 09:00 (2026-02-17 is Lunar New Year)',
    '2026-03-17 09:00',
  ]);
  expect(series({ onDayOff: 'previous_working_day' }, 2)).toEqual([
    '2026-01-16 09:00 (2026-01-17 is weekend (Saturday))',
    '2026-02-16 09:00 (2026-02-17 is Lunar New Year)',
  ]);
  expect(series({ onDayOff: 'same' }, 2)).toEqual(['2026-01-17 09:00', '2026-02-17 09:00']);
});

test('occurrences that are moved to one day are one', () => {
  expect(series({ rule: 'FREQ=DAILY', startsOn: '2026-02-12' }, 5)).toEqual([
    '2026-02-12 09:00',
    '2026-02-13 09:00',
    '2026-02-16 09:00 (2026-02-14 is weekend (Saturday))',
    '2026-02-19 09:00 (2026-02-17 is Lunar New Year)',
    '2026-02-20 09:00',
  ]);
});

test('the rules of RFC 5545: last Friday, every other week, the 29th of February, a count, an end', () => {
  const same = { onDayOff: 'same' } as const;
  expect(series({ rule: 'RRULE:FREQ=MONTHLY;BYDAY=-1FR', ...same }, 2)).toEqual([
    '2026-01-30 09:00',
    '2026-02-27 09:00',
  ]);
  expect(series({ rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO', ...same }, 2)).toEqual([
    '2026-01-12 09:00',
    '2026-01-26 09:00',
  ]);
  expect(series({ rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', ...same }, 2)).toEqual([
    '2028-02-29 09:00',
    '2032-02-29 09:00',
  ]);
  expect(series({ rule: 'FREQ=DAILY;COUNT=2', ...same }, 9)).toEqual(['2026-01-01 09:00', '2026-01-02 09:00']);
  expect(series({ rule: 'FREQ=DAILY;UNTIL=20260102', ...same }, 9)).toHaveLength(2);
  expect(series({ rule: 'FREQ=DAILY', until: '2026-01-03', ...same }, 9)).toHaveLength(3);
  // Long before what is asked for, the rule still keeps its step.
  const late = {
    after: null,
    lastDate: null,
    notBefore: toInstant({ date: '2046-05-01', time: '00:00', zone: 'UTC' }),
  };
  expect(nextFixed(schedule({ rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO', ...same }), singapore, late)?.date).toBe(
    '2046-05-07',
  );
});

test('the time of day is that of the clocks, in winter as in summer', () => {
  const york = calendarWith({ zone: 'America/New_York' });
  const next = (after: string): string | undefined => {
    const monthly = schedule({ zone: 'America/New_York', rule: 'FREQ=MONTHLY;BYMONTHDAY=2', onDayOff: 'same' });
    const found = nextFixed(monthly, york, { after, lastDate: null, notBefore: 0 });
    return found ? new Date(found.at).toISOString() : undefined;
  };
  expect([next('2026-02-20'), next('2026-03-20')]).toEqual(['2026-03-02T14:00:00.000Z', '2026-04-02T13:00:00.000Z']);
});

test('after completion: so long after the last, in working time too, and never before now', () => {
  const at = (date: string): number => toInstant({ date, time: '15:00', zone: 'Asia/Singapore' });
  const after = (every: string, done: string, notBefore = done): string | undefined =>
    nextAfterCompletion(schedule({ mode: 'after_completion', rule: null, every }), singapore, at(done), at(notBefore))
      ?.date;
  expect(after('1 month', '2026-01-15')).toBe('2026-02-16');
  expect(after('3 working days', '2026-02-13')).toBe('2026-02-20');
  expect(after('1 month', '2026-01-15', '2026-04-02')).toBe('2026-04-06');
});

test('a schedule that says too much, too little or what cannot be is refused field by field', () => {
  const problems = scheduleProblems(schedule({ mode: 'after_completion', every: '4 hours', until: '2025-12-31' }));
  expect(problems.map(({ path }) => path)).toEqual(['rule', 'every', 'until']);
  expect(scheduleProblems(schedule())).toEqual([]);
  for (const startsOn of ['0001-01-01', '9999-12-31'])
    expect(scheduleProblems(schedule({ startsOn }))[0]?.message).toContain('must lie between');
  const ages = schedule({ mode: 'after_completion', rule: null, every: 'P99999999Y' });
  expect(scheduleProblems(ages)).toEqual([{ path: 'every', message: expect.stringContaining('a hundred years') }]);
});

test('UNTIL with a time in UTC is an instant; without Z it is meant on the clocks of the zone; a date holds to its evening', () => {
  const days = (until: string): string[] =>
    series({ rule: `FREQ=DAILY;UNTIL=${until}`, onDayOff: 'same' }, 9).map((day) => day.slice(0, 10));
  expect(days('20260103')).toEqual(['2026-01-01', '2026-01-02', '2026-01-03']);
  // 09:00 in Singapore is 01:00 in UTC.
  expect(days('20260103T010000Z').at(-1)).toBe('2026-01-03');
  expect(days('20260103T005959Z').at(-1)).toBe('2026-01-02');
  expect(days('20260102T235959Z').at(-1)).toBe('2026-01-02');
  expect(days('20260102T170000Z').at(-1)).toBe('2026-01-02');
  expect(days('20260103T085959').at(-1)).toBe('2026-01-02');
  expect(days('20260103T090000').at(-1)).toBe('2026-01-03');
});
