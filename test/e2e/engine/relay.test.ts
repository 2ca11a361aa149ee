import { launchedCase } from '../../factories/case.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

let tollgate: Tollgate;

beforeAll(async () => {
  tollgate = await startTollgate();
});
afterAll(async () => {
  await tollgate.stop();
});

async function sent(): Promise<void> {
  await until('the outbox to be empty', async () => {
    const [row] = await tollgate.dataSource.query<{ left: number }[]>('SELECT count(*) AS left FROM outbox');
    return row?.left === 0;
  });
}

async function signals(workflowId: string): Promise<number> {
  const { events } = await tollgate.temporal.workflow.getHandle(workflowId).fetchHistory();
  return (events ?? []).filter((event) => event.workflowExecutionSignaledEventAttributes).length;
}

test('a program is asked whether its phase is complete when nothing in it is left to do, and not before', async () => {
  const c = await launchedCase(tollgate);
  const items = await Promise.all([c.item(), c.item(), c.item()]);
  await sent();
  const before = await signals(`program/${c.programId}`);
  await c.manager.must(`/action-items/${items[0]?.id ?? ''}/cancel`, { reason: 'not needed' });
  await sent();
  expect(await signals(`program/${c.programId}`)).toBe(before);
  // Two that end at one time: the later one sees both.
  await Promise.all(
    items.slice(1).map(({ id }) => c.manager.must(`/action-items/${id}/cancel`, { reason: 'nor this' })),
  );
  await until(
    'the tollgate to open',
    async () => (await c.manager.get(`/programs/${c.programId}`)).body.phases[0].status !== 'open',
  );
  await sent();
  expect(await signals(`program/${c.programId}`)).toBeGreaterThan(before);
});
