import type { DataSource } from 'typeorm';
import { behindAmong } from '../../../../database/watch/lagging.js';
import { recordOf } from '../../../../database/engine/kinds.js';

/** What waits at the engine is to be worked off in so many ms: whoever sends a command waits as long. */
const worthOfMs = 700;

/** How fast it goes is judged over so many ms. */
const judgedOverMs = 2_000;

/** However slow or fast it is, so many may wait. */
const fewest = 20;
const most = 400;

/** One that stays silent for so long is not waited for any more, in ms; the reconciler looks after it. */
const givenUpAfterMs = 15_000;

/**
 * Keeps count of workflows that were started or poked and have not seen their facts yet. A herd that is sent off faster
 * than it is worked off queues up before the commands of people, and the starting itself takes the machine from the work:
 * five thousand at once brought it down from a hundred a second to three.
 */
export class Unseen {
  private readonly sent = new Map<string, { id: string; at: number }>();
  private perMs = most / judgedOverMs / 2;
  private looked: number | null = null;

  constructor(private readonly dataSource: DataSource) {}

  /** For how many more there is room. */
  async room(now: number): Promise<number> {
    if (this.sent.size > 0) {
      const herd = this.sent.size >= this.window / 2;
      const ids = [...this.sent.values()].map(({ id }) => id);
      const still = new Set(await behindAmong(this.dataSource.manager, ids));
      let seen = 0;
      for (const [workflow, { at }] of this.sent) {
        if (!still.has(workflow)) seen += 1;
        else if (at > now - givenUpAfterMs) continue;
        this.sent.delete(workflow);
      }
      // Where few were sent, few are seen, however fast it goes.
      if (herd) this.learn(seen, now);
    }
    this.looked = now;
    return Math.max(0, this.window - this.sent.size);
  }

  add(workflows: readonly string[], now: number): void {
    for (const workflow of workflows) {
      const id = recordOf(workflow)?.id ?? null;
      if (id !== null) this.sent.set(workflow, { id, at: now });
    }
  }

  private get window(): number {
    return Math.min(most, Math.max(fewest, Math.round(this.perMs * worthOfMs)));
  }

  /** How fast it goes at present; a single moment says little. */
  private learn(seen: number, now: number): void {
    const passed = now - (this.looked ?? now);
    if (passed <= 0) return;
    const weight = Math.min(1, passed / judgedOverMs);
    this.perMs += weight * (seen / passed - this.perMs);
  }
}
