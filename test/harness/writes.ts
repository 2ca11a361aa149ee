import type { Client, Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { tokenNow } from '../../database/people/came-with.js';

const writing = /(?<!FOR |FOR NO KEY )\bUPDATE\s+["a-z_]|\bINSERT\s+INTO\b|\bDELETE\s+FROM\b/i;

/** Counts what is written for whoever asked something of the API that runs in this process. */
export class Writes {
  private count = 0;
  private readonly watched = new WeakSet<Client>();

  /** From now on, of each request by itself: those before the last are forgotten. */
  constructor({ dataSource, url }: { dataSource: DataSource; url: string }) {
    // Where every statement goes by, also those that are sent ahead of the library's.
    const { master } = dataSource.driver as unknown as { master: Pool };
    master.on('acquire', (client) => {
      this.watch(client);
    });
    const { fetch } = globalThis;
    globalThis.fetch = (to, ...more) => {
      // The worker speaks to others meanwhile.
      if (typeof to === 'string' && to.startsWith(url)) this.count = 0;
      return fetch(to, ...more);
    };
  }

  private watch(client: Client): void {
    if (this.watched.has(client)) return;
    this.watched.add(client);
    const query = client.query.bind(client) as (...said: unknown[]) => unknown;
    const watched = (...said: unknown[]): unknown => {
      const [first] = said;
      const sql = typeof first === 'string' ? first : (first as { text?: string } | undefined)?.text;
      if (tokenNow() !== null && writing.test(sql ?? '')) this.count += 1;
      return query(...said);
    };
    Object.assign(client, { query: watched });
  }

  /** Whether anything was written since the last request was sent. */
  get any(): boolean {
    return this.count > 0;
  }
}
