import type { EntityManager } from 'typeorm';
import type { CaseRecord } from '../../domain/case/case.js';
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
 */
export async function loadCase(
  manager: EntityManager,
  id: string,
  options: { lock: boolean; at: Instant; people?: string[] },
): Promise<CaseRecord | null> {
  if (options.lock) await manager.query('SELECT 1 FROM cases WHERE id = $1 FOR NO KEY UPDATE', [id]);
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
  };
}
