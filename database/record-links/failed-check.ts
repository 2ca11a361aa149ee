import type { EntityManager } from 'typeorm';
import type { FailedCheck } from '../../domain/finding/finding.js';
import type { Instant } from '../../domain/time.js';
import { pokeOf, recordKinds } from '../engine/kinds.js';
import type { OutboxEntry } from '../engine/outbox.js';

/** SQL: findings `l.case_id` of which an item, or the program of one, is what remediates them: rows `i` of items. */
const remediates = `l.one_kind = 'finding' AND (l.record_kind = 'action_item' AND l.record_id = i.id
  OR l.record_kind = 'program' AND l.record_id = i.program_id)`;

/** SQL: when an event was, in whole milliseconds, as the rules know instants: what was heard is not later than itself. */
const told = `date_trunc('milliseconds', e.at)`;

/** The last effectiveness check that failed after an instant, of an item, or of an item of a program, to which a finding is linked. */
export async function failedCheckOf(
  manager: EntityManager,
  findingId: string,
  since: Instant,
): Promise<FailedCheck | null> {
  const [row] = await manager.query<{ number: number; found: string; at: number }[]>(
    `SELECT i.number, e.data ->> 'finding' AS found, (extract(epoch FROM ${told}) * 1000)::float8 AS at
     FROM record_links l JOIN action_items i ON ${remediates}
     JOIN audit_events e ON e.subject_id = i.id AND e.type = 'item.effectiveness_failed'
     WHERE l.case_id = $1 AND ${told} > to_timestamp($2 / 1000.0) ORDER BY e.at DESC, e.seq DESC LIMIT 1`,
    [findingId, since],
  );
  return row
    ? { itemKey: `${recordKinds.action_item.letters}-${row.number}`, found: row.found, at: Math.round(row.at) }
    : null;
}

/** Findings that these items, of which a check failed, remediate look whether that opens them again. */
export async function pokesOfFindings(manager: EntityManager, itemIds: readonly string[]): Promise<OutboxEntry[]> {
  if (itemIds.length === 0) return [];
  const rows = await manager.query<{ id: string }[]>(
    `SELECT DISTINCT f.id FROM action_items i JOIN record_links l ON ${remediates} JOIN findings f ON f.id = l.case_id
     WHERE i.id = ANY($1) AND f.status IN ('remediated', 'verified')`,
    [itemIds],
  );
  return rows.map(({ id }) => pokeOf('finding', id));
}
