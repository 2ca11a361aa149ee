import { expect, test } from '@jest/globals';
import { sizeText } from './size.js';

test('a size is said in the unit that people use for it', () => {
  expect(sizeText(0, 'en')).toBe('0 byte');
  expect(sizeText(999, 'en')).toBe('999 byte');
  expect(sizeText(340_200, 'en')).toBe('340 kB');
  expect(sizeText(25_000_000, 'en')).toBe('25 MB');
});
