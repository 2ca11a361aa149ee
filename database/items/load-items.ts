import type { EntityManager } from 'typeorm';
import type { EvidenceRef, ItemRecord, Lease } from '../../domain/item/item.js';
import type { Predecessor } from '../../domain/item/predecessor.js';
import type { EscalationPolicy } from '../../domain/policy/escalation.js';
import type { ExtensionPolicy } from '../../domain/policy/extension.js';
import type { ReminderPolicy } from '../../domain/policy/reminder.js';
import type { SignOffPolicy } from '../../domain/policy/sign-off.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { inZone } from '../../domain/calendar/in-zone.js';
import { windowsFor } from '../../domain/duty/maintenance.js';
import { peopleIn, rotasIn } from '../../domain/policy/check-policy.js';
import { loadCalendars } from '../calendars/load-calendars.js';
import { presentCalendarsOf } from '../calendars/present.js';
import { loadMaintenance, loadRotas } from '../duty/load-duty.js';
import { predecessorOf, predecessorsOfItem, type RawPredecessor } from '../dependencies/predecessors.js';
import { among } from '../sql/among.js';
import { leaseOf, leasesOfItem, type RawLease } from './leases.js';
import type { PlannedStep } from '../../domain/record/step.js';
import type { Question } from '../../domain/sign-off/question.js';
import { loadDelegations } from '../stand-ins/load-delegations.js';
import { loadPendingExtensions } from '../extensions/load-extensions.js';
import { loadPeople } from '../people/managers.js';
import { absences } from '../people/standing.js';
import { policyBodies } from '../policies/policy-bodies.js';
import { lockProgramsOf } from './lock-programs.js';
import { loadOpenRounds } from '../sign-off/rounds.js';
import { loadSteps } from '../record/steps.js';
import { checkersIn, effectivenessOf, partsOf } from './checks.js';
import { itemRow } from './row.js';
import type { ItemRow } from './joined.js';

export interface LoadOptions {
  /** Business time of what is to be decided, epoch ms: who stands in for whom then is loaded with the items. */
  at: number;
  /**
   * `wait` for rows that others have locked, or `skip` them; without it nothing is locked. Whoever waits, and decides,
   * locks their programs first.
   */
  lock?: 'wait' | 'skip';
  /** Only what firing a step needs: no evidence, no questions. */
  forFiring?: boolean;
  /** People whose managers and present calendars the decision will need besides, e.g. a new owner. */
  people?: string[];
  /** People who act, for their names. */
  actors?: string[];
  /** The present calendars of the owners too: an item may be moved to them. */
  presentCalendars?: boolean;
  /** Policy versions that a command moves items to. */
  policyVersions?: string[];
  /** What versions would say that are not written yet, by ids of their own: a command can move items to them too. */
  unwrittenPolicies?: Record<string, unknown>;
  /** Calendar versions that a command moves items to. */
  calendarVersions?: string[];
}

const select = `
  SELECT i.*${itemRow.dates('i')}, p.name AS program_name, p.status AS program_status, p.domain AS program_domain,
    p.markets AS program_markets,
    p.manager_id AS program_manager_id, p.domain_lead_id, ph.name AS phase_name, ph.status AS phase_status,
    o.manager_id AS owner_manager_id, o.time_zone AS owner_zone, o.market AS owner_market, o.name AS owner_name
  FROM action_items i
  JOIN programs p ON p.id = i.program_id
  JOIN phases ph ON ph.id = i.phase_id
  JOIN people o ON o.id = i.owner_id
  WHERE i.id`;

const locks = { wait: 'FOR UPDATE OF i', skip: 'FOR UPDATE OF i SKIP LOCKED' };

/**
 * Items with all that the rules need, in one transaction. In order of id, so that locks are always taken in one order.
 * Ids that do not exist, or are skipped, are left out.
 */
