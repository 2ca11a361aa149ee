import type { EntityManager } from 'typeorm';
import { enqueue } from '../engine/outbox.js';
import { isUuid } from '../../domain/uuid.js';
import { isAlive, recordOf, unionOfKinds, workflowOf, type RecordKind } from '../engine/kinds.js';

/** One whose record has just ended ends by itself. */
const needed = unionOfKinds(
  (facts) =>
    `SELECT '${facts.prefix}/' || id AS workflow FROM ${facts.table}
     WHERE id = ANY($1::uuid[]) AND (${isAlive(facts)} OR updated_at > now() - interval '1 minute')`,
);

/**
 * Of these running workflows, those whose record is not there or has ended long ago: the database or the engine was restored
 * to an earlier point. @returns kind and id of the record
 */
export async function straysAmong(
  manager: EntityManager,
  workflowIds: readonly string[],
): Promise<{ kind: RecordKind; id: string }[]> {
  const records = workflowIds.flatMap((workflowId) => {
    const record = recordOf(workflowId);
    return record !== null && isUuid(record.id) ? [record] : [];
  });
  if (records.length === 0) return [];
  const rows = await manager.query<{ workflow: string }[]>(needed, [records.map(({ id }) => id)]);
  const wanted = new Set(rows.map(({ workflow }) => workflow));
  return records.filter(({ kind, id }) => !wanted.has(workflowOf(kind, id).workflowId));
}

/** Lets these workflows look at their facts, or begin; those that something is on its way to already are left. How many. */
export async function pokeUnpoked(
  manager: EntityManager,
  records: readonly { kind: RecordKind; id: string }[],
): Promise<number> {
  if (records.length === 0) return 0;
  const workflows = records.map(({ kind, id }) => workflowOf(kind, id));
  const rows = await manager.query<{ workflow_id: string }[]>(
    'SELECT DISTINCT workflow_id FROM outbox WHERE workflow_id = ANY($1)',
    [workflows.map(({ workflowId }) => workflowId)],
  );
  const onTheWay = new Set(rows.map((row) => row.workflow_id));
  const unpoked = workflows.filter(({ workflowId }) => !onTheWay.has(workflowId));
  if (unpoked.length > 0)
    await enqueue(
      manager,
      unpoked.map((workflow) => ({ ...workflow, kind: 'poke' as const })),
    );
  return unpoked.length;
}
