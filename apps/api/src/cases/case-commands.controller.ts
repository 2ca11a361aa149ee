import { Body, Controller, Param, Patch, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { findCase, type ShownCase } from '../../../../database/cases/row.js';
import { mayWriteCases } from '../../../../domain/access/case-access.js';
import type { LocalDue } from '../../../../domain/calendar/due.js';
import type { CaseCommand } from '../../../../domain/case/case.js';
import type { Actor } from '../access/actor.js';
import { AskedBy, requireVersion, type Asked } from '../commands/asked.js';
import { compact } from '../commands/compact.js';
import { RecordCommands } from '../commands/record-commands.js';
import { Proposable } from '../commands/proposable.js';
import { dueRequested } from '../items/due-request.js';
import { Acknowledgement, type DueDate } from '../items/item.dto.js';
import { Describe } from '../openapi/describe.js';
import { changesAsked } from './asked-case.js';
import {
  CaseChanges,
  CaseClosing,
  CaseConclusion,
  CaseMerge,
  CaseReason,
  CaseReassignment,
  CaseReopening,
  CaseSchedule,
  CaseTriage,
} from './case.dto.js';
import { caseDetail, caseDetailSchema } from './case-json.js';
import { caseNamed } from './cases-named.js';

const answers = {
  returns: caseDetailSchema,
  problems: [403, 404, 409, 412, 422] as (403 | 404 | 409 | 412 | 422)[],
};

/** What people do to a case. */
@Controller('cases')
export class CaseCommandsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly commands: RecordCommands,
  ) {}

  @Post(':id/triage')
  @Proposable()
  @Describe({
    summary: 'Triages a case: confirms its severity, names who leads it and by when it is to be closed',
    ...answers,
  })
  triage(@Param('id') ref: string, @Body() body: CaseTriage, @AskedBy() asked: Asked): Promise<object> {
    const { due, leadId: given, ...rest } = body;
    const leadId = given?.toLowerCase();
    const made = async (row: ShownCase): Promise<CaseCommand> => ({
      type: 'triage',
      ...compact({ ...rest, leadId }),
      due: await dueRequested(this.dataSource.manager, due, leadId ?? row.facts.leadId),
    });
    return this.send(ref, made, asked);
  }

  @Post(':id/start')
  @Describe({ summary: 'Begins the investigation of a triaged case', ...answers })
  start(@Param('id') ref: string, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'start' }, asked);
  }

  @Post(':id/conclude')
  @Describe({ summary: 'Concludes an investigation; somebody else closes the case', ...answers })
  conclude(@Param('id') ref: string, @Body() body: CaseConclusion, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'conclude', ...body }, asked);
  }

  @Post(':id/close')
  @Describe({ summary: 'Closes a concluded case; never by whoever concluded it', ...answers })
  close(@Param('id') ref: string, @Body() body: CaseClosing, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'close', ...compact(body) }, asked);
  }

  @Post(':id/reject')
  @Proposable()
  @Describe({ summary: 'Rejects what was reported: it is no case; whoever reported it is told why', ...answers })
  reject(@Param('id') ref: string, @Body() { reason }: CaseReason, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'reject', reason }, asked);
  }

  @Post(':id/reopen')
  @Proposable()
  @Describe({ summary: 'Opens a case again that was concluded, closed or rejected', ...answers })
  reopen(@Param('id') ref: string, @Body() { due, reason }: CaseReopening, @AskedBy() asked: Asked): Promise<object> {
    const made = async (row: ShownCase): Promise<CaseCommand> => ({
      type: 'reopen',
      reason,
      ...(await this.dueOf(row, due)),
    });
    return this.send(ref, made, asked);
  }

  @Post(':id/acknowledge')
  @Describe({ summary: 'Says that somebody is on a late case: the ladder is held for a while', ...answers })
  acknowledge(@Param('id') ref: string, @Body() body: Acknowledgement, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'acknowledge', ...compact(body) }, asked);
  }

  @Patch(':id')
  @Proposable()
  @Describe({
    summary: 'Changes what a case says; its severity is said by triage',
    returns: caseDetailSchema,
    problems: [403, 404, 409, 412, 422, 428],
  })
  edit(@Param('id') ref: string, @Body() body: CaseChanges, @AskedBy() asked: Asked): Promise<object> {
    const made = async ({ facts }: ShownCase): Promise<CaseCommand> => {
      requireVersion(asked, facts.version);
      return { type: 'edit', content: await changesAsked(this.dataSource.manager, body) };
    };
    return this.send(ref, made, asked);
  }

  @Post(':id/schedule')
  @Proposable()
  @Describe({ summary: 'Moves the date of a case, or names another domain lead; never by its lead', ...answers })
  schedule(
    @Param('id') ref: string,
    @Body() { due, reason, domainLeadId }: CaseSchedule,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    const made = async (row: ShownCase): Promise<CaseCommand> => ({
      type: 'schedule',
      reason,
      ...(domainLeadId === undefined ? {} : { domainLeadId: domainLeadId?.toLowerCase() ?? null }),
      ...(await this.dueOf(row, due)),
    });
    return this.send(ref, made, asked);
  }

  @Post(':id/reassign')
  @Proposable()
  @Describe({ summary: 'Gives a case to another lead for good; both are told, and the ladder begins anew', ...answers })
  reassign(
    @Param('id') ref: string,
    @Body() { leadId, reason }: CaseReassignment,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    return this.send(ref, { type: 'reassign', leadId: leadId.toLowerCase(), reason }, asked);
  }

  @Post(':id/merge')
  @Proposable()
  @Describe({
    summary: 'Merges a case into another one: its clock ends, and what belongs to it is seen from there',
    ...answers,
  })
  merge(@Param('id') ref: string, @Body() { into, reason }: CaseMerge, @AskedBy() asked: Asked): Promise<object> {
    const made = async (): Promise<CaseCommand> => {
      const { facts } = await caseNamed(this.dataSource.manager, into, asked.actor);
      return { type: 'merge', intoId: facts.id, reason };
    };
    return this.send(ref, made, asked);
  }

  @Post(':id/unmerge')
  @Proposable()
  @Describe({
    summary: 'Takes a case out of the one that it was merged into, as long as nobody has worked on that since',
    description: 'It is what it was before. Its date stands: a merge moves nobody’s deadline.',
    ...answers,
  })
  unmerge(@Param('id') ref: string, @Body() { reason }: CaseReason, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'unmerge', reason }, asked);
  }

  private async dueOf({ facts }: ShownCase, asked: DueDate | undefined): Promise<{ due?: LocalDue }> {
    return asked === undefined ? {} : { due: await dueRequested(this.dataSource.manager, asked, facts.leadId) };
  }

  private send(
    ref: string,
    made: CaseCommand | ((row: ShownCase) => Promise<CaseCommand>),
    asked: Asked,
  ): Promise<object> {
    mayWriteCases(asked.actor);
    const { manager } = this.dataSource;
    const cases = {
      kind: 'case' as const,
      find: (one: string) => findCase(manager, one),
      answer: (row: ShownCase, actor: Actor) => caseDetail(manager, row, actor),
    };
    return this.commands.send(cases, ref, (row) => (typeof made === 'function' ? made(row) : made), asked);
  }
}
