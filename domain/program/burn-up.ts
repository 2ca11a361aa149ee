/** What a day brought: items that came into the program less those that were cancelled, and those done less those opened again. */
export interface DayChange {
  /** `2026-12-03` */
  date: string;
  scope: number;
  done: number;
}

/** How much there was to be done at the end of a day, and how much of that was. */
export type BurnUpPoint = DayChange;

/**
 * The scope of a program and what of it is done, at the end of each day on which either changed, and today.
 *
 * @param changes in order of date, each date once
 * @param today `2026-12-03`, not before the last of them
 */
export function burnUp(changes: readonly DayChange[], today: string): BurnUpPoint[] {
  const points: BurnUpPoint[] = [];
  let scope = 0;
  let done = 0;
  for (const change of changes) {
    scope += change.scope;
    done += change.done;
    if (change.scope !== 0 || change.done !== 0) points.push({ date: change.date, scope, done });
  }
  if (points.at(-1)?.date !== today) points.push({ date: today, scope, done });
  return points;
}
