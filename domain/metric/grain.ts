import { folded } from '../text/folded.js';
import { isWithin, type Slice } from './slice.js';

/** A slice of which something was measured. */
interface Cut {
  slice: Slice;
}

/** By what values a dimension is looked at: those that are cut by just that, or finer ones that are added up. */
export type Grain<C extends Cut> = { dimensions: string[]; cuts: C[] } | { choose: string[][] } | null;

/**
 * The values by which a dimension of a slice is looked at. Where there are none that are cut by it alone, finer ones are added up;
 * where these are cut in more than one way, somebody must say by which, for each may leave out something else.
 *
 * @param asked within which slice
 * @param chosen how they are to be cut; undefined: nobody has said
 * @returns null: nothing is cut by it
 */
export function grainFor<C extends Cut>(
  cuts: readonly C[],
  { asked, dimension, chosen }: { asked: Slice; dimension: string; chosen?: readonly string[] | undefined },
): Grain<C> {
  const needed = [...Object.keys(asked), dimension];
  const fitting = cuts.filter(({ slice }) => slice[dimension] !== undefined && isWithin(slice, asked));
  const byWay = Map.groupBy(fitting, ({ slice }) => wayOf(Object.keys(slice)));
  const of = (dimensions: readonly string[]): Grain<C> => {
    const found = byWay.get(wayOf(dimensions));
    return found ? { dimensions: [...dimensions], cuts: found } : null;
  };
  if (chosen !== undefined) return of([...new Set([...needed, ...chosen])].sort());
  const alone = of([...needed].sort());
  if (alone !== null || byWay.size === 0) return alone;
  const ways = [...byWay.keys()].map((way) => way.split(','));
  const [only] = ways;
  return ways.length === 1 && only
    ? of(only)
    : { choose: ways.sort((a, b) => a.length - b.length || (wayOf(a) < wayOf(b) ? -1 : 1)) };
}

/** The parts of a dimension, each with the cuts that make it: how a value is typed makes no other part of it. */
export function partsIn<C extends Cut>(cuts: readonly C[], dimension: string): { name: string; cuts: C[] }[] {
  const groups = Map.groupBy(cuts, ({ slice }) => folded(slice[dimension] ?? ''));
  return [...groups.values()].map((of) => ({ name: of[0]?.slice[dimension] ?? '', cuts: of }));
}

/** What is to be known where finer values were added up; nothing where none were. */
export function addedUp(
  dimensions: readonly string[],
  { asked, dimension }: { asked: Slice; dimension: string },
): string[] {
  const finer = dimensions.some((name) => name !== dimension && asked[name] === undefined);
  return finer ? [`Added up out of values by ${dimensions.join(', ')}.`] : [];
}

/** The names of dimensions hold no comma. */
function wayOf(dimensions: readonly string[]): string {
  return [...dimensions].sort().join(',');
}
