import { Controller, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { peopleColumnNames } from '../../../../domain/import/people-columns.js';
import { readPeople } from '../../../../domain/import/read-people.js';
import { mayAdminister } from '../../../../domain/access/access.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { Describe } from '../openapi/describe.js';
import { Flag, Text } from '../openapi/fields.js';
import { anyObject, mapOf, choice, flag, integer, list, nullable, object, text, uuid } from '../openapi/json-schema.js';
import { invalidRequest, Problem } from '../problems/problem.js';
import { RequestPipe } from '../problems/validation.pipe.js';
import { readUploaded } from '../uploads/read-uploaded.js';
import { Uploaded, type Upload } from '../uploads/upload.js';
import { importPeople } from './import-people.js';

/** People of one file at most: all of them are written at once. */
const most = 2_000;
/** Rows that are named; the others are counted. */
const shown = 200;

class PeopleImportOptions {
  @Flag({ optional: true, description: 'Only says what would become of each row.' })
  dryRun?: boolean;

  @Text({ max: 40, optional: true, description: 'Of a text file, such as windows-874, where it is not found out.' })
  encoding?: string;

  @Text({ max: 100, optional: true, description: 'Of a workbook; the first with people where nothing is said.' })
  sheet?: string;
}

const rejection = object({ row: integer, column: nullable(text), message: text });
const result = object({
  dryRun: flag,
  created: integer,
  updated: integer,
  unchanged: integer,
  rejectedCount: integer,
  rejected: list(rejection),
  ignoredColumns: list(text),
  notes: list(anyObject),
  people: list(
    object({
      row: integer,
      id: uuid,
      name: text,
      outcome: choice(['created', 'updated', 'unchanged']),
      changes: mapOf(object({ from: nullable(text), to: nullable(text) })),
    }),
  ),
});

const multipart = {
  type: 'object',
  required: ['file'],
  properties: {
    file: {
      type: 'string',
      format: 'binary',
      description:
        'CSV or XLSX with a header: name, and where wanted email, team, manager (by name or address), market, zone, calendar, access, active, external.',
    },
    options: { type: 'string', description: 'JSON: {"dryRun", "encoding", "sheet"}.' },
  },
};

/** Gets people in: who is there already, by address or name, is changed; the others are made. */
@Controller('people')
export class PeopleImportController {
  constructor(private readonly dataSource: DataSource) {}

  @Post('import')
  @Describe({
    summary: 'Adds and changes people as a file says; where a row is rejected, nothing is written',
    returns: result,
    previews: true,
    multipart,
    problems: [403],
  })
  async import(@Uploaded() { file, fields }: Upload, @AskedBy() asked: Asked): Promise<object> {
    mayAdminister(asked.actor);
    const { dryRun = false, encoding = null, sheet = null } = await readOptions(fields['options']);
    const table = await readUploaded('table', file, { names: peopleColumnNames, encoding, sheet });
    if (table.rows.length > most)
      throw new Problem(
        'file-too-large',
        `${table.rows.length} rows are more than the ${most} people that come in at once. Send them in parts.`,
        {
          status: 413,
        },
      );
    const { drafts, rejected: unread, ignored, columns } = readPeople(table);
    if (drafts.length + unread.length === 0)
      throw new Problem('invalid-file', 'The file has no rows below its header. Send one with at least one person.');
    const { people, rejected } = await importPeople(this.dataSource, drafts, asked, {
      dryRun,
      rejected: unread,
      columns,
    });
    const facts = { rejectedCount: rejected.length, rejected: rejected.slice(0, shown) };
    if (rejected.length > 0 && !dryRun)
      throw new Problem(
        'rows-rejected',
        `${rejected.length} rows cannot come in, so none did. Row ${rejected[0]?.row ?? 0}${rejected[0]?.column ? `, ${rejected[0].column}` : ''}: ${rejected[0]?.message ?? ''} Mend the rows, and send the file again.`,
        { extra: facts },
      );
    const count = (outcome: string): number => people.filter((person) => person.outcome === outcome).length;
    return {
      dryRun,
      created: count('created'),
      updated: count('updated'),
      unchanged: count('unchanged'),
      ...facts,
      ignoredColumns: ignored,
      notes: table.notes,
      people,
    };
  }
}

const pipe = new RequestPipe();

async function readOptions(json: string | undefined): Promise<PeopleImportOptions> {
  try {
    const given: unknown = JSON.parse(json ?? '{}');
    return (await pipe.transform(given, { type: 'body', metatype: PeopleImportOptions })) as PeopleImportOptions;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw invalidRequest([{ path: 'options', message: 'must be a part with JSON, such as {"dryRun": true}.' }]);
  }
}
