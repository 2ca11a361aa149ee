import { randomBytes, randomUUID } from 'node:crypto';
import { linkToken, tokenFits, type LinkFacts } from './link-token.js';

const key = randomBytes(32);
const facts: LinkFacts = {
  id: randomUUID(),
  action: 'approve',
  personId: randomUUID(),
  subjectId: randomUUID(),
  contentHash: 'abc',
  expiresAt: 1_800_000_000_000,
};

test('the same facts make the same token, which fits in a path', () => {
  const token = linkToken(key, facts);
  expect(linkToken(key, { ...facts })).toBe(token);
  expect(token).toMatch(/^[\w-]{22}\.[\w-]{43}$/);
  expect(tokenFits(key, token, facts)).toBe(true);
});

test('a token fits nothing else: no other person, action, record, content, time or key', () => {
  const token = linkToken(key, facts);
  for (const other of [
    { id: randomUUID() },
    { action: 'send_back' as const },
    { personId: randomUUID() },
    { personId: null },
    { subjectId: randomUUID() },
    { contentHash: 'abd' },
    { expiresAt: facts.expiresAt + 1 },
  ])
    expect(tokenFits(key, token, { ...facts, ...other })).toBe(false);
  expect(tokenFits(randomBytes(32), token, facts)).toBe(false);
  expect(tokenFits(key, 'nonsense', facts)).toBe(false);
});
