import type { EntityManager } from 'typeorm';
import type { Control } from '../../domain/control/control.js';
import { controlKey } from '../../domain/control/control.js';
import { mostInARow } from '../../domain/control/control.js';
import type { Occurrence, OccurrenceRecord } from '../../domain/occurrence/occurrence.js';
import type { Instant } from '../../domain/time.js';
import { marketCalendar } from '../calendars/market-calendar.js';
import { loadOnLadder } from '../record/load-on-ladder.js';
import type { Row } from '../record/row.js';
import { occurrenceRow } from './row.js';

interface LoadedRow extends Row {
  manager_id: string | null;
  market: string | null;
  of: Pick<Control, 'id' | 'number' | 'title' | 'objective' | 'stage' | 'missed'> & {
    owner_id: string;
    domain_lead_id: string | null;
    approver_id: string | null;
  };
}

/**
 * An occurrence with all that the rules need; its row is locked for the transaction unless it is only read. Null where there
 * is none.
 *
 * @param options.people whose managers the decision will need besides
 */
export async function loadOccurrence(
  manager: EntityManager,
  id: string,
  options: { lock: boolean; at: Instant; people?: string[] },
): Promise<OccurrenceRecord | null> {
  if (options.lock) await manager.query('SELECT 1 FROM occurrences WHERE id = $1 FOR NO KEY UPDATE', [id]);
  const [row] = await manager.query<LoadedRow[]>(
    `SELECT o.*${occurrenceRow.dates('o')}, p.manager_id, p.market, jsonb_build_object('id', c.id, 'number', c.number, 'title', c.title,
       'objective', c.objective, 'stage', c.stage, 'missed', c.missed, 'owner_id', c.owner_id, 'domain_lead_id', c.domain_lead_id,
       'approver_id', c.approval ->> 'by') AS of
     FROM occurrences o JOIN people p ON p.id = o.operator_id JOIN controls c ON c.id = o.control_id WHERE o.id = $1`,
    [id],
  );
  if (!row) return null;
  const facts = occurrenceRow.factsOf(row);
  const { escalationPolicyVersionId: escalation, reminderPolicyVersionId: reminder, operatorId } = facts;
  const { owner_id: ownerId, domain_lead_id: domainLeadId, approver_id: approverId, number, ...of } = row.of;
  const { away, ...rest } = await loadOnLadder(manager, {
    ...{ id, at: options.at, versions: { escalation, reminder }, owes: [operatorId, ownerId], market: row.market },
    people: [...(options.people ?? []), domainLeadId, row.manager_id],
  });
  return {
    ...{ facts, ...rest, calendar: await marketCalendar(manager, facts.markets, operatorId) },
    parts: {
      ...away,
      owner: operatorId,
      owner_manager: row.manager_id,
      program_manager: ownerId,
      domain_lead: domainLeadId,
    },
    control: { ...of, key: controlKey(number), ownerId, domainLeadId, approverId },
    missedBefore: await missedBefore(manager, facts),
  };
}

/** How many runs right before it were missed. One that nobody has looked at yet, and whose time was over before, was missed too. */
async function missedBefore(manager: EntityManager, facts: Occurrence): Promise<OccurrenceRecord['missedBefore']> {
  if (facts.status !== 'expected') return { count: 0, firstId: null };
  const rows = await manager.query<{ id: string; missed: boolean }[]>(
    `SELECT b.id, b.missed_at IS NOT NULL OR (b.status = 'expected' AND b.due_at <= to_timestamp($3 / 1000.0)) AS missed
     FROM occurrences b WHERE b.control_id = $1 AND b.run < $2 AND b.status <> 'withdrawn' ORDER BY b.run DESC LIMIT $4`,
    [facts.controlId, facts.run, facts.dueAt, mostInARow],
  );
  const other = rows.findIndex(({ missed }) => !missed);
  const inARow = other === -1 ? rows : rows.slice(0, other);
  return { count: inARow.length, firstId: inARow.at(-1)?.id ?? null };
}
