import { accessLevels } from './list/people-query.js';
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
import type { Actor } from '../access/actor.js';

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
  external: flag,
  service: { ...flag, description: 'A service account: it works by tokens alone.' },
  createdAt: instant,
  version: integer,
};

export const personSchema = versioned('Person', object(fields));

/** One who leaves is answered with how much still hangs on them. */
export const personChangedSchema = versioned(
  'PersonChanged',
  object({ ...fields, 'stillHolds?': list(object({ kind: text, count: integer })) }),
);

/** Of others, those of outsourced sites learn who they are, and neither how they are reached nor where they belong. */
export function personJson(row: PersonRow, asker: Pick<Actor, 'id' | 'external'>) {
  const known = !asker.external || asker.id === row.id;
  return {
    id: row.id,
    name: row.name,
    email: known ? row.email : null,
    team: !known || row.team_id === null ? null : { id: row.team_id, name: row.team_name ?? '' },
    manager: !known || row.manager_id === null ? null : { id: row.manager_id, name: row.manager_name ?? '' },
    market: row.market,
    timeZone: row.time_zone,
    calendar: row.calendar_key,
    access: row.access,
    active: row.active,
    sameAs: known ? (row.accounts ?? []) : [],
    external: row.external,
    service: row.service,
    createdAt: row.created_at.toISOString(),
    version: row.version,
  };
}
