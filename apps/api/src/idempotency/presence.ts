import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Client } from 'pg';
import { presenceName } from '../../../../database/requests/presence.js';
import { Settings } from '../../../../config/settings.js';

/** Until a lost connection is tried anew, in ms. */
const pause = 1_000;

/**
 * Lets other processes see that this one lives: a connection under a name of its own, which the database ends at the
 * moment the process does. Where it is lost for a while, others take this one for dead; what they then do twice comes to
 * the same.
 */
@Injectable()
export class Presence implements OnModuleInit, OnModuleDestroy {
  readonly id = randomUUID();
  private client: Client | null = null;
  private again: NodeJS.Timeout | null = null;
  private ending = false;

  constructor(private readonly settings: Settings) {}

  async onModuleInit(): Promise<void> {
    await this.connect();
  }

  async onModuleDestroy(): Promise<void> {
    this.ending = true;
    if (this.again) clearTimeout(this.again);
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new Client({
      connectionString: this.settings.databaseUrl,
      application_name: presenceName(this.id),
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    });
    this.client = client;
    const lost = (): void => {
      if (this.ending || this.again || this.client !== client) return;
      this.again = setTimeout(() => {
        this.again = null;
        void this.connect();
      }, pause);
    };
    client.on('error', lost);
    client.on('end', lost);
    await client.connect().catch(lost);
  }
}
