import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../../config/settings.js';
import { inDays, launchedCase, type Case } from '../../factories/case.js';
import { testServers } from '../../harness/database.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

let tollgate: Tollgate;
let c: Case;
let worker: ChildProcess;
const clock = join(tmpdir(), `tollgate-clock-${process.pid}`);

beforeAll(async () => {
  tollgate = await startTollgate({ worker: false });
  c = await launchedCase(tollgate);
  // Its clock is an hour ahead of everybody's.
  writeFileSync(clock, '3600000');
});
afterAll(async () => {
  worker.kill('SIGTERM');
  await once(worker, 'exit');
  await tollgate.stop();
  rmSync(clock, { force: true });
});

function startWorkerByThatClock(): ChildProcess {
  const { settings } = tollgate;
  return spawn(process.execPath, [join(projectRoot, 'dist', 'apps', 'worker', 'src', 'main.js')], {
    stdio: 'ignore',
    env: {
      PATH: process.env['PATH'],
      ...testServers().temporal,
      DATABASE_URL: settings.databaseUrl,
      DATABASE_SEALER_URL: settings.databaseSealerUrl ?? '',
      TASK_QUEUE: settings.taskQueue,
      AUDIT_KEY_FILE: settings.auditKeyFile ?? '',
      TOLLGATE_SECRET: settings.secret ?? '',
      CHAOS_CLOCK: clock,
      NODE_OPTIONS: `--import=${join(projectRoot, 'test', 'chaos', 'stepped-clock.mjs')}`,
    },
  });
}

/** An item of which the breach is due at that instant, in SQL. */
async function itemDue(at: string): Promise<string> {
  const { id } = await c.item({ due: inDays(9) });
  await tollgate.dataSource.query(`UPDATE action_items SET due_at = ${at} WHERE id = $1`, [id]);
  await tollgate.dataSource.query(
    `UPDATE planned_steps SET fire_at = ${at} WHERE subject_id = $1 AND state = 'planned' AND kind = 'breach'`,
    [id],
  );
  return id;
}

test('a worker whose clock is an hour ahead fires what is due, nothing that is not, and signs as of now', async () => {
  const due = await itemDue(`now() - interval '20 seconds'`);
  const notYet = await itemDue(`now() + interval '30 minutes'`);
  const imported = await tollgate.admin.upload(
    '/imports',
    { options: JSON.stringify({ program: 'Imported' }) },
    { name: 'register.csv', content: 'ID,Title,Due date\nR-1,Close a gap,2099-06-28\n' },
  );
  worker = startWorkerByThatClock();
  const { checkpoint } = await until('the worker to fire what is due, and to sign', async () => {
    const [row] = await tollgate.dataSource.query<{ fired: boolean; checkpoint: Date | null }[]>(
      `SELECT EXISTS (SELECT FROM planned_steps WHERE subject_id = $1 AND state = 'fired' AND kind = 'breach') AS fired,
           (SELECT max(at) FROM audit_checkpoints) AS checkpoint`,
      [due],
    );
    return row?.fired && row.checkpoint !== null ? row : null;
  });
  await until('the import to be over', async () => {
    const { body } = await tollgate.admin.get(`/imports/${imported.body.id}`);
    return body.finishedAt !== null;
  });
  expect(checkpoint?.getTime()).toBeLessThanOrEqual(Date.now() + 60_000);
  const early = await tollgate.dataSource.query<{ kind: string }[]>(
    `SELECT kind FROM planned_steps WHERE subject_id = $1 AND state = 'fired'`,
    [notYet],
  );
  expect(early).toEqual([]);
  const ahead = await tollgate.dataSource.query<{ type: string }[]>(
    `SELECT type FROM audit_events WHERE at > recorded_at + interval '1 minute'`,
  );
  expect(ahead).toEqual([]);
});
