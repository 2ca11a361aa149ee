import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { actorKept } from '../../../../database/people/actor-now.js';
import { beginReview } from '../../../../database/reviews/begin.js';
import { loadReview } from '../../../../database/reviews/load.js';
import { findReview, reviewRegister, reviewSorts, reviewsWhere } from '../../../../database/reviews/row.js';
import { mayWriteReviews } from '../../../../domain/access/review-access.js';
import { reviewRecipients } from '../../../../domain/review/fire.js';
import { mostListed } from '../../../../domain/review/round.js';
import { sampleSize } from '../../../../domain/sample/size.js';
import { stableId } from '../../../../domain/stable-id.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { Describe } from '../openapi/describe.js';
import { Decimal, Whole } from '../openapi/fields.js';
import { integer, list, object, changedPage, text } from '../openapi/json-schema.js';
import { Page, type PageOf } from '../paging/page.js';
import { timelineOf } from '../timeline/record-timeline.controller.js';
import { reviewAsked } from './asked-review.js';
import { NewReviewRequest } from './review.dto.js';
import { ReviewFilter, reviewsMeant } from './review-filter.js';
import { reviewDetail, reviewDetailSchema, reviewJson, reviewSchema, type ReviewJson } from './review-json.js';

class SizeQuery {
  @Whole({ min: 1, max: 1_000_000_000, optional: true, description: 'How many there are; very many where left out.' })
  population?: number;

  @Decimal({
    min: 0.01,
    max: 99.99,
    optional: true,
    description: 'The share of violations that is expected, in percent; 50, the safe one, where nothing is said.',
  })
  prevalence?: number;

  @Decimal({
    min: 0.01,
    max: 50,
    optional: true,
    description: 'To within how many percentage points it is to be known; 5 where nothing is said.',
  })
  margin?: number;

  @Decimal({ min: 50, max: 99.9, optional: true, description: 'How surely, in percent; 95 where nothing is said.' })
  confidence?: number;
}

/** Review rounds: a sample is drawn, judged blind by several, adjudicated where they differ, and its results are told. */
@Controller('review-rounds')
export class ReviewsController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Describe({
    summary: 'Lists review rounds, those that are due first on top',
    returns: changedPage(reviewSchema),
    problems: [422],
  })
  async list(@Query() filter: ReviewFilter, @CurrentActor() actor: Actor): Promise<PageOf<ReviewJson>> {
    const page = new Page(filter, reviewSorts, 'due');
    const { manager } = this.dataSource;
    const where = reviewsWhere(await reviewsMeant(manager, filter, actor));
    return page.result(await reviewRegister.list(manager, where, page), reviewJson);
  }

  @Get('count')
  @Describe({ summary: 'Counts review rounds', returns: object({ count: integer }), problems: [422] })
  async count(@Query() filter: ReviewFilter, @CurrentActor() actor: Actor): Promise<{ count: number }> {
    const { manager } = this.dataSource;
    return { count: await reviewRegister.count(manager, reviewsWhere(await reviewsMeant(manager, filter, actor))) };
  }

  @Get('sample-size')
  @Describe({
    summary: 'How many to draw, so that the share of violations is known to within a margin; with what that rests on',
    description: `A list of a round has ${mostListed} rows at most.`,
    returns: object({ size: integer, assumptions: list(text) }),
  })
  size(@Query() { population, prevalence = 50, margin = 5, confidence = 95 }: SizeQuery): object {
    return sampleSize({
      population: population ?? null,
      prevalence: prevalence / 100,
      margin: margin / 100,
      confidence: confidence / 100,
    });
  }

  @Get(':id')
  @Describe({
    summary: 'A review round, with how far it is and what may be done to it now',
    returns: reviewDetailSchema,
    problems: [404],
  })
  async get(@Param('id') ref: string, @CurrentActor() actor: Actor): Promise<object> {
    const { manager } = this.dataSource;
    return reviewDetail(manager, await findReview(manager, ref), actor);
  }

  @Post()
  @Describe({
    summary: 'Begins a review round, as a draft: its sample is drawn next, and then it is opened',
    status: 201,
    location: '/review-rounds/:id',
    returns: reviewDetailSchema,
    problems: [403, 422],
  })
  async begin(@Body() body: NewReviewRequest, @AskedBy() { actor, key }: Asked): Promise<object> {
    mayWriteReviews(actor);
    const id = stableId(actor.id, key, 'review_round');
    const given = await reviewAsked(this.dataSource.manager, body, { id, actorId: actor.id });
    await this.dataSource.transaction(async (within) => {
      mayWriteReviews(await actorKept(within, actor.id));
      await beginReview(within, given, { actorId: actor.id, key, at: Date.now() });
    });
    return this.get(id, actor);
  }
}

export const ReviewTimelineController = timelineOf({
  ...{ path: 'review-rounds', one: 'a review round', reached: reviewRecipients },
  find: async (manager, ref) => {
    const { id, due } = (await findReview(manager, ref)).facts;
    return { id, zone: due.zone };
  },
  load: (manager, id) => loadReview(manager, id, { lock: false, at: Date.now() }),
  paused: () => null,
});
