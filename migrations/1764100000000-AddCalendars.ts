import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Calendars by market, each with its versions. A version is a draft, of which there is one at most, or published and then
 * never changed; what is in force is the last that was published. Whoever has no calendar of their own has that of their
 * market.
 */
export class AddCalendars1764100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE people DROP COLUMN calendar_key');
    await runner.query('DROP TABLE calendar_versions');
    await runner.query('DROP TABLE calendars');
  }
}

const up = [
  `CREATE TABLE calendars (
    id uuid PRIMARY KEY,
    key text NOT NULL UNIQUE CHECK (key ~ '^[A-Z][A-Z0-9-]{1,19}$'),
    name text NOT NULL,
    market text,
    is_market_default boolean NOT NULL DEFAULT false,
    is_default boolean NOT NULL DEFAULT false,
    version integer NOT NULL DEFAULT 1,
    created_by uuid REFERENCES people (id),
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    CHECK (market IS NOT NULL OR NOT is_market_default)
  )`,
  `CREATE UNIQUE INDEX calendars_default ON calendars (is_default) WHERE is_default`,
  `CREATE UNIQUE INDEX calendars_market_default ON calendars (market) WHERE is_market_default`,

  // The body holds the layers (baseline, overrides); source, as_of and the span of what is known are repeated for lists.
  `CREATE TABLE calendar_versions (
    id uuid PRIMARY KEY,
    calendar_id uuid NOT NULL REFERENCES calendars (id),
    version integer NOT NULL,
    status text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'published')),
    body jsonb NOT NULL,
    as_of date NOT NULL,
    source text NOT NULL,
    known_from date,
    known_until date,
    note text NOT NULL DEFAULT '',
    created_by uuid REFERENCES people (id),
    created_at timestamptz NOT NULL DEFAULT now(),
    published_by uuid REFERENCES people (id),
    published_at timestamptz,
    UNIQUE (calendar_id, version),
    CHECK ((status = 'published') = (published_at IS NOT NULL))
  )`,
  `CREATE UNIQUE INDEX calendar_versions_draft ON calendar_versions (calendar_id) WHERE status = 'draft'`,

  `ALTER TABLE people ADD COLUMN calendar_key text REFERENCES calendars (key)`,
];
