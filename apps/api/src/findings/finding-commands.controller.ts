import { Body, Controller, Param, Patch, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { link, linkable } from '../../../../database/record-links/links.js';
import { findFinding, type ShownFinding } from '../../../../database/findings/row.js';
import { marketCalendar } from '../../../../database/calendars/market-calendar.js';
import { mayWriteFindings } from '../../../../domain/access/finding-access.js';
import type { LocalDue } from '../../../../domain/calendar/due.js';
import { findingKey, type FindingCommand } from '../../../../domain/finding/finding.js';
import { stableId } from '../../../../domain/stable-id.js';
import type { Actor } from '../access/actor.js';
import { AskedBy, requireVersion, type Asked } from '../commands/asked.js';
import { compact } from '../commands/compact.js';
import { RecordCommands } from '../commands/record-commands.js';
import { Proposable } from '../commands/proposable.js';
import { dueBy } from '../items/due-request.js';
import { Acknowledgement, type DueDate } from '../items/item.dto.js';
import { Describe } from '../openapi/describe.js';
import { analysisCalled, changesAsked, linksAsked } from './asked-finding.js';
import {
  FindingCause,
  FindingChanges,
  FindingDispute,
  FindingDone,
  FindingNote,
  FindingProposal,
  FindingRaise,
  FindingReason,
  FindingReassignment,
  FindingRemediation,
  FindingReopening,
  FindingSchedule,
  FindingVerification,
} from './finding.dto.js';
import { findingDetail, findingDetailSchema } from './finding-json.js';

const answers = {
  returns: findingDetailSchema,
  problems: [403, 404, 409, 412, 422] as (403 | 404 | 409 | 412 | 422)[],
};

type Made = FindingCommand | ((row: ShownFinding) => Promise<FindingCommand>);

/** What people do to a finding. */
@Controller('findings')
export class FindingCommandsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly commands: RecordCommands,
  ) {}

  @Post(':id/raise')
  @Proposable()
  @Describe({ summary: 'Makes a finding of an observation: what is rated, and has criteria and an owner', ...answers })
  raise(@Param('id') ref: string, @Body() body: FindingRaise, @AskedBy() asked: Asked): Promise<object> {
    const { ownerId, rating, ...rest } = body;
    return this.send(ref, { type: 'raise', rating, ...compact({ ...rest, ownerId: ownerId?.toLowerCase() }) }, asked);
  }

  @Post(':id/lower')
  @Proposable()
  @Describe({ summary: 'Makes an observation of a finding that nobody remediates; never by its owner', ...answers })
  lower(@Param('id') ref: string, @Body() { reason }: FindingReason, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'lower', reason }, asked);
  }

  @Post(':id/propose')
  @Proposable()
  @Describe({
    summary: 'Proposes a finding to its owner, who answers within a limit; the target date follows from the rating',
    ...answers,
  })
  propose(@Param('id') ref: string, @Body() body: FindingProposal, @AskedBy() asked: Asked): Promise<object> {
    const { target, note } = body;
    const made = async (row: ShownFinding): Promise<FindingCommand> => ({
      type: 'propose',
      ...compact({ note }),
      ...(await this.targetOf(row, target)),
    });
    return this.send(ref, made, asked);
  }

  @Post(':id/agree')
  @Describe({ summary: 'Agrees to a finding, and to its target date; never by its author', ...answers })
  agree(@Param('id') ref: string, @Body() body: FindingNote, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'agree', ...compact(body) }, asked);
  }

  @Post(':id/dispute')
  @Describe({ summary: 'Disputes a finding, and says what would change their mind; its author answers', ...answers })
  dispute(@Param('id') ref: string, @Body() body: FindingDispute, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'dispute', ...body }, asked);
  }

  @Post(':id/remediate')
  @Describe({
    summary: 'Says that work on an agreed finding has begun, and links the item or program that is',
    ...answers,
  })
  async remediate(
    @Param('id') ref: string,
    @Body() { by, note }: FindingRemediation,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    const { actor, key } = asked;
    mayWriteFindings(actor);
    const other = by === undefined ? null : await linkable(this.dataSource.manager, by, actor.sight);
    const record = other === null ? undefined : (other.key ?? other.title);
    const done = await this.send(ref, { type: 'remediate', ...compact({ note, record }) }, asked);
    if (other === null) return done;
    const { id, number, title } = (await findFinding(this.dataSource.manager, ref)).facts;
    const one = { kind: 'finding' as const, id, key: findingKey(number), title };
    await this.dataSource.transaction((within) =>
      link(within, one, other, { actorId: actor.id, key: stableId(actor.id, key), at: Date.now() }),
    );
    return done;
  }

  @Post(':id/finish')
  @Describe({ summary: 'Says that a finding is remediated, with evidence; somebody else verifies it', ...answers })
  finish(@Param('id') ref: string, @Body() { text, links }: FindingDone, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'finish', text, links: linksAsked(links) }, asked);
  }

  @Post(':id/verify')
  @Describe({
    summary: 'Verifies and closes a finding; never by its owner, its author or who remediated it',
    ...answers,
  })
  verify(@Param('id') ref: string, @Body() { text }: FindingVerification, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'verify', text }, asked);
  }

  @Post(':id/send-back')
  @Describe({ summary: 'Sends a remediation back that is not done; the target date holds', ...answers })
  sendBack(@Param('id') ref: string, @Body() { reason }: FindingReason, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'send_back', reason }, asked);
  }

  @Post(':id/withdraw')
  @Proposable()
  @Describe({ summary: 'Withdraws a finding: it is none; never by its owner', ...answers })
  withdraw(@Param('id') ref: string, @Body() { reason }: FindingReason, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'withdraw', reason }, asked);
  }

  @Post(':id/reopen')
  @Proposable()
  @Describe({ summary: 'Opens a finding again that was verified, withdrawn or said to be done', ...answers })
  reopen(
    @Param('id') ref: string,
    @Body() { target, reason }: FindingReopening,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    const made = async (row: ShownFinding): Promise<FindingCommand> => ({
      type: 'reopen',
      reason,
      ...(await this.targetOf(row, target)),
    });
    return this.send(ref, made, asked);
  }

  @Post(':id/acknowledge')
  @Describe({ summary: 'Says that somebody is on a late finding: the ladder is held for a while', ...answers })
  acknowledge(@Param('id') ref: string, @Body() body: Acknowledgement, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'acknowledge', ...compact(body) }, asked);
  }

  @Patch(':id')
  @Proposable()
  @Describe({
    summary: 'Changes what a finding says, before it is agreed; whoever does is one of its authors',
    returns: findingDetailSchema,
    problems: [403, 404, 409, 412, 422, 428],
  })
  edit(@Param('id') ref: string, @Body() body: FindingChanges, @AskedBy() asked: Asked): Promise<object> {
    const made = async ({ facts }: ShownFinding): Promise<FindingCommand> => {
      requireVersion(asked, facts.version);
      return { type: 'edit', content: await changesAsked(this.dataSource.manager, body) };
    };
    return this.send(ref, made, asked);
  }

  @Post(':id/cause')
  @Proposable()
  @Describe({
    summary:
      'Takes the cause of a finding from a signed analysis; a repeat is rated one step higher, where the policy says so',
    ...answers,
  })
  carry(@Param('id') ref: string, @Body() { analysis, note }: FindingCause, @AskedBy() asked: Asked): Promise<object> {
    const made = async (): Promise<FindingCommand> => ({
      type: 'carry',
      analysisId: await analysisCalled(this.dataSource.manager, analysis, asked.actor),
      ...compact({ note }),
    });
    return this.send(ref, made, asked);
  }

  @Post(':id/schedule')
  @Proposable()
  @Describe({
    summary: 'Moves the target date of a finding, or names another domain lead; never by its owner',
    ...answers,
  })
  schedule(
    @Param('id') ref: string,
    @Body() { target, reason, domainLeadId }: FindingSchedule,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    const made = async (row: ShownFinding): Promise<FindingCommand> => ({
      type: 'schedule',
      reason,
      ...(domainLeadId === undefined ? {} : { domainLeadId: domainLeadId?.toLowerCase() ?? null }),
      ...(await this.targetOf(row, target)),
    });
    return this.send(ref, made, asked);
  }

  @Post(':id/reassign')
  @Proposable()
  @Describe({ summary: 'Gives a finding to another owner for good; both are told', ...answers })
  reassign(
    @Param('id') ref: string,
    @Body() { ownerId, reason }: FindingReassignment,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    return this.send(ref, { type: 'reassign', ownerId: ownerId.toLowerCase(), reason }, asked);
  }

  private async targetOf({ facts }: ShownFinding, asked: DueDate | undefined): Promise<{ target?: LocalDue }> {
    if (asked === undefined) return {};
    return { target: dueBy(asked, await marketCalendar(this.dataSource.manager, facts.markets, facts.ownerId)) };
  }

  private send(ref: string, made: Made, asked: Asked): Promise<object> {
    mayWriteFindings(asked.actor);
    const { manager } = this.dataSource;
    const findings = {
      kind: 'finding' as const,
      find: (one: string) => findFinding(manager, one),
      answer: (row: ShownFinding, actor: Actor) => findingDetail(manager, row, actor),
    };
    return this.commands.send(findings, ref, (row) => (typeof made === 'function' ? made(row) : made), asked);
  }
}
