import { isZone, zoneNamed } from './zones.js';

test.each([
  ['Asia/Singapore', 'Asia/Singapore'],
  ['asia/singapore', 'Asia/Singapore'],
  ['ASIA/KUALA_LUMPUR', 'Asia/Kuala_Lumpur'],
  ['Asia/Saigon', 'Asia/Ho_Chi_Minh'],
  ['asia/ho_chi_minh', 'Asia/Ho_Chi_Minh'],
  ['Asia/Ho_Chi_Minh', 'Asia/Ho_Chi_Minh'],
  ['Asia/Calcutta', 'Asia/Kolkata'],
  ['Asia/Kolkata', 'Asia/Kolkata'],
  ['Asia/Ujung_Pandang', 'Asia/Makassar'],
  ['Asia/Chongqing', 'Asia/Shanghai'],
  ['PRC', 'Asia/Shanghai'],
  ['Singapore', 'Asia/Singapore'],
  ['US/Pacific', 'America/Los_Angeles'],
  ['america/argentina/la_rioja', 'America/Argentina/La_Rioja'],
  ['America/Port-au-Prince', 'America/Port-au-Prince'],
  ['Europe/Kiev', 'Europe/Kyiv'],
  ['Europe/Amsterdam', 'Europe/Amsterdam'],
  ['Asia/Manila', 'Asia/Manila'],
  ['Etc/GMT+8', 'Etc/GMT+8'],
  ['etc/utc', 'UTC'],
  ['utc', 'UTC'],
  ['GMT', 'UTC'],
])('%s is the zone %s', (given, zone) => {
  expect(zoneNamed(given)).toBe(zone);
  expect(zoneNamed(zone)).toBe(zone);
});

test.each([
  '+05:30',
  '+0530',
  '-08',
  'UTC+8',
  'UTC+08:00',
  'GMT+8',
  'GMT+0',
  'Etc/GMT+99',
  'EST',
  'IST',
  'CST',
  'PST',
  'EST5EDT',
  'CET',
  'ACT',
  'SystemV/PST8PDT',
  'Mars/Olympus',
  'Asia',
  'Asia/',
  'Asia/Singapore ',
  ' Asia/Singapore',
  'Asia/Singapore\n',
  'local',
  'system',
  'Factory',
  'Etc/Unknown',
  '',
  'constructor',
  `Asia/${'a'.repeat(10_000)}`,
])('%j is no zone', (given) => {
  expect(isZone(given)).toBe(false);
});

test('every zone that the machine has is one, and its name leads to itself', () => {
  for (const name of Intl.supportedValuesOf('timeZone')) {
    const zone = zoneNamed(name);
    expect(zone).not.toBeNull();
    expect(zoneNamed(zone ?? '')).toBe(zone);
    expect(zoneNamed(name.toLowerCase())).toBe(zone);
  }
});
