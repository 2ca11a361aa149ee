import type { Connection } from '@temporalio/client';
import type { WorkerOptions } from '@temporalio/worker';
import type { DataSource } from 'typeorm';
import type { Settings } from '../../../config/settings.js';
import { temporalClient } from '../../../config/temporal-client.js';
import type { Tracing } from '../../../config/tracing.js';
import { outboxChannel } from '../../../database/engine/outbox.js';
import { startAi } from './ai.js';
import { startCalendarWatch } from './calendars.js';
import { startCircles } from './circles.js';
import { healthOf, type WorkerHealth } from './health.js';
import { startPresence } from './presence.js';
import { startDeliveries } from './deliveries/delivery-loop.js';
import { startReconciler } from './reconciler.js';
import { startRecurrences } from './recurrences.js';
import { startRelay } from './engine/relay.js';
import { startRetention } from './retention.js';
import { startReports } from './reports.js';
import { startRehearsals } from './rehearsal/rehearsal-loop.js';
import { startLicences, startRules } from './rules.js';
import { startSealer } from './sealer.js';
import { startSweep } from './sweep.js';
import { keepTemporalWorker } from './engine/temporal-worker.js';
import { startWakeUps } from '../../../database/sql/wake-ups.js';
import { steadyNow } from './engine/steady-time.js';

export interface RunningWorker {
  /** Resolves when the Temporal worker polls. */
  polling: Promise<void>;
  health(): WorkerHealth;
  /** Drains: nothing new is begun, what is in flight ends. */
  stop(): Promise<void>;
}

export interface WorkerParts {
  settings: Settings;
  dataSource: DataSource;
  connection: Connection;
  code: Pick<WorkerOptions, 'workflowBundle'>;
  /** Absent or null: nothing is traced. Rehearsals never are. */
  tracing?: Tracing | null;
  onError: (where: string, error: unknown) => void;
}

/** Everything that moves by itself: workflows, relay, sweep, reconciler, sealer, retention and deliveries. */
export function startWorker({
  settings,
  dataSource,
  connection,
  code,
  tracing = null,
  onError,
}: WorkerParts): RunningWorker {
  const temporal = temporalClient(connection, settings, tracing);
  const relay = startRelay(dataSource, temporal, settings.taskQueue, onError);
  const worker = keepTemporalWorker({ settings, dataSource, client: connection, code, tracing, onError });
  const others = [
    relay,
    ...(settings.sweepAfterSeconds > 0 ? [startSweep(settings.databaseUrl, settings.sweepAfterSeconds, onError)] : []),
    ...startReconciler(dataSource, temporal, settings.taskQueue, onError),
    startRecurrences(dataSource, onError),
    startReports(dataSource, settings, onError),
    startCircles(dataSource, onError),
    startRules(dataSource, onError),
    startAi(dataSource, settings, onError),
    startLicences(dataSource, onError),
    ...startSealer(settings, onError),
    startRetention(dataSource, onError),
    startCalendarWatch(dataSource, onError),
    ...startDeliveries(dataSource, settings, onError),
  ];
  const presence = startPresence(
    dataSource,
    () => ({ loops: others, ...healthOf(others, worker.polls(), steadyNow()) }),
    onError,
  );
  // A round of it is a whole play, of minutes; whether it comes round says nothing about the others.
  const rehearsals = startRehearsals({ settings, dataSource, connection, code, onError });
  const wakeUps = startWakeUps(
    settings.databaseUrl,
    {
      [outboxChannel]: () => {
        relay.wake();
      },
    },
    onError,
  );
  return {
    polling: worker.polling,
    health: () => healthOf(others, worker.polls(), steadyNow()),
    async stop() {
      await Promise.all([worker.stop(), wakeUps.stop(), rehearsals.stop(), ...others.map((loop) => loop.stop())]);
      // Last: until then it works.
      await presence.stop();
    },
  };
}
