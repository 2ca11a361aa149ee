import { itemStatuses } from '../../../../domain/action-item/table.js';
import type { EntityManager } from 'typeorm';
import { Refusal } from '../../../../domain/refusal.js';
import type { DueBasis } from '../../../../domain/action-item/due.js';
import { formatLocal } from '../../../../domain/time.js';
import type { ItemStatus } from '../../../../domain/action-item/table.js';
import type { ItemParts } from '../../../../domain/access/access.js';
import { isUuid } from '../openapi/fields.js';
import {
  anyObject,
  choice,
  day,
  flag,
  instant,
  integer,
  list,
  nullable,
  object,
  person,
  reference,
  schema,
  text,
  uuid,
} from '../openapi/json-schema.js';

const agreedSchema = {
  ...object({ date: day, time: nullable(text) }),
  description: 'What people agreed on; without a time, the end of the owner’s working day.',
};
const countsSchema = {
  ...object({ date: day, time: text, at: instant }),
  description:
    'When it is really due, on the clocks of `zone`: another day where the agreed one is a day off of the owner. Breach, reminders and ladder go by it.',
};

export const dueSchema = object({
  date: { ...day, description: 'The agreed date, as `agreed.date`.' },
  time: { ...text, description: 'As `counts.time`.' },
  zone: text,
  at: { ...instant, description: 'The instant that counts, as `counts.at`.' },
  endOfWorkingDay: { ...flag, description: 'No time was agreed.' },
  agreed: agreedSchema,
  counts: countsSchema,
  'beyondKnown?': {
    ...flag,
    description:
      'True where the day that counts lies after the days off that its calendar knows: it may move when they are announced.',
  },
  'basis?': object({ from: instant, duration: text }),
});

const itemProperties = {
  id: uuid,
  number: integer,
  key: text,
  program: reference,
  phase: reference,
  externalId: nullable(text),
  title: text,
  description: text,
  severity: nullable(text),
  rootCause: nullable(text),
  tags: list(text),
  attributes: anyObject,
  owner: person,
  status: choice(itemStatuses),
  overdue: flag,
  breachedAt: nullable(instant),
  ladderLevel: integer,
  due: dueSchema,
  originalDueAt: instant,
  raisedOn: nullable(day),
  lateMode: text,
  cycle: integer,
  acknowledgedAt: nullable(instant),
  acknowledgedUntil: nullable(instant),
  holdReason: nullable(text),
  statement: nullable(text),
  submittedAt: nullable(instant),
  submittedBy: nullable(person),
  extensionCount: integer,
  missingSince: nullable(instant),
  policies: object({ escalation: uuid, reminder: uuid, signOff: uuid, extension: uuid, effectiveness: nullable(uuid) }),
  activatedAt: nullable(instant),
  doneAt: nullable(instant),
  doneElsewhere: flag,
  createdAt: instant,
  updatedAt: instant,
  version: integer,
};

export const itemSchema = schema('ActionItem', object(itemProperties));

export interface ItemJsonRow {
  id: string;
  number: number;
  program_id: string;
  program_name: string;
  phase_id: string;
  phase_name: string;
  external_id: string | null;
  title: string;
  description: string;
  severity: string | null;
  root_cause: string | null;
  tags: string[];
  attributes: Record<string, unknown>;
  owner_id: string;
  owner_name: string;
  status: ItemStatus;
  overdue: boolean;
  breached_at: Date | null;
  ladder_level: number;
  due_date: string;
  due_time: string | null;
  due_zone: string;
  due_basis?: DueBasis | null;
  due_at: Date;
  /** Up to when its calendar knows the days off; null: none. */
  known_until?: string | null;
  original_due_at: Date;
  raised_on: string | null;
  late_mode: string;
  cycle: number;
  acknowledged_at: Date | null;
  acknowledged_until: Date | null;
  hold_reason: string | null;
  statement: string | null;
  submitted_at: Date | null;
  submitted_by: string | null;
  submitter_name: string | null;
  extension_count: number;
  missing_since: Date | null;
  escalation_policy_version_id: string;
  reminder_policy_version_id: string;
  sign_off_policy_version_id: string;
  extension_policy_version_id: string;
  activated_at: Date | null;
  done_at: Date | null;
  created_at: Date;
  updated_at: Date;
  version: number;
  paused_since: Date | null;
  round_id: string | null;
  owner_manager_id: string | null;
  owner_zone: string;
  manager_id: string;
  domain_lead_id: string | null;
  takes: string | null;
  check_pending: boolean;
  check_result: string | null;
  effectiveness_policy_version_id: string | null;
}

