import { createHash, randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';

export interface FeedRow {
  id: string;
  person_id: string;
  program_id: string | null;
  program_name: string | null;
  created_at: Date;
  revoked_at: Date | null;
}

const select = `SELECT f.id, f.person_id, f.program_id, p.name AS program_name, f.created_at, f.revoked_at
  FROM feeds f LEFT JOIN programs p ON p.id = f.program_id`;

export function feedsOf(manager: EntityManager, personId: string): Promise<FeedRow[]> {
  return manager.query(`${select} WHERE f.person_id = $1 ORDER BY f.created_at DESC, f.id`, [personId]);
}

/**
 * Makes a feed. Gives its token, which is shown this once. Made again because the answer got lost, it has another token:
 * nobody has seen the first one.
 */
export async function addFeed(
  manager: EntityManager,
  feed: { id: string; personId: string; programId: string | null },
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await manager.query(
    `INSERT INTO feeds (id, token_hash, person_id, program_id) VALUES ($1, $2, $3, $4)
     ON CONFLICT (id) DO UPDATE SET token_hash = excluded.token_hash`,
    [feed.id, hashOf(token), feed.personId, feed.programId],
  );
  return token;
}

/** False where the person has none of that id. */
export async function revokeFeed(manager: EntityManager, personId: string, id: string): Promise<boolean> {
  const [, count] = await manager.query<[unknown[], number]>(
    'UPDATE feeds SET revoked_at = coalesce(revoked_at, now()) WHERE id = $1 AND person_id = $2',
    [id, personId],
  );
  return count > 0;
}

/** The feed of a token; null where it is unknown, revoked, or its person is not active any more. */
export async function feedOfToken(
  manager: EntityManager,
  token: string,
): Promise<(FeedRow & { person_name: string; time_zone: string }) | null> {
  const [row] = await manager.query<(FeedRow & { person_name: string; time_zone: string })[]>(
    `SELECT f.*, p.name AS program_name, w.name AS person_name, w.time_zone FROM feeds f JOIN people w ON w.id = f.person_id AND w.active
     LEFT JOIN programs p ON p.id = f.program_id WHERE f.token_hash = $1 AND f.revoked_at IS NULL`,
    [hashOf(token)],
  );
  return row ?? null;
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
