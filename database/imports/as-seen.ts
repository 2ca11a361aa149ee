import type { EntityManager } from 'typeorm';
import type { Sight } from '../../domain/access/sight.js';
import { knowing } from '../access/known-sight.js';
import { placingIn, seesItem } from '../access/visible.js';
import { findImport, type ImportProgress } from './imports.js';

/** Rows of an import that are about items which somebody does not see, as far as it is known of which item a row is. */
interface Hidden {
  id: string;
  created: number;
  updated: number;
  kept: number;
  left: number;
  rejected: number;
  missing: number;
}

/** Imports as somebody sees them: what is restricted inside a program that they see is not counted among its rows. */
export async function importsAsSeen<T extends ImportProgress>(
  manager: EntityManager,
  sight: Sight | undefined,
  rows: T[],
): Promise<(T & { hidden: number })[]> {
  const hidden = await hiddenRows(manager, sight, rows);
  return rows.map((row) => {
    const not = hidden.get(row.id);
    if (!not) return { ...row, hidden: 0 };
    const gone = not.created + not.updated + not.rejected;
    return {
      ...row,
      rows_total: Math.max(0, row.rows_total - gone),
      rows_done: Math.max(0, row.rows_done - gone),
      rows_created: row.rows_created - not.created,
      rows_updated: Math.max(0, row.rows_updated - not.updated),
      rows_kept: row.rows_kept - not.kept,
      rows_left: row.rows_left - not.left,
      rows_missing: row.rows_missing - not.missing,
      rows_rejected: row.rows_rejected - not.rejected,
      hidden: gone + not.kept + not.left,
    };
  });
}

/** @throws Refusal `not-found` */
export async function importAsSeen(
  manager: EntityManager,
  id: string,
  sight: Sight | undefined,
): Promise<ImportProgress & { hidden: number }> {
  const found = await findImport(manager, id);
  const [row = { ...found, hidden: 0 }] = await importsAsSeen(manager, sight, [found]);
  return row;
}

async function hiddenRows(
  manager: EntityManager,
  sight: Sight | undefined,
  imports: readonly ImportProgress[],
): Promise<Map<string, Hidden>> {
  if (sight === undefined || sight.all || imports.length === 0) return new Map();
  const params: unknown[] = [imports.map(({ id }) => id)];
  const place = placingIn(params);
  const unseen = `${seesItem(await knowing(manager, sight), place)} IS NOT TRUE`;
  const rows = await manager.query<Hidden[]>(
    `SELECT m.id, made.n AS created, changed.updated, changed.kept, changed.left, refused.n AS rejected, gone.n AS missing FROM imports m
     CROSS JOIN LATERAL (SELECT count(*)::integer AS n FROM action_items i
       WHERE i.program_id = m.program_id AND i.import_id = m.id AND ${unseen}) made
     CROSS JOIN LATERAL (SELECT count(DISTINCT c.row_number) FILTER (WHERE c.verdict = 'changed')::integer AS updated,
         count(DISTINCT c.row_number) FILTER (WHERE c.verdict = 'kept')::integer AS kept,
         count(DISTINCT c.row_number) FILTER (WHERE c.verdict = 'left')::integer AS left
       FROM import_changes c JOIN action_items i ON i.id = c.item_id WHERE c.import_id = m.id AND ${unseen}) changed
     CROSS JOIN LATERAL (SELECT count(*)::integer AS n FROM import_rejections r JOIN action_items i ON i.id = r.item_id
       WHERE r.import_id = m.id AND ${unseen}) refused
     CROSS JOIN LATERAL (SELECT count(*)::integer AS n FROM import_missing g JOIN action_items i ON i.id = g.item_id
       WHERE g.import_id = m.id AND ${unseen}) gone
     WHERE m.id = ANY($1)`,
    params,
  );
  return new Map(rows.map((row) => [row.id, row]));
}
