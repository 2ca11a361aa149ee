import { Body, Controller, Param, Post, Put } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Settings } from '../../../../config/settings.js';
import { findAnalysis, type ShownAnalysis } from '../../../../database/analyses/row.js';
import { marketCalendar } from '../../../../database/calendars/market-calendar.js';
import { linkable } from '../../../../database/record-links/links.js';
import { mayWriteAnalyses } from '../../../../domain/access/analysis-access.js';
import type { AnalysisCommand } from '../../../../domain/analysis/analysis.js';
import type { Actor } from '../access/actor.js';
import { AskedBy, requireVersion, type Asked } from '../commands/asked.js';
import { compact } from '../commands/compact.js';
import { RecordCommands } from '../commands/record-commands.js';
import { Proposable } from '../commands/proposable.js';
import { dueBy, dueRequested } from '../items/due-request.js';
import { Acknowledgement, OptionalReason } from '../items/item.dto.js';
import { marketsNamed } from '../names/asked-names.js';
import { Describe } from '../openapi/describe.js';
import { breakGlassWords, GlassConfirmation, GlassRequest } from '../sign-off/sign-off.dto.js';
import { requireHash } from '../sign-off/hash-needed.js';
import { caseOrFinding, contentAsked } from './asked-analysis.js';
import {
  AnalysisAnswer,
  AnalysisAsk,
  AnalysisDecision,
  AnalysisNote,
  AnalysisReason,
  AnalysisReassignment,
  AnalysisSchedule,
  AnalysisVersionRequest,
} from './analysis.dto.js';
import { analysisDetail, analysisDetailSchema } from './analysis-json.js';

const answers = {
  returns: analysisDetailSchema,
  problems: [403, 404, 409, 412, 422] as (403 | 404 | 409 | 412 | 422)[],
};

type Made = AnalysisCommand | ((row: ShownAnalysis) => Promise<AnalysisCommand>);

