import type { EntityManager } from 'typeorm';
import { recordKinds, type RecordKind } from '../engine/kinds.js';

/** At which version a record is; undefined where there is none. */
export async function versionOf(manager: EntityManager, kind: RecordKind, id: string): Promise<number | undefined> {
  const [row] = await manager.query<{ version: number }[]>(
    `SELECT version FROM ${recordKinds[kind].table} WHERE id = $1`,
    [id],
  );
  return row?.version;
}
