import { fridayAndSaturday, saturdayAndSunday, usualHours, type Calendar } from '../../domain/calendar/calendar.js';

/** A calendar with usual hours and no holidays, but for what is said. Known from 2024 to 2027. */
export function calendarWith(facts: Partial<Calendar> = {}): Calendar {
  const key = facts.key ?? 'XX';
  return {
    key,
    name: key,
    zone: 'Asia/Singapore',
    versionId: `${key}-1`,
    version: 1,
    asOf: '2025-12-01',
    source: 'a test',
    knownFrom: '2024-01-01',
    knownUntil: '2027-12-31',
    hours: [{ from: null, usual: usualHours }],
    weekends: [{ from: null, days: saturdayAndSunday }],
    daysOff: {},
    workingDays: {},
    ...facts,
  };
}

/** As gazetted for 2026, with the Mondays after holidays on a Sunday. */
export const singapore = calendarWith({
  key: 'SG',
  daysOff: {
    '2026-01-01': "New Year's Day",
    '2026-02-17': 'Lunar New Year',
    '2026-02-18': 'Lunar New Year',
    '2026-03-21': 'Hari Raya Puasa',
    '2026-04-03': 'Good Friday',
    '2026-05-01': 'Labour Day',
    '2026-05-27': 'Hari Raya Haji',
    '2026-05-31': 'Vesak Day',
    '2026-06-01': 'Vesak Day (substitute)',
    '2026-08-09': 'National Day',
    '2026-08-10': 'National Day (substitute)',
    '2026-11-08': 'Deepavali',
    '2026-11-09': 'Deepavali (substitute)',
    '2026-12-25': 'Christmas Day',
  },
});

/** Rests on Friday and Saturday. */
export const kedah = calendarWith({
  key: 'MY-02',
  zone: 'Asia/Kuala_Lumpur',
  weekends: [{ from: null, days: fridayAndSaturday }],
  daysOff: {
    '2026-02-17': 'Lunar New Year',
    '2026-02-18': 'Lunar New Year',
    '2026-03-20': 'Hari Raya Puasa',
    '2026-03-21': 'Hari Raya Puasa',
    '2026-03-22': 'Hari Raya Puasa (substitute)',
  },
});

/** Rested on Friday and Saturday from 2014 until the end of 2024. */
export const johor = calendarWith({
  key: 'MY-01',
  zone: 'Asia/Kuala_Lumpur',
  weekends: [
    { from: null, days: saturdayAndSunday },
    { from: '2014-01-01', days: fridayAndSaturday },
    { from: '2025-01-01', days: saturdayAndSunday },
  ],
});

/** The Spring Festival of 2026, for which two Saturdays are worked. */
export const china = calendarWith({
  key: 'CN',
  zone: 'Asia/Shanghai',
  daysOff: Object.fromEntries(
    ['15', '16', '17', '18', '19', '20', '21', '22', '23'].map((day) => [`2026-02-${day}`, 'Spring Festival']),
  ),
  workingDays: { '2026-02-14': 'worked for the Spring Festival', '2026-02-28': 'worked for the Spring Festival' },
});

export const newYork = calendarWith({
  key: 'US',
  zone: 'America/New_York',
  daysOff: { '2026-01-19': 'Martin Luther King Jr. Day', '2026-07-03': 'Independence Day (substitute)' },
});
