import { distanceOf, littleChange, shareOfChange } from './share-of-change.js';

const words = (text: string): string[] => text.split(' ');

test('the distance is the fewest words that are put in, left out or replaced', () => {
  expect(distanceOf([], [])).toBe(0);
  expect(distanceOf(words('a b c'), words('a b c'))).toBe(0);
  expect(distanceOf(words('a b c'), words('a x c'))).toBe(1);
  expect(distanceOf(words('a b c'), words('a c'))).toBe(1);
  expect(distanceOf(words('a a'), words('a a a'))).toBe(1);
  expect(distanceOf(words('x a b c y'), words('p b c a q'))).toBe(4);
  expect(distanceOf([], words('a b'))).toBe(2);
});

test('what is rewritten altogether is compared without order, and costs no more the longer it is', () => {
  const many = (letter: string, n: number): string[] => Array.from({ length: n }, (_, place) => `${letter}${place}`);
  expect(distanceOf(many('a', 20_000), many('b', 20_000))).toBe(20_000);
  expect(distanceOf(['x', ...many('a', 5_000)], [...many('a', 5_000).toReversed(), 'y'])).toBe(1);
});

test('a text counts by its words, whatever the language; white space is none', () => {
  const share = (before: unknown, after: unknown): number => shareOfChange({ text: before }, { text: after });
  expect(share('Nobody was harmed', 'Nobody was hurt')).toBe(0.3333);
  expect(share('Nobody was harmed', 'Nobody  was\nharmed')).toBe(0);
  expect(share('Caf\u00e9 am See', 'Cafe\u0301 am See')).toBe(0);
  expect(share('没有人受到伤害', '没有人受到影响')).toBeGreaterThan(0);
  expect(share('没有人受到伤害', '没有人受到影响')).toBeLessThan(0.6);
  expect(share(['Read it twice', 'Ask the desk'], ['Read it twice', 'Ask the lead'])).toBe(0.1667);
  expect(share('Nobody was harmed', '')).toBe(1);
});

test('anything else is changed or not, and each argument counts as much as another', () => {
  expect(shareOfChange({}, {})).toBe(0);
  expect(shareOfChange({ a: 1 }, { a: 1 })).toBe(0);
  expect(shareOfChange({ likelihood: 2, note: 'As before' }, { likelihood: 3, note: 'As before' })).toBe(0.5);
  expect(shareOfChange({ due: { in: '10 working days' } }, { due: { in: '5 working days' } })).toBe(1);
  // A key, an id or a day is one word: half of it says nothing.
  expect(shareOfChange({ day: '2026-12-04' }, { day: '2026-12-05' })).toBe(1);
  expect(shareOfChange({ a: 'high' }, { b: 'high' })).toBe(1);
  expect(shareOfChange({ due: { in: 'P3D', from: 1 } }, { due: { from: 1, in: 'P3D' } })).toBe(0);
});

test('one word of many is little', () => {
  const text = Array.from({ length: 40 }, (_, place) => `word${place}`).join(' ');
  expect(shareOfChange({ text }, { text: text.replace('word7', 'other') })).toBe(0.025);
  expect(0.025).toBeLessThan(littleChange);
});
