import type { DataSource, EntityManager } from 'typeorm';

/** Tables that are only added to. Their trigger refuses the rest to everybody; these roles have not even the right. */
export const keptTables = [
  'audit_events',
  'audit_seals',
  'audit_keys',
  'audit_checkpoints',
  'audit_stamps',
  'audit_nodes',
  'audit_erasures',
] as const;

/** What whoever seals adds to. */
const sealedTables = 'audit_seals, audit_keys, audit_checkpoints, audit_stamps';

/** What the application gives of an event; what is left out, the database says by itself. */
const givenOfEvents = 'key, subject_kind, subject_id, program_id, type, actor_id, at, subject_version, data';

/** What an analysis may be about: what people do with records, and the trail. Nothing by which somebody gets in, no messages. */
export const analyticsTables = [
  ...[
    'action_items',
    'audit_checkpoints',
    'audit_erasures',
    'audit_events',
    'audit_keys',
    'audit_seals',
    'audit_stamps',
    'bulk_items',
  ],
  ...[
    'bulk_operations',
    'calendar_versions',
    'calendars',
    'cases',
    'comments',
    'delegations',
    'due_date_extensions',
    'evidence',
  ],
  ...['exception_items', 'exceptions', 'extension_decisions', 'follow_ups', 'item_dependencies', 'item_statements'],
  ...['finding_limits', 'findings'],
  ...['maintenance_windows', 'people', 'person_groups', 'phases', 'planned_steps', 'policies', 'policy_versions'],
  ...['program_status_words', 'programs', 'record_links', 'record_readers', 'recurrence_occurrences', 'recurrences'],
  'review_rounds',
  ...['alignment_revisions', 'alignments'],
  'breaches',
  ...['analyses', 'analysis_versions', 'cause_taxonomies'],
  ...['control_tests', 'control_versions', 'controls', 'occurrences'],
  ...['metric_corrections', 'metric_definitions', 'metric_loads', 'metric_slices', 'metric_values', 'metrics'],
  ...['rule_versions', 'rules'],
  ...['restricted_records', 'risks', 'role_grants', 'rotas', 'set_aside', 'severity_matrices'],
  ...['sign_off_questions', 'sign_off_rounds'],
  ...['signatures', 'teams', 'template_versions', 'templates'],
] as const;

/**
 * Gives the role of the application what it needs of this database, and no more: it reads and writes records, adds to the
 * trail, and makes and drops the schemas of rehearsals. It owns no table of the product, so that it can neither alter the
 * trail nor take its trigger away. After each migration, for what that has made.
 *
 * @param owner connected as whoever owns the tables
 * @param app name of a role that is there
 * @param seals whether it seals the trail too; where a role of its own does, it has not the right
 */
export async function grantApp(owner: DataSource, app: string, seals: boolean): Promise<void> {
  const role = quoted(app);
  await owner.transaction(async (manager) => {
    const { database, schema } = await whereabouts(manager);
    await all(manager, [
      `GRANT CONNECT, TEMPORARY, CREATE ON DATABASE ${database} TO ${role}`,
      `GRANT USAGE ON SCHEMA ${schema} TO ${role}`,
      `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${role}`,
      `GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${schema} TO ${role}`,
      `REVOKE INSERT, UPDATE, DELETE ON schema_migrations FROM ${role}`,
      `REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON ${keptTables.join(', ')} FROM ${role}`,
      `GRANT INSERT (${givenOfEvents}) ON audit_events TO ${role}`,
      seals
        ? `GRANT INSERT ON ${sealedTables} TO ${role}`
        : `REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON audit_destinations FROM ${role}`,
      // The one way in which words leave the trail: it wants an event that says so, and notes which went.
      `GRANT EXECUTE ON FUNCTION erase_events(bigint, text[], text[], text) TO ${role}`,
      `GRANT EXECUTE ON FUNCTION similar_frequencies() TO ${role}`,
    ]);
    // What a rehearsal has left under another role, this one could not take down.
    const left = await manager.query<{ name: string }[]>(
      `SELECT quote_ident(nspname) AS name FROM pg_namespace
       WHERE nspname ~ '^rehearsal_[0-9a-f]{32}$' AND pg_get_userbyid(nspowner) <> $1`,
      [app],
    );
    for (const { name } of left) await manager.query(`DROP SCHEMA ${name} CASCADE`);
  });
}

