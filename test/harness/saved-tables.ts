import type { DataSource, EntityManager } from 'typeorm';

/** Keeps all tables as they are now, beside them. */
export async function saveTables(dataSource: DataSource): Promise<void> {
  await dataSource.transaction(async (manager) => {
    await manager.query('CREATE SCHEMA saved');
    for (const table of await tablesOf(manager))
      await manager.query(`CREATE TABLE saved.${table} AS TABLE public.${table}`);
  });
}

/** The database as it was then: what happened since, it does not know. */
export async function restoreTables(dataSource: DataSource): Promise<void> {
  await dataSource.transaction(async (manager) => {
    // Neither triggers nor foreign keys are looked at: all is consistent when it is done.
    await manager.query(`SET LOCAL session_replication_role = 'replica'`);
    for (const table of await tablesOf(manager)) {
      const columns = await manager.query<{ name: string }[]>(
        `SELECT quote_ident(column_name) AS name FROM information_schema.columns
         WHERE table_schema = 'public' AND table_name = $1 AND is_generated = 'NEVER' ORDER BY ordinal_position`,
        [table],
      );
      const names = columns.map(({ name }) => name).join(', ');
      await manager.query(`DELETE FROM public.${table}`);
      await manager.query(
        `INSERT INTO public.${table} (${names}) OVERRIDING SYSTEM VALUE SELECT ${names} FROM saved.${table}`,
      );
    }
    await manager.query('DROP SCHEMA saved CASCADE');
  });
}

/** What each table holds, as a digest: equal where nothing was written, altered or removed. */
export async function digestsOf({ manager }: DataSource): Promise<Record<string, string>> {
  const digests: Record<string, string> = {};
  for (const table of await tablesOf(manager)) {
    const [row] = await manager.query<{ digest: string }[]>(
      `SELECT count(*) || ' rows ' || coalesce(md5(string_agg(t::text, E'\\n' ORDER BY t::text)), '') AS digest FROM public.${table} t`,
    );
    digests[table] = row?.digest ?? '';
  }
  return digests;
}

async function tablesOf(manager: EntityManager): Promise<string[]> {
  const rows = await manager.query<{ name: string }[]>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}
