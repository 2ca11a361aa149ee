import type { Instant } from '../time.js';

/** A stated time in which nothing escalates: a freeze, a migration, a festival sale. Breaches are recorded all the same. */
export interface MaintenanceWindow {
  id: string;
  reason: string;
  from: Instant;
  /** The first instant at which it is over. */
  to: Instant;
  /** Only for owners of this market; null: for all. */
  market: string | null;
  /** Only for items of this program; null: for all. */
  programId: string | null;
}

/** By the list that they were picked from: items of one program and market share one list, and what is laid out of it. */
const picked = new WeakMap<readonly MaintenanceWindow[], Map<string, readonly MaintenanceWindow[]>>();

/** The windows that hold for an item. The list must not change afterwards. */
export function windowsFor(
  windows: readonly MaintenanceWindow[],
  item: { programId: string; market: string | null },
): readonly MaintenanceWindow[] {
  const known = picked.get(windows) ?? new Map<string, readonly MaintenanceWindow[]>();
  picked.set(windows, known);
  const scope = JSON.stringify([item.programId, item.market]);
  const found =
    known.get(scope) ??
    windows.filter(
      ({ market, programId }) =>
        (market === null || market === item.market) && (programId === null || programId === item.programId),
    );
  known.set(scope, found);
  return found;
}

/** The window that holds an escalation back at this instant, the first of the list where several do, or undefined. */
export function windowAt(windows: readonly MaintenanceWindow[], at: Instant): MaintenanceWindow | undefined {
  return stretchAt(windows, at)?.window;
}

/** The first instant, `at` or later, that lies in no window; windows that meet or overlap count as one. */
export function afterMaintenance(windows: readonly MaintenanceWindow[], at: Instant): Instant {
  return stretchAt(windows, at)?.free ?? at;
}

/** When a step that escalates leaves, and what to say of it where a window holds it back. */
export function outOfMaintenance(
  windows: readonly MaintenanceWindow[],
  at: Instant,
): { fireAt: Instant; held: string } {
  const stretch = stretchAt(windows, at);
  if (!stretch) return { fireAt: at, held: '' };
  return { fireAt: stretch.free, held: `, held back by maintenance: ${stretch.window.reason}` };
}

/** A time for which one window is named: that one which comes first in the list. */
interface Stretch {
  from: Instant;
  to: Instant;
  window: MaintenanceWindow;
  /** When it is over, with all that meet or overlap. */
  free: Instant;
}

/** A ladder asks of every rung, and people plan freezes by the hundred: laid out once, and found by halving. */
const laidOut = new WeakMap<readonly MaintenanceWindow[], Stretch[]>();

function stretchAt(windows: readonly MaintenanceWindow[], at: Instant): Stretch | undefined {
  if (windows.length === 0) return undefined;
  let stretches = laidOut.get(windows);
  if (!stretches) laidOut.set(windows, (stretches = layOut(windows)));
  const stretch = stretches[placeOf(stretches.length, (place) => (stretches[place]?.from ?? Infinity) > at) - 1];
  return stretch && at < stretch.to ? stretch : undefined;
}

function layOut(windows: readonly MaintenanceWindow[]): Stretch[] {
  const bounds = [...new Set(windows.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  const place = (at: Instant): number => placeOf(bounds.length, (index) => (bounds[index] ?? Infinity) >= at);
  const named = new Array<MaintenanceWindow | undefined>(bounds.length);
  // Where from here on nobody is named yet, by way of places that are shortened as they are asked: each is named once.
  const next = bounds.map((_, index) => index);
  const unnamed = (index: number): number => {
    let free = index;
    while (next[free] !== undefined && next[free] !== free) free = next[free] ?? free;
    for (let way = index; way < free;) {
      const then = next[way] ?? free;
      next[way] = free;
      way = then;
    }
    return free;
  };
  for (const window of windows) {
    const end = place(window.to);
    for (let index = unnamed(place(window.from)); index < end; index = unnamed(index)) {
      named[index] = window;
      next[index] = index + 1;
    }
  }
  const stretches: Stretch[] = [];
  for (let index = bounds.length - 1; index >= 0; index -= 1) {
    const [from = 0, to = 0] = bounds.slice(index, index + 2);
    const window = named[index];
    const after = stretches.at(-1);
    if (window) stretches.push({ from, to, window, free: after?.from === to ? after.free : to });
  }
  return stretches.reverse();
}

/** The first place from 0 for which this holds, or the length; it must hold for all places after one for which it does. */
function placeOf(length: number, holds: (place: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
