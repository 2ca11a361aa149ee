import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { checkFit } from '../../../../database/people/standing.js';
import {
  findTeam,
  insertTeam,
  teamsBy,
  teamSorts,
  updateTeam,
  type TeamRow,
} from '../../../../database/teams/teams.js';
import { saveEvents } from '../../../../database/trail/events.js';
import { Refusal } from '../../../../domain/refusal.js';
import { stableId } from '../../../../domain/stable-id.js';
import { mayAdminister } from '../../../../domain/access/access.js';
import { AskedBy, requireVersion, type Asked } from '../commands/asked.js';
import { compact } from '../commands/compact.js';
import { refuseTakenName } from '../commands/taken-name.js';
import { Describe } from '../openapi/describe.js';
import { Choice, Id, Text } from '../openapi/fields.js';
import { integer, nullable, object, page as pageOf, reference, text, uuid, versioned } from '../openapi/json-schema.js';
import { Page, type PageOf } from '../paging/page.js';
import { PageQuery } from '../paging/page.query.js';
import { wordNamed } from '../names/asked-names.js';
import { CurrentActor, type Actor } from '../access/actor.js';

class NewTeam {
  @Text({ max: 200 })
  name!: string;

  @Text({ max: 20, optional: true, nullable: true })
  market?: string | null;

  @Id({ optional: true, nullable: true })
  leadId?: string | null;
}

class TeamPatch {
  @Text({ max: 200, optional: true })
  name?: string;

  @Text({ max: 20, optional: true, nullable: true })
  market?: string | null;

  @Id({ optional: true, nullable: true })
  leadId?: string | null;
}

class TeamQuery extends PageQuery {
  @Text({ max: 200, optional: true, description: 'Part of the name.' })
  q?: string;

  @Text({ max: 20, optional: true })
  market?: string;

  @Choice(['name', '-name'], { optional: true })
  sort?: string;
}

const teamSchema = versioned(
  'Team',
  object({ id: uuid, name: text, market: nullable(text), lead: nullable(reference), version: integer }),
);

@Controller('teams')
export class TeamsController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Describe({ summary: 'Lists teams', returns: pageOf(teamSchema), problems: [422] })
  async list(@Query() query: TeamQuery, @CurrentActor() { sight: seenBy }: Actor): Promise<PageOf<object>> {
    const page = new Page(query, teamSorts, 'name');
    const { manager } = this.dataSource;
    const market = await wordNamed(manager, 'market', query.market, 'market');
    return page.result(await teamsBy(manager, { q: query.q, market, seenBy }, page), teamJson);
  }

  @Get(':id')
  @Describe({ summary: 'A team', returns: teamSchema })
  get(@Param('id') id: string): Promise<object> {
    return this.answer(id);
  }

  @Post()
  @Describe({ summary: 'Adds a team', status: 201, location: '/teams/:id', returns: teamSchema, problems: [403] })
  async create(@Body() body: NewTeam, @AskedBy() asked: Asked): Promise<object> {
    mayAdminister(asked.actor);
    const id = stableId(asked.actor.id, asked.key, 'team');
    await this.dataSource.transaction(async (manager) => {
      await refuseTakenName(manager, 'teams', id, body.name);
      if (body.leadId) await checkFit(manager, [{ id: body.leadId, charge: 'tell', path: 'leadId' }]);
      const market = await wordNamed(manager, 'market', body.market, 'market');
      await insertTeam(manager, id, { name: body.name, market, leadId: body.leadId ?? null });
      await record(manager, id, 'team.created', 1, { ...body }, asked);
    });
    return this.answer(id);
  }

  @Patch(':id')
  @Describe({ summary: 'Changes a team', returns: teamSchema, problems: [403, 412, 428] })
  async edit(@Param('id') id: string, @Body() body: TeamPatch, @AskedBy() asked: Asked): Promise<object> {
    mayAdminister(asked.actor);
    const before = await findTeam(this.dataSource.manager, id);
    const version = requireVersion(asked, before.version);
    await this.dataSource.transaction(async (manager) => {
      if (body.leadId) await checkFit(manager, [{ id: body.leadId, charge: 'tell', path: 'leadId' }]);
      if (body.name !== undefined) await refuseTakenName(manager, 'teams', id, body.name);
      const facts = {
        name: body.name ?? before.name,
        market: body.market === undefined ? before.market : await wordNamed(manager, 'market', body.market, 'market'),
        leadId: body.leadId === undefined ? before.lead_id : body.leadId,
      };
      if (!(await updateTeam(manager, id, version, facts)))
        throw new Refusal('version-mismatch', `The team is at version ${before.version} by now. Read it again.`, {
          version: before.version,
        });
      await record(manager, id, 'team.edited', version + 1, { changed: compact(body) }, asked);
    });
    return this.answer(id);
  }

  private async answer(id: string): Promise<object> {
    const row = await findTeam(this.dataSource.manager, id);
    return teamJson(row);
  }
}

async function record(
  manager: EntityManager,
  id: string,
  type: string,
  version: number,
  data: Record<string, unknown>,
  { actor }: Asked,
): Promise<void> {
  const event = { key: `team/${id}#v${version}`, type, at: Date.now(), actorId: actor.id, version, data };
  await saveEvents(manager, [{ subjectKind: 'team', subjectId: id, programId: null, event }]);
}

function teamJson(row: TeamRow): object {
  return {
    id: row.id,
    name: row.name,
    market: row.market,
    lead: row.lead_id === null ? null : { id: row.lead_id, name: row.lead_name ?? '' },
    version: row.version,
  };
}
