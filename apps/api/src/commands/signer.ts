import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { installationKey } from '../../../../config/installation-key.js';
import { Settings } from '../../../../config/settings.js';
import { signedEnvelope, type Came } from '../../../../database/commands/bodies.js';
import { signingKey, type SigningKey } from '../../../../database/commands/keys.js';
import type { CommandEnvelope } from '../../../../domain/record/command.js';
import type { CommandTarget } from '../../../../domain/command/signature.js';

/** A key that another process has made signs here too, after so many ms; that before it is accepted meanwhile. */
const freshFor = 30_000;

/** Vouches for what is sent to workflows, by the key of this installation. */
@Injectable()
export class CommandSigner {
  private key: { found: SigningKey; until: number } | null = null;

  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: Settings,
  ) {}

  async sign<C extends { type: string }>(
    target: CommandTarget,
    sent: CommandEnvelope<C>,
    came: Came,
  ): Promise<CommandEnvelope<{ type: string }>> {
    if (!this.key || this.key.until < Date.now())
      this.key = { found: await signingKey(this.dataSource, this.sealKey), until: Date.now() + freshFor };
    return signedEnvelope(this.dataSource.manager, this.key.found, target, sent, came);
  }

  /** The key may be another by now. */
  refresh(): void {
    this.key = null;
  }

  /** What keys of commands are sealed by. */
  get sealKey(): Buffer {
    const { home, secret, commandSecret } = this.settings;
    return installationKey({ home, secret: commandSecret ?? secret }, 'command-keys');
  }
}
