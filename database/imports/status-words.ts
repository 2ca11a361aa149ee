import type { EntityManager } from 'typeorm';
import type { ItemStatus } from '../../domain/item/table.js';
import { wordKey, type StatusMapping } from '../../domain/import/status.js';
import type { ImportRow } from './import-row.js';

/** What people have said that words of a state mean in a program. */
export async function wordsOf(manager: EntityManager, programId: string): Promise<StatusMapping> {
  const rows = await manager.query<{ key: string; status: ItemStatus }[]>(
    'SELECT key, status FROM program_status_words WHERE program_id = $1',
    [programId],
  );
  return Object.fromEntries(rows.map(({ key, status }) => [key, status]));
}

/** Keeps what was said with this import for the next one; who says it last is right. */
export async function rememberWords(manager: EntityManager, programId: string, row: ImportRow): Promise<void> {
  const said = new Map((row.options.wordsSaid ?? []).map(({ word, status }) => [wordKey(word), { word, status }]));
  if (said.size === 0 || row.dryRun) return;
  const rows = [...said].map(([key, { word, status }]) => ({ key, word, status }));
  await manager.query(
    `INSERT INTO program_status_words (program_id, key, word, status, said_by, said_at)
     SELECT $1, x.key, x.word, x.status, $3, $4 FROM jsonb_to_recordset($2::jsonb) AS x(key text, word text, status text)
     ON CONFLICT (program_id, key) DO UPDATE SET word = excluded.word, status = excluded.status,
       said_by = excluded.said_by, said_at = excluded.said_at
     WHERE program_status_words.said_at <= excluded.said_at`,
    [programId, JSON.stringify(rows), row.createdBy, row.createdAt],
  );
}
