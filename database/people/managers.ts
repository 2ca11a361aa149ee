import type { EntityManager } from 'typeorm';
import { unavailableAmong, type Standing, type Unavailable } from '../../domain/person/standing.js';

export interface KnownPeople {
  /** Manager of each of them; null where a person has none. */
  managers: Record<string, string | null>;
  names: Record<string, string>;
  /** Those among them and their managers who have left, or only read. */
  unavailable: Unavailable;
}

interface Row {
  id: string;
  name: string;
  active: boolean;
  access: string;
  service: boolean;
  manager_id: string | null;
  manager_name: string | null;
  manager_active: boolean | null;
  manager_access: string | null;
  manager_service: boolean | null;
}

/** Those among these who exist. */
export async function loadPeople(manager: EntityManager, ids: Iterable<string>): Promise<KnownPeople> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return { managers: {}, names: {}, unavailable: unavailableAmong([]) };
  const rows = await manager.query<Row[]>(
    `SELECT p.id, p.name, p.active, p.access, p.service, p.manager_id, m.name AS manager_name, m.active AS manager_active,
       m.access AS manager_access, m.service AS manager_service
     FROM people p LEFT JOIN people m ON m.id = p.manager_id WHERE p.id = ANY($1)`,
    [wanted],
  );
  return {
    managers: Object.fromEntries(rows.map((row) => [row.id, row.manager_id])),
    names: Object.fromEntries(rows.map((row) => [row.id, row.name])),
    unavailable: unavailableAmong([...rows, ...rows.flatMap(managerOf)]),
  };
}

function managerOf({ manager_id: id, manager_name, manager_active, manager_access, manager_service }: Row): Standing[] {
  if (id === null) return [];
  return [
    {
      id,
      name: manager_name ?? '',
      active: manager_active ?? false,
      access: manager_access ?? '',
      service: manager_service ?? false,
    },
  ];
}
