import type { EntityManager } from 'typeorm';
import type { Case, CaseRecord, OtherCase } from '../../domain/case/case.js';
import type { Instant } from '../../domain/time.js';
import { presentCalendarsOf } from '../calendars/present.js';
import { loadOnLadder } from '../record/load-on-ladder.js';
import type { Row } from '../record/row.js';
import { presentMatrix } from './matrix.js';
import { caseRow } from './row.js';

/**
 * A case with all that the rules need; its row is locked for the transaction unless it is only read. Null where there is
 * none.
 *
 * @param options.people whose managers and calendars the decision will need besides
 * @param options.into cases in which it may go on
 */
export async function loadCase(
  manager: EntityManager,
  id: string,
  options: { lock: boolean; at: Instant; people?: string[]; into?: string[] },
): Promise<CaseRecord | null> {
  if (options.lock) await lockCases(manager, [id]);
  const [row] = await manager.query<(Row & { manager_id: string | null; market: string | null })[]>(
    `SELECT c.*${caseRow.dates('c')}, o.manager_id, o.market
     FROM cases c JOIN people o ON o.id = c.lead_id WHERE c.id = $1`,
    [id],
  );
  if (!row) return null;
  const facts = caseRow.factsOf(row);
  const { escalationPolicyVersionId: escalation, reminderPolicyVersionId: reminder, leadId } = facts;
  const given = options.people ?? [];
  const { [leadId]: calendar, ...calendars } = await presentCalendarsOf(manager, [leadId, ...given]);
  if (!calendar) throw new Error(`person ${leadId} has no calendar`);
  const { away, ...rest } = await loadOnLadder(manager, {
    ...{ id, at: options.at, versions: { escalation, reminder }, owes: [leadId], market: row.market },
    people: [...given, facts.domainLeadId, facts.reporterId, row.manager_id],
  });
  return {
    ...{ facts, ...rest, calendar, calendars },
    parts: {
      ...away,
      owner: leadId,
      owner_manager: row.manager_id,
      domain_lead: facts.domainLeadId,
      requester: facts.reporterId ?? facts.raisedBy,
    },
    matrix: await presentMatrix(manager),
    ...(await othersOf(manager, facts, options.into ?? [])),
  };
}

/** Rows of these are locked for the transaction, in one order for everybody. */
export async function lockCases(manager: EntityManager, ids: readonly string[]): Promise<void> {
  await manager.query('SELECT 1 FROM cases WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE', [ids]);
}

/** What people do to a case without working on it. */
const notWork = ['case.joined', 'case.parted', 'case.commented', 'case.acknowledged', 'case.restricted_read'];

/** Whether it is restricted, and what must be known of those in which it goes on, or may. */
async function othersOf(
  manager: EntityManager,
  { id, mergedInto }: Case,
  into: readonly string[],
): Promise<Pick<CaseRecord, 'restricted' | 'others'>> {
  const ids = mergedInto === null ? into : [...into, mergedInto];
  // Nobody asks where it could go on.
  if (ids.length === 0) return { restricted: false, others: {} };
  const rows = await manager.query<(OtherCase & { worked_at: Date | null })[]>(
    `SELECT c.id, c.number, c.status, c.lead_id AS "leadId",
       EXISTS (SELECT 1 FROM restricted_records h WHERE h.subject_id = c.id) AS restricted,
       (SELECT max(e.at) FROM audit_events e WHERE e.subject_id = c.id AND e.actor_id IS NOT NULL
          AND NOT (e.type = ANY($2))) AS worked_at
     FROM cases c WHERE c.id = ANY($1::uuid[])`,
    [[id, ...ids], notWork],
  );
  const known = rows.map(
    ({ worked_at, ...row }) => [row.id, { ...row, workedAt: worked_at?.getTime() ?? null }] as const,
  );
  const { [id]: itself, ...others } = Object.fromEntries(known);
  return { restricted: itself?.restricted ?? false, others };
}
