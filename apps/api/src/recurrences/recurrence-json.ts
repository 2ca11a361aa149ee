import { maySteerRecurrence } from '../../../../domain/access/access.js';
import type { Actor } from '../access/actor.js';
import { tried } from '../access/tried.js';
import { refusedSchema } from '../items/refused-json.js';
import { steeringOf, type RecurrenceRow } from '../../../../database/recurrences/recurrences.js';
import { ruleNotes } from '../../../../domain/recurrence/check-rule.js';
import {
  countsDaysOff,
  dayOffChoices,
  missedChoices,
  recurrenceModes,
  type Schedule,
} from '../../../../domain/recurrence/schedule.js';
import type { Occurrence } from '../../../../domain/recurrence/series.js';
import { allowedRecurrenceEvents, recurrenceStatuses } from '../../../../domain/recurrence/table.js';
import { skipOf } from '../../../../domain/recurrence/skip.js';
import type { Skip } from '../../../../domain/recurrence/recurrence.js';
import { formatLocal } from '../../../../domain/time.js';
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
  versioned,
} from '../openapi/json-schema.js';

export const coming = schema(
  'ComingOccurrence',
  object({
    nominal: day,
    date: day,
    at: instant,
    local: text,
    because: nullable(text),
    beyondKnown: {
      ...flag,
      description:
        'True where days off count and it lies after those that the calendar knows: it may move when they are announced.',
    },
    skipped: {
      ...nullable(object({ reason: text, by: person, at: instant })),
      description: 'Nothing is made of it, and why; null where it is made.',
    },
  }),
);

export const scheduleSchema = object({
  mode: choice(recurrenceModes),
  rule: nullable(text),
  every: nullable(text),
  startsOn: day,
  time: text,
  zone: text,
  onDayOff: choice(dayOffChoices),
  missed: choice(missedChoices),
  until: nullable(day),
  count: nullable(integer),
});

export const recurrenceSchema = versioned(
  'Recurrence',
  object({
    id: uuid,
    name: text,
    status: choice(recurrenceStatuses),
    owner: person,
    makes: choice(['program', 'item']),
    template: nullable(reference),
    program: nullable(reference),
    content: { ...anyObject, properties: { parameters: anyObject } },
    schedule: scheduleSchema,
    notes: list(text),
    occurrences: integer,
    next: nullable(coming),
    waitsFor: nullable(uuid),
    pauseReason: nullable(text),
    endedAt: nullable(instant),
    endReason: nullable(text),
    allowed: list(text),
    refused: list(refusedSchema),
    createdAt: instant,
    version: integer,
  }),
);

/** The skips of a series, and who they were by. */
export interface Skipped {
  skips: Skip[];
  names: Record<string, string>;
}

/**
 * @param knownUntil up to when the calendar of its owner knows the days off; null: no day
 * @param skipped of the series; absent where there is none yet
 */
export function comingJson(
  { nominal, date, at, shift }: Occurrence,
  schedule: Schedule,
  knownUntil: string | null,
  skipped: Skipped = { skips: [], names: {} },
): object {
  const skip = skipOf(skipped, nominal);
  return {
    nominal,
    date,
    at: new Date(at).toISOString(),
    local: `${formatLocal(at, schedule.zone)} ${schedule.zone}`,
    because: shift,
    beyondKnown: countsDaysOff(schedule) && date > (knownUntil ?? ''),
    skipped: skip && {
      reason: skip.reason,
      by: { id: skip.byId, name: skipped.names[skip.byId] ?? '' },
      at: new Date(skip.at).toISOString(),
    },
  };
}

export function skippedOf({ skips, skipper_names }: RecurrenceRow): Skipped {
  return { skips, names: skipper_names ?? {} };
}

/** @param actor what they may do with it is part of it */
export function recurrenceJson(row: RecurrenceRow, knownUntil: string | null, actor: Actor): object {
  const { kind: _kind, ...content } = row.content;
  const waits = row.status === 'active' && row.next === null;
  return {
    id: row.id,
    name: row.name,
    status: row.status,
    owner: { id: row.owner_id, name: row.owner_name },
    makes: row.kind,
    template: row.template_id === null ? null : { id: row.template_id, name: row.template_name ?? '' },
    program: row.program_id === null ? null : { id: row.program_id, name: row.program_name ?? '' },
    content,
    schedule: row.schedule,
    notes: ruleNotes(row.schedule),
    occurrences: row.occurrences,
    next: row.next === null ? null : comingJson(row.next, row.schedule, knownUntil, skippedOf(row)),
    waitsFor: waits ? row.last_made_id : null,
    pauseReason: row.pause_reason,
    endedAt: row.ended_at?.toISOString() ?? null,
    endReason: row.end_reason,
    ...tried(
      Object.fromEntries(
        allowedRecurrenceEvents(row.status).map((event) => [event, () => maySteerRecurrence(actor, steeringOf(row))]),
      ),
    ),
    createdAt: row.created_at.toISOString(),
    version: row.version,
  };
}
