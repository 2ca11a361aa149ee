import type { EntityManager } from 'typeorm';
import { wordKey } from '../../domain/item/words.js';
import type { Instant } from '../../domain/time.js';
import { placingIn } from '../access/visible.js';
import type { Condition } from '../sql/condition.js';
import { ageFrom, bucketOf, isOpenItem, lateFrom, onTimeColumns, type OnTime } from './progress.js';

/** By what open and signed-off items are told apart. */
export const ageingBy = ['market', 'domain', 'program', 'team'] as const;
export type AgeingBy = (typeof ageingBy)[number];

/** So many slices are told, those with most that is late first. */
export const mostSlices = 200;

export interface AgeingSlice {
  /** Of a program or team. */
  id: string | null;
  /** As it is written most often; null: the items that have none. */
  name: string | null;
  /** Of what is open, by `ageFrom`. */
  byAge: number[];
  /** Of what is late, by `lateFrom`. */
  byLate: number[];
  onTime: OnTime;
  /** In all, of which these are the first. */
  slices: number;
}

/**
 * SQL: the markets of `action_items i` of program `p` and owner `w`: what is said of it most closely, as lists of items narrowed
 * by market have it. One without any has the market null.
 */
function marketsOf(place: (value: unknown) => string): string {
  const has = `i.words @> ${place([wordKey(['attribute', 'market'])])}::bigint[]`;
  const empty = `i.words @> ${place([wordKey(['attribute', 'market', ''])])}::bigint[]`;
  const said = `SELECT array_agg(a.said) FROM jsonb_each_text(i.attributes) a (name, said) WHERE folded(a.name) = 'market'`;
  return `CROSS JOIN LATERAL unnest(CASE WHEN ${has} AND NOT ${empty} THEN (${said})
      WHEN cardinality(p.markets) = 1 THEN p.markets WHEN w.market IS NOT NULL THEN ARRAY[w.market]
      WHEN cardinality(p.markets) > 0 THEN p.markets ELSE ARRAY[NULL::text] END) AS m (market)`;
}

/** SQL: what slices are told apart by, and what an item of `i`, `p`, `w` is joined with for it. */
function sliced(by: AgeingBy, place: (value: unknown) => string): Record<'id' | 'key' | 'name' | 'join', string> {
  switch (by) {
    case 'market':
      return { id: 'NULL::uuid', key: 'folded(m.market)', name: 'm.market', join: marketsOf(place) };
    case 'domain':
      return { id: 'NULL::uuid', key: 'folded(p.domain)', name: 'p.domain', join: '' };
    case 'program':
      return { id: 'p.id', key: 'p.id', name: 'p.name', join: '' };
    case 'team':
      return { id: 't.id', key: 't.id', name: 't.name', join: 'LEFT JOIN teams t ON t.id = w.team_id' };
  }
}

/**
 * How old and how late what is open is, and how much of what was signed off was on time, for each market, domain, program or team of
 * the owner. An item of several markets counts in each.
 *
 * @param of the items, as `action_items i`
 */
export async function ageingSlices(
  manager: EntityManager,
  by: AgeingBy,
  of: Condition,
  now: Instant,
): Promise<AgeingSlice[]> {
  const params = [...of.params];
  const place = placingIn(params);
  const at = place(new Date(now));
  const { id, key, name, join } = sliced(by, place);
  const counts = (since: string, bounds: readonly number[], of: string): string => {
    const bucket = bucketOf(since, at, place(bounds));
    return `jsonb_build_array(${bounds.map((_, n) => `count(*) FILTER (WHERE ${of} AND ${bucket} = ${n})`).join(', ')})`;
  };
  const [open, late] = [isOpenItem, `${isOpenItem} AND i.overdue`];
  return manager
    .query<(Omit<AgeingSlice, 'onTime'> & OnTime)[]>(
      `SELECT ${id} AS id,
         mode() WITHIN GROUP (ORDER BY ${name}) AS name, ${counts('i.activated_at', ageFrom, open)} AS "byAge",
         ${counts('i.due_at', lateFrom, late)} AS "byLate", ${onTimeColumns(`i.status = 'done'`)},
         count(*) OVER ()::int AS slices
       FROM action_items i JOIN programs p ON p.id = i.program_id JOIN people w ON w.id = i.owner_id ${join}
       WHERE (${open} OR i.status = 'done') AND ${of.sql}
       GROUP BY ${key}
       ORDER BY count(*) FILTER (WHERE ${late}) DESC, count(*) FILTER (WHERE ${open}) DESC, name NULLS LAST
       LIMIT ${place(mostSlices)}`,
      params,
    )
    .then((rows) =>
      rows.map(({ n, kept, keptFirst, elsewhere, ...slice }) => ({
        ...slice,
        onTime: { n, kept, keptFirst, elsewhere },
      })),
    );
}
