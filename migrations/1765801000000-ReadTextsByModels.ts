import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A task may be asked of a record for several things at once: a translation into each language, the actions of each text. `about` tells
 * them apart: the language, or the SHA-256 of the text.
 */
export class ReadTextsByModels1765801000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE ai_runs ADD COLUMN about text NOT NULL DEFAULT ''`);
    await runner.query('DROP INDEX ai_runs_once');
    await runner.query(`CREATE UNIQUE INDEX ai_runs_once ON ai_runs (record_id, task, about) WHERE state <> 'ended'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX ai_runs_once');
    // Of those that the index would refuse, the oldest waits on.
    await runner.query(
      `UPDATE ai_runs r SET state = 'ended', outcome = 'withheld', ended_at = now()
       WHERE state <> 'ended' AND EXISTS (SELECT 1 FROM ai_runs o
         WHERE o.record_id = r.record_id AND o.task = r.task AND o.state <> 'ended' AND o.number < r.number)`,
    );
    await runner.query(`CREATE UNIQUE INDEX ai_runs_once ON ai_runs (record_id, task) WHERE state <> 'ended'`);
    await runner.query('ALTER TABLE ai_runs DROP COLUMN about');
  }
}
