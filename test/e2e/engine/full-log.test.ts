import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../config/settings.js';
import { testServers } from '../../harness/database.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

let tollgate: Tollgate;

beforeAll(async () => {
  tollgate = await startTollgate({ worker: false });
}, 60_000);
afterAll(async () => {
  await tollgate.stop();
});

/** A device to which nothing can be written, for there is never room. Not every system has one. */
const full = '/dev/full';

(existsSync(full) ? test : test.skip)(
  'a worker whose log finds no room on the disk works on, and ends as it is told to',
  async () => {
    const { settings } = tollgate;
    const worker = spawn(process.execPath, [join(projectRoot, 'dist', 'apps', 'worker', 'src', 'main.js')], {
      stdio: ['ignore', openSync(full, 'w'), 'ignore', 'ipc'],
      env: {
        PATH: process.env['PATH'],
        ...testServers().temporal,
        DATABASE_URL: settings.databaseUrl,
        TASK_QUEUE: settings.taskQueue,
        AUDIT_KEY_FILE: settings.auditKeyFile ?? '',
        TOLLGATE_SECRET: settings.secret ?? '',
        LOG_LEVEL: 'info',
      },
    });
    const ended = once(worker, 'exit');
    await until(
      'it to poll, after which it says so',
      async () => {
        const { workers } = (await tollgate.admin.get('/engine')).body;
        return workers[0]?.state === 'working' || worker.exitCode !== null;
      },
      90_000,
    );
    worker.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  },
  120_000,
);
