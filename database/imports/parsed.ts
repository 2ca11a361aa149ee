import type { EntityManager } from 'typeorm';
import { partsOf } from '../../domain/import/parts.js';
import type { Reading } from '../../domain/import/reading.js';
import type { RowDraft } from '../../domain/import/row.js';
import { readFile } from '../files/files.js';
import type { ImportRow } from './import-row.js';
import { readOffLoop } from '../readers/read-off-loop.js';
import type { RegisterOutline } from '../sheets/read-register.js';

export interface ParsedImport {
  table: RegisterOutline;
  reading: Reading;
  /** The rows to write, part by part. */
  parts: RowDraft[][];
}

/** Rows that are written in one go. */
export const partSize = 1_000;

/** The last files that this process has read: an import comes back for each of its parts. */
const recent = new Map<string, Promise<ParsedImport>>();
const mostRecent = 3;

/**
 * The file of an import, read. The same file and options give the same rows each time, on whichever worker.
 * @throws SpreadsheetProblem
 */
export async function parsedImport(manager: EntityManager, row: ImportRow): Promise<ParsedImport> {
  const known = recent.get(row.id);
  if (known) return known;
  const parsing = parse(manager, row);
  recent.set(row.id, parsing);
  for (const id of recent.keys()) if (recent.size > mostRecent) recent.delete(id);
  parsing.catch(() => recent.delete(row.id));
  return parsing;
}

async function parse(manager: EntityManager, { id, sha256, options }: ImportRow): Promise<ParsedImport> {
  const content = await readFile(manager, sha256);
  if (!content) throw new Error(`the file of import ${id} is gone`);
  const { table, reading } = await readOffLoop('register', content, options);
  return { table, reading, parts: partsOf(reading.drafts, partSize) };
}
