import { Injectable } from '@nestjs/common';
import type { Proved } from '../../../../domain/proof/proof.js';
import type { CameFrom } from '../access/known-browser.js';
import { Problem } from '../problems/problem.js';

/** Where passwords of this installation are known. */
export interface PasswordsKept {
  has: (personId: string) => Promise<boolean>;
  /** Wrong ones count against guessing, as they do at signing in. @throws Problem `too-many-requests` */
  is: (personId: string, password: string, from: CameFrom) => Promise<boolean>;
}

/** Proves by their password who somebody is who has come in already: at `POST /proof`, and on the page of a link. */
@Injectable()
export class PasswordProofs {
  private kept: PasswordsKept | null = null;

  /** Whoever keeps passwords says so. */
  keptBy(kept: PasswordsKept): void {
    this.kept = kept;
  }

  /** Whether they can: those without a password prove it where they sign in. */
  async can(personId: string): Promise<boolean> {
    return (await this.kept?.has(personId)) ?? false;
  }

  /** @throws Problem `no-password`, `wrong-password`, `too-many-requests` */
  async prove(personId: string, password: string, from: CameFrom): Promise<Proved> {
    if (!this.kept || !(await this.can(personId)))
      throw new Problem(
        'no-password',
        'You have no password here. Where you sign in by a provider of OpenID Connect, sign in anew in a browser, at /sign-in, and ' +
          'decide there within the time that the policy gives, or let the command line show it (tollgate asks for that). Lark ' +
          'and Feishu cannot be asked for it: there an administrator makes a link by which you set a password (tollgate invite).',
      );
    if (!(await this.kept.is(personId, password, from)))
      throw new Problem('wrong-password', 'This is not your password. Nothing was decided; try again.');
    return { how: 'password', at: Date.now() };
  }
}
