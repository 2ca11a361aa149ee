import { expect, test } from '@jest/globals';
import { questionIn } from './question.js';

test('dates that could be read in two ways are asked about with what they would be', () => {
  const extra = {
    column: 'Due',
    samples: [{ row: 2, value: '03/04/2026', readings: { dmy: '2026-04-03', mdy: '2026-03-04' } }],
    orders: ['dmy', 'mdy'],
  };
  expect(questionIn({ code: 'ambiguous-dates', extra })).toEqual({
    kind: 'dates',
    orders: [
      { order: 'dmy', value: '03/04/2026', day: '2026-04-03' },
      { order: 'mdy', value: '03/04/2026', day: '2026-03-04' },
    ],
  });
});

test('columns, encodings and programs are asked about with those that there are', () => {
  expect(questionIn({ code: 'ambiguous-columns', extra: { field: 'due', candidates: ['A', 'B'] } })).toEqual({
    kind: 'column',
    field: 'due',
    columns: ['A', 'B'],
  });
  expect(questionIn({ code: 'missing-columns', extra: { missing: ['owner'], columns: ['A'] } })).toEqual({
    kind: 'missing',
    fields: ['owner'],
    columns: ['A'],
  });
  const encodings = [
    { encoding: 'windows-874', sample: 'ก' },
    { encoding: 'gb18030', sample: null },
  ];
  expect(questionIn({ code: 'unknown-encoding', extra: { encodings } })).toEqual({
    kind: 'encoding',
    encodings: [
      { encoding: 'windows-874', sample: 'ก' },
      { encoding: 'gb18030', sample: '' },
    ],
  });
  expect(questionIn({ code: 'program-name-near', extra: { near: ['Leak'] } })).toEqual({
    kind: 'program',
    near: ['Leak'],
  });
});

test('what no answer would help is no question', () => {
  expect(questionIn({ code: 'unreadable-file', extra: {} })).toBeNull();
  expect(questionIn({ code: 'unknown-encoding', extra: { encodings: [] } })).toBeNull();
});
