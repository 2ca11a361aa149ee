import type { EntityManager } from 'typeorm';
import type { ActionItem, Extension, EvidenceRef, ItemCase, Lease } from '../../domain/action-item/item.js';
import type { EscalationPolicy } from '../../domain/policy/escalation.js';
import type { ReminderPolicy } from '../../domain/policy/reminder.js';
import type { SignOffPolicy } from '../../domain/policy/sign-off.js';
import { inZone } from '../../domain/calendar/in-zone.js';
import { windowsFor } from '../../domain/duty/maintenance.js';
import { rotasIn } from '../../domain/policy/check-policy.js';
import { loadCalendars } from '../calendars/load-calendars.js';
import { presentCalendarsOf } from '../calendars/present.js';
import { loadMaintenance, loadRotas } from '../duty/load-duty.js';
import { leaseOf, leasesOfItem, type RawLease } from '../exceptions/leases.js';
import { policyBodies } from '../policies/policy-bodies.js';
import { loadManagers } from '../people/managers.js';
import { loadOpenRounds } from '../sign-off/rounds.js';
import { loadSteps } from '../plan/steps.js';
import { instantOf } from './columns.js';
import type { ItemRow } from './row.js';

export interface LoadOptions {
  /** `wait` for rows that others have locked, or `skip` them; without it nothing is locked. */
  lock?: 'wait' | 'skip';
  /** Only what firing a step needs: no evidence, no extensions. */
  forFiring?: boolean;
  /** People whose managers the decision will need besides, e.g. a new owner. */
  people?: string[];
  /** The present calendars of the owners too: an item may be moved to them. */
  presentCalendars?: boolean;
  /** Policy versions that a command moves items to. */
  policyVersions?: string[];
}

const select = `
  SELECT i.*, i.due_date::text AS due_date_text, p.name AS program_name, p.status AS program_status,
    p.manager_id AS program_manager_id, p.domain_lead_id, ph.name AS phase_name, ph.status AS phase_status,
    o.manager_id AS owner_manager_id, o.time_zone AS owner_zone, o.market AS owner_market, o.name AS owner_name
  FROM action_items i
  JOIN programs p ON p.id = i.program_id
  JOIN phases ph ON ph.id = i.phase_id
  JOIN people o ON o.id = i.owner_id
  WHERE i.id = ANY($1) ORDER BY i.id`;

const locks = { wait: ' FOR UPDATE OF i', skip: ' FOR UPDATE OF i SKIP LOCKED' };

/**
 * Items with all that the rules need, in one transaction. In order of id, so that locks are always taken in one order.
 * Ids that do not exist, or are skipped, are left out.
 */
export async function loadItemCases(
  manager: EntityManager,
  ids: string[],
  options: LoadOptions = {},
): Promise<ItemCase[]> {
  const rows: ItemRow[] = await manager.query(select + (options.lock ? locks[options.lock] : ''), [ids]);
  if (rows.length === 0) return [];
  const found = rows.map((row) => row.id);
  const withRound = rows.filter(
    (row) => row.round_id !== null && (row.status === 'submitted' || row.status === 'on_hold'),
  );
  const [steps, bodies, rounds, more] = [
    await loadSteps(manager, found),
    await policyBodies(manager, versionIds(rows)),
    await loadOpenRounds(
      manager,
      withRound.flatMap((row) => row.round_id ?? []),
    ),
    options.forFiring ? undefined : await loadForDeciding(manager, found),
  ];
  const approvers = [...rounds.values()].flatMap((r) => r.stages.flatMap((s) => s.approvers.map((a) => a.personId)));
  const managers = await loadManagers(manager, [...approvers, ...(options.people ?? [])]);
  const calendars = await loadCalendars(
    manager,
    rows.map((row) => row.calendar_version_id),
  );
  const present = [...(options.people ?? []), ...(options.presentCalendars ? rows.map((row) => row.owner_id) : [])];
  const presentCalendars = await presentCalendarsOf(manager, present);
  const otherPolicies = await policiesOf(manager, options.policyVersions ?? []);
  const rotas = await loadRotas(
    manager,
    [...new Set(rows.map((row) => row.escalation_policy_version_id))].flatMap((id) => rotasIn(bodies(id))),
  );
  const maintenance = await loadMaintenance(manager);
  return rows.map((row) => ({
    item: itemOf(row),
    parts: {
      owner: row.owner_id,
      owner_manager: row.owner_manager_id,
      program_manager: row.program_manager_id,
      domain_lead: row.domain_lead_id,
    },
    calendar: inZone(calendars(row.calendar_version_id), row.calendar_zone),
    calendars: presentCalendars,
    otherPolicies,
    rotas,
    maintenance: windowsFor(maintenance, { programId: row.program_id, market: row.owner_market }),
    ownerZone: row.owner_zone,
    ownerName: row.owner_name,
    programName: row.program_name,
    phaseName: row.phase_name,
    phaseStatus: row.phase_status,
    programStatus: row.program_status,
    policies: {
      escalation: bodies(row.escalation_policy_version_id) as EscalationPolicy,
      reminder: bodies(row.reminder_policy_version_id) as ReminderPolicy,
      signOff: bodies(row.sign_off_policy_version_id) as SignOffPolicy,
    },
    steps: steps.get(row.id) ?? [],
    round: rounds.get(row.id) ?? null,
    rounds: more?.get(row.id)?.rounds ?? rounds.get(row.id)?.number ?? 0,
    pendingExtension: more?.get(row.id)?.extension ?? null,
    evidence: more?.get(row.id)?.evidence ?? [],
    leases: more?.get(row.id)?.leases ?? [],
    managers,
  }));
}

