import type { EntityManager } from 'typeorm';
import { notThere } from '../engine/not-there.js';
import type { RecurrenceContent } from '../../domain/recurrence/recurrence.js';
import { placeOfProgram, type Place } from '../../domain/access/place.js';
import { isUuid } from '../../domain/uuid.js';
import type { Keyset, Sorts } from '../paging/keyset.js';
import { ownerOfRecurrence } from './load-recurrence.js';
import type { KeptRecurrence } from './row.js';
import type { Sight } from '../../domain/access/sight.js';
import { seenAmong } from '../access/unseen.js';

/** A recurrence with who owns it now, and the names of what it refers to. */
export interface RecurrenceRow extends KeptRecurrence {
  owner_id: string;
  owner_name: string;
  template_name: string | null;
  program_name: string | null;
  program_domain: string | null;
  program_markets: string[] | null;
  /** The names of those who skipped a date to come, by their ids. */
  skipper_names: Record<string, string> | null;
  created_at: Date;
}

const columns =
  'r.*, w.id AS owner_id, w.name AS owner_name, t.name AS template_name, p.name AS program_name, ' +
  'p.domain AS program_domain, p.markets AS program_markets, ' +
  `(SELECT jsonb_object_agg(s.id, s.name) FROM people s
    WHERE s.id IN (SELECT (k ->> 'byId')::uuid FROM jsonb_array_elements(r.skips) k)) AS skipper_names`;
const from = `recurrences r JOIN people w ON w.id = ${ownerOfRecurrence}
  LEFT JOIN templates t ON t.id = r.template_id LEFT JOIN programs p ON p.id = r.program_id`;

export const recurrenceSorts: Sorts = {
  name: [
    { sql: 'r.name_folded', type: 'text' },
    { sql: 'r.id', type: 'uuid' },
  ],
};

export interface RecurrenceFilter {
  status?: string | undefined;
  programId: string | null;
  templateId: string | null;
  /** Part of the name. */
  q?: string | undefined;
  /** Whoever asks, and sees no other. */
  seenBy?: Sight | undefined;
}

/** Whose a recurrence is, and where the program stands that it makes items in. */
export function steeringOf(row: RecurrenceRow): { ownerId: string; place: Place | null } {
  const { program_id: id, program_domain: domain, program_markets: markets } = row;
  return { ownerId: row.owner_id, place: id === null ? null : placeOfProgram({ id, domain, markets: markets ?? [] }) };
}

/** Recurrences in the order of the slice. */
export function recurrencesBy(
  manager: EntityManager,
  { status, programId, templateId, q, seenBy }: RecurrenceFilter,
  slice: Keyset,
): Promise<RecurrenceRow[]> {
  const params: unknown[] = [status ?? null, programId, templateId, q ?? null];
  return manager.query<RecurrenceRow[]>(
    `SELECT ${columns}, ${slice.columns} FROM ${from}
     WHERE ($1::text IS NULL OR r.status = $1) AND ($2::uuid IS NULL OR r.program_id = $2)
       AND ($3::uuid IS NULL OR r.template_id = $3) AND ($4::text IS NULL OR strpos(r.name_folded, folded($4)) > 0)
       AND ${seenAmong('recurrences', seenBy, params, 'r.id')} AND ${slice.after(params)} ${slice.orderBy}`,
    params,
  );
}

/** @throws Refusal `not-found` */
export async function findRecurrence(manager: EntityManager, id: string): Promise<RecurrenceRow> {
  const [row] = isUuid(id)
    ? await manager.query<RecurrenceRow[]>(`SELECT ${columns} FROM ${from} WHERE r.id = $1`, [id])
    : [];
  if (!row) throw notThere('recurrences', id);
  return row;
}

/** What recurs; nobody else changes it until the transaction ends. Undefined where there is no such recurrence. */
export async function lockContent(manager: EntityManager, id: string): Promise<RecurrenceContent | undefined> {
  const [row] = await manager.query<{ content: RecurrenceContent }[]>(
    'SELECT content FROM recurrences WHERE id = $1 FOR UPDATE',
    [id],
  );
  return row?.content;
}
