import type { EntityManager } from 'typeorm';
import type { Phase, PhaseItem, ProgramRecord } from '../../domain/program/program.js';
import { currentPhase } from '../../domain/program/program.js';
import type { OwedItem } from '../../domain/program/own-obligation.js';
import type { PhaseStatus } from '../../domain/program/table.js';
import type { SignOffPolicy } from '../../domain/policy/sign-off.js';
import { inZone } from '../../domain/calendar/in-zone.js';
import { presentCalendarsOf } from '../calendars/present.js';
import { delegationsOf } from '../../domain/stand-in/delegation.js';
import type { Question } from '../../domain/sign-off/question.js';
import { loadAccounts } from '../stand-ins/accounts.js';
import { loadDelegations } from '../stand-ins/load-delegations.js';
import { loadPeople } from '../people/managers.js';
import { loadSteps } from '../record/steps.js';
import { absences } from '../people/standing.js';
import { peopleIn } from '../../domain/policy/check-policy.js';
import { policyBodies } from '../policies/policy-bodies.js';
import { loadOpenRounds } from '../sign-off/rounds.js';
import { instantOf } from '../record/instants.js';
import type { Row } from '../record/row.js';
import { programRow } from './row.js';

interface PhaseRow {
  id: string;
  position: number;
  name: string;
  target_at: Date | null;
  target_missed_at: Date | null;
  status: PhaseStatus;
  round_id: string | null;
  opened_at: Date | null;
  passed_at: Date | null;
  blocked_since: Date | null;
  blocked_because: string | null;
  steered_by: string[];
  rounds: number;
  sent_back_hash: string | null;
}

export interface LoadProgramOptions {
  /** Business time of what is to be decided, epoch ms; without it nobody is told, and nobody stands in. */
  at?: number;
  /** Who acts, for their name. */
  actorId?: string | null;
  /** With what is owed in it, before it is held or ended. */
  owed?: boolean;
  /** False where it is only looked at. */
  lock?: boolean;
}

/** A program with all that the rules need, its rows locked for the transaction. Null where there is none. */
export async function loadProgramRecord(
  manager: EntityManager,
  id: string,
  { at, actorId, owed = false, lock = true }: LoadProgramOptions = {},
): Promise<ProgramRecord | null> {
  const locked = (of: string): string => (lock ? `FOR NO KEY UPDATE OF ${of}` : '');
  const [row]: Row[] = await manager.query(`SELECT * FROM programs p WHERE id = $1 ${locked('p')}`, [id]);
  if (!row) return null;
  const program = programRow.factsOf(row);
  const { managerId, domainLeadId, tollgatePolicyVersionId } = program;
  const phaseRows: PhaseRow[] = await manager.query(
    `SELECT ph.*, (SELECT coalesce(max(number), 0) FROM sign_off_rounds r WHERE r.subject_id = ph.id) AS rounds,
       (SELECT CASE WHEN r.state = 'sent_back' THEN r.content_hash END FROM sign_off_rounds r
         WHERE r.subject_id = ph.id ORDER BY r.number DESC LIMIT 1) AS sent_back_hash
     FROM phases ph WHERE ph.program_id = $1 ORDER BY ph.position ${locked('ph')}`,
    [id],
  );
  const phases = phaseRows.map(phaseOf);
  const phase = currentPhase(phases);
  const steps = await loadSteps(manager, [id]);
  const rounds = await loadOpenRounds(manager, phase?.roundId ? [phase.roundId] : []);
  const round = phase ? (rounds.get(phase.id) ?? null) : null;
  const bodies = await policyBodies(manager, [tollgatePolicyVersionId, ...(round ? [round.policyVersionId] : [])]);
  const approvers = round?.stages.flatMap((stage) => stage.approvers.map((approver) => approver.personId)) ?? [];
  const { [managerId]: calendar } = await presentCalendarsOf(manager, [managerId]);
  if (!calendar) throw new Error(`the manager of program ${id} has no calendar`);
  const involved = [managerId, domainLeadId, actorId ?? null].filter((id) => id !== null);
  const named = [tollgatePolicyVersionId, ...(round ? [round.policyVersionId] : [])].flatMap((version) =>
    peopleIn(bodies(version)),
  );
  const { managers, names, unavailable } = await loadPeople(manager, [...approvers, ...named, ...involved]);
  const planned = (steps.get(id) ?? []).filter(({ state }) => state === 'planned').map(({ fireAt }) => fireAt);
  const delegations =
    at === undefined
      ? delegationsOf([], await loadAccounts(manager))
      : await loadDelegations(manager, Math.min(at, ...planned));
  return {
    program,
    phases,
    parts: {
      program_manager: managerId,
      domain_lead: domainLeadId,
      ...(await absences(manager, unavailable, [managerId], delegations)),
    },
    managers,
    names,
    delegations,
    questions: round ? await loadQuestions(manager, round.id) : [],
    tollgate: bodies(tollgatePolicyVersionId) as SignOffPolicy,
    roundPolicy: round ? (bodies(round.policyVersionId) as SignOffPolicy) : null,
    calendar: inZone(calendar, program.timeZone),
    steps: steps.get(id) ?? [],
    round,
    rounds: Object.fromEntries(phaseRows.map((p) => [p.id, p.rounds])),
    sentBack: Object.fromEntries(
      phaseRows.flatMap((p) => (p.sent_back_hash === null ? [] : [[p.id, p.sent_back_hash]])),
    ),
    items: phase ? await loadPhaseItems(manager, phase.id) : [],
    owed: owed ? await loadOwed(manager, id) : [],
  };
}

