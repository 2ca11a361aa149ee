import 'reflect-metadata';
import { AbstractLogger, DataSource, type LogLevel, type LogMessage } from 'typeorm';
import { entities } from './entities/index.js';
import { migrations } from './migrations.js';
import { keepsConnections } from './keeps-connections.js';
import { PreparedClient, prepareNothing } from './prepared-client.js';

/** What TypeORM has to tell (a migration that failed, by its name) is no result of a command: not on standard output. */
class OnStandardError extends AbstractLogger {
  protected writeLog(_level: LogLevel, told: LogMessage | LogMessage[]): void {
    for (const { message } of [told].flat()) process.stderr.write(`${String(message)}\n`);
  }
}

/** What has been found out of an address, once in a process. */
const found = new Map<string, Promise<void>>();

/** Finds out before the first statement whether what is prepared stays with its connection; where it does not, nothing is. */
class Database extends DataSource {
  override async initialize(): Promise<this> {
    const { url = '' } = this.options as { url?: string };
    const asking = found.get(url) ?? findOut(url);
    found.set(url, asking);
    await asking;
    return super.initialize();
  }
}

async function findOut(url: string): Promise<void> {
  try {
    if (await keepsConnections(url)) return;
  } catch {
    // It cannot be reached now. What comes next says so, and the next attempt finds out.
    found.delete(url);
    return;
  }
  prepareNothing();
  process.stderr.write(
    'A pooler gives each transaction another connection to the database: no statement is prepared. See docs/running-elsewhere.md.\n',
  );
}

/**
 * The one way to reach PostgreSQL.
 *
 * @param databaseUrl e.g. `postgres://tollgate@127.0.0.1:5432/tollgate`
 * @param options.poolSize connections at most, default 10
 * @param options.schema the schema to work in, where it is not that of the user
 */
export function createDataSource(
  databaseUrl: string,
  options: { poolSize?: number; schema?: string } = {},
): DataSource {
  return new Database({
    type: 'postgres',
    url: databaseUrl,
    poolSize: options.poolSize ?? 10,
    entities,
    migrations,
    migrationsTableName: 'schema_migrations',
    migrationsTransactionMode: 'all',
    synchronize: false,
    // The database makes ids by itself; an extension that would be installed for them is not needed, and asks for rights.
    installExtensions: false,
    logging: false,
    logger: new OnStandardError(false),
    // A connection that cannot be had within this time is a failure to report, not a request that hangs.
    connectTimeoutMS: 5_000,
    extra: {
      Client: PreparedClient,
      ...(options.schema === undefined ? {} : { options: `-c search_path=${options.schema}` }),
    },
    applicationName: 'tollgate',
    parseInt8: true,
  });
}
