import { dateFormat, numberFormat, relativeFormat } from './formats.js';

/** The zone of whoever looks, by their browser. */
export const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The day at an instant by the clocks of a zone: `2026-12-03`. */
export function dayIn(zone: string, at: number): string {
  return dateFormat('en-CA', { dateStyle: 'short', timeZone: zone }).format(at);
}

/** Instants and days in somebody's way of writing. Pure: language, zone and now are given. */
export class Clock {
  private readonly dayAndTime: Intl.DateTimeFormat;
  /** With words such as `tomorrow`. */
  private readonly near: Intl.RelativeTimeFormat;
  /** In numbers: `next month` is another month than `in 1 month`. */
  private readonly far: Intl.RelativeTimeFormat;

  /** @param language as in BCP 47, @param zone IANA, @param now epoch ms */
  constructor(
    private readonly language: string,
    readonly zone: string = ownZone,
    private readonly now: () => number = Date.now,
  ) {
    this.dayAndTime = this.format(zone);
    this.near = relativeFormat(language, { numeric: 'auto' });
    this.far = relativeFormat(language, { numeric: 'always' });
  }

  /** `Thu 3 Dec, 18:00`; the year where it is another one. @param at ISO 8601 */
  at(at: string, zone = this.zone): string {
    return (zone === this.zone ? this.dayAndTime : this.format(zone)).format(new Date(at));
  }

  /** The same instant by the clocks of another place, where they show another time there; else null. */
  elsewhere(at: string, zone: string): string | null {
    const there = this.at(at, zone);
    return there === this.at(at) ? null : `${there} ${cityOf(zone)}`;
  }

  /** `in 3 days`, `2 hours ago`. Days are those of the calendar: late on Monday, Wednesday morning is in 2 days. */
  away(at: string): string {
    const instant = Date.parse(at);
    const seconds = (instant - this.now()) / 1000;
    const [unit, size] = spans.find(([, length]) => Math.abs(seconds) >= length) ?? (['minute', 60] as const);
    if (unit === 'day') return this.near.format(this.dayNumber(instant) - this.dayNumber(this.now()), unit);
    return (unit === 'minute' ? this.near : this.far).format(Math.trunc(seconds / size), unit);
  }

  /** Of the day on which an instant falls here: one more than that of the day before. */
  private dayNumber(at: number): number {
    return Date.parse(`${dayIn(this.zone, at)}T00:00:00Z`) / (24 * 3600_000);
  }

  /** A day of the calendar, which has no zone: `3 Dec 2026`. @param day `2026-12-03` */
  day(day: string): string {
    return dateFormat(this.language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
  }

  /** The same without its year: `3 Dec`. */
  dayOfYear(day: string): string {
    return dateFormat(this.language, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
      new Date(`${day}T00:00:00Z`),
    );
  }

  /** A span as people say it: `2 days`; one that is written otherwise stays as it is. @param span ISO 8601, `P2D` */
  span(span: string): string {
    const found = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(span);
    if (found === null) return span;
    const said = spanUnits.flatMap((unit, place) => {
      const count = Number(found[place + 1] ?? 0);
      if (count === 0) return [];
      return [numberFormat(this.language, { style: 'unit', unit, unitDisplay: 'long' }).format(count)];
    });
    return said.length === 0 ? span : said.join(' ');
  }

  /** The month of a day: `December 2026`. */
  month(day: string): string {
    return dateFormat(this.language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
      new Date(`${day}T00:00:00Z`),
    );
  }

  passed(at: string): boolean {
    return Date.parse(at) <= this.now();
  }

  /** Within a day. */
  soon(at: string): boolean {
    return !this.passed(at) && Date.parse(at) - this.now() < 24 * 3600_000;
  }

  private format(timeZone: string): Intl.DateTimeFormat {
    return dateFormat(this.language, {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone,
    });
  }
}

const spanUnits = ['year', 'month', 'week', 'day', 'hour', 'minute'] as const;

const spans = [
  ['year', 365 * 24 * 3600],
  ['month', 30 * 24 * 3600],
  ['day', 24 * 3600],
  ['hour', 3600],
] as const;

/** An instant as a field of day and time takes it, by the clock of whoever looks: `2026-12-03T18:00`. @param at ISO 8601 */
export function localOf(at: string): string {
  const then = new Date(at);
  if (Number.isNaN(then.getTime())) return '';
  return new Date(then.getTime() - then.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** `Asia/Kuala_Lumpur` as people say it. */
export function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/** Of the language that is spoken, the way in which their browser writes it: 3 Dec or Dec 3. */
export function wayOfWriting(language: string, asked: readonly string[]): string {
  return asked.find((each) => each.split('-', 1)[0] === language.split('-', 1)[0]) ?? language;
}
