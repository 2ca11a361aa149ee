import type { EntityManager } from 'typeorm';
import type { CaseRecord } from '../../domain/case/case.js';
import { windowsFor } from '../../domain/duty/maintenance.js';
import { peopleIn, rotasIn } from '../../domain/policy/check-policy.js';
import type { Instant } from '../../domain/time.js';
import { presentCalendarsOf } from '../calendars/present.js';
import { loadMaintenance, loadRotas } from '../duty/load-duty.js';
import { loadPeople } from '../people/managers.js';
import { absences } from '../people/standing.js';
import { policyBodies } from '../policies/policy-bodies.js';
import type { Row } from '../record/row.js';
import { loadSteps } from '../record/steps.js';
import { loadDelegations } from '../stand-ins/load-delegations.js';
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
  const bodies = await policyBodies(manager, [escalation, reminder]);
  const steps = (await loadSteps(manager, [id])).get(id) ?? [];
  const given = options.people ?? [];
  const { managers, names, unavailable } = await loadPeople(manager, [
    ...[...given, ...peopleIn(bodies(escalation))],
    ...[leadId, facts.domainLeadId, facts.reporterId, row.manager_id].filter((person) => person !== null),
  ]);
  const { [leadId]: calendar, ...calendars } = await presentCalendarsOf(manager, [leadId, ...given]);
  if (!calendar) throw new Error(`person ${leadId} has no calendar`);
  const delegations = await loadDelegations(manager, Math.min(options.at, ...steps.map(({ fireAt }) => fireAt)));
  return {
    facts,
    steps,
    parts: {
      ...(await absences(manager, unavailable, [leadId], delegations)),
      owner: leadId,
      owner_manager: row.manager_id,
      domain_lead: facts.domainLeadId,
      requester: facts.reporterId ?? facts.raisedBy,
    },
    policies: {
      escalation: bodies(escalation) as CaseRecord['policies']['escalation'],
      reminder: bodies(reminder) as CaseRecord['policies']['reminder'],
    },
    matrix: await presentMatrix(manager),
    calendar,
    calendars,
    maintenance: windowsFor(await loadMaintenance(manager), { programId: '', market: row.market }),
    rotas: await loadRotas(manager, rotasIn(bodies(escalation))),
    managers,
    names,
    delegations,
  };
}
