import type { Schemas } from '../../lib/api.js';

export type ControlTest = Schemas['ControlTest'];
export type TestDetail = Schemas['ControlTestDetail'];
export type Item = TestDetail['items'][number];
export type Result = NonNullable<Item['result']>;

export const results = ['pass', 'exception', 'not_applicable'] as const satisfies readonly Result[];
export const deficiencies = [
  ...([
    'deficiency',
    'significant_deficiency',
    'material_weakness',
  ] as const satisfies readonly Schemas['ControlTestGrade']['deficiency'][]),
];

/** Which of the sample is judged now: the one that was chosen, else the first that nobody has judged; null: none is left. */
export function itemToJudge(items: readonly Item[], chosen: number | null): Item | null {
  const meant = chosen === null ? undefined : items.find(({ place }) => place === chosen);
  return meant ?? items.find(({ result }) => result === null) ?? null;
}

/** What the results propose by themselves; null while some are not judged, or where nothing of them applies. */
export function proposed({ items, tally }: Pick<TestDetail, 'items' | 'tally'>): 'effective' | 'notEffective' | null {
  if (items.length === 0 || tally.judged < items.length || tally.effective === null) return null;
  return tally.effective ? 'effective' : 'notEffective';
}

/** What stands in the form of a draw: how it was drawn last, so that it is drawn again; else the half year before a day. */
export function drawnBefore(sample: TestDetail['sample'], today: string): Record<string, string> {
  if (sample !== null && sample.from !== null && sample.until !== null)
    return {
      ...{ from: sample.from, until: sample.until, seed: sample.seed },
      ...(sample.sizeBy === null ? { size: String(sample.size) } : {}),
    };
  const from = new Date(`${today}T00:00:00Z`);
  from.setUTCMonth(from.getUTCMonth() - 6);
  return { from: from.toISOString().slice(0, 10), until: today };
}
