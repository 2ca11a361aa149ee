import type { EntityManager } from 'typeorm';
import type { PolicyKind } from '../../domain/policy/check-policy.js';
import { Refusal } from '../../domain/refusal.js';

/** Policy versions by the names under which requests give them; `tollgate` is a sign-off policy. */
export interface VersionChoice {
  escalationPolicyVersionId?: string | undefined;
  reminderPolicyVersionId?: string | undefined;
  signOffPolicyVersionId?: string | undefined;
  tollgatePolicyVersionId?: string | undefined;
  extensionPolicyVersionId?: string | undefined;
  effectivenessPolicyVersionId?: string | null | undefined;
}

const kinds: Record<keyof VersionChoice, PolicyKind> = {
  escalationPolicyVersionId: 'escalation',
  reminderPolicyVersionId: 'reminder',
  signOffPolicyVersionId: 'sign_off',
  tollgatePolicyVersionId: 'sign_off',
  extensionPolicyVersionId: 'extension',
  effectivenessPolicyVersionId: 'effectiveness',
};

/** @throws Refusal `unknown-policy-version` for one that does not exist, is a draft unless those do, or is of another kind */
export async function checkVersions(
  manager: EntityManager,
  choice: VersionChoice,
  { drafts = false }: { drafts?: boolean } = {},
): Promise<void> {
  const asked = (Object.keys(kinds) as (keyof VersionChoice)[]).flatMap((field) => {
    const id = choice[field];
    return id === undefined || id === null ? [] : [{ field, id: id.toLowerCase(), kind: kinds[field] }];
  });
  if (asked.length === 0) return;
  const rows = await manager.query<{ id: string; kind: string; status: string; name: string; version: number }[]>(
    `SELECT v.id, p.kind, v.status, p.name, v.version FROM policy_versions v JOIN policies p ON p.id = v.policy_id
     WHERE v.id = ANY($1)`,
    [asked.map(({ id }) => id)],
  );
  for (const { field, id, kind } of asked) {
    const found = rows.find((row) => row.id === id);
    if (!found) throw new Refusal('unknown-policy-version', `${field}: there is no policy version ${id}.`);
    if (found.kind !== kind)
      throw new Refusal(
        'unknown-policy-version',
        `${field}: ${id} is a version of the ${found.kind} policy ${found.name}. Name one of a ${kind} policy.`,
      );
    if (found.status !== 'published' && !drafts)
      throw new Refusal(
        'unknown-policy-version',
        `${field}: version ${found.version} of ${found.name} is a draft. Publish it first.`,
      );
  }
}
