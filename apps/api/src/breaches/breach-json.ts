import type { EntityManager } from 'typeorm';
import { reasonsAsSeen } from '../../../../database/access/texts-as-seen.js';
import { loadBreach } from '../../../../database/breaches/load.js';
import type { ShownBreach } from '../../../../database/breaches/row.js';
import { possibleForBreach, refusedForBreach } from '../../../../domain/access/breach-access.js';
import { breachKey, breachTypes } from '../../../../domain/breach/breach.js';
import { breachStatuses } from '../../../../domain/breach/table.js';
import { writeSlice } from '../../../../domain/metric/slice.js';
import type { Actor } from '../access/actor.js';
import { refusedSchema } from '../items/refused-json.js';
import {
  choice,
  day,
  flag,
  instant,
  integer,
  list,
  mapOf,
  nullable,
  object,
  person,
  schema,
  text,
  uuid,
  versioned,
} from '../openapi/json-schema.js';

export const breachSchema = versioned(
  'Breach',
  object({
    id: uuid,
    number: integer,
    key: text,
    type: choice(breachTypes),
    title: text,
    metric: object({ id: uuid, key: text, name: text }),
    slice: { ...mapOf(text), description: 'A value for each dimension it is cut by; empty: the whole.' },
    ref: { ...text, description: 'As `slice` takes it where a series is asked for.' },
    domain: nullable(text),
    markets: list(text),
    owner: person,
    band: { ...nullable(choice(['amber', 'red'])), description: 'Null where a value is missing.' },
    reasons: { ...list(text), description: 'Each comparison with both its sides.' },
    since: { ...day, description: 'The first day of the first period that was out of band, or has no value.' },
    status: choice(breachStatuses),
    due: object({ zone: text, at: instant }, 'When the value should have come, or it was seen to be out of band.'),
    overdue: flag,
    ladderLevel: integer,
    acknowledgedUntil: nullable(instant),
    endedAt: nullable(instant),
    createdAt: instant,
    updatedAt: instant,
    restricted: flag,
    version: integer,
  }),
);

export const breachDetailSchema = schema('BreachDetail', {
  allOf: [breachSchema, object({ allowed: list(text), refused: list(refusedSchema) })],
});

export type BreachJson = ReturnType<typeof breachJson>;

export function breachJson(row: ShownBreach) {
  const { facts: b, names, restricted, created_at, updated_at, metric_key, metric_name } = row;
  return {
    ...{ id: b.id, number: b.number, key: breachKey(b.number), type: b.type, title: b.title },
    metric: { id: b.metricId, key: metric_key, name: metric_name },
    ...{ slice: b.slice, ref: writeSlice(b.slice), domain: b.domain, markets: b.markets },
    owner: { id: b.ownerId, name: names[b.ownerId] ?? '' },
    ...{ band: b.band, reasons: b.reasons, since: b.since, status: b.status },
    due: { zone: b.due.zone, at: new Date(b.dueAt).toISOString() },
    ...{ overdue: b.overdue, ladderLevel: b.ladderLevel },
    acknowledgedUntil: b.acknowledgedUntil === null ? null : new Date(b.acknowledgedUntil).toISOString(),
    endedAt: b.endedAt === null ? null : new Date(b.endedAt).toISOString(),
    createdAt: created_at.toISOString(),
    updatedAt: updated_at.toISOString(),
    restricted,
    version: b.version,
  };
}

/** A breach with what may be done to it now. */
export async function breachDetail(manager: EntityManager, row: ShownBreach, actor: Actor): Promise<object> {
  const at = Date.now();
  const subject = await loadBreach(manager, row.facts.id, { lock: false, at });
  const allowed = subject ? possibleForBreach(subject, actor, at) : [];
  return {
    ...breachJson(row),
    allowed,
    refused: await reasonsAsSeen(manager, actor.sight, subject ? refusedForBreach(subject, actor, at, allowed) : []),
  };
}
