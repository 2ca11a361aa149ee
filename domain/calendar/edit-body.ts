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
  /** Days of the baseline that the statement leaves out, where it is said to be complete. */
  dropped: number;
}

/**
 * States dates, each over what was said of it before.
 *
 * @param origin `by hand`, or the name of the file
 * @param complete the days are all there are in their years: what else the baseline has in these is no day off any more,
 *   and the holidays are known until the end of the last of them
 */
export function stateDays(body: CalendarBody, days: StatedDay[], origin: string, complete = false): StatedOutcome {
  const overrides = { ...body.overrides };
  const counts = { added: 0, changed: 0, unchanged: 0, dropped: 0 };
  const state = (date: string, override: Override): 'added' | 'changed' | 'unchanged' => {
    const before = overrides[date];
    overrides[date] = override;
    if (!before) return 'added';
    return before.kind === override.kind && before.name === override.name ? 'unchanged' : 'changed';
  };
  for (const { date, kind, name } of days) counts[state(date, { kind, name, origin })] += 1;
  if (!complete || days.length === 0) return { body: { ...body, overrides }, ...counts };
  const span = yearsOf(days);
  const named = new Set(days.map(({ date }) => date));
  const { daysOff = {}, workingDays = {}, expected } = body.baseline ?? {};
  const based = { ...expected?.daysOff, ...expected?.workingDays, ...daysOff, ...workingDays };
  for (const [date, name] of Object.entries(based)) {
    if (date < span.from || date > span.until || named.has(date)) continue;
    if (overrides[date]?.kind !== 'ordinary') counts.dropped += 1;
    overrides[date] = { kind: 'ordinary', name, origin };
  }
  const before = body.known ?? body.baseline;
  // Years in between that nobody has spoken of would not be known: the span is then left as it is.
  const wider = before ? joined(before, span) : span;
  const known = wider === null || (before && same(before, wider)) ? body.known : wider;
  return { body: { ...body, overrides, known }, ...counts };
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

/** The whole years in which days lie. */
function yearsOf(days: StatedDay[]): Span {
  const years = days.map(({ date }) => yearOf(dayOf(date)));
  return { from: `${Math.min(...years)}-01-01`, until: `${Math.max(...years)}-12-31` };
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
