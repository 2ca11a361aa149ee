import type { EntityManager } from 'typeorm';
import type { Filter } from '../../domain/scim/filter.js';
import type { MembersChange } from '../../domain/scim/group.js';
import { isUuid } from '../../domain/uuid.js';
import type { DirectoryGroupRow } from '../entities/directory.js';
import { conditionOf, type Columns } from './condition.js';
import { groupSource } from './group-source.js';
import { keeper, type Kept } from './keeper.js';

export interface ScimGroupRow extends Omit<DirectoryGroupRow, 'directory_id'>, Kept {
  /** Null where they were not asked for, or there are none. */
  members: { id: string; name: string }[] | null;
}

/** Whoever is in a group and whom the directory has not deleted. */
const membersOf = `person_groups m JOIN people p ON p.id = m.person_id LEFT JOIN directory_users u ON u.person_id = p.id
  WHERE m.source = '${groupSource}' AND m.group_folded = d.display_name_folded AND NOT p.service AND u.deleted_at IS NULL`;

/** As the directory that asks (`$1`) has said it. */
const externalId = 'CASE WHEN d.directory_id = $1 THEN d.external_id END';
const from = `directory_groups d ${keeper.join}`;
const columns = (members: boolean): string =>
  `d.id, ${keeper.columns}, d.display_name, ${externalId} AS external_id, d.created_at, d.updated_at, d.version, ${
    members
      ? `(SELECT jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) ORDER BY p.name_folded, p.id) FROM ${membersOf})`
      : 'NULL'
  } AS members`;

const filters: Columns = {
  id: { type: 'id', sql: 'd.id' },
  displayname: { type: 'text', sql: 'd.display_name_folded', isFolded: true },
  externalid: {
    type: 'text',
    sql: externalId,
    isFolded: false,
    is: (value) => `d.directory_id = $1 AND d.external_id = ${value}`,
  },
  'members.value': {
    type: 'ids',
    one: (id) => `EXISTS (SELECT 1 FROM ${membersOf} AND p.id = ${id})`,
    any: `EXISTS (SELECT 1 FROM ${membersOf})`,
  },
  'meta.created': { type: 'instant', sql: 'd.created_at' },
  'meta.lastmodified': { type: 'instant', sql: 'd.updated_at' },
};

const sorts: Record<string, string> = {
  displayname: 'd.display_name_folded',
  'meta.created': 'd.created_at',
  'meta.lastmodified': 'd.updated_at',
};
export const groupSorts = Object.keys(sorts);

export interface GroupsAsked {
  /** The directory that asks. */
  asker: string;
  filter: Filter | null;
  sort: { by: string; descending: boolean } | null;
  startIndex: number;
  count: number;
  members: boolean;
}

export async function scimGroups(
  manager: EntityManager,
  { asker, filter, sort, startIndex, count, members }: GroupsAsked,
): Promise<{ total: number; rows: ScimGroupRow[] }> {
  const params: unknown[] = [asker];
  // Said to be used, where no condition does.
  const where = `$1::uuid IS NOT NULL AND ${filter === null ? 'TRUE' : conditionOf(filter, filters, params)}`;
  const [counted] = await manager.query<{ total: number }[]>(
    `SELECT count(*)::int AS total FROM directory_groups d WHERE ${where}`,
    params,
  );
  const total = counted?.total ?? 0;
  if (count === 0 || startIndex > total) return { total, rows: [] };
  const by = sort === null ? undefined : sorts[sort.by];
  const order = `${by === undefined ? '' : `${by} ${sort?.descending ? 'DESC' : 'ASC'}, `}d.created_at, d.id`;
  const page = [...params, startIndex - 1, count];
  const rows = await manager.query<ScimGroupRow[]>(
    `SELECT ${columns(members)} FROM ${from} WHERE ${where} ORDER BY ${order}
     OFFSET $${page.length - 1} LIMIT $${page.length}`,
    page,
  );
  return { total, rows };
}

/** @param lock nobody else changes it until the transaction ends */
export async function scimGroup(
  manager: EntityManager,
  id: string,
  { asker, members, lock = false }: { asker: string; members: boolean; lock?: boolean },
): Promise<ScimGroupRow | null> {
  if (!isUuid(id)) return null;
  if (lock) await manager.query('SELECT 1 FROM directory_groups WHERE id = $1 FOR UPDATE', [id]);
  const [row] = await manager.query<ScimGroupRow[]>(`SELECT ${columns(members)} FROM ${from} WHERE d.id = $2`, [
    asker,
    id,
  ]);
  return row ?? null;
}

