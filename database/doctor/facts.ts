import type { DataSource, EntityManager } from 'typeorm';
import { boundsOf } from '../../domain/doctor/clock.js';
import type { DatabaseFacts, Much } from '../../domain/doctor/check.js';
import { unknownMigrations } from '../backup/server-facts.js';
import { isAlive, recordKinds, shownKinds, statesIn } from '../engine/kinds.js';
import { workersSeen } from '../engine/workers.js';
import { backlogOf, undeliverableOf, type Amount } from '../metrics/backlog.js';
import { migrations } from '../migrations.js';
import { administers } from '../people/load-actor.js';
import { inTransaction } from '../sql/transaction.js';
import { patrolsSeen, stuckSeen } from '../watch/patrols.js';

/** What is asked of the database may take so long, each statement, in ms. */
const longest = 10_000;
/** What was given up is counted of so many hours. */
const hours = 24;
/** People who are named. */
const mostNamed = 5;
/** An event of before so many others has its seal long since. */
const lookedBehind = 10_000;

/** @throws QueryFailedError `57014` where it takes too long */
export function readDatabaseFacts(dataSource: DataSource): Promise<DatabaseFacts> {
  return inTransaction(dataSource, async (manager) => {
    await manager.query(`SET LOCAL statement_timeout = ${longest}`);
    const { now, ahead } = await clockOf(manager);
    const [server] = await manager.query<{ version: string; bytes: number }[]>(
      `SELECT split_part(current_setting('server_version'), ' ', 1) AS version,
         pg_database_size(current_database())::float8 AS bytes`,
    );
    const { stuck, heldBackSince } = stuckSeen(await patrolsSeen(manager));
    return {
      version: server?.version ?? '',
      bytes: server?.bytes ?? 0,
      now,
      ahead,
      schema: await schemaOf(manager),
      workers: (await workersSeen(manager)).map(({ state, host, pid, problems, loops }) => ({
        state,
        name: `${host}/${pid}`,
        problems,
        failing: loops.filter(({ ok }) => !ok).map(({ name }) => name),
      })),
      waiting: muches(await backlogOf(manager)),
      undeliverable: muches(await undeliverableOf(manager, hours)),
      stuck: { count: stuck, heldBackSince },
      unreachable: await unreachableOf(manager),
      administrators: await administratorsOf(manager),
      unsealedSince: await unsealedSince(manager),
      failingDestinations: await failingOf(manager),
    };
  });
}

/** Its clock, and how far ahead of ours it is at least and at most. */
async function clockOf(manager: EntityManager): Promise<Pick<DatabaseFacts, 'now' | 'ahead'>> {
  const before = Date.now();
  const [row] = await manager.query<{ at: number }[]>(
    'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS at',
  );
  const now = Math.round(row?.at ?? before);
  return { now, ahead: boundsOf(before, now, Date.now()) };
}

async function schemaOf(manager: EntityManager): Promise<DatabaseFacts['schema']> {
  const rows = await manager.query<{ name: string }[]>('SELECT name FROM schema_migrations ORDER BY id');
  const made = rows.map(({ name }) => name);
  const missing = migrations.map(({ name }) => name).filter((name) => !made.includes(name));
  return { missing, unknown: unknownMigrations(made) };
}

function muches<K extends string>(amounts: Record<K, Amount>): Record<K, Much> {
  const entries = Object.entries<Amount>(amounts).map(([name, { count, more, oldest }]) => [
    name,
    { count, more, oldest: oldest?.getTime() ?? null },
  ]);
  return Object.fromEntries(entries) as Record<K, Much>;
}

/** Whoever answers for a live record of any kind, by person. */
const answering = [
  `SELECT owner_id AS id FROM action_items WHERE ${isAlive(recordKinds.action_item)}`,
  `SELECT manager_id AS id FROM programs WHERE ${isAlive(recordKinds.program)}`,
  ...shownKinds.map(
    ({ table, live, ownerId }) => `SELECT ${ownerId} AS id FROM ${table} t WHERE t.status IN (${statesIn(live)})`,
  ),
].join(' UNION ');

async function unreachableOf(manager: EntityManager): Promise<DatabaseFacts['unreachable']> {
  const rows = await manager.query<{ name: string; count: number }[]>(
    `SELECT p.name, (count(*) OVER ())::int AS count FROM people p
     WHERE p.active AND p.email IS NULL AND p.id IN (${answering})
       AND NOT EXISTS (SELECT 1 FROM contact_points c WHERE c.person_id = p.id AND c.removed_at IS NULL)
     ORDER BY p.name, p.id LIMIT $1`,
    [mostNamed],
  );
  return { count: rows[0]?.count ?? 0, names: rows.map(({ name }) => name) };
}

async function administratorsOf(manager: EntityManager): Promise<number> {
  const [row] = await manager.query<{ n: number }[]>(
    `SELECT count(*)::int AS n FROM people p WHERE p.active AND ${administers('p')}`,
  );
  return row?.n ?? 0;
}

async function unsealedSince(manager: EntityManager): Promise<number | null> {
  const [row] = await manager.query<{ at: Date }[]>(
    `SELECT e.recorded_at AS at FROM audit_events e
     WHERE e.seq > coalesce((SELECT max(event_seq) FROM audit_seals), 0) - $1
       AND NOT EXISTS (SELECT 1 FROM audit_seals s WHERE s.event_seq = e.seq) ORDER BY e.seq LIMIT 1`,
    [lookedBehind],
  );
  return row?.at.getTime() ?? null;
}

async function failingOf(manager: EntityManager): Promise<DatabaseFacts['failingDestinations']> {
  const rows = await manager.query<{ destination: string; answer: string | null }[]>(
    `SELECT destination, answer FROM audit_destinations
     WHERE attempts > 1 AND seen_at > now() - interval '1 day' ORDER BY way, destination LIMIT $1`,
    [mostNamed],
  );
  return rows.map(({ destination, answer }) => ({ destination, answer: answer ?? 'no answer' }));
}
