import type { DataSource } from 'typeorm';

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

/** What the application gives of an event; what is left out, the database says by itself. */
const givenOfEvents = 'key, subject_kind, subject_id, program_id, type, actor_id, at, subject_version, data';

/**
 * Gives the role of the application what it needs of this database, and no more: it reads and writes records, adds to the
 * trail, and makes and drops the schemas of rehearsals. It owns no table of the product, so that it can neither alter the
 * trail nor take its trigger away. After each migration, for what that has made.
 *
 * @param owner connected as whoever owns the tables
 * @param app name of a role that is there
 */
export async function grantApp(owner: DataSource, app: string): Promise<void> {
  const role = quoted(app);
  await owner.transaction(async (manager) => {
    const [here] = await manager.query<{ database: string; schema: string }[]>(
      'SELECT quote_ident(current_database()) AS database, quote_ident(current_schema()) AS schema',
    );
    if (!here) throw new Error('the database does not say what it is called');
    const { database, schema } = here;
    const statements = [
      `GRANT CONNECT, TEMPORARY, CREATE ON DATABASE ${database} TO ${role}`,
      `GRANT USAGE ON SCHEMA ${schema} TO ${role}`,
      `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${role}`,
      `GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${schema} TO ${role}`,
      `REVOKE INSERT, UPDATE, DELETE ON schema_migrations FROM ${role}`,
      `REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON ${keptTables.join(', ')} FROM ${role}`,
      `GRANT INSERT (${givenOfEvents}) ON audit_events TO ${role}`,
      `GRANT INSERT ON audit_seals, audit_keys, audit_checkpoints, audit_stamps TO ${role}`,
      // The one way in which words leave the trail: it wants an event that says so, and notes which went.
      `GRANT EXECUTE ON FUNCTION erase_events(bigint, text[], text[], text) TO ${role}`,
    ];
    for (const statement of statements) await manager.query(statement);
    // What a rehearsal has left under another role, this one could not take down.
    const left = await manager.query<{ name: string }[]>(
      `SELECT quote_ident(nspname) AS name FROM pg_namespace
       WHERE nspname ~ '^rehearsal_[0-9a-f]{32}$' AND pg_get_userbyid(nspowner) <> $1`,
      [app],
    );
    for (const { name } of left) await manager.query(`DROP SCHEMA ${name} CASCADE`);
  });
}

/** An identifier of SQL. */
function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
