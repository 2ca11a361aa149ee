import type { EntityManager } from 'typeorm';
import { windowsFor } from '../../domain/duty/maintenance.js';
import { peopleIn, rotasIn } from '../../domain/policy/check-policy.js';
import type { ReviewRecord } from '../../domain/review/round.js';
import type { Instant } from '../../domain/time.js';
import { presentCalendarsOf } from '../calendars/present.js';
import { loadMaintenance, loadRotas } from '../duty/load-duty.js';
import { loadPeople } from '../people/managers.js';
import { absences } from '../people/standing.js';
import { policyBodies } from '../policies/policy-bodies.js';
import type { Row } from '../record/row.js';
import { loadSteps } from '../record/steps.js';
import { loadDelegations } from '../stand-ins/load-delegations.js';
import { loadProgress } from './progress.js';
import { reviewRow } from './row.js';

/**
 * A review round with all that the rules need; its row is locked for the transaction unless it is only read. Null where there
 * is none.
 *
 * @param options.people whose managers and calendars the decision will need besides
 */
export async function loadReview(
  manager: EntityManager,
  id: string,
  options: { lock: boolean; at: Instant; people?: string[] },
): Promise<ReviewRecord | null> {
  if (options.lock) await manager.query('SELECT 1 FROM review_rounds WHERE id = $1 FOR NO KEY UPDATE', [id]);
  const [row] = await manager.query<(Row & { manager_id: string | null; market: string | null })[]>(
    `SELECT r.*${reviewRow.dates('r')}, o.manager_id, o.market
     FROM review_rounds r JOIN people o ON o.id = r.owner_id WHERE r.id = $1`,
    [id],
  );
  if (!row) return null;
  const facts = reviewRow.factsOf(row);
  const { escalationPolicyVersionId: escalation, reminderPolicyVersionId: reminder, ownerId } = facts;
  const bodies = await policyBodies(manager, [escalation, reminder]);
  const steps = (await loadSteps(manager, [id])).get(id) ?? [];
  const progress = await loadProgress(manager, id, options.lock);
  const given = options.people ?? [];
  const { managers, names, unavailable } = await loadPeople(manager, [
    ...[...given, ...peopleIn(bodies(escalation)), ...facts.reviewerIds, ...facts.adjudicatorIds, ...progress.drawers],
    ...[ownerId, facts.domainLeadId, facts.raisedBy, row.manager_id].filter((one) => one !== null),
  ]);
  const { [ownerId]: calendar, ...calendars } = await presentCalendarsOf(manager, [ownerId, ...given]);
  if (!calendar) throw new Error(`person ${ownerId} has no calendar`);
  const delegations = await loadDelegations(manager, Math.min(options.at, ...steps.map(({ fireAt }) => fireAt)));
  return {
    ...{ facts, steps, progress, calendar, calendars, managers, names, delegations },
    parts: {
      ...(await absences(manager, unavailable, [ownerId], delegations)),
      owner: ownerId,
      owner_manager: row.manager_id,
      domain_lead: facts.domainLeadId,
      requester: facts.raisedBy,
    },
    policies: {
      escalation: bodies(escalation) as ReviewRecord['policies']['escalation'],
      reminder: bodies(reminder) as ReviewRecord['policies']['reminder'],
    },
    maintenance: windowsFor(await loadMaintenance(manager), { programId: '', market: row.market }),
    rotas: await loadRotas(manager, rotasIn(bodies(escalation))),
  };
}
