import fc from 'fast-check';
import { folded, isSame } from './folded.js';

test.each([
  ['a Vietnamese name in capitals', 'Nguyễn Văn Ánh', 'NGUYỄN VĂN ÁNH'],
  ['composed and decomposed', 'Nguyễn Văn Ánh'.normalize('NFC'), 'NGUYỄN VĂN ÁNH'.normalize('NFD')],
  ['đ in capitals', 'Chương trình Đà Nẵng', 'CHƯƠNG TRÌNH ĐÀ NẴNG'],
  ['German sharp s', 'Straße', 'STRASSE'],
  ['the capital sharp s', 'GROẞ', 'groß'],
  ['Turkish dotted and dotless i', 'İSTANBUL ışık', 'istanbul IŞIK'],
  ['Greek final sigma', 'Οδυσσεύς', 'ΟΔΥΣΣΕΎΣ'],
  ['Cyrillic', 'Йод', 'йОД'.normalize('NFD')],
  ['full-width letters and digits', 'Ｔｅａｍ１', 'team1'],
  ['half-width kana', 'ｶﾞ', 'ガ'],
  ['ligatures', 'oﬃce', 'OFFICE'],
  ['zero-width marks', 'Te\u200bam\ufeff\u00ad', 'team'],
  ['a zero-width mark before an accent', 'e\u200b\u0301', 'é'],
  ['white space of any kind', '\u00a0Lin\u3000\t\nMei\u2003', 'lin mei'],
  ['typographic apostrophes and hyphens', 'O’Neill–Tan', "o'neill-tan"],
  ['Thai, which has no case', 'สมชาย', 'สมชาย'],
])('%s: the same', (_, one, other) => {
  expect(folded(one)).toBe(folded(other));
  expect(isSame(one, other)).toBe(true);
});

test.each([
  ['Da Nang', 'Đà Nẵng'],
  ['Đa', 'Da'],
  ['Lin Mei', 'LinMei'],
  ['AI-1', 'AI-11'],
  ['ก้าว', 'กาว'],
])('%s and %s are two', (one, other) => {
  expect(isSame(one, other)).toBe(false);
});

test('whatever was folded stays as it is, and case, composition and space at the ends change nothing', () => {
  const text = fc.string({ unit: 'binary', maxLength: 12 });
  fc.assert(
    fc.property(text, (it) => {
      expect(folded(folded(it))).toBe(folded(it));
      expect(folded(` ${it}\u200b\n`)).toBe(folded(it));
      expect(folded(it.normalize('NFD'))).toBe(folded(it.normalize('NFC')));
      expect(folded(it.toUpperCase())).toBe(folded(it.toLowerCase()));
    }),
    { numRuns: 5_000 },
  );
});