/** Named, not `*`: what the list does not show does not travel. */
export const itemColumns = `i.id, i.number, i.program_id, p.name AS program_name, i.phase_id, ph.name AS phase_name, i.external_id,
  i.title, i.description, i.severity, i.root_cause, i.tags, i.attributes, i.owner_id, o.name AS owner_name, i.status, i.overdue,
  i.breached_at, i.ladder_level, i.due_date::text AS due_date, i.due_time, i.due_zone, i.due_basis, i.due_at, i.original_due_at,
  i.raised_on::text AS raised_on, i.late_mode, i.cycle, i.acknowledged_at, i.acknowledged_until, i.hold_reason, i.statement,
  i.submitted_at, i.submitted_by, s.name AS submitter_name, i.extension_count, i.missing_since, i.escalation_policy_version_id,
  i.reminder_policy_version_id, i.sign_off_policy_version_id, i.extension_policy_version_id, i.activated_at, i.done_at, i.created_at, i.updated_at, i.version,
  i.paused_since, i.round_id, o.manager_id AS owner_manager_id, o.time_zone AS owner_zone, p.manager_id, p.domain_lead_id, i.takes, i.check_pending,
  i.check_result, i.effectiveness_policy_version_id, kv.known_until::text AS known_until`;

export const itemJoins = `JOIN programs p ON p.id = i.program_id JOIN phases ph ON ph.id = i.phase_id
  JOIN people o ON o.id = i.owner_id LEFT JOIN people s ON s.id = i.submitted_by
  LEFT JOIN calendar_versions kv ON kv.id = i.calendar_version_id`;

export type ItemJson = ReturnType<typeof itemJson>;

export function itemJson(row: ItemJsonRow) {
  return {
    id: row.id,
    number: row.number,
    key: `AI-${row.number}`,
    program: { id: row.program_id, name: row.program_name },
    phase: { id: row.phase_id, name: row.phase_name },
    externalId: row.external_id,
    title: row.title,
    description: row.description,
    severity: row.severity,
    rootCause: row.root_cause,
    tags: row.tags,
    attributes: row.attributes,
    owner: { id: row.owner_id, name: row.owner_name },
    status: row.status,
    overdue: row.overdue,
    breachedAt: iso(row.breached_at),
    ladderLevel: row.ladder_level,
    due: dueJson(row),
    originalDueAt: row.original_due_at.toISOString(),
    raisedOn: row.raised_on,
    lateMode: row.late_mode,
    cycle: row.cycle,
    acknowledgedAt: iso(row.acknowledged_at),
    acknowledgedUntil: iso(row.acknowledged_until),
    holdReason: row.hold_reason,
    statement: row.statement,
    submittedAt: iso(row.submitted_at),
    submittedBy: row.submitted_by === null ? null : { id: row.submitted_by, name: row.submitter_name ?? '' },
    extensionCount: row.extension_count,
    missingSince: iso(row.missing_since),
    policies: {
      escalation: row.escalation_policy_version_id,
      reminder: row.reminder_policy_version_id,
      signOff: row.sign_off_policy_version_id,
      extension: row.extension_policy_version_id,
      effectiveness: row.effectiveness_policy_version_id,
    },
    activatedAt: iso(row.activated_at),
    doneAt: iso(row.done_at),
    doneElsewhere: isDoneElsewhere(row),
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    version: row.version,
  };
}

/** A file says that it is done; nobody here has signed for it. */
export function isDoneElsewhere({ status, round_id }: Pick<ItemJsonRow, 'status' | 'round_id'>): boolean {
  return status === 'done' && round_id === null;
}

/** A due date as people agreed on it, the local time at which it passes, and the instant. */
export function dueJson(
  row: Pick<ItemJsonRow, 'due_date' | 'due_time' | 'due_zone' | 'due_basis' | 'due_at' | 'known_until'>,
) {
  const local = formatLocal(row.due_at.getTime(), row.due_zone);
  return {
    date: row.due_date,
    time: row.due_time ?? local.slice(11),
    zone: row.due_zone,
    at: row.due_at.toISOString(),
    endOfWorkingDay: row.due_time === null,
    agreed: { date: row.due_date, time: row.due_time },
    counts: { date: local.slice(0, 10), time: local.slice(11), at: row.due_at.toISOString() },
    // Only items say it: what else has a due date does not know by which calendar.
    ...(row.known_until === undefined ? {} : { beyondKnown: local.slice(0, 10) > (row.known_until ?? '') }),
    ...(row.due_basis
      ? { basis: { from: new Date(row.due_basis.from).toISOString(), duration: row.due_basis.duration } }
      : {}),
  };
}

/** An item by its id or as `AI-12`. @throws Refusal `not-found` */
export async function findItem(manager: EntityManager, ref: string): Promise<ItemJsonRow> {
  const number = /^AI-(\d{1,15})$/i.exec(ref)?.[1];
  const [condition, value] = number === undefined ? ['i.id = $1', ref] : ['i.number = $1', Number(number)];
  const [row] =
    number !== undefined || isUuid(ref)
      ? await manager.query<ItemJsonRow[]>(
          `SELECT ${itemColumns} FROM action_items i ${itemJoins} WHERE ${condition}`,
          [value],
        )
      : [];
  if (!row) throw new Refusal('not-found', `There is no action item ${ref}. Name it by its id or as AI-12.`);
  return row;
}

export function partsOf(row: ItemJsonRow): ItemParts {
  return {
    ownerId: row.owner_id,
    ownerManagerId: row.owner_manager_id,
    programManagerId: row.manager_id,
    domainLeadId: row.domain_lead_id,
    submittedById: row.submitted_by,
  };
}

function iso(value: Date | null): string | null {
  return value === null ? null : value.toISOString();
}
