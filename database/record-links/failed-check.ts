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

/**
 * The last effectiveness check that failed after an instant, of an item, or of an item of a program, to which a finding is linked; or
 * the retest of its control.
 */
export async function failedCheckOf(
  manager: EntityManager,
  findingId: string,
  since: Instant,
): Promise<FailedCheck | null> {
  const [row] = await manager.query<{ what: FailedCheck['what']; key: string; found: string; at: number }[]>(
    `(SELECT 'check' AS what, '${recordKinds.action_item.letters}-' || i.number AS key, e.data ->> 'finding' AS found, (extract(epoch FROM ${told}) * 1000)::float8 AS at
     FROM record_links l JOIN action_items i ON ${remediates}
     JOIN audit_events e ON e.subject_id = i.id AND e.type = 'item.effectiveness_failed'
     WHERE l.case_id = $1 AND ${told} > to_timestamp($2 / 1000.0) ORDER BY e.at DESC, e.seq DESC LIMIT 1)
     UNION ALL (SELECT 'retest', '${recordKinds.control_test.letters}-' || t.number, t.conclusion ->> 'statement',
       (extract(epoch FROM t.concluded_at) * 1000)::float8 FROM control_tests t
       WHERE t.finding_id = $1 AND t.retest_of IS NOT NULL AND t.conclusion ->> 'effective' = 'false'
         AND t.concluded_at > to_timestamp($2 / 1000.0) ORDER BY t.concluded_at DESC LIMIT 1)
     ORDER BY at DESC LIMIT 1`,
    [findingId, since],
  );
  return row ? { what: row.what, itemKey: row.key, found: row.found, at: Math.round(row.at) } : null;
}

/** The key of the retest that waits for the remediation of a finding, or is not concluded yet. */
export async function retestOf(manager: EntityManager, findingId: string): Promise<string | null> {
  const [row] = await manager.query<{ key: string }[]>(
    `SELECT '${recordKinds.control_test.letters}-' || t.number AS key FROM control_tests t
     WHERE t.finding_id = $1 AND t.retest_of IS NOT NULL AND t.status IN ('awaiting', 'planned', 'testing')
     ORDER BY t.number DESC LIMIT 1`,
    [findingId],
  );
  return row?.key ?? null;
}

/** Retests that wait for the remediation of these findings look whether they are due. */
export async function pokesOfRetests(manager: EntityManager, findingIds: readonly string[]): Promise<OutboxEntry[]> {
  if (findingIds.length === 0) return [];
  const rows = await manager.query<{ id: string }[]>(
    `SELECT t.id FROM control_tests t WHERE t.finding_id = ANY($1) AND t.status = 'awaiting'`,
    [findingIds],
  );
  return rows.map(({ id }) => pokeOf('control_test', id));
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
