import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { aiProviderOf } from '../../../../config/ai-provider.js';
import { Settings } from '../../../../config/settings.js';
import {
  findRun,
  insertRun,
  kept,
  listRuns,
  runSorts,
  type KeptQuestion,
  type KeptResult,
} from '../../../../database/ai/runs.js';
import { listSent, sentSorts } from '../../../../database/ai/sent.js';
import { actorKept } from '../../../../database/people/actor-now.js';
import { mayAskModels, mayReadSent, seesAllRuns } from '../../../../domain/access/ai-access.js';
import { Refusal } from '../../../../domain/refusal.js';
import { stableId } from '../../../../domain/stable-id.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { Describe } from '../openapi/describe.js';
import { nullable, object, page as pageOf, text, uuid } from '../openapi/json-schema.js';
import { Page, type PageOf } from '../paging/page.js';
import { NewRunRequest, RunQuery, SentQuery } from './ai.dto.js';
import {
  aiRunDetail,
  aiRunDetailSchema,
  aiRunJson,
  aiRunSchema,
  aiSentJson,
  aiSentSchema,
  type AiRunJson,
} from './ai-json.js';
import { askedAbout, taskOf } from './asked-run.js';
import { checkGiven, givenText } from './given-text.js';
import { runAsked } from './run-asked.js';

/** What models were asked to draft, and what was sent to them. */
@Controller('ai')
export class AiRunsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: Settings,
  ) {}

  @Post('runs')
  @Describe({
    summary: 'Has a model draft something of a record. Nothing of the record changes: at most it is proposed',
    description:
      'It waits for its turn, whatever is restarted meanwhile. Whoever asks counts as author of what is proposed, and does not approve it.',
    status: 201,
    location: '/ai/runs/:id',
    returns: aiRunDetailSchema,
    problems: [403, 404, 409, 413, 422],
  })
  async ask(@Body() body: NewRunRequest, @AskedBy() { actor, key }: Asked): Promise<object> {
    mayAskModels(actor);
    if (aiProviderOf(this.settings) === null)
      throw new Refusal('illegal-transition', 'No model is set up here (AI_PROVIDER). All else works without one.');
    const record = await askedAbout(this.dataSource.manager, body.record, actor);
    const id = stableId(actor.id, key, 'ai-run');
    const task = taskOf(body.task);
    checkGiven(task, body);
    const text = await givenText(this.dataSource.manager, this.settings, body, { recordId: record.id, actor });
    const into = body.into ?? null;
    await this.dataSource.transaction(async (manager) => {
      mayAskModels(await actorKept(manager, actor.id));
      const asked = { id, task, record, actor, text, into };
      await insertRun(manager, await runAsked(manager, this.settings, asked));
    });
    return this.get(id, actor);
  }

  @Get('runs')
  @Describe({
    summary: 'Lists what models were asked to draft, the newest first: your own; of others for whoever reads the trail',
    returns: pageOf(aiRunSchema),
    problems: [404, 422],
  })
  async list(@Query() { record, task, ...query }: RunQuery, @CurrentActor() actor: Actor): Promise<PageOf<AiRunJson>> {
    const page = new Page(query, runSorts, '-number');
    const { manager } = this.dataSource;
    const recordId = record === undefined ? undefined : (await askedAbout(manager, record, actor)).id;
    return page.result(await listRuns(manager, { ...runsOf(actor), recordId, task }, page), aiRunJson);
  }

  @Get('runs/:id')
  @Describe({
    summary: 'What a model was asked to draft, and what it wrote',
    returns: aiRunDetailSchema,
    problems: [404],
  })
  async get(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<object> {
    const { manager } = this.dataSource;
    const run = await findRun(manager, id, runsOf(actor));
    return aiRunDetail(run, await kept<KeptResult>(manager, run.id, 'result'));
  }

  @Get('runs/:id/sent')
  @Describe({
    summary: 'The text that was sent for a run, as long as it is kept; for whoever reads the trail',
    returns: object({ runId: uuid, instruction: nullable(text), data: nullable(text) }),
    problems: [403, 404],
  })
  async sentText(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<object> {
    mayReadSent(actor);
    const { manager } = this.dataSource;
    const run = await findRun(manager, id, runsOf(actor));
    const question = await kept<KeptQuestion>(manager, run.id, 'question');
    return { runId: run.id, instruction: question?.system ?? null, data: question?.user ?? null };
  }

  @Get('sent')
  @Describe({
    summary:
      'Lists what was sent to models, the newest first: who, when, about which record, to whom; for whoever reads the trail',
    returns: pageOf(aiSentSchema),
    problems: [403, 404, 422],
  })
  async sent(@Query() { record, ...query }: SentQuery, @CurrentActor() actor: Actor): Promise<PageOf<object>> {
    mayReadSent(actor);
    const page = new Page(query, sentSorts, '-number');
    const { manager } = this.dataSource;
    const recordId = record === undefined ? undefined : (await askedAbout(manager, record, actor)).id;
    return page.result(await listSent(manager, { sight: actor.sight, recordId }, page), aiSentJson);
  }
}

const runsOf = (actor: Actor) => ({ personId: actor.id, all: seesAllRuns(actor), sight: actor.sight });
