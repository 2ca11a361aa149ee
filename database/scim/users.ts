import type { EntityManager } from 'typeorm';
import type { Filter } from '../../domain/scim/filter.js';
import { isUuid } from '../../domain/uuid.js';
import { conditionOf, type Columns } from './condition.js';
import { groupSource } from './group-source.js';
import { administers } from '../people/load-actor.js';
import { keeper, type Kept } from './keeper.js';

/** A person as a directory sees them. */
export interface ScimUserRow extends Kept {
  id: string;
  name: string;
  email: string | null;
  active: boolean;
  version: number;
  manager_id: string | null;
  manager_name: string | null;
  user_name: string;
  /** As the directory that asks has said it; what another calls them is that one's own. */
  external_id: string | null;
  given_name: string | null;
  family_name: string | null;
  formatted: string | null;
  title: string | null;
  /** 0: no directory has said anything of them. */
  directory_version: number;
  created_at: Date;
  changed_at: Date;
  groups: { id: string; name: string }[] | null;
}

/** Whoever is a person, and whom the directory has not deleted. `$1` is the directory that asks. */
const from = `people p LEFT JOIN people m ON m.id = p.manager_id LEFT JOIN directory_users d ON d.person_id = p.id ${keeper.join}`;
const seen = 'NOT p.service AND d.deleted_at IS NULL';
const changed = 'greatest(p.updated_at, d.updated_at)';
const groupsOf = `person_groups g JOIN directory_groups x ON x.display_name_folded = g.group_folded
  WHERE g.person_id = p.id AND g.source = '${groupSource}'`;
const externalId = 'CASE WHEN d.directory_id = $1 THEN d.external_id END';
const columns = `p.id, p.name, p.email, p.active, p.version, p.manager_id, m.name AS manager_name,
  coalesce(d.user_name, p.email, p.id::text) AS user_name, ${keeper.columns}, ${externalId} AS external_id, d.given_name, d.family_name, d.formatted, d.title,
  coalesce(d.version, 0) AS directory_version, p.created_at, ${changed} AS changed_at,
  (SELECT jsonb_agg(jsonb_build_object('id', x.id, 'name', x.display_name) ORDER BY x.display_name_folded) FROM ${groupsOf}) AS groups`;

const folds = (sql: string) => ({ type: 'text', sql, isFolded: true }) as const;
const address = folds('p.email_folded');
const work = { type: 'flag', sql: '(p.email IS NOT NULL)' } as const;

const userName = 'coalesce(d.user_name_folded, p.email_folded, p.id::text)';
/** The same as `userName = value`: by the index of each of the three, for directories look everybody up by it. */
function isUserName(value: string): string {
  const unkept = 'NOT EXISTS (SELECT 1 FROM directory_users y WHERE y.person_id = x.id)';
  return `p.id IN (SELECT x.person_id FROM directory_users x WHERE x.user_name_folded = ${value} AND x.deleted_at IS NULL
    UNION ALL SELECT x.id FROM people x WHERE x.email_folded = ${value} AND ${unkept}
    UNION ALL SELECT x.id FROM people x WHERE x.id = CASE WHEN ${value} ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN ${value}::uuid END
      AND x.email IS NULL AND ${unkept})`;
}

const filters: Columns = {
  id: { type: 'id', sql: 'p.id' },
  username: { ...folds(userName), is: isUserName },
  externalid: {
    type: 'text',
    sql: externalId,
    isFolded: false,
    is: (value) =>
      `p.id IN (SELECT x.person_id FROM directory_users x WHERE x.directory_id = $1 AND x.external_id = ${value})`,
  },
  displayname: folds('p.name_folded'),
  'name.formatted': folds('folded(coalesce(d.formatted, p.name))'),
  'name.givenname': folds('folded(d.given_name)'),
  'name.familyname': folds('folded(d.family_name)'),
  title: folds('folded(d.title)'),
  active: { type: 'flag', sql: 'p.active' },
  'emails.value': address,
  'emails.type': folds(`CASE WHEN p.email IS NOT NULL THEN 'work' END`),
  'emails.primary': work,
  'manager.value': { type: 'id', sql: 'p.manager_id' },
  'groups.value': {
    type: 'ids',
    one: (id) => `EXISTS (SELECT 1 FROM ${groupsOf} AND x.id = ${id})`,
    any: `EXISTS (SELECT 1 FROM ${groupsOf})`,
  },
  'meta.created': { type: 'instant', sql: 'p.created_at' },
  'meta.lastmodified': { type: 'instant', sql: changed },
};