/** What people do to a root cause analysis. */
@Controller('analyses')
export class AnalysisCommandsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly commands: RecordCommands,
    private readonly settings: Settings,
  ) {}

  @Put(':id/content')
  @Proposable()
  @Describe({
    summary: 'Writes all that an analysis says, as a new version; signatures on the former one fall',
    returns: analysisDetailSchema,
    problems: [403, 404, 409, 412, 422, 428],
  })
  write(
    @Param('id') ref: string,
    @Body() { note, ...body }: AnalysisVersionRequest,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    const made = async ({ facts }: ShownAnalysis): Promise<AnalysisCommand> => {
      requireVersion(asked, facts.version);
      return { type: 'write', content: await contentAsked(this.dataSource.manager, body), ...compact({ note }) };
    };
    return this.send(ref, made, asked);
  }

  @Post(':id/asks')
  @Describe({
    summary: 'Asks somebody where else it could happen: in a market, a domain or both, by a date',
    ...answers,
  })
  ask(@Param('id') ref: string, @Body() body: AnalysisAsk, @AskedBy() asked: Asked): Promise<object> {
    const { personId, market, domain, due, note } = body;
    const made = async (): Promise<AnalysisCommand> => {
      const { manager } = this.dataSource;
      const person = personId.toLowerCase();
      const [named] = market === undefined ? [] : await marketsNamed(manager, [market], 'market');
      const until = await dueRequested(manager, due, person);
      return { type: 'ask', personId: person, due: until, ...compact({ market: named, domain, note }) };
    };
    return this.send(ref, made, asked);
  }

  @Post(':id/asks/:number/answer')
  @Describe({
    summary:
      'Says whether it could happen there too: yes with the case or finding, no with the reason, or not applicable',
    ...answers,
  })
  answer(
    @Param('id') ref: string,
    @Param('number') number: string,
    @Body() { record, ...said }: AnalysisAnswer,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    const made = async (): Promise<AnalysisCommand> => {
      const found = record === undefined ? null : await linkable(this.dataSource.manager, record, asked.actor.sight);
      const tied = found === null ? {} : { record: caseOrFinding(found, 'record') };
      return { type: 'answer', ask: askCalled(number), ...said, ...tied };
    };
    return this.send(ref, made, asked);
  }

  @Post(':id/asks/:number/take-back')
  @Describe({ summary: 'Takes a question back that nobody has answered; it stays on record', ...answers })
  unask(
    @Param('id') ref: string,
    @Param('number') number: string,
    @Body() { reason }: AnalysisReason,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    return this.send(ref, { type: 'unask', ask: askCalled(number), reason }, asked);
  }

  @Post(':id/submit')
  @Describe({
    summary: 'Hands an analysis in for signatures: with a root cause, its evidence, and all questions answered',
    ...answers,
  })
  submit(@Param('id') ref: string, @Body() body: AnalysisNote, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'submit', ...compact(body) }, asked);
  }

  @Post(':id/sign-off')
  @Describe({ summary: 'Signs an analysis, or sends it back with a reason', decides: true, ...answers })
  sign(
    @Param('id') ref: string,
    @Body() { decision, ...rest }: AnalysisDecision,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    requireHash(this.settings, rest);
    return this.send(ref, { type: 'sign', decision, ...compact(rest) }, asked);
  }

  @Post(':id/break-glass')
  @Describe({
    summary: 'Asks that an analysis be signed past its approvers; a second person confirms it',
    description: breakGlassWords,
    decides: true,
    ...answers,
  })
  breakGlass(@Param('id') ref: string, @Body() body: GlassRequest, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'break_glass', ...body }, asked);
  }

  @Post(':id/break-glass/confirm')
  @Describe({
    summary: 'Confirms a break-glass as the second person: the analysis is signed, and marked',
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

  @Post(':id/take-back')
  @Describe({ summary: 'Takes an analysis back that waits for signatures', ...answers })
  takeBack(@Param('id') ref: string, @Body() { reason }: AnalysisReason, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'take_back', reason }, asked);
  }

  @Post(':id/revise')
  @Proposable()
  @Describe({
    summary: 'Makes a draft again of what was signed; findings that carry it keep what was signed',
    ...answers,
  })
  revise(@Param('id') ref: string, @Body() { reason }: AnalysisReason, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'revise', reason }, asked);
  }

  @Post(':id/withdraw')
  @Proposable()
  @Describe({ summary: 'Withdraws an analysis: nobody looks for its causes any more', ...answers })
  withdraw(@Param('id') ref: string, @Body() { reason }: AnalysisReason, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'withdraw', reason }, asked);
  }

  @Post(':id/reopen')
  @Proposable()
  @Describe({ summary: 'Opens an analysis again that was withdrawn', ...answers })
  reopen(@Param('id') ref: string, @Body() { reason }: AnalysisReason, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'reopen', reason }, asked);
  }

  @Post(':id/acknowledge')
  @Describe({ summary: 'Says that somebody is on a late analysis: the ladder is held for a while', ...answers })
  acknowledge(@Param('id') ref: string, @Body() body: Acknowledgement, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'acknowledge', ...compact(body) }, asked);
  }

  @Post(':id/schedule')
  @Proposable()
  @Describe({ summary: 'Moves the date of an analysis, or names another domain lead; never by its owner', ...answers })
  schedule(
    @Param('id') ref: string,
    @Body() { due, reason, domainLeadId }: AnalysisSchedule,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    const made = async ({ facts }: ShownAnalysis): Promise<AnalysisCommand> => ({
      type: 'schedule',
      reason,
      ...(domainLeadId === undefined ? {} : { domainLeadId: domainLeadId?.toLowerCase() ?? null }),
      ...(due === undefined
        ? {}
        : { due: dueBy(due, await marketCalendar(this.dataSource.manager, facts.markets, facts.ownerId)) }),
    });
    return this.send(ref, made, asked);
  }

  @Post(':id/reassign')
  @Proposable()
  @Describe({ summary: 'Gives an analysis to another analyst for good; both are told', ...answers })
  reassign(
    @Param('id') ref: string,
    @Body() { ownerId, reason }: AnalysisReassignment,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    return this.send(ref, { type: 'reassign', ownerId: ownerId.toLowerCase(), reason }, asked);
  }

  private send(ref: string, made: Made, asked: Asked): Promise<object> {
    mayWriteAnalyses(asked.actor);
    const { manager } = this.dataSource;
    const analyses = {
      kind: 'analysis' as const,
      find: (one: string) => findAnalysis(manager, one),
      answer: (row: ShownAnalysis, actor: Actor) => analysisDetail(manager, row, actor),
    };
    return this.commands.send(analyses, ref, (row) => (typeof made === 'function' ? made(row) : made), asked);
  }
}

/** Whatever is no number is the question that is never there. */
function askCalled(number: string): number {
  return /^\d{1,6}$/.test(number) ? Number(number) : 0;
}
