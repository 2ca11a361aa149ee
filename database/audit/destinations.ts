import type { DataSource, EntityManager } from 'typeorm';
import type { Checkpoint } from '../../domain/audit/checkpoint.js';
import { pauseMs, growingPauseMs } from '../../domain/notification/pauses.js';
import { checkpointsOf } from './checkpoints.js';

/** How a checkpoint leaves; `stamp`: an authority attests its time. */
export const ways = ['file', 'mail', 'webhook', 'stamp'] as const;
export type Way = (typeof ways)[number];

/** A place that checkpoints are sent to. */
export interface Destination {
  way: Way;
  /** As people are shown it; what is secret in an address is not in it. */
  destination: string;
}

/** What a place does not have yet, the smallest first. */
export interface Waiting {
  attempts: number;
  checkpoints: Checkpoint[];
}

/** However often it failed: a place is tried again after this time, in ms. */
const longestPauseMs = 3_600_000;

/** For so long a process has what it took; longer than any attempt. */
const leased = `interval '5 minutes'`;

/** A place that no worker has had in its settings for so long is not shown. */
const forgottenAfter = `interval '1 day'`;

/**
 * Says that this place is one that checkpoints are sent to. A new one begins with the last checkpoint, which holds all that came
 * before it.
 */
export async function haveDestination(dataSource: DataSource, { way, destination }: Destination): Promise<void> {
  await dataSource.query(
    `INSERT INTO audit_destinations (way, destination, delivered_size)
     SELECT $1, $2, coalesce((SELECT size FROM audit_checkpoints ORDER BY size DESC OFFSET 1 LIMIT 1), 0)
     ON CONFLICT (way, destination) DO UPDATE SET seen_at = now()`,
    [way, destination],
  );
}

/**
 * What a place does not have yet, and for how often it was tried; nobody else takes it meanwhile. Null where it has all, or its
 * pause is not over.
 *
 * @param most checkpoints at once; `last`: the newest alone
 */
export async function claimWaiting(
  dataSource: DataSource,
  { way, destination }: Destination,
  most: number | 'last',
): Promise<Waiting | null> {
  // One whose pause is longer than any was given when the clock stood elsewhere.
  const [rows] = await dataSource.query<[{ attempts: number; after: number }[], number]>(
    `UPDATE audit_destinations d SET attempts = attempts + 1, next_at = now() + ${leased}
     WHERE way = $1 AND destination = $2 AND (next_at <= now() OR next_at > now() + interval '2 days')
     AND EXISTS (SELECT 1 FROM audit_checkpoints WHERE size > d.delivered_size)
     RETURNING attempts, delivered_size AS after`,
    [way, destination],
  );
  const [row] = rows;
  if (!row) return null;
  const upTo = Number.MAX_SAFE_INTEGER;
  const which = most === 'last' ? most : { after: row.after, upTo, most };
  const checkpoints = await checkpointsOf(dataSource.manager, which);
  return { attempts: row.attempts, checkpoints };
}

/** That a place has all up to a checkpoint, with what it answered. */
export async function recordDelivered(
  dataSource: DataSource,
  { way, destination }: Destination,
  { size, answer }: { size: number; answer: string },
): Promise<void> {
  await dataSource.query(
    `UPDATE audit_destinations SET delivered_size = greatest(delivered_size, $3::bigint), delivered_at = now(), attempts = 0,
       next_at = now(), answer = $4
     WHERE way = $1 AND destination = $2`,
    [way, destination, size, answer],
  );
}

/** That it could not be reached: it is tried again, later each time. @param askedMs for how long it wants to be left alone */
export async function recordMissed(
  dataSource: DataSource,
  { way, destination }: Destination,
  { attempts, answer, askedMs }: { attempts: number; answer: string; askedMs: number | null },
): Promise<void> {
  const pause = pauseMs(growingPauseMs(attempts, longestPauseMs), askedMs);
  await dataSource.query(
    `UPDATE audit_destinations SET next_at = now() + $3 * interval '1 millisecond', answer = $4 WHERE way = $1 AND destination = $2`,
    [way, destination, pause, answer],
  );
}

/** How a place stands. */
export interface DestinationState extends Destination {
  /** Over how many events the last checkpoint is that it has, and since when; null where it has none yet. */
  deliveredSize: number;
  deliveredAt: string | null;
  /** Checkpoints that it does not have. */
  waiting: number;
  /** Attempts that failed since; 0 where the last one did not. */
  attempts: number;
  /** When it is tried again; null where nothing waits. */
  nextAt: string | null;
  answer: string | null;
}

/** Every place that a worker of the last day sends to. */
export async function destinationStates(manager: EntityManager): Promise<DestinationState[]> {
  const rows = await manager.query<
    (Omit<DestinationState, 'deliveredAt' | 'nextAt'> & Record<'done' | 'next', Date | null>)[]
  >(
    `SELECT way, destination, delivered_size AS "deliveredSize", delivered_at AS done, attempts, next_at AS next, answer,
       (SELECT count(*) FROM audit_checkpoints c WHERE c.size > d.delivered_size) AS waiting
     FROM audit_destinations d WHERE seen_at > now() - ${forgottenAfter} ORDER BY way, destination`,
  );
  return rows.map(({ done, next, ...row }) => ({
    ...row,
    deliveredAt: done?.toISOString() ?? null,
    nextAt: row.waiting === 0 ? null : (next?.toISOString() ?? null),
  }));
}
