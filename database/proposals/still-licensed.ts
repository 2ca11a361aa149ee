import type { EntityManager } from 'typeorm';
import { Refusal } from '../../domain/refusal.js';

/**
 * Whether what a rule was to do by a licence may still be done: the rule acts, by the version that is licensed, and the licence is in
 * force. The rule stays as it is until the transaction ends: once a stop has been answered, nothing that waited is done.
 */
export async function stillLicensed(
  manager: EntityManager,
  licence: { id: string; key: string },
): Promise<Refusal | null> {
  const [row] = await manager.query<{ holds: boolean }[]>(
    `SELECT r.state = 'act' AND r.live_version_id = l.version_id AND l.state = 'in_force' AS holds
     FROM rules r JOIN acting_licences l ON l.rule_id = r.id WHERE l.id = $1 FOR SHARE OF r`,
    [licence.id],
  );
  if (row?.holds === true) return null;
  return new Refusal(
    'illegal-transition',
    `The rule was stopped, or ${licence.key} was over, before it was done. Propose it anew where it is still wanted.`,
  );
}
