/**
 * How long a loop has not turned, as another one sees that looks again and again. Time in which that one did not turn
 * either does not count: the machine slept, the process was held, or others had the processors.
 */
export class StandStill {
  private ms = 0;
  private looked: number | null = null;

  /** @param longestLook what counts of the time between two looks at most, in ms */
  constructor(private readonly longestLook: number) {}

  turned(): void {
    this.ms = 0;
  }

  /** @param now ms, from a clock that is not set */
  look(now: number): void {
    if (this.looked !== null) this.ms += Math.min(now - this.looked, this.longestLook);
    this.looked = now;
  }

  /** Whole seconds. */
  get seconds(): number {
    return Math.floor(this.ms / 1000);
  }
}
