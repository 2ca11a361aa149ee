import type { EntityManager } from 'typeorm';
import { saveEvents } from '../trail/events.js';

/** That somebody asks, and what: each time, before it is carried out; sent again under its key, it is one event. @throws what the database says; then nothing is asked */
export async function recordQuery(
  manager: EntityManager,
  { actorId, key }: { actorId: string; key: string },
  data: { text: string; format: string; rows: number },
  at: number,
): Promise<void> {
  const event = {
    key: `person/${actorId}#queried:${key}`,
    type: 'person.queried',
    at,
    actorId,
    version: 0,
    data,
  };
  await saveEvents(manager, [{ subjectKind: 'person', subjectId: actorId, programId: null, event }]);
}
