import type { EntityManager } from 'typeorm';
import { revokeLinks } from '../links/links.js';
import { endSessionsOf } from '../sign-in/sessions.js';

/** How many ways in there were that hold no more. */
export interface EndedAccess {
  tokens: number;
  sessions: number;
  links: number;
  feeds: number;
}

/**
 * Ends every way in of somebody who leaves, for good: should they come back, they get in anew. While they are not active
 * none of them would let them in; afterwards none is to be found that nobody thought of any more.
 */
export async function endAccessOf(manager: EntityManager, personId: string): Promise<EndedAccess> {
  const ended = async (table: string): Promise<number> => {
    const [, count] = await manager.query<[unknown, number]>(
      `UPDATE ${table} SET revoked_at = now() WHERE person_id = $1 AND revoked_at IS NULL`,
      [personId],
    );
    return count;
  };
  return {
    tokens: await ended('api_tokens'),
    sessions: await endSessionsOf(manager, personId),
    links: await revokeLinks(manager, personId, null),
    feeds: await ended('feeds'),
  };
}

/** The same, before it is done. */
export async function accessOf(manager: EntityManager, personId: string): Promise<EndedAccess> {
  const [row] = await manager.query<EndedAccess[]>(
    `SELECT (SELECT count(*)::int FROM api_tokens WHERE person_id = $1 AND revoked_at IS NULL) AS tokens,
       (SELECT count(*)::int FROM sessions WHERE person_id = $1 AND ended_at IS NULL) AS sessions,
       (SELECT count(*)::int FROM action_links WHERE person_id = $1 AND used_at IS NULL AND revoked_at IS NULL) AS links,
       (SELECT count(*)::int FROM feeds WHERE person_id = $1 AND revoked_at IS NULL) AS feeds`,
    [personId],
  );
  return row ?? { tokens: 0, sessions: 0, links: 0, feeds: 0 };
}
