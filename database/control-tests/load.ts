import type { EntityManager } from 'typeorm';
import type { ControlTestRecord } from '../../domain/control-test/control-test.js';
import { controlKey, type Control } from '../../domain/control/control.js';
import type { FindingStatus } from '../../domain/finding/table.js';
import type { Instant } from '../../domain/time.js';
import { marketCalendar } from '../calendars/market-calendar.js';
import { loadOnLadder } from '../record/load-on-ladder.js';
import type { Row } from '../record/row.js';
import { runsDueIn, type Period } from './population.js';
import { controlTestRow } from './row.js';

interface LoadedRow extends Row {
  manager_id: string | null;
  market: string | null;
  finding_status: FindingStatus | null;
  of: Pick<Control, 'id' | 'number' | 'title' | 'objective' | 'stage'> & {
    owner_id: string;
    domain_lead_id: string | null;
    concerned: string[];
  };
}

/**
 * A control test with all that the rules need; its row is locked for the transaction unless it is only read. Null where there
 * is none.
 *
 * @param options.people whose managers the decision will need besides
 * @param options.period of which the runs are drawn from
 */
export async function loadControlTest(
  manager: EntityManager,
  id: string,
  options: { lock: boolean; at: Instant; people?: string[]; period?: Period | undefined },
): Promise<ControlTestRecord | null> {
  if (options.lock) await manager.query('SELECT 1 FROM control_tests WHERE id = $1 FOR NO KEY UPDATE', [id]);
  const [row] = await manager.query<LoadedRow[]>(
    `SELECT k.*${controlTestRow.dates('k')}, p.manager_id, p.market,
       (SELECT f.status FROM findings f WHERE f.id = k.finding_id) AS finding_status,
       jsonb_build_object('id', c.id, 'number', c.number, 'title', c.title, 'objective', c.objective, 'stage', c.stage,
         'owner_id', c.owner_id, 'domain_lead_id', c.domain_lead_id, 'concerned', to_jsonb(c.owners || c.operators)) AS of
     FROM control_tests k JOIN people p ON p.id = k.tester_id JOIN controls c ON c.id = k.control_id WHERE k.id = $1`,
    [id],
  );
  if (!row) return null;
  const facts = controlTestRow.factsOf(row);
  const { escalationPolicyVersionId: escalation, reminderPolicyVersionId: reminder, testerId, plannedBy } = facts;
  const { owner_id: ownerId, domain_lead_id: domainLeadId, number, ...of } = row.of;
  const { away, ...rest } = await loadOnLadder(manager, {
    ...{ id, at: options.at, versions: { escalation, reminder }, owes: [testerId, ownerId], market: row.market },
    people: [...(options.people ?? []), domainLeadId, plannedBy, row.manager_id],
  });
  return {
    ...{ facts, ...rest, calendar: await marketCalendar(manager, facts.markets, testerId) },
    parts: {
      ...away,
      owner: testerId,
      owner_manager: row.manager_id,
      requester: plannedBy,
      program_manager: ownerId,
      domain_lead: domainLeadId,
    },
    control: { ...of, key: controlKey(number), ownerId, domainLeadId },
    findingStatus: row.finding_status,
    population: options.period === undefined ? [] : await runsDueIn(manager, facts.controlId, options.period),
  };
}
