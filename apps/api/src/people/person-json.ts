import { accessLevels } from './person.dto.js';
import type { PersonRow } from '../../../../database/people/people.js';
import {
  choice,
  flag,
  instant,
  integer,
  list,
  nullable,
  object,
  reference,
  text,
  uuid,
  versioned,
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
  sameAs: list(reference),
  createdAt: instant,
  version: integer,
};

export const personSchema = versioned('Person', object(fields));

/** One who leaves is answered with how much still hangs on them. */
export const personChangedSchema = versioned(
  'PersonChanged',
  object({ ...fields, 'stillHolds?': list(object({ kind: text, count: integer })) }),
);

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
    sameAs: row.accounts ?? [],
    createdAt: row.created_at.toISOString(),
    version: row.version,
  };
}
