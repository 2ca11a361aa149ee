import { planReading } from './reading-plan.js';
import { statusWordsIn, unknownWords } from './status-column.js';
import { wordKey } from './status.js';

const table = {
  header: ['Title', 'Owner', 'Due', 'Status'],
  headerRow: 1,
  notes: [],
  date1904: false,
  rows: ['Closed - verified', 'Blocked', 'blocked', 'Open', '', 'Parked!', '#NAME?'].map((word, index) => ({
    number: index + 2,
    cells: ['A', 'Mei', '2026-02-13', word],
  })),
};

it('counts every word once, with what it is taken for', () => {
  const plan = planReading(table, { statusWords: { [wordKey('Open')]: 'in_progress' } });
  expect(statusWordsIn(table, plan)).toEqual([
    { word: 'Blocked', rows: 2, means: null, how: null },
    { word: 'Closed - verified', rows: 1, means: 'done', how: 'read' },
    { word: 'Open', rows: 1, means: 'in_progress', how: 'said' },
    { word: 'Parked!', rows: 1, means: 'on_hold', how: 'read' },
  ]);
});

it('says of the unknown how often they stand there, and what to type', () => {
  const words = statusWordsIn(table, planReading(table));
  const problem = unknownWords('Status', words);
  expect(problem?.detail).toMatch(/"Blocked" \(2 rows\)\. .*--map-status Blocked=STATE/);
  expect(problem).toMatchObject({
    code: 'unknown-status-words',
    extra: { column: 'Status', words: [{ word: 'Blocked', rows: 2 }] },
  });
  const known = words.filter(({ means }) => means !== null);
  expect(unknownWords('Status', known)).toBeNull();
});
