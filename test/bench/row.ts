import type { Bench } from './bench.js';

/** One number of a row: what the product needed, what the floor needed in the same run, and what is asked for. */
export interface Figure {
  name: string;
  unit: string;
  /** The product's, a median where there are several. */
  value: number;
  /** The floor's, measured in the same run on the same servers; null where the figure is a count or a budget of its own. */
  floor: number | null;
  /** What the floor is, for people to read. */
  against: string | null;
  /** `value / floor`, the other way round or whatever the row says; null without a floor. */
  ratio: number | null;
  /** What is asked for; null for a figure that only explains. */
  target: Target | null;
  /** Null where nothing is asked for. */
  met: boolean | null;
  samples: number[];
  floorSamples: number[];
}

export interface Target {
  of: 'ratio' | 'value';
  bound: 'at least' | 'at most';
  limit: number;
}

/** How much is measured. */
export interface Extent {
  /** Small sizes, one repetition: whether it works, not how fast it is. */
  quick: boolean;
  /** So many items instead of a row's own number; null: its own. */
  items: number | null;
}

/** What is measured as one: a file under `rows/`, listed in `rows/index.ts`. */
export interface Row {
  /** As `--only` names it. */
  name: string;
  /** One line: what is measured. */
  title: string;
  /** What is measured, with its sizes, in this run. */
  size: (extent: Extent) => string;
  /** The first figure is the row's own: its ratio is the ratio of the row. */
  measure: (bench: Bench) => Promise<Figure[]>;
}

export interface RowResult {
  row: string;
  title: string;
  size: string;
  /** Of the first figure. */
  ratio: number | null;
  /** It was measured, and every figure that has a target meets it. */
  met: boolean;
  seconds: number;
  figures: Figure[];
  /** Why it could not be measured; null where it was. */
  problem: string | null;
}

/** A row could not be measured: the product did something wrong on the way. */
export class BenchProblem extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BenchProblem';
  }
}
