import { Not, Raw, type EntityManager } from 'typeorm';
import type { PolicyKind } from '../../domain/policy/check-policy.js';
import type { ProofAsked } from '../../domain/proof/proof.js';
import { Refusal } from '../../domain/refusal.js';
import { isUuid } from '../../domain/uuid.js';
import { policies, type Policy } from '../entities/policy.js';
import { insertOnce } from '../entities/write.js';
import type { Keyset, Sorts } from '../paging/keyset.js';

export interface PolicyRow extends Policy {
  /** Newest first. */
  versions: PolicyVersionRow[];
}

export interface PolicyVersionRow {
  id: string;
  version: number;
  status: 'draft' | 'published';
  body: { proof?: ProofAsked };
  createdAt: string;
  publishedAt: string | null;
}

const select = `SELECT p.*, coalesce((SELECT jsonb_agg(jsonb_build_object('id', v.id, 'version', v.version, 'status', v.status,
    'body', v.body, 'createdAt', v.created_at, 'publishedAt', v.published_at) ORDER BY v.version DESC)
  FROM policy_versions v WHERE v.policy_id = p.id), '[]') AS versions`;

export const policySorts: Sorts = {
  name: [
    { sql: 'p.kind', type: 'text' },
    { sql: 'p.name', type: 'text' },
  ],
};

/** Policies with their versions, in the order of the slice; `q` is a part of the name. */
export function policiesBy(
  manager: EntityManager,
  { kind, q }: { kind?: string | undefined; q?: string | undefined },
  slice: Keyset,
): Promise<PolicyRow[]> {
  const params: unknown[] = [kind ?? null, q ?? null];
  return manager.query<PolicyRow[]>(
    `${select}, ${slice.columns} FROM policies p WHERE ($1::text IS NULL OR p.kind = $1)
       AND ($2::text IS NULL OR strpos(p.name_folded, folded($2)) > 0) AND ${slice.after(params)} ${slice.orderBy}`,
    params,
  );
}

/** @throws Refusal `not-found` */
export async function findPolicy(manager: EntityManager, id: string): Promise<PolicyRow> {
  const [row] = isUuid(id) ? await manager.query<PolicyRow[]>(`${select} FROM policies p WHERE p.id = $1`, [id]) : [];
  if (!row) throw new Refusal('not-found', `There is no policy ${id}. List the policies to see their ids.`);
  return row;
}

/** The policy of a kind that has this name, however it is written, besides the one with this id; null where none has. */
export async function otherPolicyNamed(
  manager: EntityManager,
  { id, kind, name }: { id: string; kind: PolicyKind; name: string },
): Promise<string | null> {
  const taken = await manager.findOne(policies, {
    select: { id: true },
    where: { kind, id: Not(id), name_folded: Raw((column) => `${column} = folded(:name)`, { name }) },
  });
  return taken?.id ?? null;
}

/** Adds a policy without versions; an id that exists is left alone. */
export async function insertPolicy(
  manager: EntityManager,
  { id, kind, name, description }: { id: string; kind: PolicyKind; name: string; description: string },
): Promise<void> {
  await insertOnce(manager, policies, { id, kind, name, description });
}

/** What a version is one of; undefined where there is no such version. */
export async function policyOfVersion(
  manager: EntityManager,
  versionId: string,
): Promise<{ id: string; kind: PolicyKind; name: string; version: number } | undefined> {
  const [policy] = await manager.query<{ id: string; kind: PolicyKind; name: string; version: number }[]>(
    'SELECT p.id, p.kind, p.name, v.version FROM policy_versions v JOIN policies p ON p.id = v.policy_id WHERE v.id = $1',
    [versionId],
  );
  return policy;
}

/** Those among these versions that are the newest published of their policy. */
export async function newestAmong(manager: EntityManager, versionIds: readonly string[]): Promise<Set<string>> {
  const rows = await manager.query<{ id: string }[]>(
    `SELECT v.id FROM policy_versions v WHERE v.id = ANY($1) AND v.version = (
       SELECT max(n.version) FROM policy_versions n WHERE n.policy_id = v.policy_id AND n.status = 'published')`,
    [versionIds],
  );
  return new Set(rows.map(({ id }) => id));
}
