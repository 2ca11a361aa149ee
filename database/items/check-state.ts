import type { EntityManager } from 'typeorm';
import type { ProofAsked } from '../../domain/proof/proof.js';

/** Follows when the item is done; waits for its day; is due; was answered. */
export const checkStates = ['follows', 'waiting', 'due', 'passed', 'failed'] as const;
export type CheckState = (typeof checkStates)[number];

/** SQL: where the check of the item `i` stands; null where there is none. What failed counts until it is asked again. */
export const checkState = `CASE
  WHEN i.check_pending AND i.check_cycle = i.cycle THEN 'due'
  WHEN i.check_pending THEN 'waiting'
  WHEN i.check_result = 'failed' THEN 'failed'
  WHEN i.check_result = 'passed' AND i.check_cycle = i.cycle THEN 'passed'
  WHEN i.effectiveness_policy_version_id IS NOT NULL AND i.status NOT IN ('done', 'cancelled') THEN 'follows' END`;

export interface CheckRow {
  state: CheckState | null;
  policy: string | null;
  /** What its policy asks of whoever answers; null: nothing. */
  proof: ProofAsked | null;
  due_at: Date | null;
  asked_at: Date | null;
  decided_at: Date | null;
  decided_by: string | null;
  decider: string | null;
  finding: string | null;
}

/** Where the effectiveness check of an item stands; undefined where there is no such item. */
export async function checkRowOf(manager: EntityManager, itemId: string): Promise<CheckRow | undefined> {
  const [row] = await manager.query<CheckRow[]>(
    `SELECT ${checkState} AS state, i.effectiveness_policy_version_id AS policy, v.body -> 'proof' AS proof, i.check_asked_at AS asked_at,
       i.check_decided_at AS decided_at, i.check_decided_by AS decided_by, p.name AS decider, i.check_finding AS finding,
       (SELECT s.fire_at FROM planned_steps s WHERE s.subject_id = i.id AND s.kind = 'effectiveness_due' AND s.cycle = i.cycle
         ORDER BY s.fire_at DESC LIMIT 1) AS due_at
     FROM action_items i LEFT JOIN people p ON p.id = i.check_decided_by
     LEFT JOIN policy_versions v ON v.id = i.effectiveness_policy_version_id WHERE i.id = $1`,
    [itemId],
  );
  return row;
}
