import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import {
  findSubscription,
  insertSubscription,
  lockReportsOf,
  noSubscription,
  removeSubscription,
  subscriptionsOf,
  subscriptionSorts,
  updateSubscription,
  type SubscriptionRow,
} from '../../../../database/governance-reports/subscriptions.js';
import { findPerson, zoneOf } from '../../../../database/people/people.js';
import { findProgramRow } from '../../../../database/programs/programs.js';
import { steersAs } from '../../../../database/programs/steers.js';
import { recordedKeys, saveEvents } from '../../../../database/trail/events.js';
import { mayChangeReports, mayGetReports, maySendReports } from '../../../../domain/access/report-access.js';
import { administers } from '../../../../domain/access/held.js';
import type { SubscriptionFacts } from '../../../../domain/governance-report/subscription.js';
import { Refusal } from '../../../../domain/refusal.js';
import { stableId } from '../../../../domain/stable-id.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { AskedBy, requireVersion, type Asked } from '../commands/asked.js';
import { idNamed } from '../names/asked-names.js';
import { Describe } from '../openapi/describe.js';
import { page as pageOf } from '../openapi/json-schema.js';
import { Page, type PageOf } from '../paging/page.js';
import { scopeMeant } from './asked-report.js';
import { NewSubscription, SubscriptionChanges, SubscriptionQuery } from './subscription.dto.js';
import { subscriptionJson, subscriptionSchema } from './subscription-json.js';

/** Weekly reports that come by themselves. */
@Controller('governance-reports/subscriptions')
export class ReportSubscriptionsController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Describe({
    summary: 'Lists the weekly reports that you get, and those that you have set up for others',
    returns: pageOf(subscriptionSchema),
  })
  async list(@Query() query: SubscriptionQuery, @CurrentActor() actor: Actor): Promise<PageOf<object>> {
    const page = new Page(query, subscriptionSorts, 'next');
    return page.result(await subscriptionsOf(this.dataSource.manager, actor.id, page), subscriptionJson);
  }

  @Get(':subscriptionId')
  @Describe({ summary: 'A weekly report that you get, or have set up for somebody', returns: subscriptionSchema })
  async get(@Param('subscriptionId') id: string, @CurrentActor() actor: Actor): Promise<object> {
    return subscriptionJson(await this.found(id, actor));
  }

  @Post()
  @Describe({
    summary: 'Has a weekly report sent, to yourself or to somebody else',
    description:
      'It is made in the right of whoever gets it. To somebody else one about a program is sent by whoever steers it, any other by an administrator.',
    status: 201,
    location: '/governance-reports/subscriptions/:id',
    returns: subscriptionSchema,
    problems: [403, 422],
  })
  async subscribe(@Body() body: NewSubscription, @AskedBy() asked: Asked): Promise<object> {
    const { actor, key } = asked;
    mayGetReports(actor);
    const { manager } = this.dataSource;
    const personId = (await idNamed(manager, 'person', body.person, 'person', actor)) ?? actor.id;
    const scope = await scopeMeant(manager, body, actor);
    await this.mayFor(personId, scope.program?.id ?? null, actor);
    const { weekday, at, language = 'en' } = body;
    const zone = body.zone ?? (await zoneOf(manager, personId)) ?? 'UTC';
    const facts: SubscriptionFacts = { weekday, at, zone, language, scope };
    const id = stableId(actor.id, key, 'report-subscription');
    await this.dataSource.transaction(async (within) => {
      await lockReportsOf(within, personId);
      const person = await findPerson(within, personId);
      if (!person.active) throw new Refusal('invalid-command', `${person.name} has left.`);
      await insertSubscription(within, { id, personId, madeBy: actor.id, facts }, Date.now());
      await record(within, { id, personId, version: 1 }, 'person.report_subscribed', facts, asked);
    });
    return subscriptionJson(await findSubscription(manager, id));
  }

  @Patch(':subscriptionId')
  @Describe({
    summary: 'Changes when a weekly report comes, and in which language',
    returns: subscriptionSchema,
    problems: [403, 412, 428],
  })
  async edit(
    @Param('subscriptionId') id: string,
    @Body() body: SubscriptionChanges,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    const row = await this.found(id, asked.actor);
    mayChangeReports(asked.actor, { personId: row.person_id, madeBy: row.made_by.id });
    const version = requireVersion(asked, row.version);
    const time = {
      weekday: body.weekday ?? row.weekday,
      at: body.at ?? row.at,
      zone: body.zone ?? row.time_zone,
      language: body.language ?? row.language,
    };
    await this.dataSource.transaction(async (manager) => {
      if (!(await updateSubscription(manager, { id, version }, time, Date.now())))
        throw new Refusal('version-mismatch', `The subscription is at another version by now. Read it again.`);
      const facts = { ...time, scope: { program: row.program, domain: row.domain, market: row.market } };
      await record(
        manager,
        { id, personId: row.person_id, version: version + 1 },
        'person.report_changed',
        facts,
        asked,
      );
    });
    return this.get(id, asked.actor);
  }

  @Delete(':subscriptionId')
  @Describe({ summary: 'Has a weekly report sent no more; those that were sent stay', status: 204, problems: [403] })
  async end(@Param('subscriptionId') id: string, @AskedBy() asked: Asked): Promise<void> {
    const key = `report/${id.toLowerCase()}#ended:${asked.actor.id}:${asked.key}`;
    // The same request again, whose answer was lost: there is nothing left of it but that it was ended.
    if ((await recordedKeys(this.dataSource.manager, [key])).has(key)) return;
    const row = await this.found(id, asked.actor);
    mayChangeReports(asked.actor, { personId: row.person_id, madeBy: row.made_by.id });
    await this.dataSource.transaction(async (manager) => {
      await removeSubscription(manager, id);
      const event = { key, type: 'person.report_ended', at: Date.now(), actorId: asked.actor.id, version: 0 };
      const data = { subscriptionId: row.id };
      await saveEvents(manager, [
        { subjectKind: 'person', subjectId: row.person_id, programId: null, event: { ...event, data } },
      ]);
    });
  }

  /** @throws Refusal `not-found`, of one that is neither theirs nor was set up by them */
  private async found(id: string, actor: Actor): Promise<SubscriptionRow> {
    const row = await findSubscription(this.dataSource.manager, id);
    if (row.person_id !== actor.id && row.made_by.id !== actor.id && !administers(actor)) throw noSubscription(id);
    return row;
  }

  /** @throws Refusal `not-allowed` */
  private async mayFor(personId: string, programId: string | null, actor: Actor): Promise<void> {
    if (personId === actor.id) return;
    if (programId === null) {
      maySendReports(actor);
      return;
    }
    const { manager } = this.dataSource;
    const { manager_id: managerId } = await findProgramRow(manager, programId);
    await steersAs(manager, actor, { id: programId, managerId });
  }
}

/** It is about whoever gets it. */
async function record(
  manager: EntityManager,
  { id, personId, version }: { id: string; personId: string; version: number },
  type: 'person.report_subscribed' | 'person.report_changed',
  { weekday, at, zone, language, scope }: SubscriptionFacts,
  { actor }: Asked,
): Promise<void> {
  const key = `person/${personId}#report:${id}#v${version}`;
  const data = {
    ...{ subscriptionId: id, weekday, at, zone, language, programId: scope.program?.id ?? null },
    ...{ domain: scope.domain, market: scope.market },
  };
  const event = { key, type, at: Date.now(), actorId: actor.id, version: 0, data };
  await saveEvents(manager, [{ subjectKind: 'person', subjectId: personId, programId: null, event }]);
}
