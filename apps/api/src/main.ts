import { endWithParent, reportToParent } from '../../../config/child-process.js';
import { watchMainLoop } from '../../../config/liveness.js';
import { loadSettings } from '../../../config/settings.js';
import { temporalClient } from '../../../config/temporal-client.js';
import { lazyTemporal } from '../../../config/temporal-connection.js';
import { startTracing } from '../../../config/tracing.js';
import { createDataSource } from '../../../database/data-source.js';
import { createApp } from './app.js';

/** The API as a process of its own. Serves reads while Temporal is away. */
async function main(): Promise<void> {
  const settings = loadSettings();
  const tracing = await startTracing(settings, 'tollgate-api');
  const dataSource = createDataSource(settings.databaseUrl, { poolSize: settings.databasePoolSize });
  await dataSource.initialize();
  const connection = lazyTemporal(settings);
  const temporal = temporalClient(connection, settings, tracing);
  const app = await createApp(settings, dataSource, temporal);
  const { apiHealthPort: healthPort, stuckAfterSeconds, endWhenStuck } = settings;
  const liveness =
    healthPort === null
      ? null
      : // Whether it is ready, it tells on its own port.
        await watchMainLoop({ name: 'api', port: healthPort, stuckAfterSeconds, endWhenStuck }, () => ({
          live: true,
          ready: null,
          problems: [],
        }));
  endWithParent(async () => {
    await liveness?.stop();
    await app.close();
    await connection.close();
    await dataSource.destroy();
    await tracing?.stop();
  });
  await app.listen(settings.port, settings.host);
  const address = app.getHttpServer().address();
  reportToParent({
    ready: true,
    port: address !== null && typeof address === 'object' ? address.port : settings.port,
    ...(liveness ? { healthPort: liveness.port } : {}),
  });
}

main().catch((error: unknown) => {
  const problem = `The API cannot start: ${error instanceof Error ? error.message : String(error)}`;
  process.stderr.write(`${problem}\n`);
  reportToParent({ problem });
  process.exitCode = 1;
  setTimeout(() => process.exit(1), 200);
});
