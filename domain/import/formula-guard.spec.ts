import fc from 'fast-check';
import { withGuard, withGuards, withoutGuard, withoutGuards } from './formula-guard.js';

it.each(['=1+1', '+65 1234', '-5', '@SUM(A1)', '\tx', '\r=1', '＝cmd', "'=1", "''=1"])(
  'guards %j, and gives it back',
  (text) => {
    expect(withGuard(text)).toBe(`'${text}`);
    expect(withoutGuard(withGuard(text))).toBe(text);
  },
);

it.each(['', 'plain', "'quoted'", '1-2', 'a=b', "O'Brien"])('leaves %j alone', (text) => {
  expect(withGuard(text)).toBe(text);
  expect(withoutGuard(text)).toBe(text);
});

describe('a text within which another cell would begin, were the file split otherwise', () => {
  it.each([
    ['x;=1+1', ',', "x;'=1+1"],
    ['x;=1+1', ';', 'x;=1+1'],
    ['x,=1+1', ';', "x,'=1+1"],
    ['x\t@SUM(A1)', ',', "x\t'@SUM(A1)"],
    ['x;"=1+1"', ',', 'x;\'"=1+1"'],
    ['first\r\n-1', ',', "first\r\n'-1"],
    ['a; b, c', ',', 'a; b, c'],
    ['=1;=2', ',', "'=1;'=2"],
  ])('%j in a file with %j is %j', (text, separator, guarded) => {
    expect(withGuards(text, separator)).toBe(guarded);
  });

  it('comes back as it was, and holds no cell that is a formula however it is split', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '=', '-', '@', "'", '"', ';', ',', '\t', '\n', '\r', ' ') });
    fc.assert(
      fc.property(text, fc.constantFrom(',', ';', '\t'), (one, separator) => {
        const guarded = withGuards(one, separator);
        expect(withoutGuards(guarded, separator)).toBe(one);
        const others = [',', ';', '\t', '\n', '\r'].filter((other) => other !== separator);
        const pieces = others.reduce((parts, other) => parts.flatMap((part) => part.split(other)), [guarded]);
        // A quotation mark at the beginning of a cell is written so that it holds; within, it begins a cell of another kind.
        for (const [at, piece] of pieces.entries())
          expect(at === 0 ? piece : piece.replace(/^"+/, '')).not.toMatch(/^[=+\-@]/);
      }),
    );
  });
});
