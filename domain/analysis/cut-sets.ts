import type { CauseNode } from './content.js';
import { depthsOf } from './graph.js';

/** Ways in which the effect comes about: of each, all events are needed, and none can be left out. */
export interface CutSets {
  /** Ids of nodes, the smallest sets first. */
  sets: string[][];
  /** Whether these are all that there are. */
  complete: boolean;
  /** Where they are not: all with at most so many events are there, and larger ones are left out; null where they are all. */
  upTo: number | null;
}

interface Bounds {
  /** Of the answer, and of each step towards it. */
  mostSets: number;
  /** How many pairs of sets may be compared. */
  mostWork: number;
}

const usual: Bounds = { mostSets: 300, mostWork: 100_000 };

/** Thrown within, and caught here: there are too many for what is asked. */
class TooMany extends Error {}

/**
 * The minimal cut sets of a fault tree, from its events up (the bottom-up twin of MOCUS; Vesely and others, Fault Tree Handbook,
 * NUREG-0492, chapter VII): an OR joins the sets of what is below it, an AND unites each with each, and what has another in it
 * is left out. Where there are more than can be told, sets of more and more events are left out, and the answer says from how
 * many on: what it has is whole as far as it goes.
 *
 * @param nodes of a graph without circles; of what is no gate any one below it is enough
 */
export function minimalCutSets(nodes: readonly CauseNode[], bounds: Partial<Bounds> = {}): CutSets {
  const basic = basicEvents(nodes);
  const told = { ...usual, ...bounds };
  for (const upTo of [Infinity, 6, 5, 4, 3, 2, 1]) {
    try {
      const sets = topSets(nodes, basic, { ...told, upTo }).map((set) => namesOf(set, basic));
      return { sets, complete: upTo === Infinity, upTo: upTo === Infinity ? null : upTo };
    } catch (error) {
      if (!(error instanceof TooMany)) throw error;
    }
  }
  return { sets: [], complete: false, upTo: 0 };
}

/** What nothing is below: the events by which sets are told. A gate with nothing below it comes about by nothing. */
function basicEvents(nodes: readonly CauseNode[]): string[] {
  const above = new Set(nodes.flatMap(({ parents }) => parents));
  return nodes.filter(({ id, kind }) => kind === 'event' && !above.has(id)).map(({ id }) => id);
}

function topSets(nodes: readonly CauseNode[], basic: readonly string[], limits: Bounds & { upTo: number }): bigint[] {
  const known = new Map<string, bigint[]>(basic.map((id, index) => [id, [1n << BigInt(index)]]));
  const minimal = minimiser(limits);
  const depths = depthsOf(nodes);
  const upwards = nodes.toSorted((a, b) => (depths.get(b.id) ?? 0) - (depths.get(a.id) ?? 0));
  for (const { id, gate } of upwards) {
    if (known.has(id)) continue;
    const below = nodes.filter(({ parents }) => parents.includes(id)).map((child) => known.get(child.id) ?? []);
    known.set(id, gate === 'and' ? united(below, minimal) : minimal(below.flat()));
  }
  const effect = nodes.find(({ kind }) => kind === 'effect');
  return effect === undefined ? [] : (known.get(effect.id) ?? []);
}

/** One of each, together. */
function united(below: readonly (readonly bigint[])[], minimal: (sets: readonly bigint[]) => bigint[]): bigint[] {
  const [first, ...others] = below;
  if (first === undefined) return [];
  return others.reduce<bigint[]>(
    (sets, more) => minimal(sets.flatMap((set) => more.map((one) => set | one))),
    [...first],
  );
}

/** Leaves out what has another in it, and what is too large to be told, within the bounds of all that is asked. */
function minimiser({ mostSets, mostWork, upTo }: Bounds & { upTo: number }): (sets: readonly bigint[]) => bigint[] {
  let work = 0;
  return (sets) => {
    work += sets.length;
    if (work > mostWork) throw new TooMany();
    const bySize = [...new Set(sets)].map((set) => ({ set, size: sizeOf(set) })).filter(({ size }) => size <= upTo);
    const kept: bigint[] = [];
    for (const { set } of bySize.sort((a, b) => a.size - b.size || (a.set < b.set ? -1 : 1))) {
      work += kept.length;
      if (work > mostWork) throw new TooMany();
      if (kept.some((one) => (one & set) === one)) continue;
      kept.push(set);
      if (kept.length > mostSets) throw new TooMany();
    }
    return kept;
  };
}

function sizeOf(set: bigint): number {
  let size = 0;
  for (let left = set; left > 0n; left &= left - 1n) size += 1;
  return size;
}

function namesOf(set: bigint, basic: readonly string[]): string[] {
  return basic.filter((_, index) => ((set >> BigInt(index)) & 1n) === 1n);
}
