import { Controller, Get } from '@nestjs/common';
import { Client } from '@temporalio/client';
import { DataSource } from 'typeorm';
import { Settings } from '../../../../config/settings.js';
import { answers } from '../../../../database/answers.js';
import { Public } from '../access/actor.js';
import { Describe } from '../openapi/describe.js';
import { object, schema, text } from '../openapi/json-schema.js';
import { Problem } from '../problems/problem.js';

interface Check {
  state: 'up' | 'down';
  detail?: string;
}

/** How long a check may take, in ms. */
const patience = 3_000;

const check = object({ state: text, 'detail?': text });
const readiness = schema(
  'Readiness',
  object({ status: text, checks: object({ database: check, temporal: check, worker: check }) }),
);

@Controller('health')
export class HealthController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly temporal: Client,
    private readonly settings: Settings,
  ) {}

  @Get('live')
  @Public()
  @Describe({ summary: 'Whether the process is alive', returns: object({ status: text }), public: true })
  live(): { status: string } {
    return { status: 'ok' };
  }

  @Get('ready')
  @Public()
  @Describe({ summary: 'Whether everything is there that commands need', returns: readiness, public: true })
  async ready(): Promise<object> {
    const [database, engine] = await Promise.all([this.database(), this.engine()]);
    const checks = { database, ...engine };
    const down = Object.entries(checks).filter(([, { state }]) => state === 'down');
    if (down.length === 0) return { status: 'ready', checks };
    throw new Problem('not-ready', `Not there: ${down.map(([name]) => name).join(', ')}.`, {
      extra: { checks },
      headers: { 'retry-after': '5' },
    });
  }

  private async database(): Promise<Check> {
    return (await answers(this.dataSource)) ? { state: 'up' } : { state: 'down', detail: 'PostgreSQL does not answer' };
  }

  private async engine(): Promise<{ temporal: Check; worker: Check }> {
    try {
      const { pollers } = await this.temporal.withDeadline(Date.now() + patience, () =>
        this.temporal.workflowService.describeTaskQueue({
          namespace: this.settings.temporalNamespace,
          taskQueue: { name: this.settings.taskQueue },
        }),
      );
      const polling = pollers.length > 0;
      const worker: Check = polling ? { state: 'up' } : { state: 'down', detail: 'no worker polls the task queue' };
      return { temporal: { state: 'up' }, worker };
    } catch {
      const temporal: Check = { state: 'down', detail: 'Temporal does not answer' };
      return { temporal, worker: { state: 'down', detail: 'unknown while Temporal does not answer' } };
    }
  }
}
