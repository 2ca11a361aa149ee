import { readFileSync } from 'node:fs';
import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { Failure } from '../lib/client.js';
import { plain } from '../lib/output.js';
import { refOf, refuseAny, type LeavingThing, type Said } from './leave-choices.js';

/** What is read of a file, and what only helps whoever edits it. */
const read = ['kind', 'id', 'part', 'becomes', 'to'] as const;
const shown = ['name', 'to_name', 'why'] as const;
const columns = ['kind', 'id', 'part', 'name', 'becomes', 'to', 'to_name', 'why'] as const;
type Column = (typeof columns)[number];

const mostBytes = 5_000_000;
const mostRows = 20_000;

/** What hangs on somebody with what becomes of it, as a CSV that can be edited and said with `--choices`. */
export function leavingCsv(rows: readonly LeavingThing[]): string {
  const lines = rows.map((row) => [
    ...[row.kind, row.id, row.part, shownCell(row.name), row.becomes],
    ...[row.to?.id ?? '', shownCell(row.to?.name ?? ''), shownCell(row.why)],
  ]);
  return stringify([[...columns], ...lines], { bom: true, record_delimiter: '\r\n' });
}

/** Cells that are only looked at: nothing in them begins what a spreadsheet program takes for a formula. */
function shownCell(text: string): string {
  const flat = text.replaceAll(/[\s,;]+(?=['"]*[=+\-@＝＋－＠])/g, ' ');
  return /^['\s]*[=+\-@＝＋－＠]/.test(flat) ? `'${flat}` : flat;
}

/**
 * What a file says of each thing. A row that is as it was written says what is proposed.
 * @throws Failure with each row that is not understood
 */
export function saidByFile(file: string, things: readonly LeavingThing[]): Said[] {
  const [header = [], ...records] = recordsOf(file, textOf(file));
  const places = columnsOf(file, header);
  const known = new Map(things.map((thing) => [refOf(thing).toLowerCase(), thing]));
  const problems: string[] = [];
  const said: Said[] = [];
  for (const [index, record] of records.entries()) {
    const place = `Row ${index + 2}`;
    if (record.every((cell) => cell.trim() === '')) continue;
    const cell = (column: Column): string => (record[places.get(column) ?? -1] ?? '').trim();
    if (record.length > header.length) problems.push(`${place}: it has more cells than the header.`);
    else {
      const thing = known.get(`${cell('kind')}/${cell('id')}/${cell('part')}`.toLowerCase());
      const meant =
        thing === undefined
          ? `nothing that hangs on them is ${cell('kind')}/${cell('id')}/${cell('part')}.`
          : meantBy(thing, cell('becomes'), cell('to'));
      if (typeof meant === 'string') problems.push(`${place}: ${meant}`);
      else if (thing !== undefined && meant !== null) said.push({ place, thing, who: meant.who });
    }
  }
  refuseAny(problems);
  return said;
}

/** What a row means; null where it ends, as it has to; a text that says what is wrong. */
function meantBy(thing: LeavingThing, becomes: string, to: string): { who: string | null } | null | string {
  const what = becomes.toLowerCase().replaceAll(/[\s-]+/g, '_');
  if (what === 'hand_over')
    return to === '' ? 'it says hand_over, and `to` is empty. Say who takes it over, or stay.' : { who: to };
  if (what !== 'stay' && what !== 'end')
    return `\`becomes\` is "${plain(becomes)}". It is hand_over, with whom in \`to\`; stay; or end, where it ends with them.`;
  if (to !== '') return `it says ${what}, and to ${plain(to)}. Say hand_over, or leave \`to\` empty.`;
  if (what === 'stay') return { who: null };
  return thing.becomes === 'end' ? null : 'it does not end with them. Say hand_over, or stay.';
}

/** Where each column stands. @throws Failure where one is missing, there twice, or not known */
function columnsOf(file: string, header: readonly string[]): Map<string, number> {
  const names = header.map((name) => name.trim().toLowerCase());
  const all: readonly string[] = [...read, ...shown];
  const unknown = names.filter((name) => name !== '' && !all.includes(name));
  const problems = [
    ...read.filter((name) => !names.includes(name)).map((name) => `the column ${name} is missing.`),
    ...unknown.map((name) => `the column ${plain(name)} is not known. Take it out.`),
    ...all.filter((name) => names.indexOf(name) !== names.lastIndexOf(name)).map((name) => `${name} is there twice.`),
  ];
  refuseAny(problems.map((problem) => `${file}, row 1: ${problem}`));
  return new Map(names.map((name, index) => [name, index]));
}

/** Whatever separates its cells: comma, semicolon or tab, as in its first line. */
function recordsOf(file: string, text: string): string[][] {
  const [first = ''] = text.split(/\r?\n/, 1);
  const counts = [',', ';', '\t'].map((one) => ({ one, count: first.split(one).length }));
  const delimiter = counts.toSorted((a, b) => b.count - a.count)[0]?.one ?? ',';
  try {
    const records = parse(text, { delimiter, bom: true, relax_column_count: true, to: mostRows + 2 });
    if (records.length > mostRows + 1) throw new Failure(`${file} has more than ${mostRows} rows.`);
    if (records.length === 0) throw new Failure(`${file} is empty.`);
    return records;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Failure(`${file} is no CSV that can be read: ${error.message}`);
  }
}

function textOf(file: string): string {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file === '-' ? 0 : file);
  } catch (error) {
    throw new Failure(`${file} cannot be read (${String((error as NodeJS.ErrnoException).code)}). Check its name.`);
  }
  if (bytes.length > mostBytes) throw new Failure(`${file} is larger than ${mostBytes / 1_000_000} MB.`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Failure(`${file} is not UTF-8. Save it as "CSV UTF-8", and try again.`);
  }
}
