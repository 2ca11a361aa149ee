import type { EntityManager } from 'typeorm';
import type { PopulationUnit } from '../../domain/control-test/control-test.js';
import { occurrenceKey } from '../../domain/occurrence/occurrence.js';

/** Dates, both included. */
export interface Period {
  from: string;
  until: string;
}

/** More runs than that are a list of their own: a control that is performed daily has as many in thirty years. */
const mostRuns = 10_000;

/** The runs of a control that fell into a period, and whose time is over: performed, late or not at all. */
export async function runsDueIn(
  manager: EntityManager,
  controlId: string,
  { from, until }: Period,
): Promise<PopulationUnit[]> {
  const rows = await manager.query<{ number: number; date: string; status: string; by: string | null }[]>(
    `SELECT o.number, o.date::text, o.status, coalesce(o.performance ->> 'by', o.operator_id::text) AS by FROM occurrences o
     WHERE o.control_id = $1 AND o.date BETWEEN $2::date AND $3::date AND o.status NOT IN ('expected', 'withdrawn')
     ORDER BY o.run LIMIT ${mostRuns}`,
    [controlId, from, until],
  );
  return rows.map(({ number, date, status, by }) => ({
    ...{ key: occurrenceKey(number), title: `${date}, ${status.replaceAll('_', ' ')}`, link: null, by },
  }));
}
