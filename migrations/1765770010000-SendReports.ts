import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Weekly reports: who gets one when and about what, and what each said that was sent. They leave by mail, as other messages do. */
export class SendReports1765770010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE report_subscriptions (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES people (id),
        made_by uuid NOT NULL REFERENCES people (id),
        program_id uuid REFERENCES programs (id),
        domain text,
        market text,
        weekday integer NOT NULL CHECK (weekday BETWEEN 1 AND 7),
        at text NOT NULL,
        time_zone text NOT NULL,
        language text NOT NULL,
        next_at timestamptz NOT NULL,
        put_off_until timestamptz,
        problem text,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query('CREATE INDEX report_subscriptions_next ON report_subscriptions (next_at, id)');
    await runner.query('CREATE INDEX report_subscriptions_person ON report_subscriptions (person_id)');
    // What was sent stays when nobody is subscribed any more.
    await runner.query(`
      CREATE TABLE sent_reports (
        id uuid PRIMARY KEY,
        subscription_id uuid NOT NULL,
        person_id uuid NOT NULL REFERENCES people (id),
        week text NOT NULL,
        language text NOT NULL,
        content jsonb NOT NULL,
        digest text NOT NULL,
        delivery_id uuid,
        made_at timestamptz NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (subscription_id, week)
      )`);
    await runner.query('CREATE INDEX sent_reports_person ON sent_reports (person_id, made_at, id)');
    await runner.query('CREATE INDEX sent_reports_delivery ON sent_reports (delivery_id)');
    await runner.query(kinds(['messages', 'digest', 'test', 'report']));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM deliveries WHERE kind = 'report'`);
    await runner.query(kinds(['messages', 'digest', 'test']));
    await runner.query('DROP TABLE sent_reports');
    await runner.query('DROP TABLE report_subscriptions');
  }
}

function kinds(of: readonly string[]): string {
  return `ALTER TABLE deliveries DROP CONSTRAINT deliveries_kind_check,
    ADD CONSTRAINT deliveries_kind_check CHECK (kind IN (${of.map((kind) => `'${kind}'`).join(', ')}))`;
}
