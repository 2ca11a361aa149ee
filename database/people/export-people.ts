import type { EntityManager } from 'typeorm';
import type { PersonRow } from './people.js';

/** The next people by name, with the address of their manager. @param after the last of those before; undefined: from the first on */
export function peopleAfter(
  manager: EntityManager,
  after: Pick<PersonRow, 'name_folded' | 'id'> | undefined,
  most: number,
): Promise<(PersonRow & { manager_email: string | null })[]> {
  return manager.query(
    `SELECT p.*, t.name AS team_name, m.name AS manager_name, m.email AS manager_email, NULL AS accounts
     FROM people p LEFT JOIN teams t ON t.id = p.team_id LEFT JOIN people m ON m.id = p.manager_id
     WHERE NOT p.service AND ($1::text IS NULL OR (p.name_folded, p.id) > ($1, $2::uuid))
     ORDER BY p.name_folded, p.id LIMIT $3`,
    [after?.name_folded ?? null, after?.id ?? null, most],
  );
}
