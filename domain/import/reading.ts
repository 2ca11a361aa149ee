import { folded } from '../text/folded.js';
import { shifted } from './date-column.js';
import { withoutZeros } from './padded-id.js';
import type { ReadingPlan } from './reading-plan.js';
import { rowFault } from './row-fault.js';
import { readRow, type Rejection, type RowDraft } from './row.js';
import type { SheetRow, Table } from './table.js';

export interface Reading {
  plan: ReadingPlan;
  /** In the order of the sheet; together one for each row. */
  drafts: RowDraft[];
  rejections: Rejection[];
  /** Every id that the file names, folded; those of rejected rows too. */
  externalIds: Set<string>;
}

/** Reads every row; one that cannot be read is told apart and stops no other. */
export function readTable(table: Table, plan: ReadingPlan): Reading {
  const drafts: RowDraft[] = [];
  const rejections: Rejection[] = [];
  // As they are written: of two that differ in case only, both may be there from before ids were compared without it.
  const seen = new Map<string, number>();
  const numbers = new Map<number, number>();
  for (const row of table.rows) {
    const read = rowFault(table.header, row, plan) ?? readRow(table.header, row, plan);
    const id = read.externalId;
    const earlier = id === null ? undefined : seen.get(id);
    if (id !== null && earlier === undefined) seen.set(id, row.number);
    if ('message' in read) rejections.push(read);
    else if (earlier !== undefined) rejections.push(twice(table, plan, row, id, 'id', id ?? '', earlier));
    else {
      const before = id === null && read.number !== null ? numbers.get(read.number) : undefined;
      if (before !== undefined) {
        rejections.push(twice(table, plan, row, null, 'number', `AI-${read.number ?? ''}`, before));
        continue;
      }
      if (read.number !== null) numbers.set(read.number, row.number);
      drafts.push(plan.shift === 0 || read.due === null ? read : { ...read, due: shifted(read.due, plan.shift) });
    }
  }
  const alike = Map.groupBy(
    [...seen].map(([id, row]) => ({ id, row })),
    ({ id }) => folded(id),
  );
  const whole = withPadded(withAlike(drafts, alike), [...alike.keys()]);
  return { plan, drafts: numbered(whole), rejections, externalIds: new Set(alike.keys()) };
}

function withAlike(drafts: RowDraft[], alike: Map<string, RowDraft['alike']>): RowDraft[] {
  return drafts.map((draft) => {
    const group = draft.externalId === null ? [] : (alike.get(folded(draft.externalId)) ?? []);
    return group.length < 2 ? draft : { ...draft, alike: group.filter(({ id }) => id !== draft.externalId) };
  });
}

/** @param ids of the whole file, folded */
function withPadded(drafts: RowDraft[], ids: string[]): RowDraft[] {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(withoutZeros(id), (counts.get(withoutZeros(id)) ?? 0) + 1);
  const isPadded = (id: string | null): boolean => id !== null && (counts.get(withoutZeros(id)) ?? 0) > 1;
  return drafts.map((draft) => (isPadded(draft.externalId) ? { ...draft, isPadded: true } : draft));
}

function twice(
  table: Table,
  { columns }: ReadingPlan,
  row: SheetRow,
  externalId: string | null,
  field: 'id' | 'number',
  value: string,
  earlier: number,
): Rejection {
  const column = table.header[columns.get(field) ?? -1] ?? null;
  const message = `The ${field} "${value}" is already used in row ${earlier}. Give each row ${field === 'id' ? 'an id' : 'a number'} of its own.`;
  return { row: row.number, column, message, externalId, cells: row.cells };
}

/** Rows without an id are told apart by title; of the same title, by which of them they are. */
function numbered(drafts: RowDraft[]): RowDraft[] {
  const counts = new Map<string, number>();
  return drafts.map((draft) => {
    if (draft.externalId !== null) return draft;
    const key = folded(draft.title);
    const occurrence = (counts.get(key) ?? 0) + 1;
    counts.set(key, occurrence);
    return { ...draft, titleKey: `${key}#${occurrence}` };
  });
}
