import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Kinds of records and of policies are listed in the code (`database/records/kinds.ts`, `domain/policy/check-policy.ts`).
 * A second list in a CHECK would have to be written anew with each kind, and two kinds added side by side would each undo
 * the other's.
 */
export class LeaveListsOfKindsToTheCode1764400000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const { table, column } of lists)
      await runner.query(`ALTER TABLE ${table} DROP CONSTRAINT IF EXISTS ${table}_${column}_check`);
  }

  /** Rows of kinds that came later are gone by then: the migrations that brought them take them along. */
  async down(runner: QueryRunner): Promise<void> {
    for (const { table, column, kinds } of lists)
      await runner.query(
        `ALTER TABLE ${table} ADD CONSTRAINT ${table}_${column}_check CHECK (${column} IN (${kinds}))`,
      );
  }
}

const lists = [
  { table: 'planned_steps', column: 'subject_kind', kinds: `'action_item', 'program', 'delegation'` },
  { table: 'sign_off_rounds', column: 'subject_kind', kinds: `'action_item', 'phase'` },
  { table: 'comments', column: 'subject_kind', kinds: `'action_item', 'program'` },
  { table: 'policies', column: 'kind', kinds: `'escalation', 'reminder', 'sign_off', 'extension'` },
];
