/** Counts by key, in fixed windows, of a minute unless said otherwise: all are forgotten at once, so that nothing has to be swept. */
export class PerMinute {
  private endsAt = 0;
  private counts = new Map<string, number>();

  constructor(private readonly windowMs = 60_000) {}

  /** One more of this key. Gives in how many seconds it may go on, where that is beyond `most`; null where it is not. */
  beyond(most: number, key: string, now = Date.now()): number | null {
    if (now >= this.endsAt) {
      this.counts = new Map();
      this.endsAt = now + this.windowMs;
    }
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    return count <= most ? null : Math.ceil((this.endsAt - now) / 1000);
  }

  /** What was counted of this key turned out well. */
  forgive(key: string): void {
    this.counts.delete(key);
  }
}
