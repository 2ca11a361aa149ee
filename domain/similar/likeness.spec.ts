import { languages, similarTexts, type Language, type Pair } from '../../test/factories/similar-texts.js';
import { lexical, type Said } from './likeness.js';
import { piecesOf, wordsOf } from './words.js';

const all: { language: Language; matter: number; of: Pair }[] = languages.flatMap((language) =>
  similarTexts[language].map((of, matter) => ({ language, matter, of })),
);

/** The places at which others stand, the most alike first. */
async function ranked(asked: Said, found: readonly Said[]): Promise<number[]> {
  const scores = (await lexical.compare(asked, found)).map(({ score }, at) => ({ score, at }));
  return scores.sort((one, other) => other.score - one.score).map(({ at }) => at);
}

test.each(languages)('what was told before in the same language stands first among all: %s', async (language) => {
  for (const [matter, { asked }] of similarTexts[language].entries()) {
    const [first = 0] = await ranked(
      asked,
      all.map(({ of }) => of),
    );
    expect(all[first]).toMatchObject({ language, matter });
  }
});

/** How often the twin in another language stands first among the texts of that language. It is not promised: this is what it comes to. */
test('across languages little is found, and it is known how little', async () => {
  let [found, asked] = [0, 0];
  for (const { language, matter, of } of all)
    for (const other of languages.filter((one) => one !== language && !isTwin(one, language))) {
      const texts = similarTexts[other];
      const scores = await lexical.compare(of.asked, texts);
      const best = Math.max(...scores.map(({ score }) => score));
      asked += 1;
      if (best > 0.02 && scores[matter]?.score === best) found += 1;
    }
  // 11 of 100 as this was written; dictionaries of another version may set a word apart otherwise.
  expect(found / asked).toBeLessThan(0.2);
});

/** Much is written alike in Indonesian and Malay. */
function isTwin(one: Language, other: Language): boolean {
  return ['id', 'ms'].includes(one) && ['id', 'ms'].includes(other);
}

test('the words that match are told, the most telling first, and none that every text has', async () => {
  const asked = { title: 'Fake bags of the brand in streams', text: 'Nothing else' };
  const [alike] = await lexical.compare(asked, [
    { title: 'The streams of the night', text: 'Bags, bags and more bags' },
    { title: 'The streams of the day', text: 'Tea' },
  ]);
  expect(alike?.words).toEqual(['bags', 'streams']);
});

test('the same is 1, and what has nothing in common is 0', async () => {
  const one = { title: '美白霜检出汞', text: 'A cream' };
  const [same, nothing] = await lexical.compare(one, [one, { title: 'Túi xách', text: '' }]);
  expect(same?.score).toBeCloseTo(1);
  expect(nothing).toEqual({ score: 0, words: [] });
});

test('words are set apart where a script has no spaces, and read as they were typed', () => {
  expect(wordsOf('直播间里的假冒手提包')).toEqual(['直播', '间', '假冒', '手提包']);
  expect(wordsOf('เห็นกระเป๋าปลอมในไลฟ์สด')).toEqual(['เห็น', 'กระเป๋า', 'ปลอม', 'ไลฟ์', 'สด']);
  expect(wordsOf('ＴÚI Xách, a bag')).toEqual(wordsOf('túi xách BAG'));
  expect([...piecesOf('假货 AB')]).toEqual(['假货', ' ab', 'ab ']);
});
