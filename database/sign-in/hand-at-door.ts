import type { EntityManager } from 'typeorm';
import { handAtDoor } from '../people/token-holder.js';
import type { Hand } from '../trail/in-hand.js';
import { sessionDoorDigits } from './sessions.js';

/** In whose hand a command's sender was, by the door that its envelope names: a token's, or a session's. */
export async function handAtAnyDoor(manager: EntityManager, personId: string, door: string): Promise<Hand | null> {
  const [kind, digits = ''] = door.split('/');
  if (kind !== 'session') return handAtDoor(manager, personId, door);
  if (digits.length !== sessionDoorDigits) return null;
  const [maker] = await manager.query<Hand['madeBy'][]>(
    `SELECT p.id, p.name FROM sessions s JOIN people p ON p.id = s.made_by
     WHERE s.person_id = $1 AND left(s.session_hash, $3) = $2`,
    [personId, digits, sessionDoorDigits],
  );
  return maker ? { personId, madeBy: maker } : null;
}
