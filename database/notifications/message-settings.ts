import type { EntityManager } from 'typeorm';
import { defaultMessageSettings, type MessageSettings } from '../../domain/notification/settings.js';

/** What administrators say about messages; version 0 is as it ships. */
export async function loadMessageSettings(
  manager: EntityManager,
): Promise<{ settings: MessageSettings; version: number }> {
  const [row] = await manager.query<{ body: MessageSettings; version: number }[]>(
    'SELECT body, version FROM message_settings',
  );
  return row ? { settings: row.body, version: row.version } : { settings: defaultMessageSettings, version: 0 };
}

/** Keeps them, unless somebody else did since `version` was read. */
export async function saveMessageSettings(
  manager: EntityManager,
  settings: MessageSettings,
  version: number,
): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `INSERT INTO message_settings AS m (singleton, body, version) SELECT true, $1::jsonb, 1 WHERE $2 = 0
     ON CONFLICT (singleton) DO NOTHING RETURNING version`,
    [JSON.stringify(settings), version],
  );
  if (version === 0) return rows.length > 0;
  const [changed] = await manager.query<[unknown[], number]>(
    'UPDATE message_settings SET body = $1, version = version + 1, updated_at = now() WHERE version = $2 RETURNING version',
    [JSON.stringify(settings), version],
  );
  return changed.length > 0;
}
