import type { ListedItem } from '../../../../database/items/listed-items.js';
import { itemStatuses } from '../../../../domain/item/table.js';
import { formatLocal } from '../../../../domain/time.js';
import type { ItemParts } from '../../../../domain/access/item-access.js';
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
  text,
  uuid,
  versioned,
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
  restricted: flag,
  brokenGlass: flag,
  version: integer,
};

export const itemSchema = versioned('ActionItem', object(itemProperties));

export type ItemJson = ReturnType<typeof itemJson>;

export function itemJson(row: ListedItem) {
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
    restricted: row.restricted,
    brokenGlass: row.broken_glass,
    version: row.version,
  };
}

/** A file says that it is done; nobody here has signed for it. */
export function isDoneElsewhere({ status, round_id }: Pick<ListedItem, 'status' | 'round_id'>): boolean {
  return status === 'done' && round_id === null;
}

/** A due date as people agreed on it, the local time at which it passes, and the instant. */
export function dueJson(
  row: Pick<ListedItem, 'due_date' | 'due_time' | 'due_zone' | 'due_at'> &
    Partial<Pick<ListedItem, 'due_basis' | 'known_until'>>,
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
    // Items and requests for more time say it: what else has a due date does not know by which calendar.
    ...(row.known_until === undefined ? {} : { beyondKnown: local.slice(0, 10) > (row.known_until ?? '') }),
    ...(row.due_basis
      ? { basis: { from: new Date(row.due_basis.from).toISOString(), duration: row.due_basis.duration } }
      : {}),
  };
}

export function partsOf(row: ListedItem): ItemParts {
  return {
    ownerId: row.owner_id,
    ownerManagerId: row.owner_manager_id,
    programManagerId: row.manager_id,
    domainLeadId: row.domain_lead_id,
    submittedById: row.submitted_by,
    place: { domain: row.program_domain, markets: row.program_markets, programIds: [row.program_id] },
  };
}

function iso(value: Date | null): string | null {
  return value === null ? null : value.toISOString();
}
