import { accessLevels } from './person.dto.js';
import type { EntityManager } from 'typeorm';
import { Refusal } from '../../../../domain/refusal.js';
import { isUuid } from '../openapi/fields.js';
import {
  choice,
  flag,
  instant,
  integer,
  list,
  nullable,
  object,
  reference,
  schema,
  text,
  uuid,
} from '../openapi/json-schema.js';

const fields = {
  id: uuid,
  name: text,
  email: nullable(text),
  team: nullable(reference),
  manager: nullable(reference),
  market: nullable(text),
  timeZone: text,
  calendar: nullable(text),
  access: choice(accessLevels),
  active: flag,
  createdAt: instant,
  version: integer,
};

export const personSchema = schema('Person', object(fields));

/** One who leaves is answered with how much still hangs on them. */
export const personChangedSchema = schema(
  'PersonChanged',
  object({ ...fields, 'stillHolds?': list(object({ kind: text, count: integer })) }),
);

export interface PersonRow {
  id: string;
  name: string;
  email: string | null;
  team_id: string | null;
  team_name: string | null;
  manager_id: string | null;
  manager_name: string | null;
  market: string | null;
  time_zone: string;
  calendar_key: string | null;
  access: string;
  active: boolean;
  created_at: Date;
  version: number;
}

export const personColumns = 'p.*, t.name AS team_name, m.name AS manager_name';
export const personFrom = 'people p LEFT JOIN teams t ON t.id = p.team_id LEFT JOIN people m ON m.id = p.manager_id';

export function personJson(row: PersonRow) {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    team: row.team_id === null ? null : { id: row.team_id, name: row.team_name ?? '' },
    manager: row.manager_id === null ? null : { id: row.manager_id, name: row.manager_name ?? '' },
    market: row.market,
    timeZone: row.time_zone,
    calendar: row.calendar_key,
    access: row.access,
    active: row.active,
    createdAt: row.created_at.toISOString(),
    version: row.version,
  };
}

/** @throws Refusal `not-found` */
export async function findPerson(manager: EntityManager, id: string): Promise<PersonRow> {
  const [row] = isUuid(id)
    ? await manager.query<PersonRow[]>(`SELECT ${personColumns} FROM ${personFrom} WHERE p.id = $1`, [id])
    : [];
  if (!row) throw new Refusal('not-found', `There is no person ${id}. List the people to see their ids.`);
  return row;
}
