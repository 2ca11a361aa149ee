import fc from 'fast-check';
import { cut, cutToBytes, wellFormed } from './cut.js';

const family = '👨‍👩‍👧‍👦';
/** Anything a string can hold: half characters, marks, flags, text from right to left. */
const text = fc.string({
  unit: fc.constantFrom('a', ' ', '🛒', family, 'é', 'ู', '🇸🇬', '\u202e', '\u2067', '\ud83d', '\udc00', '&', 'ع', '逾'),
});

test('a cut falls between characters as people see them, and says that there was more', () => {
  expect(cut('short', 5)).toBe('short');
  expect(cut(`ab${family}cd`, 12)).toBe('ab…');
  expect(cut(`${family}${family}`, 12)).toBe(`${family}…`);
  expect(cutToBytes('逾期逾期', 9)).toBe('逾期…');
  expect(wellFormed('a\ud83d')).toBe('a�');
  expect(cut('\u202eevil\u202c \u2067x, due', 20)).toBe('evil x, due');
  expect(cut('متأخر\u200f 12', 20)).toBe('متأخر\u200f 12');
});

test.each([
  ['units', cut, (s: string) => s.length],
  ['bytes', cutToBytes, (s: string) => Buffer.byteLength(s)],
] as const)('whatever is cut to %s is within them, well formed, and what it began with', (_what, by, sizeOf) => {
  fc.assert(
    fc.property(text, fc.integer({ min: 0, max: 60 }), (given, most) => {
      const made = by(given, most);
      expect(sizeOf(made)).toBeLessThanOrEqual(most);
      expect(made.isWellFormed()).toBe(true);
      const whole = wellFormed(given);
      if (sizeOf(whole) <= most) expect(made).toBe(whole);
      else if (made !== '') expect(whole.startsWith(made.slice(0, -1))).toBe(true);
    }),
  );
});
