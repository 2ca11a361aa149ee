import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A digest is told by when it was made: a local date is another day to whoever changes their zone. */
export class TellDigestsByTheirTime1765270040000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE digests DROP CONSTRAINT digests_pkey');
    await runner.query('ALTER TABLE digests ADD PRIMARY KEY (person_id, made_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM digests d USING digests o
      WHERE o.person_id = d.person_id AND o.local_date = d.local_date AND o.made_at > d.made_at`);
    await runner.query('ALTER TABLE digests DROP CONSTRAINT digests_pkey');
    await runner.query('ALTER TABLE digests ADD PRIMARY KEY (person_id, local_date)');
  }
}
