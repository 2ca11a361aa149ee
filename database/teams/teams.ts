import type { EntityManager } from 'typeorm';
import { Refusal } from '../../domain/refusal.js';
import { isUuid } from '../../domain/uuid.js';
import type { Keyset, Sorts } from '../paging/keyset.js';

export interface TeamRow {
  id: string;
  name: string;
  market: string | null;
  lead_id: string | null;
  lead_name: string | null;
  version: number;
}

export interface TeamFacts {
  name: string;
  market: string | null;
  leadId: string | null;
}

const select = 'SELECT t.*, p.name AS lead_name';
const from = 'FROM teams t LEFT JOIN people p ON p.id = t.lead_id';

export const teamSorts: Sorts = {
  name: [
    { sql: 't.name_folded', type: 'text' },
    { sql: 't.id', type: 'uuid' },
  ],
};

/** Teams in the order of the slice; `q` is a part of the name. */
export function teamsBy(
  manager: EntityManager,
  { q, market }: { q?: string | undefined; market: string | null },
  slice: Keyset,
): Promise<TeamRow[]> {
  const params: unknown[] = [q ?? null, market];
  return manager.query<TeamRow[]>(
    `${select}, ${slice.columns} ${from} WHERE ($1::text IS NULL OR strpos(t.name_folded, folded($1)) > 0)
       AND ($2::text IS NULL OR folded(t.market) = folded($2)) AND ${slice.after(params)} ${slice.orderBy}`,
    params,
  );
}

/** @throws Refusal `not-found` */
export async function findTeam(manager: EntityManager, id: string): Promise<TeamRow> {
  const [row] = isUuid(id) ? await manager.query<TeamRow[]>(`${select} ${from} WHERE t.id = $1`, [id]) : [];
  if (!row) throw new Refusal('not-found', `There is no team ${id}. List the teams to see their ids.`);
  return row;
}

export async function isTeam(manager: EntityManager, id: string): Promise<boolean> {
  const found = await manager.query<unknown[]>('SELECT 1 FROM teams WHERE id = $1', [id]);
  return found.length > 0;
}

/** Adds a team; an id that exists is left alone. */
export async function insertTeam(manager: EntityManager, id: string, facts: TeamFacts): Promise<void> {
  await manager.query(
    'INSERT INTO teams (id, name, market, lead_id) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING',
    [id, facts.name, facts.market, facts.leadId],
  );
}

/** False where it is at another version by now. */
export async function updateTeam(
  manager: EntityManager,
  id: string,
  version: number,
  facts: TeamFacts,
): Promise<boolean> {
  const [rows] = await manager.query<[unknown[], number]>(
    `UPDATE teams SET name = $3, market = $4, lead_id = $5, version = version + 1, updated_at = now()
     WHERE id = $1 AND version = $2 RETURNING id`,
    [id, version, facts.name, facts.market, facts.leadId],
  );
  return rows.length > 0;
}

/** The same of who leads it alone. */
export async function updateTeamLead(
  manager: EntityManager,
  id: string,
  version: number,
  leadId: string,
): Promise<boolean> {
  const [rows] = await manager.query<[unknown[], number]>(
    'UPDATE teams SET lead_id = $2, version = version + 1, updated_at = now() WHERE id = $1 AND version = $3 RETURNING id',
    [id, leadId, version],
  );
  return rows.length > 0;
}
