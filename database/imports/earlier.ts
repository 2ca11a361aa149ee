import type { EntityManager } from 'typeorm';
import { ownExport } from '../../domain/spreadsheet/source.js';

/** What is worth knowing, before a file comes into a program, about what came in before; for people to read. */
export async function notesOnEarlier(
  manager: EntityManager,
  programId: string,
  file: { sha256: string; source: string },
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
  return notes;
}
