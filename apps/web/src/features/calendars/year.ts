import type { Schemas } from '../../lib/api.js';

type Whole = Schemas['CalendarVersionDetail'];

interface Version extends Pick<Whole, 'weekends'> {
  days: readonly Pick<Whole['days'][number], 'date' | 'kind' | 'name'>[];
}

export interface YearDay {
  /** `2026-12-03` */
  date: string;
  kind: 'worked' | 'weekend' | 'off' | 'make-up';
  name: string | null;
}

/** The days of a year by months, as a version of a calendar has them. */
export function monthsOf(year: number, { days, weekends }: Version): YearDay[][] {
  const named = new Map(days.map((day) => [day.date, day]));
  return Array.from({ length: 12 }, (_, month) => {
    const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
    return Array.from({ length }, (_each, day) => {
      const at = new Date(Date.UTC(year, month, day + 1));
      const date = at.toISOString().slice(0, 10);
      const said = named.get(date);
      const weekend = weekendOn(date, weekends).includes(at.getUTCDay() === 0 ? 7 : at.getUTCDay());
      const usual = weekend ? 'weekend' : 'worked';
      const kind = said?.kind === 'off' ? 'off' : said?.kind === 'working' ? (weekend ? 'make-up' : 'worked') : usual;
      return { date, kind, name: said?.name ?? null };
    });
  });
}

/** The days of the week that are off on that date, by ISO: the last rule that has begun. */
function weekendOn(date: string, rules: Version['weekends']): readonly number[] {
  return rules.filter(({ from }) => from === null || from <= date).at(-1)?.days ?? [];
}

/** @param date `2026-12-03` */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
