import type { EntityManager } from 'typeorm';
import type { Sight } from '../../domain/access/sight.js';
import { lifecycleStages } from '../../domain/case/case.js';
import { coverageMap, mostDomains, mostMarkets, type Cell, type Counted } from '../../domain/control/coverage.js';
import { knowing } from '../access/known-sight.js';
import { placingIn, seesShown } from '../access/visible.js';
import { wordsUsed } from '../names/find-word.js';
import { controlFails } from './row.js';
import { isAmong } from '../sql/is-among.js';

export interface Coverage {
  stages: string[];
  domains: string[];
  markets: string[];
  cells: Cell[];
}

/**
 * Which stages, domains and markets controls cover, of those that somebody sees. A control without a domain is in all of them.
 *
 * @param only null: all
 */
export async function coverageOf(
  manager: EntityManager,
  sight: Sight | undefined,
  only: { stage: string | null; domain: string | null; market: string | null },
): Promise<Coverage> {
  const stages = only.stage === null ? [...lifecycleStages] : [only.stage];
  const domains = only.domain === null ? await wordsUsed(manager, 'domain', sight, mostDomains) : [only.domain];
  const markets = only.market === null ? await wordsUsed(manager, 'market', sight, mostMarkets) : [only.market];
  const known = sight && (await knowing(manager, sight));
  const params: unknown[] = [stages, domains, markets];
  const sees = known === undefined ? 'TRUE' : seesShown('control', known, placingIn(params), 'k');
  const counted = await manager.query<Counted[]>(
    `WITH seen AS MATERIALIZED (
       SELECT k.stage, k.domain, k.markets, ${controlFails} AS fails FROM controls k
       WHERE k.status = 'operating' AND k.stage = ANY($1) AND ${sees})
     SELECT s.stage, d.domain, m.market, count(*)::int AS operating, count(*) FILTER (WHERE s.fails)::int AS failing
     FROM seen s JOIN unnest($2::text[]) AS d(domain) ON s.domain IS NULL OR folded(s.domain) = folded(d.domain)
     JOIN unnest($3::text[]) AS m(market) ON ${isAmong('s.markets', 'm.market')}
     GROUP BY 1, 2, 3`,
    params,
  );
  return { stages, domains, markets, cells: coverageMap({ stages, domains, markets }, counted) };
}
