import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { ByteWriter, ParquetWriter, type ColumnSource, type SchemaElement } from 'hyparquet-writer';
import type { Asked } from '../../../../database/query/ask.js';
import { elementsIn } from '../../../../database/query/lists.js';
import { QueryProblem } from '../../../../domain/query/place.js';
import { elementOf, isoInstant, kindOf, type ValueKind } from '../../../../domain/query/values.js';

/** Rows of a group, which is made in one turn of the loop. */
const inOneTurn = 2_000;

type Cells = Asked['rows'][number];

/**
 * An answer as Parquet, group by group. Instants are microseconds in UTC, integers of any size whole; a numeric is a double, as it is to
 * those who read it by pandas (whoever needs each digit casts it to text).
 *
 * @throws QueryProblem where two columns have one name
 */
export function parquetStream({ columns, rows }: Asked): Readable {
  const names = columns.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) < at);
  if (twice !== undefined)
    throw new QueryProblem(`Two columns are called "${twice}", which Parquet cannot hold. Name one of them by AS.`);
  if (columns.length === 0) throw new QueryProblem('There is no column, and Parquet holds nothing without one.');
  return Readable.from(groups(columns, rows));
}

async function* groups(columns: Asked['columns'], rows: readonly Cells[]): AsyncGenerator<Uint8Array> {
  const bytes = new ByteWriter();
  const root = { name: 'root', num_children: columns.length };
  const schema = [root, ...columns.flatMap(({ name, type }) => elementsFor(name, type))];
  const file = new ParquetWriter({ writer: bytes, schema, createdBy: 'Tollgate', statistics: false });
  // What was made goes; offsets count on.
  const more = (): Uint8Array => {
    const made = bytes.getBytes().slice();
    bytes.index = 0;
    return made;
  };
  for (let from = 0; from === 0 || from < rows.length; from += inOneTurn) {
    const some = rows.slice(from, from + inOneTurn);
    const columnData = columns.map(({ name, type }, at): ColumnSource => {
      const value = valueOf(type);
      return { name, data: some.map((row) => value(row[at] ?? null)) };
    });
    await file.write({ columnData, rowGroupSize: inOneTurn });
    yield more();
    await setImmediate();
  }
  await file.finish();
  yield more();
}

/** How Parquet keeps a kind of value. */
const kept: Partial<Record<ValueKind, Omit<SchemaElement, 'name'>>> = {
  boolean: { type: 'BOOLEAN' },
  integer: { type: 'INT32' },
  big: { type: 'INT64' },
  decimal: { type: 'DOUBLE' },
  float: { type: 'DOUBLE' },
  date: { type: 'INT32', converted_type: 'DATE' },
  instant: {
    type: 'INT64',
    converted_type: 'TIMESTAMP_MICROS',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MICROS' },
  },
  json: { type: 'BYTE_ARRAY', converted_type: 'JSON' },
};

function leaf(name: string, type: string): SchemaElement {
  return {
    ...(kept[kindOf(type)] ?? { type: 'BYTE_ARRAY', converted_type: 'UTF8' }),
    name,
    repetition_type: 'OPTIONAL',
  };
}

function elementsFor(name: string, type: string): SchemaElement[] {
  if (kindOf(type) !== 'list') return [leaf(name, type)];
  return [
    { name, repetition_type: 'OPTIONAL', converted_type: 'LIST', num_children: 1 },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    leaf('element', elementOf(type)),
  ];
}

function valueOf(type: string): (text: string | null) => unknown {
  const kind = kindOf(type);
  if (kind === 'list') {
    const element = valueOf(elementOf(type));
    // Of lists within a list, Parquet here has the text.
    return (text) =>
      text && elementsIn(text).map((one) => element(Array.isArray(one) ? JSON.stringify(one) : (one as string | null)));
  }
  const read = readers[kind] ?? ((text: string): unknown => text);
  return (text) => (text === null ? null : read(text));
}

const readers: Partial<Record<ValueKind, (text: string) => unknown>> = {
  boolean: (text) => text === 't',
  integer: Number,
  big: BigInt,
  decimal: Number,
  float: Number,
  date: (text) => dateOf(`${text}T00:00:00Z`),
  instant: microsOf,
  json: (text) => JSON.parse(text) as unknown,
};

function dateOf(text: string): Date | null {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** What is beyond the years that have four digits, such as infinity, is none. */
function microsOf(text: string): bigint | null {
  const iso = isoInstant(text);
  const date = dateOf(iso);
  if (date === null) return null;
  const [, fraction = ''] = /\.(\d+)Z$/.exec(iso) ?? [];
  return BigInt(Math.floor(date.getTime() / 1000)) * 1_000_000n + BigInt(fraction.padEnd(6, '0').slice(0, 6));
}
