import { createHash, randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { Refusal } from '../../domain/refusal.js';

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

/** One person has so many at most: each is a secret that lies about in some calendar. */
const mostFeeds = 50;

/**
 * Makes a feed. Gives its token, which is shown this once; null where the feed is there already.
 *
 * @throws Refusal `too-many-secrets`
 */
export async function addFeed(
  manager: EntityManager,
  feed: { id: string; personId: string; programId: string | null },
): Promise<string | null> {
  const token = randomBytes(32).toString('base64url');
  const rows = await manager.query<unknown[]>(
    `INSERT INTO feeds (id, token_hash, person_id, program_id) VALUES ($1, $2, $3, $4)
     ON CONFLICT (id) DO NOTHING RETURNING id`,
    [feed.id, hashOf(token), feed.personId, feed.programId],
  );
  if (rows.length === 0) return null;
  // One after the other: two at once would each find room for one.
  await manager.query('SELECT FROM people WHERE id = $1 FOR NO KEY UPDATE', [feed.personId]);
  const [row] = await manager.query<{ count: number }[]>(
    'SELECT count(*)::int AS count FROM feeds WHERE person_id = $1 AND revoked_at IS NULL',
    [feed.personId],
  );
  if ((row?.count ?? 0) > mostFeeds)
    throw new Refusal('too-many-secrets', `A person has ${mostFeeds} feeds at most. Revoke one that is not used.`);
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
