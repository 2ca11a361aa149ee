import type { EntityManager } from 'typeorm';
import type { DirectoryUserRow } from '../entities/directory.js';
import { groupSource } from './group-source.js';

export type DirectoryFacts = Pick<
  DirectoryUserRow,
  'person_id' | 'directory_id' | 'user_name' | 'external_id' | 'given_name' | 'family_name' | 'formatted' | 'title'
>;

/** Keeps what a directory says of somebody; gives its version. Whom it had deleted is there again. */
export async function keepDirectoryUser(manager: EntityManager, facts: DirectoryFacts): Promise<number> {
  const { person_id, directory_id, user_name, external_id, given_name, family_name, formatted, title } = facts;
  const [row] = await manager.query<{ version: number }[]>(
    `INSERT INTO directory_users (person_id, directory_id, user_name, external_id, given_name, family_name, formatted, title)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (person_id) DO UPDATE SET directory_id = excluded.directory_id, user_name = excluded.user_name,
       external_id = excluded.external_id, given_name = excluded.given_name, family_name = excluded.family_name,
       formatted = excluded.formatted, title = excluded.title, deleted_at = NULL, updated_at = now(),
       version = directory_users.version + 1
     RETURNING version`,
    [person_id, directory_id, user_name, external_id, given_name, family_name, formatted, title],
  );
  return row?.version ?? 1;
}

/** The directory has no such user any more, and nobody is in its groups; gives the version. */
export async function forgetDirectoryUser(
  manager: EntityManager,
  { person_id, directory_id, user_name }: Pick<DirectoryFacts, 'person_id' | 'directory_id' | 'user_name'>,
): Promise<number> {
  await manager.query('DELETE FROM person_groups WHERE person_id = $1 AND source = $2', [person_id, groupSource]);
  const [row] = await manager.query<{ version: number }[]>(
    `INSERT INTO directory_users (person_id, directory_id, user_name, deleted_at) VALUES ($1, $2, $3, now())
     ON CONFLICT (person_id) DO UPDATE SET deleted_at = now(), updated_at = now(), version = directory_users.version + 1
     RETURNING version`,
    [person_id, directory_id, user_name],
  );
  return row?.version ?? 1;
}
