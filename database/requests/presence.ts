import { Client } from 'pg';

/** Until a lost connection is tried anew, in ms. */
const pause = 1_000;

/**
 * A connection under a name of its own, by which others see that a process lives: the database ends it at the moment the
 * process does. Where it is lost for a while, others take the process for dead; what they then do twice comes to the same.
 */
export class ShownPresence {
  private client: Client | null = null;
  private again: NodeJS.Timeout | null = null;
  private ending = false;

  constructor(
    private readonly databaseUrl: string,
    private readonly processId: string,
  ) {}

  async begin(): Promise<void> {
    const client = new Client({
      connectionString: this.databaseUrl,
      application_name: presenceName(this.processId),
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    });
    this.client = client;
    const lost = (): void => {
      if (this.ending || this.again || this.client !== client) return;
      this.again = setTimeout(() => {
        this.again = null;
        void this.begin();
      }, pause);
    };
    client.on('error', lost);
    client.on('end', lost);
    await client.connect().catch(lost);
  }

  async end(): Promise<void> {
    this.ending = true;
    if (this.again) clearTimeout(this.again);
    await this.client?.end().catch(() => undefined);
  }
}

/** The name under which a process of the API is connected as long as it lives. */
function presenceName(processId: string): string {
  return `tollgate-api ${processId}`;
}

/** SQL: true where the process with the id in this expression is seen. */
export function isPresent(processId: string): string {
  return `EXISTS (SELECT 1 FROM pg_stat_activity WHERE application_name = '${presenceName('')}' || ${processId})`;
}
