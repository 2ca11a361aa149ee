import { causeName } from '../../domain/analysis/taxonomy.js';
import { chartWeeks, mostRows, type CausesSection } from '../../domain/governance-report/report.js';
import { weeksBefore } from '../../domain/governance-report/week.js';
import type { Rating } from '../../domain/policy/rating.js';
import { placingIn, type Placing } from '../access/visible.js';
import { countCauses } from '../analyses/pareto.js';
import { presentTaxonomy } from '../analyses/taxonomy.js';
import { recordKinds, statesIn } from '../engine/kinds.js';
import { asking, countedBy, endOfCount, named, seenInScope, type AskedReport } from './asked.js';

/** Root causes that were signed, and findings that repeat others. */
export async function causesIn(asked: AskedReport): Promise<CausesSection> {
  return {
    signed: await countedBy(
      asked,
      'k.signed_at',
      (place) => `analyses k WHERE k.status = 'signed' AND ${seenInScope(asked, 'analysis', place, 'k')}`,
    ),
    causes: await pareto(asked),
    ...(await repeats(asked)),
  };
}

/** By the statement of the Pareto page. */
async function pareto(asked: AskedReport): Promise<CausesSection['causes']> {
  const { manager, week, zone } = asked;
  const params: unknown[] = [];
  const place = placingIn(params);
  const from = place(new Date(weeksBefore(week, chartWeeks - 1, zone).from));
  const sql = `k.status = 'signed' AND k.signed_at >= ${from}::timestamptz
    AND k.signed_at < ${place(new Date(endOfCount(asked)))}::timestamptz AND ${seenInScope(asked, 'analysis', place, 'k')}`;
  const found = await countCauses(manager, { sql, params }, { by: 'cause', role: 'root' });
  const taxonomy = await presentTaxonomy(manager);
  const shown = found.bars.slice(0, mostRows);
  return {
    total: found.bars.length,
    rows: shown.map(({ key, count, cumulative }) => ({ name: causeName(taxonomy, key ?? '–'), count, cumulative })),
  };
}

interface RepeatRow {
  id: string;
  number: number;
  title: string;
  rating: Rating | null;
  owner: string;
  earlier: number;
  total: number;
}

async function repeats(asked: AskedReport): Promise<Pick<CausesSection, 'repeats' | 'written'>> {
  const repeated = (place: Placing): string =>
    `f.repeated IS NOT NULL AND ${seenInScope(asked, 'finding', place, 'f')}`;
  const live = statesIn([...recordKinds.finding.live, 'noted']);
  const rows = await asking<RepeatRow>(
    asked,
    (place) => `SELECT f.id, f.number, f.title, f.rating, o.name AS owner, count(*) OVER ()::int AS total,
       (SELECT count(*) FROM findings k WHERE k.id::text IN (SELECT jsonb_array_elements_text(f.repeated -> 'of'))
          AND ${seenInScope(asked, 'finding', place, 'k')})::int AS earlier
     FROM findings f JOIN people o ON o.id = f.owner_id WHERE f.status IN (${live}) AND ${repeated(place)}
     ORDER BY array_position(ARRAY['critical', 'high', 'medium', 'low'], f.rating), f.number LIMIT ${mostRows}`,
  );
  return {
    repeats: {
      total: rows[0]?.total ?? 0,
      rows: rows.map(({ id, number, title, rating, owner, earlier }) => ({
        ...named('finding', { id, number, title }),
        ...{ rating, owner, earlier },
      })),
    },
    written: await countedBy(asked, 'f.created_at', (place) => `findings f WHERE ${repeated(place)}`),
  };
}
