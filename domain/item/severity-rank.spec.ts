import { severityRank } from './severity-rank.js';

test('the worst comes first, words that are not known behind those that are, and none last', () => {
  const given = [null, 'Purple', 'info', 'P3', 'moderate', ' MAJOR ', 'Blocker'];
  expect([...given].sort((a, b) => severityRank(a) - severityRank(b))).toEqual([
    'Blocker',
    ' MAJOR ',
    'moderate',
    'P3',
    'info',
    'Purple',
    null,
  ]);
});
