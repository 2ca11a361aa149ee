import { hash } from 'node:crypto';

/** One of a list from which is drawn. */
export interface Unit {
  /** By which the list calls it: no two have the same. */
  key: string;
  stratum: string | null;
}

export const drawMethods = ['simple', 'stratified', 'systematic'] as const;
export type DrawMethod = (typeof drawMethods)[number];

/** How is drawn. All draws are without replacement. */
export type Draw =
  /** From all of them, or of each stratum its share of the size. */
  | { method: 'simple' | 'stratified'; size: number }
  /** As many of each stratum. */
  | { method: 'stratified'; perStratum: number }
  /** Every so-manieth of the list as it stands, from a start that the seed gives. */
  | { method: 'systematic'; interval: number };

export interface Stratum {
  name: string;
  population: number;
  drawn: number;
}

export interface Drawn<U extends Unit> {
  /** With what each stands for: the inverse of the chance by which it came in. */
  units: { unit: U; weight: number }[];
  strata: Stratum[];
}

/** Between the parts of what is hashed: the unit separator, which no cell of a spreadsheet has. */
const separator = '\u001f';

/**
 * The place of a key in the order that a seed makes: SHA-256, in hex, of the UTF-8 of seed, U+001F and key. In Python:
 * `hashlib.sha256(f"{seed}\x1f{key}".encode()).hexdigest()`. Sorted by it, a list is shuffled the same way everywhere.
 */
export function rankOf(seed: string, key: string): string {
  return hash('sha256', `${seed}${separator}${key}`, 'hex');
}

/** Units in the order that a seed makes of them. */
export function shuffled<U extends { key: string }>(seed: string, units: readonly U[]): U[] {
  return units
    .map((unit) => ({ unit, rank: rankOf(seed, unit.key) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ unit }) => unit);
}

/** A number from 0 up to 1: the first 13 hex digits of the rank of `start`, by 16¹³; a double holds it exactly. */
export function startOf(seed: string): number {
  return Number.parseInt(rankOf(seed, 'start').slice(0, 13), 16) / 16 ** 13;
}

/** Draws from a list by a seed: the same list, seed and way give the same sample to anybody. */
export function draw<U extends Unit>(units: readonly U[], seed: string, how: Draw): Drawn<U> {
  if (how.method === 'systematic') return byInterval(units, seed, how.interval);
  const strata = how.method === 'stratified' ? strataOf(units) : new Map([['', [...units]]]);
  const sizes = sizesOf(strata, how);
  const parts = [...strata].map(([name, members], index) => {
    const drawn = Math.min(sizes[index] ?? 0, members.length);
    const weight = members.length / drawn;
    return {
      stratum: { name, population: members.length, drawn },
      units: shuffled(seed, members)
        .slice(0, drawn)
        .map((unit) => ({ unit, weight })),
    };
  });
  return { units: parts.flatMap((part) => part.units), strata: parts.map(({ stratum }) => stratum) };
}

function byInterval<U extends Unit>(units: readonly U[], seed: string, interval: number): Drawn<U> {
  const start = Math.floor(startOf(seed) * interval);
  const taken = units.filter((_, index) => index % interval === start);
  return {
    units: taken.map((unit) => ({ unit, weight: interval })),
    strata: [{ name: '', population: units.length, drawn: taken.length }],
  };
}

/** In the order in which the list names them first. */
export function strataOf<U extends Unit>(units: readonly U[]): Map<string, U[]> {
  const strata = new Map<string, U[]>();
  for (const unit of units) {
    const name = unit.stratum ?? '';
    const members = strata.get(name);
    if (members) members.push(unit);
    else strata.set(name, [unit]);
  }
  return strata;
}

function sizesOf(strata: ReadonlyMap<string, readonly Unit[]>, how: Exclude<Draw, { method: 'systematic' }>): number[] {
  if ('perStratum' in how) return [...strata.values()].map(() => how.perStratum);
  return shares(
    [...strata.values()].map(({ length }) => length),
    how.size,
  );
}

/**
 * A size divided by the sizes of the strata, by largest remainders; a tie goes to the stratum that the list names first. Each
 * stratum gives one at least, so that each is represented, and none more than it has.
 */
export function shares(populations: readonly number[], size: number): number[] {
  const all = populations.reduce((sum, one) => sum + one, 0);
  const exact = populations.map((one) => (Math.min(size, all) * one) / all);
  const sizes = exact.map(Math.floor);
  const left = Math.min(size, all) - sizes.reduce((sum, one) => sum + one, 0);
  const byRemainder = exact
    .map((share, index) => ({ index, remainder: share - Math.floor(share) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, left)) sizes[index] = (sizes[index] ?? 0) + 1;
  return sizes.map((one) => Math.max(1, one));
}
