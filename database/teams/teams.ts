import type { EntityManager } from 'typeorm';
import { notThere } from '../engine/not-there.js';
import { isUuid } from '../../domain/uuid.js';
import { teams, type Team } from '../entities/team.js';
import { insertOnce, updateOne } from '../entities/write.js';
import type { Keyset, Sorts } from '../paging/keyset.js';
import type { Sight } from '../../domain/access/sight.js';
import { seenAmong } from '../access/unseen.js';

/** A team with the name of who leads it. */
export interface TeamRow extends Team {
  lead_name: string | null;
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
  { q, market, seenBy }: { q?: string | undefined; market: string | null; seenBy: Sight | undefined },
  slice: Keyset,
): Promise<TeamRow[]> {
  const params: unknown[] = [q ?? null, market];
  return manager.query<TeamRow[]>(
    `${select}, ${slice.columns} ${from} WHERE ($1::text IS NULL OR strpos(t.name_folded, folded($1)) > 0)
       AND ($2::text IS NULL OR folded(t.market) = folded($2))
       AND ${seenAmong('teams', seenBy, params, 't.id')} AND ${slice.after(params)} ${slice.orderBy}`,
    params,
  );
}

/** @throws Refusal `not-found` */
export async function findTeam(manager: EntityManager, id: string): Promise<TeamRow> {
  const [row] = isUuid(id) ? await manager.query<TeamRow[]>(`${select} ${from} WHERE t.id = $1`, [id]) : [];
  if (!row) throw notThere('teams', id);
  return row;
}

export function isTeam(manager: EntityManager, id: string): Promise<boolean> {
  return manager.existsBy(teams, { id });
}

/** Adds a team; an id that exists is left alone. */
export async function insertTeam(manager: EntityManager, id: string, facts: TeamFacts): Promise<void> {
  const { name, market, leadId } = facts;
  await insertOnce(manager, teams, { id, name, market, lead_id: leadId });
}

/** False where it is at another version by now. */
export function updateTeam(manager: EntityManager, id: string, version: number, facts: TeamFacts): Promise<boolean> {
  const { name, market, leadId } = facts;
  return updateOne(manager, teams, { id, version }, { name, market, lead_id: leadId });
}

/** The same of who leads it alone. */
export function updateTeamLead(manager: EntityManager, id: string, version: number, leadId: string): Promise<boolean> {
  return updateOne(manager, teams, { id, version }, { lead_id: leadId });
}
