import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isRehearsal } from './documented-view.js';

/** Cases that go on in another one: which one, since when, and what they were before, so that they can be taken out again. */
export class MergeCases1765830000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
    if (!(await isRehearsal(runner)))
      for (const statement of says(', `rejected` or `merged`', 'closed, rejected or merged'))
        await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
    if (!(await isRehearsal(runner)))
      for (const statement of says(' or `rejected`', 'closed or rejected')) await runner.query(statement);
  }
}

/** What the view of cases says of itself. */
const says = (last: string, ended: string): string[] => [
  `COMMENT ON COLUMN analytics.cases.status IS '\`new\`, \`triaged\`, \`investigating\`, \`concluded\`, \`closed\`${last}.'`,
  `COMMENT ON COLUMN analytics.cases.closed_at IS 'When it was ${ended}.'`,
];

const states = (among: string): string =>
  `ALTER TABLE cases DROP CONSTRAINT cases_status_check, ADD CONSTRAINT cases_status_check CHECK (status IN (${among}))`;
const before = `'new', 'triaged', 'investigating', 'concluded', 'closed', 'rejected'`;

const up = [
  states(`${before}, 'merged'`),
  `ALTER TABLE cases ADD COLUMN merged_into uuid REFERENCES cases (id),
     ADD COLUMN merged_from text CHECK (merged_from IN ('new', 'triaged', 'investigating')),
     ADD COLUMN merged_at timestamptz,
     ADD CONSTRAINT cases_merged CHECK
       ((status = 'merged') = (merged_into IS NOT NULL) AND (merged_into IS NULL) = (merged_from IS NULL)
         AND (merged_into IS NULL) = (merged_at IS NULL) AND merged_into <> id)`,
  `CREATE INDEX cases_merged_into ON cases (merged_into) WHERE merged_into IS NOT NULL`,
];

// An older release can say of one that was merged only that it is no case by itself.
const down = [
  `ALTER TABLE cases DROP CONSTRAINT cases_merged`,
  `UPDATE cases m SET status = 'rejected', rejection = 'Merged into CA-' || (SELECT c.number FROM cases c WHERE c.id = m.merged_into)
     WHERE m.status = 'merged'`,
  `ALTER TABLE cases DROP COLUMN merged_into, DROP COLUMN merged_from, DROP COLUMN merged_at`,
  states(before),
];
