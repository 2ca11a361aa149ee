import type { EntityManager } from 'typeorm';
import { ownExport } from '../../domain/import/source.js';

/** What is worth knowing, before a file comes into a program, about what came in before; for people to read. */
export async function notesOnEarlier(
  manager: EntityManager,
  programId: string,
  file: { sha256: string; source: string; onMissing: string },
): Promise<string[]> {
  const notes: string[] = [];
  const [again] = await manager.query<{ day: string; laterFile: string }[]>(
    `SELECT i.created_at::date::text AS day, later.file_name AS "laterFile"
     FROM imports i JOIN imports later ON later.program_id = i.program_id AND later.created_at > i.created_at
       AND later.sha256 <> i.sha256 AND later.state = 'done' AND NOT later.dry_run
     WHERE i.program_id = $1 AND i.sha256 = $2 AND i.state = 'done' AND NOT i.dry_run
     ORDER BY i.created_at DESC, later.created_at DESC LIMIT 1`,
    [programId, file.sha256],
  );
  if (again)
    notes.push(
      `This very file came in on ${again.day}, and ${again.laterFile} after it: what that has changed is changed back.`,
    );
  const [known] = await manager.query<{ items: boolean; statements: boolean }[]>(
    `SELECT EXISTS (SELECT 1 FROM action_items WHERE program_id = $1) AS items,
       EXISTS (SELECT 1 FROM item_statements s JOIN action_items i ON i.id = s.item_id
         WHERE i.program_id = $1 AND s.source = $2) AS statements`,
    [programId, file.source],
  );
  if (known?.items && !known.statements && file.source !== ownExport)
    notes.push(
      `What the register “${file.source}” said last time is not known. Where its rows are about items that are here, what people have changed here stays, and empty cells and states change nothing.`,
    );
  const elsewhere = file.onMissing === 'keep' ? null : await ofOtherRegisters(manager, programId, file.source);
  if (elsewhere) notes.push(elsewhere);
  return notes;
}

/** Items that are never missing from this register, though they have ids, since it has not brought them. */
async function ofOtherRegisters(manager: EntityManager, programId: string, source: string): Promise<string | null> {
  if (source === ownExport)
    return 'An export of Tollgate says nothing about what is missing: it has what its filter let through.';
  const rows = await manager.query<{ source: string; items: number }[]>(
    `SELECT s.source, count(*)::integer AS items FROM item_statements s JOIN action_items i ON i.id = s.item_id
     WHERE i.program_id = $1 AND i.external_id IS NOT NULL AND s.source <> $2
       AND NOT EXISTS (SELECT 1 FROM item_statements o WHERE o.item_id = i.id AND o.source = $2)
     GROUP BY s.source ORDER BY items DESC, s.source`,
    [programId, source],
  );
  if (rows.length === 0) return null;
  const shown = rows.slice(0, 5).map((one) => `“${one.source}” (${one.items})`);
  return (
    `Items that came in with other registers are not missing from “${source}”: ${shown.join(', ')}. ` +
    'If one of these is this register under another name, say that name: source (--source).'
  );
}
