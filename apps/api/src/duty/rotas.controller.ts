import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import {
  addRota,
  dutiesAt,
  findRota,
  lockRota,
  rotasNamed,
  rotaSorts,
  saveRota,
} from '../../../../database/duty/rotas.js';
import { namesOf } from '../../../../database/people/people.js';
import { checkFit } from '../../../../database/people/standing.js';
import { saveEvents } from '../../../../database/trail/events.js';
import { dayMs } from '../../../../domain/calendar/day.js';
import { durationAhead } from '../../../../domain/duty/days-ahead.js';
import { checkRota, membersOf, withPresentZones } from '../../../../domain/duty/check-rota.js';
import type { Rota, RotaOverride } from '../../../../domain/duty/rota.js';
import type { Given } from '../../../../domain/person/standing.js';
import { Refusal } from '../../../../domain/refusal.js';
import { contentHash } from '../../../../domain/sign-off/content-hash.js';
import { stableId } from '../../../../domain/stable-id.js';
import { mayAdminister, maySwapDuty } from '../../../../domain/access/access.js';
import { refuseTakenName } from '../commands/taken-name.js';
import { AskedBy, requireVersion, type Asked } from '../commands/asked.js';
import { Describe } from '../openapi/describe.js';
import { Choice, Id, JsonObject, Moment, Text } from '../openapi/fields.js';
import { page as pageOf } from '../openapi/json-schema.js';
import { Page, type PageOf } from '../paging/page.js';
import { PageQuery } from '../paging/page.query.js';
import { invalidRequest } from '../problems/problem.js';
import { rotaBodySchema, rotaJson, rotaSchema } from './rota-json.js';

const mostBody = 200_000;

class NewRota {
  @Text({ max: 200 })
  name!: string;

  @Text({ max: 2000, min: 0, optional: true })
  description?: string;

  @JsonObject({
    max: mostBody,
    schema: rotaBodySchema,
    description: 'Layers with people who take turns, and overrides; see docs/ladders.md.',
  })
  body!: Record<string, unknown>;
}

class DutyQuery {
  @Moment({ optional: true, description: 'Who is on duty at this instant; now where nothing is said.' })
  at?: string;
}

class Swap {
  @Text({ max: 100, description: 'The layer whose duty somebody else has.' })
  layer!: string;

  @Moment()
  from!: string;

  @Moment()
  to!: string;

  @Id({ optional: true, nullable: true, description: 'Who has it; nobody where it is null or absent.' })
  personId?: string | null;
}

class RotaQuery extends PageQuery {
  @Text({ max: 200, optional: true, description: 'Part of the name.' })
  q?: string;

  @Choice(['name', '-name'], { optional: true })
  sort?: string;
}

