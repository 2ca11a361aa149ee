import { describe, expect, test } from '@jest/globals';
import { folded } from '../text/folded.js';
import { excerptOf } from './excerpt.js';
import { lookedFor } from './search.js';

function marked(text: string, ...words: string[]): string[] {
  const { excerpt, marks } = excerptOf(text, words.map(folded));
  return marks.map(({ start, end }) => excerpt.slice(start, end));
}

describe('an excerpt marks what was looked for as it was written', () => {
  test.each([
    ['Clear the Backlog of reports', ['backlog'], ['Backlog']],
    ['Quy tri\u0300nh chưa rõ', ['TRÌNH'], ['tri\u0300nh']],
    ['卖家审核流程不清晰', ['审核'], ['审核']],
    ['ขายของปลอมในไลฟ์', ['ของปลอม'], ['ของปลอม']],
    ['Straße, STRASSE', ['strasse'], ['Straße', 'STRASSE']],
    ['ＡＩ  review', ['ai', 'review'], ['ＡＩ', 'review']],
    ['two   spaces', ['two', 'spaces'], ['two', 'spaces']],
    ['banana', ['ana', 'ban'], ['banana']],
    ['nothing of it', ['other'], []],
  ])('%s: %j', (text, words, found) => {
    expect(marked(text, ...words)).toEqual(found);
  });

  test('around the first of them, and of a bounded length, however long the text', () => {
    const text = `${'😀 before '.repeat(400)}needle${' after'.repeat(400)}`;
    const { excerpt, marks } = excerptOf(text, ['needle']);
    expect(excerpt.length).toBeLessThanOrEqual(201);
    expect(excerpt.isWellFormed()).toBe(true);
    expect(marks.map(({ start, end }) => excerpt.slice(start, end))).toEqual(['needle']);
  });
});

describe('what is looked for', () => {
  test('is words, folded, each once, the longest first', () => {
    expect(lookedFor('  QA ＱＡ backlog ')).toEqual({ text: 'qa qa backlog', terms: ['backlog', 'qa'] });
  });
  test('may be one character of a script whose words are so short', () => {
    expect(lookedFor('假')).toEqual({ text: '假', terms: ['假'] });
  });
  test.each(['a', ' ', 'a b c', 'a1 b2 c3 d4 e5 f6 g7 h8 i9'])('is not %j', (q) => {
    expect(lookedFor(q)).toMatch(/^must /);
  });
});
