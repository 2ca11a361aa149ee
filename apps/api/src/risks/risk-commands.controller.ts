import { Body, Controller, Param, Patch, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Settings } from '../../../../config/settings.js';
import { findRisk, type ShownRisk } from '../../../../database/risks/risks.js';
import type { LocalDue } from '../../../../domain/calendar/due.js';
import { mayWriteRisks } from '../../../../domain/access/risk-access.js';
import type { RiskCommand } from '../../../../domain/risk/risk.js';
import { AskedBy, requireVersion, versionAsked, type Asked } from '../commands/asked.js';
import { compact } from '../commands/compact.js';
import { Engine } from '../commands/engine.js';
import { dueRequested } from '../items/due-request.js';
import { Acknowledgement, type DueDate } from '../items/item.dto.js';
import { marketsNamed } from '../names/asked-names.js';
import { Describe } from '../openapi/describe.js';
import { requireHash } from '../sign-off/hash-needed.js';
import {
  RiskChanges,
  RiskDecision,
  RiskReason,
  RiskReassignment,
  RiskReopening,
  RiskReviewRequest,
  RiskSchedule,
} from './risk.dto.js';
import { riskDetail, riskDetailSchema } from './risk-json.js';

const answers = {
  returns: riskDetailSchema,
  problems: [403, 404, 409, 412, 422] as (403 | 404 | 409 | 412 | 422)[],
};

type Made = RiskCommand | ((row: ShownRisk) => Promise<RiskCommand>);

/** What people do to a risk. Each goes through its workflow, which asks whether they may, and answers when it is recorded. */
@Controller('risks/:id')
export class RiskCommandsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly engine: Engine,
    private readonly settings: Settings,
  ) {}

  @Post('review')
  @Describe({ summary: 'Hands in a review: what it is rated now, and what is to become of it', ...answers })
  review(
    @Param('id') ref: string,
    @Body() { outcome, statement, ...rated }: RiskReviewRequest,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    return this.send(ref, { type: 'review', outcome, statement, ...compact(rated) }, asked);
  }

  @Post('sign-off')
  @Describe({ summary: 'Approves a review, or sends it back with a reason', decides: true, ...answers })
  sign(
    @Param('id') ref: string,
    @Body() { decision, ...rest }: RiskDecision,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    requireHash(this.settings, rest);
    return this.send(ref, { type: 'sign', decision, ...compact(rest) }, asked);
  }

  @Post('withdraw')
  @Describe({ summary: 'Takes a review back that waits for signatures', ...answers })
  withdraw(@Param('id') ref: string, @Body() { reason }: RiskReason, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'withdraw', reason }, asked);
  }

  @Post('acknowledge')
  @Describe({ summary: 'Says that somebody is on a late review: the ladder is held for a while', ...answers })
  acknowledge(@Param('id') ref: string, @Body() body: Acknowledgement, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'acknowledge', ...compact(body) }, asked);
  }

  @Patch()
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

  @Post('schedule')
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

  @Post('reassign')
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

  @Post('reopen')
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

  private async send(ref: string, made: Made, asked: Asked): Promise<object> {
    const { actor, key, door, shown } = asked;
    mayWriteRisks(actor);
    const row = await findRisk(this.dataSource.manager, ref);
    const { id, version } = row.facts;
    const command = typeof made === 'function' ? await made(row) : made;
    const expectedVersion = versionAsked(asked, version);
    await this.engine.record('risk', id, command, {
      actorId: actor.id,
      key,
      door,
      shown,
      seenVersion: version,
      expectedVersion,
    });
    const after = await findRisk(this.dataSource.manager, id);
    return riskDetail(this.dataSource.manager, after, actor);
  }
}
