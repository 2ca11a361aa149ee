import type { EntityManager } from 'typeorm';
import { alignmentKey, type AlignmentRecord, type FindingAsked } from '../../domain/alignment/alignment.js';
import { findingKey } from '../../domain/finding/finding.js';
import { Refusal } from '../../domain/refusal.js';
import type { Instant } from '../../domain/time.js';
import { calendarsOf } from '../calendars/market-calendar.js';
import { findingRow } from '../findings/row.js';
import { loadOnLadder } from '../record/load-on-ladder.js';
import type { Row } from '../record/row.js';
import { alignmentRow } from './row.js';

/**
 * An alignment round with all that the rules need; its row is locked for the transaction unless it is only read. Null where there
 * is none.
 *
 * @param options.people whose managers and calendars the decision will need besides
 */
export async function loadAlignment(
  manager: EntityManager,
  id: string,
  options: { lock: boolean; at: Instant; people?: string[] },
): Promise<AlignmentRecord | null> {
  if (options.lock) await manager.query('SELECT 1 FROM alignments WHERE id = $1 FOR NO KEY UPDATE', [id]);
  const [row] = await manager.query<(Row & { manager_id: string | null; market: string | null })[]>(
    `SELECT k.*${alignmentRow.dates('k')}, o.manager_id, o.market
     FROM alignments k JOIN people o ON o.id = k.chair_id WHERE k.id = $1`,
    [id],
  );
  if (!row) return null;
  const facts = alignmentRow.factsOf(row);
  const { escalationPolicyVersionId: escalation, reminderPolicyVersionId: reminder, chairId, openedBy } = facts;
  const { finding, domainLeadId } = await findingAsked(manager, facts.findingId);
  const proposed = facts.participants.flatMap(({ position }) =>
    (position?.conditions ?? []).flatMap(({ ownerId }) => ownerId ?? []),
  );
  const given = [...(options.people ?? []), ...proposed];
  const { calendar, calendars } = await calendarsOf(manager, { markets: facts.markets, ownerId: chairId }, given);
  const { away, ...rest } = await loadOnLadder(manager, {
    ...{ id, at: options.at, versions: { escalation, reminder }, market: row.market },
    owes: [chairId, openedBy, ...facts.silent],
    people: [...given, ...facts.representatives, domainLeadId, row.manager_id],
  });
  return {
    ...{ facts, ...rest, calendar, calendars, finding },
    parts: { ...away, owner: chairId, owner_manager: row.manager_id, domain_lead: domainLeadId, requester: openedBy },
  };
}

/** The finding as it stands. @throws Refusal `not-found` */
export async function findingAsked(
  manager: EntityManager,
  findingId: string,
): Promise<{ finding: FindingAsked; domainLeadId: string | null }> {
  const [row] = await manager.query<Row[]>(`SELECT f.*${findingRow.dates('f')} FROM findings f WHERE f.id = $1`, [
    findingId,
  ]);
  if (!row) throw new Refusal('not-found', `There is no finding ${findingId}.`);
  const { number, version, title, condition, criteria, cause, effect, recommendations, ...rest } =
    findingRow.factsOf(row);
  const { status, ownerId, owners, authors, domainLeadId } = rest;
  const key = findingKey(number);
  return {
    finding: {
      ...{ key, status, ownerId, owners, authors },
      content: {
        ...{ finding: key, findingVersion: version, title, condition },
        ...{ criteria, cause, effect, recommendations },
      },
    },
    domainLeadId,
  };
}

/** What people call the round that is under way on a finding; null where there is none. */
export async function roundUnderWay(manager: EntityManager, findingId: string): Promise<string | null> {
  const [row] = await manager.query<{ number: number }[]>(
    `SELECT number FROM alignments WHERE finding_id = $1 AND status IN ('open', 'deciding')`,
    [findingId],
  );
  return row ? alignmentKey(row.number) : null;
}
