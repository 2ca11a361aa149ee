import type { EntityManager } from 'typeorm';
import type { Edge } from '../../domain/dependency/cycle.js';
import { isOver } from '../../domain/item/predecessor.js';
import { chunksOf } from '../../domain/import/parts.js';
import { saveEvents } from '../trail/events.js';
import { eventOfPredecessor, toldOf, type DependencyChange } from './changes.js';
import { loadSuccessors, saveTold, type SuccessorRow } from './successors.js';

export interface FileContext {
  actorId: string;
  at: number;
  /** Unique for whatever asks for it. */
  request: string;
  reason: string;
}

interface Step extends Edge {
  what: 'added' | 'removed';
}

/** Items whose changes are recorded in one go. */
const recordedAtOnce = 500;

/**
 * Adds and takes away many dependencies that a file has asked for, in the caller's transaction and under its lock of the
 * dependencies. That they close no circle has been looked at.
 *
 * @param onProgress called now and then
 */
export async function saveDependencies(
  manager: EntityManager,
  { added, removed }: { added: Edge[]; removed: Edge[] },
  ctx: FileContext,
  onProgress: () => void,
): Promise<void> {
  if (added.length + removed.length === 0) return;
  const ids = [...added, ...removed].flatMap(({ itemId, waitsFor }) => [itemId, waitsFor]);
  // Whoever finishes one of them meanwhile waits, and then finds those that wait for it.
  await manager.query('SELECT 1 FROM action_items WHERE id = ANY($1) ORDER BY id FOR UPDATE', [[...new Set(ids)]]);
  await manager.query(
    `DELETE FROM item_dependencies d USING jsonb_to_recordset($1::jsonb) AS x("itemId" uuid, "waitsFor" uuid)
     WHERE d.item_id = x."itemId" AND d.predecessor_id = x."waitsFor"`,
    [JSON.stringify(removed)],
  );
  await manager.query(
    `INSERT INTO item_dependencies (item_id, predecessor_id, reason, added_by, added_at, from_file)
     SELECT x."itemId", x."waitsFor", $2, $3, to_timestamp($4 / 1000.0), true
     FROM jsonb_to_recordset($1::jsonb) AS x("itemId" uuid, "waitsFor" uuid)`,
    [JSON.stringify(added), ctx.reason, ctx.actorId, ctx.at],
  );
  const steps: Step[] = [
    ...removed.map((edge) => ({ ...edge, what: 'removed' as const })),
    ...added.map((edge) => ({ ...edge, what: 'added' as const })),
  ];
  const byItem = [...Map.groupBy(steps, ({ itemId }) => itemId).values()];
  for (const chunk of chunksOf(byItem, recordedAtOnce)) {
    onProgress();
    await record(manager, chunk, ctx);
  }
}

/** An event in the trail of each of the two, and a word to the owner of the one that waits: one, however many there are. */
async function record(manager: EntityManager, byItem: Step[][], ctx: FileContext): Promise<void> {
  const ids = byItem.flatMap((steps) => steps.flatMap(({ itemId, waitsFor }) => [itemId, waitsFor]));
  const rows = await loadSuccessors(manager, [...new Set(ids)], ctx.at);
  const byId = new Map(rows.map((row) => [row.itemId, row]));
  const rowOf = (id: string): SuccessorRow => {
    const row = byId.get(id);
    if (!row) throw new Error(`item ${id} is gone`);
    return row;
  };
  const { actorId, at, reason } = ctx;
  const changeOf = ({ itemId, waitsFor, what }: Step): DependencyChange => {
    return { what, successor: rowOf(itemId), predecessor: rowOf(waitsFor), lag: null, reason, actorId, at };
  };
  await saveTold(
    manager,
    byItem.flatMap((steps) => {
      const told = steps.findLast(({ what, waitsFor }) => what === 'added' && !isOver(rowOf(waitsFor).status));
      const last = told ?? steps.findLast(({ what }) => what === 'removed');
      return steps.map((step) => toldOf(changeOf(step), `${ctx.request}-${step.what}-${step.waitsFor}`, step === last));
    }),
  );
  await saveEvents(
    manager,
    byItem.flat().map((step) => eventOfPredecessor(changeOf(step), ctx.request)),
  );
}
