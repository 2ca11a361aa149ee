import type { DataSource, EntityManager } from 'typeorm';
import { stableId } from '../../domain/stable-id.js';
import { lockHolds } from '../holds/holds.js';
import { saveEvents } from '../trail/events.js';
import { retentionClasses, retentionNames, type RetentionClass, type RetentionName } from './classes.js';

/** For how long something is kept, and who said so. */
export interface Kept {
  name: RetentionName;
  /** Null: for ever. */
  days: number | null;
  changedBy: { id: string; name: string } | null;
  changedAt: Date | null;
}

/** Rows that are forgotten in one transaction; of imports each has many rows. */
const mostAtOnce = 500;
const dayMs = 86_400_000;

export async function retentionNow(manager: EntityManager): Promise<Kept[]> {
  const rows = await manager.query<
    { class: string; days: number | null; changed_by: string; name: string; changed_at: Date }[]
  >('SELECT r.class, r.days, r.changed_by, p.name, r.changed_at FROM retention r JOIN people p ON p.id = r.changed_by');
  return retentionNames.map((name) => {
    const row = rows.find((one) => one.class === name);
    if (!row) return { name, days: retentionClasses[name].proposed, changedBy: null, changedAt: null };
    return { name, days: row.days, changedBy: { id: row.changed_by, name: row.name }, changedAt: row.changed_at };
  });
}

/** False where it is kept so long already. */
export async function setRetention(
  manager: EntityManager,
  name: RetentionName,
  { days, by }: { days: number | null; by: string },
): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `INSERT INTO retention (class, days, changed_by) VALUES ($1, $2, $3)
     ON CONFLICT (class) DO UPDATE SET days = $2, changed_by = $3, changed_at = now() WHERE retention.days IS DISTINCT FROM $2
     RETURNING class`,
    [name, days, by],
  );
  return rows.length > 0;
}

/** How many are older than so many days and would be forgotten, and since when the oldest is there. */
export async function oldRows(
  manager: EntityManager,
  name: RetentionName,
  days: number,
  now: number,
): Promise<{ count: number; before: Date }> {
  const before = new Date(now - days * dayMs);
  const { old }: RetentionClass = retentionClasses[name];
  const [row] = await manager.query<{ n: number }[]>(`SELECT count(*)::int AS n FROM ${old}`, [before]);
  return { count: row?.n ?? 0, before };
}

/** Of which class the trail speaks: an id that stays the same. */
export function retentionId(name: RetentionName): string {
  return stableId('retention', name);
}

/**
 * Forgets some of what is older than it is kept, and says in the trail how many of what. No hold is placed meanwhile.
 * @returns how many; as many as fit into one transaction at most
 */
export async function forgetSome(
  dataSource: DataSource,
  name: RetentionName,
  days: number,
  now: number,
): Promise<number> {
  const { old, forget }: RetentionClass = retentionClasses[name];
  const before = new Date(now - days * dayMs);
  return dataSource.transaction(async (manager) => {
    await lockHolds(manager);
    const rows = await manager.query<{ id: string }[]>(
      `SELECT x.id::text AS id FROM ${old} ORDER BY x.id LIMIT ${mostAtOnce} FOR UPDATE OF x SKIP LOCKED`,
      [before],
    );
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) return 0;
    for (const statement of forget) await manager.query(statement, [ids]);
    const data = { class: name, count: ids.length, before: before.toISOString() };
    const key = `retention/${name}#ran:${now}:${ids[0] ?? ''}`;
    const event = { key, type: 'retention.ran', at: now, actorId: null, version: 0, data };
    await saveEvents(manager, [{ subjectKind: 'retention', subjectId: retentionId(name), programId: null, event }]);
    return ids.length;
  });
}

/** Forgets all of what is older than it is kept, as long as there is time. @returns how many of each */
export async function forgetOld(dataSource: DataSource, now: number, untilMs = 60_000): Promise<Map<string, number>> {
  const ends = performance.now() + untilMs;
  const forgotten = new Map<string, number>();
  for (const { name, days } of await retentionNow(dataSource.manager)) {
    if (days === null) continue;
    for (let some = mostAtOnce; some === mostAtOnce && performance.now() < ends;) {
      some = await forgetSome(dataSource, name, days, now);
      forgotten.set(name, (forgotten.get(name) ?? 0) + some);
    }
  }
  return forgotten;
}
