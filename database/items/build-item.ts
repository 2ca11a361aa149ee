import { dueInstant, dueWith, type LocalDue } from '../../domain/calendar/due.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { noCheckYet } from '../../domain/item/check.js';
import type { ActionItem, LateMode } from '../../domain/item/item.js';
import { firstLadder } from '../../domain/item/ladder-run.js';
import type { ItemStatus } from '../../domain/item/table.js';
import { Refusal } from '../../domain/refusal.js';
import { withContribution } from '../../domain/sign-off/own-work.js';

export interface NewItem {
  /** Given by the caller, so that a request sent twice makes one item; an id that exists is left alone. */
  id: string;
  programId: string;
  phaseId: string;
  externalId?: string | null;
  title: string;
  description?: string;
  severity?: string | null;
  rootCause?: string | null;
  tags?: string[];
  attributes?: Record<string, unknown>;
  ownerId: string;
  /** `YYYY-MM-DD` */
  raisedOn?: string | null;
  due: LocalDue;
  lateMode?: LateMode;
  escalationPolicyVersionId?: string;
  reminderPolicyVersionId?: string;
  signOffPolicyVersionId?: string;
  extensionPolicyVersionId?: string;
  /** That of the program where nothing is said; null: none. */
  effectivenessPolicyVersionId?: string | null;
  /**
   * `live` (default): open when its phase is open and its program active, a draft until then. `on_hold`: held from the
   * start, where its phase is open.
   */
  status?: 'live' | 'on_hold' | 'done' | 'cancelled';
  /** Of one that is on hold. */
  holdReason?: string;
}

/** The phase and the program to which an item is to belong, as they are now. */
export interface Home {
  phase_id: string;
  program_id: string;
  program_status: string;
  phase_status: string;
  escalation_policy_version_id: string;
  reminder_policy_version_id: string;
  sign_off_policy_version_id: string;
  extension_policy_version_id: string;
  effectiveness_policy_version_id: string | null;
}

/** @throws Refusal `unknown-person` */
export function calendarOf(calendars: Record<string, Calendar>, ownerId: string): Calendar {
  const calendar = calendars[ownerId];
  if (!calendar) throw new Refusal('unknown-person', `There is no person ${ownerId} to be the owner. List the people.`);
  return calendar;
}

/**
 * A new item as it begins.
 * @throws Refusal `not-found`, `phase-not-open`, `unknown-person`
 */
export function buildItem(
  given: NewItem,
  homes: Map<string, Home>,
  calendars: Record<string, Calendar>,
  { at, actorId }: { at: number; actorId: string },
): ActionItem {
  const home = homes.get(given.phaseId);
  if (home?.program_id !== given.programId)
    throw new Refusal('not-found', `The program has no phase ${given.phaseId}. List its phases.`);
  const closed =
    home.phase_status === 'passed' || home.phase_status === 'cancelled' || home.phase_status === 'tollgate';
  const wanted = given.status ?? 'live';
  const unfinished = wanted === 'live' || wanted === 'on_hold';
  if (closed && unfinished)
    throw new Refusal(
      'phase-not-open',
      `The phase is ${home.phase_status}; a new item can go to an open or a coming phase.`,
    );
  const open = home.phase_status === 'open' && home.program_status === 'active';
  // Also of a program that is on hold: when that goes on, what a person holds stays held.
  const held = wanted === 'on_hold' && home.phase_status === 'open';
  const live = open || held;
  const status: ItemStatus = held ? 'on_hold' : unfinished ? (open ? 'open' : 'draft') : wanted;
  const calendar = calendarOf(calendars, given.ownerId);
  const due = dueWith(given.due, calendar);
  const dueAt = dueInstant(due, calendar);
  return {
    id: given.id,
    number: 0,
    programId: given.programId,
    phaseId: given.phaseId,
    title: given.title,
    description: given.description ?? '',
    severity: given.severity ?? null,
    rootCause: given.rootCause ?? null,
    tags: given.tags ?? [],
    attributes: given.attributes ?? {},
    ownerId: given.ownerId,
    status,
    resumeStatus: held ? 'open' : null,
    due,
    dueAt,
    calendarVersionId: calendar.versionId,
    calendarZone: calendar.zone,
    lateMode: given.lateMode ?? 'start',
    cycle: 1,
    overdue: false,
    breachedAt: null,
    ladderLevel: 0,
    ladderFrom: null,
    pausedSince: held ? at : null,
    pausedMs: 0,
    pausedWorkingMs: 0,
    ladderFloor: 0,
    ladderRun: firstLadder,
    ladderAdvance: null,
    plannedFrom: live && unfinished ? at : null,
    acknowledgedAt: null,
    acknowledgedUntil: null,
    acknowledgedBy: null,
    holdReason: held ? (given.holdReason ?? null) : null,
    heldBy: held ? 'person' : null,
    heldSince: held ? at : null,
    heldExceptionId: null,
    holdBeneath: null,
    waivedUntil: null,
    roundId: null,
    statement: null,
    submittedBy: null,
    submittedAt: null,
    // Whoever says that it is done, here or in a file, does not decide that its phase is.
    contributors: wanted === 'done' ? withContribution([], [actorId], 'said_done') : [],
    extensionCount: 0,
    asked: null,
    escalationPolicyVersionId: given.escalationPolicyVersionId ?? home.escalation_policy_version_id,
    reminderPolicyVersionId: given.reminderPolicyVersionId ?? home.reminder_policy_version_id,
    signOffPolicyVersionId: given.signOffPolicyVersionId ?? home.sign_off_policy_version_id,
    extensionPolicyVersionId: given.extensionPolicyVersionId ?? home.extension_policy_version_id,
    // What was done before it came here was not done here: nothing is checked.
    check: noCheckYet(unfinished ? effectivenessFor(given, home) : null),
    activatedAt: live && unfinished ? at : null,
    doneAt: unfinished ? null : at,
    version: 1,
    // A draft has no workflow yet, a finished item none any more: neither lags.
    workflowVersion: live && unfinished ? 0 : 1,
  };
}

function effectivenessFor({ effectivenessPolicyVersionId: said }: NewItem, home: Home): string | null {
  return said === undefined ? home.effectiveness_policy_version_id : said;
}
