import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Signed outgoing webhooks: who gets which events of the trail, and how each delivery went, attempt by attempt. */
export class AddOutgoingWebhooks1764200300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['webhook_attempts', 'webhook_deliveries', 'webhook_endpoints'])
      await runner.query(`DROP TABLE ${table}`);
  }
}

const up = [
  `CREATE TABLE webhook_endpoints (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    url text NOT NULL,
    events text[] NOT NULL,
    program_id uuid REFERENCES programs (id),
    sealed_secret text NOT NULL,
    sealed_previous text,
    previous_until timestamptz,
    active boolean NOT NULL DEFAULT true,
    disabled_because text,
    failing_since timestamptz,
    created_by uuid REFERENCES people (id),
    created_at timestamptz NOT NULL DEFAULT now(),
    removed_at timestamptz,
    version integer NOT NULL DEFAULT 1
  )`,
  `CREATE UNIQUE INDEX webhook_endpoints_name ON webhook_endpoints (lower(name)) WHERE removed_at IS NULL`,
  `CREATE TABLE webhook_deliveries (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    endpoint_id uuid NOT NULL REFERENCES webhook_endpoints (id),
    event_seq bigint NOT NULL,
    state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'delivered', 'dead')),
    attempts integer NOT NULL DEFAULT 0,
    replays integer NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL DEFAULT now(),
    last_answer text,
    created_at timestamptz NOT NULL DEFAULT now(),
    delivered_at timestamptz,
    UNIQUE (endpoint_id, event_seq)
  )`,
  `CREATE INDEX webhook_deliveries_due ON webhook_deliveries (next_attempt_at) WHERE state = 'pending'`,
  `CREATE INDEX webhook_deliveries_log ON webhook_deliveries (endpoint_id, created_at, id)`,
  `CREATE TABLE webhook_attempts (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    delivery_id uuid NOT NULL REFERENCES webhook_deliveries (id),
    at timestamptz NOT NULL,
    status integer,
    answer text NOT NULL,
    ms integer NOT NULL
  )`,
  `CREATE INDEX webhook_attempts_delivery ON webhook_attempts (delivery_id, id)`,
];
