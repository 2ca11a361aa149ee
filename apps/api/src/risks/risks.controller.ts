import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Settings } from '../../../../config/settings.js';
import { loadRisk, raiseRisk } from '../../../../database/risks/kind.js';
import type { LocalDue } from '../../../../domain/calendar/due.js';
import { riskRecipients } from '../../../../domain/risk/fire.js';
import type { RiskCommand } from '../../../../domain/risk/risk.js';
import { actorKept } from '../../../../database/people/actor-now.js';
import { findRisk, riskRegister, riskSorts, risksWhere, type ShownRisk } from '../../../../database/risks/row.js';
import { mayWriteRisks } from '../../../../domain/access/risk-access.js';
import { stableId } from '../../../../domain/stable-id.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { AskedBy, requireVersion, type Asked } from '../commands/asked.js';
import { compact } from '../commands/compact.js';
import { RecordCommands } from '../commands/record-commands.js';
import { Proposable } from '../commands/proposable.js';
import { dueRequested } from '../items/due-request.js';
import { Acknowledgement, OptionalReason, type DueDate } from '../items/item.dto.js';
import { marketsNamed } from '../names/asked-names.js';
import { Describe } from '../openapi/describe.js';
import { integer, object, changedPage } from '../openapi/json-schema.js';
import { Page, type PageOf } from '../paging/page.js';
import { breakGlassWords, GlassConfirmation, GlassRequest } from '../sign-off/sign-off.dto.js';
import { requireHash } from '../sign-off/hash-needed.js';
import { timelineOf } from '../timeline/record-timeline.controller.js';
import { withPolicies } from '../policies/policy-choice.js';
import {
  NewRiskRequest,
  RiskChanges,
  RiskDecision,
  RiskFilter,
  RiskReason,
  RiskReassignment,
  RiskReopening,
  RiskReviewRequest,
  RiskSchedule,
} from './risk.dto.js';
import { riskDetail, riskDetailSchema, riskJson, riskSchema, risksMeant, type RiskJson } from './risk-json.js';

const answers = {
  returns: riskDetailSchema,
  problems: [403, 404, 409, 412, 422] as (403 | 404 | 409 | 412 | 422)[],
};

