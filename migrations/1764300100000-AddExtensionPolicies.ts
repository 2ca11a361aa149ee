import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The policy that ships, by the ids under which it is seeded: rows that exist need it before the seeding comes. */
const policyId = '828058b4-75ae-85f2-ab2a-12417145abe5';
const versionId = 'dc46fe17-dd8f-81e7-9bb1-5d17fd987214';
const terms = { required: 1, roles: ['program_manager', 'owner_manager', 'domain_lead'], people: [] };
const body = {
  rules: [terms],
  mostExtensions: 3,
  longestTotalDays: 180,
  answerWithin: 'P3D',
  escalateTo: ['approver_manager', 'domain_lead'],
  channels: ['inbox', 'email'],
};

/**
 * Extensions by policy: who must agree, how often and by how much. Programs and items pin a version like those of the
 * other kinds; a request keeps the terms it was asked under, and each decision is a row of its own.
 */
export class AddExtensionPolicies1764300100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE policies DROP CONSTRAINT IF EXISTS policies_kind_check`);
    await runner.query(
      `INSERT INTO policies (id, kind, name, description, is_default)
       SELECT $1, 'extension', 'Default', 'Ships with Tollgate', true WHERE EXISTS (SELECT 1 FROM programs)`,
      [policyId],
    );
    await runner.query(
      `INSERT INTO policy_versions (id, policy_id, version, status, body, published_at)
       SELECT $2, id, 1, 'published', $3, now() FROM policies WHERE id = $1`,
      [policyId, versionId, JSON.stringify(body)],
    );
    for (const table of ['programs', 'action_items']) {
      await runner.query(
        `ALTER TABLE ${table} ADD COLUMN extension_policy_version_id uuid REFERENCES policy_versions (id)`,
      );
      await runner.query(`UPDATE ${table} SET extension_policy_version_id = $1`, [versionId]);
      await runner.query(`ALTER TABLE ${table} ALTER COLUMN extension_policy_version_id SET NOT NULL`);
    }

    await runner.query(`ALTER TABLE due_date_extensions
      ADD COLUMN requested_for uuid REFERENCES people (id),
      ADD COLUMN days integer NOT NULL DEFAULT 0,
      ADD COLUMN terms jsonb,
      ADD COLUMN answer_from timestamptz,
      ADD COLUMN decided_for uuid REFERENCES people (id),
      DROP CONSTRAINT due_date_extensions_state_check,
      ADD CONSTRAINT due_date_extensions_state_check
        CHECK (state IN ('pending', 'granted', 'refused', 'lapsed', 'taken_back'))`);
    await runner.query(`UPDATE due_date_extensions SET terms = $1, answer_from = requested_at`, [
      JSON.stringify(terms),
    ]);
    await runner.query(`ALTER TABLE due_date_extensions ALTER COLUMN terms SET NOT NULL,
      ALTER COLUMN answer_from SET NOT NULL`);
    await runner.query(`CREATE TABLE extension_decisions (
      extension_id uuid NOT NULL REFERENCES due_date_extensions (id),
      person_id uuid NOT NULL REFERENCES people (id),
      for_person_id uuid REFERENCES people (id),
      decision text NOT NULL CHECK (decision IN ('agreed', 'refused')),
      reason text,
      at timestamptz NOT NULL,
      PRIMARY KEY (extension_id, person_id)
    )`);
    // Whoever it was decided for has decided: nobody does it for them again, themself included.
    await runner.query(`CREATE UNIQUE INDEX extension_decisions_seat
      ON extension_decisions (extension_id, (coalesce(for_person_id, person_id)))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE extension_decisions`);
    await runner.query(`UPDATE due_date_extensions SET state = 'lapsed' WHERE state = 'taken_back'`);
    await runner.query(`ALTER TABLE due_date_extensions DROP COLUMN requested_for, DROP COLUMN days, DROP COLUMN terms,
      DROP COLUMN answer_from, DROP COLUMN decided_for,
      DROP CONSTRAINT due_date_extensions_state_check,
      ADD CONSTRAINT due_date_extensions_state_check CHECK (state IN ('pending', 'granted', 'refused', 'lapsed'))`);
    await runner.query(`ALTER TABLE action_items DROP COLUMN extension_policy_version_id`);
    await runner.query(`ALTER TABLE programs DROP COLUMN extension_policy_version_id`);
    await runner.query(
      `DELETE FROM policy_versions v USING policies p WHERE p.id = v.policy_id AND p.kind = 'extension'`,
    );
    await runner.query(`DELETE FROM policies WHERE kind = 'extension'`);
    await runner.query(`ALTER TABLE policies DROP CONSTRAINT IF EXISTS policies_kind_check,
      ADD CONSTRAINT policies_kind_check CHECK (kind IN ('escalation', 'reminder', 'sign_off'))`);
  }
}
