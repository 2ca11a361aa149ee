import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { presentRecords, type PresentRecord } from '../../../../database/register-imports/present.js';
import { cellName, type ColumnUse } from '../../../../domain/register-import/columns.js';
import type { RegisterRow, RowRefusal } from '../../../../domain/register-import/read-rows.js';
import { placeOf } from '../../../../domain/register-import/read-rows.js';
import { referenceField, type RegisterShape } from '../../../../domain/register-import/shape.js';
import type { Table } from '../../../../domain/import/table.js';
import { stableId } from '../../../../domain/stable-id.js';
import { folded } from '../../../../domain/text/folded.js';
import type { Actor } from '../access/actor.js';

/** A row of which a record is to be made, under an id that the same row has whenever it comes. */
export interface NewRow {
  row: RegisterRow;
  id: string;
}

/** A row whose record is here. */
export interface PresentRow {
  row: RegisterRow;
  record: PresentRecord;
}

interface Told {
  added: NewRow[];
  present: PresentRow[];
  refused: RowRefusal[];
}

interface Where {
  shape: RegisterShape;
  table: Table;
  uses: readonly ColumnUse[];
  /** Of which register the file is a state. */
  source: string;
  actor: Actor;
}

/**
 * Tells rows that are new from those whose record is here: by the key of an own export, by their reference in this register, else by
 * all that their cells say. What whoever asks does not see is not here for them; what they make of it has an id of its own.
 */
export async function toldApart(manager: EntityManager, rows: readonly RegisterRow[], where: Where): Promise<Told> {
  const { shape, table, uses, actor } = where;
  const told: Told = { added: [], present: [], refused: [] };
  const ids = new Map(rows.map((row) => [row, idOf(row, where)]));
  const own = (id: string): string => stableId(id, actor.id);
  const numbers = rows.flatMap(({ number }) => number ?? []);
  const wanted = [...ids.values()].flatMap((id) => [id, own(id)]);
  const found = await presentRecords(manager, shape.kind, { ids: wanted, numbers }, actor.sight);
  const byId = new Map(found.map((record) => [record.id, record]));
  const byNumber = new Map(found.map((record) => [record.number, record]));
  const seen = new Map<string, number>();
  for (const row of rows) {
    const id = ids.get(row) ?? '';
    const said = row.number === null ? id : `#${row.number}`;
    const earlier = seen.get(said);
    seen.set(said, earlier ?? row.row);
    if (earlier !== undefined) {
      told.refused.push({
        row: row.row,
        ...placeOf(table, uses, referenceField, row.row),
        message: twice(row, earlier),
      });
      continue;
    }
    if (row.number === null) {
      const [first, second] = [byId.get(id), byId.get(own(id))];
      if (first?.seen) told.present.push({ row, record: first });
      else if (second) told.present.push({ row, record: second });
      else told.added.push({ row, id: first ? own(id) : id });
      continue;
    }
    const record = byNumber.get(row.number);
    if (record?.seen) told.present.push({ row, record });
    else told.refused.push(notHere(row, where));
  }
  return told;
}

function twice({ reference, number }: RegisterRow, earlier: number): string {
  if (number !== null) return `The same record stands in row ${earlier}. Leave one out.`;
  return reference === null
    ? `Row ${earlier} says the same. Leave one out, or give each a reference of its own.`
    : `"${reference}" stands in row ${earlier} too. Leave one out, or give it another reference.`;
}

function notHere({ row, number }: RegisterRow, { shape, table, uses }: Where): RowRefusal {
  const index = uses.findIndex(({ as }) => as === 'key');
  return {
    row,
    cell: index === -1 ? null : cellName(index, row),
    column: table.header[index] ?? null,
    message: `There is no ${shape.letters}-${number ?? 0} here. Empty the cell, and the row makes a new ${shape.noun}.`,
  };
}

function idOf({ reference, cells }: RegisterRow, { shape, source }: Where): string {
  if (reference !== null)
    return stableId('register-import', shape.kind, 'reference', folded(source), folded(reference));
  const says = cells.map(folded).filter(Boolean);
  const digest = createHash('sha256').update(JSON.stringify(says)).digest('hex');
  return stableId('register-import', shape.kind, 'row', digest);
}
