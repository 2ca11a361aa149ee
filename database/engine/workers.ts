import type { EntityManager } from 'typeorm';

/** How a part of a worker goes that comes round again and again. */
export interface LoopSeen {
  name: string;
  /** When its last round ended, ISO 8601. */
  at: string;
  ok: boolean;
}

/** A worker that is not heard of for so long is silent, in seconds: it says so every five. */
const silentAfterSeconds = 30;

/** What is told of those that have ended, or were last heard of, so long ago is forgotten. */
const keptHours = 24;

/** Workers that are told of at most: one that is started again and again is one each time. */
const most = 100;

/**
 * A worker is here, and how it goes. What was heard of others long ago is forgotten on the way.
 *
 * @param problems what is not as it should be, in sentences
 */
export async function workerIsHere(
  manager: EntityManager,
  worker: { id: string; host: string; pid: number; problems: readonly string[]; loops: readonly LoopSeen[] },
): Promise<void> {
  const { id, host, pid, problems, loops } = worker;
  await manager.query(
    `INSERT INTO engine_workers (id, host, pid, problems, loops) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (id) DO UPDATE SET seen_at = now(), problems = excluded.problems, loops = excluded.loops`,
    [id, host, pid, problems, JSON.stringify(loops)],
  );
  await manager.query(
    'DELETE FROM engine_workers WHERE coalesce(ended_at, seen_at) < now() - make_interval(hours => $1)',
    [keptHours],
  );
}

/** It has drained, and ends. */
export async function workerEnds(manager: EntityManager, id: string): Promise<void> {
  await manager.query('UPDATE engine_workers SET seen_at = now(), ended_at = now() WHERE id = $1', [id]);
}

export const workerStates = ['working', 'troubled', 'silent', 'ended'] as const;

export interface WorkerSeen {
  id: string;
  host: string;
  pid: number;
  state: (typeof workerStates)[number];
  started_at: Date;
  seen_at: Date;
  ended_at: Date | null;
  problems: string[];
  loops: LoopSeen[];
}

/** Who is here, and who was in the last day; those that work first, then by when they were last heard of. */
export function workersSeen(manager: EntityManager): Promise<WorkerSeen[]> {
  return manager.query(
    `SELECT w.*, CASE WHEN ended_at IS NOT NULL THEN 'ended' WHEN seen_at < now() - make_interval(secs => $1) THEN 'silent'
       WHEN cardinality(problems) > 0 THEN 'troubled' ELSE 'working' END AS state
     FROM engine_workers w ORDER BY ended_at IS NOT NULL, seen_at DESC, id LIMIT $2`,
    [silentAfterSeconds, most],
  );
}
