import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { actorKept } from '../../../../database/people/actor-now.js';
import { loadDelegations } from '../../../../database/stand-ins/load-delegations.js';
import { delegationsBy, delegationSorts, findDelegation } from '../../../../database/delegations/read-delegations.js';
import { createDelegation } from '../../../../database/delegations/write-delegation.js';
import { delegationScopes } from '../../../../domain/stand-in/delegation.js';
import { standInsOf } from '../../../../domain/stand-in/stand-in.js';
import { stableId } from '../../../../domain/stable-id.js';
import { formatLocal } from '../../../../domain/time.js';
import { mayDelegate, mayEndDelegation } from '../../../../domain/access/access.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { Engine } from '../commands/engine.js';
import { OptionalReason } from '../items/item.dto.js';
import { Describe } from '../openapi/describe.js';
import { instant, list, nullable, object, page as pageOf, person } from '../openapi/json-schema.js';
import { Page, type PageOf } from '../paging/page.js';
import { findPerson } from '../../../../database/people/people.js';
import { DelegationQuery, NewDelegationRequest, StandInQuery } from './delegation.dto.js';
import { delegationJson, delegationSchema } from './delegation-json.js';
import { idNamed } from '../names/asked-names.js';
import { CurrentActor, type Actor } from '../access/actor.js';

const chain = nullable(object({ person, path: list(person) }));
const standInSchema = object({ person, at: instant, approvals: chain, everything: chain });

/** Who stands in for whom, and for what. */
@Controller()
export class DelegationsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly engine: Engine,
  ) {}

  @Get('delegations')
  @Describe({
    summary: 'Lists delegations, the latest start first',
    returns: pageOf(delegationSchema),
    problems: [422],
  })
  async list(@Query() query: DelegationQuery, @CurrentActor() actor: Actor): Promise<PageOf<object>> {
    const page = new Page(query, delegationSorts, '-start');
    const { scope, state, at } = query;
    const { manager } = this.dataSource;
    const who = await idNamed(manager, 'person', query.person, 'person', actor);
    const standIn = await idNamed(manager, 'person', query.standIn, 'standIn', actor);
    const filter = {
      personId: who,
      standInId: standIn,
      scope: scope ?? null,
      state: state ?? null,
      at: at ?? null,
      seenBy: actor.sight,
    };
    const rows = await delegationsBy(manager, filter, Date.now(), page);
    return page.result(rows, (row) => delegationJson(row, actor));
  }

  @Get('delegations/:id')
  @Describe({ summary: 'A delegation', returns: delegationSchema })
  async get(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<object> {
    return delegationJson(await findDelegation(this.dataSource.manager, id, Date.now()), actor);
  }

  @Post('delegations')
  @Describe({
    summary:
      'Says who stands in while a person is away: for oneself, or as an administrator, with a reason, for somebody',
    status: 201,
    location: '/delegations/:id',
    returns: delegationSchema,
    problems: [403, 404],
  })
  async create(@Body() body: NewDelegationRequest, @AskedBy() { actor, key }: Asked): Promise<object> {
    const absent = await findPerson(this.dataSource.manager, body.personId ?? actor.id);
    mayDelegate(actor, { id: absent.id, managerId: absent.manager_id }, body.standInId, body.reason ?? '');
    const at = Date.now();
    const zone = body.timeZone ?? absent.time_zone;
    const [date = '', time = null] = formatLocal(at, zone).split(' ');
    const id = stableId(actor.id, key, 'delegation');
    const span = {
      from: body.from ? { date: body.from.date, time: body.from.time ?? null } : { date, time },
      until: { date: body.until.date, time: body.until.time ?? null },
      zone,
    };
    const given = {
      id,
      personId: absent.id,
      standInId: body.standInId,
      scope: body.scope,
      reason: body.reason ?? '',
      span,
    };
    await this.dataSource.transaction(async (manager) => {
      const asker = await actorKept(manager, actor.id);
      mayDelegate(asker, { id: absent.id, managerId: absent.manager_id }, body.standInId, body.reason ?? '');
      await createDelegation(manager, given, { actorId: actor.id, at });
    });
    return this.get(id, actor);
  }

  @Post('delegations/:id/end')
  @Describe({
    summary: 'Ends a delegation before its time; the stand-in may give it back',
    returns: delegationSchema,
    problems: [403],
  })
  async end(
    @Param('id') id: string,
    @Body() { reason }: OptionalReason,
    @AskedBy() { actor, key, door, shown }: Asked,
  ): Promise<object> {
    const { facts, managerId } = await findDelegation(this.dataSource.manager, id, Date.now());
    mayEndDelegation(actor, { id: facts.personId, managerId }, facts.standInId);
    const command = { type: 'end', ...(reason ? { reason } : {}) };
    await this.engine.record('delegation', facts.id, command, { actor, key, door, shown }, facts);
    return this.get(facts.id, actor);
  }

  @Get('people/:id/stand-in')
  @Describe({
    summary: 'Who stands in for a person at an instant, along the chain',
    returns: standInSchema,
  })
  async standIn(@Param('id') id: string, @Query() query: StandInQuery): Promise<object> {
    const absent = await findPerson(this.dataSource.manager, id);
    const at = query.at === undefined ? Date.now() : Date.parse(query.at);
    const delegations = await loadDelegations(this.dataSource.manager, at);
    const [approvals, everything] = delegationScopes.map((scope) => {
      const found = standInsOf(absent.id, scope, delegations, at);
      const last = found.at(-1);
      const path = found.map(({ personId, name }) => ({ id: personId, name }));
      return last ? { person: { id: last.personId, name: last.name }, path } : null;
    });
    return { person: { id: absent.id, name: absent.name }, at: new Date(at).toISOString(), approvals, everything };
  }
}