/** Another group of this name, or of this external id in the same directory; null where there is none. */
export async function sameGroup(
  manager: EntityManager,
  {
    id,
    displayName,
    externalId,
    directoryId,
  }: { id: string; displayName: string; externalId: string | null; directoryId: string },
): Promise<DirectoryGroupRow | null> {
  const [row] = await manager.query<DirectoryGroupRow[]>(
    `SELECT * FROM directory_groups WHERE id <> $1
       AND (display_name_folded = folded($2) OR (directory_id = $4 AND external_id = $3)) LIMIT 1`,
    [id, displayName, externalId, directoryId],
  );
  return row ?? null;
}

export async function addGroup(
  manager: EntityManager,
  {
    id,
    displayName,
    externalId,
    directoryId,
  }: { id: string; displayName: string; externalId: string | null; directoryId: string },
): Promise<void> {
  await manager.query(
    'INSERT INTO directory_groups (id, display_name, external_id, directory_id) VALUES ($1, $2, $3, $4)',
    [id, displayName, externalId, directoryId],
  );
}

/** Under its new name its people are in it, and under the former no more: roles go by the name. */
export async function changeGroup(
  manager: EntityManager,
  before: DirectoryGroupRow,
  {
    displayName,
    externalId,
    directoryId,
  }: { displayName: string; externalId: string | null; directoryId: string | null },
): Promise<void> {
  if (displayName !== before.display_name) {
    // Whoever was said to be in a group of that name before there was one.
    await manager.query(
      `DELETE FROM person_groups WHERE source = $1 AND group_folded = folded($2) AND group_folded <> folded($3)`,
      [groupSource, displayName, before.display_name],
    );
    await manager.query('UPDATE person_groups SET group_name = $2 WHERE source = $1 AND group_folded = folded($3)', [
      groupSource,
      displayName,
      before.display_name,
    ]);
  }
  await manager.query(
    `UPDATE directory_groups SET display_name = $2, external_id = $3, directory_id = $4, updated_at = now(),
       version = version + 1 WHERE id = $1`,
    [before.id, displayName, externalId, directoryId],
  );
}

export async function removeGroup(manager: EntityManager, { id, display_name }: DirectoryGroupRow): Promise<void> {
  await manager.query('DELETE FROM person_groups WHERE source = $1 AND group_folded = folded($2)', [
    groupSource,
    display_name,
  ]);
  await manager.query('DELETE FROM directory_groups WHERE id = $1', [id]);
}

/** Those among these who are no users that a directory may put into a group. */
export async function unknownUsers(manager: EntityManager, ids: readonly string[]): Promise<string[]> {
  const known = await manager.query<{ id: string }[]>(
    `SELECT p.id::text FROM people p LEFT JOIN directory_users d ON d.person_id = p.id
     WHERE p.id = ANY($1::uuid[]) AND NOT p.service AND d.deleted_at IS NULL`,
    [ids.filter(isUuid)],
  );
  const there = new Set(known.map(({ id }) => id));
  return ids.filter((id) => !there.has(id));
}

/** Changes who is in a group, whatever the number, in two statements; gives who came, and who went. */
export async function changeMembers(
  manager: EntityManager,
  name: string,
  { all, add, remove }: MembersChange,
): Promise<{ added: string[]; removed: string[] }> {
  const [keep, drop] = [[...add].filter(isUuid), [...remove].filter(isUuid)];
  const [gone] = await manager.query<[{ person_id: string }[], number]>(
    `DELETE FROM person_groups WHERE source = $1 AND group_folded = folded($2)
       AND CASE WHEN $3 THEN person_id <> ALL ($4::uuid[]) ELSE person_id = ANY ($5::uuid[]) END RETURNING person_id`,
    [groupSource, name, all, keep, drop],
  );
  const come = await manager.query<{ person_id: string }[]>(
    `INSERT INTO person_groups (person_id, source, group_name)
     SELECT id, $1, $2 FROM unnest($3::uuid[]) AS id ON CONFLICT DO NOTHING RETURNING person_id`,
    [groupSource, name, keep],
  );
  const idsOf = (rows: { person_id: string }[]): string[] => rows.map(({ person_id }) => person_id);
  return { added: idsOf(come), removed: idsOf(gone) };
}
