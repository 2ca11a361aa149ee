import { calendarOf } from '../../domain/calendar/body.js';
import { checkCalendar } from '../../domain/calendar/check-calendar.js';
import { isWorkingDay } from '../../domain/calendar/working-time.js';
import { readBaseline } from './baseline.js';
import { emptyBody, shippedCalendars } from './shipped.js';

const today = '2026-03-01';

async function daysOff(region: string): Promise<Record<string, string>> {
  return (await readBaseline(region, today))?.daysOff ?? {};
}

test('covers the year before, this year and the next, and says where it is from', async () => {
  const baseline = await readBaseline('SG', today);
  expect(baseline).toMatchObject({ region: 'SG', asOf: today, from: '2025-01-01', until: '2027-12-31' });
  expect(baseline?.source).toMatch(/^date-holidays \d+\.\d+\.\d+$/);
  expect(Object.keys(baseline?.daysOff ?? {}).every((date) => date >= '2025-01-01' && date <= '2027-12-31')).toBe(true);
});

test.each([
  ['SG', '2026-02-17', 'Chinese New Year'],
  ['SG', '2026-08-10', 'National Day (substitute day)'],
  ['MY-02', '2026-06-21', "Sultan of Kedah's Birthday"],
  ['MY-13', '2026-07-22', 'Sarawak Independence Day'],
  ['ID', '2026-03-19', 'Nyepi'],
  ['TH', '2026-04-14', 'Songkran Festival'],
  ['VN', '2026-02-19', 'Vietnamese New Year Holidays'],
  ['PH', '2026-12-08', 'Feast of the Immaculate Conception of the Blessed Virgin Mary'],
  ['PH', '2026-08-21', 'Ninoy Aquino Day'],
  ['CN', '2026-10-02', 'National Day'],
  ['US', '2026-07-03', 'Independence Day (substitute day)'],
  ['MY', '2026-11-09', 'Deepavali'],
])('%s is off on %s: %s', async (region, date, name) => {
  expect((await daysOff(region))[date]).toContain(name);
});

test.each([
  ['what is optional in the United States', 'US', '2026-12-24'],
  ['what is observed only', 'PH', '2026-02-25'],
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
