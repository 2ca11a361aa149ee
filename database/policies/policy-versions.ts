import type { EntityManager } from 'typeorm';
import { Refusal } from '../../domain/refusal.js';
import { policies, policyVersions } from '../entities/policy.js';
import { insertOnce, updateOne } from '../entities/write.js';

export interface NewVersion {
  id: string;
  policyId: string;
  version: number;
  body: unknown;
  createdBy: string;
}

/** The number that the next version of a policy has. Nobody else adds one until the transaction ends. */
export async function nextVersionOf(manager: EntityManager, policyId: string): Promise<number> {
  await manager.findOne(policies, { where: { id: policyId }, lock: { mode: 'pessimistic_write' } });
  return ((await manager.maximum(policyVersions, 'version', { policy_id: policyId })) ?? 0) + 1;
}

/** Adds a version as a draft; an id that exists is left alone. */
export async function insertVersion(
  manager: EntityManager,
  { id, policyId, version, body, createdBy }: NewVersion,
): Promise<void> {
  await insertOnce(manager, policyVersions, { id, policy_id: policyId, version, body, created_by: createdBy });
}

/**
 * A draft of a policy by its number, as it stands in a path. Nobody else changes it until the transaction ends.
 * @throws Refusal `not-found`, `illegal-transition` for one that is published
 */
export async function lockDraft(
  manager: EntityManager,
  policyId: string,
  version: string,
): Promise<{ version: number; body: unknown }> {
  const row = /^\d{1,9}$/.test(version)
    ? await manager.findOne(policyVersions, {
        where: { policy_id: policyId, version: Number(version) },
        lock: { mode: 'pessimistic_write' },
      })
    : null;
  if (!row)
    throw new Refusal('not-found', `The policy has no version ${version}. Read the policy to see its versions.`);
  if (row.status !== 'draft')
    throw new Refusal(
      'illegal-transition',
      `Version ${version} is published and never changes. Add a new version instead.`,
      { currentStatus: row.status },
    );
  return { version: row.version, body: row.body };
}

export async function replaceDraft(
  manager: EntityManager,
  policyId: string,
  version: number,
  body: unknown,
): Promise<void> {
  await updateOne(manager, policyVersions, { policy_id: policyId, version }, { body });
}

export async function publishVersion(manager: EntityManager, policyId: string, version: number): Promise<void> {
  const published = { status: 'published' as const, published_at: () => 'now()' };
  await updateOne(manager, policyVersions, { policy_id: policyId, version }, published);
}
