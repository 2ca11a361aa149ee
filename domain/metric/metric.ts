import type { LifecycleStage } from '../case/case.js';
import type { Expected } from './expected.js';
import type { Cadence } from './period.js';
import type { Threshold } from './threshold.js';

/** What a value is made of: a number of things; a share, of which both numbers are kept; or a sum over so many. */
export const metricTypes = ['count', 'rate', 'mean'] as const;
export type MetricType = (typeof metricTypes)[number];

/** Which way is better. */
export const directions = ['lower', 'higher', 'neither'] as const;
export type Direction = (typeof directions)[number];

export const mostDimensions = 8;
export const mostThresholds = 20;
/** Slices of one metric: more is a table of facts, and belongs where such tables are kept. */
export const mostSlices = 2_000;

/** `leakage-rate`: by which people, files and programs call a metric. */
export const metricKeyPattern = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
export const longestMetricKey = 60;
/** `market`, `review_site`. */
export const dimensionPattern = /^[a-z][a-z0-9_]{0,39}$/;

/** What its values mean: where one of these changes, values before and after are not compared. */
export interface MetricMeaning {
  type: MetricType;
  /** In words: what is counted, and over what. */
  formula: string;
  unit: string;
  direction: Direction;
  /** The names by which it can be cut. */
  dimensions: string[];
  /** From where its values come, in words. */
  source: string;
  cadence: Cadence;
  /** IANA name: where its days begin and end. */
  zone: string;
}

/** A metric, in the engine's words. */
export interface Metric extends MetricMeaning {
  id: string;
  key: string;
  name: string;
  ownerId: string;
  domain: string | null;
  markets: string[];
  stage: LifecycleStage | null;
  thresholds: Threshold[];
  /** Null: no value is waited for. */
  expected: Expected | null;
  /** Counts what its values meant, from 1: each value says under which it was measured. */
  definition: number;
  /** Nothing is expected of it any more, and nothing taken. */
  retired: boolean;
  version: number;
}

/** What changes of a metric; what is not given stays. */
export type MetricChanges = Partial<Omit<Metric, 'id' | 'key' | 'definition' | 'version'>>;

const meaning = [
  ...(['type', 'formula', 'unit', 'direction', 'dimensions', 'source', 'cadence', 'zone'] as const),
] satisfies (keyof MetricMeaning)[];

/** What of its meaning differs, by field; empty: its values stay comparable. */
export function meaningChanged(before: MetricMeaning, after: MetricMeaning): (keyof MetricMeaning)[] {
  return meaning.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
}

/** What its values mean, and nothing else of it. */
export function meaningOf(metric: MetricMeaning): MetricMeaning {
  return Object.fromEntries(meaning.map((field) => [field, metric[field]])) as unknown as MetricMeaning;
}
