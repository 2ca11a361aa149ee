import type { EntityManager } from 'typeorm';
import { Refusal } from '../../domain/refusal.js';

export interface NewVersion {
  id: string;
  policyId: string;
  version: number;
  body: unknown;
  createdBy: string;
}

/** The number that the next version of a policy has. Nobody else adds one until the transaction ends. */
export async function nextVersionOf(manager: EntityManager, policyId: string): Promise<number> {
  await manager.query('SELECT 1 FROM policies WHERE id = $1 FOR UPDATE', [policyId]);
  const [{ next } = { next: 1 }] = await manager.query<{ next: number }[]>(
    'SELECT coalesce(max(version), 0) + 1 AS next FROM policy_versions WHERE policy_id = $1',
    [policyId],
  );
  return next;
}

/** Adds a version as a draft; an id that exists is left alone. */
export async function insertVersion(
  manager: EntityManager,
  { id, policyId, version, body, createdBy }: NewVersion,
): Promise<void> {
  await manager.query(
    `INSERT INTO policy_versions (id, policy_id, version, status, body, created_by) VALUES ($1, $2, $3, 'draft', $4, $5)
     ON CONFLICT (id) DO NOTHING`,
    [id, policyId, version, JSON.stringify(body), createdBy],
  );
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
  const [row] = /^\d{1,9}$/.test(version)
    ? await manager.query<{ status: string; body: unknown }[]>(
        'SELECT status, body FROM policy_versions WHERE policy_id = $1 AND version = $2 FOR UPDATE',
        [policyId, Number(version)],
      )
    : [];
  if (!row)
    throw new Refusal('not-found', `The policy has no version ${version}. Read the policy to see its versions.`);
  if (row.status !== 'draft')
    throw new Refusal(
      'illegal-transition',
      `Version ${version} is published and never changes. Add a new version instead.`,
      { currentStatus: row.status },
    );
  return { version: Number(version), body: row.body };
}

export async function replaceDraft(
  manager: EntityManager,
  policyId: string,
  version: number,
  body: unknown,
): Promise<void> {
  await manager.query('UPDATE policy_versions SET body = $3 WHERE policy_id = $1 AND version = $2', [
    policyId,
    version,
    JSON.stringify(body),
  ]);
}

export async function publishVersion(manager: EntityManager, policyId: string, version: number): Promise<void> {
  await manager.query(
    `UPDATE policy_versions SET status = 'published', published_at = now() WHERE policy_id = $1 AND version = $2`,
    [policyId, version],
  );
}
