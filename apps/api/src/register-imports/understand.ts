import type { EntityManager } from 'typeorm';
import type { NamedTable } from '../../../../database/sheets/read-named-table.js';
import { SpreadsheetProblem } from '../../../../domain/import/problem.js';
import { sourceOf } from '../../../../domain/import/source.js';
import { columnNames, missingFields, usesOf, type ColumnUse } from '../../../../domain/register-import/columns.js';
import {
  placeOf,
  readRegisterRows,
  type RegisterRow,
  type RowRefusal,
} from '../../../../domain/register-import/read-rows.js';
import { fieldsOf, type RegisterField } from '../../../../domain/register-import/shape.js';
import type { Actor } from '../access/actor.js';
import { invalidRequest, Problem } from '../problems/problem.js';
import { RequestPipe } from '../problems/validation.pipe.js';
import { problemOfSheet, readUploaded } from '../uploads/read-uploaded.js';
import type { UploadedFile } from '../uploads/upload.js';
import { bodyOf, refusalsOf } from './body-of.js';
import { toldApart, type NewRow, type PresentRow } from './identity.js';
import type { Intake } from './intake.js';
import { PeopleCells } from './people-cells.js';
import type { RegisterImportOptions } from './register-import.dto.js';

/** Rows of one file at most: they come in together or not at all. */
export const mostRows = 1_000;

/** A row that can come in, with what is asked for by it. */
export interface ReadyRow extends NewRow {
  asked: Awaited<ReturnType<Intake['ask']>>;
}

/** A file as it was understood. */
export interface Understood {
  table: NamedTable;
  uses: ColumnUse[];
  /** Fields without which no record can be, and that nothing says. */
  missing: RegisterField[];
  ready: ReadyRow[];
  present: PresentRow[];
  refused: RowRefusal[];
}

const pipe = new RequestPipe();

/**
 * Reads a file as rows of a register, each asked for as by the route that makes one. Nothing is written.
 *
 * @throws Problem where the file as a whole cannot be read for sure
 */
export async function understand(
  manager: EntityManager,
  intake: Intake,
  file: UploadedFile,
  options: RegisterImportOptions,
  actor: Actor,
): Promise<Understood> {
  const { shape } = intake;
  const { columns = {}, all = {}, encoding = null, sheet = null, dateOrder, source } = options;
  requireFields(intake, all);
  const names = [...columnNames(shape), ...Object.keys(columns)];
  const table = await readUploaded('table', file, { names, encoding, sheet });
  requireRows(table);
  const said = sheetSaid(() => {
    const uses = usesOf(table, shape, columns);
    return { uses, reading: readRegisterRows(table, shape, uses, { dateOrder, all }) };
  });
  const { uses, reading } = said;
  const missing = missingFields(uses, shape, all);
  if (missing.length > 0) return { table, uses, missing, ready: [], present: [], refused: [] };
  const where = { shape, table, uses, actor, source: source ?? sourceOf(file.name) };
  const { added, present, refused } = await toldApart(manager, reading.rows, where);
  const ready: ReadyRow[] = [];
  const people = new PeopleCells(manager, actor);
  const failed: RowRefusal[] = [];
  for (const one of added) {
    const asked = await askedFor(manager, intake, one, { table, uses, people, actor });
    if ('refused' in asked) failed.push(...asked.refused);
    else ready.push({ ...one, asked: asked.asked });
  }
  const all_ = [...reading.refused, ...refused, ...failed].toSorted((a, b) => a.row - b.row);
  return { table, uses, missing, ready, present, refused: all_ };
}

/** What a row asks for, looked at as the single route would. */
async function askedFor(
  manager: EntityManager,
  intake: Intake,
  { row, id }: { row: RegisterRow; id: string },
  { table, uses, people, actor }: { table: NamedTable; uses: readonly ColumnUse[]; people: PeopleCells; actor: Actor },
): Promise<{ asked: ReadyRow['asked'] } | { refused: RowRefusal[] }> {
  const { shape } = intake;
  const { body, refused } = await bodyOf(row, shape, people);
  if (refused.length > 0)
    return {
      refused: refused.map(({ field, message }) => ({
        row: row.row,
        ...placeOf(table, uses, field, row.row),
        message,
      })),
    };
  try {
    const request = (await pipe.transform(body, { type: 'body', metatype: intake.body })) as object;
    const asked = await intake.ask(manager, request, { id, actor });
    await intake.check(manager, asked);
    return { asked };
  } catch (error) {
    return { refused: refusalsOf(error, { shape, table, uses, row: row.row }) };
  }
}

function requireFields({ shape }: Intake, all: Readonly<Record<string, string>>): void {
  const known = shape.fields.map(({ name }) => name);
  const wrong = Object.keys(all).filter((name) => !known.includes(name));
  if (wrong.length > 0)
    throw invalidRequest(
      wrong.map((name) => ({
        path: 'all',
        message: `has "${name}", which is no field of a ${shape.noun}. The fields are ${known.join(', ')}.`,
      })),
    );
}

function requireRows({ rows }: NamedTable): void {
  if (rows.length > mostRows)
    throw new Problem(
      'file-too-large',
      `${rows.length} rows are more than the ${mostRows} that come in at once. Send them in parts.`,
      { status: 413 },
    );
  if (rows.length === 0)
    throw new Problem('invalid-file', 'The file has no rows below its header. Send one with at least one row.');
}

function sheetSaid<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof SpreadsheetProblem ? problemOfSheet(error) : error;
  }
}

/** Columns with something in them of which nobody has said what they are. */
export function undecidedOf({ table, uses }: Pick<Understood, 'table' | 'uses'>): string[] {
  return table.header.filter((_, index) => uses[index]?.as === 'undecided');
}

/** @throws Problem where a column is in doubt, one is missing, or a row cannot come in */
export function requireWhole(understood: Understood, { shape }: Intake): void {
  const { missing, table, refused } = understood;
  const undecided = undecidedOf(understood);
  if (missing.length > 0)
    throw new Problem(
      'missing-columns',
      `No column was recognised as ${missing.map(({ name }) => name).join(', ')}. Say which it is, or what holds for all rows.`,
      { status: 422, extra: { missing: missing.map(({ name }) => name), columns: table.header } },
    );
  if (undecided.length > 0)
    throw new Problem(
      'undecided-columns',
      `It is not known what ${undecided.length === 1 ? 'this column is' : 'these columns are'}: ${undecided
        .slice(0, 30)
        .map((name) => `"${name}"`)
        .join(', ')}. Say a field, "keep" or "ignore" of each.`,
      { extra: { columns: undecided, fields: fieldsOf(shape).map(({ name }) => name) } },
    );
  if (refused.length > 0) throw rejection(refused);
}

/** Refusals that are named; the others are counted. */
export const mostRefusals = 100;

function rejection(refused: readonly RowRefusal[]): Problem {
  const [first] = refused;
  const rows = new Set(refused.map(({ row }) => row)).size;
  const where = first?.cell ?? `Row ${first?.row ?? 0}`;
  return new Problem(
    'rows-rejected',
    `${rows} ${rows === 1 ? 'row' : 'rows'} cannot come in, so none did. ${where}: ${first?.message ?? ''} Mend ${rows === 1 ? 'it' : 'them'}, and send all of it again.`,
    { extra: { rejectedCount: refused.length, rejected: refused.slice(0, mostRefusals) } },
  );
}
