import { join } from 'node:path';
import { Worker } from '@temporalio/worker';
import { projectRoot } from '../../config/settings.js';
import { keptHistories } from '../harness/histories.js';

const bundles = ['workflow-bundle.js', 'workflow-bundle-traced.js'];

test.each(bundles.flatMap((bundle) => keptHistories().map(([name, history]) => [name, bundle, history] as const)))(
  'the workflow code of today replays %s as it was recorded, by %s',
  async (name, bundle, history) => {
    const options = {
      workflowBundle: { codePath: join(projectRoot, 'dist', bundle) },
      sinks: { exporter: { export: { fn: () => undefined } } },
    };
    await expect(Worker.runReplayHistory(options, history, `replay/${name}`)).resolves.toBeUndefined();
  },
);
