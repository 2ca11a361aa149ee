import { chartWeeks, type WeekOfItems } from '../../domain/governance-report/report.js';
import { weeksBefore } from '../../domain/governance-report/week.js';
import { ageFrom, isOpenItem, movesItem, onTimeColumns, stateAfter, type OnTime } from '../programs/progress.js';
import { asking, endOfCount, itemsIn, type AskedReport } from './asked.js';

/** What was signed off in each week, and what was open at its end by age, up to the week of the report. */
export async function weeksOfItems(asked: AskedReport): Promise<WeekOfItems[]> {
  const weeks = Array.from({ length: chartWeeks }, (_, back) =>
    weeksBefore(asked.week, chartWeeks - 1 - back, asked.zone),
  );
  const done = await doneByWeek(
    asked,
    weeks.map(({ from }) => from),
  );
  const open = await openAtEnds(
    asked,
    weeks.map(({ to }) => Math.min(to, asked.now)),
  );
  return weeks.map(({ name }, place) => ({
    name,
    done: done.get(place)?.n ?? 0,
    kept: done.get(place)?.kept ?? 0,
    open: open[place] ?? ageFrom.map(() => 0),
  }));
}

async function doneByWeek(asked: AskedReport, begins: readonly number[]): Promise<Map<number, OnTime>> {
  const { sql, params } = itemsIn(asked);
  const rows = await asking<OnTime & { week: number }>(
    asked,
    (place) => {
      const from = place(begins.map((at) => new Date(at)));
      return `SELECT width_bucket(i.done_at, ${from}::timestamptz[]) - 1 AS week, ${onTimeColumns()} FROM action_items i
        WHERE i.status = 'done' AND i.done_at >= (${from}::timestamptz[])[1]
          AND i.done_at < ${place(new Date(endOfCount(asked)))}::timestamptz AND ${sql} GROUP BY 1`;
    },
    params,
  );
  return new Map(rows.map(({ week, ...row }) => [week, row]));
}

/**
 * How many items were open at each of these instants, by their age then, as the trail has it: what was closed before the first of
 * them and was not touched since is not looked at.
 */
async function openAtEnds(asked: AskedReport, ends: readonly number[]): Promise<number[][]> {
  const { sql, params } = itemsIn(asked);
  const rows = await asking<{ week: number; age: number; n: number }>(
    asked,
    (place) => {
      const at = place(ends.map((end) => new Date(end)));
      const age = `(extract(epoch FROM w.at - m.activated_at) / 86400)::float8`;
      return `WITH of AS MATERIALIZED (SELECT i.id, i.activated_at FROM action_items i
         WHERE i.activated_at IS NOT NULL AND (${isOpenItem} OR i.updated_at >= (${at}::timestamptz[])[1]) AND ${sql}),
       moves AS (
         SELECT e.at, lead(e.at) OVER w AS until, of.activated_at, ${stateAfter} AS state
         FROM of JOIN audit_events e ON e.subject_id = of.id
         WHERE e.subject_kind = 'action_item' AND ${movesItem} WINDOW w AS (PARTITION BY e.subject_id ORDER BY e.seq))
       SELECT w.n::int - 1 AS week, greatest(width_bucket(${age}, ${place(ageFrom)}::float8[]) - 1, 0) AS age, count(*)::int AS n
       FROM unnest(${at}::timestamptz[]) WITH ORDINALITY AS w(at, n)
       JOIN moves m ON m.at <= w.at AND (m.until IS NULL OR m.until > w.at) AND m.activated_at <= w.at
       WHERE m.state NOT IN ('done', 'cancelled') GROUP BY 1, 2`;
    },
    params,
  );
  return ends.map((_, week) =>
    ageFrom.map((_days, age) => rows.find((row) => row.week === week && row.age === age)?.n ?? 0),
  );
}
