import type { EntityManager } from 'typeorm';
import { mostWrongCodes } from '../../domain/link/contact-code.js';

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
  const [row] = await manager.query<{ confirmed: boolean; wrong: number }[]>(
    `SELECT confirmed_at IS NOT NULL AS confirmed, wrong_codes AS wrong FROM contact_points
     WHERE id = $1 AND person_id = $2 AND via = 'bot' AND removed_at IS NULL FOR UPDATE`,
    [id, personId],
  );
  if (!row) return 'absent';
  if (row.confirmed) return 'confirmed';
  if (row.wrong >= mostWrongCodes) return 'too often';
  await manager.query(
    right
      ? 'UPDATE contact_points SET confirmed_at = now() WHERE id = $1'
      : 'UPDATE contact_points SET wrong_codes = wrong_codes + 1 WHERE id = $1',
    [id],
  );
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
