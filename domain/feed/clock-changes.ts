import { DateTime } from 'luxon';
import { local, type Instant } from '../time.js';

/** Changes of clocks are looked for within these years, whatever is due beyond them. */
const firstCounted = Date.UTC(1900, 0, 1);
const lastCounted = Date.UTC(2300, 0, 1);

/** One change of the clocks of a zone; offsets are minutes east of UTC. */
export interface ClockChange {
  /** By the clock as it stood before: `YYYY-MM-DDTHH:MM:SS`. */
  shown: string;
  before: number;
  after: number;
  /** It is the change to summer time. */
  summer: boolean;
}

/** The changes of a zone's clocks from the year before these instants to the year after, and the offset that held first. */
export function clockChanges(zone: string, from: Instant, to: Instant): { first: number; changes: ClockChange[] } {
  const start = Math.max(firstCounted, local(from, zone).startOf('year').minus({ years: 1 }).toMillis());
  const end = Math.min(lastCounted, local(to, zone).endOf('year').plus({ years: 1 }).toMillis());
  const changes = instantsOfChange(zone, start, end).map((at) => {
    const before = offsetAt(at - 1, zone);
    const shown = DateTime.fromMillis(at, { zone: 'UTC' }).plus({ minutes: before }).toFormat("yyyy-MM-dd'T'HH:mm:ss");
    return { shown, before, after: offsetAt(at, zone), summer: local(at, zone).isInDST };
  });
  return { first: offsetAt(start, zone), changes };
}

/** Looked for month by month, then halved down to the millisecond. */
function instantsOfChange(zone: string, start: Instant, end: Instant): Instant[] {
  const changes: Instant[] = [];
  const month = 28 * 86_400_000;
  for (let from = start; from < end; from += month) {
    let [low, high] = [from, Math.min(from + month, end)];
    if (offsetAt(low, zone) === offsetAt(high, zone)) continue;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (offsetAt(middle, zone) === offsetAt(low, zone)) low = middle;
      else high = middle;
    }
    changes.push(high);
  }
  return changes;
}

/** Minutes east of UTC. */
function offsetAt(at: Instant, zone: string): number {
  return local(at, zone).offset;
}
