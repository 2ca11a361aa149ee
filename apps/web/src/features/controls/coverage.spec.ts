import { gapsOf, mapOf, placesIn, type Coverage, type Place } from './coverage.js';

const place = (stage: Place['stage'], domain: string, market: string, operating: number, failing = 0): Place => ({
  ...{ stage, domain, market, operating, failing },
  state: operating === 0 ? 'none' : failing < operating ? 'operating' : 'failing_only',
});

const coverage: Coverage = {
  stages: ['detection', 'appeals'],
  domains: ['fraud', 'IP'],
  markets: ['SG', 'VN'],
  cells: [
    ...[place('detection', 'fraud', 'SG', 2), place('detection', 'fraud', 'VN', 1, 1)],
    ...[place('detection', 'IP', 'SG', 1), place('detection', 'IP', 'VN', 1)],
    ...[place('appeals', 'fraud', 'SG', 1), place('appeals', 'fraud', 'VN', 0)],
    ...[place('appeals', 'IP', 'SG', 0), place('appeals', 'IP', 'VN', 0)],
  ],
};

test('by domain a field shows the worst of its markets, and how many of them are so', () => {
  const { by, stages, rows } = mapOf(coverage, {});
  expect([by, stages]).toEqual(['domain', ['detection', 'appeals']]);
  expect(rows.map(({ name, fields }) => [name, ...fields.map(({ state }) => state)])).toEqual([
    ['fraud', 'failing_only', 'none'],
    ['IP', 'operating', 'none'],
  ]);
  expect(rows[0]?.fields[1]).toEqual({ stage: 'appeals', state: 'none', places: 2, none: 1, failing: 0 });
});

test('of one domain the markets stand below each other; what is narrowed away is in no field', () => {
  const { by, rows } = mapOf(coverage, { domain: 'fraud', stage: 'detection' });
  expect(by).toBe('market');
  expect(rows.map(({ name, fields }) => [name, fields.length, fields[0]?.state])).toEqual([
    ['SG', 1, 'operating'],
    ['VN', 1, 'failing_only'],
  ]);
  expect(mapOf(coverage, { market: 'SG' }).rows.map(({ fields }) => fields.map(({ places }) => places))).toEqual([
    [1, 1],
    [1, 1],
  ]);
});

test('the gaps are told by stage and domain, with their markets: first what has no control at all', () => {
  const gaps = gapsOf(placesIn(coverage, {})).map(
    ({ stage, domain, state, markets }) => `${stage} ${domain} ${state} ${markets.join(' ')}`,
  );
  expect(gaps).toEqual(['appeals fraud none VN', 'appeals IP none SG VN', 'detection fraud failing_only VN']);
});
