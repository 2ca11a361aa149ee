import type { EntityManager } from 'typeorm';
import type { ProofAsked } from '../../domain/proof/proof.js';
import { policyUses } from '../../domain/template/template.js';
import { defaultPolicies } from '../programs/create-program.js';
import type { PreparedLaunch } from './prepare-launch.js';

/** A policy by which something of the program would be decided, and what it asks of whoever decides. */
export interface ProofOfLaunch {
  /** Where the template names it, `items.3.policies.signOff`; of a default where it would name it. */
  path: string;
  policy: string;
  version: number;
  proof: ProofAsked;
}

/** Which decisions of the program that a launch would make ask for a proof; defaults that hold where nothing is named, too. */
export async function proofsOfLaunch(manager: EntityManager, prepared: PreparedLaunch): Promise<ProofOfLaunch[]> {
  const defaults: Partial<Record<string, string>> = await defaultPolicies(manager);
  const named = new Map(prepared.policies);
  for (const [use, kind] of policyUses) {
    const id = defaults[use === 'tollgate' ? use : kind];
    // What is checked afterwards has to be named.
    if (id !== undefined && use !== 'effectiveness' && !named.has(`policies.${use}`)) named.set(`policies.${use}`, id);
  }
  const rows = await manager.query<{ id: string; name: string; version: number; proof: ProofAsked }[]>(
    `SELECT v.id, p.name, v.version, v.body -> 'proof' AS proof FROM policy_versions v JOIN policies p ON p.id = v.policy_id
     WHERE v.id = ANY($1) AND v.body ? 'proof'`,
    [[...new Set(named.values())]],
  );
  const asking = new Map(rows.map((row) => [row.id, row]));
  return [...named].flatMap(([path, id]) => {
    const row = asking.get(id);
    return row ? [{ path, policy: row.name, version: row.version, proof: row.proof }] : [];
  });
}
