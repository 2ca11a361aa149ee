import type { ActionItem } from '../../domain/action-item/item.js';
import { isCheckPending } from '../../domain/effectiveness/check.js';

/** How a column travels: `instant` is a timestamptz outside and epoch milliseconds inside. */
export type ColumnKind = 'text' | 'uuid' | 'integer' | 'bigint' | 'boolean' | 'instant' | 'json' | 'text[]' | 'date';

export interface Column {
  name: string;
  kind: ColumnKind;
  value: (item: ActionItem) => unknown;
}

const column = (name: string, kind: ColumnKind, value: Column['value']): Column => ({ name, kind, value });

const checkColumns: readonly Column[] = [
  column('effectiveness_policy_version_id', 'uuid', (i) => i.check.policyVersionId),
  column('check_cycle', 'integer', (i) => i.check.cycle),
  column('check_asked_at', 'instant', (i) => i.check.askedAt),
  column('check_result', 'text', (i) => i.check.result),
  column('check_decided_at', 'instant', (i) => i.check.decidedAt),
  column('check_decided_by', 'uuid', (i) => i.check.decidedBy),
  column('check_finding', 'text', (i) => i.check.finding),
  column('check_pending', 'boolean', isCheckPending),
];

/** The columns of `action_items` that commands and steps may change, and where their values come from. */
export const itemColumns: readonly Column[] = [
  column('title', 'text', (i) => i.title),
  column('description', 'text', (i) => i.description),
  column('severity', 'text', (i) => i.severity),
  column('root_cause', 'text', (i) => i.rootCause),
  column('tags', 'text[]', (i) => i.tags),
  column('attributes', 'json', (i) => i.attributes),
  column('owner_id', 'uuid', (i) => i.ownerId),
  column('status', 'text', (i) => i.status),
  column('resume_status', 'text', (i) => i.resumeStatus),
  column('due_date', 'date', (i) => i.due.date),
  column('due_time', 'text', (i) => i.due.time),
  column('due_zone', 'text', (i) => i.due.zone),
  column('due_basis', 'json', (i) => i.due.basis ?? null),
  column('due_at', 'instant', (i) => i.dueAt),
  column('calendar_version_id', 'uuid', (i) => i.calendarVersionId),
  column('calendar_zone', 'text', (i) => i.calendarZone),
  column('cycle', 'integer', (i) => i.cycle),
  column('overdue', 'boolean', (i) => i.overdue),
  column('breached_at', 'instant', (i) => i.breachedAt),
  column('ladder_level', 'integer', (i) => i.ladderLevel),
  column('ladder_from', 'instant', (i) => i.ladderFrom),
  column('paused_since', 'instant', (i) => i.pausedSince),
  column('paused_ms', 'bigint', (i) => i.pausedMs),
  column('paused_working_ms', 'bigint', (i) => i.pausedWorkingMs),
  column('ladder_floor', 'integer', (i) => i.ladderFloor),
  column('ladder_run', 'json', (i) => i.ladderRun),
  column('ladder_advance_level', 'integer', (i) => i.ladderAdvance?.level ?? null),
  column('ladder_advance_at', 'instant', (i) => i.ladderAdvance?.at ?? null),
  column('planned_from', 'instant', (i) => i.plannedFrom),
  column('acknowledged_at', 'instant', (i) => i.acknowledgedAt),
  column('acknowledged_until', 'instant', (i) => i.acknowledgedUntil),
  column('acknowledged_by', 'uuid', (i) => i.acknowledgedBy),
  column('hold_reason', 'text', (i) => i.holdReason),
  column('held_by', 'text', (i) => i.heldBy),
  column('held_since', 'instant', (i) => i.heldSince),
  column('held_exception_id', 'uuid', (i) => i.heldExceptionId),
  column('hold_beneath', 'text', (i) => i.holdBeneath),
  column('waived_until', 'instant', (i) => i.waivedUntil),
  column('round_id', 'uuid', (i) => i.roundId),
  column('statement', 'text', (i) => i.statement),
  column('submitted_by', 'uuid', (i) => i.submittedBy),
  column('submitted_at', 'instant', (i) => i.submittedAt),
  column('contributors', 'json', (i) => i.contributors),
  column('extension_count', 'integer', (i) => i.extensionCount),
  column('asked', 'json', (i) => i.asked),
  column('escalation_policy_version_id', 'uuid', (i) => i.escalationPolicyVersionId),
  column('reminder_policy_version_id', 'uuid', (i) => i.reminderPolicyVersionId),
  column('sign_off_policy_version_id', 'uuid', (i) => i.signOffPolicyVersionId),
  column('extension_policy_version_id', 'uuid', (i) => i.extensionPolicyVersionId),
  ...checkColumns,
  column('activated_at', 'instant', (i) => i.activatedAt),
  column('done_at', 'instant', (i) => i.doneAt),
  column('version', 'integer', (i) => i.version),
];

/** The type of a column in `jsonb_to_recordset(…) AS x(…)`. */
export function recordsetType(kind: ColumnKind): string {
  if (kind === 'instant') return 'double precision';
  return kind === 'json' ? 'jsonb' : kind;
}

/** The value of a recordset's column as the table wants it. */
export function recordsetValue(name: string, kind: ColumnKind, alias = 'x'): string {
  return kind === 'instant' ? `to_timestamp(${alias}.${name} / 1000.0)` : `${alias}.${name}`;
}

export function instantOf(value: Date): number;
export function instantOf(value: Date | null): number | null;
export function instantOf(value: Date | null): number | null {
  return value === null ? null : value.getTime();
}
