/**
 * Milliseconds that go on evenly, also when the clock of the machine is set: by them a process tells how long something takes. They
 * begin as those of the clock, and are no instant of anything that is recorded.
 */
export function steadyNow(): number {
  return Math.round(performance.timeOrigin + performance.now());
}
