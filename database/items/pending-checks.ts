import type { EntityManager } from 'typeorm';
import { ownWorkOf, type Contributor, type Moment } from '../../domain/sign-off/own-work.js';
import { checkersBy } from '../../domain/item/check.js';
import type { Parts, Recipient } from '../../domain/person/recipients.js';
import type { EffectivenessPolicy } from '../../domain/policy/effectiveness.js';
import type { Instant } from '../../domain/time.js';
import type { Unavailable } from '../../domain/person/standing.js';
import { loadDelegations } from '../stand-ins/load-delegations.js';
import { loadPeople } from '../people/managers.js';
import { instantOf } from '../record/instants.js';
import { partsOf } from './checks.js';

/** An effectiveness check that is still to come, or was asked for and has no answer. */
export interface PendingCheck {
  itemId: string;
  number: number;
  title: string;
  ownerName: string;
  programName: string;
  cycle: number;
  /** When those who check were asked; null: it is still to come. */
  askedAt: Instant | null;
  /** When it is asked for, or when its limit passes next; the last limit where all have passed. */
  nextAt: Instant | null;
  /** Those who are asked. */
  checkers: Recipient[];
  /** Whoever did the work, and never says whether it was effective. */
  own: string[];
  /** Of the item. */
  version: number;
  changedAt: Instant;
}

/** Which ones: of these items, of a program, or those that one of these people is asked for. All where nothing is said. */
export interface ChecksWanted {
  itemIds?: string[];
  programId?: string;
  people?: string[];
  /** Only those that were asked for. */
  asked?: boolean;
}

interface Row {
  id: string;
  number: number;
  title: string;
  owner_id: string;
  owner_name: string;
  submitted_by: string | null;
  contributors: Contributor[];
  program_name: string;
  owner_manager_id: string | null;
  program_manager_id: string;
  domain_lead_id: string | null;
  policy: EffectivenessPolicy;
  cycle: number;
  asked_at: Date | null;
  next_at: Date | null;
  version: number;
  updated_at: Date;
}

/** Those that were asked for first, then those that are still to come. */
export async function pendingChecks(
  manager: EntityManager,
  { itemIds, programId, people, asked }: ChecksWanted,
  at: Instant = Date.now(),
): Promise<PendingCheck[]> {
  const rows = await manager.query<Row[]>(
    `SELECT i.id, i.number, i.title, i.owner_id, o.name AS owner_name, i.submitted_by, i.contributors, p.name AS program_name,
       o.manager_id AS owner_manager_id, p.manager_id AS program_manager_id, p.domain_lead_id, v.body AS policy, i.cycle,
       a.asked_at, i.version, i.updated_at,
       (SELECT coalesce(min(s.fire_at) FILTER (WHERE s.state = 'planned'), max(s.fire_at)) FROM planned_steps s
        WHERE s.subject_id = i.id AND s.cycle = i.cycle AND s.policy_version_id = v.id
          AND s.kind = CASE WHEN a.asked_at IS NULL THEN 'effectiveness_due' ELSE 'effectiveness_limit' END) AS next_at
     FROM action_items i JOIN people o ON o.id = i.owner_id JOIN programs p ON p.id = i.program_id
     JOIN policy_versions v ON v.id = i.effectiveness_policy_version_id,
     LATERAL (SELECT CASE WHEN i.check_cycle = i.cycle THEN i.check_asked_at END AS asked_at) a
     WHERE i.check_pending AND ($1::uuid[] IS NULL OR i.id = ANY($1)) AND ($2::uuid IS NULL OR i.program_id = $2)
       AND ($3::uuid[] IS NULL OR ARRAY[o.manager_id, p.manager_id, p.domain_lead_id] && $3
         OR v.body -> 'people' ?| $3::text[])
       AND (NOT $4 OR a.asked_at IS NOT NULL)
     ORDER BY a.asked_at, i.done_at, i.id`,
    [itemIds ?? null, programId ?? null, people ?? null, asked ?? false],
  );
  const delegations = await loadDelegations(manager, at);
  const { unavailable } = await loadPeople(
    manager,
    rows.flatMap((row) =>
      [
        row.owner_id,
        row.owner_manager_id ?? [],
        row.program_manager_id,
        row.domain_lead_id ?? [],
        row.policy.people,
      ].flat(),
    ),
  );
  const checks = rows.map((row) => checkOfRow(row, unavailable, { delegations, at }));
  return people ? checks.filter(({ checkers }) => checkers.some(({ personId }) => people.includes(personId))) : checks;
}

function accountsIn({ delegations: { accounts } }: Moment): Pick<Parts, 'accounts'> {
  return accounts ? { accounts } : {};
}

function checkOfRow(row: Row, unavailable: Unavailable, moment: Moment): PendingCheck {
  const { owner_id: ownerId, submitted_by: submittedBy, contributors } = row;
  const own = ownWorkOf({ ownerId, submittedBy, contributors }, moment);
  return {
    itemId: row.id,
    number: row.number,
    title: row.title,
    ownerName: row.owner_name,
    programName: row.program_name,
    cycle: row.cycle,
    askedAt: instantOf(row.asked_at),
    nextAt: instantOf(row.next_at),
    checkers: checkersBy(row.policy, { ...partsOf(row), ...unavailable, ...accountsIn(moment) }, own),
    own,
    version: row.version,
    changedAt: row.updated_at.getTime(),
  };
}
