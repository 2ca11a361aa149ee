import { Refusal } from '../refusal.js';
import { checkPassword } from './password-rule.js';

const lin = { name: 'Lin Wei', email: 'lin.wei@example.com' };

function isTaken(password: string): boolean {
  try {
    checkPassword(password, lin);
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal);
    expect((error as Refusal).code).toBe('weak-password');
    return false;
  }
}

test.each([
  'short and sweet',
  'correct horse battery staple',
  'ติดตามงานให้ทันเวลาเสมอ',
  'bốn con mèo trên mái nhà',
  'Z7#kk2!vQp0-mmxR',
  '雨の日は図書館で本を読むことにしている',
  'my dog chases red bicycles',
])('“%s” is taken, of whatever it is made', (password) => {
  expect(isTaken(password)).toBe(true);
});

test.each([
  'fourteen chars',
  'passwordpassword',
  'Password123456789',
  '123456789012345',
  'aaaaaaaaaaaaaaaaaaaa',
  'abcabcabcabcabcabc',
  'qwertyuiopasdfghjkl',
  'lin.wei@example.com',
  'LinWeiLinWei12345',
  'welcome-welcome-1!',
  'Tollgate Admin 2026',
  'x'.repeat(300),
])('“%s” is not', (password) => {
  expect(isTaken(password)).toBe(false);
});

test('a character of two halves counts as one', () => {
  expect(isTaken('🙂🎈🐟🌵'.repeat(2))).toBe(false);
});
