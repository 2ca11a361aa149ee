import { existsSync } from 'node:fs';
import { tsToMs } from '@temporalio/common/lib/time.js';
import { stillRuns } from '../../../apps/local/src/running.js';
import type { OwnStack } from '../../harness/own-stack.js';

/**
 * PostgreSQL, the Temporal server, the API and the worker are killed at one moment, and others are started on their data.
 * The clock of each execution must stand where it stood: what Temporal knows of it is in its store.
 */
export async function restartEverything(stack: OwnStack, workflowIds: string[]): Promise<void> {
  const before = stack.processes();
  const stood = await aheadOfWall(stack, workflowIds);
  await stack.kill();
  expect(Object.keys(before).sort()).toEqual(['api', 'postgres', 'temporal', 'worker']);
  expect(Object.values(before).filter(stillRuns)).toEqual([]);
  await stack.start();
  const stand = await aheadOfWall(stack, workflowIds);
  expect(stand.length).toBeGreaterThan(0);
  // Each is measured by an answer that takes a moment; what could be lost is months.
  for (const [index, ahead] of stand.entries()) expect(Math.abs(ahead - (stood[index] ?? 0))).toBeLessThan(5_000);
  expect(Math.min(...stand)).toBeGreaterThan(86_400_000);
}

/** Ends it. Neither a process nor the folder is left. */
export async function endWithoutTrace(stack: OwnStack): Promise<void> {
  const running = Object.values(stack.processes());
  const { folder } = stack;
  await stack.stop();
  expect(running.filter(stillRuns)).toEqual([]);
  expect(folder !== null && existsSync(folder)).toBe(false);
}

/** By how much each execution's clock is ahead of the wall's, by the server's own word, in ms. */
async function aheadOfWall({ temporal }: OwnStack, workflowIds: string[]): Promise<number[]> {
  return Promise.all(
    workflowIds.map(async (workflowId) => {
      const { raw } = await temporal.workflow.getHandle(workflowId).describe();
      return tsToMs(raw.workflowExtendedInfo?.timeSkippingInfo?.currentTime) - Date.now();
    }),
  );
}
