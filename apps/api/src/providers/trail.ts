import type { EntityManager } from 'typeorm';
import { saveEvents } from '../../../../database/trail/events.js';

/** Records what became of a provider, or of who somebody is there. */
export async function recordOfProvider(
  manager: EntityManager,
  id: string,
  type: string,
  version: number,
  by: { actor: { id: string } },
  data: Record<string, unknown>,
  key = `sign_in_provider/${id}#v${version}`,
): Promise<void> {
  const event = { key, type, at: Date.now(), actorId: by.actor.id, version, data };
  await saveEvents(manager, [{ subjectKind: 'sign_in_provider', subjectId: id, programId: null, event }]);
}
