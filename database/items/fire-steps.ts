import type { DataSource, EntityManager } from 'typeorm';
import { fireDueSteps } from '../../domain/action-item/fire.js';
import { noOutcome } from '../../domain/action-item/outcome.js';
import { inTransaction } from '../engine/transaction.js';
import type { FiredBy } from '../plan/steps.js';
import { loadItemCases } from './load-cases.js';
import { recordOutcomes } from './record-outcomes.js';
import { snapshotOf, type ItemSnapshot } from './snapshot.js';

/** The snapshot that a workflow adopts: what is due at `now` has fired, and the row knows that its workflow has seen it. */
export async function fireForWorkflow(
  dataSource: DataSource,
  itemId: string,
  now: number,
): Promise<ItemSnapshot | null> {
  return inTransaction(dataSource, async (manager) => {
    const [subject] = await loadItemCases(manager, [itemId], { at: now, lock: 'wait', forFiring: true });
    if (!subject) return null;
    const outcome = fireDueSteps(noOutcome(subject), now);
    await recordOutcomes(manager, [outcome], { firedBy: 'timer', byWorkflow: true, poke: false });
    const { item } = outcome.after;
    if (outcome.events.length === 0 && item.workflowVersion !== item.version)
      await manager.query('UPDATE action_items SET workflow_version = version WHERE id = $1', [itemId]);
    return snapshotOf(outcome.after);
  });
}

/**
 * Fires what is due at `now` for these items, in one transaction. Items that somebody else holds are left to him.
 * Returns how many steps fired.
 */
export async function fireItems(manager: EntityManager, ids: string[], now: number, firedBy: FiredBy): Promise<number> {
  const cases = await loadItemCases(manager, ids, { at: now, lock: 'skip', forFiring: true });
  const outcomes = cases.map((subject) => fireDueSteps(noOutcome(subject), now));
  await recordOutcomes(manager, outcomes, { firedBy, byWorkflow: false, poke: false });
  return outcomes.reduce((sum, { events }) => sum + events.length, 0);
}
