import type { EntityManager } from 'typeorm';
import type { RecordKind } from '../engine/kinds.js';
import { among } from '../sql/among.js';
import { stepKeyText, type PlannedStep, type StepKind } from '../../domain/record/step.js';

interface StepRow {
  subject_id: string;
  cycle: number;
  policy_version_id: string;
  kind: StepKind;
  level: number;
  occurrence: number;
  fire_at: Date;
  state: 'planned' | 'fired';
  because: string;
}

/** The plan of each subject: what fired and what is still to fire. */
export async function loadSteps(manager: EntityManager, subjectIds: string[]): Promise<Map<string, PlannedStep[]>> {
  const { sql, value } = among(subjectIds, '$1');
  const rows: StepRow[] = await manager.query(
    `SELECT subject_id, cycle, policy_version_id, kind, level, occurrence, fire_at, state, because
     FROM planned_steps WHERE subject_id ${sql}`,
    [value],
  );
  const steps = new Map<string, PlannedStep[]>();
  for (const row of rows) {
    const { subject_id, policy_version_id: policyVersionId, fire_at, ...rest } = row;
    const step = { ...rest, policyVersionId, fireAt: fire_at.getTime() };
    const of = steps.get(subject_id);
    if (of) of.push(step);
    else steps.set(subject_id, [step]);
  }
  return steps;
}

export interface PlanChange {
  subjectKind: RecordKind;
  subjectId: string;
  before: readonly PlannedStep[];
  after: readonly PlannedStep[];
}

/** Which clock, or which command, made it fire. */
export type FiredBy = 'timer' | 'sweep' | 'command';

/** Writes the difference between plans: set-based, whatever the number of subjects. */
export async function savePlans(manager: EntityManager, changes: PlanChange[], firedBy: FiredBy): Promise<void> {
  const gone: { s: string }[] = [];
  const written: object[] = [];
  for (const { subjectKind, subjectId, before, after } of changes) {
    if (before === after) continue;
    const stored = new Map(before.map((step) => [stepKeyText(step), step]));
    for (const step of after) {
      const was = stored.get(stepKeyText(step));
      stored.delete(stepKeyText(step));
      if (was && was.state === step.state && was.fireAt === step.fireAt) continue;
      written.push({ k: subjectKind, s: subjectId, ...keyOf(step), f: step.fireAt, st: step.state, b: step.because });
    }
    for (const step of stored.values()) if (step.state === 'planned') gone.push({ s: subjectId, ...keyOf(step) });
  }
  const writes: Promise<unknown>[] = [];
  if (gone.length > 0) {
    // Said besides, as for the rows of items: the planner takes a set for a hundred.
    const subjects = among([...new Set(gone.map(({ s }) => s))], '$2');
    writes.push(
      manager.query(
        `DELETE FROM planned_steps p USING json_to_recordset($1::json) AS x(s uuid, c integer, p uuid, kd text, l integer, o integer)
       WHERE p.subject_id = x.s AND p.cycle = x.c AND p.policy_version_id = x.p AND p.kind = x.kd AND p.level = x.l
         AND p.occurrence = x.o AND p.state = 'planned' AND p.subject_id ${subjects.sql}`,
        [JSON.stringify(gone), subjects.value],
      ),
    );
  }
  if (written.length > 0)
    writes.push(
      manager.query(
        `INSERT INTO planned_steps AS p
         (subject_kind, subject_id, cycle, policy_version_id, kind, level, occurrence, fire_at, state, because, fired_by, recorded_at)
       SELECT x.k, x.s, x.c, x.p, x.kd, x.l, x.o, to_timestamp(x.f / 1000.0), x.st, x.b,
         CASE WHEN x.st = 'fired' THEN $2 END, CASE WHEN x.st = 'fired' THEN clock_timestamp() END
       FROM json_to_recordset($1::json)
         AS x(k text, s uuid, c integer, p uuid, kd text, l integer, o integer, f double precision, st text, b text)
       ON CONFLICT (subject_id, cycle, policy_version_id, kind, level, occurrence) DO UPDATE
         SET fire_at = excluded.fire_at, state = excluded.state, because = excluded.because,
           fired_by = excluded.fired_by, recorded_at = excluded.recorded_at
         WHERE p.state = 'planned'`,
        [JSON.stringify(written), firedBy],
      ),
    );
  await Promise.all(writes);
}

function keyOf(step: PlannedStep): object {
  return { c: step.cycle, p: step.policyVersionId, kd: step.kind, l: step.level, o: step.occurrence };
}
