/** A table of records and of what hangs on them: that they have a part in it is told by what tells the row, and no word of it. */
export interface PartTable {
  table: string;
  /** Columns that name them. */
  columns: readonly string[];
  /** What tells a row from the others; with its type in SQL. */
  key: Readonly<Record<string, string>>;
}

const part = (table: string, columns: string, key: PartTable['key'] = { id: 'uuid' }): PartTable => ({
  table,
  columns: columns.split(' '),
  key,
});

/** Every other column that refers to a person; a test compares it with the database. */
export const partTables: readonly PartTable[] = [
  part('action_items', 'owner_id acknowledged_by submitted_by created_by check_decided_by'),
  part('audit_events', 'actor_id', { seq: 'bigint' }),
  part('bulk_items', 'on_behalf_of', { operation_id: 'uuid', item_id: 'uuid' }),
  part('bulk_operations', 'created_by token_made_by'),
  part('calendar_versions', 'created_by published_by'),
  part('calendars', 'created_by'),
  part('command_keys', 'made_by', { id: 'text' }),
  part('contact_points', 'created_by'),
  part('delegations', 'stand_in_id revoked_by created_by'),
  part('device_logins', 'made_by'),
  part('directory_groups', 'directory_id'),
  part('directory_users', 'directory_id', { person_id: 'uuid' }),
  part('due_date_extensions', 'requested_by decided_by requested_for decided_for'),
  part('exceptions', 'requested_by risk_owner_id domain_lead_id'),
  part('extension_decisions', 'person_id for_person_id', { extension_id: 'uuid', person_id: 'uuid' }),
  part('identities', 'created_by'),
  part('imports', 'created_by token_made_by'),
  part('item_dependencies', 'added_by', { item_id: 'uuid', predecessor_id: 'uuid' }),
  part('local_accounts', 'made_by', { person_id: 'uuid' }),
  part('maintenance_windows', 'created_by cancelled_by'),
  part('people', 'manager_id same_as'),
  part('policy_versions', 'created_by'),
  part('program_status_words', 'said_by', { program_id: 'uuid', key: 'text' }),
  part('programs', 'manager_id domain_lead_id created_by'),
  part('record_readers', 'person_id'),
  part('recurrences', 'owner_id created_by'),
  part('rehearsals', 'requested_by'),
  part('restricted_records', 'restricted_by', { subject_id: 'uuid' }),
  part('risks', 'owner_id domain_lead_id raised_by'),
  part('role_grants', 'given_by taken_by'),
  part('rotas', 'created_by'),
  part('sessions', 'made_by'),
  part('sign_in_links', 'made_by'),
  part('sign_in_providers', 'created_by'),
  part('sign_off_questions', 'asked_by asked_for answered_by answered_for'),
  part('signatures', 'for_person_id'),
  part('teams', 'lead_id'),
  part('template_versions', 'created_by'),
  part('templates', 'created_by'),
  part('webhook_endpoints', 'created_by'),
];

/** Tables in which nobody is named by a column; what their texts may hold of a person, docs/erasure.md says. */
export const nobodysTables: Readonly<Record<string, string>> = {
  audit_checkpoints: 'signatures over the trail',
  audit_erasures: 'which events were erased by which',
  audit_keys: 'public keys',
  audit_seals: 'digests of events',
  channel_destinations: 'what is sent at once to one address, under a hash of it',
  channel_servers: 'how servers answer',
  command_bodies: 'what commands say, for days',
  commands_are_signed: 'since when they are',
  engine_counters: 'how often something was mended',
  engine_workers: 'processes',
  exception_items: 'which items an exception suspends',
  files: 'what was uploaded, by its hash; whose it is, evidence and imports say',
  follow_ups: 'items that a signature asked for',
  guesses: 'how often a password was wrong, under a hash',
  import_batches: 'how far an import is',
  import_changes: 'what a row would change: text of records',
  import_missing: 'items that a file does not name any more',
  import_rejections: 'rows that were not taken: text of records',
  item_statements: 'what a file says of an item: text of records',
  message_settings: 'settings',
  notification_pushes: 'how messages leave',
  outbox: 'what is to be told to the engine',
  phases: 'text of records',
  planned_steps: 'what falls due',
  policies: 'settings',
  recurrence_occurrences: 'what a recurrence has made',
  schema_migrations: 'the schema',
  search_texts: 'what is searched: made of the others by triggers',
  set_aside: 'records that the machine cannot go on with',
  sign_off_rounds: 'what was signed: text of records',
  spent_attempts: 'sign-ins that were carried out',
  spent_jwts: 'tokens that were used',
  vendor_callbacks: 'calls of vendors that were taken',
  webhook_attempts: 'how webhooks answered',
  webhook_deliveries: 'which event goes where',
};
