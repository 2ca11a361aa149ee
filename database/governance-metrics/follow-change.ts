import type { EntityManager } from 'typeorm';
import { meaningChanged, type Metric } from '../../domain/metric/metric.js';
import { expectAnew } from '../breaches/expect.js';
import { followValues, giveAll, withdrawAll } from '../breaches/follow.js';
import type { By } from '../breaches/write.js';
import { judgeSlices } from './slices.js';

/**
 * What a change of a metric does to its slices and breaches, in its transaction: another owner answers for them, other
 * thresholds or another meaning judge all slices anew, other values are waited for; of one that is retired, none.
 *
 * @param before null: it was just made
 */
export async function followChange(
  manager: EntityManager,
  after: Metric,
  before: Metric | null,
  by: By,
): Promise<void> {
  if (after.retired) {
    if (before?.retired === false) await withdrawAll(manager, after.id, 'The metric is retired.', by);
    return;
  }
  if (before !== null && before.ownerId !== after.ownerId) await giveAll(manager, after, by);
  const meaning = before !== null && meaningChanged(before, after).length > 0;
  const differs = (field: 'thresholds' | 'expected' | 'retired'): boolean =>
    before !== null && JSON.stringify(before[field]) !== JSON.stringify(after[field]);
  if (meaning || differs('thresholds') || differs('retired')) {
    const judged = await judgeSlices(manager, after, 'all');
    const slices = judged.map(({ slice, after: found }) => ({ slice, after: found, corrected: false }));
    await followValues(manager, after, slices, by);
  }
  if (before === null || meaning || differs('expected') || differs('retired'))
    await expectAnew(manager, after, by, meaning || differs('expected'));
}
