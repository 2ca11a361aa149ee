import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is done to many items at once: the operation, and what became of each of its items. */
export class CreateBulkOperations1765000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE bulk_items');
    await runner.query('DROP TABLE bulk_operations');
  }
}

const up = [
  // body: what is done; selection: the filter or list that its items were found by, for people to read.
  `CREATE TABLE bulk_operations (
    id uuid PRIMARY KEY,
    kind text NOT NULL,
    body jsonb NOT NULL,
    selection jsonb NOT NULL,
    state text NOT NULL CHECK (state IN ('previewed', 'running', 'done', 'cancelled', 'failed')),
    items_total integer NOT NULL DEFAULT 0,
    items_done integer NOT NULL DEFAULT 0,
    items_unchanged integer NOT NULL DEFAULT 0,
    items_refused integer NOT NULL DEFAULT 0,
    items_skipped integer NOT NULL DEFAULT 0,
    error text,
    created_by uuid NOT NULL REFERENCES people (id),
    created_at timestamptz NOT NULL,
    started_at timestamptz,
    finished_at timestamptz
  )`,
  `CREATE INDEX bulk_operations_created ON bulk_operations (created_at, id)`,
  // foreseen: what the preview says of it; state: what became of it. moves: due dates and steps, from when to when.
  // on_behalf_of: the absent person for whom the asker stands in.
  `CREATE TABLE bulk_items (
    operation_id uuid NOT NULL REFERENCES bulk_operations (id),
    item_id uuid NOT NULL REFERENCES action_items (id),
    foreseen text CHECK (foreseen IN ('done', 'unchanged', 'refused', 'skipped')),
    state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'done', 'unchanged', 'refused', 'skipped')),
    code text,
    message text,
    on_behalf_of uuid REFERENCES people (id),
    moves jsonb,
    PRIMARY KEY (operation_id, item_id)
  )`,
  `CREATE INDEX bulk_items_pending ON bulk_items (operation_id, item_id) WHERE state = 'pending'`,
  `CREATE INDEX bulk_items_item ON bulk_items (item_id)`,
];
