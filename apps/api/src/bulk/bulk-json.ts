import type { EntityManager } from 'typeorm';
import { changeModes } from '../../../../domain/bulk/seen.js';
import type { Actor } from '../access/actor.js';
import { bulkKinds } from '../../../../domain/bulk/change.js';
import { bulkStates } from '../../../../database/bulk/operation-row.js';
import {
  findOperation,
  firstOfEachResult,
  movedBy,
  operationsAsSeen,
  resultsOf,
  type BulkRow,
} from '../../../../database/bulk/read-operations.js';
import {
  anyObject,
  choice,
  instant,
  integer,
  list,
  nullable,
  object,
  person,
  schema,
  text,
  uuid,
} from '../openapi/json-schema.js';
import { mayCancelBulk, mayRunBulk } from '../../../../domain/access/access.js';
import { tried } from '../access/tried.js';
import { refusedSchema } from '../items/refused-json.js';
import { bulkItemSchema, bulkItemsJson, resultNames } from './bulk-item-json.js';

const operationFields = {
  id: uuid,
  kind: choice(bulkKinds),
  body: anyObject,
  selection: anyObject,
  state: choice(bulkStates),
  total: integer,
  counts: object({ pending: integer, done: integer, unchanged: integer, refused: integer, skipped: integer }),
  error: nullable(text),
  onChange: nullable(choice(changeModes)),
  matchedSince: nullable(integer),
  createdBy: person,
  createdAt: instant,
  startedAt: nullable(instant),
  finishedAt: nullable(instant),
  allowed: list(text),
  refused: list(refusedSchema),
};
export const bulkSchema = schema('BulkOperation', object(operationFields));
export const bulkDetailSchema = schema(
  'BulkOperationDetail',
  object(
    {
      ...operationFields,
      results: list(
        object({ result: choice(resultNames), code: nullable(text), count: integer, first: list(bulkItemSchema) }),
      ),
      moved: object({ items: integer, owners: integer, earlier: integer, later: integer }),
    },
    'Of a preview, `results` and `moved` say what would become of the items; afterwards what became of them.',
  ),
);

/** @param actor what they may do with it is part of it */
export function bulkJson(row: BulkRow, actor: Actor) {
  const { items_done: done, items_unchanged: unchanged, items_refused: refused, items_skipped: skipped } = row;
  return {
    id: row.id,
    kind: row.kind,
    body: row.body,
    selection: row.selection,
    state: row.state,
    total: row.items_total,
    counts: { pending: row.items_total - done - unchanged - refused - skipped, done, unchanged, refused, skipped },
    error: row.error,
    onChange: row.on_change,
    matchedSince: row.matched_since,
    createdBy: { id: row.created_by, name: row.creator_name },
    createdAt: row.created_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
    ...tried(commandsOf(row, actor)),
  };
}

/** What there is to be done to an operation as it stands: a calendar's runs when that is published. */
function commandsOf({ state, kind, created_by: createdBy }: BulkRow, actor: Actor): Record<string, () => void> {
  const run = { run: () => mayRunBulk(actor, { createdBy }) };
  return {
    ...(state === 'previewed' && kind !== 'calendar' ? run : {}),
    ...(state === 'previewed' || state === 'running' ? { cancel: () => mayCancelBulk(actor, { createdBy }) } : {}),
  };
}

/** An operation with how many items had which result, the first of each, and how much it moves. */
export async function bulkDetail(manager: EntityManager, id: string, actor: Actor): Promise<object> {
  const { sight } = actor;
  const found = await findOperation(manager, id);
  const [row = found] = await operationsAsSeen(manager, sight, [found]);
  const groups = await resultsOf(manager, id, sight);
  const first = await firstOfEachResult(manager, id, sight);
  const items = first.map(await bulkItemsJson(manager, first));
  const moved = await movedBy(manager, id, sight);
  return {
    ...bulkJson(row, actor),
    results: groups.map(({ result, code, count }) => ({
      result,
      code,
      count,
      first: items.filter((item) => item.result === result && item.code === code),
    })),
    moved,
  };
}
