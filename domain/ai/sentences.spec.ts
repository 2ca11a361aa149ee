import { mostSentences, sentencesOf, sentencesSaid } from './sentences.js';
import { jsonSchemaOf, misfit } from './shape.js';
import { tasks } from './tasks.js';

test.each([
  [
    'by their ends',
    'Mei checks. Wei reports by 3 June! Is it so?',
    ['Mei checks.', 'Wei reports by 3 June!', 'Is it so?'],
  ],
  ['by lines', '- Mei checks\n\n* Wei reports\r\n\u2028', ['- Mei checks', '* Wei reports']],
  ['in Chinese', '由美负责核对。伟须在周五前报告！', ['由美负责核对。', '伟须在周五前报告！']],
  ['of Thai, which marks no end, by lines', 'เมย์ตรวจสอบ\nเว่ยรายงาน', ['เมย์ตรวจสอบ', 'เว่ยรายงาน']],
  ['without a letter are none', '---\n12.5\n', []],
])('sentences %s', (_, text, sentences) => {
  expect(sentencesOf(text)).toEqual(sentences);
});

test('what has no end is parted, and nothing of it is lost', () => {
  const words = Array.from({ length: 400 }, (_, n) => `word${n}`).join(' ');
  const parts = sentencesOf(words);
  expect(parts.length).toBeGreaterThan(1);
  expect(parts.every(({ length }) => length <= 600)).toBe(true);
  expect(parts.join(' ')).toBe(words);
  const unspaced = '核🙂'.repeat(700);
  const cut = sentencesOf(unspaced);
  expect(cut.join('')).toBe(unspaced);
  expect(cut.every((part) => part.isWellFormed())).toBe(true);
});

const items = [{ key: 'AI-7', title: 'Check appeals' }];
const shape = tasks.actions_from_text.shape({ domains: [], leads: [], numbered: 2, items });
const none = { is: 'none', title: null, owner: null, due: null, item: null };
const action = { is: 'action', title: 'Report', owner: 'Wei', due: 'by 3 June', item: null };
const one = (number: number, said: object = none): object => ({ number, ...said });

test.each([
  ['all answered for', [one(1), one(2, action)], null],
  ['in another order', [one(2), one(1)], null],
  ['one left out', [one(2)], 'number 1, and does so 0 times'],
  ['one twice', [one(1), one(1)], 'number 1, and does so 2 times'],
  ['more than there are', [one(1), one(2), one(2)], 'a list of at most 2'],
  ['a number that there is not', [one(1), one(3)], 'sentences.1.number'],
  ['an action without a title', [one(1), one(2, { ...action, title: ' ' })], 'title must say something'],
  ['covered by nothing', [one(1), one(2, { ...none, is: 'covered' })], 'item must say something'],
  ['covered by what was not sent', [one(1), one(2, { ...none, is: 'covered', item: 'AI-8' })], 'one of the values'],
  ['something else', [one(1), one(2, { ...none, is: 'approve' })], 'one of the values'],
])('an answer with %s', (_, sentences, wrong) => {
  const found = misfit(shape, { sentences });
  if (wrong === null) expect(found).toBeNull();
  else expect(found).toContain(wrong);
});

test('the schema says what may be null, and names each number', () => {
  expect(jsonSchemaOf(shape)).toMatchObject({
    properties: {
      sentences: {
        items: {
          properties: { number: { enum: [1, 2] }, title: { type: ['string', 'null'] }, item: { enum: ['AI-7', null] } },
        },
      },
    },
  });
});

test('what was said of who and when is told from what the sentence says', () => {
  const sources = ['Siti Rahma checks.', 'Wei reports by 3 June.'].map((text, place) => ({
    ...{ key: 'Minutes', field: `sentence ${place + 1}`, text },
  }));
  const said = sentencesSaid(
    {
      sentences: [
        one(2, { ...action, due: 'next week' }),
        one(1, { ...action, title: 'PERSON_1 checks https://evil.example', owner: 'PERSON_1', due: '' }),
      ],
    },
    { sources, mask: { PERSON_1: 'Siti Rahma' } },
  );
  expect(said).toEqual([
    {
      ...{ number: 1, text: 'Siti Rahma checks.', is: 'action', title: 'Siti Rahma checks (address left out)' },
      ...{ owner: { text: 'Siti Rahma', stands: true }, due: null, item: null },
    },
    {
      ...{ number: 2, text: 'Wei reports by 3 June.', is: 'action', title: 'Report', item: null },
      ...{ owner: { text: 'Wei', stands: true }, due: { text: 'next week', stands: false } },
    },
  ]);
});

test('what was said beside the point is not taken: of a sentence that obliges nobody there is no title', () => {
  const sources = [{ key: 'T', field: 'sentence 1', text: 'It rained.' }];
  expect(sentencesSaid({ sentences: [one(1, { ...action, is: 'none' })] }, { sources, mask: {} })).toMatchObject([
    { is: 'none', title: null, owner: null, due: null, item: null },
  ]);
});

test('the longest answer that is asked for grows with the sentences, up to what models give', () => {
  const given = (numbered: number) => ({ sources: [], choices: { domains: [], leads: [], numbered } });
  const { tokensFor } = tasks.actions_from_text;
  expect(tokensFor?.(given(1))).toBe(690);
  expect(tokensFor?.(given(mostSentences))).toBe(16_000);
});
