import { describe, expect, test } from '@jest/globals';
import { isUuid } from './uuid.js';

describe('an id', () => {
  test('may be written in capitals', () => {
    expect(isUuid('0b0f1c3e-0000-7000-8000-00000000000a')).toBe(true);
    expect(isUuid('0B0F1C3E-0000-7000-8000-00000000000A')).toBe(true);
  });

  test.each([
    ['AI-12'],
    ['0b0f1c3e000070008000-00000000000a'],
    ['{0b0f1c3e-0000-7000-8000-00000000000a}'],
    ['0b0f1c3e-0000-7000-8000-00000000000a\n'],
    [' 0b0f1c3e-0000-7000-8000-00000000000a'],
    [12],
    [null],
    [undefined],
  ])('is not %p', (value) => expect(isUuid(value)).toBe(false));
});
