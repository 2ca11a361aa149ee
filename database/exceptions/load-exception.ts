import type { EntityManager } from 'typeorm';
import { exceptionKey, type ExceptionRecord, type LinkedItem } from '../../domain/exception/exception.js';
import { partsOfItems } from '../../domain/exception/people.js';
import type { Instant } from '../../domain/time.js';
import type { ExceptionPolicy } from '../../domain/policy/exception.js';
import { loadDelegations } from '../stand-ins/load-delegations.js';
import { loadPeople } from '../people/managers.js';
import { loadSteps } from '../record/steps.js';
import { absences } from '../people/standing.js';
import { peopleIn } from '../../domain/policy/check-policy.js';
import { policyBodies } from '../policies/policy-bodies.js';
import { loadOpenRounds } from '../sign-off/rounds.js';
import type { Row } from '../record/row.js';
import { exceptionRow } from './row.js';

interface LoadedRow extends Row {
  risk_owner_manager_id: string | null;
  rounds: number;
  successor: number | null;
}

/** Requests that came to nothing: one that renews may be asked for again. */
export const cameToNothing = `('refused', 'withdrawn', 'lapsed', 'revoked')`;

/**
 * An exception with all that the rules need; its row is locked for the transaction unless it is only read. Null where
 * there is none.
 *
 * @param options.at the instant of what is decided; what is planned before it is decided as of its own
 * @param options.people whose managers the decision will need besides
 */
export async function loadExceptionRecord(
  manager: EntityManager,
  id: string,
  options: { lock: boolean; at: Instant; people?: string[] },
): Promise<ExceptionRecord | null> {
  // Ahead of the statement that joins: to that, one whose risk is given to somebody else while it waits would be none.
  if (options.lock) await manager.query('SELECT 1 FROM exceptions WHERE id = $1 FOR NO KEY UPDATE', [id]);
  const [row]: LoadedRow[] = await manager.query(
    `SELECT e.*${exceptionRow.dates('e')}, o.manager_id AS risk_owner_manager_id
     FROM exceptions e JOIN people o ON o.id = e.risk_owner_id
     WHERE e.id = $1`,
    [id],
  );
  if (!row) return null;
  // Read behind the lock, so that nothing is missed that whoever held it before has written.
  const [more]: Pick<LoadedRow, 'rounds' | 'successor'>[] = await manager.query(
    `SELECT (SELECT coalesce(max(number), 0) FROM sign_off_rounds WHERE subject_id = $1) AS rounds,
       (SELECT number FROM exceptions WHERE predecessor_id = $1 AND status NOT IN ${cameToNothing} LIMIT 1) AS successor`,
    [id],
  );
  const exception = exceptionRow.factsOf(row);
  const items = await loadLinkedItems(manager, id);
  const bodies = await policyBodies(manager, [exception.policyVersionId]);
  const rounds = await loadOpenRounds(manager, exception.roundId === null ? [] : [exception.roundId]);
  const round = rounds.get(id) ?? null;
  const steps = (await loadSteps(manager, [id])).get(id) ?? [];
  const approvers = round?.stages.flatMap((stage) => stage.approvers.map(({ personId }) => personId)) ?? [];
  const { managers, unavailable } = await loadPeople(manager, [
    ...approvers,
    ...(options.people ?? []),
    ...peopleIn(bodies(exception.policyVersionId)),
    ...[exception.requestedBy, exception.riskOwnerId, exception.domainLeadId, row.risk_owner_manager_id].filter(
      (person) => person !== null,
    ),
    ...items.flatMap(({ ownerId, managerId }) => [ownerId, managerId]),
  ]);
  const delegations = await loadDelegations(manager, Math.min(options.at, ...steps.map(({ fireAt }) => fireAt)));
  return {
    exception,
    items,
    parts: {
      ...(await absences(manager, unavailable, [exception.riskOwnerId, exception.requestedBy], delegations)),
      requester: exception.requestedBy,
      risk_owner: exception.riskOwnerId,
      risk_owner_manager: row.risk_owner_manager_id,
      domain_lead: exception.domainLeadId,
      ...partsOfItems(items),
    },
    policy: bodies(exception.policyVersionId) as ExceptionPolicy,
    steps,
    round,
    rounds: more?.rounds ?? 0,
    managers,
    delegations,
    successor: more?.successor ? exceptionKey(more.successor) : null,
  };
}

const itemColumns = `i.id, i.number, i.title, i.status, i.severity, i.owner_id AS "ownerId", i.contributors, i.program_id AS "programId",
  p.manager_id AS "managerId"`;

/** The items of an exception as they stand, in order of number. */
export function loadLinkedItems(manager: EntityManager, exceptionId: string): Promise<LinkedItem[]> {
  return manager.query(
    `SELECT ${itemColumns}, x.pinned_severity AS "pinnedSeverity"
     FROM exception_items x JOIN action_items i ON i.id = x.item_id JOIN programs p ON p.id = i.program_id
     WHERE x.exception_id = $1 ORDER BY i.number`,
    [exceptionId],
  );
}

/** Items that are to be named by an exception. */
export function loadCandidates(manager: EntityManager, itemIds: string[]): Promise<LinkedItem[]> {
  return manager.query(
    `SELECT ${itemColumns}, i.severity AS "pinnedSeverity"
     FROM action_items i JOIN programs p ON p.id = i.program_id WHERE i.id = ANY($1) ORDER BY i.number`,
    [itemIds],
  );
}
