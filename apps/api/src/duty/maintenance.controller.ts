import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { releaseHeld } from '../../../../database/duty/release-held.js';
import { saveEvents } from '../../../../database/trail/events.js';
import { Refusal } from '../../../../domain/refusal.js';
import { stableId } from '../../../../domain/stable-id.js';
import { maySetMaintenance } from '../../../../domain/access/access.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { Describe } from '../openapi/describe.js';
import { Choice, Id, isUuid, Moment, Text } from '../openapi/fields.js';
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
import { Page, sortNames, type PageOf, type Sorts } from '../paging/page.js';
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

class Nothing {}

const states = ['coming', 'running', 'over', 'cancelled'] as const;

const sorts: Sorts = {
  starts: [
    { sql: 'w.starts_at', type: 'timestamptz' },
    { sql: 'w.id', type: 'uuid' },
  ],
};

class WindowQuery extends PageQuery {
  @Choice(states, { optional: true })
  state?: string;

  @Choice(sortNames(sorts), { optional: true })
  sort?: string;
}

const windowSchema = schema(
  'MaintenanceWindow',
  object({
    id: uuid,
    reason: text,
    startsAt: instant,
    endsAt: instant,
    state: choice(states),
    market: nullable(text),
    program: nullable(reference),
    createdBy: person,
    cancelledAt: nullable(instant),
  }),
);

interface WindowRow {
  id: string;
  reason: string;
  starts_at: Date;
  ends_at: Date;
  state: string;
  market: string | null;
  program_id: string | null;
  program_name: string | null;
  created_by: string;
  creator: string;
  cancelled_at: Date | null;
}

const stateSql = `CASE WHEN w.cancelled_at IS NOT NULL THEN 'cancelled' WHEN w.ends_at <= now() THEN 'over'
  WHEN w.starts_at <= now() THEN 'running' ELSE 'coming' END`;
const select = `SELECT w.*, ${stateSql} AS state, p.name AS program_name, c.name AS creator`;
const from =
  'FROM maintenance_windows w JOIN people c ON c.id = w.created_by LEFT JOIN programs p ON p.id = w.program_id';

/** Stated times in which nothing escalates. What falls into one leaves at its end; breaches are recorded all the same. */
@Controller('maintenance-windows')
export class MaintenanceController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Describe({ summary: 'Lists maintenance windows', returns: pageOf(windowSchema) })
  async list(@Query() query: WindowQuery): Promise<PageOf<object>> {
    const page = new Page(query, sorts, '-starts');
    const params: unknown[] = [query.state ?? null];
    const rows = await this.dataSource.query<WindowRow[]>(
      `${select}, ${page.columns} ${from} WHERE ($1::text IS NULL OR ${stateSql} = $1) AND ${page.after(params)} ${page.orderBy}`,
      params,
    );
    return page.result(rows, windowJson);
  }

  @Get(':id')
  @Describe({ summary: 'A maintenance window', returns: windowSchema, problems: [404] })
  async get(@Param('id') id: string): Promise<object> {
    return windowJson(await find(this.dataSource.manager, id));
  }

  @Post()
  @Describe({
    summary: 'Sets up a maintenance window; what was planned within it waits for its end',
    status: 201,
    returns: windowSchema,
    problems: [403, 404, 422],
  })
  async create(@Body() body: NewWindow, @AskedBy() asked: Asked): Promise<object> {
    const { programId = null } = body;
    const market = await wordNamed(this.dataSource.manager, 'market', body.market, 'market');
    const program = programId === null ? null : await findProgramRow(this.dataSource.manager, programId);
    maySetMaintenance(asked.actor, program && { managerId: program.manager_id });
    const [starts, ends, now] = [Date.parse(body.startsAt), Date.parse(body.endsAt), Date.now()];
    if (ends <= starts || ends <= now)
      throw invalidRequest([{ path: 'endsAt', message: 'must be after startsAt, and in the future.' }]);
    const id = stableId(asked.actor.id, asked.key, 'maintenance-window');
    await this.dataSource.transaction(async (manager) => {
      await manager.query(
        `INSERT INTO maintenance_windows (id, reason, starts_at, ends_at, market, program_id, created_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING`,
        [id, body.reason, body.startsAt, body.endsAt, market, programId, asked.actor.id],
      );
      const data = { reason: body.reason, startsAt: body.startsAt, endsAt: body.endsAt, market };
      await record(manager, id, 'maintenance.set_up', programId, asked, data);
    });
    return this.get(id);
  }

  @Post(':id/cancel')
  @Describe({
    summary: 'Cancels a window, or ends one that runs; what it held back leaves at once',
    returns: windowSchema,
    problems: [403, 404, 409],
  })
  async cancel(@Param('id') id: string, @Body() _body: Nothing, @AskedBy() asked: Asked): Promise<object> {
    await this.dataSource.transaction(async (manager) => {
      const row = await find(manager, id, true);
      const program = row.program_id === null ? null : await findProgramRow(manager, row.program_id);
      maySetMaintenance(asked.actor, program && { managerId: program.manager_id });
      if (row.state === 'over' || row.state === 'cancelled')
        throw new Refusal('illegal-transition', `The window is ${row.state}; there is nothing to cancel.`, {
          currentStatus: row.state,
        });
      await manager.query('UPDATE maintenance_windows SET cancelled_at = now(), cancelled_by = $2 WHERE id = $1', [
        id,
        asked.actor.id,
      ]);
      await releaseHeld(manager, id, Date.now());
      await record(manager, id, 'maintenance.cancelled', row.program_id, asked, { reason: row.reason });
    });
    return this.get(id);
  }
}

/** @throws Refusal `not-found` */
async function find(manager: EntityManager, id: string, lock = false): Promise<WindowRow> {
  const [row] = isUuid(id)
    ? await manager.query<WindowRow[]>(`${select} ${from} WHERE w.id = $1${lock ? ' FOR UPDATE OF w' : ''}`, [id])
    : [];
  if (!row) throw new Refusal('not-found', `There is no maintenance window ${id}. List them to see their ids.`);
  return row;
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
