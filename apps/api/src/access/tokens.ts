import { Injectable } from '@nestjs/common';
import type { Seeing } from '../../../../database/people/load-sight.js';
import { holderOf, type TokenHolder } from '../../../../database/people/token-holder.js';
import { Sights } from './sights.js';

/**
 * Finds the person behind a token. Tokens are stored as hashes only. A token that was revoked, a role that was taken back and
 * a person who has left end at once, in every process.
 */
@Injectable()
export class Tokens {
  constructor(private readonly sights: Sights) {}

  /** With how far they see. Null: unknown, expired, revoked, or the person is not active any more. */
  find(tokenHash: string): Promise<(TokenHolder & { actor: Seeing }) | null> {
    return this.sights.remembered(`token/${tokenHash}`, (manager) => holderOf(manager, tokenHash));
  }
}
