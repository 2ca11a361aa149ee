import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../../database/data-source.js';
import { folded } from '../../../domain/text/folded.js';
import { createTestDatabase } from '../../harness/database.js';

let dataSource: DataSource;
let drop: () => Promise<void>;

beforeAll(async () => {
  const database = await createTestDatabase();
  drop = database.drop;
  dataSource = await createDataSource(database.url).initialize();
});

afterAll(async () => {
  await dataSource.destroy();
  await drop();
});

/**
 * Those of the texts that code and database fold differently. What Unicode has given out after the server's release is
 * left out: the server cannot know its normal form.
 */
async function differing(texts: string[]): Promise<{ text: string; code: string; database: string }[]> {
  const rows = await dataSource.query<{ t: string; f: string }[]>(
    'SELECT t, folded(t) AS f FROM unnest($1::text[]) t WHERE unicode_assigned(t)',
    [texts],
  );
  return rows.flatMap(({ t: text, f: database }) => {
    const code = folded(text);
    return code === database ? [] : [{ text, code, database }];
  });
}

test('code and database fold every character of Unicode alike', async () => {
  const characters: string[] = [];
  for (let code = 1; code < 0x110000; code += 1) {
    const character = String.fromCodePoint(code);
    if (/[^\p{Surrogate}\p{Unassigned}\p{Private_Use}]/u.test(character)) characters.push(character);
  }
  expect(characters.length).toBeGreaterThan(150_000);
  expect(await differing(characters)).toEqual([]);
});

test('code and database fold any text alike', async () => {
  const marked = fc.constantFrom(
    ...'iıİIßẞΣσςſKÅǅﬁ①㎏Đđ\u0301\u0307\u0323\u0345\u200b\u00ad\u3000 \t\u2028’—ａＡｶﾞกำ한각',
  );
  const character = fc.oneof(marked, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }));
  const text = fc.array(character, { maxLength: 14 }).map((parts) => parts.join(''));
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 200 }), async (texts) => {
      const storable = texts.filter((it) => it.isWellFormed() && !it.includes('\u0000'));
      expect(await differing(storable)).toEqual([]);
    }),
    { numRuns: 100 },
  );
});
