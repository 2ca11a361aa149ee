import { Body, Controller, Param, Post } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { actorKept } from '../../../../database/people/actor-now.js';
import { answer } from '../../../../database/reviews/answer.js';
import { giveNext, handBack, type HeldItem } from '../../../../database/reviews/give.js';
import { ownProgress } from '../../../../database/reviews/judged.js';
import { findReview } from '../../../../database/reviews/row.js';
import { accountsOf } from '../../../../database/stand-ins/accounts.js';
import { mayWriteReviews } from '../../../../domain/access/review-access.js';
import { stableId } from '../../../../domain/stable-id.js';
import type { Actor } from '../access/actor.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { Describe } from '../openapi/describe.js';
import { isStorable } from '../openapi/fields.js';
import { choice, instant, integer, list, nullable, object, schema, text, uuid } from '../openapi/json-schema.js';
import { invalidRequest } from '../problems/problem.js';
import { AnswerBody, HandBackBody } from './review.dto.js';

const heldSchema = schema(
  'HeldItem',
  object({
    assignmentId: uuid,
    duty: choice(['review', 'adjudicate']),
    heldUntil: { ...instant, description: 'Until then it is given to nobody else.' },
    place: integer,
    items: integer,
    title: text,
    link: nullable(text),
    market: nullable(text),
    language: nullable(text),
    policyLine: nullable(text),
    said: {
      ...list(object({ decision: text, policyLine: nullable(text), note: nullable(text) })),
      description: 'What reviewers have said, of one that is adjudicated; by whom is not said.',
    },
  }),
);

const done = object({ answered: integer, adjudicated: integer }, 'By whoever asks.');

const problems = [403, 404, 409, 422] as (403 | 404 | 409 | 422)[];

const longestAnswer = 2_000;

/** One item after the other: given, answered or handed back, always in one's own name. */
@Controller('review-rounds')
export class JudgingController {
  constructor(private readonly dataSource: DataSource) {}

  @Post(':id/next')
  @Describe({
    summary: 'Gives whoever asks the next item to judge: the one that is theirs already, or the first that is free',
    description:
      'It is theirs for the time that the round says; after that it goes to whoever asks while nothing else is free. Null where nothing is left for them.',
    returns: object({ item: nullable(heldSchema), done }),
    problems,
  })
  next(@Param('id') ref: string, @AskedBy() asked: Asked): Promise<object> {
    const assignmentId = stableId(asked.actor.id, asked.key, 'assignment');
    return this.within(ref, asked.actor, async (manager, roundId, at) => {
      const item = await giveNext(manager, roundId, asked.actor.id, { assignmentId, at });
      return { item: item && heldJson(item), done: await this.done(manager, roundId, asked.actor) };
    });
  }

  @Post(':id/answers')
  @Describe({
    summary: 'Answers the item that one holds; the same answer sent again changes nothing',
    description: 'With the last answer the round goes on by itself: to adjudication, or to its end.',
    returns: object({ done }),
    problems,
  })
  answer(@Param('id') ref: string, @Body() body: AnswerBody, @AskedBy() { actor }: Asked): Promise<object> {
    const { assignmentId, decision, policyLine = null, note = null } = body;
    const given = { decision, policyLine, note: note === '' ? null : note, answers: textsOf(body.answers) };
    return this.within(ref, actor, async (manager, roundId, at) => {
      await answer(manager, roundId, actor.id, { assignmentId: assignmentId.toLowerCase(), given, at });
      return { done: await this.done(manager, roundId, actor) };
    });
  }

  @Post(':id/hand-back')
  @Describe({
    summary: 'Hands back the item that one holds, for another to judge; it is not given to them again',
    returns: object({ done }),
    problems,
  })
  handBack(@Param('id') ref: string, @Body() body: HandBackBody, @AskedBy() { actor }: Asked): Promise<object> {
    const { assignmentId, note = null } = body;
    return this.within(ref, actor, async (manager, roundId, at) => {
      await handBack(manager, roundId, actor.id, { assignmentId: assignmentId.toLowerCase(), note, at });
      return { done: await this.done(manager, roundId, actor) };
    });
  }

  private async within(
    ref: string,
    actor: Actor,
    work: (manager: EntityManager, roundId: string, at: number) => Promise<object>,
  ): Promise<object> {
    mayWriteReviews(actor);
    const { id } = (await findReview(this.dataSource.manager, ref)).facts;
    return this.dataSource.transaction(async (manager) => {
      mayWriteReviews(await actorKept(manager, actor.id));
      return work(manager, id, Date.now());
    });
  }

  private async done(manager: EntityManager, roundId: string, actor: Actor): Promise<object> {
    return ownProgress(manager, roundId, await accountsOf(manager, actor.id));
  }
}

function heldJson(item: HeldItem): object {
  const { assignmentId, duty, heldUntil, place, items, title, link, market, language, policyLine, said } = item;
  return {
    ...{ assignmentId, duty, heldUntil: heldUntil.toISOString(), place, items },
    ...{ title, link, market, language, policyLine, said },
  };
}

/** @throws Problem `invalid-request` */
function textsOf(answers: Record<string, unknown> = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(answers).map(([key, value]): [string, string] => {
      if (isStorable(value) && value.length <= longestAnswer) return [key, value];
      throw invalidRequest([
        { path: `answers.${key.slice(0, 50)}`, message: `must be text of at most ${longestAnswer} characters.` },
      ]);
    }),
  );
}
