import { differ, finalOf, resultsOf, type Given, type JudgedItem } from './results.js';

const labels = [
  { value: 'copy', violation: true },
  { value: 'original', violation: false },
];
let place = 0;

/** `mei copy IP-1`: who, what, by which line. */
function given(text: string | null): Given | null {
  if (text === null) return null;
  const [personId = '', decision = '', policyLine = null] = text.split(' ');
  return { personId, decision, policyLine, answers: {}, note: null };
}

function item(first: string | null, second: string | null, more: Partial<JudgedItem> = {}): JudgedItem {
  place += 1;
  return {
    ...{ key: `L-${place}`, place, title: 'x', link: null, stratum: 'SG', site: null, language: null },
    ...{ market: 'SG', policyLine: 'IP-1', weight: 10, golden: null },
    answers: [given(first), given(second)],
    adjudication: null,
    ...more,
  };
}

describe('what a round comes to', () => {
  const items = [
    item('mei copy IP-1', 'wei copy IP-1'),
    item('mei original', 'wei original'),
    item('wei copy IP-2', 'mei original', { adjudication: given('tan original') }),
    item('mei copy IP-1', 'wei copy IP-2', { stratum: 'VN', market: 'VN', weight: 2 }),
    item('mei original', null, { stratum: 'VN', market: 'VN', weight: 2 }),
    item('mei copy IP-1', 'wei original', { golden: 'copy', weight: 0 }),
  ];
  const results = resultsOf(items, {
    labels,
    strata: [
      { name: 'SG', population: 30, drawn: 3 },
      { name: 'VN', population: 4, drawn: 2 },
    ],
  });
  const part = (by: string, name: string) => results.parts.find((one) => one.by === by && one.name === name);

  it('leaves the golden set out of agreement and prevalence, and tells accuracy by it alone', () => {
    expect(results.all).toMatchObject({
      ...{ items: 6, answers: 11, agreement: { pairs: 4, single: 1, raw: { value: 0.75 } } },
      golden: { right: 1, answered: 2, accuracy: { value: 0.5 } },
    });
    expect(part('reviewer', 'mei')?.golden).toMatchObject({ right: 1, answered: 1 });
    expect(part('reviewer', 'wei')?.golden).toMatchObject({ right: 0, answered: 1 });
  });

  it('weights what was decided in the end', () => {
    // 1 of 3 in SG, and the one that is decided in VN.
    expect(results.all.weighted?.value).toBeCloseTo((30 / 34) * (1 / 3) + (4 / 34) * 1, 12);
    expect(results.all.prevalence?.value).toBeCloseTo(12 / 32, 12);
    expect(part('market', 'VN')).toMatchObject({ items: 2, answers: 3, prevalence: { value: 1 } });
  });

  it('lists what differs, and the lines that cause it: found by different lines is a difference of the line', () => {
    expect(results.disagreements.map(({ answers }) => answers.map((one) => one?.personId))).toEqual([['wei', 'mei']]);
    expect(results.lines.map(({ line, items: n, differing }) => [line, n, differing])).toEqual([
      ['IP-2', 2, 2],
      ['IP-1', 4, 2],
    ]);
  });

  it('knows what is decided, and what is not yet', () => {
    expect(items.map(finalOf)).toEqual(['copy', 'original', 'original', 'copy', null, null]);
    expect(items.map(differ)).toEqual([false, false, true, false, false, true]);
    expect(finalOf({ ...item('mei copy', null), answers: [given('mei copy')] })).toBe('copy');
  });

  it('of nothing tells nothing', () => {
    expect(resultsOf([], { labels, strata: [] })).toMatchObject({
      ...{ all: { items: 0, prevalence: null, weighted: null }, parts: [], disagreements: [], lines: [] },
    });
  });
});
