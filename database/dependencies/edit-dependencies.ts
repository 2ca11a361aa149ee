import type { EntityManager } from 'typeorm';
import { closedCircle, type Edge } from '../../domain/dependency/cycle.js';
import { isOver } from '../../domain/item/predecessor.js';
import { Refusal } from '../../domain/refusal.js';
import { recordedKeys, saveEvents } from '../trail/events.js';
import { eventOfPredecessor, toldOf } from './changes.js';
import { edgesFrom, lockDependencies, namesOnWay, wayText } from './edges.js';
import { loadSuccessors, saveTold, type SuccessorRow } from './successors.js';
import type { Sight } from '../../domain/access/sight.js';
import { isUuid } from '../../domain/uuid.js';
import { unseenAmong } from '../access/unseen.js';

export interface DependencyContext {
  actorId: string;
  /** The absent person for whom a stand-in does it. */
  onBehalfOf: { id: string; name: string } | null;
  /** Whoever asks is told of no item that they do not see. */
  seenBy?: Sight | undefined;
  /** Idempotency key of the request, unique with the person. */
  key: string;
  at: number;
}

interface Pair {
  /** The one that waits. */
  item: SuccessorRow;
  predecessor: SuccessorRow;
}

/**
 * Lets an item wait for another. Named again, it waits by the new lag.
 *
 * @param dependency lag as `parseDuration` reads it
 * @throws Refusal `dependency-cycle` with the path, `illegal-transition` for an item that is finished
 */
export async function addDependency(
  manager: EntityManager,
  dependency: Edge & { lag: string | null; reason?: string },
  ctx: DependencyContext,
): Promise<void> {
  const { itemId, waitsFor, lag, reason } = dependency;
  await lockDependencies(manager);
  if (await carriedOut(manager, itemId, ctx)) return;
  const { item, predecessor } = await lockPair(manager, dependency, ctx.at);
  if (isOver(item.status))
    throw new Refusal(
      'illegal-transition',
      `AI-${item.number} is ${item.status}; it waits for nothing any more. Reopen it first.`,
      { currentStatus: item.status },
    );
  await refuseCircle(manager, dependency, ctx.seenBy);
  const before = item.waitsFor.find((other) => other.itemId === waitsFor);
  await manager.query(
    `INSERT INTO item_dependencies (item_id, predecessor_id, lag, reason, added_by, added_at)
     VALUES ($1, $2, $3, $4, $5, to_timestamp($6 / 1000.0))
     ON CONFLICT (item_id, predecessor_id) DO UPDATE SET lag = excluded.lag, reason = excluded.reason, from_file = false`,
    [itemId, waitsFor, lag, reason ?? null, ctx.actorId, ctx.at],
  );
  await recordChange(manager, { item, predecessor }, 'added', ctx, { lag, reason, changed: before !== undefined });
}

/** @throws Refusal `not-found` where it does not wait for that */
export async function removeDependency(
  manager: EntityManager,
  dependency: Edge,
  ctx: DependencyContext,
): Promise<void> {
  await lockDependencies(manager);
  if (await carriedOut(manager, dependency.itemId, ctx)) return;
  const { item, predecessor } = await lockPair(manager, dependency, ctx.at);
  const gone: { lag: string | null }[] = await manager.query(
    'WITH gone AS (DELETE FROM item_dependencies WHERE item_id = $1 AND predecessor_id = $2 RETURNING lag) SELECT lag FROM gone',
    [dependency.itemId, dependency.waitsFor],
  );
  if (gone.length === 0)
    throw new Refusal(
      'not-found',
      `AI-${item.number} does not wait for AI-${predecessor.number}. Look at the item to see what it waits for.`,
    );
  await recordChange(manager, { item, predecessor }, 'removed', ctx, { lag: gone[0]?.lag ?? null });
}

/** How long the work of an item takes, as `parseDuration` reads it; null: nobody knows. */
export async function sayDuration(
  manager: EntityManager,
  itemId: string,
  takes: string | null,
  ctx: DependencyContext,
): Promise<void> {
  const [item] = await lock(manager, [itemId]);
  if (!item || item.takes === takes) return;
  await manager.query('UPDATE action_items SET takes = $2 WHERE id = $1', [itemId, takes]);
  const event = {
    key: keyOf(itemId, ctx),
    type: 'item.duration_said',
    at: ctx.at,
    actorId: ctx.actorId,
    version: item.version,
    data: { from: item.takes, to: takes, ...inWhoseName(ctx) },
  };
  await saveEvents(manager, [{ subjectKind: 'action_item', subjectId: itemId, programId: item.program_id, event }]);
}

/** An event in the trail of each of the two, and a word to the owner of the one that waits. */
async function recordChange(
  manager: EntityManager,
  { item, predecessor }: Pair,
  what: 'added' | 'removed',
  ctx: DependencyContext,
  more: { lag: string | null; reason?: string | undefined; changed?: boolean },
): Promise<void> {
  const [after] = await loadSuccessors(manager, [item.itemId], ctx.at);
  if (!after) throw new Error(`item ${item.itemId} is gone`);
  const { lag, reason, changed } = more;
  const { actorId, onBehalfOf, at } = ctx;
  const change = { what, successor: after, predecessor, lag, reason, actorId, onBehalfOf, at };
  // Another lag of what it waits for already: it is in the trail, and no news to the owner.
  await saveTold(manager, [toldOf(change, ctx.key, changed !== true)]);
  await saveEvents(manager, [eventOfPredecessor(change, ctx.key)]);
}

async function refuseCircle(manager: EntityManager, edge: Edge, seenBy: Sight | undefined): Promise<void> {
  const circle = closedCircle(await edgesFrom(manager, [edge.waitsFor, edge.itemId]), edge);
  if (!circle) return;
  const names = await namesOnWay(manager, circle);
  const unseen = await unseenAmong(manager, seenBy, circle.filter(isUuid));
  const path = circle.flatMap((id) => (unseen.has(id) ? [] : (names.get(id) ?? [])));
  throw new Refusal(
    'dependency-cycle',
    `It would wait for itself: ${wayText(path)}, where each waits for the next${unseen.size > 0 ? ', by way of others that are not yours to see' : ''}. Take one of these away first.`,
    { path },
  );
}

/** Both rows, locked in order of id as everybody locks them. @throws Refusal `not-found` */
async function lockPair(manager: EntityManager, { itemId, waitsFor }: Edge, at: number): Promise<Pair> {
  const ids = [itemId, waitsFor];
  await lock(manager, ids);
  const found = await loadSuccessors(manager, ids, at);
  const item = found.find((row) => row.itemId === itemId);
  const predecessor = found.find((row) => row.itemId === waitsFor);
  if (!item || !predecessor)
    throw new Refusal('not-found', `There is no action item ${item ? waitsFor : itemId}. List the items.`);
  return { item, predecessor };
}

function lock(
  manager: EntityManager,
  ids: string[],
): Promise<{ takes: string | null; version: number; program_id: string }[]> {
  return manager.query(
    'SELECT takes, version, program_id FROM action_items WHERE id = ANY($1) ORDER BY id FOR UPDATE',
    [ids],
  );
}

function keyOf(itemId: string, { key }: DependencyContext): string {
  return `action-item/${itemId}#cmd:${key}`;
}

function inWhoseName({ onBehalfOf }: DependencyContext): object {
  return onBehalfOf === null ? {} : { for: onBehalfOf };
}

async function carriedOut(manager: EntityManager, itemId: string, ctx: DependencyContext): Promise<boolean> {
  const key = keyOf(itemId, ctx);
  return (await recordedKeys(manager, [key])).has(key);
}
