import type { EntityManager } from 'typeorm';
import { changeModes, type ChangedFact } from '../../../../domain/bulk/seen.js';
import type { Moves } from '../../../../domain/bulk/moves.js';
import { bulkKinds, bulkResults } from '../../../../domain/bulk/change.js';
import { bulkStates } from '../../../../database/bulk/operation-row.js';
import { Refusal } from '../../../../domain/refusal.js';
import { isUuid } from '../openapi/fields.js';
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

const movesSchema = object({
  due: nullable(object({ from: instant, to: instant })),
  steps: list(
    object({
      kind: text,
      level: integer,
      occurrence: integer,
      from: nullable(instant),
      to: nullable(instant),
    }),
  ),
});

const resultNames = ['pending', ...bulkResults] as const;

export const bulkItemSchema = schema(
  'BulkItem',
  object({
    item: object({ id: uuid, key: text, title: text, owner: person, zone: text }),
    result: choice(resultNames),
    code: nullable(text),
    message: nullable(text),
    changed: list(object({ what: text, from: text, to: text })),
    moves: nullable(movesSchema),
  }),
);

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

export interface BulkRow {
  id: string;
  kind: string;
  body: object;
  selection: object;
  state: string;
  items_total: number;
  items_done: number;
  items_unchanged: number;
  items_refused: number;
  items_skipped: number;
  error: string | null;
  on_change: string | null;
  matched_since: number | null;
  created_by: string;
  creator_name: string;
  created_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
}

export const bulkColumns = 'o.*, c.name AS creator_name';
export const bulkJoins = 'bulk_operations o JOIN people c ON c.id = o.created_by';

export function bulkJson(row: BulkRow) {
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
  };
}

/** @throws Refusal `not-found` */
export async function findOperation(manager: EntityManager, id: string): Promise<BulkRow> {
  const [row] = isUuid(id)
    ? await manager.query<BulkRow[]>(`SELECT ${bulkColumns} FROM ${bulkJoins} WHERE o.id = $1`, [id])
    : [];
  if (!row) throw new Refusal('not-found', `There is no bulk operation ${id}. List them.`);
  return row;
}

/** What became of an item `b` of an operation `o`; of a preview, what would. */
export const resultSql = `CASE WHEN o.state = 'previewed' THEN coalesce(b.foreseen, b.state) ELSE b.state END`;

export interface BulkItemRow {
  id: string;
  number: number;
  title: string;
  owner_id: string;
  owner_name: string;
  zone: string;
  result: string;
  code: string | null;
  message: string | null;
  moves: Moves | null;
  changed: ChangedFact[] | null;
}

export const bulkItemColumns = `i.id, i.number, i.title, i.owner_id, w.name AS owner_name, i.due_zone AS zone,
  ${resultSql} AS result, b.code, b.message, b.moves, b.changed`;
export const bulkItemJoins = `bulk_items b JOIN bulk_operations o ON o.id = b.operation_id
  JOIN action_items i ON i.id = b.item_id JOIN people w ON w.id = i.owner_id`;

export function bulkItemJson(row: BulkItemRow) {
  return {
    item: {
      id: row.id,
      key: `AI-${row.number}`,
      title: row.title,
      owner: { id: row.owner_id, name: row.owner_name },
      zone: row.zone,
    },
    result: row.result,
    code: codeOf(row),
    message: row.result === 'pending' ? null : row.message,
    changed: row.changed ?? [],
    moves: row.moves && {
      due: row.moves.due && { from: iso(row.moves.due.from), to: iso(row.moves.due.to) },
      steps: row.moves.steps.map(({ from, to, ...step }) => ({
        ...step,
        from: from === null ? null : iso(from),
        to: to === null ? null : iso(to),
      })),
    },
  };
}

/** Of what was not done. */
function codeOf({ result, code }: { result: string; code: string | null }): string | null {
  return result === 'refused' || result === 'skipped' ? code : null;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

/** Items that are written out for each result and code. */
const mostShown = 5;

/** An operation with how many items had which result, the first of each, and how much it moves. */
export async function bulkDetail(manager: EntityManager, id: string): Promise<object> {
  const row = await findOperation(manager, id);
  const groups = await manager.query<{ result: string; code: string | null; count: number }[]>(
    `SELECT ${resultSql} AS result, CASE WHEN ${resultSql} IN ('refused', 'skipped') THEN b.code END AS code, count(*) AS count
     FROM bulk_items b JOIN bulk_operations o ON o.id = b.operation_id WHERE o.id = $1 GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2`,
    [id],
  );
  const first = await manager.query<BulkItemRow[]>(
    `SELECT * FROM (SELECT ${bulkItemColumns}, row_number() OVER (PARTITION BY ${resultSql},
         CASE WHEN ${resultSql} IN ('refused', 'skipped') THEN b.code END ORDER BY b.moves IS NULL, i.number) AS rank
       FROM ${bulkItemJoins} WHERE o.id = $1) ranked WHERE rank <= ${mostShown} ORDER BY number`,
    [id],
  );
  const items = first.map(bulkItemJson);
  const [moved] = await manager.query<{ items: number; owners: number; earlier: number; later: number }[]>(
    `SELECT count(*) AS items, count(DISTINCT i.owner_id) AS owners,
       count(*) FILTER (WHERE (b.moves #>> '{due,to}')::float8 < (b.moves #>> '{due,from}')::float8) AS earlier,
       count(*) FILTER (WHERE (b.moves #>> '{due,to}')::float8 > (b.moves #>> '{due,from}')::float8) AS later
     FROM bulk_items b JOIN action_items i ON i.id = b.item_id
     WHERE b.operation_id = $1 AND b.moves -> 'due' <> 'null'`,
    [id],
  );
  return {
    ...bulkJson(row),
    results: groups.map(({ result, code, count }) => ({
      result,
      code,
      count,
      first: items.filter((item) => item.result === result && item.code === code),
    })),
    moved,
  };
}
