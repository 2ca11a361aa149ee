import type { EntityManager } from 'typeorm';
import { presentTrace } from '../../config/spans.js';
import { notThere } from '../engine/not-there.js';
import { isUuid } from '../../domain/uuid.js';
import type { Keyset, Sorts } from '../paging/keyset.js';
import type { RehearsalResult, RehearsedTemplate, RehearsedVersions } from './rehearsals.js';
import type { Sight } from '../../domain/access/sight.js';
import { seenAmong } from '../access/unseen.js';

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

const columns = `r.id, r.program_id, g.name AS program, r.template_id, t.name AS template,
  (r.launch->>'version')::int AS template_version, r.days, r.policy_versions, r.state, r.requested_by,
  p.name AS requester, r.requested_at, r.starts_at, r.reached_at, r.ended_at, r.mode, r.note`;
const tables = `rehearsals r LEFT JOIN programs g ON g.id = r.program_id LEFT JOIN templates t ON t.id = r.template_id
  JOIN people p ON p.id = r.requested_by`;

export const rehearsalSorts: Sorts = {
  requested: [
    { sql: 'r.requested_at', type: 'timestamptz' },
    { sql: 'r.id', type: 'uuid' },
  ],
};

/** Rehearsals without what came out, in the order of the slice. */
export function rehearsalsBy(
  manager: EntityManager,
  {
    programId,
    state,
    seenBy,
  }: { programId?: string | undefined; state?: string | undefined; seenBy?: Sight | undefined },
  slice: Keyset,
): Promise<RehearsalRow[]> {
  const params: unknown[] = [programId ?? null, state ?? null];
  return manager.query<RehearsalRow[]>(
    `SELECT ${columns}, ${slice.columns} FROM ${tables}
     WHERE ($1::uuid IS NULL OR r.program_id = $1) AND ($2::text IS NULL OR r.state = $2)
       AND ${seenAmong('rehearsals', seenBy, params, 'r.id')} AND ${slice.after(params)} ${slice.orderBy}`,
    params,
  );
}

/** @throws Refusal `not-found` */
export async function findRehearsal(
  manager: EntityManager,
  id: string,
): Promise<RehearsalRow & { result: RehearsalResult | null }> {
  const [row] = isUuid(id)
    ? await manager.query<(RehearsalRow & { result: RehearsalResult | null })[]>(
        `SELECT ${columns}, r.result FROM ${tables} WHERE r.id = $1`,
        [id],
      )
    : [];
  if (!row) throw notThere('rehearsals', id);
  return row;
}

interface Ordered {
  id: string;
  days: number;
  requestedBy: string;
  /** Epoch ms. */
  at: number;
}

/** Orders that a program be played; an id that exists is left alone. */
export async function orderForProgram(
  manager: EntityManager,
  { id, programId, versions, days, requestedBy, at }: Ordered & { programId: string; versions: RehearsedVersions },
): Promise<void> {
  await manager.query(
    `INSERT INTO rehearsals (id, program_id, policy_versions, days, requested_by, requested_at, trace)
     VALUES ($1, $2, $3, $4, $5, to_timestamp($6 / 1000.0), $7) ON CONFLICT (id) DO NOTHING`,
    [id, programId, JSON.stringify(versions), days, requestedBy, at, presentTrace()],
  );
}

/** Orders that a template be played as the program that it would make; an id that exists is left alone. */
export async function orderForTemplate(
  manager: EntityManager,
  { id, template: { templateId, ...launch }, days, requestedBy, at }: Ordered & { template: RehearsedTemplate },
): Promise<void> {
  await manager.query(
    `INSERT INTO rehearsals (id, template_id, launch, days, requested_by, requested_at, trace)
     VALUES ($1, $2, $3, $4, $5, to_timestamp($6 / 1000.0), $7) ON CONFLICT (id) DO NOTHING`,
    [id, templateId, JSON.stringify(launch), days, requestedBy, at, presentTrace()],
  );
}

/** False where it has ended already. */
export async function cancelRehearsal(manager: EntityManager, id: string): Promise<boolean> {
  const [, ended] = await manager.query<[unknown[], number]>(
    `UPDATE rehearsals SET state = 'cancelled', ended_at = now() WHERE id = $1 AND state IN ('waiting', 'playing')`,
    [id],
  );
  return ended > 0;
}
