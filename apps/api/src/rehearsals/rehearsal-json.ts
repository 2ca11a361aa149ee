import type { RehearsalRow } from '../../../../database/rehearsals/orders.js';
import type { RehearsalResult } from '../../../../database/rehearsals/rehearsals.js';
import {
  anyObject,
  mapOf,
  choice,
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
import { proofAskedSchema } from '../items/proved-json.js';

const facts = {
  id: uuid,
  program: nullable(reference),
  template: nullable(object({ id: uuid, name: text, version: integer })),
  days: integer,
  policyVersions: anyObject,
  state: choice(['waiting', 'playing', 'done', 'failed', 'cancelled']),
  requestedBy: person,
  requestedAt: instant,
  startsAt: nullable(instant),
  reachedAt: nullable(instant),
  endedAt: nullable(instant),
  mode: nullable(text),
  note: nullable(text),
};

export const rehearsalSummarySchema = schema(
  'Rehearsal',
  object(facts, 'What would happen if nobody did anything. `reachedAt` is how far the play has come.'),
);
export const rehearsalSchema = schema(
  'RehearsalResult',
  object({
    ...facts,
    result: nullable(
      object({
        messages: integer,
        letters: integer,
        people: list(
          object({
            person,
            messages: integer,
            letters: integer,
            byKind: mapOf(integer),
            highestLevel: nullable(integer),
          }),
        ),
        timeline: list(
          object({
            at: instant,
            local: text,
            type: text,
            item: nullable(object({ id: uuid, key: text, title: text })),
            level: nullable(integer),
            because: text,
            proof: nullable(proofAskedSchema),
            told: list(object({ person, role: text })),
          }),
        ),
        left: integer,
      }),
    ),
  }),
);

export function rehearsalJson(row: RehearsalRow) {
  return {
    id: row.id,
    program: row.program_id === null ? null : { id: row.program_id, name: row.program ?? '' },
    template:
      row.template_id === null
        ? null
        : { id: row.template_id, name: row.template ?? '', version: row.template_version ?? 0 },
    days: row.days,
    policyVersions: row.policy_versions,
    state: row.state,
    requestedBy: { id: row.requested_by, name: row.requester },
    requestedAt: row.requested_at.toISOString(),
    startsAt: row.starts_at?.toISOString() ?? null,
    reachedAt: row.reached_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    mode: row.mode,
    note: row.note,
  };
}

/** What it is kept by besides is not sent. */
export function resultJson({ leftOf: _kept, timeline, ...result }: RehearsalResult) {
  return {
    ...result,
    timeline: timeline.map(({ subjectId: _of, told, proof = null, ...event }) => ({
      ...event,
      proof,
      told: told.map(({ person: { id, name }, role }) => ({ person: { id, name }, role })),
    })),
  };
}
