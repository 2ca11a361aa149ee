import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readBaseline } from '../../../../database/calendars/baseline.js';
import { editCalendar } from '../../../../database/calendars/edit-calendar.js';
import { createCalendar } from '../../../../database/calendars/edit-draft.js';
import {
  calendarsOf,
  calendarSorts,
  findCalendarRow,
  findVersion,
  versionRows,
} from '../../../../database/calendars/read-calendars.js';
import { emptyBody } from '../../../../database/calendars/shipped.js';
import type { CalendarBody } from '../../../../domain/calendar/body.js';
import { dayAs, diffCalendars } from '../../../../domain/calendar/diff-calendars.js';
import { isKnown } from '../../../../domain/calendar/known.js';
import { workingDay } from '../../../../domain/calendar/working-time.js';
import { localDate } from '../../../../domain/time.js';
import { mayAdminister } from '../../../../domain/access/access.js';
import { AskedBy, requireVersion, type Asked } from '../commands/asked.js';
import { Describe } from '../openapi/describe.js';
import {
  anyObject,
  choice,
  day,
  flag,
  list,
  nullable,
  object,
  page as pageOf,
  schema,
  text,
} from '../openapi/json-schema.js';
import { Page, type PageOf } from '../paging/page.js';
import { invalidRequest, Problem } from '../problems/problem.js';
import {
  CalendarPatch,
  CalendarQuery,
  DiffQuery,
  NewCalendarRequest,
  ShowQuery,
  VersionQuery,
} from './calendar.dto.js';
import {
  calendarDetailSchema,
  calendarJson,
  calendarOfVersion,
  calendarSchema,
  versionDetailJson,
  versionDetailSchema,
  versionJson,
  versionSchema,
} from './calendar-json.js';
import { changeOf } from './change-of.js';
import { wordNamed } from '../names/asked-names.js';

const dayAsSchema = object({ working: flag, name: nullable(text) });
const diffSchema = schema(
  'CalendarDifference',
  object({
    calendar: text,
    from: versionSchema,
    to: versionSchema,
    rules: list(
      object({
        what: choice(['zone', 'hours', 'weekends', 'known']),
        before: { ...anyObject, type: ['object', 'array', 'string', 'null'] },
        after: { ...anyObject, type: ['object', 'array', 'string', 'null'] },
      }),
    ),
    days: list(object({ date: day, before: dayAsSchema, after: dayAsSchema })),
  }),
);

