import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
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
    const [row]: (Actor & { ms_left: number | null })[] = await this.dataSource.query(
      `SELECT p.id, p.name, p.access, extract(epoch FROM t.expires_at - now())::float8 * 1000 AS ms_left
       FROM api_tokens t JOIN people p ON p.id = t.person_id
       WHERE t.token_hash = $1 AND p.active AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > now())`,
      [tokenHash],
    );
    const actor = row ? { id: row.id, name: row.name, access: row.access } : null;
    if (this.known.size >= keptAtMost) this.known.clear();
    this.known.set(tokenHash, { actor, until: now + Math.min(keptFor, row?.ms_left ?? keptFor) });
    return actor;
  }
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
