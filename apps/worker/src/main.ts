import { join } from 'node:path';
import { makeTelemetryFilterString, Runtime } from '@temporalio/worker';
import { pino } from 'pino';
import { endWithParent, reportToParent } from '../../../config/child-process.js';
import { watchMainLoop } from '../../../config/liveness.js';
import { logLines } from '../../../config/log-lines.js';
import { loadSettings, projectRoot, SettingsError } from '../../../config/settings.js';
import { lazyTemporal } from '../../../config/temporal-connection.js';
import { startTracing } from '../../../config/tracing.js';
import { createDataSource } from '../../../database/data-source.js';
import { overMighty } from '../../../database/roles/over-mighty.js';
import { startWorker } from './worker.js';

/** The worker as a process of its own: `node dist/apps/worker/src/main.js`. */
async function main(): Promise<void> {
  const settings = loadSettings();
  const log = pino({ name: 'worker', level: settings.logLevel }, logLines());
  Runtime.install({
    // This process listens for signals itself, and drains before it ends.
    shutdownSignals: [],
    telemetryOptions: {
      // A workflow whose task fails is a warning, and nobody would hear of it otherwise.
      logging: { filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }), forward: {} },
    },
    logger: {
      log: () => undefined,
      trace: () => undefined,
      debug: () => undefined,
      info: () => undefined,
      warn: (message, meta) => {
        log.warn(meta ?? {}, message);
      },
      error: (message, meta) => {
        log.error(meta ?? {}, message);
      },
    },
  });
  const tracing = await startTracing(settings, 'tollgate-worker');
  const dataSource = await createDataSource(settings.databaseUrl, { poolSize: settings.databasePoolSize }).initialize();
  const mighty = await overMighty(dataSource);
  if (mighty !== null) log.warn(mighty);
  const connection = lazyTemporal(settings);
  const worker = startWorker({
    settings,
    dataSource,
    connection,
    code: { workflowBundle: { codePath: join(projectRoot, 'dist', 'workflow-bundle.js') } },
    tracing,
    onError: (where, error) => {
      log.error({ err: error, where }, `${where} failed; it is tried again`);
    },
  });
  const { workerHealthPort: port, stuckAfterSeconds, endWhenStuck } = settings;
  const liveness =
    port === null
      ? null
      : await watchMainLoop({ name: 'worker', port, stuckAfterSeconds, endWhenStuck }, () => worker.health());
  endWithParent(async () => {
    await liveness?.stop();
    await worker.stop();
    await dataSource.destroy();
    await connection.close();
    await tracing?.stop();
  });
  // Not when it polls: deadlines are kept from here on, whether Temporal answers or not.
  reportToParent({ ready: true, ...(liveness ? { healthPort: liveness.port } : {}) });
  await worker.polling;
  log.info('polling');
}

main().catch((error: unknown) => {
  const problem =
    error instanceof SettingsError
      ? error.message
      : error instanceof Error
        ? (error.stack ?? error.message)
        : String(error);
  reportToParent({ problem });
  process.stderr.write(`${problem}\n`);
  process.exit(1);
});
