import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccessChanges } from '../../../../database/people/access-changes.js';
import { holderOf, type TokenHolder } from '../../../../database/people/token-holder.js';

/**
 * Finds the person behind a token. Tokens are stored as hashes only. A token that was revoked, a role that was taken back and
 * a person who has left end at once, in every process.
 */
@Injectable()
export class Tokens {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: AccessChanges,
  ) {}

  /** Null: unknown, expired, revoked, or the person is not active any more. */
  find(tokenHash: string): Promise<TokenHolder | null> {
    return this.changes.holder(`token/${tokenHash}`, () => holderOf(this.dataSource.manager, tokenHash));
  }
}