/** The risk register: each entry has an owner, a rating and reviews that fall due again and again, and are signed. */
@Controller('risks')
export class RisksController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly commands: RecordCommands,
    private readonly settings: Settings,
  ) {}

  @Get()
  @Describe({
    summary: 'Lists risks, those whose review is due first on top',
    returns: changedPage(riskSchema),
    problems: [422],
  })
  async list(@Query() filter: RiskFilter, @CurrentActor() actor: Actor): Promise<PageOf<RiskJson>> {
    const page = new Page(filter, riskSorts, 'due');
    const { manager } = this.dataSource;
    const where = risksWhere(await risksMeant(manager, filter, actor));
    return page.result(await riskRegister.list(manager, where, page), riskJson);
  }

  @Get('count')
  @Describe({ summary: 'Counts risks', returns: object({ count: integer }), problems: [422] })
  async count(@Query() filter: RiskFilter, @CurrentActor() actor: Actor): Promise<{ count: number }> {
    const { manager } = this.dataSource;
    return { count: await riskRegister.count(manager, risksWhere(await risksMeant(manager, filter, actor))) };
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

  @Post(':id/review')
  @Describe({ summary: 'Hands in a review: what it is rated now, and what is to become of it', ...answers })
  review(
    @Param('id') ref: string,
    @Body() { outcome, statement, ...rated }: RiskReviewRequest,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    return this.send(ref, { type: 'review', outcome, statement, ...compact(rated) }, asked);
  }

  @Post(':id/sign-off')
  @Describe({ summary: 'Approves a review, or sends it back with a reason', decides: true, ...answers })
  sign(
    @Param('id') ref: string,
    @Body() { decision, ...rest }: RiskDecision,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    requireHash(this.settings, rest);
    return this.send(ref, { type: 'sign', decision, ...compact(rest) }, asked);
  }

  @Post(':id/break-glass')
  @Describe({
    summary: 'Asks that a review be signed off past its approvers; a second person confirms it',
    description: breakGlassWords,
    decides: true,
    ...answers,
  })
  breakGlass(@Param('id') ref: string, @Body() body: GlassRequest, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'break_glass', ...body }, asked);
  }

  @Post(':id/break-glass/confirm')
  @Describe({
    summary: 'Confirms a break-glass as the second person: the review holds, and is marked',
    decides: true,
    ...answers,
  })
  confirmGlass(@Param('id') ref: string, @Body() body: GlassConfirmation, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'confirm_glass', ...body }, asked);
  }

  @Post(':id/break-glass/refuse')
  @Describe({ summary: 'Refuses a break-glass as the second person, or takes one’s own back', ...answers })
  refuseGlass(@Param('id') ref: string, @Body() body: OptionalReason, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'refuse_glass', ...compact(body) }, asked);
  }

  @Post(':id/withdraw')
  @Proposable()
  @Describe({ summary: 'Takes a review back that waits for signatures', ...answers })
  withdraw(@Param('id') ref: string, @Body() { reason }: RiskReason, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'withdraw', reason }, asked);
  }

  @Post(':id/acknowledge')
  @Describe({ summary: 'Says that somebody is on a late review: the ladder is held for a while', ...answers })
  acknowledge(@Param('id') ref: string, @Body() body: Acknowledgement, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'acknowledge', ...compact(body) }, asked);
  }

  @Patch(':id')
  @Proposable()
  @Describe({
    summary: 'Changes what a risk says; signatures on it fall',
    returns: riskDetailSchema,
    problems: [403, 404, 409, 412, 422, 428],
  })
  edit(@Param('id') ref: string, @Body() body: RiskChanges, @AskedBy() asked: Asked): Promise<object> {
    const made = async ({ facts }: ShownRisk): Promise<RiskCommand> => {
      requireVersion(asked, facts.version);
      const { markets, ...content } = body;
      const named = markets && { markets: await marketsNamed(this.dataSource.manager, markets, 'markets') };
      return { type: 'edit', content: { ...compact(content), ...named } };
    };
    return this.send(ref, made, asked);
  }

  @Post(':id/schedule')
  @Proposable()
  @Describe({
    summary: 'Moves the review, changes its cadence or the domain lead; nobody does that to their own risk',
    ...answers,
  })
  schedule(
    @Param('id') ref: string,
    @Body() { reviewDue, reason, domainLeadId, ...rest }: RiskSchedule,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    const made = async (row: ShownRisk): Promise<RiskCommand> => ({
      type: 'schedule',
      reason,
      ...compact(rest),
      ...(domainLeadId === undefined ? {} : { domainLeadId: domainLeadId?.toLowerCase() ?? null }),
      ...(await this.dueOf(row, reviewDue)),
    });
    return this.send(ref, made, asked);
  }

  @Post(':id/reassign')
  @Proposable()
  @Describe({
    summary: 'Gives a risk to another owner for good; both are told, and the ladder begins anew',
    ...answers,
  })
  reassign(
    @Param('id') ref: string,
    @Body() { ownerId, reason }: RiskReassignment,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    return this.send(ref, { type: 'reassign', ownerId: ownerId.toLowerCase(), reason }, asked);
  }

  @Post(':id/reopen')
  @Proposable()
  @Describe({ summary: 'Opens a risk again that was closed', ...answers })
  reopen(
    @Param('id') ref: string,
    @Body() { reviewDue, reason }: RiskReopening,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    const made = async (row: ShownRisk): Promise<RiskCommand> => ({
      type: 'reopen',
      reason,
      ...(await this.dueOf(row, reviewDue)),
    });
    return this.send(ref, made, asked);
  }

  private async dueOf({ facts }: ShownRisk, asked: DueDate | undefined): Promise<{ due?: LocalDue }> {
    return asked === undefined ? {} : { due: await dueRequested(this.dataSource.manager, asked, facts.ownerId) };
  }

  private send(
    ref: string,
    made: RiskCommand | ((row: ShownRisk) => Promise<RiskCommand>),
    asked: Asked,
  ): Promise<object> {
    mayWriteRisks(asked.actor);
    const { manager } = this.dataSource;
    const risks = {
      kind: 'risk' as const,
      find: (one: string) => findRisk(manager, one),
      answer: (row: ShownRisk, actor: Actor) => riskDetail(manager, row, actor),
    };
    return this.commands.send(risks, ref, (row) => (typeof made === 'function' ? made(row) : made), asked);
  }
}

export const RiskTimelineController = timelineOf({
  ...{ path: 'risks', one: 'a risk', reached: riskRecipients },
  find: async (manager, ref) => {
    const { id, due } = (await findRisk(manager, ref)).facts;
    return { id, zone: due.zone };
  },
  load: (manager, id) => loadRisk(manager, id, { lock: false, at: Date.now() }),
  paused: ({ risk: { pausedSince: since } }) =>
    since === null ? null : { since, why: 'its review waits for sign-off' },
});
