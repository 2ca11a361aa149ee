import { causeTaxonomy } from '../../test/factories/analysis-record.js';
import { paretoOf } from './pareto.js';
import { taxonomyProblems, type Taxonomy } from './taxonomy.js';

const code = (more: object) => ({ code: 'people-new', name: 'New', category: 'people', ...more });

test.each<[string, Partial<Taxonomy>, string]>([
  ['no category', { categories: [], codes: [] }, 'categories'],
  ['a code of no category', { codes: [code({ category: 'x' })] }, 'codes.0.category'],
  ['a code with capitals', { codes: [code({ code: 'People' })] }, 'codes.0.code'],
  ['what stands for what nobody knows', { codes: [code({ code: 'unknown' })] }, 'codes.0.code'],
  ['a code twice', { codes: [code({}), code({ name: 'Other' })] }, 'codes.1'],
  ['a name twice, in other capitals', { codes: [code({}), code({ code: 'people-other', name: 'NEW' })] }, 'codes.1'],
  ['days that are not worked', { analyseWithin: 'P5D' }, 'analyseWithin'],
])('%s is refused with its place', (_, more, path) => {
  expect(taxonomyProblems(causeTaxonomy)).toEqual([]);
  expect(taxonomyProblems({ ...causeTaxonomy, ...more }).map((one) => one.path)).toEqual([path]);
});

test('the largest stands first, what nobody knows in its place, and shares add up to all', () => {
  const counted = [
    { key: 'people-capacity', count: 1 },
    { key: 'unknown', count: 3 },
    { key: null, count: 4 },
  ];
  expect(paretoOf(counted, 'cause')).toEqual({
    total: 8,
    bars: [
      { key: null, count: 4, share: 0.5, cumulative: 0.5 },
      { key: 'unknown', count: 3, share: 0.375, cumulative: 0.875 },
      { key: 'people-capacity', count: 1, share: 0.125, cumulative: 1 },
    ],
    others: 0,
  });
});

test('months stand as they came, the last fifty of them; of all else what is behind fifty bars is counted together', () => {
  const months = Array.from({ length: 60 }, (_, index) => ({ key: `${2000 + index}-01`, count: index + 1 }));
  const { bars, others } = paretoOf(months, 'month');
  expect([bars.length, bars[0]?.key, bars.at(-1)?.key]).toEqual([50, '2010-01', '2059-01']);
  expect(others).toBe(55);
  expect(paretoOf(months, 'market').bars[0]?.key).toBe('2059-01');
  expect(paretoOf([], 'cause')).toEqual({ total: 0, bars: [], others: 0 });
});