export async function loadItemRecords(
  manager: EntityManager,
  ids: string[],
  options: LoadOptions,
): Promise<ItemRecord[]> {
  const { sql, value } = among(ids, '$1');
  // Asked in one go, and carried out one after the other: what belongs to the rows is read under their lock.
  const programs = options.lock === 'wait' && !options.forFiring ? lockProgramsOf(manager, ids) : undefined;
  // Ahead of the statement that joins: one that waits for a row whose owner changes meanwhile would join the new owner to
  // people as they were, find none, and leave the item out as if it did not exist.
  const lock = options.lock ? locks[options.lock] : '';
  const locked = lock && manager.query(`SELECT 1 FROM action_items i WHERE i.id ${sql} ORDER BY i.id ${lock}`, [value]);
  const [rows, steps, maintenance, more] = await Promise.all([
    manager.query<ItemRow[]>(`${select} ${sql} ORDER BY i.id ${lock}`, [value]),
    loadSteps(manager, ids),
    loadMaintenance(manager),
    options.forFiring ? undefined : loadForDeciding(manager, ids),
    programs,
    locked,
  ]);
  if (rows.length === 0) return [];
  const withRound = rows.filter(
    (row) => row.round_id !== null && (row.status === 'submitted' || row.status === 'on_hold'),
  );
  const present = [...(options.people ?? []), ...(options.presentCalendars ? rows.map((row) => row.owner_id) : [])];
  const [bodies, rounds, extensions, calendars, presentCalendars, writtenPolicies, otherCalendars, delegations] =
    await Promise.all([
      policyBodies(manager, versionIds(rows)),
      loadOpenRounds(
        manager,
        withRound.flatMap((row) => row.round_id ?? []),
      ),
      loadPendingExtensions(
        manager,
        rows.filter((row) => row.extension_count > 0).map((row) => row.id),
      ),
      loadCalendars(
        manager,
        rows.map((row) => row.calendar_version_id),
      ),
      presentCalendarsOf(manager, present),
      policiesOf(manager, options.policyVersions ?? []),
      calendarsBy(manager, options.calendarVersions ?? []),
      loadDelegations(manager, earliest(options.at, steps.values())),
    ]);
  const approvers = [...rounds.values()].flatMap((r) => r.stages.flatMap((s) => s.approvers.map((a) => a.personId)));
  const deciders = [...extensions.values()].flatMap(({ terms }) => terms.people);
  const parts = rows
    .flatMap((row) => [row.owner_id, row.program_manager_id, row.owner_manager_id, row.domain_lead_id])
    .filter((id) => id !== null);
  // Whom the policies find that a command moves them to decides what it passes over, and a preview says it.
  const otherPolicies = { ...writtenPolicies, ...options.unwrittenPolicies };
  const others = Object.values(otherPolicies);
  const named = [...[...new Set(versionIds(rows))].map(bodies), ...others].flatMap(peopleIn);
  const escalation = [...new Set(rows.map((row) => row.escalation_policy_version_id))];
  const [people, rotas] = await Promise.all([
    loadPeople(manager, [
      ...approvers,
      ...deciders,
      ...parts,
      ...named,
      ...rows.flatMap((row) => checkersIn(row, bodies)),
      ...(options.people ?? []),
      ...(options.actors ?? []),
    ]),
    loadRotas(manager, [...escalation.map(bodies), ...others].flatMap(rotasIn)),
  ]);
  const absent = await absences(
    manager,
    people.unavailable,
    rows.map((row) => row.program_manager_id),
    delegations,
  );
  return rows.map((row) => ({
    item: itemRow.factsOf(row),
    parts: { ...partsOf(row), ...absent },
    calendar: inZone(calendars(row.calendar_version_id), row.calendar_zone),
    calendars: presentCalendars,
    otherPolicies,
    otherCalendars,
    rotas,
    maintenance: windowsFor(maintenance, { programId: row.program_id, market: row.owner_market }),
    ownerZone: row.owner_zone,
    ownerName: row.owner_name,
    programName: row.program_name,
    phaseName: row.phase_name,
    phaseStatus: row.phase_status,
    programStatus: row.program_status,
    place: { domain: row.program_domain, markets: row.program_markets, programIds: [row.program_id] },
    policies: {
      escalation: bodies(row.escalation_policy_version_id) as EscalationPolicy,
      reminder: bodies(row.reminder_policy_version_id) as ReminderPolicy,
      signOff: bodies(row.sign_off_policy_version_id) as SignOffPolicy,
      extension: bodies(row.extension_policy_version_id) as ExtensionPolicy,
      effectiveness: effectivenessOf(row, bodies),
    },
    steps: steps.get(row.id) ?? [],
    round: rounds.get(row.id) ?? null,
    rounds: more?.get(row.id)?.rounds ?? rounds.get(row.id)?.number ?? 0,
    pendingExtension: extensions.get(row.id) ?? null,
    granted: { number: more?.get(row.id)?.granted ?? 0, days: more?.get(row.id)?.granted_days ?? 0 },
    questions: more?.get(row.id)?.questions ?? [],
    evidence: more?.get(row.id)?.evidence ?? [],
    leases: more?.get(row.id)?.leases ?? [],
    waitsFor: more?.get(row.id)?.waitsFor ?? [],
    managers: people.managers,
    names: { ...people.names, [row.owner_id]: row.owner_name },
    delegations,
  }));
}

