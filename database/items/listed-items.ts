import type { EntityManager } from 'typeorm';
import type { DueBasis } from '../../domain/calendar/due.js';
import type { ItemStatus } from '../../domain/item/table.js';
import { Refusal } from '../../domain/refusal.js';
import { isUuid } from '../../domain/uuid.js';
import type { Keyset } from '../paging/keyset.js';
import type { Condition } from './condition.js';
import { indexedSorts } from './item-sorts.js';

/** An item as lists show it, with the names of what it belongs to. */
export interface ListedItem {
  id: string;
  number: number;
  program_id: string;
  program_name: string;
  phase_id: string;
  phase_name: string;
  external_id: string | null;
  title: string;
  description: string;
  severity: string | null;
  root_cause: string | null;
  tags: string[];
  attributes: Record<string, unknown>;
  owner_id: string;
  owner_name: string;
  status: ItemStatus;
  overdue: boolean;
  breached_at: Date | null;
  ladder_level: number;
  due_date: string;
  due_time: string | null;
  due_zone: string;
  due_basis?: DueBasis | null;
  due_at: Date;
  /** Up to when its calendar knows the days off; null: none. */
  known_until?: string | null;
  original_due_at: Date;
  raised_on: string | null;
  late_mode: string;
  cycle: number;
  acknowledged_at: Date | null;
  acknowledged_until: Date | null;
  hold_reason: string | null;
  statement: string | null;
  submitted_at: Date | null;
  submitted_by: string | null;
  submitter_name: string | null;
  extension_count: number;
  missing_since: Date | null;
  escalation_policy_version_id: string;
  reminder_policy_version_id: string;
  sign_off_policy_version_id: string;
  extension_policy_version_id: string;
  activated_at: Date | null;
  done_at: Date | null;
  created_at: Date;
  updated_at: Date;
  version: number;
  paused_since: Date | null;
  round_id: string | null;
  owner_manager_id: string | null;
  owner_zone: string;
  manager_id: string;
  domain_lead_id: string | null;
  takes: string | null;
  check_pending: boolean;
  check_result: string | null;
  effectiveness_policy_version_id: string | null;
}

/** Named, not `*`: what the list does not show does not travel. */
export const listedColumns = `i.id, i.number, i.program_id, p.name AS program_name, i.phase_id, ph.name AS phase_name, i.external_id,
  i.title, i.description, i.severity, i.root_cause, i.tags, i.attributes, i.owner_id, o.name AS owner_name, i.status, i.overdue,
  i.breached_at, i.ladder_level, i.due_date::text AS due_date, i.due_time, i.due_zone, i.due_basis, i.due_at, i.original_due_at,
  i.raised_on::text AS raised_on, i.late_mode, i.cycle, i.acknowledged_at, i.acknowledged_until, i.hold_reason, i.statement,
  i.submitted_at, i.submitted_by, s.name AS submitter_name, i.extension_count, i.missing_since, i.escalation_policy_version_id,
  i.reminder_policy_version_id, i.sign_off_policy_version_id, i.extension_policy_version_id, i.activated_at, i.done_at, i.created_at, i.updated_at, i.version,
  i.paused_since, i.round_id, o.manager_id AS owner_manager_id, o.time_zone AS owner_zone, p.manager_id, p.domain_lead_id, i.takes, i.check_pending,
  i.check_result, i.effectiveness_policy_version_id, kv.known_until::text AS known_until`;

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

/** An item by its id or as `AI-12`. @throws Refusal `not-found` */
export async function findItem(manager: EntityManager, ref: string): Promise<ListedItem> {
  const number = /^AI-(\d{1,15})$/i.exec(ref)?.[1];
  const [condition, value] = number === undefined ? ['i.id = $1', ref] : ['i.number = $1', Number(number)];
  const [row] =
    number !== undefined || isUuid(ref)
      ? await manager.query<ListedItem[]>(
          `SELECT ${listedColumns} FROM action_items i ${listedJoins} WHERE ${condition}`,
          [value],
        )
      : [];
  if (!row) throw new Refusal('not-found', `There is no action item ${ref}. Name it by its id or as AI-12.`);
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
