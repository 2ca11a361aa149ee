import type { EntityManager } from 'typeorm';
import type { ItemOutcome } from '../../domain/item/outcome.js';
import { isOver } from '../../domain/item/predecessor.js';
import { notStarted, tellSuccessor, type News } from '../../domain/dependency/tell-successor.js';
import { loadSuccessors, saveTold } from './successors.js';

/**
 * Tells the items that wait for these of what has just been recorded: done, cancelled, or opened again. Set-based, in the
 * caller's transaction, and nothing where no item was finished or opened again.
 */
export async function tellSuccessors(manager: EntityManager, outcomes: readonly ItemOutcome[]): Promise<void> {
  const turned = new Map(
    outcomes
      .filter(({ before, after }) => isOver(before.item.status) !== isOver(after.item.status))
      .map((outcome) => [outcome.after.item.id, outcome]),
  );
  if (turned.size === 0) return;
  // Locked, and read again afterwards: of two that end at the same time one sees the other, and tells that it is the last.
  const waiting: { item_id: string }[] = await manager.query(
    `SELECT d.item_id FROM item_dependencies d
     WHERE d.item_id IN (SELECT s.item_id FROM item_dependencies s WHERE s.predecessor_id = ANY($1))
     ORDER BY d.item_id, d.predecessor_id FOR UPDATE`,
    [[...turned.keys()]],
  );
  if (waiting.length === 0) return;
  const since = Math.min(...[...turned.values()].flatMap(({ events }) => events.map(({ at }) => at)));
  const successors = await loadSuccessors(manager, [...new Set(waiting.map(({ item_id }) => item_id))], since);
  // A program that is being cancelled takes its items with it: there is nothing to start in it.
  const concernedBy = successors.filter((s) => notStarted(s) && s.programStatus !== 'cancelled');
  const told = concernedBy.flatMap((successor) => {
    const concerned = successor.waitsFor.filter(({ itemId }) => turned.has(itemId));
    return concerned.flatMap((predecessor, index) => {
      const event = turned.get(predecessor.itemId)?.events.at(-1);
      if (!event) return [];
      const { actorId, at } = event;
      const key = `action-item/${successor.itemId}#predecessor:${predecessor.itemId}/v${event.version}`;
      const news = { what: newsOf(predecessor.status), predecessor, actorId, at, key };
      return [{ successor, what: tellSuccessor(successor, news, index === concerned.length - 1) }];
    });
  });
  await saveTold(manager, told);
}

function newsOf(status: string): News {
  return status === 'done' || status === 'cancelled' ? status : 'reopened';
}
