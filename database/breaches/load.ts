import type { EntityManager } from 'typeorm';
import type { BreachRecord } from '../../domain/breach/breach.js';
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
import { breachRow } from './row.js';

/**
 * A breach with all that the rules need; its row is locked for the transaction unless it is only read. Null where there is
 * none.
 *
 * @param options.people whose managers and calendars the decision will need besides
 */
export async function loadBreach(
  manager: EntityManager,
  id: string,
  options: { lock: boolean; at: Instant; people?: string[] },
): Promise<BreachRecord | null> {
  if (options.lock) await manager.query('SELECT 1 FROM breaches WHERE id = $1 FOR NO KEY UPDATE', [id]);
  const [row] = await manager.query<(Row & { manager_id: string | null; market: string | null })[]>(
    `SELECT b.*${breachRow.dates('b')}, o.manager_id, o.market
     FROM breaches b JOIN people o ON o.id = b.owner_id WHERE b.id = $1`,
    [id],
  );
  if (!row) return null;
  const facts = breachRow.factsOf(row);
  const { escalationPolicyVersionId: escalation, ownerId } = facts;
  const bodies = await policyBodies(manager, [escalation]);
  const steps = (await loadSteps(manager, [id])).get(id) ?? [];
  const given = options.people ?? [];
  const { managers, names, unavailable } = await loadPeople(manager, [
    ...[...given, ...peopleIn(bodies(escalation))],
    ...[ownerId, row.manager_id].filter((person) => person !== null),
  ]);
  const { [ownerId]: calendar, ...calendars } = await presentCalendarsOf(manager, [ownerId, ...given]);
  if (!calendar) throw new Error(`person ${ownerId} has no calendar`);
  const delegations = await loadDelegations(manager, Math.min(options.at, ...steps.map(({ fireAt }) => fireAt)));
  return {
    facts,
    steps,
    parts: {
      ...(await absences(manager, unavailable, [ownerId], delegations)),
      owner: ownerId,
      owner_manager: row.manager_id,
    },
    policies: { escalation: bodies(escalation) as BreachRecord['policies']['escalation'] },
    calendar,
    calendars,
    maintenance: windowsFor(await loadMaintenance(manager), { programId: '', market: row.market }),
    rotas: await loadRotas(manager, rotasIn(bodies(escalation))),
    managers,
    names,
    delegations,
  };
}
