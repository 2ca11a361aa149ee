/** So many things at a time; some more wait for their turn, in order, and what is beyond is turned away. */
export class Turns {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly atOnce: number,
    private readonly mostWaiting: number,
  ) {}

  /** Does it in its turn. @param turnedAway what is thrown where too many wait */
  async take<T>(work: () => Promise<T>, turnedAway: () => Error): Promise<T> {
    if (this.running < this.atOnce) this.running += 1;
    else if (this.waiting.length >= this.mostWaiting) throw turnedAway();
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      // The place is handed on: whoever comes meanwhile does not take it.
      if (next) next();
      else this.running -= 1;
    }
  }
}
