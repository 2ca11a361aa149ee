import { aboutCellError, isCellError } from './cell-error.js';
import { plainName } from './header.js';
import type { Table } from './table.js';
import { folded } from '../text/folded.js';
import { yesOrNo } from './yes-or-no.js';
import { peopleColumns, peopleFields, type PeopleField } from './people-columns.js';

/** A person as a row gives them; what has no column or an empty cell is not said. */
export interface PersonDraft {
  row: number;
  name: string;
  said: Partial<Record<Exclude<PeopleField, 'name'>, string>>;
}

export interface PersonRejection {
  row: number;
  column: string | null;
  message: string;
}

export interface PeopleReading {
  drafts: PersonDraft[];
  rejected: PersonRejection[];
  /** Columns that nothing is taken from. */
  ignored: string[];
  /** What the file calls the columns that something is taken from. */
  columns: Partial<Record<PeopleField, string>>;
}

/** Names that stand for nobody. */
const nobody = new Set(['?', '-', 'tbd', 'tba', 'n/a', 'na', 'none', 'nobody', 'null', '无', '待定']);
const address = /^[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+$/;

/** Reads the rows of a file of people. The same person twice is told apart by address, else by name. */
export function readPeople(table: Table): PeopleReading {
  const columns = columnsOf(table.header);
  const drafts: PersonDraft[] = [];
  const rejected: PersonRejection[] = [];
  const seen = new Map<string, number>();
  for (const row of table.rows) {
    const read = readPerson(row.number, (field) => row.cells[columns.get(field) ?? -1]?.trim() ?? '');
    const reject = (field: PeopleField, message: string): void => {
      rejected.push({ row: row.number, column: table.header[columns.get(field) ?? -1] ?? null, message });
    };
    if (row.problem !== undefined) rejected.push({ row: row.number, column: null, message: row.problem });
    else if ('message' in read) reject(read.field, read.message);
    else {
      const key = folded(read.said.email ?? read.name);
      const earlier = seen.get(key);
      if (earlier !== undefined)
        reject(read.said.email ? 'email' : 'name', `The same person stands in row ${earlier}.`);
      else {
        seen.set(key, row.number);
        drafts.push(read);
      }
    }
  }
  const taken = new Set(columns.values());
  const called = [...columns].map(([field, index]): [PeopleField, string] => [field, table.header[index] ?? field]);
  const ignored = table.header.filter((_, index) => !taken.has(index));
  return { drafts, rejected, ignored, columns: Object.fromEntries(called) };
}

function columnsOf(header: readonly string[]): Map<PeopleField, number> {
  const columns = new Map<PeopleField, number>();
  for (const field of peopleFields) {
    const names = new Set(peopleColumns[field].map(plainName));
    const index = header.findIndex((name) => names.has(plainName(name)));
    if (index !== -1) columns.set(field, index);
  }
  return columns;
}

function readPerson(
  row: number,
  cell: (field: PeopleField) => string,
): PersonDraft | { field: PeopleField; message: string } {
  const name = cell('name').replace(/\s+/g, ' ');
  const key = folded(name);
  if (key === '') return { field: 'name', message: 'A name is missing.' };
  const fault = peopleFields.find((field) => isCellError(cell(field)));
  if (fault) return { field: fault, message: aboutCellError(cell(fault)) };
  if (nobody.has(key)) return { field: 'name', message: `"${name}" is nobody. Write a name.` };
  if (name.length > 200) return { field: 'name', message: 'A name has 200 characters at most.' };
  const said = Object.fromEntries(
    peopleFields.flatMap((field) => (field === 'name' || cell(field) === '' ? [] : [[field, cell(field)]])),
  ) as PersonDraft['said'];
  if (said.email !== undefined && (said.email.length > 254 || !address.test(said.email)))
    return {
      field: 'email',
      message: `"${said.email.slice(0, 100).toWellFormed()}" is not one mail address such as lin@example.com.`,
    };
  for (const field of ['active', 'external'] as const)
    if (said[field] !== undefined && yesOrNo(said[field]) === undefined)
      return { field, message: `"${said[field].slice(0, 100).toWellFormed()}" says neither yes nor no.` };
  return { row, name, said };
}
