import type { EntityManager } from 'typeorm';
import type { Sight } from '../../domain/access/sight.js';
import { withoutZeros } from '../../domain/import/padded-id.js';
import { ownExport } from '../../domain/import/source.js';
import { seenOnly } from '../access/unseen.js';
import { runItemCommands } from '../items/run-commands.js';
import { saveEvents } from '../trail/events.js';
import type { ImportRow } from './import-row.js';
import { importsOfRegister, registerOf } from './register.js';

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

interface MissingItem {
  id: string;
  external_id: string;
  status: string;
  version: number;
  missing_since: Date | null;
}

/**
 * Items that this register has named before and does not name any more. What came in with another register, or that one
 * still names, is none of its business: two registers of one program do not know of each other.
 */
async function missingItems(
  manager: EntityManager,
  row: ImportRow,
  programId: string,
  externalIds: string[],
): Promise<MissingItem[]> {
  const source = registerOf(row);
  const found = await manager.query<MissingItem[]>(
    `SELECT i.id, i.external_id, i.status, i.version, i.missing_since FROM action_items i
     LEFT JOIN item_statements own ON own.item_id = i.id AND own.source = $3
     LEFT JOIN LATERAL (SELECT bool_or(s.gone_at IS NULL) AS named FROM item_statements s
       WHERE s.item_id = i.id AND s.source <> $3) other ON true
     WHERE i.program_id = $1 AND i.external_id IS NOT NULL AND NOT i.external_id_folded = ANY($2)
       AND other.named IS NOT TRUE
       AND (own.item_id IS NOT NULL OR (other.named IS NULL AND i.import_id = ANY($4)))
     ORDER BY i.id`,
    [programId, externalIds, source, await importsOfRegister(manager, programId, source)],
  );
  // A file that has lost the zeros of its ids names them all the same; its rows are asked about.
  const named = new Set(externalIds.map(withoutZeros));
  return found.filter((item) => !named.has(withoutZeros(item.external_id)));
}

/** Whether the register names each of its items now, for the other registers of the program. */
async function rememberGone(
  manager: EntityManager,
  row: ImportRow,
  programId: string,
  externalIds: string[],
  at: number,
): Promise<void> {
  await manager.query(
    `UPDATE item_statements s
     SET gone_at = CASE WHEN i.external_id_folded = ANY($3) THEN NULL ELSE to_timestamp($4 / 1000.0) END
     FROM action_items i
     WHERE i.id = s.item_id AND i.program_id = $1 AND i.external_id IS NOT NULL AND s.source = $2
       AND (s.gone_at IS NULL) <> (i.external_id_folded = ANY($3))`,
    [programId, registerOf(row), externalIds, at],
  );
}

/** Gives those that were refused. */
async function cancelMissing(
  manager: EntityManager,
  row: ImportRow,
  live: MissingItem[],
  at: number,
): Promise<MissingItem[]> {
  const { results } = await runItemCommands(
    manager,
    live.map(({ id }) => ({
      id,
      command: { type: 'cancel', reason: `The file ${row.fileName} does not name it any more.` },
      actorId: row.createdBy,
      key: `import-${row.id}-cancel`,
      at,
    })),
    { poke: true },
  );
  return live.filter((_item, index) => results[index]?.ok !== true);
}

/**
 * Items of the register that its file does not name any more, though it names others by their ids. Kept, flagged or
 * cancelled, as the import says. Gives their ids; of what whoever handed it in does not see, the file says nothing.
 */
export async function treatMissing(
  manager: EntityManager,
  row: ImportRow,
  { programId, seenBy }: { programId: string; seenBy: Sight },
  externalIds: Set<string>,
  at: number,
): Promise<string[]> {
  // A file without ids says nothing about what is missing, nor does an export: that has what its filter let through.
  if (externalIds.size === 0 || registerOf(row) === ownExport) return [];
  const all = await missingItems(manager, row, programId, [...externalIds]);
  const missing = await seenOnly(manager, seenBy, all, ({ id }) => [id]);
  if (!row.dryRun) await rememberGone(manager, row, programId, [...externalIds], at);
  const live = missing.filter(({ status }) => status !== 'done' && status !== 'cancelled');
  const ids = missing.map(({ id }) => id);
  if (row.dryRun) return ids;
  const { onMissing } = row.options;
  const refused = onMissing === 'cancel' && live.length > 0 ? await cancelMissing(manager, row, live, at) : [];
  // What the importer may not cancel, because they owe it, is seen to be missing at least.
  const toFlag = onMissing === 'flag' ? missing : refused;
  if (toFlag.length > 0) {
    const flagged = toFlag.filter(({ missing_since }) => missing_since === null);
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
  return ids;
}
