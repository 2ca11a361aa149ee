import { readTable as readRows, type Reading } from '../../domain/import/reading.js';
import type { ReadingPlan } from '../../domain/import/reading-plan.js';
import { statusWordsIn, type StatusWord } from '../../domain/import/status-column.js';
import type { Table } from '../../domain/import/table.js';
import { readTable, type TableOptions } from './read-table.js';

/** What is to be known about a register before its rows are. */
export interface RegisterOutline extends Omit<Table, 'rows'> {
  /** How many rows it has. */
  rows: number;
  plan: ReadingPlan;
}

/** With the words of its column of states. */
export interface RegisterWords extends RegisterOutline {
  statusWords: StatusWord[];
}

/** A register as it was understood, each row as a draft or a rejection. */
export interface Register {
  table: RegisterOutline;
  reading: Reading;
}

export type RegisterOptions = TableOptions;

/** @throws SpreadsheetProblem */
export async function readRegister(bytes: Buffer, options: RegisterOptions): Promise<Register> {
  const { table, plan } = await readTable(bytes, { today: lastToday(), ...options });
  return { table: { ...table, rows: table.rows.length, plan }, reading: readRows(table, plan) };
}

/** It is that day already somewhere on Earth. */
export function lastToday(): string {
  return new Date(Date.now() + 14 * 3_600_000).toISOString().slice(0, 10);
}

/** @throws SpreadsheetProblem */
export async function outlineOf(bytes: Buffer, options: RegisterOptions): Promise<RegisterWords> {
  const { table, plan } = await readTable(bytes, options);
  return { ...table, rows: table.rows.length, plan, statusWords: statusWordsIn(table, plan) };
}
