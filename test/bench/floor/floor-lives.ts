import { randomUUID } from 'node:crypto';
import type { BenchStack } from '../stack/bench-stack.js';
import { inLanes } from '../stack/lanes.js';
import { skipAhead } from '../stack/skip.js';
import { Waiting } from '../stack/waiting.js';
import { floorWorkflowId, startOne } from './floor.js';

const day = 24 * 3_600_000;

/** The same life as bare as can be: reminder, breach, second level, and three decisions. Gives lives per second. */
export async function floorLives(stack: BenchStack, count: number, atOnce: number): Promise<number> {
  const runs = new Waiting(stack.dataSource, 'SELECT id FROM floor_items WHERE id = ANY($1)');
  const climbed = new Waiting(stack.dataSource, 'SELECT id FROM floor_items WHERE id = ANY($1) AND step >= 3');
  const began = Date.now();
  await inLanes(
    Array.from({ length: count }, () => randomUUID()),
    atOnce,
    async (id) => {
      const dueAt = Date.now() + 10 * day;
      await startOne(stack, { id, at: [dueAt - day, dueAt, dueAt + 2 * day], decisions: 3, limitMs: 3 * day });
      await runs.for(id);
      await skipAhead(stack.temporal, floorWorkflowId(id), 13 * day);
      await climbed.for(id);
      const handle = stack.temporal.workflow.getHandle(floorWorkflowId(id));
      for (const step of [4, 5, 6]) await handle.executeUpdate('decide', { args: [step] });
    },
  );
  runs.stop();
  climbed.stop();
  return count / ((Date.now() - began) / 1000);
}
