import type { EntityManager } from 'typeorm';
import type { ItemCase } from '../../../../domain/action-item/item.js';
import { ownWork } from '../../../../domain/action-item/signed-content.js';
import { checkersOf } from '../../../../domain/effectiveness/check.js';
import { waitingJson, waitingSchema } from '../delegations/waiting.js';
import { choice, instant, list, nullable, object, person, schema, text, uuid } from '../openapi/json-schema.js';

/** Follows when the item is done; waits for its day; is due; was answered. */
export const checkStates = ['follows', 'waiting', 'due', 'passed', 'failed'] as const;
export type CheckState = (typeof checkStates)[number];

export const checkSchema = schema(
  'EffectivenessCheck',
  object({
    state: choice(checkStates),
    policyVersionId: nullable(uuid),
    dueAt: nullable(instant),
    askedAt: nullable(instant),
    checkers: list(waitingSchema),
    decidedAt: nullable(instant),
    decidedBy: nullable(person),
    finding: nullable(text),
  }),
);

/** SQL: where the check of the item `i` stands; null where there is none. What failed counts until it is asked again. */
export const checkState = `CASE
  WHEN i.check_pending AND i.check_cycle = i.cycle THEN 'due'
  WHEN i.check_pending THEN 'waiting'
  WHEN i.check_result = 'failed' THEN 'failed'
  WHEN i.check_result = 'passed' AND i.check_cycle = i.cycle THEN 'passed'
  WHEN i.effectiveness_policy_version_id IS NOT NULL AND i.status NOT IN ('done', 'cancelled') THEN 'follows' END`;

interface Row {
  state: CheckState | null;
  policy: string | null;
  due_at: Date | null;
  asked_at: Date | null;
  decided_at: Date | null;
  decided_by: string | null;
  decider: string | null;
  finding: string | null;
}

/**
 * The effectiveness check of an item; null where it has none.
 *
 * @param subject loaded where the check is pending: who may answer
 */
export async function checkOfItem(
  manager: EntityManager,
  itemId: string,
  subject: ItemCase | undefined,
  at: number,
): Promise<object | null> {
  const [row] = await manager.query<Row[]>(
    `SELECT ${checkState} AS state, i.effectiveness_policy_version_id AS policy, i.check_asked_at AS asked_at,
       i.check_decided_at AS decided_at, i.check_decided_by AS decided_by, p.name AS decider, i.check_finding AS finding,
       (SELECT s.fire_at FROM planned_steps s WHERE s.subject_id = i.id AND s.kind = 'effectiveness_due' AND s.cycle = i.cycle
         ORDER BY s.fire_at DESC LIMIT 1) AS due_at
     FROM action_items i LEFT JOIN people p ON p.id = i.check_decided_by WHERE i.id = $1`,
    [itemId],
  );
  if (!row?.state) return null;
  const pending = row.state === 'waiting' || row.state === 'due';
  const answered = row.state === 'passed' || row.state === 'failed';
  const checkers = pending && subject ? checkersOf(subject, at) : [];
  return {
    state: row.state,
    policyVersionId: row.policy,
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
