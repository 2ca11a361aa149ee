import { expect, test } from '@jest/globals';
import { beingNamed, stillNamed, withName } from './mention.js';

test.each([
  ['@', 1, { from: 0, q: '' }],
  ['Please look, @Mei T', 19, { from: 13, q: 'Mei T' }],
  ['（@王', 3, { from: 1, q: '王' }],
  ['write to mei@example.com', 24, null],
  ['no one', 6, null],
  ['@Mei Tan ', -1, null],
  ['@Mei Tan\nthen', 13, null],
  ['@ alone', 7, null],
  [`@${'x'.repeat(61)}`, 62, null],
])('%j: whoever is being named is found behind the last @', (text, cursor, found) => {
  expect(beingNamed(text, cursor)).toEqual(found);
});

test('what follows a name that was taken is other words', () => {
  const mei = [{ id: '1', name: 'Mei Tan' }];
  expect(beingNamed('@Mei Tan ', 9, mei)).toBeNull();
  expect(beingNamed('@Mei Tan', 8, mei)).toEqual({ from: 0, q: 'Mei Tan' });
  expect(beingNamed('@Mei Ta', 7, mei)).toEqual({ from: 0, q: 'Mei Ta' });
});

test('a name takes the place of what was typed, and what follows stays', () => {
  expect(withName('Ask @me now', { from: 4, cursor: 7 }, 'Mei Tan')).toEqual({ text: 'Ask @Mei Tan now', cursor: 13 });
});

test('who was named and is not in the text any more is not told', () => {
  const mei = { id: '1', name: 'Mei Tan' };
  const wei = { id: '2', name: 'Wei' };
  const short = { id: '3', name: 'Mei' };
  expect(stillNamed('@Mei Tan, see this', [mei, wei, mei, short])).toEqual([mei]);
  expect(stillNamed('@Mei Tan and @Mei', [short, mei])).toEqual([short, mei]);
  const other = { id: '4', name: 'Mei' };
  expect(stillNamed('@Mei', [short, other])).toEqual([short, other]);
});
