import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import {
  addWindow,
  cancelWindow,
  findWindow,
  lockWindow,
  owesWithin,
  windowsAhead,
  windowsIn,
  windowSorts,
  windowStates,
  type WindowRow,
} from '../../../../database/duty/maintenance.js';
import { actorKept } from '../../../../database/people/actor-now.js';
import { lockProgram } from '../../../../database/items/lock-programs.js';
import { releaseHeld } from '../../../../database/items/release-held.js';
import { saveEvents } from '../../../../database/trail/events.js';
import { Refusal } from '../../../../domain/refusal.js';
import { stableId } from '../../../../domain/stable-id.js';
import { mayHoldBack, maySetMaintenance } from '../../../../domain/access/access.js';
import { placeOfProgram } from '../../../../domain/access/place.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { dayMs } from '../../../../domain/calendar/day.js';
import { timeAhead } from '../../../../domain/duty/days-ahead.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { NoBody } from '../http/no-body.js';
import { Describe } from '../openapi/describe.js';
import { Choice, Id, Moment, Text } from '../openapi/fields.js';
import {
  choice,
  instant,
  nullable,
  object,
  page as pageOf,
  person,
  reference,
  schema,
  text,
  uuid,
} from '../openapi/json-schema.js';
import { Page, sortNames, type PageOf } from '../paging/page.js';
import { PageQuery } from '../paging/page.query.js';
import { invalidRequest } from '../problems/problem.js';
import { findProgramRow } from '../../../../database/programs/programs.js';
import { wordNamed } from '../names/asked-names.js';

class NewWindow {
  @Text({ max: 500 })
  reason!: string;

  @Moment()
  startsAt!: string;

  @Moment({ description: 'The first instant at which it is over.' })
  endsAt!: string;

  @Text({ max: 20, optional: true, nullable: true, description: 'Only for owners of this market.' })
  market?: string | null;

  @Id({ optional: true, nullable: true, description: 'Only for items of this program.' })
  programId?: string | null;
}

class WindowQuery extends PageQuery {
  @Choice(windowStates, { optional: true })
  state?: string;

  @Choice(sortNames(windowSorts), { optional: true })
  sort?: string;
}

const windowSchema = schema(
  'MaintenanceWindow',
  object({
    id: uuid,
    reason: text,
    startsAt: instant,
    endsAt: instant,
    state: choice(windowStates),
    market: nullable(text),
    program: nullable(reference),
    createdBy: person,
    cancelledAt: nullable(instant),
  }),
);

/** Stated times in which nothing escalates. What falls into one leaves at its end; breaches are recorded all the same. */
@Controller('maintenance-windows')
export class MaintenanceController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Describe({ summary: 'Lists maintenance windows', returns: pageOf(windowSchema) })
  async list(@Query() query: WindowQuery, @CurrentActor() { sight: seenBy }: Actor): Promise<PageOf<object>> {
    const page = new Page(query, windowSorts, '-starts');
    const rows = await windowsIn(this.dataSource.manager, { state: query.state ?? null, seenBy }, page);
    return page.result(rows, windowJson);
  }

  @Get(':id')
  @Describe({ summary: 'A maintenance window', returns: windowSchema })
  async get(@Param('id') id: string): Promise<object> {
    return windowJson(await findWindow(this.dataSource.manager, id));
  }

  @Post()
  @Describe({
    summary: 'Sets up a maintenance window; what was planned within it waits for its end',
    status: 201,
    returns: windowSchema,
    problems: [403, 404],
  })
  async create(@Body() body: NewWindow, @AskedBy() asked: Asked): Promise<object> {
    const { programId = null } = body;
    const market = await wordNamed(this.dataSource.manager, 'market', body.market, 'market');
    const program =
      programId === null ? null : await findProgramRow(this.dataSource.manager, programId, asked.actor.sight);
    maySetMaintenance(asked.actor, program && { managerId: program.manager_id, place: placeOfProgram(program) });
    const [starts, ends, now] = [Date.parse(body.startsAt), Date.parse(body.endsAt), Date.now()];
    if (ends <= starts || ends <= now)
      throw invalidRequest([{ path: 'endsAt', message: 'must be after startsAt, and in the future.' }]);
    const id = stableId(asked.actor.id, asked.key, 'maintenance-window');
    await this.dataSource.transaction(async (manager) => {
      const asker = await askAgain(manager, asked, programId);
      const ahead = await windowsAhead(manager, programId);
      const days = timeAhead([...ahead, { from: starts, to: ends }], now) / dayMs;
      mayHoldBack(asker, { days, owes: await owesWithin(manager, asker.id, { programId, market }) });
      const { reason, startsAt, endsAt } = body;
      await addWindow(manager, { id, reason, startsAt, endsAt, market, programId, createdBy: asked.actor.id });
      // As instants are everywhere: what was sent may have an offset.
      const iso = (at: number): string => new Date(at).toISOString();
      const data = { reason: body.reason, startsAt: iso(starts), endsAt: iso(ends), market };
      await record(manager, id, 'maintenance.set_up', programId, asked, data);
    });
    return this.get(id);
  }

  @Post(':id/cancel')
  @Describe({
    summary: 'Cancels a window, or ends one that runs; what it held back leaves at once',
    returns: windowSchema,
    problems: [403],
  })
  async cancel(@Param('id') id: string, @Body() _body: NoBody, @AskedBy() asked: Asked): Promise<object> {
    await this.dataSource.transaction(async (manager) => {
      const row = await lockWindow(manager, id);
      await askAgain(manager, asked, row.program_id);
      if (row.state === 'over' || row.state === 'cancelled')
        throw new Refusal('illegal-transition', `The window is ${row.state}; there is nothing to cancel.`, {
          currentStatus: row.state,
        });
      await cancelWindow(manager, id, asked.actor.id);
      await releaseHeld(manager, id, Date.now());
      await record(manager, id, 'maintenance.cancelled', row.program_id, asked, { reason: row.reason });
    });
    return this.get(id);
  }
}

/** Whether they may, on the facts as they are until the transaction ends. @throws Refusal `not-allowed` */
async function askAgain(manager: EntityManager, { actor }: Asked, programId: string | null): Promise<Actor> {
  const asker = await actorKept(manager, actor.id);
  if (programId !== null) await lockProgram(manager, programId, 'keep');
  const program = programId === null ? null : await findProgramRow(manager, programId);
  maySetMaintenance(asker, program && { managerId: program.manager_id, place: placeOfProgram(program) });
  return asker;
}

async function record(
  manager: EntityManager,
  id: string,
  type: string,
  programId: string | null,
  { actor, key }: Asked,
  data: Record<string, unknown>,
): Promise<void> {
  const event = {
    key: `maintenance-window/${id}#${type}:${actor.id}:${key}`,
    type,
    at: Date.now(),
    actorId: actor.id,
    version: 1,
    data,
  };
  await saveEvents(manager, [{ subjectKind: 'maintenance_window', subjectId: id, programId, event }]);
}

function windowJson(row: WindowRow): object {
  return {
    id: row.id,
    reason: row.reason,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    state: row.state,
    market: row.market,
    program: row.program_id === null ? null : { id: row.program_id, name: row.program_name ?? '' },
    createdBy: { id: row.created_by, name: row.creator },
    cancelledAt: row.cancelled_at?.toISOString() ?? null,
  };
}
