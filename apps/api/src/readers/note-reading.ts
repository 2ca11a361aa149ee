import type { EntityManager } from 'typeorm';
import { restrictedWithoutPart } from '../../../../database/access/unseen.js';
import { recordKinds } from '../../../../database/engine/kinds.js';
import { recordReading } from '../../../../database/restrictions/restrict.js';
import type { Linked } from '../../../../domain/record-link/link.js';
import type { Actor } from '../access/actor.js';

/**
 * Somebody is told facts of records that their address does not name: of those that are restricted, and in which they have no part,
 * the trail says that they were read, as `SightGuard` has it say of those that are named.
 */
export async function noteReading(
  manager: EntityManager,
  { id, sight }: Actor,
  records: readonly Pick<Linked, 'kind' | 'id'>[],
): Promise<void> {
  if (!sight?.anyRestricted || sight.restrictedReach.length === 0) return;
  for (const record of new Map(records.map((one) => [one.id, one])).values()) {
    const read = await restrictedWithoutPart(manager, sight, recordKinds[record.kind].path, record.id);
    if (read) await recordReading(manager, read, id, Date.now());
  }
}