/** Rotas: who is on duty when. A level of an escalation policy may name one instead of people. */
@Controller('rotas')
export class RotasController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Describe({ summary: 'Lists rotas, with who is on duty now', returns: pageOf(rotaSchema) })
  async list(@Query() query: RotaQuery): Promise<PageOf<object>> {
    const page = new Page(query, rotaSorts, 'name');
    const rows = await rotasNamed(this.dataSource.manager, query.q ?? null, page);
    const now = Date.now();
    const duties = await dutiesAt(this.dataSource.manager, rows, now);
    return page.result(rows, (row) => rotaJson(row, now, duties));
  }

  @Get(':id')
  @Describe({ summary: 'A rota, with who is on duty', returns: rotaSchema })
  async get(@Param('id') id: string, @Query() { at }: DutyQuery): Promise<object> {
    return this.answer(id, at === undefined ? Date.now() : Date.parse(at));
  }

  @Post()
  @Describe({ summary: 'Adds a rota', status: 201, location: '/rotas/:id', returns: rotaSchema, problems: [403] })
  async create(@Body() body: NewRota, @AskedBy() asked: Asked): Promise<object> {
    mayAdminister(asked.actor);
    const rota = await this.check(body.body);
    await checkFit(this.dataSource.manager, turnsOf(rota));
    const id = stableId(asked.actor.id, asked.key, 'rota');
    await this.dataSource.transaction(async (manager) => {
      await refuseTakenName(manager, 'rotas', id, body.name);
      const { name, description = '' } = body;
      await addRota(manager, { id, name, description, body: rota }, asked.actor.id);
      await record(manager, id, 'rota.created', 1, asked, { name: body.name, body: rota });
    });
    return this.answer(id, Date.now());
  }

  @Put(':id')
  @Describe({
    summary: 'Replaces a rota; who is on duty is looked up anew whenever somebody is to be told',
    returns: rotaSchema,
    problems: [403, 412, 428],
  })
  async replace(@Param('id') id: string, @Body() body: NewRota, @AskedBy() asked: Asked): Promise<object> {
    mayAdminister(asked.actor);
    const expected = requireVersion(asked, (await findRota(this.dataSource.manager, id)).version);
    const rota = await this.check(body.body);
    await checkFit(this.dataSource.manager, turnsOf(rota));
    await this.dataSource.transaction(async (manager) => {
      const row = await lockRota(manager, id);
      if (row.version !== expected)
        throw new Refusal('version-mismatch', `The rota is at version ${row.version} by now. Read it again.`, {
          version: row.version,
        });
      await refuseTakenName(manager, 'rotas', id, body.name);
      const known = new Set(row.body.overrides.map((override) => contentHash(override)));
      refusePast(
        rota.overrides.filter((override) => !known.has(contentHash(override))),
        Date.now(),
      );
      await saveRota(manager, { ...row, name: body.name, description: body.description ?? '', body: rota });
      await record(manager, id, 'rota.replaced', row.version + 1, asked, { name: body.name, body: rota });
    });
    return this.answer(id, Date.now());
  }

  @Post(':id/overrides')
  @Describe({
    summary: 'Gives a layer’s duty to somebody else for a time to come, or to nobody',
    returns: rotaSchema,
    problems: [403],
  })
  async swap(
    @Param('id') id: string,
    @Body() { layer, from, to, personId = null }: Swap,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    const now = Date.now();
    const override = { layer, from: Date.parse(from), to: Date.parse(to), personId };
    await this.dataSource.transaction(async (manager) => {
      const row = await lockRota(manager, id);
      // In all: a month today and the next one tomorrow are two months.
      const days = durationAhead(row.body.overrides, override, Math.min(now, override.from)) / dayMs;
      maySwapDuty(asked.actor, membersOf(row.body), { personId, days });
      refusePast([override], now);
      if (personId !== null) await checkFit(manager, [{ id: personId, charge: 'duty', path: 'personId' }]);
      const rota = await this.check({ ...row.body, overrides: [...row.body.overrides, override] });
      await saveRota(manager, { ...row, body: rota });
      await record(manager, id, 'rota.swapped', row.version + 1, asked, override);
    });
    const answer = await this.answer(id, now);
    return override.from < now ? { ...answer, warning: begunWarning } : answer;
  }

  private async answer(id: string, at: number): Promise<object> {
    const row = await findRota(this.dataSource.manager, id);
    return rotaJson(row, at, await dutiesAt(this.dataSource.manager, [row], at));
  }

  /** @throws Problem `invalid-request`, Refusal `unknown-person` */
  private async check(body: unknown): Promise<Rota> {
    const problems = checkRota(body).map(({ path, message }) => ({
      path: path === '' ? 'body' : `body.${path}`,
      message,
    }));
    if (problems.length > 0) throw invalidRequest(problems);
    const rota = withPresentZones(body as Rota);
    const named = membersOf(rota);
    const known = await namesOf(this.dataSource.manager, named);
    const unknown = named.filter((person) => !known.has(person.toLowerCase()));
    if (unknown.length > 0)
      throw new Refusal('unknown-person', `Nobody has the id ${unknown.join(', ')}. List the people.`);
    return rota;
  }
}

const begunWarning =
  'Its beginning lies in the past: whoever was told before now was told. It changes only what is shown of that time.';

/** Whoever was told then was told; an override would only say otherwise. */
function refusePast(overrides: readonly RotaOverride[], now: number): void {
  const past = overrides.find(({ to }) => to <= now);
  if (!past) return;
  throw new Refusal(
    'invalid-command',
    `The override of ${past.layer} from ${instantText(past.from)} to ${instantText(past.to)} lies in the past. ` +
      'Who was on duty then, and was told, is on record. Choose a time to come.',
  );
}

function instantText(at: number): string {
  return new Date(at).toISOString().replace(/\.000Z$/, 'Z');
}

/** Those who take turns. Swaps that are over stay in the record. */
function turnsOf({ layers }: Rota): Given[] {
  return layers.flatMap(({ members }, layer) =>
    members.map((id, index) => {
      return { id, charge: 'duty' as const, path: `body.layers.${layer}.members.${index}` };
    }),
  );
}

async function record(
  manager: EntityManager,
  id: string,
  type: string,
  version: number,
  { actor, key }: Asked,
  data: object,
): Promise<void> {
  const event = {
    key: `rota/${id}#${type}:${actor.id}:${key}`,
    type,
    at: Date.now(),
    actorId: actor.id,
    version,
    data: { ...data },
  };
  await saveEvents(manager, [{ subjectKind: 'rota', subjectId: id, programId: null, event }]);
}
