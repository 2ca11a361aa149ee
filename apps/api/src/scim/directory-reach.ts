import type { EntityManager } from 'typeorm';
import type { Kept } from '../../../../database/scim/keeper.js';
import { administersAll } from '../../../../database/scim/users.js';
import type { Asked } from '../commands/asked.js';
import { Problem } from '../problems/problem.js';

/**
 * What one directory keeps, no other changes: two that say different things would undo each other for ever. Of one whose
 * account is not active any more, another takes over.
 *
 * @throws Problem `not-allowed`
 */
export function requireKept(
  { directory_id, directory_name, directory_active }: Kept,
  what: string,
  { actor }: Asked,
): void {
  if (directory_id === null || directory_id === actor.id || !directory_active) return;
  throw new Problem(
    'not-allowed',
    `${what} is kept by another directory, ${directory_name ?? ''}. Change it there; or make that account inactive first, and this directory takes over.`,
  );
}

/**
 * A token that is good for a directory alone reaches nobody who administers: whoever could give them another address could
 * sign in as them. That they leave, it may say.
 *
 * @throws Problem `not-allowed`
 */
export async function requireReach(manager: EntityManager, personId: string, { actor }: Asked): Promise<void> {
  if (actor.within?.level !== 'directory' || !(await administersAll(manager, personId))) return;
  throw new Problem(
    'not-allowed',
    'They administer this installation, and a token of the level directory changes nobody who does: it can say that they have ' +
      'left, and no more. Leave them out of what the directory sends, or give it a token of the level administer.',
  );
}
