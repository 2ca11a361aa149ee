import type { EntityManager } from 'typeorm';
import { attributeField, type Statement } from '../../domain/import/said.js';

/** What a source said of each item last time. */
export async function loadStatements(
  manager: EntityManager,
  source: string,
  itemIds: string[],
): Promise<Map<string, Statement>> {
  if (itemIds.length === 0) return new Map();
  const rows = await manager.query<({ itemId: string } & Statement)[]>(
    'SELECT item_id AS "itemId", said, taken FROM item_statements WHERE source = $1 AND item_id = ANY($2)',
    [source, itemIds],
  );
  return new Map(rows.map(({ itemId, said, taken }) => [itemId, { said, taken }]));
}

export async function saveStatements(
  manager: EntityManager,
  ctx: { importId: string; source: string },
  statements: { itemId: string; statement: Statement }[],
): Promise<void> {
  if (statements.length === 0) return;
  const rows = statements.map(({ itemId, statement }) => ({
    id: itemId,
    said: statement.said,
    taken: statement.taken,
  }));
  await manager.query(
    `INSERT INTO item_statements (item_id, source, said, taken, import_id)
     SELECT x.id, $2, x.said, x.taken, $3 FROM jsonb_to_recordset($1::jsonb) AS x(id uuid, said jsonb, taken jsonb)
     ON CONFLICT (item_id, source) DO UPDATE SET said = excluded.said, taken = excluded.taken, import_id = excluded.import_id,
       gone_at = NULL`,
    [JSON.stringify(rows), ctx.source, ctx.importId],
  );
}

/** A field that people have changed here, and the version of the item after it. */
export interface Decision {
  field: string;
  version: number;
}

interface EventRow {
  itemId: string;
  type: string;
  version: number;
  changed: Record<string, { from: unknown; to: unknown }> | null;
  moved: boolean;
}

/** What each kind of decision settles. */
const settles: Record<string, string> = {
  'item.reassigned': 'owner',
  'item.due_changed': 'due',
  'item.extension_granted': 'due',
  'item.reopened': 'due',
  'item.held': 'status',
  'item.resumed': 'status',
  'item.suspended': 'status',
  'item.started': 'status',
  'item.submitted': 'status',
};

/** What people have decided here about items, by their trail; what files brought is left out. */
export async function decisionsHere(manager: EntityManager, itemIds: string[]): Promise<Map<string, Decision[]>> {
  if (itemIds.length === 0) return new Map();
  const rows = await manager.query<EventRow[]>(
    `SELECT subject_id AS "itemId", type, subject_version AS version, data->'changed' AS changed, data ? 'dueAt' AS moved
     FROM audit_events WHERE subject_kind = 'action_item' AND subject_id = ANY($1) AND actor_id IS NOT NULL
       AND type = ANY($2) AND key NOT LIKE 'action-item/%#cmd:import-%'`,
    [itemIds, [...Object.keys(settles), 'item.edited']],
  );
  const decisions = new Map<string, Decision[]>();
  for (const row of rows)
    for (const field of fieldsOf(row))
      decisions.set(row.itemId, [...(decisions.get(row.itemId) ?? []), { field, version: row.version }]);
  return decisions;
}

function fieldsOf({ type, changed, moved }: EventRow): string[] {
  const field = settles[type];
  // A hold may move the due date with it.
  if (field !== undefined) return type === 'item.resumed' && moved ? [field, 'due'] : [field];
  return Object.entries(changed ?? {}).flatMap(([name, { from, to }]) =>
    name === 'attributes' ? changedKeys(from, to).map(attributeField) : name === 'raisedOn' ? ['raised'] : [name],
  );
}

function changedKeys(from: unknown, to: unknown): string[] {
  const before = (from ?? {}) as Record<string, unknown>;
  const after = (to ?? {}) as Record<string, unknown>;
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
}
