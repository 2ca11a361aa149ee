import { Body, Controller, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { loadAlignment } from '../../../../database/alignments/load.js';
import { findAlignment, type ShownAlignment } from '../../../../database/alignments/row.js';
import { marketCalendar } from '../../../../database/calendars/market-calendar.js';
import { mayAlign } from '../../../../domain/access/alignment-access.js';
import type { AlignmentCommand } from '../../../../domain/alignment/alignment.js';
import { parts } from '../../../../domain/alignment/content.js';
import { planRevision } from '../../../../domain/alignment/revision.js';
import type { LocalDue } from '../../../../domain/calendar/due.js';
import type { Actor } from '../access/actor.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { compact } from '../commands/compact.js';
import { RecordCommands } from '../commands/record-commands.js';
import { Proposable } from '../commands/proposable.js';
import { dueBy } from '../items/due-request.js';
import { Acknowledgement, type DueDate } from '../items/item.dto.js';
import { Describe } from '../openapi/describe.js';
import { choice, list, object, reference, schema } from '../openapi/json-schema.js';
import { alignmentDetail, alignmentDetailSchema, contentSchema } from './alignment-json.js';
import {
  AlignmentAnswer,
  AlignmentAsking,
  AlignmentDecision,
  AlignmentReason,
  AlignmentReassignment,
  AlignmentRevising,
  AlignmentRevisionPreview,
  AlignmentSchedule,
  ConditionSettling,
} from './alignment.dto.js';
import { homeAsked, teamAsked } from './asked-alignment.js';

const answers = {
  returns: alignmentDetailSchema,
  problems: [403, 404, 409, 412, 422] as (403 | 404 | 409 | 412 | 422)[],
};

const previewSchema = schema(
  'AlignmentRevisionPreviewed',
  object(
    { content: contentSchema, changed: list(choice(parts)), asked: list(reference), stands: list(reference) },
    'What a revision would ask about, whom it would ask again, and whose answers would stand. Nothing is written.',
  ),
);

type Made = AlignmentCommand | ((row: ShownAlignment) => Promise<AlignmentCommand>);

/** What teams and their chair do in an alignment round. */
@Controller('alignments')
export class AlignmentCommandsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly commands: RecordCommands,
  ) {}

  @Post(':id/answer')
  @Describe({
    summary:
      'Answers for a team: it agrees, agrees on conditions, objects and says what would change its mind, or abstains',
    description:
      'Only who is named for the team answers, or who stands in for them. What the team said before stays on record.',
    ...answers,
  })
  answer(@Param('id') ref: string, @Body() body: AlignmentAnswer, @AskedBy() asked: Asked): Promise<object> {
    const { teamId, conditions, position, revision, ...rest } = body;
    const said = conditions?.map(({ ownerId, ...one }) => ({ ...one, ownerId: ownerId?.toLowerCase() }));
    const more = compact({ ...rest, teamId: teamId?.toLowerCase(), conditions: said });
    return this.send(ref, { type: 'answer', position, revision, ...more }, asked);
  }

  @Post(':id/settle')
  @Describe({
    summary: 'Accepts a condition, which becomes an action item in the same transaction, or declines it; by the chair',
    ...answers,
  })
  settle(@Param('id') ref: string, @Body() body: ConditionSettling, @AskedBy() asked: Asked): Promise<object> {
    const { conditionId, accept, reason, ownerId, within, programId } = body;
    const made = async (row: ShownAlignment): Promise<AlignmentCommand> => ({
      ...{ type: 'settle', conditionId: conditionId.toLowerCase(), accept, reason },
      ...compact({ ownerId: ownerId?.toLowerCase(), within }),
      ...(accept ? { home: await homeAsked(this.dataSource.manager, row, programId, asked.actor) } : {}),
    });
    return this.send(ref, made, asked);
  }

  @Post(':id/revise')
  @Describe({
    summary:
      'Revises what is proposed, and takes up what the finding says by now; exactly those whom it concerns are asked again',
    ...answers,
  })
  revise(@Param('id') ref: string, @Body() body: AlignmentRevising, @AskedBy() asked: Asked): Promise<object> {
    const { due, reason } = body;
    const made = async (row: ShownAlignment): Promise<AlignmentCommand> => ({
      ...{ type: 'revise', reason },
      ...revisionOf(body),
      ...(due === undefined ? {} : { due: await this.dueOf(row, due) }),
    });
    return this.send(ref, made, asked);
  }

  @Post(':id/revise-preview')
  @Describe({
    summary: 'What a revision would ask about, whom it would ask again, and whose answers would stand',
    returns: previewSchema,
    previews: true,
    problems: [404, 422],
  })
  async preview(@Param('id') ref: string, @Body() body: AlignmentRevisionPreview): Promise<object> {
    const { manager } = this.dataSource;
    const { facts } = await findAlignment(manager, ref);
    const subject = await loadAlignment(manager, facts.id, { lock: false, at: Date.now() });
    const { content, changed, asked, stands } = planRevision(subject ?? never(), revisionOf(body));
    const named = (ids: readonly string[]): object[] =>
      facts.participants
        .filter(({ teamId }) => ids.includes(teamId))
        .map(({ teamId, team }) => ({ id: teamId, name: team }));
    return { content, changed, asked: named(asked), stands: named(stands) };
  }

  @Post(':id/ask')
  @Describe({ summary: 'Asks one team more, or names somebody else who answers for a team', ...answers })
  ask(@Param('id') ref: string, @Body() body: AlignmentAsking, @AskedBy() asked: Asked): Promise<object> {
    const made = async (): Promise<AlignmentCommand> => ({
      ...{ type: 'ask', reason: body.reason },
      ...(await teamAsked(this.dataSource.manager, body.teamId, body.personId, 'personId')),
    });
    return this.send(ref, made, asked);
  }

  @Post(':id/decide')
  @Describe({
    summary:
      'Decides over what the rule says, with the dissent on record; never, over dissent or silence, by who owns or wrote the finding',
    ...answers,
  })
  decide(@Param('id') ref: string, @Body() body: AlignmentDecision, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'decide', agreed: body.agreed, reason: body.reason }, asked);
  }

  @Post(':id/withdraw')
  @Proposable()
  @Describe({ summary: 'Withdraws a round: nobody is asked any more, and nothing is agreed', ...answers })
  withdraw(@Param('id') ref: string, @Body() { reason }: AlignmentReason, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'withdraw', reason }, asked);
  }

  @Post(':id/acknowledge')
  @Describe({ summary: 'Says that somebody is on a late round: the ladder is held for a while', ...answers })
  acknowledge(@Param('id') ref: string, @Body() body: Acknowledgement, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'acknowledge', ...compact(body) }, asked);
  }

  @Post(':id/schedule')
  @Proposable()
  @Describe({ summary: 'Gives a round another date; the first one stays on record', ...answers })
  schedule(
    @Param('id') ref: string,
    @Body() { due, reason }: AlignmentSchedule,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    const made = async (row: ShownAlignment): Promise<AlignmentCommand> => ({
      ...{ type: 'schedule', reason },
      due: await this.dueOf(row, due),
    });
    return this.send(ref, made, asked);
  }

  @Post(':id/reassign')
  @Proposable()
  @Describe({ summary: 'Gives the chair to somebody else for good; both are told', ...answers })
  reassign(
    @Param('id') ref: string,
    @Body() { chairId, reason }: AlignmentReassignment,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    return this.send(ref, { type: 'reassign', chairId: chairId.toLowerCase(), reason }, asked);
  }

  private async dueOf({ facts }: ShownAlignment, asked: DueDate): Promise<LocalDue> {
    return dueBy(asked, await marketCalendar(this.dataSource.manager, facts.markets, facts.chairId), facts.due);
  }

  private send(ref: string, made: Made, asked: Asked): Promise<object> {
    mayAlign(asked.actor);
    const { manager } = this.dataSource;
    const rounds = {
      kind: 'alignment' as const,
      find: (one: string) => findAlignment(manager, one),
      answer: (row: ShownAlignment, actor: Actor) => alignmentDetail(manager, row, actor),
    };
    return this.commands.send(rounds, ref, (row) => (typeof made === 'function' ? made(row) : made), asked);
  }
}

function revisionOf({ proposal, concerns }: AlignmentRevisionPreview) {
  const said = concerns?.map(({ part, teamIds }) => ({ part, teamIds: teamIds.map((id) => id.toLowerCase()) }));
  return compact({ proposal, concerns: said });
}

function never(): never {
  throw new Error('a round that was found is gone');
}
