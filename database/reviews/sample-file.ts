import { SpreadsheetProblem } from '../../domain/import/problem.js';
import { Refusal } from '../../domain/refusal.js';
import { listColumnNames, readList, sampledFrom, type ListRejection, type Sampled } from '../../domain/review/list.js';
import { mostListed, type ReviewContent } from '../../domain/review/round.js';
import type { Draw } from '../../domain/sample/draw.js';
import type { FileOptions } from '../sheets/file-options.js';
import { readNamedTable } from '../sheets/read-named-table.js';

/** Rows that are named; the others are counted. */
const shown = 200;

export interface SampleOptions extends FileOptions {
  decision: ReviewContent['decision'];
  seed: string;
  how: Draw;
}

/** What comes of a list: the sample, or why there is none. */
export interface SampleRead {
  /** Rows that can be taken. */
  listed: number;
  rejectedCount: number;
  rejected: ListRejection[];
  ignored: string[];
  /** Empty where a row was rejected. */
  sampled: Sampled;
  /** By the rules of drawing, and not because of a row. */
  refused: { code: 'invalid-command'; detail: string; extra: Record<string, unknown> } | null;
}

const nothing: Sampled = { items: [], strata: [], population: 0 };

/**
 * Reads a list and draws from it: both cost as much as the file is long, so both are done where files are read.
 * @throws SpreadsheetProblem where it cannot be read, or has too many rows
 */
export async function sampleOfFile(
  bytes: Buffer,
  { decision, seed, how, ...file }: SampleOptions,
): Promise<SampleRead> {
  const table = await readNamedTable(bytes, { ...file, names: listColumnNames });
  if (table.rows.length > mostListed)
    throw new SpreadsheetProblem(
      'file-too-large',
      `${table.rows.length} rows are more than the ${mostListed} of one list. Draw from a part of it.`,
    );
  const { items, rejected, ignored } = readList(table, { decision });
  const told = { listed: items.length, rejectedCount: rejected.length, rejected: rejected.slice(0, shown), ignored };
  if (items.length === 0) return { ...told, sampled: nothing, refused: null };
  try {
    return { ...told, sampled: sampledFrom(items, seed, how), refused: null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return {
      ...told,
      sampled: nothing,
      refused: { code: 'invalid-command', detail: error.detail, extra: error.extra },
    };
  }
}