/** How users can be sorted. */
const sorts: Record<string, string> = {
  username: userName,
  displayname: 'p.name_folded',
  'meta.created': 'p.created_at',
  'meta.lastmodified': changed,
};
export const userSorts = Object.keys(sorts);

export interface ScimList {
  /** The directory that asks. */
  asker: string;
  filter: Filter | null;
  /** One of `userSorts`; null: in the order in which they came. */
  sort: { by: string; descending: boolean } | null;
  /** From 1 on. */
  startIndex: number;
  count: number;
}

/** One page of users, and how many there are in all. */
export async function scimUsers(
  manager: EntityManager,
  { asker, filter, sort, startIndex, count }: ScimList,
): Promise<{ total: number; rows: ScimUserRow[] }> {
  const params: unknown[] = [asker];
  // Said to be used, where no condition does.
  const where = `$1::uuid IS NOT NULL AND ${seen} AND ${filter === null ? 'TRUE' : conditionOf(filter, filters, params)}`;
  const [counted] = await manager.query<{ total: number }[]>(
    `SELECT count(*)::int AS total FROM ${from} WHERE ${where}`,
    params,
  );
  const total = counted?.total ?? 0;
  if (count === 0 || startIndex > total) return { total, rows: [] };
  const by = sort === null ? undefined : sorts[sort.by];
  const order = `${by === undefined ? '' : `${by} ${sort?.descending ? 'DESC' : 'ASC'} NULLS LAST, `}p.created_at, p.id`;
  const page = [...params, startIndex - 1, count];
  const rows = await manager.query<ScimUserRow[]>(
    `SELECT ${columns} FROM ${from} WHERE ${where} ORDER BY ${order}
     OFFSET $${page.length - 1} LIMIT $${page.length}`,
    page,
  );
  return { total, rows };
}

/** Null where there is no such user. @param asker the directory that asks */
export async function scimUser(manager: EntityManager, id: string, asker: string): Promise<ScimUserRow | null> {
  if (!isUuid(id)) return null;
  const [row] = await manager.query<ScimUserRow[]>(`SELECT ${columns} FROM ${from} WHERE p.id = $2 AND ${seen}`, [
    asker,
    id,
  ]);
  return row ?? null;
}

/** Whether somebody administers the whole installation, or would if they were here. */
export async function administersAll(manager: EntityManager, id: string): Promise<boolean> {
  const found = await manager.query<unknown[]>(`SELECT 1 FROM people p WHERE p.id = $1 AND ${administers('p')}`, [id]);
  return found.length > 0;
}

/** Somebody who may be the one whom a directory means. */
export interface Meant {
  id: string;
  service: boolean;
  /** Null: no directory knows them by a name. */
  user_name: string | null;
  email: string | null;
  /** Whether a directory that is still there has them now. */
  kept: boolean;
}

/** Who is called so by a directory, or has one of these addresses, however it is written. */
export function usersMeant(manager: EntityManager, userName: string, addresses: readonly string[]): Promise<Meant[]> {
  return manager.query<Meant[]>(
    `SELECT p.id, p.service, d.user_name, p.email, d.person_id IS NOT NULL AND d.deleted_at IS NULL AND coalesce(k.active, TRUE) AS kept
     FROM people p LEFT JOIN directory_users d ON d.person_id = p.id ${keeper.join}
     WHERE p.id IN (SELECT person_id FROM directory_users WHERE user_name_folded = folded($1)
       UNION SELECT a.id FROM people a WHERE a.email_folded IN (SELECT folded(x) FROM unnest($2::text[]) AS x))
     ORDER BY p.id`,
    [userName, [userName, ...addresses]],
  );
}
