import type { EntityManager } from 'typeorm';
import { runItemCommands } from '../items/run-commands.js';
import { saveEvents } from '../trail/events.js';
import type { ImportRow } from './import-row.js';

/** What the file names again is not missing any more. */
export async function clearMissing(
  manager: EntityManager,
  row: ImportRow,
  itemIds: string[],
  at: number,
): Promise<void> {
  // An UPDATE answers with rows and their number.
  const [found] = await manager.query<[{ id: string; program_id: string; version: number }[], number]>(
    `UPDATE action_items SET missing_since = NULL, updated_at = clock_timestamp()
     WHERE id = ANY($1) AND missing_since IS NOT NULL RETURNING id, program_id, version`,
    [itemIds],
  );
  await saveEvents(
    manager,
    found.map(({ id, program_id, version }) => ({
      subjectKind: 'action_item' as const,
      subjectId: id,
      programId: program_id,
      event: {
        key: `action-item/${id}#cmd:import-${row.id}-found`,
        type: 'item.found',
        at,
        actorId: row.createdBy,
        version,
        data: { importId: row.id, fileName: row.fileName },
      },
    })),
  );
}

/**
 * Items of the program that the file does not name any more, though they have an id of that kind. Kept, flagged or
 * cancelled, as the import says. Gives how many there are.
 */
export async function treatMissing(
  manager: EntityManager,
  row: ImportRow,
  programId: string,
  externalIds: Set<string>,
  at: number,
): Promise<number> {
  // A file without ids says nothing about what is missing.
  if (externalIds.size === 0) return 0;
  const missing = await manager.query<{ id: string; status: string; version: number; missing_since: Date | null }[]>(
    `SELECT id, status, version, missing_since FROM action_items
     WHERE program_id = $1 AND external_id IS NOT NULL AND NOT external_id_folded = ANY($2) ORDER BY id`,
    [programId, [...externalIds]],
  );
  const live = missing.filter(({ status }) => status !== 'done' && status !== 'cancelled');
  if (row.dryRun) return missing.length;
  if (row.options.onMissing === 'cancel')
    await runItemCommands(
      manager,
      live.map(({ id }) => ({
        itemId: id,
        command: { type: 'cancel', reason: `The file ${row.fileName} does not name it any more.` },
        actorId: row.createdBy,
        key: `import-${row.id}-cancel`,
        at,
      })),
      { poke: true },
    );
  if (row.options.onMissing === 'flag') {
    const flagged = missing.filter(({ missing_since }) => missing_since === null);
    await manager.query(
      'UPDATE action_items SET missing_since = to_timestamp($2 / 1000.0), updated_at = clock_timestamp() WHERE id = ANY($1)',
      [flagged.map(({ id }) => id), at],
    );
    await saveEvents(
      manager,
      flagged.map(({ id, version }) => ({
        subjectKind: 'action_item' as const,
        subjectId: id,
        programId,
        event: {
          key: `action-item/${id}#cmd:import-${row.id}-missing`,
          type: 'item.missing',
          at,
          actorId: row.createdBy,
          version,
          data: { importId: row.id, fileName: row.fileName },
        },
      })),
    );
  }
  return missing.length;
}
