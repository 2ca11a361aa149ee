import { wordKey, wordKeys, wordsDiffer } from './words.js';

const item = {
  tags: ['Leakage', 'ＬＥＡＫＡＧＥ', 'Zürich'],
  rootCause: 'Quy trình chưa rõ',
  severity: 'High',
  attributes: { Market: 'SG', Cases: 12, Urgent: true, Nothing: null, Nested: { a: 1 } },
};

test('an item has each of its words once, however they are written', () => {
  expect(wordKeys(item).sort()).toEqual(
    [
      wordKey(['tag', 'leakage']),
      wordKey(['tag', 'ZU\u0308RICH']),
      wordKey(['cause', 'QUY TRÌNH CHƯA RÕ']),
      wordKey(['severity', ' high ']),
      wordKey(['attribute', 'market']),
      wordKey(['attribute', 'market', 'sg']),
      wordKey(['attribute', 'cases']),
      wordKey(['attribute', 'cases', '12']),
      wordKey(['attribute', 'urgent']),
      wordKey(['attribute', 'urgent', 'TRUE']),
      wordKey(['attribute', 'nothing']),
      wordKey(['attribute', 'nothing', '']),
      wordKey(['attribute', 'nested']),
    ].sort(),
  );
});

test('no two kinds of words are one, and no name runs into its value', () => {
  expect(wordKey(['tag', 'high'])).not.toBe(wordKey(['severity', 'high']));
  expect(wordKey(['attribute', 'a', 'b c'])).not.toBe(wordKey(['attribute', 'a b', 'c']));
  expect(wordKey(['attribute', 'a\u001fb'])).not.toBe(wordKey(['attribute', 'a', 'b']));
});

test('a key is a bigint of the database', () => {
  for (const text of ['a', 'b', 'c', 'd'])
    expect(BigInt.asIntN(64, BigInt(wordKey(['tag', text])))).toBe(BigInt(wordKey(['tag', text])));
});

test('texts that nobody would ask for word by word are left out', () => {
  const long = 'x'.repeat(2_001);
  expect(wordKeys({ ...item, tags: [long], rootCause: null, severity: null, attributes: { Note: long } })).toEqual([
    wordKey(['attribute', 'note']),
  ]);
});

test('words are worked out anew only where they can have changed', () => {
  expect(wordsDiffer(item, { ...item })).toBe(false);
  expect(wordsDiffer(item, { ...item, severity: 'Low' })).toBe(true);
  expect(wordsDiffer(item, { ...item, attributes: {} })).toBe(true);
});
