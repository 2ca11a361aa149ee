import { join } from 'node:path';
import { Worker } from '@temporalio/worker';
import { projectRoot } from '../../config/settings.js';
import { keptHistories } from '../harness/histories.js';

test.each(keptHistories())(
  'the workflow code of today replays %s as it was recorded',
  async (name, history) => {
    const options = { workflowBundle: { codePath: join(projectRoot, 'dist', 'workflow-bundle.js') } };
    await expect(Worker.runReplayHistory(options, history, `replay/${name}`)).resolves.toBeUndefined();
  },
  60_000,
);
