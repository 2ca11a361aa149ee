import type { EntityManager } from 'typeorm';
import {
  isAlive,
  recordKindNames,
  recordKinds,
  unionOfKinds,
  type KindFacts,
  type RecordKind,
} from '../engine/kinds.js';

export interface RecordNamed {
  kind: RecordKind;
  id: string;
}

/** How far a round has come: behind this record, in the order of kinds and ids. */
export type Place = RecordNamed;

/** Where a kind begins. */
const beginning = '00000000-0000-0000-0000-000000000000';

/** Live records of a kind that had a workflow which saw their facts, and were not written for so long. */
const quiet = (facts: KindFacts, since: string): string =>
  `FROM ${facts.table} WHERE ${isAlive(facts)} AND workflow_version > 0 AND updated_at < now() - interval '${since}'`;

/**
 * The next ones of a round, and where it goes on; `next` is null where it has come round. What was written in this moment may
 * have its start on the way yet; to wait longer would pass over a record on a ladder, whose steps the sweep goes on writing
 * without its workflow.
 */
export async function leftAlone(
  manager: EntityManager,
  from: Partial<Place>,
  most: number,
): Promise<{ records: RecordNamed[]; next: Place | null }> {
  const records: RecordNamed[] = [];
  // A kind that another release has and this one does not know: from the beginning.
  const begin = Math.max(
    0,
    recordKindNames.findIndex((kind) => kind === from.kind),
  );
  for (const kind of recordKindNames.slice(begin)) {
    const after = (kind === from.kind ? from.id : undefined) ?? beginning;
    const room = most - records.length;
    const rows = await manager.query<{ id: string }[]>(
      `SELECT id ${quiet(recordKinds[kind], '5 seconds')} AND id > $1 ORDER BY id LIMIT $2`,
      [after, room],
    );
    records.push(...rows.map(({ id }) => ({ kind, id })));
    if (rows.length === room) return { records, next: records.at(-1) ?? null };
  }
  return { records, next: null };
}

const lagging = unionOfKinds(
  (facts, kind) => `SELECT '${kind}' AS kind, id ${quiet(facts, '1 minute')} AND workflow_version < version`,
);

/** Those that lag behind their facts all the same. */
export function leftAloneLagging(manager: EntityManager, most: number): Promise<RecordNamed[]> {
  return manager.query(`${lagging} LIMIT $1`, [most]);
}
