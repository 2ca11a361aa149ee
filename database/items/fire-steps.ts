import type { DataSource, EntityManager } from 'typeorm';
import { noOutcome } from '../../domain/record/outcome.js';
import { among } from '../engine/among.js';
import { inTurns } from '../engine/in-turns.js';
import { together } from '../engine/together.js';
import { inTransaction } from '../engine/transaction.js';
import type { FiredBy } from '../plan/steps.js';
import { loadItemCases } from './load-cases.js';
import { look } from './run-commands.js';
import { recordOutcomes } from './record-outcomes.js';
import { snapshotOf, type ItemSnapshot } from './snapshot.js';

/** What a workflow asks for: the facts of its item, when what is due at `now` has fired. */
interface Adoption {
  itemId: string;
  now: number;
}

const adoptions = new WeakMap<DataSource, (one: Adoption) => Promise<ItemSnapshot | null>>();

/**
 * The snapshot that a workflow adopts: what is due at `now` has fired, and the row knows that its workflow has seen it.
 * Workflows that wake at one instant share their transactions.
 */
export function fireForWorkflow(dataSource: DataSource, itemId: string, now: number): Promise<ItemSnapshot | null> {
  let adopt = adoptions.get(dataSource);
  if (!adopt) {
    adopt = together<Adoption, ItemSnapshot | null>(
      async (all) => {
        // Whoever is held by somebody else must not keep the others waiting.
        const snapshots = await adoptItems(dataSource, all, 'skip');
        return all.map((one) => snapshots.get(one.itemId));
      },
      async (one) => (await adoptItems(dataSource, [one], 'wait')).get(one.itemId) ?? null,
    );
    adoptions.set(dataSource, adopt);
  }
  return adopt({ itemId, now });
}

/** By item; one that does not exist, or is skipped, is left out. */
function adoptItems(
  dataSource: DataSource,
  all: Adoption[],
  lock: 'wait' | 'skip',
): Promise<Map<string, ItemSnapshot>> {
  const nows = new Map<string, number>();
  for (const { itemId, now } of all) nows.set(itemId, Math.max(now, nows.get(itemId) ?? now));
  return inTransaction(dataSource, async (manager) => {
    const cases = await loadItemCases(manager, [...nows.keys()], {
      at: Math.min(...nows.values()),
      lock,
      forFiring: true,
    });
    const outcomes = await inTurns(cases, (subject) => look(noOutcome(subject), nows.get(subject.item.id) ?? 0));
    await recordOutcomes(manager, outcomes, { firedBy: 'timer', byWorkflow: true, poke: false });
    const seen = outcomes
      .filter(({ events, after: { item } }) => events.length === 0 && item.workflowVersion !== item.version)
      .map(({ after }) => after.item.id);
    if (seen.length > 0) {
      const { sql, value } = among(seen, '$1');
      await manager.query(`UPDATE action_items SET workflow_version = version WHERE id ${sql}`, [value]);
    }
    return new Map(outcomes.map(({ after }) => [after.item.id, snapshotOf(after)]));
  });
}

/**
 * Fires what is due at `now` for these items, in one transaction. Items that somebody else holds are left to him.
 * Returns how many steps fired.
 */
export async function fireItems(manager: EntityManager, ids: string[], now: number, firedBy: FiredBy): Promise<number> {
  const cases = await loadItemCases(manager, ids, { at: now, lock: 'skip', forFiring: true });
  const outcomes = await inTurns(cases, (subject) => look(noOutcome(subject), now));
  await recordOutcomes(manager, outcomes, { firedBy, byWorkflow: false, poke: false });
  return outcomes.reduce((sum, { events }) => sum + events.length, 0);
}
