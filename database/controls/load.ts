import type { EntityManager } from 'typeorm';
import type { ControlRecord } from '../../domain/control/control.js';
import type { Instant } from '../../domain/time.js';
import { marketCalendar } from '../calendars/market-calendar.js';
import { loadOnLadder } from '../record/load-on-ladder.js';
import type { Row } from '../record/row.js';
import { controlRow } from './row.js';

/**
 * A control with all that the rules need; its row is locked for the transaction unless it is only read. Null where there is
 * none.
 *
 * @param options.people whose managers the decision will need besides
 */
export async function loadControl(
  manager: EntityManager,
  id: string,
  options: { lock: boolean; at: Instant; people?: string[] },
): Promise<ControlRecord | null> {
  if (options.lock) await manager.query('SELECT 1 FROM controls WHERE id = $1 FOR NO KEY UPDATE', [id]);
  const [row] = await manager.query<(Row & { manager_id: string | null; market: string | null })[]>(
    `SELECT k.*${controlRow.dates('k')}, o.manager_id, o.market
     FROM controls k JOIN people o ON o.id = k.owner_id WHERE k.id = $1`,
    [id],
  );
  if (!row) return null;
  const facts = controlRow.factsOf(row);
  const { escalationPolicyVersionId: escalation, reminderPolicyVersionId: reminder, ownerId, operatorId } = facts;
  const { away, ...rest } = await loadOnLadder(manager, {
    ...{ id, at: options.at, versions: { escalation, reminder }, owes: [ownerId, operatorId], market: row.market },
    people: [...(options.people ?? []), facts.domainLeadId, facts.authorId, row.manager_id],
  });
  return {
    ...{ facts, ...rest, calendar: await marketCalendar(manager, facts.markets, ownerId) },
    parts: {
      ...away,
      owner: ownerId,
      owner_manager: row.manager_id,
      domain_lead: facts.domainLeadId,
      requester: facts.authorId,
    },
  };
}
