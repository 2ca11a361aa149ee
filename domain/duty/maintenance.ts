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

/** The windows that hold for an item. */
export function windowsFor(
  windows: readonly MaintenanceWindow[],
  item: { programId: string; market: string | null },
): MaintenanceWindow[] {
  return windows.filter(
    ({ market, programId }) =>
      (market === null || market === item.market) && (programId === null || programId === item.programId),
  );
}

/** The window that holds an escalation back at this instant, or undefined. */
export function windowAt(windows: readonly MaintenanceWindow[], at: Instant): MaintenanceWindow | undefined {
  return windows.find(({ from, to }) => from <= at && at < to);
}

/** The first instant, `at` or later, that lies in no window; windows that meet or overlap count as one. */
export function afterMaintenance(windows: readonly MaintenanceWindow[], at: Instant): Instant {
  let free = at;
  for (let window = windowAt(windows, free); window; window = windowAt(windows, free)) free = window.to;
  return free;
}

/** When a step that escalates leaves, and what to say of it where a window holds it back. */
export function outOfMaintenance(
  windows: readonly MaintenanceWindow[],
  at: Instant,
): { fireAt: Instant; held: string } {
  const window = windowAt(windows, at);
  if (!window) return { fireAt: at, held: '' };
  return { fireAt: afterMaintenance(windows, at), held: `, held back by maintenance: ${window.reason}` };
}
