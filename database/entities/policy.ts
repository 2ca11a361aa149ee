import { EntitySchema } from 'typeorm';
import type { PolicyKind } from '../../domain/policy/check-policy.js';
import {
  createdAt,
  folded,
  foreign,
  madeId,
  oneOf,
  twin,
  versionColumns,
  versionStates,
  type VersionRow,
} from './columns.js';

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

/** `body`: what a policy of its kind says. */
export interface PolicyVersion extends VersionRow<unknown> {
  id: string;
  policy_id: string;
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
    policy_id: foreign('policy', 'policy_versions_policy_id_fkey'),
    ...versionColumns('policy_versions'),
  },
  uniques: [{ name: 'policy_versions_policy_id_version_key', columns: ['policy_id', 'version'] }],
  checks: [{ name: 'policy_versions_status_check', expression: oneOf('status', versionStates) }],
});
