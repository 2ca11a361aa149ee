import type { EntityManager } from 'typeorm';
import type { Fault } from '../../domain/notification/send-result.js';
import { saveEvents } from '../trail/events.js';

/** A mail that was taken came back later. */
export interface Bounce {
  deliveryId: string;
  /** `550 5.1.1 no such user`. */
  answer: string;
  fault: Extract<Fault, 'address' | 'message'>;
  actorId: string;
}

/**
 * Counts a delivery that came back as undeliverable. A ladder's message of it is looked at again: where it reached nobody
 * after all, the next level follows. False: it is counted already, or there is none that was sent.
 */
export async function recordBounce(
  manager: EntityManager,
  { deliveryId, answer, fault, actorId }: Bounce,
): Promise<boolean> {
  const [rows] = await manager.query<[{ sent: number }[], number]>(
    `UPDATE deliveries SET state = 'dead', last_error = $2, fault = $3 WHERE id = $1 AND state = 'sent' AND channel = 'email'
     RETURNING floor(extract(epoch FROM sent_at) * 1000)::float8 AS sent`,
    [deliveryId, `it came back: ${answer}`, fault],
  );
  const [bounced] = rows;
  if (!bounced) return false;
  await manager.query(
    `UPDATE notifications n SET settled = false FROM notification_pushes u
     WHERE u.delivery_id = $1 AND u.notification_id = n.id AND n.kind = 'level'`,
    [deliveryId],
  );
  const event = {
    key: `delivery/${deliveryId}#bounced:${bounced.sent}`,
    type: 'delivery.bounced',
    at: Date.now(),
    actorId,
    version: 0,
    data: { answer },
  };
  await saveEvents(manager, [{ subjectKind: 'delivery', subjectId: deliveryId, programId: null, event }]);
  return true;
}
