import type { EntityManager } from 'typeorm';
import type { RoundStage } from '../../../../domain/sign-off/round.js';
import {
  anyObject,
  day,
  instant,
  integer,
  list,
  nullable,
  object,
  person,
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
    status: text,
    openedAt: nullable(instant),
    passedAt: nullable(instant),
    items: object({ total: integer, done: integer, cancelled: integer, overdue: integer }),
    signOff: nullable(
      object({
        round: integer,
        stage: integer,
        stages: list(anyObject),
        contentHash: text,
        content: anyObject,
        waitingFor: list(person),
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
  total: number;
  done: number;
  cancelled: number;
  overdue: number;
  round: { number: number; stage: number; stages: RoundStage[]; content_hash: string; content: unknown } | null;
  signed: string[] | null;
}

export type PhaseJson = ReturnType<typeof jsonOf>;

/** The phases of a program in order, with the sign-off that one at its tollgate waits for. */
export async function phasesOf(manager: EntityManager, programId: string): Promise<PhaseJson[]> {
  const rows = await manager.query<PhaseRow[]>(
    `SELECT ph.*, ph.target_date::text AS target_date,
       count(i.id)::int AS total, count(i.id) FILTER (WHERE i.status = 'done')::int AS done,
       count(i.id) FILTER (WHERE i.status = 'cancelled')::int AS cancelled, count(i.id) FILTER (WHERE i.overdue)::int AS overdue,
       (SELECT to_jsonb(r) FROM sign_off_rounds r WHERE r.id = ph.round_id AND r.state = 'open') AS round,
       (SELECT array_agg(s.person_id::text) FROM sign_off_rounds r JOIN signatures s ON s.round_id = r.id AND s.stage = r.stage
         WHERE r.id = ph.round_id AND r.state = 'open') AS signed
     FROM phases ph LEFT JOIN action_items i ON i.phase_id = ph.id WHERE ph.program_id = $1 GROUP BY ph.id ORDER BY ph.position`,
    [programId],
  );
  const approvers = rows.flatMap(
    ({ round }) => round?.stages.flatMap((stage) => stage.approvers.map((a) => a.personId)) ?? [],
  );
  const people = await manager.query<{ id: string; name: string }[]>('SELECT id, name FROM people WHERE id = ANY($1)', [
    approvers,
  ]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map((row) => jsonOf(row, names));
}

function jsonOf(row: PhaseRow, names: Map<string, string>) {
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
    items: { total: row.total, done: row.done, cancelled: row.cancelled, overdue: row.overdue },
    signOff: round && {
      round: round.number,
      stage: round.stage,
      stages: round.stages,
      contentHash: round.content_hash,
      content: round.content,
      waitingFor: waiting.map(({ personId }) => ({ id: personId, name: names.get(personId) ?? '' })),
    },
  };
}
