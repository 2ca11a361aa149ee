import type { DueBasis } from '../../domain/calendar/due.js';
import type { ActionItem } from '../../domain/item/item.js';
import { severityRank } from '../../domain/item/severity-rank.js';
import { wordKeys, wordsDiffer } from '../../domain/item/words.js';
import { isCheckPending } from '../../domain/item/check.js';
import { given, kept, once, read, RecordRow, several, type Described, type Row, type RowOf } from '../record/row.js';

/** What a row has of the due date. */
interface DueInRow {
  due_date_text: string;
  due_time: string | null;
  due_zone: string;
  due_basis: DueBasis | null;
}

/** The same of the effectiveness check, as far as lists show it. */
interface CheckInRow {
  effectiveness_policy_version_id: string | null;
  check_result: ActionItem['check']['result'];
  check_pending: boolean;
}

const described = {
  id: once('id', 'uuid'),
  number: given('number', 'bigint'),
  programId: once('program_id', 'uuid'),
  phaseId: once('phase_id', 'uuid'),
  title: kept('title', 'text'),
  description: kept('description', 'text'),
  severity: {
    of: 'text',
    ...several<ActionItem['severity'], ActionItem, Pick<ActionItem, 'severity'>>(
      [
        { name: 'severity', kind: 'text', value: (severity) => severity },
        { name: 'severity_rank', kind: 'integer', value: severityRank },
      ],
      (row) => row['severity'] as string | null,
    ),
  },
  rootCause: kept('root_cause', 'text'),
  tags: kept('tags', 'text[]'),
  attributes: several<ActionItem['attributes'], ActionItem, Pick<ActionItem, 'attributes'>>(
    [
      { name: 'attributes', kind: 'json', value: (attributes) => attributes },
      // Of what else it can be found by too.
      { name: 'words', kind: 'bigint[]', value: (_, item) => wordKeys(item), differs: wordsDiffer },
    ],
    (row) => row['attributes'] as ActionItem['attributes'],
  ),
  ownerId: kept('owner_id', 'uuid'),
  status: kept('status', 'text'),
  resumeStatus: kept('resume_status', 'text'),
  due: several<ActionItem['due'], ActionItem, DueInRow>(
    [
      { name: 'due_date', kind: 'date', value: ({ date }) => date },
      { name: 'due_time', kind: 'text', value: ({ time }) => time },
      { name: 'due_zone', kind: 'text', value: ({ zone }) => zone },
      { name: 'due_basis', kind: 'json', value: ({ basis }) => basis },
    ],
    (row) => {
      const basis = row['due_basis'] as DueBasis | null;
      return {
        date: read(row, 'due_date', 'date') as string,
        time: row['due_time'] as string | null,
        zone: row['due_zone'] as string,
        ...(basis ? { basis } : {}),
      };
    },
  ),
  dueAt: kept('due_at', 'instant'),
  calendarVersionId: kept('calendar_version_id', 'uuid'),
  calendarZone: kept('calendar_zone', 'text'),
  lateMode: once('late_mode', 'text'),
  cycle: kept('cycle', 'integer'),
  overdue: kept('overdue', 'boolean'),
  breachedAt: kept('breached_at', 'instant'),
  ladderLevel: kept('ladder_level', 'integer'),
  ladderFrom: kept('ladder_from', 'instant'),
  pausedSince: kept('paused_since', 'instant'),
  pausedMs: kept('paused_ms', 'bigint'),
  pausedWorkingMs: kept('paused_working_ms', 'bigint'),
  ladderFloor: kept('ladder_floor', 'integer'),
  ladderRun: kept('ladder_run', 'json'),
  ladderAdvance: several(
    [
      { name: 'ladder_advance_level', kind: 'integer', value: (advance) => advance?.level },
      { name: 'ladder_advance_at', kind: 'instant', value: (advance) => advance?.at },
    ],
    (row) => {
      const level = row['ladder_advance_level'] as number | null;
      const at = read(row, 'ladder_advance_at', 'instant') as number | null;
      return level === null || at === null ? null : { level, at };
    },
  ),
  plannedFrom: kept('planned_from', 'instant'),
  acknowledgedAt: kept('acknowledged_at', 'instant'),
  acknowledgedUntil: kept('acknowledged_until', 'instant'),
  acknowledgedBy: kept('acknowledged_by', 'uuid'),
  holdReason: kept('hold_reason', 'text'),
  heldSince: kept('held_since', 'instant'),
  heldBy: kept('held_by', 'text'),
  heldExceptionId: kept('held_exception_id', 'uuid'),
  holdBeneath: kept('hold_beneath', 'text'),
  waivedUntil: kept('waived_until', 'instant'),
  roundId: kept('round_id', 'uuid'),
  statement: kept('statement', 'text'),
  submittedBy: kept('submitted_by', 'uuid'),
  submittedAt: kept('submitted_at', 'instant'),
  contributors: kept('contributors', 'json'),
  extensionCount: kept('extension_count', 'integer'),
  asked: kept('asked', 'json'),
  escalationPolicyVersionId: kept('escalation_policy_version_id', 'uuid'),
  reminderPolicyVersionId: kept('reminder_policy_version_id', 'uuid'),
  signOffPolicyVersionId: kept('sign_off_policy_version_id', 'uuid'),
  extensionPolicyVersionId: kept('extension_policy_version_id', 'uuid'),
  check: several<ActionItem['check'], ActionItem, CheckInRow>(
    [
      { name: 'effectiveness_policy_version_id', kind: 'uuid', value: ({ policyVersionId }) => policyVersionId },
      { name: 'check_cycle', kind: 'integer', value: ({ cycle }) => cycle },
      { name: 'check_asked_at', kind: 'instant', value: ({ askedAt }) => askedAt },
      { name: 'check_result', kind: 'text', value: ({ result }) => result },
      { name: 'check_decided_at', kind: 'instant', value: ({ decidedAt }) => decidedAt },
      { name: 'check_decided_by', kind: 'uuid', value: ({ decidedBy }) => decidedBy },
      { name: 'check_finding', kind: 'text', value: ({ finding }) => finding },
      { name: 'check_pending', kind: 'boolean', value: (_check, item) => isCheckPending(item) },
    ],
    checkOf,
  ),
  activatedAt: kept('activated_at', 'instant'),
  doneAt: kept('done_at', 'instant'),
  version: kept('version', 'integer'),
  workflowVersion: given('workflow_version', 'integer'),
} satisfies Described<ActionItem>;

/** What a row of `action_items` has of its facts, as the driver gives it. */
export type KeptItem = RowOf<typeof described>;

/** How action items are kept. */
export const itemRow = new RecordRow<ActionItem>('action_items', described);

/** What a row says of its effectiveness check. */
function checkOf(row: Row): ActionItem['check'] {
  return {
    policyVersionId: row['effectiveness_policy_version_id'] as string | null,
    cycle: row['check_cycle'] as number | null,
    askedAt: read(row, 'check_asked_at', 'instant') as number | null,
    result: row['check_result'] as ActionItem['check']['result'],
    decidedAt: read(row, 'check_decided_at', 'instant') as number | null,
    decidedBy: row['check_decided_by'] as string | null,
    finding: row['check_finding'] as string | null,
  };
}
