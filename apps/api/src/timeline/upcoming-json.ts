import type { ListedItem } from '../../../../database/items/listed-items.js';
import type { Foreseen } from '../../../../domain/item/foresee.js';
import type { ItemRecord } from '../../../../domain/item/item.js';
import { stepKinds, type PlannedStep } from '../../../../domain/record/step.js';
import { formatLocal, localDate } from '../../../../domain/time.js';
import {
  choice,
  flag,
  instant,
  integer,
  list,
  nullable,
  object,
  person,
  schema,
  text,
} from '../openapi/json-schema.js';

/** Of what fires next so much is shown; a ladder may have two thousand rungs, each foreseen on the one before. */
export const mostForeseen = 100;

const who = object({ person, role: text });
export const stepFields = {
  kind: choice(stepKinds),
  level: integer,
  occurrence: integer,
  at: instant,
  local: text,
  zone: text,
  because: text,
  'beyondKnown?': {
    ...flag,
    description:
      'True where it, or the date before which it comes, lies after the days off that the calendar knows (of an item its own, of a program its manager’s): it may move when they are announced, or fall on one. Of exceptions, which count plain days, nothing is said.',
  },
  who: list(who),
};
export const stepSchema = schema('UpcomingStep', object(stepFields));
export const pausedSchema = nullable(object({ since: instant, why: text }));
export const upcomingSchema = object({ items: list(stepSchema), paused: pausedSchema, 'more?': flag });

/** What fires for an item, and whom it reaches. @param names by id */
export function foreseenJson({ step, told }: Foreseen, row: ListedItem, names: ReadonlyMap<string, string>) {
  return {
    ...stepJson(step, row.due_zone),
    beyondKnown: isBeyond(step, row.due_zone, row.known_until ?? null, row.due_at.getTime()),
    who: told.map(({ personId, role }) => ({ person: { id: personId, name: names.get(personId) ?? '' }, role })),
  };
}

/** Since when nothing fires, and why. */
export function pausedJson({ item: { pausedSince } }: ItemRecord, row: ListedItem) {
  if (pausedSince === null) return null;
  return { since: new Date(pausedSince).toISOString(), why: row.hold_reason ?? 'it waits for sign-off' };
}

/** @param dueAt what a reminder is counted back from */
export function isBeyond(
  { kind, fireAt }: PlannedStep,
  zone: string,
  knownUntil: string | null,
  dueAt = fireAt,
): boolean {
  return localDate(kind === 'reminder' ? dueAt : fireAt, zone) > (knownUntil ?? '');
}

export function stepJson({ kind, level, occurrence, fireAt, because }: PlannedStep, zone: string) {
  return {
    kind,
    level,
    occurrence,
    at: new Date(fireAt).toISOString(),
    local: formatLocal(fireAt, zone),
    zone,
    because,
  };
}
