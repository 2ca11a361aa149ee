import { calendarOf, sourceOf, type Baseline, type CalendarBody } from './body.js';
import { saturdayAndSunday, usualHours } from './calendar.js';
import { yearsOfFile } from './whole-years.js';
import { stateDays, unstateDay, withBaseline, withoutRule, withRule } from './edit-body.js';

const baseline: Baseline = {
  region: 'ID',
  source: 'date-holidays 3.37.0',
  asOf: '2025-11-01',
  from: '2024-01-01',
  until: '2026-12-31',
  daysOff: { '2025-05-01': 'Labour Day', '2026-03-20': 'Eid', '2026-05-01': 'Labour Day' },
  workingDays: {},
};
const body: CalendarBody = {
  zone: 'Asia/Jakarta',
  hours: [{ from: null, usual: usualHours }],
  weekends: [{ from: null, days: saturdayAndSunday }],
  known: null,
  baseline,
  overrides: {},
};
const flat = (of: CalendarBody) => calendarOf({ key: 'ID', name: 'I', versionId: 'v', version: 1, asOf: 'x' }, of);

test('what was stated wins over the baseline, and can be taken back', () => {
  const stated = stateDays(
    body,
    [
      { date: '2026-03-20', kind: 'ordinary', name: 'Eid is a day later' },
      { date: '2026-03-21', kind: 'off', name: 'Eid' },
      { date: '2026-03-28', kind: 'working', name: 'Make-up day' },
    ],
    'by hand',
  );
  expect(stated).toMatchObject({ added: 3, changed: 0, unchanged: 0, dropped: [] });
  expect(flat(stated.body)).toMatchObject({
    daysOff: { '2025-05-01': 'Labour Day', '2026-03-21': 'Eid', '2026-05-01': 'Labour Day' },
    workingDays: { '2026-03-28': 'Make-up day' },
    source: 'date-holidays 3.37.0, by hand',
    knownFrom: '2024-01-01',
    knownUntil: '2026-12-31',
  });
  expect(flat(unstateDay(stated.body, '2026-03-20')).daysOff['2026-03-20']).toBe('Eid');
  const again = stateDays(
    stated.body,
    [
      { date: '2026-03-21', kind: 'off', name: 'Eid' },
      { date: '2026-03-28', kind: 'off', name: 'No make-up day' },
    ],
    'by hand',
  );
  expect(again).toMatchObject({ added: 0, changed: 1, unchanged: 1 });
  expect(body.overrides).toEqual({});
});

test('a complete file is all there is in its years, and makes these known', () => {
  const gazette = stateDays(body, [{ date: '2026-03-21', kind: 'off', name: 'Eid' }], 'id-2026.csv', [2026]);
  expect(gazette.dropped).toEqual([
    { date: '2026-03-20', name: 'Eid' },
    { date: '2026-05-01', name: 'Labour Day' },
  ]);
  expect(Object.keys(flat(gazette.body).daysOff)).toEqual(['2025-05-01', '2026-03-21']);
  const next = stateDays(gazette.body, [{ date: '2027-03-10', kind: 'off', name: 'Eid' }], 'id-2027.csv', [2027]);
  expect(flat(next.body)).toMatchObject({ knownFrom: '2024-01-01', knownUntil: '2027-12-31' });
  expect(sourceOf(next.body)).toBe('date-holidays 3.37.0, id-2026.csv, id-2027.csv');
  const far = stateDays(body, [{ date: '2030-03-10', kind: 'off', name: 'Eid' }], 'id-2030.csv', [2030]);
  expect(flat(far.body).knownUntil).toBe('2026-12-31');
  const bare = stateDays({ ...body, baseline: null }, [{ date: '2030-03-10', kind: 'off', name: 'Eid' }], 'f', [2030]);
  expect(flat(bare.body)).toMatchObject({ knownFrom: '2030-01-01', knownUntil: '2030-12-31' });
});

test('a fresh baseline keeps what was stated and the years it does not cover', () => {
  const { body: stated } = stateDays(body, [{ date: '2026-03-20', kind: 'ordinary', name: 'No Eid' }], 'by hand');
  const fresh = {
    ...baseline,
    source: 'date-holidays 3.38.0',
    from: '2025-01-01',
    until: '2027-12-31',
    daysOff: { '2026-03-20': 'Eid', '2027-03-10': 'Eid' },
  };
  const next = withBaseline(
    { ...stated, baseline: { ...baseline, daysOff: { '2024-05-01': 'L', '2025-05-01': 'L' } } },
    fresh,
  );
  expect(flat(next).daysOff).toEqual({ '2024-05-01': 'L', '2027-03-10': 'Eid' });
  expect(flat(next)).toMatchObject({ knownFrom: '2024-01-01', knownUntil: '2027-12-31' });
});

