import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { actorKept } from '../../../../database/people/actor-now.js';
import { namesOf } from '../../../../database/people/people.js';
import { loadRisk } from '../../../../database/risks/kind.js';
import { countRisks, findRisk, raiseRisk, riskSorts, risksBy } from '../../../../database/risks/risks.js';
import { compareSteps } from '../../../../domain/record/step.js';
import { riskRecipients } from '../../../../domain/risk/fire.js';
import { mayWriteRisks } from '../../../../domain/access/risk-access.js';
import { stableId } from '../../../../domain/stable-id.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { dueRequested } from '../items/due-request.js';
import { roundSchema, roundsOf } from '../items/round-json.js';
import { marketsNamed } from '../names/asked-names.js';
import { Describe } from '../openapi/describe.js';
import { integer, list, object, page as pageOf } from '../openapi/json-schema.js';
import { Page, type PageOf } from '../paging/page.js';
import { withPolicies } from '../policies/policy-choice.js';
import { readTimeline, timelineSchema } from '../timeline/read-timeline.js';
import { stepJson, upcomingSchema } from '../timeline/timeline.controller.js';
import { NewRiskRequest, RiskFilter } from './risk.dto.js';
import { riskDetail, riskDetailSchema, riskJson, riskSchema, risksMeant, type RiskJson } from './risk-json.js';

/** The risk register: each entry has an owner, a rating and reviews that fall due again and again, and are signed. */
@Controller('risks')
export class RisksController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Describe({
    summary: 'Lists risks, those whose review is due first on top',
    returns: pageOf(riskSchema),
    problems: [422],
  })
  async list(@Query() filter: RiskFilter, @CurrentActor() actor: Actor): Promise<PageOf<RiskJson>> {
    const page = new Page(filter, riskSorts, 'due');
    const { manager } = this.dataSource;
    return page.result(await risksBy(manager, await risksMeant(manager, filter, actor), page), riskJson);
  }

  @Get('count')
  @Describe({ summary: 'Counts risks', returns: object({ count: integer }), problems: [422] })
  async count(@Query() filter: RiskFilter, @CurrentActor() actor: Actor): Promise<{ count: number }> {
    const { manager } = this.dataSource;
    return { count: await countRisks(manager, await risksMeant(manager, filter, actor)) };
  }

  @Get(':id')
  @Describe({ summary: 'A risk, with what may be done to it now', returns: riskDetailSchema, problems: [404] })
  async get(@Param('id') ref: string, @CurrentActor() actor: Actor): Promise<object> {
    const row = await findRisk(this.dataSource.manager, ref);
    return riskDetail(this.dataSource.manager, row, actor);
  }

  @Post()
  @Describe({
    summary: 'Raises a risk; its owner is told, and reviews it by a date',
    status: 201,
    location: '/risks/:id',
    returns: riskDetailSchema,
    problems: [403, 422],
  })
  async raise(@Body() body: NewRiskRequest, @AskedBy() { actor, key }: Asked): Promise<object> {
    mayWriteRisks(actor);
    const { manager } = this.dataSource;
    const { reviewDue, markets = [], domain = null, domainLeadId = null, ...rest } = await withPolicies(manager, body);
    const id = stableId(actor.id, key, 'risk');
    const given = {
      ...rest,
      ...{ id, domain, domainLeadId: domainLeadId?.toLowerCase() ?? null, ownerId: body.ownerId.toLowerCase() },
      markets: await marketsNamed(manager, markets, 'markets'),
      due: reviewDue === undefined ? null : await dueRequested(manager, reviewDue, body.ownerId.toLowerCase()),
    };
    await this.dataSource.transaction(async (within) => {
      mayWriteRisks(await actorKept(within, actor.id));
      await raiseRisk(within, given, { actorId: actor.id, at: Date.now() });
    });
    return this.get(id, actor);
  }

  @Get(':id/timeline')
  @Describe({ summary: 'What happened to a risk, why, and who was told', returns: timelineSchema, problems: [404] })
  async timeline(@Param('id') ref: string, @CurrentActor() { sight: seenBy }: Actor): Promise<object> {
    const { facts } = await findRisk(this.dataSource.manager, ref);
    return readTimeline(this.dataSource.manager, facts.id, facts.due.zone, { seenBy });
  }

  @Get(':id/upcoming')
  @Describe({
    summary: 'What fires next for a risk, when, and whom it would reach as things stand',
    returns: upcomingSchema,
    problems: [404],
  })
  async upcoming(@Param('id') ref: string): Promise<object> {
    const { manager } = this.dataSource;
    const { facts } = await findRisk(manager, ref);
    const subject = await loadRisk(manager, facts.id, { lock: false, at: Date.now() });
    if (!subject) return { items: [], paused: null };
    const planned = subject.steps.filter(({ state }) => state === 'planned').sort(compareSteps);
    const reached = planned.map((step) => riskRecipients(subject, step));
    const people = reached.flat().map(({ personId }) => personId);
    const names = await namesOf(manager, people);
    const since = subject.risk.pausedSince;
    return {
      items: planned.map((step, index) => ({
        ...stepJson(step, facts.due.zone),
        who: (reached[index] ?? []).map(({ personId, role }) => ({
          person: { id: personId, name: names.get(personId) ?? '' },
          role,
        })),
      })),
      paused: since === null ? null : { since: new Date(since).toISOString(), why: 'its review waits for sign-off' },
    };
  }

  @Get(':id/sign-off-rounds')
  @Describe({
    summary: 'Every sign-off of a risk’s reviews: what was signed, by whom, with its hash',
    returns: object({ items: list(roundSchema) }),
    problems: [404],
  })
  async rounds(@Param('id') ref: string): Promise<object> {
    const { facts } = await findRisk(this.dataSource.manager, ref);
    return { items: await roundsOf(this.dataSource.manager, [facts.id]) };
  }
}
