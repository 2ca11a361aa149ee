import { scheduleOf, valuesOf } from './schedule-said.js';

const schedule = {
  ...{ mode: 'fixed' as const, every: null, startsOn: '2031-01-06', time: '09:00', zone: 'Asia/Singapore' },
  ...{ onDayOff: 'same' as const, missed: 'report' as const, until: null, count: 3 },
};

test.each([
  ['FREQ=DAILY', 'DAILY'],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR', 'WEEKLY'],
  ['FREQ=MONTHLY;BYDAY=-1FR', 'MONTHLY'],
  ['FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15', 'MONTHLY'],
  ['FREQ=MONTHLY;BYMONTHDAY=-1', 'MONTHLY'],
  ['FREQ=YEARLY', 'YEARLY'],
  ['FREQ=MONTHLY', 'MONTHLY'],
])('%s stands in fields, and comes out of them as it was', (rule, often) => {
  const values = valuesOf({ ...schedule, rule });
  expect(values['often']).toBe(often);
  expect(scheduleOf(values)).toEqual({
    ...{ mode: 'fixed', rule, startsOn: '2031-01-06', time: '09:00', zone: 'Asia/Singapore' },
    ...{ onDayOff: 'same', missed: 'report', until: null, count: 3 },
  });
});

test.each([
  'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
  'FREQ=WEEKLY;BYDAY=MO;COUNT=4',
  'FREQ=MONTHLY;BYDAY=-1MO,1FR',
  'FREQ=MONTHLY;BYMONTHDAY=-3',
  'FREQ=YEARLY;BYMONTH=3',
  'FREQ=MONTHLY;BYDAY=5MO',
])('%s has no fields, and stays the rule it is', (rule) => {
  const values = valuesOf({ ...schedule, rule });
  expect(values['often']).toBe('rule');
  expect(scheduleOf(values).rule).toBe(rule);
});

test('after completion it has no rule, whatever stood in the fields before', () => {
  const values = { ...valuesOf({ ...schedule, rule: 'FREQ=DAILY' }), 'schedule.mode': 'after_completion' };
  const said = scheduleOf({ ...values, 'schedule.every': '3 months', 'schedule.count': '' });
  expect(said).toMatchObject({ mode: 'after_completion', every: '3 months', count: null });
  expect(said).not.toHaveProperty('rule');
});
