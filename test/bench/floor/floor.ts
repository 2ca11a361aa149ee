import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { withEnoughTime } from '../stack/enough-time.js';
import { inLanes } from '../stack/lanes.js';
import { until } from '../../harness/until.js';
import type { BenchStack } from '../stack/bench-stack.js';
import type { FloorInput } from './floor.workflow.js';

/** As many calls at once as the product's relay has. */
const inFlight = 100;
const day = 24 * 3_600_000;

export const floorWorkflowId = (id: string): string => `floor/${id}`;

/** Starts bare workflows and waits until the first upsert of each is written. Gives their ids. */
export async function startFloor(
  stack: BenchStack,
  count: number,
  input: Omit<FloorInput, 'id'>,
): Promise<{ ids: string[]; startedAt: number; runningAt: number }> {
  const ids = Array.from({ length: count }, () => randomUUID());
  const startedAt = Date.now();
  await inLanes(ids, inFlight, async (id) => startOne(stack, { id, ...input }));
  await until('the bare workflows to run', async () => (await written(stack.dataSource, ids, 0)) === count, 600_000);
  return { ids, startedAt, runningAt: await lastWritten(stack.dataSource, ids) };
}

export async function startOne(stack: BenchStack, input: FloorInput): Promise<void> {
  await stack.temporal.workflow.start('floor', {
    taskQueue: stack.floorQueue,
    workflowId: floorWorkflowId(input.id),
    args: [input],
  });
}

/** Tells each something, as a poke does, and waits until each has written it; gives the seconds. */
export async function touchAll(stack: BenchStack, ids: string[]): Promise<number> {
  const began = Date.now();
  await inLanes(ids, inFlight, (id) => stack.temporal.workflow.getHandle(floorWorkflowId(id)).signal('touch', touched));
  const all = async (): Promise<boolean> => (await written(stack.dataSource, ids, touched)) === ids.length;
  await until('the bare workflows to be touched', all, 600_000);
  return ((await lastWritten(stack.dataSource, ids)) - began) / 1000;
}

const touched = 100;

/** How late the last of so many bare timers is, that all fall on one instant; in seconds. */
export function floorLateness(stack: BenchStack, count: number): Promise<number> {
  return withEnoughTime(count, async (leadMs) => {
    const dueAt = Date.now() + leadMs;
    const { ids, runningAt } = await startFloor(stack, count, { at: [dueAt], decisions: 0, limitMs: day });
    if (runningAt >= dueAt) return null;
    await until('the bare timers', async () => (await written(stack.dataSource, ids, 1)) === count, 900_000);
    return ((await lastWritten(stack.dataSource, ids)) - dueAt) / 1000;
  });
}

async function written(dataSource: DataSource, ids: string[], step: number): Promise<number> {
  const [row] = await dataSource.query<{ count: number }[]>(
    'SELECT count(*) AS count FROM floor_items WHERE step >= $2 AND id = ANY($1)',
    [ids, step],
  );
  return row?.count ?? 0;
}

async function lastWritten(dataSource: DataSource, ids: string[]): Promise<number> {
  const [row] = await dataSource.query<{ at: Date }[]>(
    'SELECT max(written_at) AS at FROM floor_items WHERE id = ANY($1)',
    [ids],
  );
  return row?.at.getTime() ?? NaN;
}
