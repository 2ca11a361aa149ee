import { calendarOf } from '../../domain/calendar/body.js';
import { checkCalendar } from '../../domain/calendar/check-calendar.js';
import { isWorkingDay } from '../../domain/calendar/working-time.js';
import { readBaseline } from './baseline.js';
import { emptyBody, shippedCalendars } from './shipped.js';

const today = '2026-03-01';

async function daysOff(region: string): Promise<Record<string, string>> {
  return (await readBaseline(region, today))?.daysOff ?? {};
}

test('knows what was announced, and says by whom and when the table was made', async () => {
  const baseline = await readBaseline('SG', today);
  expect(baseline).toMatchObject({ region: 'SG', asOf: today, from: '2025-01-01', until: '2027-12-31' });
  expect(baseline?.source).toMatch(/^Ministry of Manpower \(table of 20\d\d-\d\d-\d\d\)$/);
  expect(Object.keys(baseline?.daysOff ?? {}).every((date) => date >= '2025-01-01' && date <= '2027-12-31')).toBe(true);
});

test.each([
  ['SG', '2027-12-31'],
  ['MY', '2027-12-31'],
  ['MY-10', '2027-12-31'],
  ['MY-12', '2026-12-31'],
  ['MY-13', '2026-12-31'],
  ['ID', '2027-12-31'],
  ['TH', '2026-12-31'],
  ['VN', '2026-12-31'],
  ['PH', '2026-12-31'],
  ['CN', '2026-12-31'],
  ['US', '2027-12-31'],
])(
  'what is known of %s ends on %s; what is likely after it is counted, and is not called known',
  async (region, until) => {
    for (const day of ['2026-03-01', '2026-11-28', '2027-06-01']) {
      const baseline = await readBaseline(region, day);
      expect(baseline).toMatchObject({ from: '2025-01-01', until });
      const expected = Object.keys(baseline?.expected?.daysOff ?? {});
      expect(expected.every((date) => date > until)).toBe(true);
      const last = `${Number(day.slice(0, 4)) + 1}`;
      if (last > until.slice(0, 4)) expect(expected.some((date) => date.startsWith(last))).toBe(true);
    }
  },
);

test('of a place without a table the library knows last year and this one; the next is expected', async () => {
  const baseline = await readBaseline('DE', today);
  expect(baseline).toMatchObject({ from: '2025-01-01', until: '2026-12-31', workingDays: {} });
  expect(baseline?.source).toMatch(/^date-holidays \d+\.\d+\.\d+$/);
  expect(baseline?.daysOff['2026-05-01']).toBeDefined();
  expect(baseline?.daysOff['2027-05-01']).toBeUndefined();
  expect(baseline?.expected?.daysOff['2027-05-01']).toBeDefined();
});

test.each([
  ['SG', '2026-02-17', 'Chinese New Year'],
  ['SG', '2026-08-10', 'National Day (substitute)'],
  ['MY-02', '2026-07-05', "Sultan of Kedah's Birthday"],
  ['MY-03', '2026-09-29', "Sultan of Kelantan's Birthday"],
  ['MY-13', '2026-07-22', 'Sarawak Day'],
  ['MY-14', '2026-02-02', 'Thaipusam (substitute)'],
  ['ID', '2026-03-19', 'Nyepi'],
  ['ID', '2026-03-24', 'Cuti bersama Idul Fitri'],
  ['TH', '2026-04-14', 'Songkran'],
  ['TH', '2026-05-01', 'Labour Day'],
  ['TH', '2026-12-07', '(substitute)'],
  ['VN', '2026-02-19', 'Tet'],
  ['VN', '2026-09-01', 'National Day'],
  ['VN', '2026-08-31', 'Swapped day off'],
  ['PH', '2026-12-08', 'Immaculate Conception'],
  ['PH', '2026-08-21', 'Ninoy Aquino Day'],
  ['CN', '2026-10-07', 'National Day'],
  ['US', '2026-07-03', 'Independence Day (observed)'],
  ['MY', '2026-11-09', 'Deepavali'],
])('%s is off on %s: %s', async (region, date, name) => {
  expect((await daysOff(region))[date]).toContain(name);
});

test.each([
  ['CN', '2026-02-14'],
  ['CN', '2026-10-10'],
  ['VN', '2026-08-22'],
])('%s works on %s to make up for a day that was swapped', async (region, date) => {
  expect((await readBaseline(region, today))?.workingDays[date]).toContain('Make-up');
});

test.each([
  ['what is optional in the United States', 'US', '2026-12-24'],
  ['what is observed only', 'PH', '2026-02-25'],
  ['when only offices of the government close', 'TH', '2026-05-13'],
  ['when only offices of the government close', 'TH', '2026-07-30'],
  ['by an order for federal offices', 'US', '2025-12-26'],
  ['half a day, for some', 'CN', '2026-03-08'],
  ['a day for children', 'CN', '2026-06-01'],
  ['what one state keeps', 'MY', '2026-07-22'],
  ['what ten states keep', 'MY', '2026-03-07'],
])('%s is worked', async (_, region, date) => {
  expect((await daysOff(region))[date]).toBeUndefined();
});

test('nothing is known of a place that there is not', async () => {
  expect(await readBaseline('XX', today)).toBeNull();
  expect(await readBaseline('MY-99', today)).not.toEqual(await readBaseline('MY-02', today));
});

test('every calendar that ships can be published', async () => {
  for (const { key, zone, weekends } of shippedCalendars) {
    const body = { ...emptyBody(zone, weekends), baseline: await readBaseline(key, today) };
    expect([key, checkCalendar(body)]).toEqual([key, []]);
    expect(body.baseline).not.toBeNull();
  }
});

test('who rests when in Malaysia', () => {
  const of = (key: string) => {
    const { zone, weekends } = shippedCalendars.find((shipped) => shipped.key === key)!;
    return calendarOf({ key, name: key, versionId: key, version: 1, asOf: today }, emptyBody(zone, weekends));
  };
  const worked = (key: string, date: string): boolean => isWorkingDay(date, of(key));
  const [friday, sunday] = ['2026-03-06', '2026-03-08'];
  for (const key of ['MY-02', 'MY-03', 'MY-11'])
    expect([worked(key, friday), worked(key, sunday)]).toEqual([false, true]);
  for (const key of ['MY', 'MY-09', 'MY-13', 'MY-01'])
    expect([worked(key, friday), worked(key, sunday)]).toEqual([true, false]);
  expect([worked('MY-01', '2024-12-27'), worked('MY-01', '2024-12-29')]).toEqual([false, true]);
  expect([worked('MY-01', '2013-12-27'), worked('MY-01', '2013-12-29')]).toEqual([true, false]);
  expect(of('MY-12').zone).toBe('Asia/Kuching');
});
