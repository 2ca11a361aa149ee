import type { DataSource } from 'typeorm';

/** So often the database is asked, for all that wait together: 40 statements a second, whoever is measured. */
const everyMs = 25;

/** Lets many wait for rows at the cost of one statement: each is let go when the statement gives its id, or fails. */
export class Waiting {
  private readonly waiting = new Map<string, { go: () => void; fail: (error: unknown) => void }>();
  private stopped = false;

  /** @param sql gives the ids, among those of `$1`, that need wait no longer */
  constructor(
    private readonly dataSource: DataSource,
    private readonly sql: string,
  ) {
    this.ask().catch((error: unknown) => {
      this.stopped = true;
      for (const { fail } of this.waiting.values()) fail(error);
    });
  }

  for(id: string): Promise<void> {
    return new Promise((go, fail) => this.waiting.set(id, { go, fail }));
  }

  stop(): void {
    this.stopped = true;
  }

  private async ask(): Promise<void> {
    while (!this.stopped) {
      if (this.waiting.size > 0) {
        const rows = await this.dataSource.query<{ id: string }[]>(this.sql, [[...this.waiting.keys()]]);
        for (const { id } of rows) {
          this.waiting.get(id)?.go();
          this.waiting.delete(id);
        }
      }
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
  }
}
