import { IsNull, type EntityManager } from 'typeorm';
import { mostWrongCodes } from '../../domain/link/contact-code.js';
import { contactPoints } from '../entities/contact-point.js';
import { updateOne } from '../entities/write.js';

/** SQL: whether messages may go there. A bot writes to whom a person has shown to be themself. @param c the alias */
export function isUsable(c: string): string {
  return `(${c}.via = 'webhook' OR ${c}.confirmed_at IS NOT NULL)`;
}

export type Confirming = 'confirmed' | 'wrong' | 'too often' | 'absent';

/** The code that was sent there was typed by whoever says that the address is theirs; each wrong one counts. */
export async function confirmContact(
  manager: EntityManager,
  { id, personId, right }: { id: string; personId: string; right: boolean },
): Promise<Confirming> {
  const point = await manager.findOne(contactPoints, {
    where: { id, person_id: personId, via: 'bot', removed_at: IsNull() },
    lock: { mode: 'pessimistic_write' },
  });
  if (!point) return 'absent';
  if (point.confirmed_at) return 'confirmed';
  if (point.wrong_codes >= mostWrongCodes) return 'too often';
  const tried = right ? { confirmed_at: () => 'now()' } : { wrong_codes: () => 'wrong_codes + 1' };
  await updateOne(manager, contactPoints, { id }, tried);
  return right ? 'confirmed' : 'wrong';
}

/** Active people whose address this is, of those that a bot may know. */
export async function peopleAt(manager: EntityManager, destinations: readonly string[]): Promise<string[]> {
  const rows = await manager.query<{ id: string }[]>(
    `SELECT DISTINCT p.id FROM contact_points c JOIN people p ON p.id = c.person_id AND p.active
     WHERE c.destination = ANY($1) AND c.via = 'bot' AND c.confirmed_at IS NOT NULL AND c.removed_at IS NULL`,
    [destinations],
  );
  return rows.map(({ id }) => id);
}
