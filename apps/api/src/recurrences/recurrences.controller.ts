import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { actorKept } from '../../../../database/people/actor-now.js';
import { lockProgram } from '../../../../database/items/lock-programs.js';
import { createRecurrence } from '../../../../database/recurrences/create-recurrence.js';
import { knownUntilOf } from '../../../../database/calendars/present.js';
import { scheduleCalendar } from '../../../../database/recurrences/load-recurrence.js';
import {
  findRecurrence,
  recurrencesBy,
  recurrenceSorts,
  steeringOf,
} from '../../../../database/recurrences/recurrences.js';
import type { ItemContent, ProgramContent, RecurrenceContent } from '../../../../domain/recurrence/recurrence.js';
import { Refusal } from '../../../../domain/refusal.js';
import { stableId } from '../../../../domain/stable-id.js';
import { requireWithin } from '../../../../domain/access/limits.js';
import { mayLaunch, maySteerProgram, maySteerRecurrence } from '../../../../domain/access/access.js';
import { everywhere, placeOfProgram, type Place } from '../../../../domain/access/place.js';
import { AskedBy, requireVersion, type Asked } from '../commands/asked.js';
import { compact } from '../commands/compact.js';
import { Engine } from '../commands/engine.js';
import { Describe } from '../openapi/describe.js';
import { page as pageOf } from '../openapi/json-schema.js';
import { Page, type PageOf } from '../paging/page.js';
import { invalidRequest } from '../problems/problem.js';
import { findProgramRow } from '../../../../database/programs/programs.js';
import { refuseTakenName } from '../commands/taken-name.js';
import { recurrenceJson, recurrenceSchema } from './recurrence-json.js';
import { NewRecurrence, RecurrenceChanges, RecurrenceQuery } from './recurrence.dto.js';
import { checkContent, contentRequested, placeOfContent, scheduleRequested, usualSchedule } from './requested.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { idNamed } from '../names/asked-names.js';

/** Programs and items that are made again and again. */
@Controller('recurrences')
export class RecurrencesController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly engine: Engine,
  ) {}

  @Get()
  @Describe({ summary: 'Lists recurrences', returns: pageOf(recurrenceSchema), problems: [422] })
  async list(@Query() query: RecurrenceQuery, @CurrentActor() actor: Actor): Promise<PageOf<object>> {
    const page = new Page(query, recurrenceSorts, 'name');
    const { manager } = this.dataSource;
    const programId = await idNamed(manager, 'program', query.program, 'program', actor);
    const templateId = await idNamed(manager, 'template', query.template, 'template');
    const { status, q } = query;
    const rows = await recurrencesBy(manager, { status, programId, templateId, q, seenBy: actor.sight }, page);
    const known = await knownUntilOf(
      manager,
      rows.map((row) => row.owner_id),
    );
    return page.result(rows, (row) => recurrenceJson(row, known.get(row.owner_id) ?? null, actor));
  }

  @Get(':id')
  @Describe({ summary: 'A recurrence, with its next occurrence', returns: recurrenceSchema })
  get(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<object> {
    return this.answer(id, actor);
  }

  @Post()
  @Describe({
    summary: 'Sets a recurrence up; from the answer on it goes on by itself',
    status: 201,
    location: '/recurrences/:id',
    returns: recurrenceSchema,
    problems: [403, 404],
  })
  async create(@Body() body: NewRecurrence, @AskedBy() asked: Asked): Promise<object> {
    const at = Date.now();
    const id = stableId(asked.actor.id, asked.key, 'recurrence');
    await this.dataSource.transaction(async (manager) => {
      const asker = await actorKept(manager, asked.actor.id);
      const { content, ownerId, place } = await contentOf(manager, body, asker, asked.actor.sight);
      const schedule = scheduleRequested(body.schedule, await usualSchedule(manager, ownerId, at));
      await checkContent(manager, content, at);
      if (content.kind === 'program') mayLaunch(asker, (await placeOfContent(manager, content, at)) ?? everywhere);
      const calendar = await scheduleCalendar(manager, ownerId, schedule.zone);
      if (!calendar) throw new Refusal('unknown-person', `There is no person ${ownerId} to be the owner.`);
      await refuseTakenName(manager, 'recurrences', id, body.name);
      const recurrence = {
        ...{
          id,
          name: body.name,
          status: 'active' as const,
          schedule,
          revision: 1,
          content,
          occurrences: 0,
          version: 1,
        },
        ...{ lastNominal: null, lastDate: null, lastMadeId: null, next: null, skips: [] },
        ...{ pauseReason: null, endedAt: null, endReason: null },
      };
      const subject = { recurrence, ownerId, place, calendar, lastCompletedAt: null, steps: [] };
      await createRecurrence(manager, subject, { actorId: asked.actor.id, at });
    });
    return this.answer(id, asked.actor);
  }

  @Patch(':id')
  @Describe({
    summary: 'Changes what recurs or its schedule, from the next occurrence on',
    returns: recurrenceSchema,
    problems: [403, 412, 428],
  })
  async change(@Param('id') id: string, @Body() body: RecurrenceChanges, @AskedBy() asked: Asked): Promise<object> {
    const { manager } = this.dataSource;
    const row = await findRecurrence(manager, id);
    maySteerRecurrence(asked.actor, steeringOf(row));
    const expectedVersion = requireVersion(asked, row.version);
    const given = row.kind === 'program' ? body.program : body.item;
    if ((row.kind === 'program' ? body.item : body.program) !== undefined)
      throw invalidRequest([{ path: '', message: `It makes a ${row.kind}, and stays with it. Set up another one.` }]);
    const content = given && contentRequested(given, row.content);
    if (content) {
      await checkContent(manager, content, Date.now());
      await mayAimAt(manager, asked.actor, row.content, content);
    }
    if (body.name !== undefined) await refuseTakenName(manager, 'recurrences', row.id, body.name);
    const schedule = body.schedule && scheduleRequested(body.schedule, row.schedule);
    const command = { type: 'change', ...compact({ name: body.name, schedule, content }) };
    const { version } = row;
    await this.engine.record('recurrence', row.id, command, { ...asked, ifMatch: [expectedVersion] }, { version });
    return this.answer(row.id, asked.actor);
  }

  private async answer(id: string, actor: Actor): Promise<object> {
    const row = await findRecurrence(this.dataSource.manager, id);
    const known = await knownUntilOf(this.dataSource.manager, [row.owner_id]);
    return recurrenceJson(row, known.get(row.owner_id) ?? null, actor);
  }
}

