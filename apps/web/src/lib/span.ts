/** The units of a duration that is chosen; what is written otherwise is edited as text. */
export const spanUnits = [
  ...(['minutes', 'hours', 'days', 'weeks', 'months', 'years'] as const),
  ...(['working_hours', 'working_days'] as const),
] as const;
export type SpanUnit = (typeof spanUnits)[number];

/** A duration of one unit: `P2D`, `PT4H`, `2 working days`. */
export interface Span {
  count: number;
  unit: SpanUnit;
}

const isoForms = {
  minutes: ['PT', 'M'],
  hours: ['PT', 'H'],
  days: ['P', 'D'],
  weeks: ['P', 'W'],
  months: ['P', 'M'],
  years: ['P', 'Y'],
} as const;

/** Null where it is not of one unit, such as `P1DT4H`: then it is a text. Nothing at all is no days. */
export function spanOf(text: string): Span | null {
  if (/^PT0+S$/i.test(text.trim())) return { count: 0, unit: 'days' };
  const iso = /^(PT?)(\d{1,6})([YMWDH])$/.exec(text.trim().toUpperCase());
  if (iso) {
    const [, start, count, letter] = iso;
    const unit = spanUnits.find((each) => {
      const form = each in isoForms ? isoForms[each as keyof typeof isoForms] : undefined;
      return form?.[0] === start && form?.[1] === letter;
    });
    if (unit === undefined) return null;
    return Number(count) === 0 ? { count: 0, unit: 'days' } : { count: Number(count), unit };
  }
  const written = /^(\d{1,6})\s+(working |business )?(minute|hour|day|week|month|year)s?$/i.exec(text.trim());
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
