import type { EntityManager } from 'typeorm';
import { checkRowOf, checkStates } from '../../../../database/items/check-state.js';
import type { ItemRecord } from '../../../../domain/item/item.js';
import { ownWork } from '../../../../domain/item/signed-content.js';
import { checkersOf } from '../../../../domain/item/check.js';
import { proofAskedSchema } from './proved-json.js';
import { waitingJson, waitingSchema } from './waiting.js';
import { choice, instant, list, nullable, object, person, schema, text, uuid } from '../openapi/json-schema.js';

export const checkSchema = schema(
  'EffectivenessCheck',
  object({
    state: choice(checkStates),
    policyVersionId: nullable(uuid),
    proof: nullable(proofAskedSchema),
    dueAt: nullable(instant),
    askedAt: nullable(instant),
    checkers: list(waitingSchema),
    decidedAt: nullable(instant),
    decidedBy: nullable(person),
    finding: nullable(text),
  }),
);

/**
 * The effectiveness check of an item; null where it has none.
 *
 * @param subject loaded where the check is pending: who may answer
 */
export async function checkOfItem(
  manager: EntityManager,
  itemId: string,
  subject: ItemRecord | undefined,
  at: number,
): Promise<object | null> {
  const row = await checkRowOf(manager, itemId);
  if (!row?.state) return null;
  const pending = row.state === 'waiting' || row.state === 'due';
  const answered = row.state === 'passed' || row.state === 'failed';
  const checkers = pending && subject ? checkersOf(subject, at) : [];
  return {
    state: row.state,
    policyVersionId: row.policy,
    proof: row.proof,
    dueAt: row.due_at?.toISOString() ?? null,
    askedAt: row.state === 'due' || answered ? (row.asked_at?.toISOString() ?? null) : null,
    checkers: subject
      ? waitingJson(checkers, {
          names: subject.names,
          delegations: subject.delegations,
          at,
          barred: ownWork(subject, at),
        })
      : [],
    decidedAt: answered ? (row.decided_at?.toISOString() ?? null) : null,
    decidedBy: answered && row.decided_by !== null ? { id: row.decided_by, name: row.decider ?? '' } : null,
    finding: answered ? row.finding : null,
  };
}
