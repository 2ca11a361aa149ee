import { IANAZone } from 'luxon';

/** What the clocks of a zone show, in ms since 1970-01-01T00:00 as they show it: local midnight is a multiple of a day. */
export type LocalMs = number;

const day = 86_400_000;
const probe = 7 * day;

/** Between two changes of the clocks: from an instant on they are so many ms ahead of UTC. */
interface Stretch {
  from: number;
  ahead: number;
  /** What they show at the end of it, when they are changed. */
  localEnd: LocalMs;
}

/** Years of which the changes are kept; beyond them they are found anew. */
const mostYears = 500;

/**
 * The clocks of one zone. The library's own conversion takes the offset of today as its first guess, so that an hour
 * which comes twice is read one way in winter and another in summer; here the answer hangs on nothing but the question.
 */
class ZoneClock {
  private readonly zone: IANAZone;
  private readonly years = new Map<number, Stretch[]>();
  private last: Stretch[] = [];
  private lastYear = NaN;

  constructor(name: string) {
    this.zone = IANAZone.create(IANAZone.isValidZone(name) ? name : 'UTC');
  }

  localAt(instant: number): LocalMs {
    const stretches = this.around(instant);
    let index = stretches.length - 1;
    while (index > 0 && at(stretches, index).from > instant) index -= 1;
    return instant + at(stretches, index).ahead;
  }

  /** A local time that a change of clocks skips becomes the next that exists; one that comes twice, the first. */
  instantOf(local: LocalMs): number {
    const stretches = this.around(local);
    let index = 0;
    while (index < stretches.length - 1 && at(stretches, index).localEnd <= local) index += 1;
    const { from, ahead } = at(stretches, index);
    return Math.max(local - ahead, from);
  }

  private around(ms: number): Stretch[] {
    const year = new Date(ms).getUTCFullYear();
    if (year === this.lastYear) return this.last;
    let found = this.years.get(year);
    if (!found) {
      if (this.years.size >= mostYears) this.years.clear();
      found = this.stretchesOf(year);
      this.years.set(year, found);
    }
    this.last = found;
    this.lastYear = year;
    return found;
  }

  /** A year and two days on either side of it, so that it can be asked by instant and by local time. */
  private stretchesOf(year: number): Stretch[] {
    const start = utc(year) - 2 * day;
    const end = utc(year + 1) + 2 * day;
    const stretches: Stretch[] = [{ from: -Infinity, ahead: this.ahead(start), localEnd: Infinity }];
    for (let from = start; from < end; from += probe) {
      const to = Math.min(from + probe, end);
      const before = at(stretches, stretches.length - 1);
      const ahead = this.ahead(to);
      if (ahead === before.ahead) continue;
      const change = this.firstWith(ahead, from, to);
      before.localEnd = change + before.ahead;
      stretches.push({ from: change, ahead, localEnd: Infinity });
    }
    return stretches;
  }

  /** The second at which the clocks are changed, which lies behind `from` and not behind `to`. */
  private firstWith(ahead: number, from: number, to: number): number {
    let low = from / 1000;
    let high = to / 1000;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (this.ahead(middle * 1000) === ahead) high = middle;
      else low = middle;
    }
    return high * 1000;
  }

  private ahead(instant: number): number {
    return Math.round(this.zone.offset(instant) * 60_000);
  }
}

export type { ZoneClock };

const clocks = new Map<string, ZoneClock>();

/**
 * The clocks of a zone, e.g. `Asia/Singapore`. No door lets in a name that is none (`zones.ts`); what an old record has
 * and no machine knows goes by UTC, so that one record stops no other.
 */
export function zoneClock(name: string): ZoneClock {
  let clock = clocks.get(name);
  if (!clock) {
    clock = new ZoneClock(name);
    clocks.set(name, clock);
  }
  return clock;
}

function at(stretches: Stretch[], index: number): Stretch {
  return stretches[index] as Stretch;
}

/** New Year in UTC; `Date.UTC` alone takes the years 0 to 99 for those of the last century. */
function utc(year: number): number {
  return new Date(0).setUTCFullYear(year, 0, 1);
}
