import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { holderOf, type TokenHolder } from '../../../../database/people/tokens.js';

/** For so long a revoked token may still work, in ms. */
const keptFor = 5_000;
const keptAtMost = 10_000;

/** Finds the person behind a token. Tokens are stored as hashes only. */
@Injectable()
export class Tokens {
  private readonly known = new Map<string, { holder: TokenHolder | null; until: number }>();

  constructor(private readonly dataSource: DataSource) {}

  /** Null: unknown, expired, revoked, or the person is not active any more. */
  async find(tokenHash: string): Promise<TokenHolder | null> {
    const now = Date.now();
    const known = this.known.get(tokenHash);
    if (known && known.until > now) return known.holder;
    const holder = await holderOf(this.dataSource.manager, tokenHash);
    if (this.known.size >= keptAtMost) this.known.clear();
    this.known.set(tokenHash, { holder, until: now + Math.min(keptFor, holder?.msLeft ?? keptFor) });
    return holder;
  }
}
