import type { EntityManager } from 'typeorm';
import type { SortColumn } from '../paging/keyset.js';
import type { Condition } from '../sql/condition.js';
import { listedColumns, listedJoins, type ListedItem } from './listed-items.js';
import type { Sight } from '../../domain/access/sight.js';
import { placingIn, seesItem } from '../access/visible.js';

export interface ExportRow extends ListedItem {
  owner_email: string | null;
  /** What it waits for: by its id where it is of the same program and has one, else by its key; as an import reads it. */
  waits_for: string[];
}

/** An id that looks like a key says so, and a key that is an id too: an import would ask which is meant. */
const idOf = `CASE WHEN q.external_id ~* '^AI-[0-9]+$' THEN 'id:' || q.external_id ELSE q.external_id END`;
const keyOf = `CASE WHEN EXISTS (SELECT 1 FROM action_items o WHERE o.program_id = i.program_id
    AND o.external_id_folded = folded('AI-' || q.number)) THEN 'key:' ELSE '' END || 'AI-' || q.number`;
const waitsFor = (
  seen: string,
): string => `ARRAY(SELECT CASE WHEN q.program_id = i.program_id THEN coalesce(${idOf}, ${keyOf}) ELSE ${keyOf} END
  FROM item_dependencies d JOIN action_items q ON q.id = d.predecessor_id WHERE d.item_id = i.id AND ${seen} ORDER BY q.number)`;

/** The names of the attributes that items which meet a condition have, in order. */
export async function attributeNamesWhere(manager: EntityManager, { sql, params }: Condition): Promise<string[]> {
  const rows = await manager.query<{ name: string }[]>(
    `SELECT DISTINCT k AS name FROM action_items i, jsonb_object_keys(i.attributes) k WHERE ${sql} ORDER BY 1`,
    params,
  );
  return rows.map(({ name }) => name);
}

/** All items that meet a condition, in an order. */
export async function idsWhere(
  manager: EntityManager,
  { sql, params }: Condition,
  { keys, descending }: { keys: readonly SortColumn[]; descending: boolean },
): Promise<string[]> {
  const order = keys.map((key) => `${key.sql} ${descending ? 'DESC' : 'ASC'}`).join(', ');
  const rows = await manager.query<{ id: string }[]>(
    `SELECT i.id FROM action_items i WHERE ${sql} ORDER BY ${order}`,
    params,
  );
  return rows.map(({ id }) => id);
}

/** These items, in the order of their ids here, with what somebody sees of those that they wait for. */
export function exportRows(manager: EntityManager, ids: readonly string[], seenBy?: Sight): Promise<ExportRow[]> {
  const params: unknown[] = [ids];
  const seen = seenBy ? seesItem(seenBy, placingIn(params), 'q') : 'TRUE';
  const address = seenBy?.external
    ? `CASE WHEN o.id = ANY(${placingIn(params)(seenBy.people)}) THEN o.email END`
    : 'o.email';
  return manager.query<ExportRow[]>(
    `SELECT ${listedColumns}, ${address} AS owner_email, ${waitsFor(seen)} AS waits_for FROM unnest($1::uuid[]) WITH ORDINALITY AS x(id, place)
     JOIN action_items i ON i.id = x.id ${listedJoins} ORDER BY x.place`,
    params,
  );
}
