import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Settings } from '../../../../config/settings.js';
import { findPerson } from '../../../../database/people/people.js';
import {
  accountOf,
  hasPassword,
  holderOfPassword,
  keepPassword,
  verifyPassword,
  type AccountHolder,
} from '../../../../database/sign-in/accounts.js';
import { hashPassword, TooManyPasswords } from '../../../../database/sign-in/password-hash.js';
import { endLinks } from '../../../../database/sign-in/links.js';
import { endSessionsOf } from '../../../../database/sign-in/sessions.js';
import { saveEvents } from '../../../../database/trail/events.js';
import { Refusal } from '../../../../domain/refusal.js';
import { checkPassword, longestPassword } from '../../../../domain/sign-in/password-rule.js';
import type { CameFrom } from '../access/known-browser.js';
import { Problem } from '../problems/problem.js';
import { PasswordProofs } from '../proof/password-proofs.js';
import { CountedGuesses } from './counted-guesses.js';

export interface NewPassword {
  personId: string;
  /** See `LocalAccounts.prepared`. */
  hash: string;
  /** What allowed it: a purpose of a link, or `change`. */
  by: string;
  madeBy: string | null;
  /** The session that is to stay. */
  but?: string | null;
}

/** People who sign in with a password of this installation. */
@Injectable()
export class LocalAccounts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: Settings,
    private readonly guesses: CountedGuesses,
    proofs: PasswordProofs,
  ) {
    proofs.keptBy({
      has: async (personId) => settings.localAccounts && (await hasPassword(dataSource.manager, personId)),
      is: (personId, password, from) => this.isPasswordOf(personId, password, from),
    });
  }

  /** @throws Refusal `local-accounts-off` */
  requireOn(): void {
    if (!this.settings.localAccounts)
      throw new Refusal(
        'local-accounts-off',
        'This installation takes no passwords. Sign in by one of the providers on the sign-in page, or ask an administrator for a link.',
      );
  }

  /**
   * Whose these are. What was wrong is not said, and takes as long as what is right.
   *
   * @throws Problem `unauthenticated`, `too-many-requests`
   */
  async holder(who: string, password: string, from: CameFrom): Promise<AccountHolder> {
    this.requireOn();
    const { manager } = this.dataSource;
    const account = await accountOf(manager, who);
    const tried = await this.guesses.tryAccount('password', account ?? { named: who }, from);
    const holder = await notTooMany(() => holderOfPassword(account, bounded(password)));
    if (!holder)
      throw new Problem(
        'unauthenticated',
        'That is no name and password of anybody here. Try again, or have a link sent to you.',
      );
    await this.guesses.right(tried);
    return holder;
  }

  /** Whether it is theirs; counted against guessing as signing in is. @throws Problem `too-many-requests` */
  async isPasswordOf(personId: string, password: string, from: CameFrom): Promise<boolean> {
    this.requireOn();
    const tried = await this.guesses.tryAccount('password', { personId }, from);
    const right = await notTooMany(() => verifyPassword(this.dataSource.manager, personId, bounded(password)));
    if (right) await this.guesses.right(tried);
    return right;
  }

  /** A password that may be kept, as it will be. @throws Refusal `weak-password`; Problem `invalid-request` */
  async prepared(person: { name: string; email: string | null }, password: string, again: string): Promise<string> {
    this.requireOn();
    checkPassword(password, person);
    if (password !== again)
      throw new Refusal(
        'weak-password',
        'The password is not taken. The two that you typed differ; type the same one twice.',
      );
    return notTooMany(() => hashPassword(password));
  }

  /** Keeps it: links by which another could be set end, and so do the sessions of before. */
  async set(manager: EntityManager, { personId, hash, by, madeBy, but = null }: NewPassword): Promise<void> {
    await findPerson(manager, personId);
    await keepPassword(manager, personId, hash, madeBy);
    await endLinks(manager, personId, ['claim', 'invitation', 'password']);
    await endSessionsOf(manager, personId, { but });
    const at = Date.now();
    const key = `person/${personId}#person.password_set:${at}`;
    await saveEvents(manager, [
      {
        subjectKind: 'person',
        subjectId: personId,
        programId: null,
        event: { key, type: 'person.password_set', at, actorId: personId, version: 0, data: { by } },
      },
    ]);
  }
}

/** What is longer than any that is kept is wrong, and costs no more. */
function bounded(password: string): string {
  return password.slice(0, longestPassword * 4);
}

async function notTooMany<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof TooManyPasswords)) throw error;
    throw new Problem('too-many-requests', 'Many people sign in at this moment. Try again in a few seconds.', {
      headers: { 'retry-after': '5' },
    });
  }
}
