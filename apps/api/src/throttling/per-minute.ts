/** Counts by key, in fixed windows of a minute: all are forgotten at once, so that nothing has to be swept. */
export class PerMinute {
  private endsAt = 0;
  private counts = new Map<string, number>();

  /** One more of this key. Gives in how many seconds it may go on, where that is beyond `most`; null where it is not. */
  beyond(most: number, key: string, now = Date.now()): number | null {
    if (now >= this.endsAt) {
      this.counts = new Map();
      this.endsAt = now + 60_000;
    }
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    return count <= most ? null : Math.ceil((this.endsAt - now) / 1000);
  }
}
