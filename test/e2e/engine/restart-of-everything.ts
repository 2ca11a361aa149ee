import { existsSync } from 'node:fs';
import { tsToMs } from '@temporalio/common/lib/time.js';
import { stillRuns } from '../../../apps/local/src/servers/running.js';
import type { OwnStack } from '../../harness/own-stack.js';

/** PostgreSQL, the Temporal server, the API and the worker are killed at one moment, and others are started on their data. */
export async function restartEverything(stack: OwnStack): Promise<void> {
  const before = stack.processes();
  expect(Object.keys(before).sort()).toEqual(['api', 'postgres', 'temporal', 'worker']);
  await stack.kill();
  expect(Object.values(before).filter(stillRuns)).toEqual([]);
  await stack.start();
  expect(Object.keys(stack.processes()).sort()).toEqual(Object.keys(before).sort());
}

/**
 * Every one of these executions stands at the time of the stack's clock, by the word of the Temporal server. What a
 * restart could lose, or have moved twice, is months; an answer under load takes seconds.
 */
export async function expectOneTime(stack: OwnStack, workflowIds: string[]): Promise<void> {
  expect(workflowIds.length).toBeGreaterThan(0);
  const apart = await Promise.all(
    workflowIds.map(async (workflowId) => {
      const { raw } = await stack.temporal.workflow.getHandle(workflowId).describe();
      const at = tsToMs(raw.workflowExtendedInfo?.timeSkippingInfo?.currentTime);
      return [workflowId, Math.round((at - stack.clock.now()) / 60_000)];
    }),
  );
  expect(apart.filter(([, minutes]) => minutes !== 0)).toEqual([]);
}

/** Ends it. Neither a process nor the folder is left. */
export async function endWithoutTrace(stack: OwnStack): Promise<void> {
  const running = Object.values(stack.processes());
  const { folder } = stack;
  await stack.stop();
  expect(running.filter(stillRuns)).toEqual([]);
  expect(folder !== null && existsSync(folder)).toBe(false);
}
