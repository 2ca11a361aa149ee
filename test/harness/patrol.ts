import { patrol } from '../../apps/worker/src/patrol/patrol.js';
import type { Tollgate } from './tollgate.js';

/** No worker patrols by itself from now on. */
export async function onlyByHand({ dataSource }: Pick<Tollgate, 'dataSource'>): Promise<void> {
  await dataSource.query(`UPDATE patrols SET free_at = 'infinity'`);
}

/** One turn of the patrol, as if it were time for one, and none by itself afterwards. What cannot be done is told to `complain`. */
export async function patrolNow(
  { dataSource, temporal, settings }: Pick<Tollgate, 'dataSource' | 'temporal' | 'settings'>,
  {
    taskQueue = settings.taskQueue,
    complain = () => undefined,
  }: { taskQueue?: string; complain?: (error: unknown) => void } = {},
): Promise<void> {
  await dataSource.query(`UPDATE patrols SET free_at = '-infinity'`);
  await patrol(dataSource, temporal, taskQueue, (_, error) => {
    complain(error);
  })();
  await onlyByHand({ dataSource });
}