async function loadQuestions(manager: EntityManager, roundId: string): Promise<Question[]> {
  const rows: (Omit<Question, 'at'> & { at: Date })[] = await manager.query(
    `SELECT id, round_id AS "roundId", asked_by AS "askedBy", asked_for AS "askedFor", question AS text, asked_at AS at
     FROM sign_off_questions WHERE round_id = $1 AND answered_at IS NULL ORDER BY asked_at, id`,
    [roundId],
  );
  return rows.map((row) => ({ ...row, at: row.at.getTime() }));
}

async function loadPhaseItems(manager: EntityManager, phaseId: string): Promise<PhaseItem[]> {
  const open: unknown[] = await manager.query(
    `SELECT 1 FROM action_items WHERE phase_id = $1 AND status NOT IN ('done', 'cancelled') LIMIT 1`,
    [phaseId],
  );
  // A phase that is not complete needs no list of its items: one that is open says it all.
  const limit = open.length > 0 ? "AND i.status NOT IN ('done', 'cancelled') LIMIT 1" : '';
  const rows: (Omit<PhaseItem, 'doneAt'> & { doneAt: Date | null })[] = await manager.query(
    `SELECT i.id, i.number, i.title, i.status, i.owner_id AS "ownerId", i.submitted_by AS "submittedBy",
       i.contributors,
       i.done_at AS "doneAt", r.content_hash AS "contentHash"
     FROM action_items i LEFT JOIN sign_off_rounds r ON r.id = i.round_id AND r.state = 'approved'
     WHERE i.phase_id = $1 ${limit}`,
    [phaseId],
  );
  return rows.map((row) => ({ ...row, doneAt: instantOf(row.doneAt) }));
}

/** What is to be done yet, or to be checked. */
function loadOwed(manager: EntityManager, programId: string): Promise<OwedItem[]> {
  return manager.query(
    `SELECT number, status, owner_id AS "ownerId", submitted_by AS "submittedBy", contributors FROM action_items
     WHERE program_id = $1 AND (status NOT IN ('done', 'cancelled') OR status = 'done'
       AND effectiveness_policy_version_id IS NOT NULL AND NOT (check_cycle = cycle AND check_result IS NOT NULL))
     ORDER BY number`,
    [programId],
  );
}

function phaseOf(row: PhaseRow): Phase {
  return {
    id: row.id,
    position: row.position,
    name: row.name,
    targetAt: instantOf(row.target_at),
    targetMissedAt: instantOf(row.target_missed_at),
    status: row.status,
    roundId: row.round_id,
    openedAt: instantOf(row.opened_at),
    passedAt: instantOf(row.passed_at),
    blocked:
      row.blocked_since === null ? null : { since: row.blocked_since.getTime(), because: row.blocked_because ?? '' },
    steeredBy: row.steered_by,
  };
}