/** What is made each time, and whose it is. The program that it makes items in stays as it is until the transaction ends. */
async function contentOf(
  manager: EntityManager,
  { program, item }: NewRecurrence,
  actor: Actor,
  seenBy: Actor['sight'],
): Promise<{ content: RecurrenceContent; ownerId: string; place: Place | null }> {
  if ((program === undefined) === (item === undefined))
    throw invalidRequest([{ path: '', message: 'Say one of program and item: what is made each time.' }]);
  if (program) {
    mayLaunch(actor);
    const usual = { kind: 'program' as const, version: null, parameters: {}, domainLeadId: null, timeZone: null };
    const content: ProgramContent = { ...usual, managerId: actor.id, activate: true, ...present(program) };
    return { content, ownerId: content.managerId, place: null };
  }
  const given = present(item as NonNullable<typeof item>);
  await lockProgram(manager, given.programId, 'keep');
  const row = await findProgramRow(manager, given.programId, seenBy);
  requireWithin(actor, 'act', row.id);
  const place = placeOfProgram(row);
  maySteerProgram(actor, { managerId: row.manager_id, place });
  const usual = { kind: 'item' as const, phaseId: null, description: '', severity: null, tags: [], attributes: {} };
  const content: ItemContent = { ...usual, ...given };
  return { content, ownerId: row.manager_id, place };
}

/** To have programs made elsewhere than till now is to launch them there. @throws Refusal `not-allowed` */
async function mayAimAt(
  manager: EntityManager,
  actor: Actor,
  before: RecurrenceContent,
  after: RecurrenceContent,
): Promise<void> {
  const at = Date.now();
  const [was, is] = [await placeOfContent(manager, before, at), await placeOfContent(manager, after, at)];
  if (is !== null && JSON.stringify(was) !== JSON.stringify(is)) mayLaunch(actor, is);
}

type Present<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** What was given; absent is something else than undefined. */
function present<T extends object>(value: T): Present<T> {
  return compact(value) as Present<T>;
}
