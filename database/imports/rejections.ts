import type { EntityManager } from 'typeorm';
import type { Sight } from '../../domain/access/sight.js';
import type { Rejection } from '../../domain/import/row.js';
import { placingIn, seesItem } from '../access/visible.js';

/** A cell that is quoted may be as long as a spreadsheet's cell; the file of rejected rows has it whole. */
function cutMessage(message: string): string {
  return message.length <= 1_000 ? message : `${message.slice(0, 999).toWellFormed()}…`;
}

/** @param seenBy whoever handed the file in: a row is about what they see, and else about nothing that is there */
export async function saveRejections(
  manager: EntityManager,
  id: string,
  rejections: Rejection[],
  seenBy: Sight,
): Promise<void> {
  if (rejections.length === 0) return;
  const params: unknown[] = [id, recordsetOf(rejections)];
  await manager.query(
    `INSERT INTO import_rejections (import_id, row_number, column_name, message, cells, item_id)
     SELECT $1, x.r, x.c, x.m, x.cells, coalesce(x.i, (SELECT i.id FROM action_items i JOIN imports m ON m.program_id = i.program_id
       WHERE m.id = $1 AND i.external_id_folded = folded(x.x) AND ${seesItem(seenBy, placingIn(params))} LIMIT 1))
     FROM jsonb_to_recordset($2::jsonb) AS x(r integer, c text, m text, cells jsonb, i uuid, x text)
     ON CONFLICT (import_id, row_number) DO NOTHING`,
    params,
  );
}

function recordsetOf(rejections: Rejection[]): string {
  return JSON.stringify(
    rejections.map(({ row, column, message, cells, itemId, externalId }) => ({
      ...{ r: row, c: column, m: cutMessage(message), cells },
      ...{ i: itemId, x: externalId },
    })),
  );
}
