import type { EntityManager } from 'typeorm';
import type { StepKind } from '../../domain/record/step.js';
import type { Instant } from '../../domain/time.js';
import type { RecordKind } from '../engine/kinds.js';
import { isSetAside } from './set-aside.js';

/** A step that is due, and of which record it is. */
export interface DueStep {
  kind: RecordKind;
  id: string;
  step: StepKind;
  fireAt: Instant;
  /** Its record was set aside before, and is tried again now. */
  failedBefore: boolean;
}

/** What is due by an instant, the oldest first; of records that are left alone at present, nothing. */
export async function dueSteps(manager: EntityManager, by: Instant, most: number): Promise<DueStep[]> {
  const rows = await manager.query<{ kind: RecordKind; id: string; step: StepKind; fire_at: Date; failed: boolean }[]>(
    `SELECT subject_kind AS kind, subject_id AS id, kind AS step, fire_at, EXISTS (SELECT 1 FROM set_aside f
       WHERE f.subject_kind = p.subject_kind AND f.subject_id = p.subject_id) AS failed FROM planned_steps p
     WHERE state = 'planned' AND fire_at <= to_timestamp($1 / 1000.0)
       AND NOT ${isSetAside('p.subject_kind', 'p.subject_id')} ORDER BY fire_at LIMIT $2`,
    [by, most],
  );
  return rows.map(({ kind, id, step, fire_at, failed }) => ({
    ...{ kind, id, step, fireAt: fire_at.getTime() },
    failedBefore: failed,
  }));
}
