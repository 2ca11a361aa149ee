import type { EntityManager } from 'typeorm';
import type { Finding, FindingRecord } from '../../domain/finding/finding.js';
import type { Instant } from '../../domain/time.js';
import { calendarsOf } from '../calendars/market-calendar.js';
import { loadOnLadder } from '../record/load-on-ladder.js';
import type { Row } from '../record/row.js';
import { carryingOf } from './carrying.js';
import { failedCheckOf, retestOf } from '../record-links/failed-check.js';
import { presentLimits } from './limits.js';
import { findingRow } from './row.js';

/**
 * A finding with all that the rules need; its row is locked for the transaction unless it is only read. Null where there is
 * none.
 *
 * @param options.people whose managers and calendars the decision will need besides
 * @param options.carrying the analysis that is to carry it; the one that does where none is named
 */
export async function loadFinding(
  manager: EntityManager,
  id: string,
  options: {
    lock: boolean;
    at: Instant;
    people?: string[];
    carrying?: { analysisId?: string; domain?: string | null };
  },
): Promise<FindingRecord | null> {
  if (options.lock) await manager.query('SELECT 1 FROM findings WHERE id = $1 FOR NO KEY UPDATE', [id]);
  const [row] = await manager.query<(Row & { manager_id: string | null; market: string | null })[]>(
    `SELECT f.*${findingRow.dates('f')}, o.manager_id, o.market
     FROM findings f JOIN people o ON o.id = f.owner_id WHERE f.id = $1`,
    [id],
  );
  if (!row) return null;
  const facts = findingRow.factsOf(row);
  const { escalationPolicyVersionId: escalation, reminderPolicyVersionId: reminder, ownerId, authorId } = facts;
  const given = options.people ?? [];
  const { calendar, ofMarket, calendars } = await calendarsOf(manager, facts, given);
  const { away, ...rest } = await loadOnLadder(manager, {
    ...{ id, at: options.at, versions: { escalation, reminder }, owes: [ownerId, authorId], market: row.market },
    people: [...given, facts.domainLeadId, row.manager_id],
  });
  return {
    ...{ facts, ...rest, calendar, ofMarket, calendars },
    parts: {
      ...away,
      owner: ownerId,
      owner_manager: row.manager_id,
      domain_lead: facts.domainLeadId,
      requester: authorId,
    },
    limits: await presentLimits(manager),
    failedCheck: await failedSince(manager, facts),
    carrying: options.carrying ? await carryingOf(manager, facts, { ...options.carrying, at: options.at }) : null,
    retest: facts.status === 'remediated' ? await retestOf(manager, id) : null,
  };
}

/** Of what nobody remediates none is looked for. */
function failedSince(manager: EntityManager, facts: Finding): Promise<FindingRecord['failedCheck']> {
  const { id, status, checkedUntil } = facts;
  const looks = status === 'remediating' || status === 'remediated' || status === 'verified';
  return looks ? failedCheckOf(manager, id, checkedUntil ?? 0) : Promise.resolve(null);
}
