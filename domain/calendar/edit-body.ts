import { dayOf, yearOf } from './day.js';
import type { Baseline, CalendarBody, Override, OverrideKind } from './body.js';
import type { HoursRule, WeekendRule } from './calendar.js';

/** A date as somebody states it. */
export interface StatedDay {
  /** `YYYY-MM-DD` */
  date: string;
  kind: OverrideKind;
  name: string;
}

export interface StatedOutcome {
  body: CalendarBody;
  added: number;
  changed: number;
  unchanged: number;
  /** Days that the statement leaves out, of the years of which it is all there is; in order of date. */
  dropped: { date: string; name: string }[];
}

/** Whose statements no file takes back. */
export const byHand = 'by hand';

/**
 * States dates, each over what was said of it before.
 *
 * @param origin `by hand`, or the name of the file
 * @param wholeYears years of which the days are all there is: what else the baseline or an earlier file has in these is no
 *   day off any more, and the holidays of these are known
 */
export function stateDays(
  body: CalendarBody,
  days: StatedDay[],
  origin: string,
  wholeYears: readonly number[] = [],
): StatedOutcome {
  const overrides = { ...body.overrides };
  const counts = { added: 0, changed: 0, unchanged: 0 };
  const state = (date: string, override: Override): keyof typeof counts => {
    const before = overrides[date];
    overrides[date] = override;
    if (!before) return 'added';
    return before.kind === override.kind && before.name === override.name ? 'unchanged' : 'changed';
  };
  for (const { date, kind, name } of days) counts[state(date, { kind, name, origin })] += 1;
  const dropped = leftOut(body, days, wholeYears);
  const based = baselineDays(body);
  for (const { date, name } of dropped)
    if (date in based) overrides[date] = { kind: 'ordinary', name, origin };
    else Reflect.deleteProperty(overrides, date);
  return { body: { ...body, overrides, known: knownWith(body, wholeYears) }, ...counts, dropped };
}

/** Days off and make-up days of these years that the statement does not name, but for what was stated by hand. */
function leftOut(body: CalendarBody, days: StatedDay[], years: readonly number[]): StatedOutcome['dropped'] {
  const named = new Set(days.map(({ date }) => date));
  const filed = Object.entries(body.overrides).map(([date, { name }]): [string, string] => [date, name]);
  const there = new Map([...Object.entries(baselineDays(body)), ...filed]);
  return [...there]
    .filter(([date]) => years.includes(yearOf(dayOf(date))) && !named.has(date))
    .filter(([date]) => body.overrides[date]?.kind !== 'ordinary' && body.overrides[date]?.origin !== byHand)
    .map(([date, name]) => ({ date, name }))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** All dates that the baseline names, those that are expected too. */
export function baselineDays({ baseline }: CalendarBody): Record<string, string> {
  return {
    ...baseline?.expected?.daysOff,
    ...baseline?.expected?.workingDays,
    ...baseline?.daysOff,
    ...baseline?.workingDays,
  };
}

/**
 * How far the holidays are known when these years are. Years in between that nobody has spoken of would not be known: the
 * span is then left as it is. So it is where it grows by nothing: a fresh baseline can say it then.
 */
function knownWith(body: CalendarBody, years: readonly number[]): CalendarBody['known'] {
  const before = body.known ?? body.baseline;
  let known: Span | null = before ? { from: before.from, until: before.until } : null;
  for (const year of [...years].sort((a, b) => a - b)) {
    const span = { from: `${year}-01-01`, until: `${year}-12-31` };
    known = known ? (joined(known, span) ?? known) : span;
  }
  return known === null || (before && same(before, known)) ? body.known : known;
}

/** Takes back what somebody stated of a date; the baseline says again what it is. */
export function unstateDay(body: CalendarBody, date: string): CalendarBody {
  return { ...body, overrides: Object.fromEntries(Object.entries(body.overrides).filter(([of]) => of !== date)) };
}

/** Puts a rule where it belongs by its date; one of the same date is replaced. */
export function withRule<Rule extends HoursRule | WeekendRule>(rules: Rule[], rule: Rule): Rule[] {
  const others = rules.filter(({ from }) => from !== rule.from);
  return [...others, rule].sort((a, b) => compareFrom(a.from, b.from));
}

export function withoutRule<Rule extends HoursRule | WeekendRule>(rules: Rule[], from: string): Rule[] {
  return rules.filter((rule) => rule.from !== from);
}

/**
 * Puts a fresh baseline under what was stated. Of the years before it, what the old one knew is kept. What the old one
 * said of the years after it falls: that was computed, and the fresh one says itself what is expected there. A limit that
 * somebody set to what is known stays; what was known further than the old baseline grows with the new one.
 */
export function withBaseline(body: CalendarBody, fresh: Baseline): CalendarBody {
  const old = body.baseline;
  if (!old) return { ...body, baseline: fresh };
  const before = (dates: Record<string, string>): [string, string][] =>
    Object.entries(dates).filter(([date]) => date < fresh.from);
  const merged = (older: Record<string, string>, newer: Record<string, string>): Record<string, string> =>
    Object.fromEntries([...before(older), ...Object.entries(newer)].sort(([a], [b]) => (a < b ? -1 : 1)));
  const from = joined(old, fresh) === null || old.from > fresh.from ? fresh.from : old.from;
  const span = { from, until: fresh.until };
  const known = body.known && body.known.until >= old.until ? (joined(body.known, span) ?? body.known) : body.known;
  const baseline = {
    ...fresh,
    ...span,
    daysOff: merged(old.daysOff, fresh.daysOff),
    workingDays: merged(old.workingDays, fresh.workingDays),
  };
  return { ...body, baseline, known };
}

interface Span {
  from: string;
  until: string;
}

/** Both as one span; null where days lie between them. */
function joined(a: Span, b: Span): Span | null {
  if (dayOf(b.from) > dayOf(a.until) + 1 || dayOf(a.from) > dayOf(b.until) + 1) return null;
  return { from: a.from < b.from ? a.from : b.from, until: a.until > b.until ? a.until : b.until };
}

function same(a: Span, b: Span): boolean {
  return a.from === b.from && a.until === b.until;
}

function compareFrom(a: string | null, b: string | null): number {
  return (a ?? '') < (b ?? '') ? -1 : 1;
}
