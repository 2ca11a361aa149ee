import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { holderOf } from '../../../../database/people/tokens.js';
import type { Actor } from './actor.js';

/** For so long a revoked token may still work, in ms. */
const keptFor = 5_000;
const keptAtMost = 10_000;

/** Finds the person behind a token. Tokens are stored as hashes only. */
@Injectable()
export class Tokens {
  private readonly known = new Map<string, { actor: Actor | null; until: number }>();

  constructor(private readonly dataSource: DataSource) {}

  /** Null: unknown, expired, revoked, or the person is not active any more. */
  async find(tokenHash: string): Promise<Actor | null> {
    const now = Date.now();
    const known = this.known.get(tokenHash);
    if (known && known.until > now) return known.actor;
    const holder = await holderOf(this.dataSource.manager, tokenHash);
    const actor = holder?.actor ?? null;
    if (this.known.size >= keptAtMost) this.known.clear();
    this.known.set(tokenHash, { actor, until: now + Math.min(keptFor, holder?.msLeft ?? keptFor) });
    return actor;
  }
}
