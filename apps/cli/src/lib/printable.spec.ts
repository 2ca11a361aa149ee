import { oneLine, printable } from './printable.js';

test.each([
  ['\u001b[31mred\u001b[0m', '␛[31mred␛[0m'],
  ['a\rb', 'a␍b'],
  ['a\u0000b\u007f', 'a␀b␡'],
  ['abc\u202egnp.exe', 'abc\\u202egnp.exe'],
  ['\u009b2J', '\\u009b2J'],
  ['two\nlines stay', 'two\nlines stay'],
  ['ก็ป้ 下架 đã', 'ก็ป้ 下架 đã'],
])('%j is printed as %j', (text, shown) => {
  expect(printable(text)).toBe(shown);
});

test('in a cell a line end is a mark', () => {
  expect(oneLine('a\r\n b\tc')).toBe('a ↵ b c');
});
