import { Body, Controller, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readBaseline } from '../../../../database/calendars/baseline.js';
import type { CalendarBody } from '../../../../domain/calendar/body.js';
import { stateDays, withBaseline, type StatedOutcome } from '../../../../domain/calendar/edit-body.js';
import type { UnstatedDay } from '../../../../domain/calendar/holiday-entries.js';
import { yearsOfFile, type YearOfFile } from '../../../../domain/calendar/whole-years.js';
import { Refusal } from '../../../../domain/refusal.js';
import { contentHash } from '../../../../domain/sign-off/content-hash.js';
import { localDate } from '../../../../domain/time.js';
import { mayAdminister } from '../../../../domain/access/access.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { NoBody } from '../http/no-body.js';
import { Describe } from '../openapi/describe.js';
import { choice, day, flag, integer, list, object, text, versioned } from '../openapi/json-schema.js';
import { invalidRequest, Problem } from '../problems/problem.js';
import { RequestPipe } from '../problems/validation.pipe.js';
import { readUploaded } from '../uploads/read-uploaded.js';
import { Uploaded, type Upload } from '../uploads/upload.js';
import { ImportDaysRequest } from './calendar.dto.js';
import { findCalendarRow } from '../../../../database/calendars/read-calendars.js';
import { calendarDetailSchema } from './calendar-json.js';
import { showCalendar } from './calendars.controller.js';
import { changeDraft, lastBody } from './change-of.js';

const importSchema = versioned(
  'ImportedDays',
  object({
    dryRun: flag,
    added: integer,
    changed: integer,
    unchanged: integer,
    dropped: integer,
    droppedDays: list(object({ date: day, name: text })),
    years: list(object({ year: integer, days: integer, before: integer, whole: flag })),
    rejected: list(object({ row: integer, message: text })),
    skipped: list(object({ row: integer, message: text })),
    calendar: calendarDetailSchema,
  }),
  'calendar',
);
const refreshSchema = versioned(
  'RefreshedCalendar',
  object({ outcome: choice(['changed', 'unchanged']), source: text, calendar: calendarDetailSchema }),
  'calendar',
);

/** Days that come from elsewhere: a file, or the tables anew. They too gather in the draft. */
@Controller('calendars/:key')
export class CalendarImportController {
  constructor(private readonly dataSource: DataSource) {}

  @Post('import')
  @Describe({
    summary: 'States the days of a file, ICS or CSV; bad rows are reported and stop no other',
    returns: importSchema,
    previews: true,
    multipart: {
      type: 'object',
      required: ['file'],
      properties: {
        file: { type: 'string', format: 'binary' },
        options: { type: 'string', description: 'JSON: {"dryRun", "complete", "kind", "dateOrder"}.' },
      },
    },
    problems: [403, 412],
  })
  async import(
    @Param('key') key: string,
    @Uploaded() { file, fields }: Upload,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    mayAdminister(asked.actor);
    const options = await readOptions(fields['options']);
    const { dryRun = false, complete = false } = options;
    const row = await findCalendarRow(this.dataSource.manager, key);
    const { days, rejected, skipped } = await readUploaded('holidays', file, {
      kind: options.kind ?? 'off',
      dateOrder: options.dateOrder ?? null,
      zone: row.zone,
      place: row.name,
      at: Date.now(),
    });
    if (days.length + rejected.length + skipped.length === 0)
      throw new Problem('invalid-file', 'The file has no rows below its header. Send one with at least one day.');
    if (complete && !dryRun) refuseInPart(rejected);
    const change = (body: CalendarBody): StatedOutcome & { years: YearOfFile[] } => {
      const years = yearsOfFile(body, days);
      const whole = complete ? years.filter((of) => of.whole).map(({ year }) => year) : [];
      if (complete && !dryRun) refuseThin(years);
      return { ...stateDays(body, days, file.name, whole), years };
    };
    const { data } = dryRun
      ? { data: dataOf(change(await lastBody(this.dataSource, key))) }
      : await changeDraft(this.dataSource, key, 'calendar.days_imported', asked, (body) => {
          const outcome = change(body);
          const facts = { fileName: file.name, complete, rejected: rejected.length, skipped: skipped.length };
          return { body: outcome.body, data: { ...facts, ...dataOf(outcome) } };
        });
    const { added, changed, unchanged, dropped, droppedDays = [], years = [] } = data;
    const calendar = await showCalendar(this.dataSource, key);
    return { dryRun, added, changed, unchanged, dropped, droppedDays, years, rejected, skipped, calendar };
  }

  @Post('refresh')
  @Describe({
    summary: 'Takes the announced days anew, or those of the library; what was stated by hand or by file stays',
    returns: refreshSchema,
    problems: [403, 412],
  })
  async refresh(@Param('key') key: string, @Body() _body: NoBody, @AskedBy() asked: Asked): Promise<object> {
    mayAdminister(asked.actor);
    const row = await findCalendarRow(this.dataSource.manager, key);
    const region = (await lastBody(this.dataSource, key)).baseline?.region ?? row.key;
    const fresh = await readBaseline(region, localDate(Date.now(), row.zone));
    if (!fresh)
      throw new Refusal('invalid-command', `No holidays of ${region} are known here. State them by hand or by file.`);
    const { changed } = await changeDraft(this.dataSource, key, 'calendar.refreshed', asked, (body) => {
      const next = withBaseline(body, fresh);
      // That it was looked up on another day alone is no news.
      const same = contentHash({ ...next.baseline, asOf: '' }) === contentHash({ ...body.baseline, asOf: '' });
      return { body: same ? body : next, data: { source: fresh.source, region } };
    });
    const outcome = changed ? 'changed' : 'unchanged';
    return { outcome, source: fresh.source, calendar: await showCalendar(this.dataSource, key) };
  }
}

function dataOf({
  added,
  changed,
  unchanged,
  dropped,
  years,
}: StatedOutcome & { years: YearOfFile[] }): Record<string, unknown> {
  return { added, changed, unchanged, dropped: dropped.length, droppedDays: dropped, years };
}

/** A file of which rows are missing is not all there is. */
function refuseInPart(rejected: readonly UnstatedDay[]): void {
  const [first] = rejected;
  if (!first) return;
  throw new Problem(
    'invalid-file',
    `${rejected.length === 1 ? 'A row was' : `${rejected.length} rows were`} rejected, so that the file is not all there is of ` +
      `its years. Row ${first.row}: ${first.message} Mend what is rejected, or leave out "complete".`,
    { extra: { rejected: rejected.slice(0, 100) } },
  );
}

/** @throws Problem where there is no year of which the file can be all there is */
function refuseThin(years: readonly YearOfFile[]): void {
  if (years.length === 0 || years.some(({ whole }) => whole)) return;
  const each = years.map(({ year, days, before }) => `${year}: ${days} (the calendar has ${before})`).join('; ');
  throw new Problem(
    'invalid-file',
    `The file has too few days off to be all there is of a year. ${each}. Send all days of a year, or leave out "complete".`,
    { extra: { years } },
  );
}

const pipe = new RequestPipe();

async function readOptions(json: string | undefined): Promise<ImportDaysRequest> {
  try {
    const given: unknown = JSON.parse(json ?? '{}');
    return (await pipe.transform(given, { type: 'body', metatype: ImportDaysRequest })) as ImportDaysRequest;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw invalidRequest([{ path: 'options', message: 'must be a part with JSON, such as {"complete": true}.' }]);
  }
}