/**
 * Gives the role that seals what that takes, and nothing else: it reads which events there are and their digests (not what they
 * say), adds seals, keys, checkpoints and stamps, and remembers where checkpoints were sent.
 */
export async function grantSealer(owner: DataSource, sealer: string): Promise<void> {
  await grantAlone(owner, sealer, (role) => [
    `GRANT SELECT (seq, digest, written_by) ON audit_events TO ${role}`,
    `GRANT SELECT, INSERT ON ${sealedTables} TO ${role}`,
    `GRANT SELECT, INSERT, UPDATE ON audit_destinations TO ${role}`,
  ]);
}

/** The schema of documented views, for people who know SQL. Nothing that is restricted is in them. */
export const viewSchema = 'analytics';

/** Lets a role read records and the trail, for analyses. It reads what is restricted too, and changes nothing. */
export async function grantAnalytics(owner: DataSource, analytics: string): Promise<void> {
  await grantAlone(owner, analytics, (role) => [
    `GRANT SELECT ON ${analyticsTables.join(', ')} TO ${role}`,
    ...viewsFor(role),
  ]);
}

/**
 * Lets a role read the views, and nothing else of the product; what it may use up is bounded as far as the owner may say so:
 * connections, time, and files beside the memory (the last one a superuser alone may say, or who was given it).
 */
export async function grantQuery(owner: DataSource, query: string): Promise<void> {
  await grantAlone(owner, query, viewsFor);
  const role = quoted(query);
  for (const bound of [
    `ALTER ROLE ${role} CONNECTION LIMIT 20`,
    `ALTER ROLE ${role} SET default_transaction_read_only = on`,
    `ALTER ROLE ${role} SET statement_timeout = '60s'`,
    `ALTER ROLE ${role} SET search_path = ${viewSchema}`,
    `ALTER ROLE ${role} SET temp_file_limit = '1GB'`,
  ])
    await whereAllowed(owner, bound);
}

const viewsFor = (role: string): string[] => [
  `GRANT USAGE ON SCHEMA ${viewSchema} TO ${role}`,
  `GRANT SELECT ON ALL TABLES IN SCHEMA ${viewSchema} TO ${role}`,
];

/** An owner that is no superuser may not say everything. */
async function whereAllowed(owner: DataSource, statement: string): Promise<void> {
  await owner.query(`DO $do$ BEGIN ${statement}; EXCEPTION WHEN insufficient_privilege THEN NULL; END $do$`);
}

/** These rights alone, whatever the role had before. */
async function grantAlone(owner: DataSource, name: string, rights: (role: string) => string[]): Promise<void> {
  const role = quoted(name);
  await owner.transaction(async (manager) => {
    const { database, schema } = await whereabouts(manager);
    await all(manager, [
      `REVOKE ALL ON ALL TABLES IN SCHEMA ${schema} FROM ${role}`,
      `REVOKE ALL ON ALL SEQUENCES IN SCHEMA ${schema} FROM ${role}`,
      `REVOKE ALL ON ALL TABLES IN SCHEMA ${viewSchema} FROM ${role}`,
      `REVOKE ALL ON DATABASE ${database} FROM ${role}`,
      `GRANT CONNECT ON DATABASE ${database} TO ${role}`,
      `GRANT USAGE ON SCHEMA ${schema} TO ${role}`,
      ...rights(role),
    ]);
  });
}

async function whereabouts(manager: EntityManager): Promise<{ database: string; schema: string }> {
  const [here] = await manager.query<{ database: string; schema: string }[]>(
    'SELECT quote_ident(current_database()) AS database, quote_ident(current_schema()) AS schema',
  );
  if (!here) throw new Error('the database does not say what it is called');
  return here;
}

async function all(manager: EntityManager, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await manager.query(statement);
}

/** An identifier of SQL. */
function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
