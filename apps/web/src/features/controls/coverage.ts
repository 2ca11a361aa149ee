import type { Schemas } from '../../lib/api.js';

export type Coverage = Schemas['ControlCoverage'];
export type Place = Coverage['cells'][number];
type Stage = Place['stage'];
type State = Place['state'];

/** What the map is narrowed to. */
export interface Narrowed {
  stage?: string | undefined;
  domain?: string | undefined;
  market?: string | undefined;
}

/** One field of the map: of a stage, and of the domain or the market of its row. */
export interface Field {
  stage: Stage;
  /** The worst of its places. */
  state: State;
  /** How many places it stands for, and how many of these are so. */
  places: number;
  none: number;
  failing: number;
}

export interface Row {
  name: string;
  fields: Field[];
}

/** How each state is drawn: told apart by form as well as by colour. */
export const coverageSigns: Readonly<Record<State, string>> = { operating: '✓', failing_only: '▲', none: '✕' };

const worstFirst = ['none', 'failing_only', 'operating'] as const satisfies readonly State[];

/** The places that are looked at. */
export function placesIn({ cells }: Coverage, { stage, domain, market }: Narrowed): Place[] {
  return cells.filter(
    (cell) =>
      (stage === undefined || cell.stage === stage) &&
      (domain === undefined || cell.domain === domain) &&
      (market === undefined || cell.market === market),
  );
}

/**
 * The map: stages beside each other; below each other the domains, or the markets of the one domain that is looked at. A field
 * shows the worst of its places, so that nothing hides behind what works elsewhere.
 */
export function mapOf(
  coverage: Coverage,
  narrowed: Narrowed,
): { by: 'domain' | 'market'; stages: Stage[]; rows: Row[] } {
  const by = narrowed.domain === undefined ? 'domain' : 'market';
  const places = placesIn(coverage, narrowed);
  const stages = coverage.stages.filter((stage): stage is Stage => places.some((place) => place.stage === stage));
  const names = (by === 'domain' ? coverage.domains : coverage.markets).filter((name) =>
    places.some((place) => place[by] === name),
  );
  const rows = names.map((name) => ({
    name,
    fields: stages.map((stage) =>
      fieldOf(
        stage,
        places.filter((place) => place.stage === stage && place[by] === name),
      ),
    ),
  }));
  return { by, stages, rows };
}

function fieldOf(stage: Stage, places: readonly Place[]): Field {
  const many = (state: State): number => places.filter((place) => place.state === state).length;
  return {
    ...{ stage, places: places.length, none: many('none'), failing: many('failing_only') },
    state: worstFirst.find((state) => many(state) > 0) ?? 'none',
  };
}

/** Places of one stage and one domain that want a control alike. */
export interface Gap extends Pick<Place, 'stage' | 'domain' | 'state'> {
  markets: string[];
}

/** Where no control works, the markets of a stage and a domain together: first what has none at all. */
export function gapsOf(places: readonly Place[]): Gap[] {
  const gaps = new Map<string, Gap>();
  for (const { stage, domain, market, state } of places) {
    if (state === 'operating') continue;
    const key = JSON.stringify([stage, domain, state]);
    const gap = gaps.get(key) ?? { stage, domain, state, markets: [] };
    gap.markets.push(market);
    gaps.set(key, gap);
  }
  const all = [...gaps.values()];
  return [...all.filter(({ state }) => state === 'none'), ...all.filter(({ state }) => state === 'failing_only')];
}
