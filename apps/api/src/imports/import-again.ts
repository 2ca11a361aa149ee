import type { EntityManager } from 'typeorm';
import { readFile } from '../../../../database/files/files.js';
import { findImport } from '../../../../database/imports/imports.js';
import { correctionsTogether } from '../../../../domain/import/corrections.js';
import { Refusal } from '../../../../domain/refusal.js';
import type { UploadedFile } from '../uploads/upload.js';
import type { AgainRequest, ImportRequest } from './import.dto.js';

/**
 * The file of an import, and what is asked of it once more.
 * @throws Refusal `not-found`; `illegal-transition` of an import from before this was kept
 */
export async function askedAgain(
  manager: EntityManager,
  id: string,
  changes: AgainRequest,
): Promise<{ file: UploadedFile; request: ImportRequest }> {
  const row = await findImport(manager, id);
  const before = row.options.asked as ImportRequest | undefined;
  const bytes = await readFile(manager, row.sha256);
  if (!before || !bytes)
    throw new Refusal(
      'illegal-transition',
      'What was asked of this import was not kept, for it is from before that was done. Send the file itself again.',
    );
  // Who leads what the import made is a fact of the program by now.
  const { lead, draft, ...said } = before;
  const ofNew = row.program_id === null ? { lead, draft } : {};
  const given = Object.fromEntries(
    Object.entries({ ...said, ...ofNew, ...changes }).filter(([, value]) => value !== undefined),
  ) as Omit<ImportRequest, 'program'>;
  return {
    file: { name: row.file_name, bytes, claimedType: 'application/octet-stream' },
    request: {
      ...given,
      program: row.program_id ?? row.program_name,
      dryRun: changes.dryRun ?? false,
      mapping: { ...before.mapping, ...changes.mapping },
      statusWords: { ...before.statusWords, ...changes.statusWords },
      corrections: correctionsTogether(before.corrections ?? {}, changes.corrections ?? {}),
    },
  };
}
