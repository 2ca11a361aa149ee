import { phaseStatuses } from '../../../../domain/program/table.js';
import type { EntityManager } from 'typeorm';
import { loadDelegations } from '../../../../database/delegations/load-delegations.js';
import type { Delegations } from '../../../../domain/delegation/delegation.js';
import type { RoundStage } from '../../../../domain/sign-off/stages.js';
import { waitingJson, waitingSchema } from '../delegations/waiting.js';
import {
  anyObject,
  choice,
  day,
  instant,
  integer,
  list,
  nullable,
  object,
  schema,
  text,
  uuid,
} from '../openapi/json-schema.js';

export const phaseSchema = schema(
  'Phase',
  object({
    id: uuid,
    position: integer,
    name: text,
    description: text,
    targetDate: nullable(day),
    targetMissedAt: nullable(instant),
    status: choice(phaseStatuses),
    openedAt: nullable(instant),
    passedAt: nullable(instant),
    blocked: nullable(object({ since: instant, because: text })),
    items: object({ total: integer, done: integer, cancelled: integer, overdue: integer, doneElsewhere: integer }),
    signOff: nullable(
      object({
        id: uuid,
        round: integer,
        stage: integer,
        stages: list(anyObject),
        contentHash: text,
        content: anyObject,
        waitingFor: list(waitingSchema),
      }),
    ),
  }),
);

interface PhaseRow {
  id: string;
  position: number;
  name: string;
  description: string;
  target_date: string | null;
  target_missed_at: Date | null;
  status: string;
  opened_at: Date | null;
  passed_at: Date | null;
  blocked_since: Date | null;
  blocked_because: string | null;
  total: number;
  done: number;
  cancelled: number;
  overdue: number;
  done_elsewhere: number;
  round: {
    id: string;
    number: number;
    stage: number;
    stages: RoundStage[];
    content_hash: string;
    content: unknown;
  } | null;
  signed: string[] | null;
  /** Those who did the work of the phase. */
  workers: string[] | null;
}

export type PhaseJson = ReturnType<typeof jsonOf>;

/** The phases of a program in order, with the sign-off that one at its tollgate waits for. */
export async function phasesOf(manager: EntityManager, programId: string): Promise<PhaseJson[]> {
  const rows = await manager.query<PhaseRow[]>(
    `SELECT ph.*, ph.target_date::text AS target_date,
       count(i.id)::int AS total, count(i.id) FILTER (WHERE i.status = 'done')::int AS done,
       count(i.id) FILTER (WHERE i.status = 'cancelled')::int AS cancelled, count(i.id) FILTER (WHERE i.overdue)::int AS overdue,
       count(i.id) FILTER (WHERE i.status = 'done' AND i.round_id IS NULL)::int AS done_elsewhere,
       (SELECT to_jsonb(r) FROM sign_off_rounds r WHERE r.id = ph.round_id AND r.state = 'open') AS round,
       (SELECT array_agg(coalesce(s.for_person_id, s.person_id)::text) FROM sign_off_rounds r
         JOIN signatures s ON s.round_id = r.id AND s.stage = r.stage AND s.revoked_at IS NULL
         WHERE r.id = ph.round_id AND r.state = 'open') AS signed,
       CASE WHEN ph.status = 'tollgate' THEN array(SELECT w.owner_id::text FROM action_items w WHERE w.phase_id = ph.id AND w.status IN ('done', 'cancelled')
         UNION SELECT w.submitted_by::text FROM action_items w WHERE w.phase_id = ph.id AND w.status IN ('done', 'cancelled') AND w.submitted_by IS NOT NULL
         UNION SELECT c ->> 'personId' FROM action_items w, jsonb_array_elements(w.contributors) c WHERE w.phase_id = ph.id AND w.status IN ('done', 'cancelled')
         UNION SELECT jsonb_array_elements_text(ph.steered_by)) END AS workers
     FROM phases ph LEFT JOIN action_items i ON i.phase_id = ph.id WHERE ph.program_id = $1 GROUP BY ph.id ORDER BY ph.position`,
    [programId],
  );
  const approvers = rows.flatMap(
    ({ round }) => round?.stages.flatMap((stage) => stage.approvers.map((a) => a.personId)) ?? [],
  );
  const people = await manager.query<{ id: string; name: string }[]>('SELECT id, name FROM people WHERE id = ANY($1)', [
    approvers,
  ]);
  const names = Object.fromEntries(people.map(({ id, name }) => [id, name]));
  const at = Date.now();
  const delegations = approvers.length > 0 ? await loadDelegations(manager, at) : new Map<never, never>();
  return rows.map((row) => jsonOf(row, { names, delegations, at }));
}

function jsonOf(row: PhaseRow, circumstances: { names: Record<string, string>; delegations: Delegations; at: number }) {
  const { round } = row;
  const waiting = (round?.stages[round.stage - 1]?.approvers ?? []).filter(
    ({ personId }) => !row.signed?.includes(personId),
  );
  return {
    id: row.id,
    position: row.position,
    name: row.name,
    description: row.description,
    targetDate: row.target_date,
    targetMissedAt: row.target_missed_at?.toISOString() ?? null,
    status: row.status,
    openedAt: row.opened_at?.toISOString() ?? null,
    passedAt: row.passed_at?.toISOString() ?? null,
    blocked: row.blocked_since && { since: row.blocked_since.toISOString(), because: row.blocked_because ?? '' },
    items: {
      total: row.total,
      done: row.done,
      cancelled: row.cancelled,
      overdue: row.overdue,
      doneElsewhere: row.done_elsewhere,
    },
    signOff: round && {
      id: round.id,
      round: round.number,
      stage: round.stage,
      stages: round.stages,
      contentHash: round.content_hash,
      content: round.content,
      waitingFor: waitingJson(waiting, { ...circumstances, barred: row.workers ?? [] }),
    },
  };
}
