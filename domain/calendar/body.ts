import type { Calendar, HoursRule, NamedDates, WeekendRule } from './calendar.js';

/** What somebody says of a date: it is off, it is worked, or it is a day like any other of its weekday. */
export const overrideKinds = ['off', 'working', 'ordinary'] as const;
export type OverrideKind = (typeof overrideKinds)[number];

/** A date of which an administrator knows better than the baseline. */
export interface Override {
  kind: OverrideKind;
  name: string;
  /** `by hand`, or the name of the file it came in. */
  origin: string;
}

/** Days off that are likely but not announced: they are counted, and the dates among them are not known. */
export interface ExpectedDays {
  source: string;
  daysOff: NamedDates;
  workingDays: NamedDates;
}

/** Holidays as a library or a gazette has them. A refresh replaces it whole, and touches no override. */
export interface Baseline {
  /** Where in the source it was looked up, e.g. `MY-02`. */
  region: string;
  /** E.g. `Ministry of Manpower (table of 2026-11-28)`, `date-holidays 3.37.0`. */
  source: string;
  /** `YYYY-MM-DD`: when it was taken. */
  asOf: string;
  /** The dates it knows, `YYYY-MM-DD`. */
  from: string;
  until: string;
  daysOff: NamedDates;
  workingDays: NamedDates;
  /** Outside of these. Versions from before tables of announced days have none. */
  expected?: ExpectedDays;
}

/** What a version of a calendar is stored as: the layers, so that each day can say where it comes from. */
export interface CalendarBody {
  zone: string;
  hours: HoursRule[];
  weekends: WeekendRule[];
  /** Between which dates the holidays are known, where somebody has said so; null: what the baseline covers. */
  known: { from: string; until: string } | null;
  baseline: Baseline | null;
  /** By date `YYYY-MM-DD`; each wins over the baseline. */
  overrides: Record<string, Override>;
}

export interface CalendarHead {
  key: string;
  name: string;
  versionId: string;
  version: number;
  asOf: string;
}

/** The layers laid over each other. */
export function calendarOf(head: CalendarHead, body: CalendarBody): Calendar {
  const daysOff = { ...body.baseline?.expected?.daysOff, ...body.baseline?.daysOff };
  const workingDays = { ...body.baseline?.expected?.workingDays, ...body.baseline?.workingDays };
  for (const [date, { kind, name }] of Object.entries(body.overrides)) {
    Reflect.deleteProperty(daysOff, date);
    Reflect.deleteProperty(workingDays, date);
    if (kind === 'off') daysOff[date] = name;
    if (kind === 'working') workingDays[date] = name;
  }
  const known = body.known ?? body.baseline;
  return {
    ...head,
    zone: body.zone,
    source: sourceOf(body),
    knownFrom: known?.from ?? null,
    knownUntil: known?.until ?? null,
    hours: body.hours,
    weekends: body.weekends,
    daysOff: inOrder(daysOff),
    workingDays: inOrder(workingDays),
  };
}

/** Where the days come from: `date-holidays 3.37.0, sg-2027.ics, by hand`. */
export function sourceOf({ baseline, overrides }: Pick<CalendarBody, 'baseline' | 'overrides'>): string {
  const origins = new Set(Object.values(overrides).map(({ origin }) => origin));
  return [...(baseline ? [baseline.source] : []), ...[...origins].sort()].join(', ') || 'no holidays';
}

function inOrder(dates: NamedDates): NamedDates {
  return Object.fromEntries(Object.entries(dates).sort(([a], [b]) => (a < b ? -1 : 1)));
}
