import type { DataSource, EntityManager } from 'typeorm';
import { chainBegins, chained } from '../../domain/audit/checkpoint.js';
import { locks } from '../sql/locks.js';

/** Events that are sealed in one transaction. */
const most = 5_000;

/** What was put back into the tables by hand bears transactions of long ago. */
const lookThroughEveryMs = 3_600_000;

/** Whether this transaction is the one that seals; nobody waits for it. */
export async function sealsAlone(manager: EntityManager): Promise<boolean> {
  const [row] = await manager.query<{ mine: boolean }[]>('SELECT pg_try_advisory_xact_lock($1) AS mine', [locks.seal]);
  return row?.mine === true;
}

/** Whether the role of this connection may seal: where one of its own does, the application's may not. */
export async function maySeal(dataSource: DataSource): Promise<boolean> {
  const [row] = await dataSource.query<{ may: boolean }[]>(
    `SELECT has_table_privilege('audit_seals', 'INSERT') AS may`,
  );
  return row?.may === true;
}

/**
 * Seals what has been committed: each event gets a place, in the order in which they are found. Nothing that writes is locked
 * or waited for: an event whose transaction is still open is found later, and has a later place. One sealer a process; it
 * remembers up to which transaction all is sealed, and looks through the whole trail at its beginning, after whatever may have
 * moved the database to another time, and once an hour.
 */
export class Sealer {
  /** All that transactions before this one wrote is sealed. Null: nothing is known, and the whole trail is looked through. */
  private horizon: string | null = null;
  /** While it is looked through: up to which number, and the horizon that holds afterwards. */
  private pass: { after: number; horizon: string } | null = null;

  /** When it was last looked through, ms by the clock of this process that only goes forward. */
  private lookedThroughAt = 0;

  constructor(private readonly dataSource: DataSource) {}

  /** Whether it has been through all that was there when it began. */
  get caughtUp(): boolean {
    return this.horizon !== null;
  }

  /** How many were sealed; 0 where another process does, or nothing is left. @throws what the database says */
  async seal(): Promise<number> {
    try {
      return await this.dataSource.transaction(async (manager) => {
        if (!(await sealsAlone(manager))) return 0;
        const [now] = await manager.query<{ xmin: string; behind: boolean }[]>(
          `SELECT pg_snapshot_xmin(s)::text AS xmin, $1::text IS NOT NULL AND $1::text::xid8 > pg_snapshot_xmax(s) AS behind
           FROM pg_current_snapshot() s`,
          [this.horizon],
        );
        const xmin = now?.xmin ?? '0';
        // The database was restored to an earlier point, or copied: what was known of its transactions says nothing now.
        if (now?.behind || performance.now() - this.lookedThroughAt > lookThroughEveryMs) this.horizon = null;
        return this.horizon === null
          ? await this.goThrough(manager, xmin)
          : await this.goOn(manager, this.horizon, xmin);
      });
    } catch (error) {
      this.horizon = null;
      this.pass = null;
      throw error;
    }
  }

  private async goThrough(manager: EntityManager, xmin: string): Promise<number> {
    // What commits later than this, the ordinary rounds find.
    this.pass ??= { after: Number.MIN_SAFE_INTEGER, horizon: xmin };
    const events = await manager.query<Unsealed[]>(
      `SELECT e.seq, e.digest FROM audit_events e WHERE e.seq > $1
       AND NOT EXISTS (SELECT 1 FROM audit_seals s WHERE s.event_seq = e.seq) ORDER BY e.seq LIMIT ${most}`,
      [this.pass.after],
    );
    await append(manager, events);
    if (events.length < most) {
      this.horizon = this.pass.horizon;
      this.pass = null;
      this.lookedThroughAt = performance.now();
    } else this.pass.after = events.at(-1)?.seq ?? 0;
    return events.length;
  }

  private async goOn(manager: EntityManager, horizon: string, xmin: string): Promise<number> {
    // Numbers of transactions beyond the present ones are from another life of the database, and have been looked through.
    const events = await manager.query<Unsealed[]>(
      `SELECT e.seq, e.digest FROM audit_events e
       WHERE e.written_by >= $1::xid8 AND e.written_by < pg_snapshot_xmax(pg_current_snapshot())
       AND NOT EXISTS (SELECT 1 FROM audit_seals s WHERE s.event_seq = e.seq) ORDER BY e.seq LIMIT ${most}`,
      [horizon],
    );
    await append(manager, events);
    if (events.length < most) this.horizon = xmin;
    return events.length;
  }
}

interface Unsealed {
  seq: number;
  digest: Buffer;
}

async function append(manager: EntityManager, events: Unsealed[]): Promise<void> {
  if (events.length === 0) return;
  const [last] = await manager.query<{ position: number; chain: Buffer }[]>(
    'SELECT position, chain FROM audit_seals ORDER BY position DESC LIMIT 1',
  );
  let chain = last?.chain ?? chainBegins;
  const chains = events.map(({ digest }) => (chain = chained(chain, digest)));
  await manager.query(
    `INSERT INTO audit_seals (position, event_seq, digest, chain)
     SELECT $1::bigint + x.n, x.seq, decode(x.digest, 'hex'), decode(x.chain, 'hex')
     FROM unnest($2::bigint[], $3::text[], $4::text[]) WITH ORDINALITY AS x(seq, digest, chain, n)`,
    [
      last?.position ?? 0,
      events.map(({ seq }) => seq),
      events.map(({ digest }) => digest.toString('hex')),
      chains.map((one) => one.toString('hex')),
    ],
  );
}
