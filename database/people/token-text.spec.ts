import { mayBeToken, newToken, tokenHash } from './token-text.js';

test('a token has a form of its own, and a sum that tells a slip of the pen', () => {
  for (const kind of ['personal', 'service'] as const) {
    const token = newToken(kind);
    expect(token).toMatch(kind === 'personal' ? /^tgp_[0-9A-Za-z]{49}$/ : /^tgs_[0-9A-Za-z]{49}$/);
    expect(mayBeToken(token)).toBe(true);
    for (let place = 4; place < token.length; place += 1) {
      const other = token[place] === 'a' ? 'b' : 'a';
      expect(mayBeToken(token.slice(0, place) + other + token.slice(place + 1))).toBe(false);
    }
    expect(mayBeToken(token.slice(0, -1))).toBe(false);
    expect(mayBeToken(`${token}0`)).toBe(false);
  }
});

test('the sum is what the page says, so that others can compute it', () => {
  // CRC-32 (IEEE) of the first 47 characters, in six digits of 0-9A-Za-z.
  expect(mayBeToken(`tgp_${'0'.repeat(43)}${known}`)).toBe(true);
});

const known = '17jAMh';

test('tokens that were made before are looked up, whatever they look like', () => {
  expect(mayBeToken(`tg_${'A-_9'.repeat(10)}abc`)).toBe(true);
});

test('no two are one, nor are their hashes', () => {
  const made = Array.from({ length: 500 }, () => newToken());
  expect(new Set(made.map(tokenHash)).size).toBe(500);
});
