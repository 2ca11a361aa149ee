import type { EntityManager } from 'typeorm';
import type { SignOffPolicy } from '../../domain/policy/sign-off.js';
import { whyNobodyDecides } from '../../domain/sign-off/who-passes.js';
import { policyBodies } from '../policies/policy-bodies.js';
import { defaultPolicies } from '../programs/create-program.js';

/**
 * What there is to say about the tollgates of the program that a file goes into, before anybody waits at one: that nobody
 * may pass them as things stand, and what to do.
 *
 * @param programId null: the import makes it, with this manager and lead
 */
export async function notesOnTollgate(
  manager: EntityManager,
  programId: string | null,
  made: { managerId: string; domainLeadId?: string },
): Promise<string[]> {
  const [program] = await manager.query<{ managerId: string; domainLeadId: string | null; policy: string }[]>(
    `SELECT manager_id AS "managerId", domain_lead_id AS "domainLeadId", tollgate_policy_version_id AS policy
     FROM programs WHERE id = $1`,
    [programId],
  );
  const { managerId, domainLeadId = null } = program ?? made;
  const version = program?.policy ?? (await defaultPolicies(manager)).tollgate;
  const policy = (await policyBodies(manager, [version]))(version) as SignOffPolicy;
  const why = whyNobodyDecides(policy, { program_manager: managerId, domain_lead: domainLeadId });
  if (why === null || domainLeadId !== null) return why === null ? [] : [`Its tollgates would wait: ${why}`];
  const how = program
    ? 'Say who leads the program (tollgate programs edit --lead)'
    : 'Say who leads it with lead (tollgate import --lead), or afterwards (tollgate programs edit --lead)';
  return [`It has no domain lead, and its tollgates would wait for one: ${why} ${how}.`];
}
