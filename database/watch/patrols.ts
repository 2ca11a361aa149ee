import type { EntityManager } from 'typeorm';

/** What goes round: all live records, all running workflows, those that fail task after task. */
export type PatrolName = 'records' | 'workflows' | 'stuck';

/** A turn of a round, which one worker of all has until it ends it, or for as long as it may take. */
export interface PatrolTurn<S> {
  name: PatrolName;
  /** What the turn before left; `{}` before the first. */
  state: Partial<S>;
  /** By which this turn is told from one that somebody has begun since. */
  mark: string;
}

/** A worker that has not ended its turn by then is taken for dead. */
const mostSeconds = 120;
/** From the end of a turn to the next, whichever worker has it; their loops come round a little later. */
const pauseSeconds = 25;

/** The turn, where it is time for one and nobody has it. */
export async function takeTurn<S>(manager: EntityManager, name: PatrolName): Promise<PatrolTurn<S> | null> {
  const [rows] = await manager.query<[{ state: Partial<S>; mark: string }[], number]>(
    `UPDATE patrols SET free_at = now() + make_interval(secs => $2) WHERE name = $1 AND free_at <= now()
     RETURNING state, free_at::text AS mark`,
    [name, mostSeconds],
  );
  const [row] = rows;
  return row ? { name, ...row } : null;
}

export interface TurnEnd<S> {
  state: S;
  /** How many it looked at. */
  looked: number;
  /** It has gone round: the next turn begins at the beginning. */
  round: boolean;
  /** There is more to do, and the next turn does not wait. */
  atOnce?: boolean;
}

/** Leaves it to whoever comes next. One that took too long, and whose turn somebody else has by now, leaves nothing. */
export async function endTurn<S>(
  manager: EntityManager,
  { name, mark }: Pick<PatrolTurn<S>, 'name' | 'mark'>,
  { state, looked, round, atOnce = false }: TurnEnd<S>,
): Promise<void> {
  const begun = 'coalesce(began_at, now())';
  await manager.query(
    `UPDATE patrols SET state = $3, free_at = now() + make_interval(secs => $4),
       began_at = CASE WHEN $5 THEN NULL ELSE ${begun} END,
       looked_at = CASE WHEN $5 THEN 0 ELSE looked_at + $6 END,
       last_began_at = CASE WHEN $5 THEN ${begun} ELSE last_began_at END,
       last_ended_at = CASE WHEN $5 THEN now() ELSE last_ended_at END,
       last_looked_at = CASE WHEN $5 THEN looked_at + $6 ELSE last_looked_at END
     WHERE name = $1 AND free_at = $2::timestamptz`,
    [name, mark, JSON.stringify(state), atOnce ? 0 : pauseSeconds, round, looked],
  );
}

/** What the turns about workflows that fail task after task leave, as far as it is told. */
export interface StuckSeen {
  /** How many there were. */
  stuck: number;
  /** Since when one at a time begins anew, epoch ms. */
  heldBackSince: number | null;
}

/** How the rounds go; times are null before the first. */
export interface PatrolSeen {
  name: PatrolName;
  state: Record<string, unknown>;
  /** Of the round that goes on; null between two. */
  began_at: Date | null;
  looked_at: number;
  last_began_at: Date | null;
  last_ended_at: Date | null;
  last_looked_at: number | null;
}

/** What of it is told of workflows that fail task after task. */
export function stuckSeen(patrols: readonly PatrolSeen[]): StuckSeen {
  const state: Partial<StuckSeen> = patrols.find(({ name }) => name === 'stuck')?.state ?? {};
  return { stuck: state.stuck ?? 0, heldBackSince: state.heldBackSince ?? null };
}

export function patrolsSeen(manager: EntityManager): Promise<PatrolSeen[]> {
  return manager.query(
    `SELECT name, state, began_at, looked_at::float8 AS looked_at, last_began_at, last_ended_at,
       last_looked_at::float8 AS last_looked_at FROM patrols`,
  );
}
