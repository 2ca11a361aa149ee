import type { EntityManager } from 'typeorm';
import type { ListedChange } from './write-batch.js';

/** Longer texts are cut where they are listed; the item and the file have them whole. */
const mostShown = 1_000;

/** What an import changes, or leaves although the file says otherwise: field by field, from what to what. */
export async function saveChanges(manager: EntityManager, importId: string, listed: ListedChange[]): Promise<void> {
  if (listed.length === 0) return;
  const rows = listed.map(({ row, field, itemId, itemNumber, externalId, from, to, last, verdict }) => ({
    r: row,
    f: field,
    i: itemId,
    n: itemNumber,
    x: externalId,
    a: cut(from),
    b: cut(to),
    l: last === null ? null : cut(last),
    v: verdict,
  }));
  await manager.query(
    `INSERT INTO import_changes (import_id, row_number, field, item_id, item_number, external_id, from_text, to_text, last_text, verdict)
     SELECT $1, x.r, x.f, x.i, x.n, x.x, x.a, x.b, x.l, x.v
     FROM jsonb_to_recordset($2::jsonb) AS x(r integer, f text, i uuid, n bigint, x text, a text, b text, l text, v text)
     ON CONFLICT (import_id, row_number, field, verdict) DO NOTHING`,
    [importId, JSON.stringify(rows)],
  );
}

function cut(text: string): string {
  return text.length <= mostShown ? text : `${text.slice(0, mostShown - 1).toWellFormed()}…`;
}
