import type { EntityManager } from 'typeorm';
import { isAsRead, mostVersionsBack, type Written } from '../../domain/command/as-read.js';
import { Refusal } from '../../domain/refusal.js';

/** A record that is locked, as it is now. */
export interface Present {
  id: string;
  version: number;
  /** How a person calls it: `The program`. */
  called: string;
}

/**
 * Refuses a change that is meant for a version (If-Match) which somebody has changed since. What only the machine wrote,
 * beside what people decide on, is no reason.
 *
 * @throws Refusal `version-mismatch`
 */
export async function expectAsRead(
  manager: EntityManager,
  { id, version, called }: Present,
  read: number | undefined,
): Promise<void> {
  if (read === undefined || (await stillAsRead(manager, id, read, version))) return;
  throw new Refusal('version-mismatch', `${called} is at version ${version} by now. Read it again.`, { version });
}

/** Whether a record at `present` is still what was read at `read`. */
export async function stillAsRead(manager: EntityManager, id: string, read: number, present: number): Promise<boolean> {
  if (read === present) return true;
  // Nothing to look up: what was never written, and what is too long ago.
  if (read < 1 || read > present || present - read > mostVersionsBack) return false;
  const since = await manager.query<Written[]>(
    `SELECT subject_version AS version, type, actor_id AS "actorId" FROM audit_events
     WHERE subject_id = $1 AND subject_version > $2 AND subject_version <= $3`,
    [id, read, present],
  );
  return isAsRead(read, present, since);
}
