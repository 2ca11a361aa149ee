import { Problem } from '../problems/problem.js';

/** So many calls of one token, or of one person by another way, are answered at once. */
export const mostAtOnce = 8;

/** Counts what is being answered, by whoever asks, so that one client does not take all connections to the database. */
export class InFlight {
  private readonly counted = new Map<string, number>();

  /** @throws Problem `too-many-requests` */
  async within<T>(holder: string, work: () => Promise<T>): Promise<T> {
    const before = this.counted.get(holder) ?? 0;
    if (before >= mostAtOnce)
      throw new Problem(
        'too-many-requests',
        `${mostAtOnce} calls of this token are being answered. Go on when one of them is.`,
        { headers: { 'retry-after': '1' } },
      );
    this.counted.set(holder, before + 1);
    try {
      return await work();
    } finally {
      const after = (this.counted.get(holder) ?? 1) - 1;
      if (after > 0) this.counted.set(holder, after);
      else this.counted.delete(holder);
    }
  }
}
