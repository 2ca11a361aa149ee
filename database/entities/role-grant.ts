import { EntitySchema } from 'typeorm';
import { roles, scopeKinds, type Role, type Scope } from '../../domain/access/grant.js';
import { createdAt, folded, foreign, givenId, oneOf } from './columns.js';

/** A role that was given: to a person, a team or a provider's group. */
export interface RoleGrant {
  id: string;
  role: Role;
  person_id: string | null;
  team_id: string | null;
  /** Of the group: who says who is in it. */
  source: string | null;
  group_name: string | null;
  group_folded: string | null;
  scope: Scope['kind'];
  /** The domain or the market. */
  scope_text: string | null;
  program_id: string | null;
  reason: string;
  starts_at: Date;
  ends_at: Date | null;
  given_by: string | null;
  created_at: Date;
  taken_at: Date | null;
  taken_by: string | null;
}

export const roleGrants = new EntitySchema<RoleGrant>({
  name: 'role_grant',
  tableName: 'role_grants',
  columns: {
    id: givenId,
    role: { type: 'text' },
    person_id: foreign('person', 'role_grants_person_id_fkey', { nullable: true }),
    team_id: foreign('team', 'role_grants_team_id_fkey', { nullable: true }),
    source: { type: 'text', nullable: true },
    group_name: { type: 'text', nullable: true },
    group_folded: folded,
    scope: { type: 'text' },
    scope_text: { type: 'text', nullable: true },
    program_id: foreign('program', 'role_grants_program_id_fkey', { nullable: true }),
    reason: { type: 'text' },
    starts_at: { type: 'timestamptz', default: () => 'now()' },
    ends_at: { type: 'timestamptz', nullable: true },
    given_by: foreign('person', 'role_grants_given_by_fkey', { nullable: true }),
    created_at: createdAt,
    taken_at: { type: 'timestamptz', nullable: true },
    taken_by: foreign('person', 'role_grants_taken_by_fkey', { nullable: true }),
  },
  indices: [
    { name: 'role_grants_person', columns: ['person_id'], where: '(taken_at IS NULL)' },
    { name: 'role_grants_team', columns: ['team_id'], where: '(taken_at IS NULL)' },
    { name: 'role_grants_groups', columns: ['source', 'group_folded'], where: '(taken_at IS NULL)' },
  ],
  checks: [
    { name: 'role_grants_role_check', expression: oneOf('role', roles) },
    { name: 'role_grants_scope_check', expression: oneOf('scope', scopeKinds) },
    { name: 'role_grants_holder', expression: '(num_nonnulls(person_id, team_id, group_name) = 1)' },
    { name: 'role_grants_group', expression: '((source IS NULL) = (group_name IS NULL))' },
    {
      name: 'role_grants_where',
      expression: `((scope_text IS NOT NULL) = ((scope = 'domain'::text) OR (scope = 'market'::text)))`,
    },
    { name: 'role_grants_program', expression: `((program_id IS NOT NULL) = (scope = 'program'::text))` },
  ],
});
