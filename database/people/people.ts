import { Not, Raw, type EntityManager } from 'typeorm';
import { notThere } from '../engine/not-there.js';
import { isUuid } from '../../domain/uuid.js';
import { people, type Person } from '../entities/person.js';
import type { Keyset, Sorts } from '../paging/keyset.js';
import type { Sight } from '../../domain/access/sight.js';
import { seenAmong } from '../access/unseen.js';

/** A person with the names of their team and of their manager. */
export interface PersonRow extends Person {
  team_name: string | null;
  manager_name: string | null;
  /** Their other accounts. */
  accounts: { id: string; name: string }[] | null;
}

const columns = `p.*, t.name AS team_name, m.name AS manager_name,
  (SELECT jsonb_agg(jsonb_build_object('id', x.id, 'name', x.name) ORDER BY x.name_folded, x.id) FROM people x
   WHERE (x.same_as = coalesce(p.same_as, p.id) OR x.id = p.same_as) AND x.id <> p.id) AS accounts`;
const from = 'people p LEFT JOIN teams t ON t.id = p.team_id LEFT JOIN people m ON m.id = p.manager_id';

export const personSorts: Sorts = {
  name: [
    { sql: 'p.name_folded', type: 'text' },
    { sql: 'p.id', type: 'uuid' },
  ],
  created: [
    { sql: 'p.created_at', type: 'timestamptz' },
    { sql: 'p.id', type: 'uuid' },
  ],
};

export interface PeopleFilter {
  /** Part of the name or of the mail address. */
  q?: string | undefined;
  name?: string | undefined;
  email?: string | undefined;
  teamId?: string | null;
  access?: string | undefined;
  active?: boolean | undefined;
  managerId?: string | null;
  market?: string | null;
  /** Whoever asks, and knows no other. */
  seenBy?: Sight | undefined;
}

/** People in the order of the slice. */
export function peopleBy(manager: EntityManager, filter: PeopleFilter, slice: Keyset): Promise<PersonRow[]> {
  const { q, name, email, teamId, access, active, managerId, market, seenBy } = filter;
  const params: unknown[] = [q, name, email, teamId, access, active, managerId, market].map((value) => value ?? null);
  return manager.query<PersonRow[]>(
    `SELECT ${columns}, ${slice.columns} FROM ${from}
     WHERE ($1::text IS NULL OR strpos(concat_ws(' ', p.name_folded, p.email_folded), folded($1)) > 0)
       AND ($2::text IS NULL OR p.name_folded = folded($2)) AND ($3::text IS NULL OR p.email_folded = folded($3))
       AND ($4::uuid IS NULL OR p.team_id = $4) AND ($5::text IS NULL OR p.access = $5)
       AND ($6::boolean IS NULL OR p.active = $6) AND ($7::uuid IS NULL OR p.manager_id = $7)
       AND ($8::text IS NULL OR folded(p.market) = folded($8))
       AND ${seenAmong('people', seenBy, params, 'p.id')} AND ${slice.after(params)} ${slice.orderBy}`,
    params,
  );
}

/** @throws Refusal `not-found` */
export async function findPerson(manager: EntityManager, id: string): Promise<PersonRow> {
  const [row] = isUuid(id)
    ? await manager.query<PersonRow[]>(`SELECT ${columns} FROM ${from} WHERE p.id = $1`, [id])
    : [];
  if (!row) throw notThere('people', id);
  return row;
}

/** Names by id, of those among these who exist. */
export async function namesOf(manager: EntityManager, ids: Iterable<string>): Promise<Map<string, string>> {
  const rows = await manager.query<{ id: string; name: string }[]>('SELECT id, name FROM people WHERE id = ANY($1)', [
    [...ids],
  ]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The time zones of those among these who exist, by id. */
export async function zonesOf(manager: EntityManager, ids: Iterable<string>): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const rows = await manager.query<{ id: string; time_zone: string }[]>(
    'SELECT id, time_zone FROM people WHERE id = ANY($1)',
    [wanted],
  );
  return new Map(rows.map(({ id, time_zone }) => [id, time_zone]));
}

/** Who a line of a file means: by address, else by name where they have no other address. */
export async function peopleMeant(manager: EntityManager, name: string, email: string | null): Promise<string[]> {
  const rows = await manager.query<{ id: string }[]>(
    `SELECT id FROM people WHERE CASE WHEN $2::text IS NULL THEN name_folded = folded($1)
       WHEN EXISTS (SELECT 1 FROM people WHERE email_folded = folded($2)) THEN email_folded = folded($2)
       ELSE name_folded = folded($1) AND email IS NULL END`,
    [name, email],
  );
  return rows.map(({ id }) => id);
}

/** Who has this mail address, however it is written, besides the one with this id; null where nobody has. */
export async function otherWithEmail(manager: EntityManager, email: string, id: string): Promise<string | null> {
  const other = await manager.findOne(people, {
    select: { id: true },
    where: { id: Not(id), email_folded: Raw((column) => `${column} = folded(:email)`, { email }) },
  });
  return other?.id ?? null;
}

/** The time zone in which somebody lives; undefined where there is no such person. */
export async function zoneOf(manager: EntityManager, id: string): Promise<string | undefined> {
  const person = await manager.findOne(people, { select: { time_zone: true }, where: { id } });
  return person?.time_zone;
}
