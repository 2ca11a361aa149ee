import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { holderOfAddress } from '../../../../database/sign-in/accounts.js';
import { saveNotices } from '../../../../database/inbox/save-notices.js';
import type { CameFrom } from '../access/known-browser.js';
import { CountedGuesses } from './counted-guesses.js';
import { signInNotice } from './sign-in-notice.js';
import { SignInLinks } from './sign-in-links.js';

/** Sends a link to whoever has forgotten their password. */
@Injectable()
export class Forgotten {
  private readonly log = new Logger(Forgotten.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly links: SignInLinks,
    private readonly guesses: CountedGuesses,
  ) {}

  /**
   * The mail is not waited for: how long it takes would tell who has an account. Counted as a password that is tried.
   *
   * @throws Problem `too-many-requests`
   */
  async asked(email: string, from: CameFrom): Promise<void> {
    const personId = await holderOfAddress(this.dataSource.manager, email);
    const account = personId === null ? { named: email } : { personId };
    await this.guesses.tryAccount('forgotten', account, from);
    if (personId === null) return;
    this.send(personId).catch((error: unknown) => {
      this.log.error(error instanceof Error ? error.message : String(error));
    });
  }

  private async send(personId: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const draft = { id: randomUUID(), personId, purpose: 'password', byMail: true, madeBy: personId } as const;
      const { eventKey } = await this.links.make(manager, draft, null);
      await saveNotices(manager, [signInNotice('password_forgotten', personId, eventKey, {})]);
    });
  }
}
