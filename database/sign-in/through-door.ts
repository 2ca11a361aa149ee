import type { EntityManager } from 'typeorm';
import { tokenAtDoor, type Door } from '../people/token-holder.js';
import type { Hand } from '../trail/in-hand.js';
import { sessionDoorDigits } from './sessions.js';

const unknown: Door = { came: null, hand: null };

/** By what a command's sender came in, by the door that its envelope names: a token, or a session. */
export async function throughDoor(manager: EntityManager, personId: string, door: string): Promise<Door> {
  const [kind, digits = ''] = door.split('/');
  if (kind !== 'session') return (await tokenAtDoor(manager, personId, door)) ?? unknown;
  if (digits.length !== sessionDoorDigits) return unknown;
  const [maker] = await manager.query<Hand['madeBy'][]>(
    `SELECT p.id, p.name FROM sessions s JOIN people p ON p.id = s.made_by
     WHERE s.person_id = $1 AND left(s.session_hash, $3) = $2`,
    [personId, digits, sessionDoorDigits],
  );
  return maker ? { came: null, hand: { personId, madeBy: maker } } : unknown;
}
