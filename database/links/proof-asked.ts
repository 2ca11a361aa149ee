import type { EntityManager } from 'typeorm';
import { decisionOf, type Decision } from '../../domain/notification/link-action.js';
import type { ProofAsked } from '../../domain/proof/proof.js';
import type { LinkRow } from './load-link.js';

/** What is asked of whoever decides on records, by their ids; of phases, not of programs. */
const statements: Record<Decision, string> = {
  signOff: `SELECT r.subject_id AS id, r.stages -> (r.stage - 1) -> 'proof' AS proof FROM sign_off_rounds r
    WHERE r.state = 'open' AND r.subject_id = ANY($1)`,
  extension: `SELECT item_id AS id, terms -> 'proof' AS proof FROM due_date_extensions WHERE state = 'pending' AND item_id = ANY($1)`,
  check: `SELECT i.id, v.body -> 'proof' AS proof FROM action_items i
    JOIN policy_versions v ON v.id = i.effectiveness_policy_version_id WHERE i.id = ANY($1)`,
};

/** What the policies ask of whoever decides on these to have proved; those that ask nothing are not in it. */
export async function proofsAsked(
  manager: Pick<EntityManager, 'query'>,
  decision: Decision,
  ids: readonly string[],
): Promise<Map<string, ProofAsked>> {
  if (ids.length === 0) return new Map();
  const rows = await manager.query<{ id: string; proof: ProofAsked | null }[]>(statements[decision], [
    [...new Set(ids)],
  ]);
  return new Map(rows.flatMap(({ id, proof }): [string, ProofAsked][] => (proof === null ? [] : [[id, proof]])));
}

/** The same of one link; null where its policy asks nothing, or nothing is decided by it. */
export async function proofAskedBy(
  manager: EntityManager,
  { action, subject_id }: Pick<LinkRow, 'action' | 'subject_id'>,
): Promise<ProofAsked | null> {
  const decision = decisionOf(action);
  if (decision === null || subject_id === null) return null;
  return (await proofsAsked(manager, decision, [subject_id])).get(subject_id) ?? null;
}
