import type { EntityManager } from 'typeorm';
import type { ProofAsked } from '../../domain/proof/proof.js';
import type { LinkRow } from './load-link.js';

const ofRound = `r.stages -> (r.stage - 1) -> 'proof'`;

/** What each action decides on, and what its policy asks of whoever decides. */
const statements: Partial<Record<LinkRow['action'], { action_item: string; phase?: string }>> = {
  ...Object.fromEntries(
    (['approve', 'send_back'] as const).map((action) => [
      action,
      {
        action_item: `SELECT ${ofRound} AS proof FROM action_items i JOIN sign_off_rounds r ON r.id = i.round_id AND r.state = 'open'
          WHERE i.id = $1`,
        phase: `SELECT ${ofRound} AS proof FROM phases ph JOIN sign_off_rounds r ON r.id = ph.round_id AND r.state = 'open'
          WHERE ph.id = $1`,
      },
    ]),
  ),
  ...Object.fromEntries(
    (['grant', 'refuse'] as const).map((action) => [
      action,
      {
        action_item: `SELECT terms -> 'proof' AS proof FROM due_date_extensions WHERE item_id = $1 AND state = 'pending'`,
      },
    ]),
  ),
  ...Object.fromEntries(
    (['pass_check', 'fail_check'] as const).map((action) => [
      action,
      {
        action_item: `SELECT v.body -> 'proof' AS proof FROM action_items i
          JOIN policy_versions v ON v.id = i.effectiveness_policy_version_id WHERE i.id = $1`,
      },
    ]),
  ),
};

/** What the policy asks of whoever decides by a link to have proved; null where it asks nothing, or nothing is decided by it. */
export async function proofAskedBy(
  manager: EntityManager,
  { action, subject_kind, subject_id }: Pick<LinkRow, 'action' | 'subject_kind' | 'subject_id'>,
): Promise<ProofAsked | null> {
  const sql = subject_kind === null ? undefined : statements[action]?.[subject_kind];
  if (sql === undefined) return null;
  const [row] = await manager.query<{ proof: ProofAsked | null }[]>(sql, [subject_id]);
  return row?.proof ?? null;
}