async function policiesOf(manager: EntityManager, ids: string[]): Promise<Record<string, unknown>> {
  if (ids.length === 0) return {};
  const bodies = await policyBodies(manager, ids);
  return Object.fromEntries(ids.map((id) => [id, bodies(id)]));
}

function versionIds(rows: ItemRow[]): string[] {
  return rows.flatMap((row) => [
    row.escalation_policy_version_id,
    row.reminder_policy_version_id,
    row.sign_off_policy_version_id,
  ]);
}

interface ForDeciding {
  rounds: number;
  extension: Extension | null;
  evidence: EvidenceRef[];
  leases: Lease[];
}

async function loadForDeciding(manager: EntityManager, ids: string[]): Promise<Map<string, ForDeciding>> {
  const rows: {
    id: string;
    rounds: number;
    extension: RawExtension | null;
    evidence: EvidenceRef[] | null;
    leases: RawLease[] | null;
  }[] = await manager.query(
    `SELECT i.id,
        (SELECT coalesce(max(number), 0) FROM sign_off_rounds r WHERE r.subject_id = i.id) AS rounds,
        (SELECT to_jsonb(e) || jsonb_build_object('requested_ms', extract(epoch FROM e.requested_at) * 1000,
            'due_ms', extract(epoch FROM e.due_at) * 1000)
          FROM due_date_extensions e WHERE e.item_id = i.id AND e.state = 'pending') AS extension,
        (SELECT jsonb_agg(jsonb_build_object('id', v.id, 'kind', v.kind, 'title', v.title, 'url', v.url, 'sha256', v.sha256)
            ORDER BY v.added_at, v.id)
          FROM evidence v WHERE v.item_id = i.id AND v.removed_at IS NULL) AS evidence,
        ${leasesOfItem} AS leases
      FROM action_items i WHERE i.id = ANY($1)`,
    [ids],
  );
  return new Map(
    rows.map((row) => [
      row.id,
      {
        rounds: row.rounds,
        extension: row.extension && extensionOf(row.extension),
        evidence: row.evidence ?? [],
        leases: (row.leases ?? []).map(leaseOf),
      },
    ]),
  );
}

interface RawExtension {
  id: string;
  number: number;
  requested_by: string;
  requested_ms: number;
  reason: string;
  impact: string;
  due_date: string;
  due_time: string | null;
  due_zone: string;
  due_ms: number;
}

function extensionOf(raw: RawExtension): Extension {
  return {
    id: raw.id,
    number: raw.number,
    requestedBy: raw.requested_by,
    requestedAt: Math.round(raw.requested_ms),
    reason: raw.reason,
    impact: raw.impact,
    due: { date: raw.due_date, time: raw.due_time, zone: raw.due_zone },
    dueAt: Math.round(raw.due_ms),
    state: 'pending',
    decidedBy: null,
    decidedAt: null,
    decisionReason: null,
  };
}

function itemOf(row: ItemRow): ActionItem {
  return {
    id: row.id,
    number: row.number,
    programId: row.program_id,
    phaseId: row.phase_id,
    title: row.title,
    description: row.description,
    severity: row.severity,
    rootCause: row.root_cause,
    tags: row.tags,
    attributes: row.attributes,
    ownerId: row.owner_id,
    status: row.status,
    resumeStatus: row.resume_status,
    due: {
      date: row.due_date_text,
      time: row.due_time,
      zone: row.due_zone,
      ...(row.due_basis ? { basis: row.due_basis } : {}),
    },
    dueAt: instantOf(row.due_at),
    calendarVersionId: row.calendar_version_id,
    calendarZone: row.calendar_zone,
    lateMode: row.late_mode,
    cycle: row.cycle,
    overdue: row.overdue,
    breachedAt: instantOf(row.breached_at),
    ladderLevel: row.ladder_level,
    ladderFrom: instantOf(row.ladder_from),
    pausedSince: instantOf(row.paused_since),
    pausedMs: row.paused_ms,
    pausedWorkingMs: row.paused_working_ms,
    ladderFloor: row.ladder_floor,
    ladderAdvance:
      row.ladder_advance_level === null || row.ladder_advance_at === null
        ? null
        : { level: row.ladder_advance_level, at: instantOf(row.ladder_advance_at) },
    plannedFrom: instantOf(row.planned_from),
    acknowledgedAt: instantOf(row.acknowledged_at),
    acknowledgedUntil: instantOf(row.acknowledged_until),
    acknowledgedBy: row.acknowledged_by,
    holdReason: row.hold_reason,
    heldBy: row.held_by,
    heldSince: instantOf(row.held_since),
    heldExceptionId: row.held_exception_id,
    holdBeneath: row.hold_beneath,
    waivedUntil: instantOf(row.waived_until),
    roundId: row.round_id,
    statement: row.statement,
    submittedBy: row.submitted_by,
    submittedAt: instantOf(row.submitted_at),
    extensionCount: row.extension_count,
    escalationPolicyVersionId: row.escalation_policy_version_id,
    reminderPolicyVersionId: row.reminder_policy_version_id,
    signOffPolicyVersionId: row.sign_off_policy_version_id,
    activatedAt: instantOf(row.activated_at),
    doneAt: instantOf(row.done_at),
    version: row.version,
    workflowVersion: row.workflow_version,
  };
}
