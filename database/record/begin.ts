import type { EntityManager } from 'typeorm';
import type { Outcome, Subject } from '../../domain/record/outcome.js';
import { workflowOf } from '../engine/kinds.js';
import { enqueue } from '../engine/outbox.js';
import type { StoredKind } from './kind.js';
import { saveOutcomes } from './save.js';

/**
 * What the first event of a record leads to, whose row was just written: plan, trail, notices, and the start of its workflow.
 * From the commit on it goes on by itself.
 */
export async function begin<S extends Subject, C extends { type: string }, E>(
  stored: StoredKind<S, C, E>,
  manager: EntityManager,
  first: Outcome<S, E>,
  by: { actorId: string | null; at: number },
): Promise<void> {
  await saveOutcomes(stored, manager, [first], { firedBy: 'command', byWorkflow: false, poke: false, ...by });
  await enqueue(manager, [{ ...workflowOf(stored.kind, stored.factsOf(first.after).id), kind: 'start' }]);
}
