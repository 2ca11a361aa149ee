import type { EntityManager } from 'typeorm';
import { sourceOf } from '../../domain/import/source.js';
import type { ImportRow } from './import-row.js';

/** Which register the file of an import is a state of. */
export function registerOf({ options, fileName }: Pick<ImportRow, 'options' | 'fileName'>): string {
  return options.source ?? sourceOf(fileName);
}

/** Imports of the register into the program. Items of before statements were kept are known by them alone. */
export async function importsOfRegister(manager: EntityManager, programId: string, source: string): Promise<string[]> {
  const imports = await manager.query<Pick<ImportRow, 'id' | 'options' | 'fileName'>[]>(
    'SELECT id, options, file_name AS "fileName" FROM imports WHERE program_id = $1 AND NOT dry_run',
    [programId],
  );
  return imports.flatMap((one) => (registerOf(one) === source ? one.id : []));
}
