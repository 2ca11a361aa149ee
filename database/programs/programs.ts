import type { EntityManager } from 'typeorm';
import { notThere } from '../engine/not-there.js';
import { isUuid } from '../../domain/uuid.js';
import type { Keyset, Sorts } from '../paging/keyset.js';
import type { KeptProgram } from './row.js';
import type { Sight } from '../../domain/access/sight.js';
import { placingIn, seesItem, seesProgram } from '../access/visible.js';
import { isAmong } from '../sql/is-among.js';

/** A program with what it says besides the engine's facts, and the names of what it refers to. */
export interface ProgramRow extends KeptProgram {
  description: string;
  domain: string | null;
  markets: string[];
  manager_name: string;
  domain_lead_name: string | null;
  effectiveness_policy_version_id: string | null;
  template_version_id: string | null;
  template_id: string | null;
  template_name: string | null;
  template_version: number | null;
  created_at: Date;
  restricted: boolean;
}

const columns =
  'p.*, EXISTS (SELECT 1 FROM restricted_records h WHERE h.subject_id = p.id) AS restricted, m.name AS manager_name, d.name AS domain_lead_name, tv.version AS template_version, tv.template_id, tp.name AS template_name';
const from =
  'programs p JOIN people m ON m.id = p.manager_id LEFT JOIN people d ON d.id = p.domain_lead_id ' +
  'LEFT JOIN template_versions tv ON tv.id = p.template_version_id LEFT JOIN templates tp ON tp.id = tv.template_id';

export const programSorts: Sorts = {
  name: [
    { sql: 'p.name_folded', type: 'text' },
    { sql: 'p.id', type: 'uuid' },
  ],
  created: [
    { sql: 'p.created_at', type: 'timestamptz' },
    { sql: 'p.id', type: 'uuid' },
  ],
};

export interface ProgramFilter {
  status?: string | undefined;
  managerId: string | null;
  name?: string | undefined;
  /** Part of the name. */
  q?: string | undefined;
  domain: string | null;
  market: string | null;
  changedSince?: string | undefined;
  /** Whoever asks, and sees no other. */
  seenBy?: Sight | undefined;
}

/** Programs in the order of the slice. */
export function programsBy(manager: EntityManager, filter: ProgramFilter, slice: Keyset): Promise<ProgramRow[]> {
  const { status, managerId, name, q, domain, market, changedSince, seenBy } = filter;
  const params: unknown[] = [status, managerId, name, q, domain, market, changedSince].map((value) => value ?? null);
  return manager.query<ProgramRow[]>(
    `SELECT ${columns}, ${slice.columns} FROM ${from}
     WHERE ($1::text IS NULL OR p.status = $1) AND ($2::uuid IS NULL OR p.manager_id = $2)
       AND ($3::text IS NULL OR p.name_folded = folded($3)) AND ($4::text IS NULL OR strpos(p.name_folded, folded($4)) > 0)
       AND ($5::text IS NULL OR folded(p.domain) = folded($5)) AND ($6::text IS NULL OR ${isAmong('p.markets', '$6')})
       AND ($7::timestamptz IS NULL OR p.updated_at >= $7) AND ${seenBy ? seesProgram(seenBy, placingIn(params)) : 'TRUE'}
       AND ${slice.after(params)} ${slice.orderBy}`,
    params,
  );
}

/**
 * @param seenBy where it is named elsewhere than in an address, which the guard has looked at
 * @throws Refusal `not-found`, of one that they do not see too
 */
export async function findProgramRow(manager: EntityManager, id: string, seenBy?: Sight): Promise<ProgramRow> {
  const params: unknown[] = [id];
  const seen = seenBy ? seesProgram(seenBy, placingIn(params)) : 'TRUE';
  const [row] = isUuid(id)
    ? await manager.query<ProgramRow[]>(`SELECT ${columns} FROM ${from} WHERE p.id = $1 AND ${seen}`, params)
    : [];
  if (!row) throw notThere('programs', id);
  return row;
}

export async function isProgram(manager: EntityManager, id: string): Promise<boolean> {
  const found = await manager.query<unknown[]>('SELECT 1 FROM programs WHERE id = $1', [id]);
  return found.length > 0;
}

/** The names of all programs that somebody sees, in order. */
export async function programNames(manager: EntityManager, seenBy?: Sight): Promise<string[]> {
  const params: unknown[] = [];
  const seen = seenBy ? seesProgram(seenBy, placingIn(params)) : 'TRUE';
  const rows = await manager.query<{ name: string }[]>(
    `SELECT name FROM programs p WHERE ${seen} ORDER BY name`,
    params,
  );
  return rows.map(({ name }) => name);
}

/** How many items of a program are alike. */
export interface ItemTally {
  program_id: string;
  status: string;
  overdue: boolean;
  ladder_level: number;
  /** Done, as a file says, and nobody here has signed. */
  elsewhere: boolean;
  n: number;
}

/** The items of these programs that somebody sees, counted by what they are. */
export async function tallyItems(manager: EntityManager, programIds: string[], seenBy?: Sight): Promise<ItemTally[]> {
  if (programIds.length === 0) return [];
  const params: unknown[] = [programIds];
  const seen = seenBy ? seesItem(seenBy, placingIn(params)) : 'TRUE';
  return manager.query<ItemTally[]>(
    `SELECT program_id, status, overdue, ladder_level, status = 'done' AND round_id IS NULL AS elsewhere,
       count(*)::int AS n FROM action_items i WHERE program_id = ANY($1) AND ${seen} GROUP BY 1, 2, 3, 4, 5`,
    params,
  );
}