async function policiesOf(manager: EntityManager, ids: string[]): Promise<Record<string, unknown>> {
  if (ids.length === 0) return {};
  const bodies = await policyBodies(manager, ids);
  return Object.fromEntries(ids.map((id) => [id, bodies(id)]));
}

/** A step that is late is decided as of the instant that it was due. */
function earliest(at: number, plans: Iterable<PlannedStep[]>): number {
  let from = at;
  for (const steps of plans)
    for (const { state, fireAt } of steps) if (state === 'planned' && fireAt < from) from = fireAt;
  return from;
}

async function calendarsBy(manager: EntityManager, ids: string[]): Promise<Record<string, Calendar>> {
  if (ids.length === 0) return {};
  const calendars = await loadCalendars(manager, ids);
  return Object.fromEntries(ids.map((id) => [id, calendars(id)]));
}

function versionIds(rows: ItemRow[]): string[] {
  return rows.flatMap((row) => [
    row.escalation_policy_version_id,
    row.reminder_policy_version_id,
    row.sign_off_policy_version_id,
    row.extension_policy_version_id,
    ...(row.effectiveness_policy_version_id === null ? [] : [row.effectiveness_policy_version_id]),
  ]);
}

/** Sent back or taken back, what was asked about it needs no answer; content that changes lets signatures fall, not questions. */
const ofThisSubmission = `q.asked_at >= i.submitted_at AND coalesce(i.resume_status, i.status) = 'submitted'`;

interface ForDeciding {
  id: string;
  rounds: number;
  granted: number;
  granted_days: number;
  evidence: EvidenceRef[];
  questions: Question[];
  leases: Lease[];
  waitsFor: Predecessor[];
}

async function loadForDeciding(manager: EntityManager, ids: string[]): Promise<Map<string, ForDeciding>> {
  const { sql, value } = among(ids, '$1');
  const rows: (Omit<ForDeciding, 'leases' | 'waitsFor'> & {
    leases: RawLease[] | null;
    waits_for: RawPredecessor[] | null;
  })[] = await manager.query(
    `SELECT i.id,
      (SELECT coalesce(max(number), 0) FROM sign_off_rounds r WHERE r.subject_id = i.id) AS rounds,
      x.granted, x.granted_days,
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', v.id, 'kind', v.kind, 'title', v.title, 'url', v.url,
          'sha256', v.sha256) ORDER BY v.added_at, v.id)
        FROM evidence v WHERE v.item_id = i.id AND v.removed_at IS NULL), '[]') AS evidence,
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', q.id, 'roundId', q.round_id, 'askedBy', q.asked_by,
          'askedFor', q.asked_for, 'text', q.question, 'at', round(extract(epoch FROM q.asked_at) * 1000)) ORDER BY q.asked_at, q.id)
        FROM sign_off_questions q JOIN sign_off_rounds r ON r.id = q.round_id
        WHERE r.subject_id = i.id AND q.answered_at IS NULL AND ${ofThisSubmission}), '[]') AS questions,
      ${leasesOfItem} AS leases,
      ${predecessorsOfItem} AS waits_for
    FROM action_items i, LATERAL (SELECT count(*)::int AS granted, coalesce(sum(e.days), 0)::int AS granted_days
      FROM due_date_extensions e WHERE e.item_id = i.id AND e.state = 'granted' AND e.asks IS NULL) x WHERE i.id ${sql}`,
    [value],
  );
  return new Map(
    rows.map((row) => [
      row.id,
      {
        ...row,
        leases: (row.leases ?? []).map(leaseOf),
        waitsFor: (row.waits_for ?? []).map(predecessorOf),
      },
    ]),
  );
}
