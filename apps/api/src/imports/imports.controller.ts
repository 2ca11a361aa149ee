import { Body, Controller, Get, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { DataSource } from 'typeorm';
import { importAsSeen, importsAsSeen } from '../../../../database/imports/as-seen.js';
import { cancelledBy, closeImport } from '../../../../database/imports/import-row.js';
import {
  changesOf,
  findImport,
  importsBy,
  importSorts,
  rejectedRows,
  rejectionsOf,
  setOffOf,
  type ImportProgress,
} from '../../../../database/imports/imports.js';
import { findProgram } from '../../../../database/imports/target.js';
import { itemStatuses } from '../../../../domain/item/table.js';
import { Refusal } from '../../../../domain/refusal.js';
import { areCorrections } from '../../../../domain/import/corrections.js';
import { exportHeaders } from '../../../../domain/import/fields.js';
import { importWorkflowId, workflowTypes } from '../../../../workflows/names.js';
import { maySteerProgram } from '../../../../domain/access/access.js';
import { everywhere, placeOfProgram } from '../../../../domain/access/place.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { Engine } from '../commands/engine.js';
import { csvLines } from '../exports/csv.js';
import { NoBody } from '../http/no-body.js';
import { Describe } from '../openapi/describe.js';
import { page as pageOf } from '../openapi/json-schema.js';
import { Page, type PageOf } from '../paging/page.js';
import { invalidRequest } from '../problems/problem.js';
import { RequestPipe } from '../problems/validation.pipe.js';
import { Uploaded, type Upload } from '../uploads/upload.js';
import { readUploaded } from '../uploads/read-uploaded.js';
import { acceptImport, targetFor } from './accept-import.js';
import { AgainRequest, ImportQuery, ImportRequest } from './import.dto.js';
import { askedAgain } from './import-again.js';
import { optionsOf } from './import-options.js';
import { importPreviewJson, importPreviewSchema } from './import-preview-json.js';
import { mostRejectedRows, rejectedRowsJson, rejectedRowsSchema } from './rejected-rows-json.js';
import { importJson, importOptionsJson, importSchema, setOffJson } from './import-json.js';
import { idNamed } from '../names/asked-names.js';

const optional =
  'create, draft, lead, dryRun, mapping, statusWords, encoding, sheet, dateOrder, shiftTo, dueRule, owners, severalOwners, defaultOwner, corrections, onConflict, source, late, onMissing, policies';
const multipart = {
  type: 'object',
  required: ['file', 'options'],
  properties: {
    file: { type: 'string', format: 'binary', description: 'CSV or XLSX, at most 25 MB.' },
    options: {
      type: 'string',
      description: `JSON: program, and as wanted ${optional}.`,
      example: '{"program": "Leakage 2026", "dryRun": true, "owners": "create", "statusWords": {"Verified": "done"}}',
    },
  },
};

@Controller('imports')
export class ImportsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly engine: Engine,
  ) {}

  @Post()
  @Describe({
    summary: 'Imports a spreadsheet of action items',
    status: 202,
    location: '/imports/:id',
    returns: importSchema,
    previews: true,
    multipart,
    problems: [403, 404],
  })
  async create(@Uploaded() upload: Upload, @AskedBy() asked: Asked): Promise<object> {
    const request = await readOptions(upload.fields['options']);
    const id = await acceptImport(this.dataSource, upload.file, request, asked);
    this.engine.hasten(workflowTypes.spreadsheetImport, importWorkflowId(id), { importId: id });
    return this.get(id, asked.actor);
  }

  @Post('preview')
  @Describe({
    summary: 'How a file would be read: its columns, the first of its rows, and those that cannot be read',
    description:
      'Nothing is kept. What is in doubt about the file as a whole is refused, as an import of it would be; people are not looked up yet: a trial run (`dryRun`) does that.',
    returns: importPreviewSchema,
    previews: true,
    multipart,
    problems: [403, 404],
  })
  async preview(@Uploaded() { file, fields }: Upload, @CurrentActor() actor: Actor): Promise<object> {
    const request = await readOptions(fields['options']);
    const program = await targetFor(this.dataSource, request, actor);
    const options = await optionsOf(this.dataSource.manager, request, program);
    const preview = await readUploaded('register-preview', file, options);
    return importPreviewJson(preview, { fileName: file.name, program, named: request.program });
  }

  @Get()
  @Describe({ summary: 'Lists imports, newest first', returns: pageOf(importSchema), problems: [422] })
  async list(@Query() query: ImportQuery, @CurrentActor() actor: Actor): Promise<PageOf<object>> {
    const page = new Page(query, importSorts, '-created');
    const { manager } = this.dataSource;
    const programId = await idNamed(manager, 'program', query.program, 'program', actor);
    const rows = await importsBy(manager, { state: query.state, programId, seenBy: actor.sight }, page);
    return page.result(await importsAsSeen(manager, actor.sight, rows), importJson);
  }

  @Get(':id')
  @Describe({ summary: 'How far an import is, and what became of its rows', returns: importSchema })
  async get(@Param('id') id: string, @CurrentActor() { sight }: Actor): Promise<object> {
    const { manager } = this.dataSource;
    const row = await importAsSeen(manager, id, sight);
    const [rejected, changes, setOff] = [
      await rejectionsOf(manager, id, sight),
      await changesOf(manager, id, sight),
      await setOffOf(manager, id),
    ];
    return {
      ...importJson(row),
      options: importOptionsJson(row),
      statuses: itemStatuses,
      rejected,
      ...changes,
      // It is counted over all rows: of some of them it is not known.
      ...(row.hidden > 0 ? {} : { setOff: setOffJson(setOff) }),
    };
  }

  @Post(':id/again')
  @Describe({
    summary: 'Imports the same file once more, with corrections or other options',
    description:
      'What is not said is as it was asked for the time before; corrections, columns and words come on top of those of before. Without `dryRun` it is in earnest.',
    status: 202,
    location: '/imports/:id',
    returns: importSchema,
    previews: true,
    problems: [403],
  })
  async again(@Param('id') id: string, @Body() body: AgainRequest, @AskedBy() asked: Asked): Promise<object> {
    const { file, request } = await askedAgain(this.dataSource.manager, id, checked(body));
    const next = await acceptImport(this.dataSource, file, request, asked);
    this.engine.hasten(workflowTypes.spreadsheetImport, importWorkflowId(next), { importId: next });
    return this.get(next, asked.actor);
  }

  @Get(':id/rejected-rows')
  @Describe({
    summary: 'The first of the rejected rows with their cells, to be corrected',
    returns: rejectedRowsSchema,
  })
  async rejectedRows(@Param('id') id: string, @CurrentActor() { sight }: Actor): Promise<object> {
    const { manager } = this.dataSource;
    const row = await importAsSeen(manager, id, sight);
    return rejectedRowsJson(row, await rejectedRows(manager, id, sight, mostRejectedRows));
  }

  @Post(':id/cancel')
  @Describe({ summary: 'Stops an import; what is written stays', returns: importSchema, problems: [403] })
  async cancel(@Param('id') id: string, @Body() _body: NoBody, @AskedBy() asked: Asked): Promise<object> {
    const { actor, key } = asked;
    const row = await findImport(this.dataSource.manager, id);
    if (row.created_by !== actor.id) await this.maySteer(actor, row);
    // A fact, recorded at once: it waits for the part that runs, and its workflow stops before the next one.
    const cancelled = await this.dataSource.transaction((manager) =>
      closeImport(manager, id, 'cancelled', { actorId: actor.id, request: key }),
    );
    const by = { actorId: actor.id, request: key };
    if (cancelled || (await cancelledBy(this.dataSource.manager, id, by))) return this.get(id, asked.actor);
    const { state } = await findImport(this.dataSource.manager, id);
    throw new Refusal('illegal-transition', `The import is ${state} already.`, { currentStatus: state });
  }

  @Get(':id/rejected')
  @Describe({
    summary: 'The rejected rows as CSV, to be mended and imported again',
    produces: 'text/csv',
  })
  async rejected(@Param('id') id: string, @CurrentActor() { sight }: Actor): Promise<StreamableFile> {
    const row = await findImport(this.dataSource.manager, id);
    const rows = await rejectedRows(this.dataSource.manager, id, sight);
    const columns = (row.mapping ?? []).map(({ column }) => column).filter((column) => !written.includes(column));
    const at = columns.map((column) => (row.mapping ?? []).findIndex((mapped) => mapped.column === column));
    const lines = rows.map(({ row_number, message, cells }) => [
      ...at.map((index) => cells[index] ?? ''),
      String(row_number),
      message,
      // What stood to the right of the header is kept, and rejected again until it is mended.
      ...cells.slice(row.mapping?.length ?? cells.length),
    ]);
    const text = `\uFEFF${csvLines([[...columns, ...written], ...lines])}`;
    return new StreamableFile(Buffer.from(text), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="rejected-${id}.csv"`,
    });
  }

  /** The manager of the program; of one that is not made yet, an administrator only. */
  private async maySteer(actor: Actor, { program_id, created_by }: ImportProgress): Promise<void> {
    const program = program_id === null ? null : await findProgram(this.dataSource.manager, program_id);
    maySteerProgram(actor, {
      managerId: program?.managerId ?? created_by,
      place: program ? placeOfProgram(program) : everywhere,
    });
  }
}

/** What stands behind the columns of the file; read back, it is left out. */
const written: string[] = [exportHeaders.row, exportHeaders.reason];

const pipe = new RequestPipe();

async function readOptions(json: string | undefined): Promise<ImportRequest> {
  let given: unknown;
  try {
    given = JSON.parse(json ?? '');
  } catch {
    throw invalidRequest([
      { path: 'options', message: 'must be a part with JSON, such as {"program": "Leakage 2026"}.' },
    ]);
  }
  const request = (await pipe.transform(given, { type: 'body', metatype: ImportRequest })) as ImportRequest;
  return checked(plainToInstance(ImportRequest, request));
}

/** @throws Problem `invalid-request` where a table of names is none */
function checked<T extends AgainRequest>(request: T): T {
  const mapping = Object.entries(request.mapping ?? {});
  if (mapping.some(([, column]) => typeof (column as unknown) !== 'string'))
    throw invalidRequest([{ path: 'mapping', message: 'must name a column for each field, e.g. {"id": "Ref"}.' }]);
  const words = Object.values(request.statusWords ?? {});
  if (words.some((status) => !itemStatuses.some((known) => known === status)))
    throw invalidRequest([
      { path: 'statusWords', message: `must name one of ${itemStatuses.join(', ')} for each word.` },
    ]);
  if (!areCorrections(request.corrections ?? {}))
    throw invalidRequest([
      { path: 'corrections', message: 'must give texts by row and column, e.g. {"12": {"Due date": "2026-06-30"}}.' },
    ]);
  return request;
}
