import { fridayAndSaturday, saturdayAndSunday, usualHours, type WeekendRule } from '../../domain/calendar/calendar.js';
import type { CalendarBody } from '../../domain/calendar/body.js';

/** A calendar that ships. Its key is also where `date-holidays` is asked. */
export interface ShippedCalendar {
  key: string;
  name: string;
  market: string;
  zone: string;
  weekends: WeekendRule[];
}

const restOnSaturday: WeekendRule[] = [{ from: null, days: saturdayAndSunday }];
const restOnFriday: WeekendRule[] = [{ from: null, days: fridayAndSaturday }];
/** Johor rested on Friday from 2014 on, and changed back with the year 2025. */
const johorWeekends: WeekendRule[] = [
  { from: null, days: saturdayAndSunday },
  { from: '2014-01-01', days: fridayAndSaturday },
  { from: '2025-01-01', days: saturdayAndSunday },
];

/** States of Malaysia by their ISO 3166-2 codes; the others rest on Saturday and Sunday, by Kuala Lumpur time. */
const states: [code: string, name: string, facts?: { zone?: string; weekends?: WeekendRule[] }][] = [
  ['01', 'Johor', { weekends: johorWeekends }],
  ['02', 'Kedah', { weekends: restOnFriday }],
  ['03', 'Kelantan', { weekends: restOnFriday }],
  ['04', 'Melaka'],
  ['05', 'Negeri Sembilan'],
  ['06', 'Pahang'],
  ['07', 'Pulau Pinang'],
  ['08', 'Perak'],
  ['09', 'Perlis'],
  ['10', 'Selangor'],
  ['11', 'Terengganu', { weekends: restOnFriday }],
  ['12', 'Sabah', { zone: 'Asia/Kuching' }],
  ['13', 'Sarawak', { zone: 'Asia/Kuching' }],
  ['14', 'Kuala Lumpur'],
  ['15', 'Labuan', { zone: 'Asia/Kuching' }],
  ['16', 'Putrajaya'],
];

const country = (key: string, name: string, zone: string): ShippedCalendar => ({
  key,
  name,
  market: key,
  zone,
  weekends: restOnSaturday,
});

/** The first is that of everybody who has no other. A country's own is the default of its market. */
export const shippedCalendars: ShippedCalendar[] = [
  country('SG', 'Singapore', 'Asia/Singapore'),
  country('MY', 'Malaysia, days that all of it keeps', 'Asia/Kuala_Lumpur'),
  ...states.map(([code, name, facts]) => ({
    key: `MY-${code}`,
    name: `Malaysia, ${name}`,
    market: 'MY',
    zone: facts?.zone ?? 'Asia/Kuala_Lumpur',
    weekends: facts?.weekends ?? restOnSaturday,
  })),
  country('ID', 'Indonesia', 'Asia/Jakarta'),
  country('TH', 'Thailand', 'Asia/Bangkok'),
  country('VN', 'Viet Nam', 'Asia/Ho_Chi_Minh'),
  country('PH', 'Philippines', 'Asia/Manila'),
  country('CN', 'China', 'Asia/Shanghai'),
  country('US', 'United States', 'America/New_York'),
];

/** A body with usual hours and nothing known of holidays yet. */
export function emptyBody(zone: string, weekends: WeekendRule[] = restOnSaturday): CalendarBody {
  return { zone, hours: [{ from: null, usual: usualHours }], weekends, known: null, baseline: null, overrides: {} };
}