test('what the old baseline computed of the years after the fresh one falls, and so does that they are known', () => {
  const old = {
    ...baseline,
    until: '2027-12-31',
    daysOff: { '2024-05-01': 'L', '2027-03-10': 'Eid', '2027-03-11': 'Eid' },
  };
  const fresh = {
    ...baseline,
    source: 'Ministry',
    from: '2025-01-01',
    until: '2026-12-31',
    expected: { source: 'table', daysOff: { '2027-03-10': 'Eid' }, workingDays: { '2027-03-14': 'Make-up' } },
  };
  const next = flat(withBaseline({ ...body, baseline: old }, fresh));
  expect(next).toMatchObject({ knownFrom: '2024-01-01', knownUntil: '2026-12-31' });
  expect(next.daysOff).toMatchObject({ '2024-05-01': 'L', '2027-03-10': 'Eid' });
  expect(next.daysOff['2027-03-11']).toBeUndefined();
  expect(next.workingDays).toEqual({ '2027-03-14': 'Make-up' });
  const gazette = stateDays(
    withBaseline(body, fresh),
    [{ date: '2027-03-12', kind: 'off', name: 'Eid' }],
    'id-2027.csv',
    [2027],
  );
  expect(flat(gazette.body).daysOff['2027-03-10']).toBeUndefined();
  expect(flat(gazette.body)).toMatchObject({ knownUntil: '2027-12-31' });
});

test('a file about years that are known already leaves open how far they are, so that a fresh baseline can say it', () => {
  const { body: stated } = stateDays(body, [{ date: '2026-03-20', kind: 'off', name: 'Eid' }], 'f.csv', [2026]);
  expect(stated.known).toBeNull();
});

test('a limit to what is known stays when the baseline is taken anew; what was known further grows', () => {
  const fresh = { ...baseline, from: '2025-01-01', until: '2027-12-31' };
  const limited = { ...body, known: { from: '2024-01-01', until: '2026-06-30' } };
  expect(flat(withBaseline(limited, fresh)).knownUntil).toBe('2026-06-30');
  const further = { ...body, known: { from: '2024-01-01', until: '2026-12-31' } };
  expect(flat(withBaseline(further, fresh)).knownUntil).toBe('2027-12-31');
});

test('rules stand in order of their dates; one of the same date is replaced', () => {
  const first = withRule(body.weekends, { from: '2025-01-01', days: [5, 6] });
  const second = withRule(first, { from: '2020-01-01', days: [7] });
  expect(second.map(({ from }) => from)).toEqual([null, '2020-01-01', '2025-01-01']);
  expect(withRule(second, { from: '2020-01-01', days: [1] })[1]).toEqual({ from: '2020-01-01', days: [1] });
  expect(withRule(second, { from: null, days: [2] })[0]).toEqual({ from: null, days: [2] });
  expect(withoutRule(second, '2020-01-01')).toEqual(first);
});

test('of whole years, what an earlier file said falls too; what was stated by hand stays', () => {
  const off = (date: string) => ({ date, kind: 'off' as const, name: date });
  const earlier = stateDays(body, [off('2026-06-01'), off('2026-07-01')], 'old.csv').body;
  const both = stateDays(earlier, [off('2026-08-01')], 'by hand').body;
  const next = stateDays(both, [off('2026-03-20'), off('2026-05-01'), off('2026-07-01')], 'new.csv', [2026]);
  expect(next.dropped).toEqual([{ date: '2026-06-01', name: '2026-06-01' }]);
  expect(Object.keys(next.body.overrides).sort()).toEqual(['2026-03-20', '2026-05-01', '2026-07-01', '2026-08-01']);
});

test('a file speaks for a year only where it is as dense as what there is, from January to December', () => {
  const days = (...dates: string[]) => dates.map((date) => ({ date, kind: 'off' as const, name: 'x' }));
  const month = (year: number, ...months: number[]) => months.map((m) => `${year}-${String(m).padStart(2, '0')}-15`);
  const whole = (of: CalendarBody, ...dates: string[]) =>
    yearsOfFile(of, days(...dates)).flatMap((y) => (y.whole ? [y.year] : []));
  const full = {
    ...body,
    baseline: { ...baseline, daysOff: Object.fromEntries(month(2026, 1, 2, 3, 4, 8, 9, 12).map((d) => [d, 'x'])) },
  };
  expect(whole(full, ...month(2026, 1, 2, 5, 8, 12), '2027-01-01')).toEqual([2026]);
  expect(whole(full, ...month(2026, 1, 2, 3, 4, 5))).toEqual([]);
  expect(whole(full, '2026-01-15', '2026-12-15')).toEqual([]);
  expect(whole(full, ...month(2027, 1, 2, 3, 8, 12))).toEqual([2027]);
  expect(whole(full, ...month(2027, 1, 2, 3, 4, 5))).toEqual([]);
});
