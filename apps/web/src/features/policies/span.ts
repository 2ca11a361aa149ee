/** The units in which the steps of a policy are moved; what is written otherwise is edited as text. */
export const spanUnits = ['minutes', 'hours', 'days', 'weeks', 'working_hours', 'working_days'] as const;
export type SpanUnit = (typeof spanUnits)[number];

/** A duration of one unit: `P2D`, `PT4H`, `2 working days`. */
export interface Span {
  count: number;
  unit: SpanUnit;
}

const isoUnits = { M: 'minutes', H: 'hours', D: 'days', W: 'weeks' } as const;
const isoForms = { minutes: ['PT', 'M'], hours: ['PT', 'H'], days: ['P', 'D'], weeks: ['P', 'W'] } as const;

/** Null where it is not of one unit, such as `P1DT4H`: then it is a text. Nothing at all is no days. */
export function spanOf(text: string): Span | null {
  const iso = /^P(T?)(\d{1,6})([MHDW])$/.exec(text.trim().toUpperCase());
  if (/^PT0+S$/i.test(text.trim())) return { count: 0, unit: 'days' };
  if (iso) {
    const [, time, count, letter] = iso;
    const unit = isoUnits[letter as keyof typeof isoUnits];
    if ((time === 'T') !== (unit === 'minutes' || unit === 'hours')) return null;
    return Number(count) === 0 ? { count: 0, unit: 'days' } : { count: Number(count), unit };
  }
  const written = /^(\d{1,6})\s+(working |business )?(minute|hour|day|week)s?$/i.exec(text.trim());
  if (!written) return null;
  const [, count, working, unit = ''] = written;
  const named = `${working === undefined ? '' : 'working_'}${unit.toLowerCase()}s`;
  const known = spanUnits.find((each) => each === named);
  return known === undefined ? null : { count: Number(count), unit: known };
}

export function textOf({ count, unit }: Span): string {
  if (count === 0) return 'PT0S';
  if (unit === 'working_hours' || unit === 'working_days') {
    const one = unit.slice('working_'.length, -1);
    return `${count} working ${one}${count === 1 ? '' : 's'}`;
  }
  const [start, letter] = isoForms[unit];
  return `${start}${count}${letter}`;
}

/** How many working hours of a day are drawn; when something comes exactly is said by the API, item by item. */
const drawnHours = 8;

const unitDays = (unit: SpanUnit, working: boolean): number => {
  const hours = working || unit === 'working_hours' ? drawnHours : 24;
  return { minutes: 1 / 60 / hours, hours: 1 / hours, days: 1, weeks: 7, working_hours: 1 / hours, working_days: 1 }[
    unit
  ];
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
