import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { checkVersions } from '../../../../database/policies/check-versions.js';
import {
  cancelRehearsal,
  findRehearsal,
  orderForProgram,
  rehearsalsBy,
  rehearsalSorts,
} from '../../../../database/rehearsals/orders.js';
import { resultAsSeen } from '../../../../database/rehearsals/as-seen.js';
import { Refusal } from '../../../../domain/refusal.js';
import { stableId } from '../../../../domain/stable-id.js';
import { mayLaunch } from '../../../../domain/access/access.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { compact } from '../commands/compact.js';
import { NoBody } from '../http/no-body.js';
import { Describe } from '../openapi/describe.js';
import { Choice, Id, Whole } from '../openapi/fields.js';
import { page as pageOf } from '../openapi/json-schema.js';
import { Page, sortNames, type PageOf } from '../paging/page.js';
import { PageQuery } from '../paging/page.query.js';
import { steeredProgram } from '../commands/send-program-command.js';
import { rehearsalJson, rehearsalSchema, rehearsalSummarySchema, resultJson } from './rehearsal-json.js';
import { CurrentActor, type Actor } from '../access/actor.js';

const version = { optional: true, description: 'Tried instead of what the items are pinned to; may be a draft.' };

class NewRehearsal {
  @Id()
  programId!: string;

  @Whole({ min: 1, max: 366, optional: true, description: 'How many days from now are played. Default 90.' })
  days?: number;

  @Id(version)
  escalationPolicyVersionId?: string;

  @Id(version)
  reminderPolicyVersionId?: string;

  @Id(version)
  signOffPolicyVersionId?: string;

  @Id(version)
  extensionPolicyVersionId?: string;
}

const states = ['waiting', 'playing', 'done', 'failed', 'cancelled'] as const;

class RehearsalQuery extends PageQuery {
  @Id({ optional: true })
  program?: string;

  @Choice(states, { optional: true })
  state?: string;

  @Choice(sortNames(rehearsalSorts), { optional: true })
  sort?: string;
}

/** "Who would get how many messages in the next 90 days?", played apart from the real records. */
@Controller('rehearsals')
export class RehearsalsController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Describe({ summary: 'Lists rehearsals', returns: pageOf(rehearsalSummarySchema) })
  async list(@Query() query: RehearsalQuery, @CurrentActor() { sight: seenBy }: Actor): Promise<PageOf<object>> {
    const page = new Page(query, rehearsalSorts, '-requested');
    const { program: programId, state } = query;
    return page.result(await rehearsalsBy(this.dataSource.manager, { programId, state, seenBy }, page), rehearsalJson);
  }

  @Get(':id')
  @Describe({ summary: 'A rehearsal, with what would happen', returns: rehearsalSchema })
  async get(@Param('id') id: string, @CurrentActor() { sight }: Actor): Promise<object> {
    const { manager } = this.dataSource;
    const row = await findRehearsal(manager, id);
    const result = await resultAsSeen(manager, sight, row.result);
    return { ...rehearsalJson(row), result: result && resultJson(result) };
  }

  @Post()
  @Describe({
    summary: 'Rehearses a program: what would happen in the next days if nobody did anything',
    status: 201,
    returns: rehearsalSchema,
    previews: true,
    problems: [403, 404],
  })
  async create(@Body() body: NewRehearsal, @AskedBy() asked: Asked): Promise<object> {
    const { programId, days = 90, ...versions } = body;
    const id = stableId(asked.actor.id, asked.key, 'rehearsal');
    await this.dataSource.transaction(async (manager) => {
      const { row } = await steeredProgram(manager, programId, asked.actor);
      if (row.status === 'closed' || row.status === 'cancelled')
        throw new Refusal('illegal-transition', `The program is ${row.status}: nothing would happen.`, {
          currentStatus: row.status,
        });
      await checkVersions(manager, versions, { drafts: true });
      const order = { id, programId, versions: compact(versions), days, requestedBy: asked.actor.id, at: Date.now() };
      await orderForProgram(manager, order);
    });
    return this.get(id, asked.actor);
  }

  @Post(':id/cancel')
  @Describe({ summary: 'Ends a rehearsal before its time', returns: rehearsalSchema, problems: [403] })
  async cancel(@Param('id') id: string, @Body() _body: NoBody, @AskedBy() asked: Asked): Promise<object> {
    const row = await findRehearsal(this.dataSource.manager, id);
    if (row.program_id === null) mayLaunch(asked.actor);
    else await steeredProgram(this.dataSource.manager, row.program_id, asked.actor);
    const ended = await cancelRehearsal(this.dataSource.manager, id);
    if (!ended && row.state !== 'cancelled')
      throw new Refusal('illegal-transition', `The rehearsal is ${row.state}; there is nothing to cancel.`, {
        currentStatus: row.state,
      });
    return this.get(id, asked.actor);
  }
}
