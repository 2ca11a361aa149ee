import { spanOf, textOf, type SpanUnit } from '../../lib/span.js';

/** How many working hours of a day are drawn; when something comes exactly is said by the API, item by item. */
const drawnHours = 8;

const unitDays = (unit: SpanUnit, working: boolean): number => {
  const hours = working || unit === 'working_hours' ? drawnHours : 24;
  const calendar = { minutes: 1 / 60 / hours, hours: 1 / hours, days: 1, weeks: 7, months: 30, years: 365 };
  return { ...calendar, working_hours: 1 / hours, working_days: 1 }[unit];
};

/** How far from the due date a duration is drawn, in days. @param working whether the policy counts in working time */
export function daysOf(text: string, working: boolean): number {
  const span = spanOf(text);
  if (span) return span.count * unitDays(span.unit, working);
  const iso = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?/i.exec(text.trim());
  const [years, months, weeks, days, hours, minutes] = (iso ?? []).slice(1).map((each) => Number(each ?? 0));
  const inHours = (hours ?? 0) + (minutes ?? 0) / 60;
  const dayHours = working ? drawnHours : 24;
  return (years ?? 0) * 365 + (months ?? 0) * 30 + (weeks ?? 0) * 7 + (days ?? 0) + inHours / dayHours;
}

/** The duration that is drawn so far from the due date, in the unit of the one before. */
export function placed(text: string, days: number, working: boolean): string {
  const unit = spanOf(text)?.unit ?? 'days';
  return textOf({ count: Math.max(0, Math.round(days / unitDays(unit, working))), unit });
}

/** The same duration, longer by so many of its unit. */
export function moved(text: string, by: number, working: boolean): string {
  const { count, unit } = spanOf(text) ?? { count: Math.round(daysOf(text, working)), unit: 'days' as const };
  return textOf({ count: Math.max(0, count + by), unit });
}
