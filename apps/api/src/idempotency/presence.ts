import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Settings } from '../../../../config/settings.js';
import { ShownPresence } from '../../../../database/requests/presence.js';

/** Lets other processes see that this one lives, from its start to its end. */
@Injectable()
export class Presence implements OnModuleInit, OnModuleDestroy {
  readonly id = randomUUID();
  private readonly shown: ShownPresence;

  constructor(settings: Settings) {
    this.shown = new ShownPresence(settings.databaseUrl, this.id);
  }

  async onModuleInit(): Promise<void> {
    await this.shown.begin();
  }

  async onModuleDestroy(): Promise<void> {
    await this.shown.end();
  }
}
