import { claimEntries } from '../../../database/engine/outbox-queue.js';
import { enqueue } from '../../../database/engine/outbox.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;

beforeAll(async () => {
  tollgate = await startTollgate({ worker: false });
});
afterAll(async () => {
  await tollgate.stop();
});

async function waiting(kind: 'start' | 'poke', count: number): Promise<void> {
  const entry = (n: number) => ({
    workflowType: 'actionItem',
    workflowId: `action-item/${kind}-${n}`,
    kind,
    input: {},
  });
  await enqueue(
    tollgate.dataSource.manager,
    Array.from({ length: count }, (_, n) => entry(n)),
  );
}

/** How many of each are taken, of so many. */
async function taken(most: number): Promise<{ start: number; poke: number }> {
  const rows = await claimEntries(tollgate.dataSource.manager, most);
  const of = (kind: string): number => rows.filter((row) => row.kind === kind).length;
  return { start: of('start'), poke: of('poke') };
}

test('what is told to those that run goes first, but those that begin have a turn in five, however much is told', async () => {
  await waiting('start', 50);
  await waiting('poke', 30);
  expect(await taken(20)).toEqual({ start: 4, poke: 16 });
  await waiting('poke', 100);
  expect(await taken(20)).toEqual({ start: 4, poke: 16 });
  // As many as there are: what is left of the room is for the others.
  expect(await taken(200)).toEqual({ start: 42, poke: 98 });
  expect(await taken(10)).toEqual({ start: 0, poke: 0 });
});
