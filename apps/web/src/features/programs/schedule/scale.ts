const dayMs = 86_400_000;

/** Of a row of the line of time, in pixels. */
export const rowHeight = 34;

export const zooms = ['week', 'month', 'quarter'] as const;
export type Zoom = (typeof zooms)[number];

/** Pixels that a day takes. */
const widths: Record<Zoom, number> = { week: 26, month: 9, quarter: 3 };

/** Days since 1970-01-01 of a date `2026-12-03`. */
export function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / dayMs;
}

/** `2026-12-03` */
export function dateOf(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** Where days and instants stand on a line of time, in pixels from its left. */
export class Scale {
  readonly dayWidth: number;
  readonly width: number;
  private readonly first: number;
  readonly days: number;

  /**
   * @param from `2026-12-03`, the first day, and until the last
   * @param offset minutes by which UTC is ahead of the clocks of whoever looks, at an instant
   */
  constructor(
    from: string,
    until: string,
    zoom: Zoom,
    private readonly offset: (at: number) => number = (at) => new Date(at).getTimezoneOffset(),
  ) {
    this.first = dayOf(from);
    this.days = dayOf(until) - this.first + 1;
    this.dayWidth = widths[zoom];
    this.width = this.days * this.dayWidth;
  }

  /** @param at ISO 8601 */
  at(at: string): number {
    const ms = Date.parse(at);
    return ((ms - this.offset(ms) * 60_000) / dayMs - this.first) * this.dayWidth;
  }

  /** Where a day begins. */
  day(date: string): number {
    return (dayOf(date) - this.first) * this.dayWidth;
  }

  /** The days on which something is written above the line: Mondays, or the first of months, with the day. */
  ticks(zoom: Zoom): { date: string; x: number }[] {
    const found: { date: string; x: number }[] = [];
    for (let day = this.first; day < this.first + this.days; day += 1) {
      const date = dateOf(day);
      // 1970-01-01 was a Thursday.
      if (zoom === 'week' ? (((day + 3) % 7) + 7) % 7 === 0 : date.endsWith('-01'))
        found.push({ date, x: (day - this.first) * this.dayWidth });
    }
    return found;
  }

  /** Whole days in so many pixels, to the nearest. */
  daysIn(pixels: number): number {
    // Nothing is nothing, whatever its sign.
    return Math.round(pixels / this.dayWidth) + 0;
  }
}
