import type { EntityManager } from 'typeorm';
import type { Sight } from '../../domain/access/sight.js';
import { knowing } from '../access/known-sight.js';
import { seesOne } from '../access/unseen.js';
import { placingIn } from '../access/visible.js';
import { recordKinds } from '../engine/kinds.js';

/** A record that is here already. */
export interface PresentRecord {
  id: string;
  number: number;
  key: string;
  title: string;
  /** Whether whoever asks sees it. */
  seen: boolean;
}

/** Those records of a kind that have one of these ids or numbers. */
export async function presentRecords(
  manager: EntityManager,
  kind: 'case' | 'finding' | 'control',
  { ids, numbers }: { ids: readonly string[]; numbers: readonly number[] },
  sight: Sight | undefined,
): Promise<PresentRecord[]> {
  const { table, path, letters } = recordKinds[kind];
  const params: unknown[] = [ids, numbers];
  const known = sight && (await knowing(manager, sight));
  const sees = known === undefined || known.all ? 'TRUE' : seesOne(path, known, placingIn(params));
  return manager.query<PresentRecord[]>(
    `SELECT t.id, t.number, '${letters}-' || t.number AS key, t.title, (${sees}) AS seen FROM ${table} t
     WHERE t.id = ANY($1::uuid[]) OR t.number = ANY($2::bigint[])`,
    params,
  );
}

/**
 * One file of a kind comes in after the other: of two that have the same rows, the second finds what the first made. Held to the end of
 * the transaction.
 */
export async function inTurnOf(manager: EntityManager, kind: string): Promise<void> {
  await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('register-import/' || $1, 0))`, [kind]);
}
