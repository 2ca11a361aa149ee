import type { SampleItem } from './control-test.js';

/**
 * How many runs are looked at, by how often the control is performed in a year. Shipped by Tollgate as a beginning, and no standard:
 * the tables of audit houses differ from each other. A test may say another size.
 */
export const sampleSizes = [
  { upTo: 1, name: 'yearly', size: 1 },
  { upTo: 4, name: 'quarterly', size: 2 },
  { upTo: 12, name: 'monthly', size: 3 },
  { upTo: 53, name: 'weekly', size: 8 },
  { upTo: 366, name: 'daily', size: 25 },
  { upTo: Infinity, name: 'more than daily', size: 40 },
] as const;

/** Of a list, which says nothing of how often. */
export const ofList = sampleSizes[5];

const dayMs = 86_400_000;

/** How many of a period's runs are looked at; all of them where there are fewer. @param from, until as dates, both included */
export function sizeFor(population: number, from: string, until: string): { size: number; sizeBy: string } {
  const days = Math.max(1, Math.round((Date.parse(until) - Date.parse(from)) / dayMs) + 1);
  // A period of a quarter of a year has a quarter of its runs; one that is shorter than the distance of two has one at least.
  const perYear = Math.round((population / days) * 365);
  const row = sampleSizes.find(({ upTo }) => perYear <= upTo) ?? ofList;
  return { size: Math.min(row.size, population), sizeBy: row.name };
}

/** What the results come to. */
export interface Tally {
  judged: number;
  exceptions: number;
  notApplicable: number;
  /** Of those that were applicable; null where none was. */
  rate: number | null;
  /** Not one exception among them; null where nothing that is applicable was judged. */
  effective: boolean | null;
}

/** What the results of a sample come to: one exception is enough that it is not proposed as effective. */
export function tallyOf(items: readonly Pick<SampleItem, 'result'>[]): Tally {
  const judged = items.filter(({ result }) => result !== null);
  const applicable = judged.filter(({ result }) => result !== 'not_applicable');
  const exceptions = applicable.filter(({ result }) => result === 'exception').length;
  return {
    judged: judged.length,
    exceptions,
    notApplicable: judged.length - applicable.length,
    rate: applicable.length === 0 ? null : exceptions / applicable.length,
    effective: applicable.length === 0 ? null : exceptions === 0,
  };
}
