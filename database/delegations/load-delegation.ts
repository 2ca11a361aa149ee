import type { EntityManager } from 'typeorm';
import type { DelegationRecord } from '../../domain/delegation/delegation-record.js';
import { namesOf } from '../people/people.js';
import type { Row } from '../record/row.js';
import { loadSteps } from '../record/steps.js';
import { delegationColumns, delegationFrom, delegationRow } from './row.js';

/** A delegation with all that the rules need, locked; null where there is none. */
export async function loadDelegation(
  manager: EntityManager,
  id: string,
  actorIds: readonly string[] = [],
): Promise<DelegationRecord | null> {
  const [row] = await manager.query<
    (Row & { person_zone: string; person_manager_id: string | null; stand_in_zone: string })[]
  >(
    `SELECT ${delegationColumns}, p.time_zone AS person_zone, p.manager_id AS person_manager_id, s.time_zone AS stand_in_zone
     FROM ${delegationFrom} WHERE d.id = $1 FOR UPDATE OF d`,
    [id],
  );
  if (!row) return null;
  const delegation = delegationRow.factsOf(row);
  const names = actorIds.length === 0 ? [] : await namesOf(manager, actorIds);
  return {
    delegation,
    personZone: row.person_zone,
    personManagerId: row.person_manager_id,
    standInZone: row.stand_in_zone,
    waiting: delegation.status === 'coming' ? await waitingFor(manager, delegation.personId) : [],
    names: Object.fromEntries(names),
    steps: (await loadSteps(manager, [id])).get(id) ?? [],
  };
}

/** So many are named; how many more there are is said. */
const mostNamed = 10;

/** What waits for a person's signature: the stand-in was not told of it when it was handed in. */
async function waitingFor(manager: EntityManager, personId: string): Promise<string[]> {
  const rows: { name: string }[] = await manager.query(
    `SELECT coalesce('AI-' || i.number, ph.name || ' of ' || p.name) AS name FROM sign_off_rounds r
     LEFT JOIN action_items i ON i.id = r.subject_id
     LEFT JOIN phases ph ON ph.id = r.subject_id LEFT JOIN programs p ON p.id = ph.program_id
     WHERE r.state = 'open'
       AND r.stages -> (r.stage - 1) -> 'approvers' @> jsonb_build_array(jsonb_build_object('personId', $1::text))
       AND NOT EXISTS (SELECT 1 FROM signatures s WHERE s.round_id = r.id AND s.stage = r.stage AND s.revoked_at IS NULL
         AND coalesce(s.for_person_id, s.person_id) = $1::uuid)
     ORDER BY r.opened_at, r.id`,
    [personId],
  );
  const names = rows.map(({ name }) => name);
  return names.length > mostNamed ? [...names.slice(0, mostNamed), `and ${names.length - mostNamed} more`] : names;
}
