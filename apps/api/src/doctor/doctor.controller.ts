import { statfs } from 'node:fs/promises';
import { Controller, Get } from '@nestjs/common';
import { Client } from '@temporalio/client';
import { DataSource } from 'typeorm';
import { Settings } from '../../../../config/settings.js';
import { isLocalDatabase } from '../../../../config/weak-settings.js';
import { isThisMachine } from '../../../../config/webhook-guard.js';
import { readDatabaseFacts } from '../../../../database/doctor/facts.js';
import { mayReadAudit } from '../../../../domain/access/access.js';
import {
  abouts,
  checkStates,
  type DiskFacts,
  type SettingFacts,
  type TemporalFacts,
} from '../../../../domain/doctor/check.js';
import { judge } from '../../../../domain/doctor/judge.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { Describe } from '../openapi/describe.js';
import { tooLongToCount } from '../engine/too-long.js';
import { inTime } from '../problems/in-time.js';
import { choice, instant, list, nullable, object, schema, text } from '../openapi/json-schema.js';

/** How long the Temporal server may take for an answer, in ms. */
const patience = 5_000;

const doctorSchema = schema(
  'Doctor',
  object(
    {
      at: instant,
      state: choice(checkStates),
      checks: list(object({ about: choice(abouts), state: choice(checkStates), says: text, mend: nullable(text) })),
    },
    'What was looked at, the worst first: `says` what is so, and `mend` what to do where it is not well. `state`: the worst of them.',
  ),
);

/** What is wrong here, in sentences: for whoever reads the trail. */
@Controller('doctor')
export class DoctorController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly temporal: Client,
    private readonly settings: Settings,
  ) {}

  @Get()
  @Describe({
    summary: 'What is wrong with this installation, in sentences, with what to do about it',
    returns: doctorSchema,
    problems: [403],
  })
  async get(@CurrentActor() actor: Actor): Promise<object> {
    mayReadAudit(actor);
    const [database, temporal, disk] = await Promise.all([
      inTime(readDatabaseFacts(this.dataSource), () => tooLongToCount('Ask later.')),
      this.engine(),
      this.disk(),
    ]);
    const checks = judge({ database, temporal, disk, settings: settingFacts(this.settings) });
    return { at: new Date(database.now).toISOString(), state: checks[0]?.state ?? 'well', checks };
  }

  private async engine(): Promise<TemporalFacts> {
    const { workflowService } = this.temporal;
    try {
      return await this.temporal.withDeadline(Date.now() + patience, async () => {
        const [cluster, queue] = await Promise.all([
          workflowService.getClusterInfo({}),
          workflowService.describeTaskQueue({
            namespace: this.settings.temporalNamespace,
            taskQueue: { name: this.settings.taskQueue },
          }),
        ]);
        return {
          version: cluster.serverVersion,
          shards: cluster.historyShardCount,
          pollers: queue.pollers.length,
        };
      });
    } catch (error) {
      const { details, message } = error as { details?: string; message?: string };
      return { away: sentence(details ?? message ?? 'no answer') };
    }
  }

  /** Of the folder in which one machine keeps all that it has; elsewhere others keep it. */
  private async disk(): Promise<DiskFacts | null> {
    if (!isLocalDatabase(this.settings.databaseUrl)) return null;
    try {
      const { bavail, blocks, bsize } = await statfs(this.settings.home);
      return { folder: this.settings.home, free: bavail * bsize, size: blocks * bsize };
    } catch {
      return null;
    }
  }
}

function settingFacts(settings: Settings): SettingFacts {
  return {
    mail: settings.smtpUrl !== null,
    publicUrl: settings.publicUrl !== null,
    reachedByOthers: !isThisMachine(settings.host),
    plain: settings.allowPlain,
    webhooksInside: settings.webhookAllowPrivate || settings.webhookAllowLoopback,
  };
}

function sentence(said: string): string {
  const line = said.split('\n', 1)[0] ?? '';
  return line.endsWith('.') ? line : `${line}.`;
}
