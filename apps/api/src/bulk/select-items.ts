import type { EntityManager } from 'typeorm';
import { countItems, filterOf, type SelectedItem } from '../../../../database/bulk/operation-row.js';
import {
  countMatchingSince,
  partsMatching,
  partsNamed,
  partsToDo,
  skipWhatMatchesNoMore,
  type PartsRow,
} from '../../../../database/bulk/select-items.js';
import type { Condition } from '../../../../database/sql/condition.js';
import { bulkEvent, bulkStatuses, type BulkKind } from '../../../../domain/bulk/change.js';
import type { OnChange } from '../../../../domain/bulk/seen.js';
import type { ItemEvent } from '../../../../domain/item/table.js';
import { Refusal } from '../../../../domain/refusal.js';
import { mayDoToItem, type ItemParts } from '../../../../domain/access/item-access.js';
import type { Actor } from '../access/actor.js';
import { compact } from '../commands/compact.js';
import { itemConditions } from '../items/item-conditions.js';
import { isUuid } from '../../../../domain/uuid.js';
import { invalidRequest } from '../problems/problem.js';
import { mostItems, type BulkFilter, type BulkRequest } from './bulk.dto.js';
import { seenOnly } from '../../../../database/access/unseen.js';

/**
 * The items that a request names, each with whether the asker may do it: one that they may not change is refused in its result,
 * not left out.
 *
 * @throws Problem `invalid-request`, Refusal `not-found`
 */
export async function selectItems(
  manager: EntityManager,
  { kind, filter, itemIds }: Pick<BulkRequest, 'kind' | 'filter' | 'itemIds'>,
  actor: Actor,
): Promise<SelectedItem[]> {
  if ((filter === undefined) === (itemIds === undefined))
    throw invalidRequest([{ path: 'filter', message: 'or itemIds says which items are meant. Give one of them.' }]);
  const rows = filter ? await filtered(manager, kind, filter, actor) : await listed(manager, itemIds ?? [], actor);
  if (rows.length > mostItems)
    throw invalidRequest([{ path: 'filter', message: `finds more than ${mostItems} items. Narrow it.` }]);
  return rows.map((row) => selected(actor, bulkEvent(kind), row));
}

/** The rights anew, of items that are still to do: a preview may be older than they are. */
export async function selectedNow(
  manager: EntityManager,
  operationId: string,
  kind: BulkKind,
  actor: Actor,
): Promise<SelectedItem[]> {
  const rows = await partsToDo(manager, operationId);
  return rows.map((row) => selected(actor, bulkEvent(kind), row));
}

/**
 * Items that were found by a filter and do not match it any more are not done, unless it is said that they are all the
 * same. Gives how many match it now and were not shown; null where the items were listed.
 */
export async function leaveOutWhatMatchesNoMore(
  manager: EntityManager,
  operationId: string,
  kind: BulkKind,
  onChange: OnChange,
  actor: Actor,
): Promise<number | null> {
  const filter = (await filterOf(manager, operationId)) as BulkFilter | null;
  if (!filter) return null;
  const matching = await conditionsNow(manager, kind, filter, actor);
  if (onChange === 'skip') {
    await skipWhatMatchesNoMore(
      manager,
      operationId,
      matching,
      'It does not match the filter any more by which it was found.',
    );
    await countItems(manager, operationId);
  }
  return countMatchingSince(manager, operationId, matching);
}

/** A name that nothing has any more, such as a tag, matches nothing. */
async function conditionsNow(
  manager: EntityManager,
  kind: BulkKind,
  filter: BulkFilter,
  actor: Actor,
): Promise<Condition> {
  try {
    return await itemConditions(manager, { status: bulkStatuses(kind).join(','), ...compact(filter) }, actor);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { sql: 'FALSE', params: [] };
  }
}

async function filtered(manager: EntityManager, kind: BulkKind, filter: BulkFilter, actor: Actor): Promise<PartsRow[]> {
  const given = compact(filter);
  if (Object.keys(given).length === 0)
    throw invalidRequest([{ path: 'filter', message: 'names nothing, and would mean every item. Say which.' }]);
  const asked = { status: bulkStatuses(kind).join(','), ...given };
  return partsMatching(manager, await itemConditions(manager, asked, actor), mostItems + 1);
}

/** By id, or as `AI-12`. */
async function listed(manager: EntityManager, refs: string[], { sight }: Actor): Promise<PartsRow[]> {
  const ids = refs.filter(isUuid).map((ref) => ref.toLowerCase());
  const numbers = refs.filter((ref) => !isUuid(ref)).map((ref) => ({ ref, number: numberOf(ref) }));
  const named = await partsNamed(
    manager,
    ids,
    numbers.map(({ number }) => number),
  );
  const rows = await seenOnly(manager, sight, named, ({ id }) => [id]);
  const known = new Set<string | number>(rows.flatMap(({ id, number }) => [id, number]));
  const missing = ids.find((id) => !known.has(id)) ?? numbers.find(({ number }) => !known.has(number))?.ref;
  if (missing !== undefined)
    throw new Refusal('not-found', `There is no action item ${missing}. Name items by their ids or as AI-12.`);
  return rows;
}

function numberOf(ref: string): number {
  return Number(/^AI-(\d{1,15})$/i.exec(ref)?.[1] ?? 0);
}

function selected(actor: Actor, event: ItemEvent, row: PartsRow): SelectedItem {
  const item: ItemParts = {
    ownerId: row.owner_id,
    ownerManagerId: row.owner_manager_id,
    programManagerId: row.manager_id,
    domainLeadId: row.domain_lead_id,
    submittedById: row.submitted_by,
    place: { domain: row.program_domain, markets: row.program_markets, programIds: [row.program_id] },
  };
  try {
    return { id: row.id, refused: null, onBehalfOf: mayDoToItem(actor, event, item) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { id: row.id, refused: { code: error.code, message: error.detail }, onBehalfOf: null };
  }
}
