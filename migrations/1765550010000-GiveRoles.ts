import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Roles that are given to a person, a team or a group of a provider, for all that there is or for a domain, a market or a
 * program; and who is in which group, as the provider says. Roles that were taken back stay: they say who could do what, when.
 */
export class GiveRoles1765550010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE person_groups (
         person_id uuid NOT NULL CONSTRAINT person_groups_person_id_fkey REFERENCES people (id),
         source text NOT NULL,
         group_name text NOT NULL,
         group_folded text COLLATE "C" GENERATED ALWAYS AS (folded(group_name)) STORED,
         created_at timestamptz NOT NULL DEFAULT now(),
         PRIMARY KEY (person_id, source, group_folded))`,
    );
    await runner.query('CREATE INDEX person_groups_group ON person_groups (source, group_folded)');
    await runner.query(
      `CREATE TABLE role_grants (
         id uuid PRIMARY KEY,
         role text NOT NULL CONSTRAINT role_grants_role_check CHECK (role IN ('administrator', 'head_of_governance',
           'program_manager', 'risk_analyst', 'control_owner', 'tester', 'auditor', 'member')),
         person_id uuid CONSTRAINT role_grants_person_id_fkey REFERENCES people (id),
         team_id uuid CONSTRAINT role_grants_team_id_fkey REFERENCES teams (id),
         source text,
         group_name text,
         group_folded text COLLATE "C" GENERATED ALWAYS AS (folded(group_name)) STORED,
         scope text NOT NULL CONSTRAINT role_grants_scope_check CHECK (scope IN ('all', 'domain', 'market', 'program')),
         scope_text text,
         program_id uuid CONSTRAINT role_grants_program_id_fkey REFERENCES programs (id),
         reason text NOT NULL,
         starts_at timestamptz NOT NULL DEFAULT now(),
         ends_at timestamptz,
         given_by uuid CONSTRAINT role_grants_given_by_fkey REFERENCES people (id),
         created_at timestamptz NOT NULL DEFAULT now(),
         taken_at timestamptz,
         taken_by uuid CONSTRAINT role_grants_taken_by_fkey REFERENCES people (id),
         CONSTRAINT role_grants_holder CHECK (num_nonnulls(person_id, team_id, group_name) = 1),
         CONSTRAINT role_grants_group CHECK ((source IS NULL) = (group_name IS NULL)),
         CONSTRAINT role_grants_where CHECK ((scope_text IS NOT NULL) = (scope = 'domain' OR scope = 'market')),
         CONSTRAINT role_grants_program CHECK ((program_id IS NOT NULL) = (scope = 'program')))`,
    );
    await runner.query('CREATE INDEX role_grants_person ON role_grants (person_id) WHERE taken_at IS NULL');
    await runner.query('CREATE INDEX role_grants_team ON role_grants (team_id) WHERE taken_at IS NULL');
    await runner.query('CREATE INDEX role_grants_groups ON role_grants (source, group_folded) WHERE taken_at IS NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE role_grants');
    await runner.query('DROP TABLE person_groups');
  }
}
