import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { Body, Controller, Post, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiResponse } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import type { Asked } from '../../../../database/query/ask.js';
import { elementsIn } from '../../../../database/query/lists.js';
import { recordQuery } from '../../../../database/query/record-query.js';
import { mayQuery } from '../../../../domain/access/access.js';
import { statementOf } from '../../../../domain/query/check.js';
import { longestStatement, mostRows, usualRows } from '../../../../domain/query/limits.js';
import { jsonValue } from '../../../../domain/query/values.js';
import { AskedBy, type Asked as AskedFor } from '../commands/asked.js';
import { separators, separatorNames, type SeparatorName } from '../exports/csv.js';
import { exportName } from '../exports/export-table.js';
import { mediaTypes as sheetTypes } from '../exports/register-file.js';
import { csvStream, xlsxStream } from '../exports/write-sheet.js';
import { Describe } from '../openapi/describe.js';
import { Choice, Text, Whole } from '../openapi/fields.js';
import { flag, list, object, schema, text } from '../openapi/json-schema.js';
import { Problem } from '../problems/problem.js';
import { answerColumns } from './answer-columns.js';
import { parquetStream } from './parquet.js';
import { problemOf, Queries } from './queries.js';

const formats = ['json', 'csv', 'xlsx', 'parquet'] as const;
type Format = (typeof formats)[number];

class QueryRequest {
  @Text({
    max: longestStatement,
    description: 'One statement that reads the views of the schema `analytics`.',
    example: 'select dimension, value, rate from on_time_rates order by 1, 2',
  })
  sql!: string;

  @Choice(formats, { optional: true, description: 'json where nothing is said.' })
  format?: Format;

  @Whole({
    min: 1,
    max: mostRows,
    optional: true,
    description: `How many rows at most: ${usualRows} as JSON where nothing is said, else ${mostRows}. A file with fewer rows than there are is none: it is refused.`,
  })
  rows?: number;

  @Choice(separatorNames, { optional: true, description: 'Between the cells of a CSV; comma where nothing is said.' })
  separator?: SeparatorName;
}

const answerSchema = schema(
  'QueryAnswer',
  object({
    columns: list(
      object({ name: text, type: { ...text, description: 'As PostgreSQL calls it, e.g. `numeric(10,2)`.' } }),
    ),
    rows: {
      ...list(list({})),
      description: 'Values in the order of the columns. Integers beyond 2^53 are texts; instants are UTC.',
    },
    more: { ...flag, description: 'Whether there are more rows than were wanted.' },
  }),
);

const mediaTypes: Record<Format, string> = {
  json: 'application/json; charset=utf-8',
  ...sheetTypes,
  parquet: 'application/vnd.apache.parquet',
};
const binary = { schema: { type: 'string', format: 'binary' } };

/** Rows that are written in one turn of the loop. */
const inOneTurn = 200;

/** Views for people who know SQL. */
@Controller('query')
export class QueryController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly queries: Queries,
  ) {}

  @Post()
  @ApiProduces('application/json', 'text/csv', mediaTypes.xlsx, mediaTypes.parquet)
  @ApiResponse({
    status: 200,
    description: 'As asked for.',
    content: {
      'application/json': { schema: answerSchema },
      'text/csv': binary,
      [mediaTypes.xlsx]: binary,
      [mediaTypes.parquet]: binary,
    },
  })
  @Describe({
    summary: 'Asks the views of the schema `analytics` by one statement of SQL',
    description:
      'docs/analytics.md has the views, their columns, and what is taken. It reads, as a role that can do nothing else, within the limits of time, rows and bytes; nothing that is restricted is in a view. That somebody asked, and what, is an event of the trail. A key is of no use here: sent again, it is asked again.',
    problems: [403, 422],
  })
  async query(@Body() body: QueryRequest, @AskedBy() { actor, key }: AskedFor): Promise<StreamableFile> {
    mayQuery(actor);
    const { sql, format = 'json' } = body;
    const rows = body.rows ?? (format === 'json' ? usualRows : mostRows);
    const statement = checked(sql);
    this.queries.url();
    await recordQuery(this.dataSource.manager, { actorId: actor.id, key }, { text: sql, format, rows }, Date.now());
    const asked = await this.queries.ask(statement, rows);
    if (asked.more && format !== 'json')
      throw new Problem(
        'query-too-large',
        `There are more than ${rows} rows, and a file holds all that was asked for. Narrow it by WHERE or LIMIT${rows < mostRows ? ', or ask for more rows' : ''}.`,
      );
    return new StreamableFile(streamOf(asked, format, body.separator ?? 'comma', statement), {
      type: mediaTypes[format],
      ...(format === 'json'
        ? {}
        : { disposition: `attachment; filename="${exportName(Date.now(), format, 'query')}"` }),
    });
  }
}

/** @throws Problem `invalid-query` */
function checked(sql: string): string {
  try {
    return statementOf(sql);
  } catch (error) {
    throw problemOf(error, sql);
  }
}

function streamOf(asked: Asked, format: Format, separator: SeparatorName, statement: string): Readable {
  const columns = answerColumns(asked);
  switch (format) {
    case 'json':
      return Readable.from(jsonText(asked));
    case 'csv':
      return csvStream(columns, batches(asked.rows), separators[separator]);
    case 'xlsx':
      return xlsxStream(columns, batches(asked.rows), 'Query');
    case 'parquet':
      try {
        return parquetStream(asked);
      } catch (error) {
        throw problemOf(error, statement);
      }
  }
}

async function* batches<R>(rows: readonly R[]): AsyncGenerator<R[]> {
  for (let from = 0; from < rows.length; from += inOneTurn) {
    yield rows.slice(from, from + inOneTurn);
    await setImmediate();
  }
}

async function* jsonText({ columns, rows, more }: Asked): AsyncGenerator<string> {
  yield `{"columns":${JSON.stringify(columns)},"rows":[`;
  let between = '';
  for await (const some of batches(rows)) {
    const values = some.map((row) => row.map((value, at) => jsonValue(value, columns[at]?.type ?? 'text', elementsIn)));
    yield between + values.map((value) => JSON.stringify(value)).join(',');
    between = ',';
  }
  yield `],"more":${more}}`;
}
