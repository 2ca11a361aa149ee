import type { Place } from '../record/place.js';
import { isSame } from '../text/folded.js';
import type { Scope } from './grant.js';

export type { Place } from '../record/place.js';

/** Where a program stands, as its row says. */
export function placeOfProgram({ id, domain, markets }: Omit<Place, 'programIds'> & { id: string }): Place {
  return { domain, markets, programIds: [id] };
}

/** What belongs to the whole installation: only a scope of all reaches it. */
export const everywhere: Place = { domain: null, markets: [], programIds: [] };

/**
 * Whether these scopes together reach all of it: its domain, each of its markets, or each of its programs. Who steers what
 * concerns two markets has a say in both.
 */
export function covers(scopes: readonly Scope[], { domain, markets, programIds }: Place): boolean {
  const has = (one: (scope: Scope) => boolean): boolean => scopes.some(one);
  const allOf = (list: readonly string[], of: (scope: Scope, entry: string) => boolean): boolean =>
    list.length > 0 && list.every((entry) => has((scope) => of(scope, entry)));
  return (
    has(({ kind }) => kind === 'all') ||
    (domain !== null && has((scope) => scope.kind === 'domain' && isSame(scope.domain, domain))) ||
    allOf(markets, (scope, market) => scope.kind === 'market' && isSame(scope.market, market)) ||
    allOf(programIds, (scope, id) => scope.kind === 'program' && scope.programId === id)
  );
}

/** Whether one of these scopes reaches a part of it, which is enough to read it. */
export function touches(scopes: readonly Scope[], { domain, markets, programIds }: Place): boolean {
  return scopes.some((scope) => {
    switch (scope.kind) {
      case 'all':
        return true;
      case 'domain':
        return domain !== null && isSame(scope.domain, domain);
      case 'market':
        return markets.some((market) => isSame(scope.market, market));
      case 'program':
        return programIds.includes(scope.programId);
    }
  });
}
