import type { EntityManager } from 'typeorm';
import { keepProof } from '../../../../database/sign-in/proofs.js';
import { saveEvents } from '../../../../database/trail/events.js';
import type { Proved } from '../../../../domain/proof/proof.js';

/**
 * Keeps that somebody has proved who they are, for those who come by a token, and says so in the trail.
 *
 * @param id tells it apart in the trail
 */
export async function keepProved(
  manager: EntityManager,
  personId: string,
  proved: Proved,
  id: string,
): Promise<{ plain: string; endsAt: Date }> {
  const event = {
    key: `person/${personId}#person.proved:${id}`,
    type: 'person.proved',
    at: proved.at,
    actorId: personId,
    version: 0,
    data: { how: proved.how },
  };
  await saveEvents(manager, [{ subjectKind: 'person', subjectId: personId, programId: null, event }]);
  return keepProof(manager, personId, proved);
}
