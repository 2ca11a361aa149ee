import { DateTime, Duration, IANAZone, type Zone } from 'luxon';
import { zoneClock, type ZoneClock } from './zone-clock.js';

/** An instant, in milliseconds since 1970-01-01T00:00:00Z. The only form in which workflow code sees time. */
export type Instant = number;

/** A date and a time of day as people agreed on them, and the zone they meant. */
export interface LocalTime {
  /** `YYYY-MM-DD` */
  date: string;
  /** `HH:mm` */
  time: string;
  /** IANA name, e.g. `Asia/Kuala_Lumpur` */
  zone: string;
}

/** The library formats an instant and reads the text again for each offset; a herd asks for tens of thousands. */
class QuickZone extends IANAZone {
  private readonly clock: ZoneClock;

  constructor(name: string) {
    super(name);
    this.clock = zoneClock(name);
  }

  override offset(at: Instant): number {
    return (this.clock.localAt(at) - at) / 60_000;
  }
}

const zones = new Map<string, Zone>();

/** What an old record has and no machine knows is taken for UTC, as `zoneClock` does: one record stops no other. */
function zoneOf(name: string): Zone {
  let zone = zones.get(name);
  if (!zone) {
    zone = new QuickZone(IANAZone.isValidZone(name) ? name : 'UTC');
    zones.set(name, zone);
  }
  return zone;
}

/** An instant on the clocks of a zone. */
export function local(at: Instant, zone: string): DateTime {
  return DateTime.fromMillis(at, { zone: zoneOf(zone) });
}

interface Span {
  duration: Duration;
  /** Milliseconds, for durations made of hours, minutes and seconds only; null where a calendar is needed. */
  exact: number | null;
}

const spans = new Map<string, Span>();
const mostSpans = 1_000;

function spanOf(iso: string): Span {
  let span = spans.get(iso);
  if (!span) {
    const duration = Duration.fromISO(iso);
    const calendar = duration.years || duration.quarters || duration.months || duration.weeks || duration.days;
    span = { duration, exact: calendar ? null : duration.toMillis() };
    if (spans.size >= mostSpans) spans.clear();
    spans.set(iso, span);
  }
  return span;
}

/** What a herd asks for is asked a thousand times over: due at one instant, in one zone, by one policy. */
function remembering<T>(ask: (at: Instant, what: string, zone: string) => T): typeof ask {
  const answers = new Map<string, T>();
  return (at, what, zone) => {
    const question = `${at} ${what} ${zone}`;
    let answer = answers.get(question);
    if (answer === undefined) {
      answer = ask(at, what, zone);
      if (answers.size >= mostAnswers) answers.clear();
      answers.set(question, answer);
    }
    return answer;
  };
}

const mostAnswers = 500;

const added = remembering((at, iso, zone) => local(at, zone).plus(spanOf(iso).duration).toMillis());
const subtracted = remembering((at, iso, zone) => local(at, zone).minus(spanOf(iso).duration).toMillis());

/** `iso` is an ISO 8601 duration; days and longer keep the local time of day in `zone` across a change of clocks. */
export function addDuration(at: Instant, iso: string, zone: string): Instant {
  const { exact } = spanOf(iso);
  return exact === null ? added(at, iso, zone) : at + exact;
}

/** The inverse in direction, not always in value: a month before 31 March is 28 February. */
export function subtractDuration(at: Instant, iso: string, zone: string): Instant {
  const { exact } = spanOf(iso);
  return exact === null ? subtracted(at, iso, zone) : at - exact;
}

/**
 * The first instant that is too late for a span that may last so long. People count days, weeks, months and years by the
 * calendar: its last day is part of it until midnight. Hours and minutes are counted by the clock.
 */
export function endOfSpan(from: Instant, iso: string, zone: string): Instant {
  const last = addDuration(from, iso, zone);
  return iso.includes('T') ? last : local(last, zone).plus({ days: 1 }).startOf('day').toMillis();
}

/** True for an ISO 8601 duration that is not negative, such as `P2D` or `PT4H`. */
export function isDuration(iso: unknown): iso is string {
  if (typeof iso !== 'string' || !/^P(?!$)/.test(iso) || iso.includes('-')) return false;
  return Duration.fromISO(iso).isValid;
}

/** True for a `YYYY-MM-DD` that exists. */
export function isLocalDate(date: unknown): date is string {
  return typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(date) && DateTime.fromISO(date).isValid;
}

/** A local time that a change of clocks skips becomes the next that exists; one that comes twice, the first. */
export function toInstant(due: LocalTime): Instant {
  const shown = DateTime.fromISO(`${due.date}T${due.time}`, { zone: 'utc' });
  if (!shown.isValid) throw new RangeError(`${due.date} ${due.time} is not a date and time`);
  return zoneClock(due.zone).instantOf(shown.toMillis());
}

/** The date and time of day of an instant in a zone; seconds fall away. */
export function toLocal(at: Instant, zone: string): LocalTime {
  const [date, time] = localText(at, zone);
  return { date, time, zone };
}

/** `2026-02-13 17:00` in the zone, for people to read. */
export function formatLocal(at: Instant, zone: string): string {
  return localText(at, zone).join(' ');
}

/** `Fri 13 Feb 2026 17:00 (Asia/Singapore)`: the form used in messages. */
export function describeInstant(at: Instant, zone: string): string {
  const local = new Date(zoneClock(zone).localAt(at));
  const [date, time] = localText(at, zone);
  const day = weekdays[local.getUTCDay()] ?? '';
  const month = months[local.getUTCMonth()] ?? '';
  return `${day} ${local.getUTCDate()} ${month} ${date.slice(0, -6)} ${time} (${zone})`;
}

/** The local date of an instant, `YYYY-MM-DD`. */
export function localDate(at: Instant, zone: string): string {
  return localText(at, zone)[0];
}

// Said of every step of every plan: the library takes longer to write an instant down than the rules to find it.
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function localText(at: Instant, zone: string): [date: string, time: string] {
  const [date = '', time = ''] = new Date(zoneClock(zone).localAt(at)).toISOString().split('T');
  return [date, time.slice(0, 5)];
}
