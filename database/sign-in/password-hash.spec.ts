import { hashPassword, isPassword, TooManyPasswords } from './password-hash.js';

test('a password is known by its hash, which is another each time and says its cost', async () => {
  const [one, other] = [await hashPassword('four words of mine'), await hashPassword('four words of mine')];
  expect(one).not.toBe(other);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(await isPassword('four words of mine', one)).toBe(true);
  expect(await isPassword('four words of nine', one)).toBe(false);
  expect(await isPassword('four words of mine', null)).toBe(false);
});

test('the same characters composed in another way are the same password', async () => {
  const kept = await hashPassword('bốn con mèo'.normalize('NFD'));
  expect(await isPassword('bốn con mèo'.normalize('NFC'), kept)).toBe(true);
});

test('a cost of before is known still', async () => {
  const before = '$argon2id$v=19$m=8192,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
  expect(await isPassword('anything', before)).toBe(false);
});

test('beyond those that wait, nobody is looked at, and the others come through', async () => {
  const kept = await hashPassword('x');
  const answers = await Promise.allSettled(Array.from({ length: 60 }, () => isPassword('x', kept)));
  const refused = answers.filter(({ status }) => status === 'rejected');
  expect(refused).toHaveLength(18);
  expect(refused.every((one) => one.status === 'rejected' && one.reason instanceof TooManyPasswords)).toBe(true);
  expect(await isPassword('x', kept)).toBe(true);
});
