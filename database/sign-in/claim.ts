import { randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { signInPath, signInToken } from '../../domain/sign-in/link.js';
import { administratorId } from '../people/first-administrator.js';
import { findPerson } from '../people/people.js';
import { updatePerson } from '../people/write-people.js';
import { saveEvents } from '../trail/events.js';
import { makeLink } from './links.js';

/**
 * Where the first administrator's account is claimed, with the secret of the link; null where somebody has claimed it, or got in
 * otherwise. The one made before ends with it.
 *
 * @param key 32 bytes, of the purpose `sign-in-links`
 */
export async function claimPath(dataSource: DataSource, key: Buffer): Promise<string | null> {
  return dataSource.transaction(async (manager) => {
    const [free] = await manager.query<{ id: string }[]>(
      `SELECT p.id FROM people p WHERE p.id = $1 AND p.active AND p.access = 'administrator'
         AND NOT EXISTS (SELECT FROM local_accounts a WHERE a.person_id = p.id)
         AND NOT EXISTS (SELECT FROM sign_in_links l WHERE l.person_id = p.id AND l.purpose = 'claim' AND l.used_at IS NOT NULL)
       FOR NO KEY UPDATE`,
      [administratorId],
    );
    if (!free) return null;
    const draft = { id: randomUUID(), personId: free.id, purpose: 'claim', byMail: false, madeBy: null } as const;
    const { facts } = await makeLink(manager, draft);
    return signInPath(signInToken(key, facts));
  });
}

/** Whether nobody has got in as the first administrator yet, and nobody could by a password or a provider. */
export async function isUnclaimed({ manager }: DataSource): Promise<boolean> {
  const [free] = await manager.query<unknown[]>(
    `SELECT 1 FROM people p WHERE p.id = $1 AND p.active
       AND NOT EXISTS (SELECT FROM local_accounts a WHERE a.person_id = p.id)
       AND NOT EXISTS (SELECT FROM identities i WHERE i.person_id = p.id)
       AND NOT EXISTS (SELECT FROM sessions s WHERE s.person_id = p.id)`,
    [administratorId],
  );
  return free !== undefined;
}

/** Whoever claims the account says how they are called. */
export async function claimName(manager: EntityManager, personId: string, name: string): Promise<void> {
  const person = await findPerson(manager, personId);
  if (person.name === name) return;
  await updatePerson(manager, personId, person.version, { name });
  const version = person.version + 1;
  const key = `person/${personId}#v${version}`;
  await saveEvents(manager, [
    {
      subjectKind: 'person',
      subjectId: personId,
      programId: null,
      event: { key, type: 'person.edited', at: Date.now(), actorId: personId, version, data: { changed: { name } } },
    },
  ]);
}
