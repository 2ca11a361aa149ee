import type { EntityManager } from 'typeorm';
import { reasonsAsSeen } from '../../../../database/access/texts-as-seen.js';
import { loadOccurrence } from '../../../../database/occurrences/load.js';
import type { ShownOccurrence } from '../../../../database/occurrences/row.js';
import { possibleForOccurrence, refusedForOccurrence } from '../../../../domain/access/occurrence-access.js';
import { controlKey } from '../../../../domain/control/control.js';
import { occurrenceKey } from '../../../../domain/occurrence/occurrence.js';
import { occurrenceStatuses } from '../../../../domain/occurrence/table.js';
import type { Actor } from '../access/actor.js';
import { refusedSchema } from '../items/refused-json.js';
import {
  choice,
  day,
  flag,
  instant,
  integer,
  list,
  nullable,
  object,
  person,
  schema,
  text,
  uuid,
  versioned,
} from '../openapi/json-schema.js';

export const occurrenceSchema = versioned(
  'ControlOccurrence',
  object({
    id: uuid,
    number: integer,
    key: text,
    control: object({ id: uuid, key: text, title: text }),
    run: { ...integer, description: 'Of its control, from 1.' },
    controlRevision: { ...integer, description: 'Which version of its control was in force when it was expected.' },
    title: text,
    domain: nullable(text),
    markets: list(text),
    nominal: { ...day, description: 'Its date by the frequency.' },
    date: { ...day, description: 'The date on which it falls.' },
    opensAt: instant,
    operator: person,
    status: choice(occurrenceStatuses),
    performance: nullable(
      object({
        note: nullable(text),
        links: list(text),
        population: nullable(integer),
        exceptions: nullable(integer),
        doneOn: {
          ...nullable(day),
          description: 'The day on which it was done, where another one was said than that of `at`.',
        },
        by: person,
        at: instant,
      }),
    ),
    closing: {
      ...nullable(object({ reason: text, by: nullable(person), at: instant })),
      description: 'Why it is not made up for, or not expected any more.',
    },
    raised: {
      ...flag,
      description: 'By policy a finding or an observation was raised by it; its control is linked to that.',
    },
    due: object({ date: day, time: nullable(text), zone: text, at: instant }, 'Until when it is performed in time.'),
    missedAt: { ...nullable(instant), description: 'When it was missed; stays, whatever becomes of it.' },
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

export const occurrenceDetailSchema = schema('ControlOccurrenceDetail', {
  allOf: [occurrenceSchema, object({ allowed: list(text), refused: list(refusedSchema) })],
});

export type OccurrenceJson = ReturnType<typeof occurrenceJson>;

export function occurrenceJson({ facts: o, names, restricted, created_at, updated_at, control }: ShownOccurrence) {
  const named = (id: string): { id: string; name: string } => ({ id, name: names[id] ?? '' });
  const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
  const { performance: p, closing: c } = o;
  return {
    ...{ id: o.id, number: o.number, key: occurrenceKey(o.number) },
    control: { id: control.id, key: controlKey(control.number), title: control.title },
    ...{ run: o.run, controlRevision: o.controlRevision, title: o.title, domain: o.domain, markets: o.markets },
    ...{ nominal: o.nominal, date: o.date, opensAt: new Date(o.opensAt).toISOString() },
    ...{ operator: named(o.operatorId), status: o.status },
    performance: p && { ...p, doneOn: p.doneOn ?? null, by: named(p.by), at: new Date(p.at).toISOString() },
    closing: c && { reason: c.reason, by: c.by === null ? null : named(c.by), at: new Date(c.at).toISOString() },
    raised: o.findingId !== null,
    due: { date: o.due.date, time: o.due.time, zone: o.due.zone, at: new Date(o.dueAt).toISOString() },
    ...{ missedAt: iso(o.missedAt), overdue: o.overdue, ladderLevel: o.ladderLevel },
    ...{ acknowledgedUntil: iso(o.acknowledgedUntil), endedAt: iso(o.endedAt) },
    createdAt: created_at.toISOString(),
    updatedAt: updated_at.toISOString(),
    restricted,
    version: o.version,
  };
}

/** An occurrence with what may be done to it now. */
export async function occurrenceDetail(manager: EntityManager, row: ShownOccurrence, actor: Actor): Promise<object> {
  const at = Date.now();
  const subject = await loadOccurrence(manager, row.facts.id, { lock: false, at });
  const allowed = subject ? possibleForOccurrence(subject, actor, at) : [];
  return {
    ...occurrenceJson(row),
    allowed,
    refused: await reasonsAsSeen(
      manager,
      actor.sight,
      subject ? refusedForOccurrence(subject, actor, at, allowed) : [],
    ),
  };
}
