import { NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { Pool } from 'pg';
import { endWithParent, reportToParent } from '../../../config/child-process.js';
import { loadSettings } from '../../../config/settings.js';
import { temporalTransport } from '../../../config/temporal-connection.js';
import { floorActivities } from './floor.activities.js';

/** The floor's worker as a process of its own, with the options that the SDK has by itself. */
async function main(): Promise<void> {
  const settings = loadSettings();
  Runtime.install({ shutdownSignals: [] });
  const pool = new Pool({ connectionString: settings.databaseUrl, max: settings.databasePoolSize });
  const connection = await NativeConnection.connect(temporalTransport(settings));
  const worker = await Worker.create({
    workflowBundle: { codePath: process.env['FLOOR_BUNDLE'] ?? '' },
    connection,
    namespace: settings.temporalNamespace,
    taskQueue: settings.taskQueue,
    activities: floorActivities(pool),
  });
  const running = worker.run();
  endWithParent(async () => {
    worker.shutdown();
    await running;
    await pool.end();
    await connection.close();
  });
  reportToParent({ ready: true });
  await running;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
