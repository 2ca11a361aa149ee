import type { EntityManager } from 'typeorm';
import type { Calendar } from '../../domain/calendar/calendar.js';
import type { Finding, FindingRecord } from '../../domain/finding/finding.js';
import type { Instant } from '../../domain/time.js';
import { loadCalendars, versionOfMarket } from '../calendars/load-calendars.js';
import { presentCalendarsOf } from '../calendars/present.js';
import { loadOnLadder } from '../record/load-on-ladder.js';
import type { Row } from '../record/row.js';
import { failedCheckOf } from '../record-links/failed-check.js';
import { presentLimits } from './limits.js';
import { findingRow } from './row.js';

/**
 * A finding with all that the rules need; its row is locked for the transaction unless it is only read. Null where there is
 * none.
 *
 * @param options.people whose managers and calendars the decision will need besides
 */
export async function loadFinding(
  manager: EntityManager,
  id: string,
  options: { lock: boolean; at: Instant; people?: string[] },
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
  };
}

/** The calendar of the first of its markets that has one; otherwise that of its owner. */
export async function calendarsOf(
  manager: EntityManager,
  { markets, ownerId }: Pick<Finding, 'markets' | 'ownerId'>,
  given: readonly string[],
): Promise<{ calendar: Calendar; ofMarket: boolean; calendars: Record<string, Calendar> }> {
  const calendars = await presentCalendarsOf(manager, [ownerId, ...given]);
  for (const market of markets) {
    const version = await versionOfMarket(manager, market);
    if (version !== null)
      return { calendar: (await loadCalendars(manager, [version]))(version), ofMarket: true, calendars };
  }
  const calendar = calendars[ownerId];
  if (!calendar) throw new Error(`person ${ownerId} has no calendar`);
  return { calendar, ofMarket: false, calendars };
}

/** Of what nobody remediates none is looked for. */
function failedSince(manager: EntityManager, facts: Finding): Promise<FindingRecord['failedCheck']> {
  const { id, status, checkedUntil } = facts;
  const looks = status === 'remediating' || status === 'remediated' || status === 'verified';
  return looks ? failedCheckOf(manager, id, checkedUntil ?? 0) : Promise.resolve(null);
}
