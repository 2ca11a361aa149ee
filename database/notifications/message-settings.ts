import type { EntityManager } from 'typeorm';
import { defaultMessageSettings, type MessageSettings } from '../../domain/notification/settings.js';
import { messageSettings } from '../entities/message-settings.js';
import { updateOne } from '../entities/write.js';

/** What administrators say about messages; version 0 is as it ships. */
export async function loadMessageSettings(
  manager: EntityManager,
): Promise<{ settings: MessageSettings; version: number }> {
  const row = await manager.findOneBy(messageSettings, { singleton: true });
  return row ? { settings: row.body, version: row.version } : { settings: defaultMessageSettings, version: 0 };
}

/** Keeps them, unless somebody else did since `version` was read. */
export async function saveMessageSettings(
  manager: EntityManager,
  settings: MessageSettings,
  version: number,
): Promise<boolean> {
  if (version > 0) return updateOne(manager, messageSettings, { version }, { body: settings });
  const rows = await manager.query<unknown[]>(
    `INSERT INTO message_settings (singleton, body, version) VALUES (true, $1::jsonb, 1)
     ON CONFLICT (singleton) DO NOTHING RETURNING version`,
    [JSON.stringify(settings)],
  );
  return rows.length > 0;
}
