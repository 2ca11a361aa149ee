import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The first tables: people, policies, programs, action items, their planned steps, and the record of what happened.
 *
 * Facts are plain columns, so that lists never need the workflow engine. Everything that may be written twice by a
 * retry carries a unique key: audit events by `key`, planned steps by their natural key, signatures by person.
 */
export class CreateChainOfRecords1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.query(`DROP TABLE IF EXISTS ${table} CASCADE`);
  }
}

/** Newest first, so that nothing is dropped before what refers to it. */
const tables = [
  'import_rejections',
  'import_batches',
  'imports',
  'idempotency_keys',
  'engine_counters',
  'outbox',
  'deliveries',
  'notifications',
  'comments',
  'evidence',
  'files',
  'due_date_extensions',
  'signatures',
  'sign_off_rounds',
  'audit_events',
  'planned_steps',
  'action_items',
  'phases',
  'programs',
  'policy_versions',
  'policies',
  'api_tokens',
  'people',
  'teams',
];

const up = [
  `CREATE TABLE teams (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name text NOT NULL,
    market text,
    lead_id uuid,
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE UNIQUE INDEX teams_name ON teams (lower(name))`,

  `CREATE TABLE people (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name text NOT NULL,
    email text,
    team_id uuid REFERENCES teams (id),
    manager_id uuid REFERENCES people (id),
    market text,
    time_zone text NOT NULL DEFAULT 'Asia/Singapore',
    access text NOT NULL DEFAULT 'member' CHECK (access IN ('administrator', 'program_manager', 'member', 'auditor')),
    active boolean NOT NULL DEFAULT true,
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE UNIQUE INDEX people_email ON people (lower(email)) WHERE email IS NOT NULL`,
  `CREATE INDEX people_name ON people (lower(name))`,
  `ALTER TABLE teams ADD CONSTRAINT teams_lead FOREIGN KEY (lead_id) REFERENCES people (id)`,

  `CREATE TABLE api_tokens (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    person_id uuid NOT NULL REFERENCES people (id),
    name text NOT NULL,
    token_hash text NOT NULL UNIQUE,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz,
    revoked_at timestamptz
  )`,
  `CREATE INDEX api_tokens_person ON api_tokens (person_id)`,

  `CREATE TABLE policies (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    kind text NOT NULL CHECK (kind IN ('escalation', 'reminder', 'sign_off')),
    name text NOT NULL,
    description text NOT NULL DEFAULT '',
    is_default boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (kind, name)
  )`,
  `CREATE UNIQUE INDEX policies_default ON policies (kind) WHERE is_default`,
  `CREATE TABLE policy_versions (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    policy_id uuid NOT NULL REFERENCES policies (id),
    version integer NOT NULL,
    status text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'published')),
    body jsonb NOT NULL,
    created_by uuid REFERENCES people (id),
    created_at timestamptz NOT NULL DEFAULT now(),
    published_at timestamptz,
    UNIQUE (policy_id, version)
  )`,

  `CREATE TABLE programs (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name text NOT NULL,
    description text NOT NULL DEFAULT '',
    domain text,
    markets text[] NOT NULL DEFAULT '{}',
    manager_id uuid NOT NULL REFERENCES people (id),
    domain_lead_id uuid REFERENCES people (id),
    time_zone text NOT NULL DEFAULT 'Asia/Singapore',
    status text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'active', 'on_hold', 'closed', 'cancelled')),
    escalation_policy_version_id uuid NOT NULL REFERENCES policy_versions (id),
    reminder_policy_version_id uuid NOT NULL REFERENCES policy_versions (id),
    sign_off_policy_version_id uuid NOT NULL REFERENCES policy_versions (id),
    tollgate_policy_version_id uuid NOT NULL REFERENCES policy_versions (id),
    hold_reason text,
    activated_at timestamptz,
    closed_at timestamptz,
    version integer NOT NULL DEFAULT 1,
    workflow_version integer NOT NULL DEFAULT 0,
    created_by uuid REFERENCES people (id),
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE UNIQUE INDEX programs_name ON programs (lower(name))`,
  `CREATE INDEX programs_workflow_lag ON programs (updated_at) WHERE workflow_version < version`,

  `CREATE TABLE phases (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    program_id uuid NOT NULL REFERENCES programs (id),
    position integer NOT NULL,
    name text NOT NULL,
    description text NOT NULL DEFAULT '',
    target_date date,
    target_at timestamptz,
    status text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'open', 'tollgate', 'passed', 'cancelled')),
    round_id uuid,
    target_missed_at timestamptz,
    opened_at timestamptz,
    passed_at timestamptz,
    version integer NOT NULL DEFAULT 1,
    UNIQUE (program_id, position) DEFERRABLE INITIALLY IMMEDIATE
  )`,

  `CREATE TABLE action_items (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    program_id uuid NOT NULL REFERENCES programs (id),
    phase_id uuid NOT NULL REFERENCES phases (id),
    external_id text,
    title text NOT NULL,
    description text NOT NULL DEFAULT '',
    severity text,
    root_cause text,
    tags text[] NOT NULL DEFAULT '{}',
    attributes jsonb NOT NULL DEFAULT '{}',
    owner_id uuid NOT NULL REFERENCES people (id),
    status text NOT NULL DEFAULT 'draft'
      CHECK (status IN ('draft', 'open', 'in_progress', 'on_hold', 'submitted', 'done', 'cancelled')),
    resume_status text,
    raised_on date,
    due_date date NOT NULL,
    due_time text NOT NULL,
    due_zone text NOT NULL,
    due_at timestamptz NOT NULL,
    original_due_at timestamptz NOT NULL,
    late_mode text NOT NULL DEFAULT 'start' CHECK (late_mode IN ('start', 'catch-up', 'silent')),
    cycle integer NOT NULL DEFAULT 1,
    overdue boolean NOT NULL DEFAULT false,
    breached_at timestamptz,
    ladder_level integer NOT NULL DEFAULT 0,
    ladder_from timestamptz,
    paused_since timestamptz,
    paused_ms bigint NOT NULL DEFAULT 0,
    planned_from timestamptz,
    acknowledged_at timestamptz,
    acknowledged_until timestamptz,
    acknowledged_by uuid REFERENCES people (id),
    hold_reason text,
    held_by text CHECK (held_by IN ('person', 'program')),
    round_id uuid,
    statement text,
    submitted_by uuid REFERENCES people (id),
    submitted_at timestamptz,
    extension_count integer NOT NULL DEFAULT 0,
    escalation_policy_version_id uuid NOT NULL REFERENCES policy_versions (id),
    reminder_policy_version_id uuid NOT NULL REFERENCES policy_versions (id),
    sign_off_policy_version_id uuid NOT NULL REFERENCES policy_versions (id),
    import_id uuid,
    missing_since timestamptz,
    activated_at timestamptz,
    done_at timestamptz,
    version integer NOT NULL DEFAULT 1,
    workflow_version integer NOT NULL DEFAULT 0,
    created_by uuid REFERENCES people (id),
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE UNIQUE INDEX action_items_external ON action_items (program_id, external_id) WHERE external_id IS NOT NULL`,
  `CREATE INDEX action_items_program ON action_items (program_id, due_at, id)`,
  `CREATE INDEX action_items_phase ON action_items (phase_id, status)`,
  `CREATE INDEX action_items_owner ON action_items (owner_id, due_at, id)`,
  `CREATE INDEX action_items_status ON action_items (status, due_at, id)`,
  `CREATE INDEX action_items_due ON action_items (due_at, id)`,
  `CREATE INDEX action_items_created ON action_items (created_at, id)`,
  `CREATE INDEX action_items_overdue ON action_items (ladder_level, due_at, id) WHERE overdue`,
  `CREATE INDEX action_items_workflow_lag ON action_items (updated_at) WHERE workflow_version < version`,

  // subject_id is an action item or a program; the natural key makes a step fire once, whichever clock comes first.
  `CREATE TABLE planned_steps (
    subject_kind text NOT NULL CHECK (subject_kind IN ('action_item', 'program')),
    subject_id uuid NOT NULL,
    cycle integer NOT NULL,
    policy_version_id uuid NOT NULL,
    kind text NOT NULL,
    level integer NOT NULL,
    occurrence integer NOT NULL DEFAULT 0,
    fire_at timestamptz NOT NULL,
    state text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'fired')),
    because text NOT NULL,
    fired_by text CHECK (fired_by IN ('timer', 'sweep', 'command')),
    recorded_at timestamptz,
    PRIMARY KEY (subject_id, cycle, policy_version_id, kind, level, occurrence)
  ) WITH (fillfactor = 80)`,
  `CREATE INDEX planned_steps_due ON planned_steps (fire_at) WHERE state = 'planned'`,

  `CREATE TABLE audit_events (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key text NOT NULL UNIQUE,
    subject_kind text NOT NULL,
    subject_id uuid NOT NULL,
    program_id uuid,
    type text NOT NULL,
    actor_id uuid REFERENCES people (id),
    at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    subject_version integer,
    data jsonb NOT NULL DEFAULT '{}'
  )`,
  `CREATE INDEX audit_events_subject ON audit_events (subject_id, seq)`,
  `CREATE INDEX audit_events_program ON audit_events (program_id, seq)`,

  `CREATE TABLE sign_off_rounds (
    id uuid PRIMARY KEY,
    subject_kind text NOT NULL CHECK (subject_kind IN ('action_item', 'phase')),
    subject_id uuid NOT NULL,
    number integer NOT NULL,
    policy_version_id uuid NOT NULL REFERENCES policy_versions (id),
    content_hash text NOT NULL,
    content jsonb NOT NULL,
    stages jsonb NOT NULL,
    stage integer NOT NULL DEFAULT 1,
    state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'approved', 'sent_back', 'fallen', 'cancelled')),
    opened_at timestamptz NOT NULL,
    stage_opened_at timestamptz NOT NULL,
    closed_at timestamptz,
    UNIQUE (subject_id, number)
  )`,
  `CREATE TABLE signatures (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    round_id uuid NOT NULL REFERENCES sign_off_rounds (id),
    stage integer NOT NULL,
    person_id uuid NOT NULL REFERENCES people (id),
    decision text NOT NULL CHECK (decision IN ('approved', 'sent_back')),
    reason text,
    content_hash text NOT NULL,
    at timestamptz NOT NULL,
    UNIQUE (round_id, stage, person_id)
  )`,

  `CREATE TABLE due_date_extensions (
    id uuid PRIMARY KEY,
    item_id uuid NOT NULL REFERENCES action_items (id),
    number integer NOT NULL,
    requested_by uuid NOT NULL REFERENCES people (id),
    requested_at timestamptz NOT NULL,
    reason text NOT NULL,
    impact text NOT NULL DEFAULT '',
    due_date date NOT NULL,
    due_time text NOT NULL,
    due_zone text NOT NULL,
    due_at timestamptz NOT NULL,
    state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'granted', 'refused', 'lapsed')),
    decided_by uuid REFERENCES people (id),
    decided_at timestamptz,
    decision_reason text,
    UNIQUE (item_id, number)
  )`,
  `CREATE UNIQUE INDEX due_date_extensions_pending ON due_date_extensions (item_id) WHERE state = 'pending'`,

  // Content-addressed; kept in the database so that a fact and the evidence it rests on are saved and backed up as one.
  `CREATE TABLE files (
    sha256 text PRIMARY KEY,
    size integer NOT NULL,
    media_type text NOT NULL,
    content bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
  )`,
  `ALTER TABLE files ALTER COLUMN content SET STORAGE EXTERNAL`,
  `CREATE TABLE evidence (
    id uuid PRIMARY KEY,
    item_id uuid NOT NULL REFERENCES action_items (id),
    cycle integer NOT NULL,
    kind text NOT NULL CHECK (kind IN ('link', 'file')),
    title text NOT NULL,
    url text,
    sha256 text REFERENCES files (sha256),
    file_name text,
    media_type text,
    size integer,
    added_by uuid NOT NULL REFERENCES people (id),
    added_at timestamptz NOT NULL,
    removed_at timestamptz,
    CHECK ((kind = 'link') = (url IS NOT NULL) AND (kind = 'file') = (sha256 IS NOT NULL))
  )`,
  `CREATE INDEX evidence_item ON evidence (item_id)`,

  `CREATE TABLE comments (
    id uuid PRIMARY KEY,
    subject_kind text NOT NULL CHECK (subject_kind IN ('action_item', 'program')),
    subject_id uuid NOT NULL,
    author_id uuid NOT NULL REFERENCES people (id),
    body text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE INDEX comments_subject ON comments (subject_id, created_at, id)`,

  // The inbox, and what the outgoing messages are combined from: one delivery per person, channel and minute.
  `CREATE TABLE notifications (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES people (id),
    kind text NOT NULL,
    subject_kind text NOT NULL,
    subject_id uuid NOT NULL,
    program_id uuid,
    event_key text NOT NULL,
    level integer,
    role text,
    title text NOT NULL,
    body text NOT NULL,
    at timestamptz NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    read_at timestamptz,
    email text NOT NULL DEFAULT 'none' CHECK (email IN ('none', 'pending', 'combined')),
    delivery_id uuid,
    UNIQUE (event_key, person_id)
  )`,
  `CREATE INDEX notifications_person ON notifications (person_id, id DESC)`,
  `CREATE INDEX notifications_subject ON notifications (subject_id, id)`,
  `CREATE INDEX notifications_pending ON notifications (person_id, at) WHERE email = 'pending'`,
  `CREATE INDEX notifications_delivery ON notifications (delivery_id) WHERE delivery_id IS NOT NULL`,
  `CREATE TABLE deliveries (
    id uuid PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES people (id),
    channel text NOT NULL,
    state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'sent', 'dead')),
    attempts integer NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL DEFAULT now(),
    address text,
    message_id text,
    last_error text,
    created_at timestamptz NOT NULL DEFAULT now(),
    sent_at timestamptz
  )`,
  `CREATE INDEX deliveries_due ON deliveries (next_attempt_at) WHERE state = 'pending'`,

  `CREATE TABLE outbox (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    workflow_type text NOT NULL,
    workflow_id text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('start', 'poke')),
    input jsonb NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL DEFAULT now(),
    last_error text,
    created_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE INDEX outbox_due ON outbox (next_attempt_at, id)`,
  `CREATE INDEX outbox_workflow ON outbox (workflow_id)`,
  `CREATE TABLE engine_counters (
    name text PRIMARY KEY,
    value bigint NOT NULL DEFAULT 0
  )`,

  `CREATE TABLE idempotency_keys (
    person_id uuid NOT NULL REFERENCES people (id),
    key text NOT NULL,
    fingerprint text NOT NULL,
    status integer,
    response jsonb,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (person_id, key)
  )`,
  `CREATE INDEX idempotency_keys_created ON idempotency_keys (created_at)`,

  `CREATE TABLE imports (
    id uuid PRIMARY KEY,
    program_id uuid REFERENCES programs (id),
    program_name text NOT NULL,
    file_name text NOT NULL,
    sha256 text NOT NULL REFERENCES files (sha256),
    options jsonb NOT NULL,
    mapping jsonb,
    dry_run boolean NOT NULL DEFAULT false,
    state text NOT NULL DEFAULT 'queued'
      CHECK (state IN ('queued', 'reading', 'writing', 'done', 'failed', 'cancelled')),
    rows_total integer NOT NULL DEFAULT 0,
    rows_done integer NOT NULL DEFAULT 0,
    rows_created integer NOT NULL DEFAULT 0,
    rows_updated integer NOT NULL DEFAULT 0,
    rows_unchanged integer NOT NULL DEFAULT 0,
    rows_missing integer NOT NULL DEFAULT 0,
    rows_rejected integer NOT NULL DEFAULT 0,
    error text,
    created_by uuid NOT NULL REFERENCES people (id),
    created_at timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz
  )`,
  // What each part of an import did, in the transaction that did it: a part that is tried again is not done again.
  `CREATE TABLE import_batches (
    import_id uuid NOT NULL REFERENCES imports (id),
    batch integer NOT NULL,
    rows_done integer NOT NULL,
    rows_created integer NOT NULL,
    rows_updated integer NOT NULL,
    rows_unchanged integer NOT NULL,
    PRIMARY KEY (import_id, batch)
  )`,
  `CREATE TABLE import_rejections (
    import_id uuid NOT NULL REFERENCES imports (id),
    row_number integer NOT NULL,
    column_name text,
    message text NOT NULL,
    cells jsonb NOT NULL,
    PRIMARY KEY (import_id, row_number)
  )`,
];
