import { Controller, Get, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { aiLimitsOf, aiProviderOf } from '../../../../config/ai-provider.js';
import { Settings } from '../../../../config/settings.js';
import { evidenceBeside } from '../../../../database/ai/beside.js';
import { budgetsOf, type MonthOf } from '../../../../database/ai/budget.js';
import { measures } from '../../../../database/ai/sent.js';
import { mayAskModels } from '../../../../domain/access/ai-access.js';
import { monthOf } from '../../../../domain/ai/budget.js';
import { providers } from '../../../../domain/ai/protocol.js';
import { makings, runKinds, taskNames, type Task } from '../../../../domain/ai/task.js';
import { tasks } from '../../../../domain/ai/tasks.js';
import { Refusal } from '../../../../domain/refusal.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { Describe } from '../openapi/describe.js';
import { choice, flag, integer, list, listed, nullable, object, schema, text, uuid } from '../openapi/json-schema.js';
import { BudgetQuery, TasksQuery } from './ai.dto.js';
import { aiMeasureJson, aiMeasureSchema } from './ai-json.js';
import { askedAbout, gathered, leavingBy, whyNot } from './asked-run.js';

const amount = { type: 'number' };

const statusSchema = schema(
  'AiStatus',
  object({
    on: { ...flag, description: 'Whether a provider is set up.' },
    provider: choice(providers),
    model: nullable(text),
    leaves: object({
      domains: { ...list(text), description: 'Whose records may leave; none: all.' },
      restricted: flag,
      masked: flag,
    }),
    prices: object({ in: amount, out: amount, currency: text }),
  }),
);

const taskSchema = schema(
  'AiTask',
  object({
    task: choice(taskNames),
    version: integer,
    says: text,
    kinds: list(choice(runKinds)),
    makes: choice(makings),
    needs: { ...nullable(choice(['text', 'language'])), description: 'What has to be given besides the record.' },
    mostTokens: integer,
    can: nullable(object({ may: flag, because: nullable(text) })),
    files: {
      ...nullable(list(object({ id: uuid, title: text, fileName: text, size: integer, itemKey: text }))),
      description: 'Of a record, where the task reads a text: files that are evidence beside it, and may be read.',
    },
  }),
);

const budgetSchema = schema(
  'AiBudget',
  object({
    month: text,
    currency: text,
    items: list(
      object({
        task: choice(taskNames),
        spent: { ...flag, description: 'Whether nothing is left of it.' },
        calls: integer,
        tokens: object({ limit: integer, spent: integer, reserved: integer }),
        money: object({ limit: amount, spent: amount, reserved: amount }),
      }),
    ),
  }),
);

/** Whether a model is set up, what it may be asked, what that may cost, and how well it does. */
@Controller('ai')
export class AiController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: Settings,
  ) {}

  @Get('status')
  @Describe({ summary: 'Whether a model is set up, which one, and what may leave for it', returns: statusSchema })
  status(): object {
    const { aiDomains, aiRestricted, aiMask, aiPriceIn, aiPriceOut, aiCurrency } = this.settings;
    const provider = aiProviderOf(this.settings);
    return {
      ...{ on: provider !== null, provider: provider?.provider ?? 'none', model: provider?.model ?? null },
      leaves: { domains: aiDomains, restricted: aiRestricted, masked: aiMask },
      prices: { in: Number(aiPriceIn), out: Number(aiPriceOut), currency: aiCurrency },
    };
  }

  @Get('tasks')
  @Describe({
    summary: 'What a model may be asked; with a record, whether it may be asked that of it, and why not',
    returns: listed(taskSchema),
    problems: [404, 422],
  })
  async tasks(@Query() { record }: TasksQuery, @CurrentActor() actor: Actor): Promise<object> {
    const all = taskNames.map((name) => tasks[name]);
    if (record === undefined) return { items: all.map((task) => taskJson(task, null, null)) };
    const { manager } = this.dataSource;
    const on = await askedAbout(manager, record, actor);
    const ofKind = all.filter((task) => task.of[on.kind] !== undefined);
    // Where nothing may be asked for, nothing is gathered: every page of a record asks.
    const none = this.whether(actor);
    const found = none === null ? await gathered(manager, on, actor, this.settings) : null;
    const refused = (task: Task): Refusal | null => {
      if (found !== null) return whyNot(task, on.kind, found);
      return none ?? new Refusal('not-found', 'It is not there any more.');
    };
    const files = found === null ? null : await this.filesFor(on.id, actor);
    return {
      items: ofKind.map((task) => taskJson(task, canOf(refused(task)), task.needs === 'text' ? files : null)),
    };
  }

  @Get('budget')
  @Describe({
    summary: 'What each task has spent of its month, and what is reserved',
    returns: budgetSchema,
    problems: [422],
  })
  async budget(@Query() { month = monthOf(Date.now()) }: BudgetQuery): Promise<object> {
    const rows = await budgetsOf(this.dataSource.manager, month);
    const { currency, limitOf } = aiLimitsOf(this.settings);
    return {
      ...{ month, currency },
      items: taskNames.map((task) => {
        const limit = limitOf(task);
        return budgetJson(
          task,
          limit,
          rows.find((row) => row.task === task),
        );
      }),
    };
  }

  @Get('measures')
  @Describe({
    summary:
      'What became of drafts, by task, version and language: how many were kept as they were, changed and by how much, rejected, and why',
    returns: listed(aiMeasureSchema),
  })
  async measures(@CurrentActor() { sight }: Actor): Promise<object> {
    return { items: (await measures(this.dataSource.manager, sight)).map(aiMeasureJson) };
  }

  private async filesFor(recordId: string, { sight }: Actor): Promise<object[]> {
    const asked = { sight, leaving: leavingBy(this.settings) };
    const files = await evidenceBeside(this.dataSource.manager, recordId, asked);
    return files.map(({ id, title, fileName, size, itemKey }) => ({ id, title, fileName, size, itemKey }));
  }

  /** Why whoever asks may ask for nothing here; null where they may. */
  private whether(actor: Actor): Refusal | null {
    if (aiProviderOf(this.settings) === null) return new Refusal('illegal-transition', 'No model is set up here.');
    try {
      mayAskModels(actor);
      return null;
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  }
}

const canOf = (refused: Refusal | null): { may: boolean; because: string | null } => ({
  may: refused === null,
  because: refused?.detail ?? null,
});

function taskJson(
  { name, version, says, of, makes, needs, mostTokens }: Task,
  can: object | null,
  files: object[] | null,
): object {
  return {
    task: name,
    version,
    says,
    kinds: runKinds.filter((kind) => of[kind] !== undefined),
    makes,
    needs,
    mostTokens,
    can,
    files,
  };
}

function budgetJson(task: string, limit: { tokens: number; micros: number }, row: MonthOf | undefined): object {
  const tokens = {
    limit: limit.tokens,
    spent: Number(row?.spent_tokens ?? 0),
    reserved: Number(row?.reserved_tokens ?? 0),
  };
  const micros = {
    limit: limit.micros,
    spent: Number(row?.spent_micros ?? 0),
    reserved: Number(row?.reserved_micros ?? 0),
  };
  const spent = tokens.spent + tokens.reserved >= tokens.limit || micros.spent + micros.reserved >= micros.limit;
  const money = Object.fromEntries(Object.entries(micros).map(([name, value]) => [name, value / 1_000_000]));
  return { task, spent, calls: row?.calls ?? 0, tokens, money };
}
