import { launchedCase } from '../../factories/case.js';
import { patrolNow } from '../../harness/patrol.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

/** Two installations that have one namespace of a Temporal server, each with a task queue of its own. */
let one: Tollgate;
let other: Tollgate;

beforeAll(async () => {
  one = await startTollgate();
  other = await startTollgate({ worker: false });
});
afterAll(async () => {
  await one.stop();
  await other.stop();
});

test('a workflow of another installation is none whose record is gone', async () => {
  const { id } = await (await launchedCase(one)).item();
  const listed = async (query: string): Promise<string[]> => {
    const { namespace } = other.temporal.options;
    const { executions } = await other.temporal.workflowService.listWorkflowExecutions({ namespace, query });
    return (executions ?? []).map(({ execution }) => execution?.workflowId ?? '');
  };
  await until('it to be listed', async () =>
    (await listed(`TaskQueue = '${one.settings.taskQueue}'`)).includes(`action-item/${id}`),
  );
  const waiting = (): Promise<{ workflow_id: string }[]> => other.dataSource.query('SELECT workflow_id FROM outbox');
  await patrolNow(other);
  expect(await waiting()).toEqual([]);
  // To whom the queue belongs, a record that is not in the database is gone.
  await patrolNow(other, { taskQueue: one.settings.taskQueue });
  expect((await waiting()).map(({ workflow_id }) => workflow_id)).toContain(`action-item/${id}`);
});
