import type { EntityManager } from 'typeorm';
import { notThere } from '../engine/not-there.js';
import { isUuid } from '../../domain/uuid.js';
import type { Keyset } from '../paging/keyset.js';
import type { Condition } from '../sql/condition.js';
import { indexedSorts } from './item-sorts.js';
import type { KeptItem } from './row.js';
import type { Sight } from '../../domain/access/sight.js';
import { placingIn, seesItem } from '../access/visible.js';

/** What lists show of an item's facts. Named, not `*`: what the list does not show does not travel. */
const facts = [
  'id',
  'number',
  'program_id',
  'phase_id',
  'title',
  'description',
  'severity',
  'root_cause',
  'tags',
  'attributes',
  'owner_id',
  'status',
  'overdue',
  'breached_at',
  'ladder_level',
  'due_time',
  'due_zone',
  'due_basis',
  'due_at',
  'late_mode',
  'cycle',
  'acknowledged_at',
  'acknowledged_until',
  'hold_reason',
  'statement',
  'submitted_at',
  'submitted_by',
  'extension_count',
  'escalation_policy_version_id',
  'reminder_policy_version_id',
  'sign_off_policy_version_id',
  'extension_policy_version_id',
  'activated_at',
  'done_at',
  'version',
  'paused_since',
  'round_id',
  'check_pending',
  'check_result',
  'effectiveness_policy_version_id',
] as const satisfies (keyof KeptItem)[];

/** An item as lists show it: besides its facts what else is kept with it, and the names of what it belongs to. */
export interface ListedItem extends Pick<KeptItem, (typeof facts)[number]> {
  due_date: string;
  external_id: string | null;
  original_due_at: Date;
  raised_on: string | null;
  missing_since: Date | null;
  takes: string | null;
  created_at: Date;
  updated_at: Date;
  /** By itself, or with its program. */
  restricted: boolean;
  /** A round of it was decided past its approvers. */
  broken_glass: boolean;
  program_name: string;
  phase_name: string;
  owner_name: string;
  owner_manager_id: string | null;
  owner_zone: string;
  submitter_name: string | null;
  manager_id: string;
  domain_lead_id: string | null;
  program_domain: string | null;
  program_markets: string[];
  /** Up to when its calendar knows the days off; null: none. */
  known_until?: string | null;
}

export const listedColumns = `${facts.map((name) => `i.${name}`).join(', ')}, i.due_date::text AS due_date, i.external_id,
  i.original_due_at, i.raised_on::text AS raised_on, i.missing_since, i.takes, i.created_at, i.updated_at,
  EXISTS (SELECT 1 FROM restricted_records h WHERE h.subject_id IN (i.id, i.program_id)) AS restricted,
  EXISTS (SELECT 1 FROM sign_off_rounds b WHERE b.subject_id = i.id AND b.glass_broken) AS broken_glass,
  p.name AS program_name, ph.name AS phase_name, o.name AS owner_name, o.manager_id AS owner_manager_id,
  o.time_zone AS owner_zone, s.name AS submitter_name, p.manager_id, p.domain_lead_id,
  p.domain AS program_domain, p.markets AS program_markets, kv.known_until::text AS known_until`;

export const listedJoins = `JOIN programs p ON p.id = i.program_id JOIN phases ph ON ph.id = i.phase_id
  JOIN people o ON o.id = i.owner_id LEFT JOIN people s ON s.id = i.submitted_by
  LEFT JOIN calendar_versions kv ON kv.id = i.calendar_version_id`;

/**
 * The statement of a list of items that meet a condition, in the order of the slice. Where no index has that order, ids are
 * sorted first, and only those that are shown are read whole: of 100,000 items a third of the time.
 */
export function listStatement({ sql, params }: Condition, slice: Keyset): { sql: string; params: unknown[] } {
  const values = [...params];
  const where = `WHERE ${sql} AND ${slice.after(values)} ${slice.orderBy}`;
  const shown = `SELECT ${listedColumns}, ${slice.columns} FROM`;
  if (indexedSorts.has(slice.keys)) return { sql: `${shown} action_items i ${listedJoins} ${where}`, params: values };
  return {
    sql: `WITH page AS MATERIALIZED (SELECT i.id FROM action_items i ${where})
      ${shown} page JOIN action_items i ON i.id = page.id ${listedJoins} ${slice.orderBy}`,
    params: values,
  };
}

/** Items that meet a condition, in the order of the slice. */
export function itemsWhere(manager: EntityManager, condition: Condition, slice: Keyset): Promise<ListedItem[]> {
  const { sql, params } = listStatement(condition, slice);
  return manager.query<ListedItem[]>(sql, params);
}

/** How many items meet a condition. */
export async function countWhere(manager: EntityManager, { sql, params }: Condition): Promise<number> {
  const [row] = await manager.query<{ count: number }[]>(
    `SELECT count(*) AS count FROM action_items i WHERE ${sql}`,
    params,
  );
  return row?.count ?? 0;
}

/**
 * An item by its id or as `AI-12`.
 *
 * @param seenBy where it is named elsewhere than in an address, which the guard has looked at
 * @throws Refusal `not-found`, of one that they do not see too
 */
export async function findItem(manager: EntityManager, ref: string, seenBy?: Sight): Promise<ListedItem> {
  const number = /^AI-(\d{1,15})$/i.exec(ref)?.[1];
  const [condition, value] = number === undefined ? ['i.id = $1', ref] : ['i.number = $1', Number(number)];
  const params: unknown[] = [value];
  const seen = seenBy ? seesItem(seenBy, placingIn(params)) : 'TRUE';
  const [row] =
    number !== undefined || isUuid(ref)
      ? await manager.query<ListedItem[]>(
          `SELECT ${listedColumns} FROM action_items i ${listedJoins} WHERE ${condition} AND ${seen}`,
          params,
        )
      : [];
  if (!row) throw notThere('action-items', ref);
  return row;
}

/** The item of a program that has this external id, however it is written, besides the one with this id. */
export async function otherWithExternalId(
  manager: EntityManager,
  { id, programId, externalId }: { id: string; programId: string; externalId: string },
): Promise<{ id: string; number: number } | undefined> {
  const [taken] = await manager.query<{ id: string; number: number }[]>(
    'SELECT id, number FROM action_items WHERE program_id = $1 AND external_id_folded = folded($2) AND id <> $3',
    [programId, externalId, id],
  );
  return taken;
}
