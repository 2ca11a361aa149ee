import { EntitySchema } from 'typeorm';
import type { PolicyKind } from '../../domain/policy/check-policy.js';
import { createdAt, folded, madeId, oneOf, twin } from './columns.js';

/** What versions of policies and of templates are. */
export const versionStates = ['draft', 'published'] as const;
export type VersionState = (typeof versionStates)[number];

export interface Policy {
  id: string;
  kind: PolicyKind;
  name: string;
  description: string;
  is_default: boolean;
  created_at: Date;
  name_folded: string;
  name_twin: number;
}

export interface PolicyVersion {
  id: string;
  policy_id: string;
  version: number;
  status: VersionState;
  /** What a policy of its kind says. */
  body: unknown;
  created_by: string | null;
  created_at: Date;
  published_at: Date | null;
}

export const policies = new EntitySchema<Policy>({
  name: 'policy',
  tableName: 'policies',
  columns: {
    id: madeId,
    kind: { type: 'text' },
    name: { type: 'text' },
    description: { type: 'text', default: '' },
    is_default: { type: 'boolean', default: false },
    created_at: createdAt,
    name_folded: folded,
    name_twin: twin,
  },
  indices: [
    { name: 'policies_default', unique: true, columns: ['kind'], where: 'is_default' },
    { name: 'policies_name_folded', unique: true, columns: ['kind', 'name_folded', 'name_twin'] },
  ],
  uniques: [{ name: 'policies_kind_name_key', columns: ['kind', 'name'] }],
});

export const policyVersions = new EntitySchema<PolicyVersion>({
  name: 'policy_version',
  tableName: 'policy_versions',
  columns: {
    id: madeId,
    policy_id: { type: 'uuid', foreignKey: { target: 'policy', name: 'policy_versions_policy_id_fkey' } },
    version: { type: 'integer' },
    status: { type: 'text', default: 'draft' },
    body: { type: 'jsonb' },
    created_by: {
      type: 'uuid',
      nullable: true,
      foreignKey: { target: 'person', name: 'policy_versions_created_by_fkey' },
    },
    created_at: createdAt,
    published_at: { type: 'timestamptz', nullable: true },
  },
  uniques: [{ name: 'policy_versions_policy_id_version_key', columns: ['policy_id', 'version'] }],
  checks: [{ name: 'policy_versions_status_check', expression: oneOf('status', versionStates) }],
});
