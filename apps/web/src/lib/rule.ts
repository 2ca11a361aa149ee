/** What of a rule of RFC 5545 is said in words. */
export interface SaidRule {
  frequency: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  interval: number;
  /** `nth`: the first, or counted from the end where negative; null: each. Weekday 1 is Monday. */
  days: { nth: number | null; weekday: number }[];
  /** Negative ones are counted from the end. */
  monthDays: number[];
  months: number[];
}

const names = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
const said = ['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'WKST', 'COUNT', 'UNTIL'];

/** What a rule says, as far as there are words for it; null where a part of it has none, and it is shown as it is written. */
export function saidRule(rule: string): SaidRule | null {
  const parts = new Map(
    rule.split(';').map((part): [string, string] => {
      const [name = '', value = ''] = part.split('=');
      return [name.trim().toUpperCase(), value.trim().toUpperCase()];
    }),
  );
  if ([...parts.keys()].some((name) => !said.includes(name))) return null;
  const frequency = frequencies.find((each) => each === parts.get('FREQ'));
  const days = valuesOf(parts.get('BYDAY')).map(dayOf);
  const monthDays = valuesOf(parts.get('BYMONTHDAY')).map(Number);
  const months = valuesOf(parts.get('BYMONTH')).map(Number);
  const known = days.every((day) => day !== null) && [...monthDays, ...months].every(Number.isInteger);
  if (frequency === undefined || !known || (days.length > 0 && monthDays.length > 0)) return null;
  const interval = Number(parts.get('INTERVAL') ?? 1);
  return { frequency, interval, days: days.filter((day) => day !== null), monthDays, months };
}

function valuesOf(list: string | undefined): string[] {
  return list === undefined || list === '' ? [] : list.split(',');
}

/** `MO`, `1MO`, `-1FR`; null of what has no words. */
function dayOf(value: string): SaidRule['days'][number] | null {
  const [, nth = '', name = ''] = /^([+-]?[1-5])?([A-Z]{2})$/.exec(value) ?? [];
  const weekday = names.indexOf(name) + 1;
  const place = nth === '' ? null : Number(nth);
  return weekday === 0 || (place !== null && place < -2) ? null : { nth: place, weekday };
}
