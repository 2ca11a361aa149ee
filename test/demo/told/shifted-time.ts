/** The wall's own clock, epoch ms: nothing that is shifted. */
export const wallClock = Date.now.bind(Date);

/**
 * Lets the process live by another clock: what the API makes anew (a case, a finding) is made at the time of the story, and
 * not of the wall, as everything is that a workflow does. For a process that plays one story and ends.
 */
export function liveBy(now: () => number): void {
  Date.now = now;
}
