import { Client } from 'pg';
import { migrations } from '../migrations.js';

/** What somebody must know of a server before they start its data elsewhere. */
export interface ServerFacts {
  /** e.g. `18.4` */
  version: string;
  /** Each server that was ever made has its own; a copy has that of what it was copied from. */
  systemId: string;
  databases: { name: string; bytes: number }[];
  /** Those that its schema has been through, in their order. */
  migrations: string[];
}

/** @param url of the product's database, as its owner */
export async function serverFacts(url: string): Promise<ServerFacts> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: servers } = await client.query<{ version: string; system: string }>(
      `SELECT split_part(current_setting('server_version'), ' ', 1) AS version, system_identifier::text AS system FROM pg_control_system()`,
    );
    const { rows: databases } = await client.query<{ name: string; bytes: string }>(
      `SELECT datname AS name, pg_database_size(oid)::text AS bytes FROM pg_database
       WHERE NOT datistemplate AND datname <> 'postgres' ORDER BY datname`,
    );
    const { rows: made } = await client.query<{ name: string }>('SELECT name FROM schema_migrations ORDER BY id');
    return {
      version: servers[0]?.version ?? '',
      systemId: servers[0]?.system ?? '',
      databases: databases.map(({ name, bytes }) => ({ name, bytes: Number(bytes) })),
      migrations: made.map(({ name }) => name),
    };
  } finally {
    await client.end();
  }
}

/** When the newest event of the trail was recorded; null where there is none. @param url as `serverFacts` */
export async function newestEventAt(url: string): Promise<Date | null> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ at: Date }>(
      'SELECT recorded_at AS at FROM audit_events ORDER BY seq DESC LIMIT 1',
    );
    return rows[0]?.at ?? null;
  } finally {
    await client.end();
  }
}

/** Migrations of these that this release does not know: a newer one has made them. */
export function unknownMigrations(names: readonly string[]): string[] {
  const known = new Set(migrations.map(({ name }) => name));
  return names.filter((name) => !known.has(name));
}
