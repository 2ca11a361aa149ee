import type { DataSource } from 'typeorm';

/**
 * What is to be said where the role that this process works by could alter the trail; null where it cannot. A superuser is
 * held by nothing, an owner can take the trigger away, and whoever was given the right needs no more than that.
 */
export async function overMighty(dataSource: DataSource): Promise<string | null> {
  const [row] = await dataSource.query<{ name: string; why: string | null }[]>(
    `SELECT current_user AS name, CASE
       WHEN r.rolsuper THEN 'is a superuser'
       WHEN pg_has_role(current_user, c.relowner, 'USAGE') THEN 'owns the tables'
       WHEN has_table_privilege(c.oid, 'UPDATE') OR has_table_privilege(c.oid, 'DELETE') OR has_table_privilege(c.oid, 'TRUNCATE')
         THEN 'has the right to' END AS why
     FROM pg_roles r JOIN pg_class c ON c.oid = to_regclass('audit_events') WHERE r.rolname = current_user`,
  );
  if (!row || row.why === null) return null;
  return (
    `The database's role ${row.name} could alter the audit trail: it ${row.why}. Let DATABASE_URL name a role of its own, ` +
    'and DATABASE_OWNER_URL whoever owns the database. See docs/audit.md.'
  );
}
