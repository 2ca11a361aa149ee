import type { EntityManager } from 'typeorm';
import type { Sight } from '../../domain/access/sight.js';
import { Refusal } from '../../domain/refusal.js';
import { isUuid } from '../../domain/uuid.js';
import { mostViews, type Sharing, type ViewFacts, type ViewList } from '../../domain/view/view.js';
import { unseenAmong } from '../access/unseen.js';
import { placingIn, type Placing } from '../access/visible.js';
import type { Keyset, Sorts } from '../paging/keyset.js';

export interface ViewRow {
  id: string;
  owner_id: string;
  owner_name: string;
  list: ViewList;
  name: string;
  query: Record<string, string>;
  columns: string[];
  grouping: string | null;
  sharing: Sharing;
  team_id: string | null;
  team_name: string | null;
  version: number;
  updated_at: Date;
  /** Of whoever looks. */
  is_default: boolean;
}

/** Who looks, and how far they see. */
export interface Looker {
  id: string;
  sight: Sight;
}

export const viewSorts: Sorts<'name'> = {
  name: [
    { sql: 'v.name_folded', type: 'text' },
    { sql: 'v.id', type: 'uuid' },
  ],
};

const select = (me: string): string => `SELECT v.*, o.name AS owner_name, t.name AS team_name,
  EXISTS (SELECT 1 FROM view_defaults d WHERE d.view_id = v.id AND d.person_id = ${me}) AS is_default`;
const from = 'FROM views v JOIN people o ON o.id = v.owner_id LEFT JOIN teams t ON t.id = v.team_id';

/** Their own, and what is shared with them. With a token for one program nobody sees any: a view is of no program. */
function shown({ id, sight }: Looker, place: Placing): string {
  if (sight.within !== null) return 'FALSE';
  const team = sight.teamId === null ? '' : ` OR (v.sharing = 'team' AND v.team_id = ${place(sight.teamId)}::uuid)`;
  const all = sight.external ? '' : ` OR v.sharing = 'all'`;
  return `(v.owner_id = ${place(id)}::uuid${team}${all})`;
}

/** Views of a list, or of all, that somebody has or that are shared with them. What they name is not looked at. */
export function viewsBy(
  manager: EntityManager,
  { list, name, looker }: { list: ViewList | undefined; name: string | undefined; looker: Looker },
  slice: Keyset,
): Promise<ViewRow[]> {
  const params: unknown[] = [list ?? null, looker.id, name ?? null];
  return manager.query<ViewRow[]>(
    `${select('$2')}, ${slice.columns} ${from} WHERE ($1::text IS NULL OR v.list = $1) AND ($3::text IS NULL OR v.name_folded = folded($3))
       AND ${shown(looker, placingIn(params))} AND ${slice.after(params)} ${slice.orderBy}`,
    params,
  );
}

/** @throws Refusal `not-found`, of one that is not for them too */
export async function findView(manager: EntityManager, id: string, looker: Looker): Promise<ViewRow> {
  const params: unknown[] = [id, looker.id];
  const [row] = isUuid(id)
    ? await manager.query<ViewRow[]>(
        `${select('$2')} ${from} WHERE v.id = $1 AND ${shown(looker, placingIn(params))}`,
        params,
      )
    : [];
  if (!row) throw noView(id);
  return row;
}

export function noView(id: string): Refusal {
  return new Refusal('not-found', `There is no view ${id}. List the views to see their ids.`);
}

/** Another view of the same owner and list with the same name, however it is written. */
export async function otherViewNamed(
  manager: EntityManager,
  { id, ownerId, list, name }: { id: string; ownerId: string; list: ViewList; name: string },
): Promise<{ id: string; name: string } | undefined> {
  const [taken] = await manager.query<{ id: string; name: string }[]>(
    'SELECT id, name FROM views WHERE owner_id = $1 AND list = $2 AND name_folded = folded($3) AND id <> $4',
    [ownerId, list, name, id],
  );
  return taken;
}

/** Whose views are changed does nothing else with them meanwhile: two at once would each find room, or the same name free. */
export async function lockViewsOf(manager: EntityManager, ownerId: string): Promise<void> {
  await manager.query('SELECT FROM people WHERE id = $1 FOR NO KEY UPDATE', [ownerId]);
}

/** Saves one; an id that exists is left alone. @throws Refusal `too-many-views` */
export async function insertView(
  manager: EntityManager,
  { id, ownerId, list, facts }: { id: string; ownerId: string; list: ViewList; facts: ViewFacts },
): Promise<void> {
  await manager.query(
    `INSERT INTO views (id, owner_id, list, name, query, columns, grouping, sharing, team_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO NOTHING`,
    [id, ownerId, list, ...columnsOf(facts)],
  );
  const [row] = await manager.query<{ count: number }[]>('SELECT count(*) AS count FROM views WHERE owner_id = $1', [
    ownerId,
  ]);
  if ((row?.count ?? 0) > mostViews)
    throw new Refusal('too-many-views', `A person has ${mostViews} views at most. Remove one that is not used.`);
}

/** False where it is at another version by now. */
export async function updateView(
  manager: EntityManager,
  id: string,
  version: number,
  facts: ViewFacts,
): Promise<boolean> {
  const [, count] = await manager.query<[unknown, number]>(
    `UPDATE views SET name = $3, query = $4, columns = $5, grouping = $6, sharing = $7, team_id = $8,
       version = version + 1, updated_at = now() WHERE id = $1 AND version = $2`,
    [id, version, ...columnsOf(facts)],
  );
  return count === 1;
}

function columnsOf({ name, query, columns, group, sharing, teamId }: ViewFacts): unknown[] {
  return [name, JSON.stringify(query), columns, group, sharing, teamId];
}

/** Removes it, and with it that it is the default of somebody. */
export async function removeView(manager: EntityManager, id: string): Promise<void> {
  await manager.query('DELETE FROM views WHERE id = $1', [id]);
}

/** Which view of its list somebody sees first; `viewId` null: none, of that list. */
export async function setDefaultView(
  manager: EntityManager,
  { personId, list, viewId }: { personId: string; list: ViewList; viewId: string | null },
): Promise<void> {
  if (viewId === null)
    await manager.query('DELETE FROM view_defaults WHERE person_id = $1 AND list = $2', [personId, list]);
  else
    await manager.query(
      `INSERT INTO view_defaults (person_id, list, view_id) VALUES ($1, $2, $3)
       ON CONFLICT (person_id, list) DO UPDATE SET view_id = excluded.view_id`,
      [personId, list, viewId],
    );
}

/** Whether one of these ids or numbers names a record that somebody does not see. */
export async function nameUnseen(manager: EntityManager, sight: Sight, said: readonly string[]): Promise<boolean> {
  if (sight.all) return false;
  const ids = said.filter(isUuid);
  const numbers = said.flatMap((text) => /^AI-(\d{1,15})$/i.exec(text)?.[1] ?? []);
  if (ids.length + numbers.length === 0) return false;
  const rows = await manager.query<{ id: string }[]>(
    `SELECT unnest($1::uuid[]) AS id UNION SELECT program_id FROM phases WHERE id = ANY($1::uuid[])
     UNION SELECT program_id FROM imports WHERE id = ANY($1::uuid[]) AND program_id IS NOT NULL
     UNION SELECT id FROM action_items WHERE number = ANY($2::bigint[])`,
    [ids, numbers],
  );
  const unseen = await unseenAmong(
    manager,
    sight,
    rows.map(({ id }) => id),
  );
  return unseen.size > 0;
}
