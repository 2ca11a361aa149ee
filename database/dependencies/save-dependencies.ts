import type { EntityManager } from 'typeorm';
import type { Edge } from '../../domain/dependency/cycle.js';
import { isOver } from '../../domain/dependency/predecessor.js';
import { tellSuccessor } from '../../domain/dependency/tell-successor.js';
import { chunksOf } from '../../domain/spreadsheet/parts.js';
import { saveEvents } from '../trail/events.js';
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

/** One at a time in the whole installation: of two that meet crosswise the second sees what the first has added. */
export async function lockDependencies(manager: EntityManager): Promise<void> {
  await manager.query(`SELECT pg_advisory_xact_lock(hashtext('tollgate.item_dependencies'))`);
}

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
  await saveTold(
    manager,
    byItem.flatMap((steps) => {
      const told = steps.findLast(({ what, waitsFor }) => what === 'added' && !isOver(rowOf(waitsFor).status));
      const last = told ?? steps.findLast(({ what }) => what === 'removed');
      return steps.map((step) => {
        const successor = rowOf(step.itemId);
        const news = { what: step.what, predecessor: predecessorIn(rowOf, step), ...newsOf(step, ctx) };
        return { successor, what: tellSuccessor(successor, news, step === last) };
      });
    }),
  );
  await saveEvents(
    manager,
    byItem.flat().map(({ itemId, waitsFor, what }) => {
      const [item, predecessor] = [rowOf(itemId), rowOf(waitsFor)];
      const event = {
        key: `action-item/${waitsFor}#${what === 'added' ? 'holds-up' : 'frees'}:${itemId}/${ctx.request}`,
        type: `item.successor_${what}`,
        at: ctx.at,
        actorId: ctx.actorId,
        version: predecessor.version,
        data: {
          successor: { id: itemId, key: `AI-${item.number}`, title: item.title },
          lag: null,
          reason: ctx.reason,
        },
      };
      return { subjectKind: 'action_item' as const, subjectId: waitsFor, programId: predecessor.programId, event };
    }),
  );
}

function predecessorIn(rowOf: (id: string) => SuccessorRow, { itemId, waitsFor }: Step) {
  const { number, title, status } = rowOf(waitsFor);
  const doneAt = rowOf(itemId).waitsFor.find((other) => other.itemId === waitsFor)?.doneAt ?? null;
  return { itemId: waitsFor, number, title, status, doneAt, lag: null };
}

function newsOf({ itemId, waitsFor, what }: Step, { actorId, at, request, reason }: FileContext) {
  return { actorId, at, reason, key: `action-item/${itemId}#cmd:${request}-${what}-${waitsFor}` };
}
