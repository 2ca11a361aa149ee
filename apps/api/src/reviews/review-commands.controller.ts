import { Body, Controller, Param, Patch, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { findReview, type ShownReview } from '../../../../database/reviews/row.js';
import { mayWriteReviews } from '../../../../domain/access/review-access.js';
import type { ReviewCommand } from '../../../../domain/review/round.js';
import type { Actor } from '../access/actor.js';
import { AskedBy, requireVersion, type Asked } from '../commands/asked.js';
import { compact } from '../commands/compact.js';
import { RecordCommands } from '../commands/record-commands.js';
import { Proposable } from '../commands/proposable.js';
import { dueRequested } from '../items/due-request.js';
import { Acknowledgement } from '../items/item.dto.js';
import { Describe } from '../openapi/describe.js';
import { reviewChangesAsked, staffAsked } from './asked-review.js';
import { ReviewChanges, ReviewReason, ReviewReassignment, ReviewSchedule, ReviewStaff } from './review.dto.js';
import { reviewDetail, reviewDetailSchema } from './review-json.js';

const answers = {
  returns: reviewDetailSchema,
  problems: [403, 404, 409, 412, 422] as (403 | 404 | 409 | 412 | 422)[],
};

/** What people do to a review round. */
@Controller('review-rounds')
export class ReviewCommandsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly commands: RecordCommands,
  ) {}

  @Patch(':id')
  @Proposable()
  @Describe({
    summary: 'Changes what a draft of a review round says and asks',
    returns: reviewDetailSchema,
    problems: [403, 404, 409, 412, 422, 428],
  })
  edit(@Param('id') ref: string, @Body() body: ReviewChanges, @AskedBy() asked: Asked): Promise<object> {
    const made = async ({ facts }: ShownReview): Promise<ReviewCommand> => {
      requireVersion(asked, facts.version);
      return { type: 'edit', content: await reviewChangesAsked(this.dataSource.manager, body) };
    };
    return this.send(ref, made, asked);
  }

  @Post(':id/staff')
  @Proposable()
  @Describe({ summary: 'Names who reviews and who adjudicates; what was answered stays', ...answers })
  staff(@Param('id') ref: string, @Body() body: ReviewStaff, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'staff', ...staffAsked(body) }, asked);
  }

  @Post(':id/open')
  @Describe({ summary: 'Opens a review round of which the sample is drawn: reviewers are told', ...answers })
  open(@Param('id') ref: string, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'open' }, asked);
  }

  @Post(':id/close')
  @Proposable()
  @Describe({ summary: 'Closes a review round before all is judged; what is missing is said', ...answers })
  close(@Param('id') ref: string, @Body() { reason }: ReviewReason, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'close', reason }, asked);
  }

  @Post(':id/cancel')
  @Proposable()
  @Describe({ summary: 'Cancels a review round', ...answers })
  cancel(@Param('id') ref: string, @Body() { reason }: ReviewReason, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'cancel', reason }, asked);
  }

  @Post(':id/acknowledge')
  @Describe({ summary: 'Says that somebody is on a late review round: the ladder is held for a while', ...answers })
  acknowledge(@Param('id') ref: string, @Body() body: Acknowledgement, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'acknowledge', ...compact(body) }, asked);
  }

  @Post(':id/schedule')
  @Proposable()
  @Describe({
    summary: 'Moves the date of a review round, or names another domain lead; never by its owner',
    ...answers,
  })
  schedule(
    @Param('id') ref: string,
    @Body() { due, reason, domainLeadId }: ReviewSchedule,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    const made = async ({ facts }: ShownReview): Promise<ReviewCommand> => ({
      type: 'schedule',
      reason,
      ...(domainLeadId === undefined ? {} : { domainLeadId: domainLeadId?.toLowerCase() ?? null }),
      ...(due === undefined ? {} : { due: await dueRequested(this.dataSource.manager, due, facts.ownerId) }),
    });
    return this.send(ref, made, asked);
  }

  @Post(':id/reassign')
  @Proposable()
  @Describe({ summary: 'Gives a review round to another owner for good; never to who judges in it', ...answers })
  reassign(
    @Param('id') ref: string,
    @Body() { ownerId, reason }: ReviewReassignment,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    return this.send(ref, { type: 'reassign', ownerId: ownerId.toLowerCase(), reason }, asked);
  }

  private send(
    ref: string,
    made: ReviewCommand | ((row: ShownReview) => Promise<ReviewCommand>),
    asked: Asked,
  ): Promise<object> {
    mayWriteReviews(asked.actor);
    const { manager } = this.dataSource;
    const rounds = {
      kind: 'review_round' as const,
      find: (one: string) => findReview(manager, one),
      answer: (row: ShownReview, actor: Actor) => reviewDetail(manager, row, actor),
    };
    return this.commands.send(rounds, ref, (row) => (typeof made === 'function' ? made(row) : made), asked);
  }
}
