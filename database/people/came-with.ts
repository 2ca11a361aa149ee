import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityManager } from 'typeorm';
import type { Limits } from '../../domain/access/limits.js';

/** With what somebody came in. */
export interface CameWith {
  personId: string;
  /** Null: with what is no token. */
  tokenId: string | null;
  /** What that is good for; undefined: for all that they may. */
  within: Limits | undefined;
}

const came = new AsyncLocalStorage<CameWith | null>();

/**
 * Whoever asks is read anew behind the locks (`actor-now.ts`), and what they came with stays as narrow there as at the door.
 * It goes beside the calls and not through them, as `in-hand.ts` says.
 */
export function comingWith<T>(what: CameWith | null, work: () => Promise<T>): Promise<T> {
  return came.run(what, work);
}

/** The limits of this person now, to be spread into an actor; none of another. */
export function withinNow(personId: string): { within?: Limits } {
  const what = came.getStore();
  return what?.personId === personId && what.within !== undefined ? { within: what.within } : {};
}

/** The token with which something is asked for: what is carried out later keeps it. */
export function tokenNow(): string | null {
  return came.getStore()?.tokenId ?? null;
}

/** With what something was asked for that is carried out now. @param table that keeps it by `tokenNow` and `limitsNow` */
export async function cameWithKept(
  manager: EntityManager,
  table: 'imports' | 'bulk_operations',
  id: string,
): Promise<CameWith | null> {
  const [row] = await manager.query<
    (LimitsRow & { person: string; token: string | null; asked_within: Limits | null })[]
  >(
    `SELECT r.created_by AS person, t.id AS token, t.level, t.program_id, r.asked_within
     FROM ${table} r LEFT JOIN api_tokens t ON t.id = r.asked_with AND t.person_id = r.created_by
     WHERE r.id = $1 AND (t.id IS NOT NULL OR r.asked_within IS NOT NULL)`,
    [id],
  );
  if (!row) return null;
  const { person: personId, token: tokenId, asked_within: kept } = row;
  return { personId, tokenId, within: tokenId === null ? (kept ?? undefined) : limitsOf(row) };
}

/** What it is good for where it is no token of ours, of which nothing is kept: to be kept with what is asked for; else null. */
export function limitsNow(): Limits | null {
  const what = came.getStore();
  return what?.tokenId === null ? (what.within ?? null) : null;
}

/** What of a token's row says what it is good for. */
export interface LimitsRow {
  level: Limits['level'];
  program_id: string | null;
}

/** Undefined: for all that its person may. */
export function limitsOf({ level, program_id: programId }: LimitsRow): Limits | undefined {
  return level === 'administer' && programId === null ? undefined : { level, programId };
}
