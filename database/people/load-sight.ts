import type { EntityManager } from 'typeorm';
import type { Actor } from '../../domain/access/actor.js';
import { sightOf, type Reading, type Sight } from '../../domain/access/sight.js';
import type { Instant } from '../../domain/time.js';
import { withStandIns } from './acting-for.js';
import { sooner } from './held-for.js';

/** Somebody of whom it is known how far they see. */
export type Seeing<A extends Actor = Actor> = A & { sight: Sight };

interface Row {
  restricted: boolean;
  team_id: string | null;
  delegations_ms: number | null;
}

/** How far somebody sees, as it is now. */
export async function loadSight(manager: EntityManager, actor: Actor, reading: Reading): Promise<Sight> {
  return (await lookOf(manager, actor, reading, Date.now())).sight;
}

/**
 * The same beside whoever has just been read: to be remembered with them. What it hangs on is told by the triggers of
 * `TellOfChangedAccess` and `TellOfChangedSight`, and what ends by the clock is in `msLeft`.
 */
export async function withSight<T extends { actor: Actor; msLeft: number | null }>(
  manager: EntityManager,
  holder: T,
  reading: Reading,
): Promise<T & { actor: Seeing }> {
  const { sight, msLeft } = await lookOf(manager, holder.actor, reading, Date.now());
  return { ...holder, actor: { ...holder.actor, sight }, msLeft: sooner(holder.msLeft, msLeft) };
}

/**
 * Where reading is open and nothing is restricted, as most installations are, it is known by one look, and lists stay as they
 * were.
 */
async function lookOf(
  manager: EntityManager,
  actor: Actor,
  reading: Reading,
  at: Instant,
): Promise<{ sight: Sight; msLeft: number | null }> {
  // Whoever's delegation begins or ends next: it may be in the chain that leads to them, and there are few.
  const [row] = await manager.query<Row[]>(
    `SELECT EXISTS (SELECT 1 FROM restricted_records) AS restricted, (SELECT team_id FROM people WHERE id = $1) AS team_id,
       (SELECT extract(epoch FROM min(CASE WHEN d.starts_at > t.at THEN d.starts_at ELSE least(d.ends_at, d.revoked_at) END)
          - min(t.at))::float8 * 1000
        FROM (SELECT $2::timestamptz AS at) t JOIN delegations d ON least(d.ends_at, d.revoked_at) > t.at) AS delegations_ms`,
    [actor.id, new Date(at)],
  );
  const anyRestricted = row?.restricted !== false;
  const team = { teamId: row?.team_id ?? null, anyRestricted };
  const msLeft = row?.delegations_ms ?? null;
  const { standsInFor = [] } = actor.standsInFor ? actor : await withStandIns(manager, actor, at);
  const alone = sightOf(actor, reading, { ...team, people: [actor.id], answeredFor: [actor.id] });
  if (alone.all) return { sight: { ...alone, standsInFor }, msLeft };
  const people = [...new Set([actor.id, ...standsInFor.map(({ personId }) => personId)])];
  const led = await manager.query<{ id: string }[]>('SELECT id FROM people WHERE manager_id = ANY($1)', [people]);
  const answeredFor = [...new Set([...people, ...led.map(({ id }) => id)])];
  return { sight: { ...sightOf(actor, reading, { ...team, people, answeredFor }), standsInFor }, msLeft };
}
