import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleWorkflowCode } from '@temporalio/worker';
import { projectRoot } from '../../../config/settings.js';

const quiet = (): void => undefined;
const logger = { log: quiet, trace: quiet, debug: quiet, info: quiet, warn: quiet, error: quiet };

/** The floor's workflow as a worker takes it, pre-built as the product's is. */
export async function bundleFloor(into: string): Promise<void> {
  const workflowsPath = join(projectRoot, 'dist', 'test', 'bench', 'floor', 'floor.workflow.js');
  const { code } = await bundleWorkflowCode({ workflowsPath, logger });
  writeFileSync(into, code);
}