/** Calendars by market. Everybody reads them; what is in force is the last version that was published. */
@Controller('calendars')
export class CalendarsController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Describe({ summary: 'Lists calendars', returns: pageOf(calendarSchema), problems: [422] })
  async list(@Query() query: CalendarQuery): Promise<PageOf<object>> {
    const page = new Page(query, calendarSorts, 'key');
    const { manager } = this.dataSource;
    const market = await wordNamed(manager, 'market', query.market, 'market');
    const rows = await calendarsOf(manager, market, page);
    const now = Date.now();
    return page.result(rows, (row) => calendarJson(row, now));
  }

  @Get(':key')
  @Describe({
    summary: 'A calendar with its versions, newest first',
    returns: calendarDetailSchema,
    problems: [422],
  })
  get(@Param('key') key: string, @Query() query: ShowQuery): Promise<object> {
    return this.answer(key, query.date);
  }

  @Post()
  @Describe({
    summary: 'Adds a calendar; its first version is a draft',
    status: 201,
    location: '/calendars/:key',
    returns: calendarDetailSchema,
    problems: [403, 404],
  })
  async create(@Body() body: NewCalendarRequest, @AskedBy() asked: Asked): Promise<object> {
    mayAdminister(asked.actor);
    const content = await this.contentOf(body);
    const market = body.market?.toUpperCase() ?? null;
    const created = await this.dataSource.transaction((manager) =>
      createCalendar(manager, { key: body.key, name: body.name, market, body: content }, changeOf(asked, 0)),
    );
    if (!created)
      throw new Problem('already-exists', `There is a calendar ${body.key} already. Change it, or choose another key.`);
    return this.answer(body.key);
  }

  @Patch(':key')
  @Describe({
    summary: 'Changes what a calendar is called and for whom it is',
    returns: calendarDetailSchema,
    problems: [403, 412, 428],
  })
  async edit(@Param('key') key: string, @Body() body: CalendarPatch, @AskedBy() asked: Asked): Promise<object> {
    mayAdminister(asked.actor);
    const { version } = await findCalendarRow(this.dataSource.manager, key);
    requireVersion(asked, version);
    const facts = { ...body, market: body.market?.toUpperCase() ?? body.market };
    await this.dataSource.transaction((manager) => editCalendar(manager, key, facts, changeOf(asked, version)));
    return this.answer(key);
  }

  @Get(':key/versions/:version')
  @Describe({
    summary: 'The content of a version: a number, `draft` or `current`',
    returns: versionDetailSchema,
  })
  async version(
    @Param('key') key: string,
    @Param('version') version: string,
    @Query() query: VersionQuery,
  ): Promise<object> {
    const { manager } = this.dataSource;
    const calendar = await findCalendarRow(manager, key);
    return versionDetailJson(calendar.key, await findVersion(manager, calendar, version), query.year);
  }

  @Get(':key/diff')
  @Describe({ summary: 'What changes from one version to another', returns: diffSchema })
  async diff(@Param('key') key: string, @Query() query: DiffQuery): Promise<object> {
    const { manager } = this.dataSource;
    const calendar = await findCalendarRow(manager, key);
    const last = Math.max(calendar.draft?.version ?? 1, calendar.in_force?.version ?? 1);
    const to = await findVersion(manager, calendar, String(query.to ?? last));
    const from = await findVersion(manager, calendar, String(query.from ?? Math.max(1, to.version - 1)));
    return {
      calendar: calendar.key,
      from: versionJson(from),
      to: versionJson(to),
      ...diffCalendars(calendarOfVersion(calendar, from), calendarOfVersion(calendar, to)),
    };
  }

  private async contentOf({ copyOf, zone, region }: NewCalendarRequest): Promise<CalendarBody> {
    const { manager } = this.dataSource;
    let body: CalendarBody;
    if (copyOf !== undefined) {
      const original = await findCalendarRow(manager, copyOf);
      const { body: copied } = await findVersion(manager, original, original.in_force ? 'current' : 'draft');
      body = { ...copied, zone: zone ?? copied.zone };
    } else if (zone === undefined)
      throw invalidRequest([
        { path: 'zone', message: 'is missing. Say in which time zone it is, or copyOf which one.' },
      ]);
    else body = emptyBody(zone);
    if (region === undefined) return body;
    const baseline = await readBaseline(region, localDate(Date.now(), body.zone));
    if (!baseline)
      throw invalidRequest([{ path: 'region', message: 'is none of which holidays are known. Leave it out.' }]);
    return { ...body, baseline };
  }

  private async answer(key: string, date?: string): Promise<object> {
    return showCalendar(this.dataSource, key, date);
  }
}

/** A calendar as it is shown, also after a change of its draft. */
export async function showCalendar({ manager }: DataSource, key: string, date?: string): Promise<object> {
  const row = await findCalendarRow(manager, key);
  const versions = (await versionRows(manager, row.id)).map(versionJson);
  const shown = { ...calendarJson(row, Date.now(), date), versions };
  if (date === undefined) return shown;
  const calendar = calendarOfVersion(row, await findVersion(manager, row, row.in_force ? 'current' : 'draft'));
  const hours = workingDay(date, calendar);
  return {
    ...shown,
    day: {
      date,
      ...dayAs(date, calendar),
      known: isKnown(date, calendar),
      opens: hours && new Date(hours.opens).toISOString(),
      closes: hours && new Date(hours.closes).toISOString(),
    },
  };
}
