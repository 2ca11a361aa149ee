import { DateTime } from 'luxon';
import { local, type Instant } from '../time.js';

/** Changes of clocks are looked for within these years, whatever is due beyond them. */
const firstCounted = Date.UTC(1900, 0, 1);
const lastCounted = Date.UTC(2300, 0, 1);

/**
 * A VTIMEZONE of iCalendar for the years in which its events fall: every change of clocks by itself, so that no rule has
 * to be guessed from the zone's data.
 */
export function timeZoneLines(zone: string, from: Instant, to: Instant): string[] {
  const start = Math.max(firstCounted, local(from, zone).startOf('year').minus({ years: 1 }).toMillis());
  const end = Math.min(lastCounted, local(to, zone).endOf('year').plus({ years: 1 }).toMillis());
  const changes = clockChanges(zone, start, end);
  const first = offsetAt(start, zone);
  const lines = ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...observance('STANDARD', '19700101T000000', first, first)];
  for (const at of changes) {
    const before = offsetAt(at - 1, zone);
    const after = offsetAt(at, zone);
    const name = local(at, zone).isInDST ? 'DAYLIGHT' : 'STANDARD';
    // By the clock as it stood before.
    const shown = DateTime.fromMillis(at, { zone: 'UTC' }).plus({ minutes: before }).toFormat("yyyyMMdd'T'HHmmss");
    lines.push(...observance(name, shown, before, after));
  }
  return [...lines, 'END:VTIMEZONE'];
}

function observance(name: string, local: string, before: number, after: number): string[] {
  return [
    `BEGIN:${name}`,
    `DTSTART:${local}`,
    `TZOFFSETFROM:${offsetText(before)}`,
    `TZOFFSETTO:${offsetText(after)}`,
    `END:${name}`,
  ];
}

/** Instants at which the offset changes; looked for month by month, then halved down to the millisecond. */
function clockChanges(zone: string, start: Instant, end: Instant): Instant[] {
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

function offsetText(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.round(Math.abs(minutes) % 60)];
  return `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}${String(rest).padStart(2, '0')}`;
}
