import type { EntityManager } from 'typeorm';
import { preferences as kept } from '../entities/preferences.js';
import { defaultPreferences, type Preferences } from '../../domain/notification/preferences.js';

/** What a person chose; version 0 is nothing yet. */
export async function loadPreferences(
  manager: EntityManager,
  personId: string,
): Promise<{ preferences: Preferences; version: number }> {
  const row = await manager.findOneBy(kept, { person_id: personId });
  return row ? { preferences: row.body, version: row.version } : { preferences: defaultPreferences, version: 0 };
}

/** Keeps them, unless somebody else did since `version` was read; null: whatever is there. Gives the new version. */
export async function savePreferences(
  manager: EntityManager,
  personId: string,
  preferences: Preferences,
  version: number | null,
): Promise<number | null> {
  const rows = await manager.query<{ version: number }[]>(
    `INSERT INTO notification_preferences AS f (person_id, body) SELECT $1, $2::jsonb WHERE coalesce($3::int, 0) = 0
       OR EXISTS (SELECT 1 FROM notification_preferences WHERE person_id = $1)
     ON CONFLICT (person_id) DO UPDATE SET body = excluded.body, version = f.version + 1, updated_at = now()
       WHERE $3::int IS NULL OR f.version = $3 RETURNING version`,
    [personId, JSON.stringify(preferences), version],
  );
  return rows[0]?.version ?? null;
}
