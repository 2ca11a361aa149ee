/** How far a place is covered: by a control that works, by failing ones only, or by none. */
export const coverageStates = ['operating', 'failing_only', 'none'] as const;
export type CoverageState = (typeof coverageStates)[number];

/** So many domains and markets are looked at, at most. */
export const mostDomains = 100;
export const mostMarkets = 60;

export interface Counted {
  stage: string;
  domain: string;
  market: string;
  /** Controls that operate there, and how many of these fail. */
  operating: number;
  failing: number;
}

export interface Cell extends Counted {
  state: CoverageState;
}

/** What the controls of a place come to: one that works is enough. */
export function coverageState({ operating, failing }: Pick<Counted, 'operating' | 'failing'>): CoverageState {
  if (operating === 0) return 'none';
  return failing < operating ? 'operating' : 'failing_only';
}

/** Each place of stages, domains and markets, in their order, with what its controls come to. */
export function coverageMap(
  places: { stages: readonly string[]; domains: readonly string[]; markets: readonly string[] },
  counted: readonly Counted[],
): Cell[] {
  const key = ({ stage, domain, market }: Pick<Counted, 'stage' | 'domain' | 'market'>): string =>
    JSON.stringify([stage, domain, market]);
  const known = new Map(counted.map((one) => [key(one), one]));
  return places.stages.flatMap((stage) =>
    places.domains.flatMap((domain) =>
      places.markets.map((market) => {
        const place = known.get(key({ stage, domain, market })) ?? { stage, domain, market, operating: 0, failing: 0 };
        return { ...place, state: coverageState(place) };
      }),
    ),
  );
}
