import type { EntityManager } from 'typeorm';
import type { RehearsalResult } from '../../../../database/rehearsals/rehearsals.js';
import { Refusal } from '../../../../domain/refusal.js';
import { isUuid } from '../openapi/fields.js';
import {
  anyObject,
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
          object({ person, messages: integer, letters: integer, byKind: anyObject, highestLevel: nullable(integer) }),
        ),
        timeline: list(
          object({
            at: instant,
            local: text,
            type: text,
            item: nullable(object({ id: uuid, key: text, title: text })),
            level: nullable(integer),
            because: text,
            told: list(object({ person, role: text })),
          }),
        ),
        left: integer,
      }),
    ),
  }),
);

export interface RehearsalRow {
  id: string;
  program_id: string | null;
  program: string | null;
  template_id: string | null;
  template: string | null;
  template_version: number | null;
  days: number;
  policy_versions: Record<string, string>;
  state: string;
  requested_by: string;
  requester: string;
  requested_at: Date;
  starts_at: Date | null;
  reached_at: Date | null;
  ended_at: Date | null;
  mode: string | null;
  note: string | null;
}

export const rehearsalColumns = `r.id, r.program_id, g.name AS program, r.template_id, t.name AS template,
  (r.launch->>'version')::int AS template_version, r.days, r.policy_versions, r.state, r.requested_by,
  p.name AS requester, r.requested_at, r.starts_at, r.reached_at, r.ended_at, r.mode, r.note`;
export const rehearsalTables = `rehearsals r LEFT JOIN programs g ON g.id = r.program_id LEFT JOIN templates t ON t.id = r.template_id
  JOIN people p ON p.id = r.requested_by`;

/** @throws Refusal `not-found` */
export async function findRehearsal(
  manager: EntityManager,
  id: string,
): Promise<RehearsalRow & { result: RehearsalResult | null }> {
  const [row] = isUuid(id)
    ? await manager.query<(RehearsalRow & { result: RehearsalResult | null })[]>(
        `SELECT ${rehearsalColumns}, r.result FROM ${rehearsalTables} WHERE r.id = $1`,
        [id],
      )
    : [];
  if (!row) throw new Refusal('not-found', `There is no rehearsal ${id}. List the rehearsals.`);
  return row;
}

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
