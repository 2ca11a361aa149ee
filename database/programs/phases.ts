import type { EntityManager } from 'typeorm';
import type { PhaseStatus } from '../../domain/program/table.js';
import type { Glass } from '../../domain/sign-off/glass.js';
import type { RoundStage } from '../../domain/sign-off/stages.js';
import type { Sight } from '../../domain/access/sight.js';
import { brokenGlass } from '../sign-off/rounds.js';
import { placingIn, seesItem } from '../access/visible.js';

/** A phase with the counts of its items, and the sign-off that one at its tollgate waits for. */
export interface PhaseRow {
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
    glasses: Glass[];
  } | null;
  broken_glass: boolean;
  signed: string[] | null;
  /** Those who did the work of the phase. */
  workers: string[] | null;
}

/** The phases of a program in order, with the counts of the items that somebody sees. */
export function loadPhases(manager: EntityManager, programId: string, seenBy?: Sight): Promise<PhaseRow[]> {
  const params: unknown[] = [programId];
  const seen = seenBy ? seesItem(seenBy, placingIn(params)) : 'TRUE';
  return manager.query<PhaseRow[]>(
    `SELECT ph.*, ph.target_date::text AS target_date,
       ${brokenGlass('ph.id')} AS broken_glass, count(i.id)::int AS total, count(i.id) FILTER (WHERE i.status = 'done')::int AS done,
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
     FROM phases ph LEFT JOIN action_items i ON i.phase_id = ph.id AND ${seen} WHERE ph.program_id = $1 GROUP BY ph.id ORDER BY ph.position`,
    params,
  );
}

/** Whether the phase that is open in a program has items. */
export async function hasItemsInTurn(manager: EntityManager, programId: string): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `SELECT 1 FROM phases ph JOIN action_items i ON i.phase_id = ph.id
     WHERE ph.program_id = $1 AND ph.status = 'open' LIMIT 1`,
    [programId],
  );
  return rows.length > 0;
}

/** The state of a phase of a program; undefined where the program has no such phase. */
export async function phaseStatus(
  manager: EntityManager,
  programId: string,
  phaseId: string,
): Promise<PhaseStatus | undefined> {
  const [phase] = await manager.query<{ status: PhaseStatus }[]>(
    'SELECT status FROM phases WHERE id = $1 AND program_id = $2',
    [phaseId, programId],
  );
  return phase?.status;
}

/** The ids of a program's phases. */
export async function phaseIdsOf(manager: EntityManager, programId: string): Promise<string[]> {
  const phases = await manager.query<{ id: string }[]>('SELECT id FROM phases WHERE program_id = $1', [programId]);
  return phases.map(({ id }) => id);
}
