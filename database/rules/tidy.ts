import type { DataSource } from 'typeorm';

/** For how long what rules made of events is kept. `docs/automation.md` states these to people. */
export const evaluationsKept = {
  /** Of those that did not match: the newest of each rule, and for so long. They push out no others. */
  quiet: 1_000,
  quietDays: 30,
  /** Those that matched, failed or could not be answered. */
  days: 400,
} as const;

/** So many go in one round. */
const atOnce = 10_000;

/** Removes what is no longer kept; gives how much that was. */
export async function tidyEvaluations(dataSource: DataSource): Promise<number> {
  const { quiet, quietDays, days } = evaluationsKept;
  const [rows] = await dataSource.query<[object[], number]>(
    `WITH old AS (
       SELECT version_id, event_seq FROM rule_evaluations
       WHERE NOT waits AND evaluated_at < now() - make_interval(days => CASE WHEN outcome = 'not_matched' THEN $1 ELSE $2 END)
       LIMIT ${atOnce}),
     many AS (
       SELECT e.version_id, e.event_seq FROM rules r CROSS JOIN LATERAL (
         SELECT x.version_id, x.event_seq FROM rule_evaluations x WHERE x.rule_id = r.id AND x.outcome = 'not_matched'
         ORDER BY x.event_seq DESC OFFSET $3 LIMIT ${atOnce}) e)
     DELETE FROM rule_evaluations d USING (SELECT * FROM old UNION SELECT * FROM many) g
     WHERE d.version_id = g.version_id AND d.event_seq = g.event_seq RETURNING 1`,
    [quietDays, days, quiet],
  );
  return rows.length;
}
