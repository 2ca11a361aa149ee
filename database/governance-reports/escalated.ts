import { mostRows, type EscalatedSection } from '../../domain/governance-report/report.js';
import type { Placing } from '../access/visible.js';
import { shownKinds, type RecordKind } from '../engine/kinds.js';
import { asking, inWeek, inWeekBefore, itemsIn, named, seenInScope, type AskedReport } from './asked.js';

/** Of those who were told, so many are named. */
const mostNames = 8;

interface Row {
  before: number;
  levels: { level: number; count: number }[];
  acknowledged: number;
  median: number | null;
  rows: {
    kind: RecordKind;
    id: string;
    number: number;
    title: string;
    at: number;
    level: number;
    told: string[];
    after: number | null;
  }[];
}

/** What ladders told in the week, of records of all kinds, and how soon somebody said that they are on it. */
export async function escalatedIn(asked: AskedReport): Promise<EscalatedSection> {
  const { sql: items, params } = itemsIn(asked);
  const [row] = await asking<Row>(
    asked,
    (place) => `WITH told AS MATERIALIZED (
       SELECT e.subject_kind, e.subject_id, e.seq, e.at, e.data, ${inWeek(asked, place, 'e.at')} AS in_week FROM audit_events e
       WHERE e.type LIKE '%.escalated' AND (${inWeek(asked, place, 'e.at')} OR ${inWeekBefore(asked, place, 'e.at')})),
     records AS (${recordsOf(asked, items, place)}),
     levels AS MATERIALIZED (
       SELECT r.kind, r.id, r.number, r.title, t.at, t.in_week, t.data -> 'told' AS told, (t.data ->> 'level')::int AS level,
         (SELECT extract(epoch FROM min(a.at) - t.at) * 1000 FROM audit_events a WHERE a.subject_id = t.subject_id
            AND a.seq > t.seq AND a.type LIKE '%.acknowledged' AND a.at <= ${place(new Date(asked.now))}::timestamptz)::float8 AS after
       FROM told t JOIN records r ON r.kind = t.subject_kind AND r.id = t.subject_id)
     SELECT count(*) FILTER (WHERE NOT in_week)::int AS before,
       count(after) FILTER (WHERE in_week)::int AS acknowledged,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY after) FILTER (WHERE in_week) AS median,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('level', l.level, 'count', l.n) ORDER BY l.level), '[]') FROM
         (SELECT level, count(*) AS n FROM levels WHERE in_week GROUP BY 1) l) AS levels,
       (SELECT coalesce(jsonb_agg(to_jsonb(f)), '[]') FROM (
         SELECT l.kind, l.id, l.number, l.title, extract(epoch FROM l.at) * 1000 AS at, l.level, l.after,
           ARRAY(SELECT DISTINCT p.name FROM jsonb_array_elements(l.told) d JOIN people p ON p.id = (d ->> 'personId')::uuid
             ORDER BY p.name LIMIT ${mostNames}) AS told
         FROM levels l WHERE l.in_week
         ORDER BY l.level DESC, l.after IS NOT NULL, l.at, l.kind, l.number LIMIT ${mostRows}) f) AS rows
     FROM levels`,
    params,
  );
  return sectionOf(row ?? { before: 0, levels: [], acknowledged: 0, median: null, rows: [] });
}

function sectionOf({ before, levels, acknowledged, median, rows }: Row): EscalatedSection {
  const week = levels.reduce((all, { count }) => all + count, 0);
  return {
    levels: { week, before },
    byLevel: levels,
    ...{ acknowledged, medianMs: median },
    records: {
      total: week,
      rows: rows.map(({ kind, id, number, title, at, level, told, after }) => ({
        ...named(kind, { id, number, title }),
        ...{ at: Math.round(at), level, told, acknowledgedAfterMs: after },
      })),
    },
  };
}

/** SQL: records of which something was told, of the scope and seen. */
function recordsOf(asked: AskedReport, items: string, place: Placing): string {
  const among = (k: string): string => `${k}.id IN (SELECT t.subject_id FROM told t)`;
  return [
    `SELECT 'action_item' AS kind, i.id, i.number, i.title FROM action_items i WHERE ${among('i')} AND ${items}`,
    ...shownKinds
      .filter(({ kind }) => kind !== 'proposal')
      .map(
        ({ kind, table }) =>
          `SELECT '${kind}', k.id, k.number, k.title FROM ${table} k WHERE ${among('k')} AND ${seenInScope(asked, kind, place, 'k')}`,
      ),
  ].join(' UNION ALL ');
}
