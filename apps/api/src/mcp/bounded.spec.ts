import { bounded, fitting } from './bounded.js';

test('what fits is left as it is', () => {
  const value = { title: 'Short', items: [1, 2, null, true], of: { text: 'x'.repeat(8_000) } };
  expect(bounded(value, 10_000)).toEqual({ value, cut: [] });
});

test('a long text is shortened as little as will do, and its place is said', () => {
  const { value, cut } = bounded({ record: { title: 'FI-1', description: 'y'.repeat(12_000) } }, 10_000);
  expect(value).toEqual({ record: { title: 'FI-1', description: `${'y'.repeat(8_000)}…` } });
  expect(cut).toEqual(['record.description: 8000 of 12000 characters']);
});

test('long lists are shortened from their end, and many places are counted', () => {
  const { value, cut } = bounded(
    { items: Array.from({ length: 300 }, (_, at) => ({ at, text: 'z'.repeat(900) })) },
    20_000,
  );
  const { items } = value as { items: { at: number; text: string }[] };
  expect(items.map(({ at }) => at)).toEqual(Array.from({ length: items.length }, (_, at) => at));
  expect(JSON.stringify(value).length).toBeLessThanOrEqual(20_000);
  expect(cut[0]).toBe(`items: the first ${items.length} of 300`);
  expect(cut.at(-1)).toMatch(/^and \d+ places more$/);
});

test('an emoji is not cut in two', () => {
  const { value } = bounded(`${'a'.repeat(7_999)}😀${'b'.repeat(2_000)}`, 9_000);
  expect((value as string).isWellFormed()).toBe(true);
});

test('what does not fit however it is shortened is left out, and that is said', () => {
  const wide = Object.fromEntries(Array.from({ length: 2_000 }, (_, at) => [`field${at}`, 'x'.repeat(60)]));
  const { value, cut } = bounded(wide, 1_000);
  expect(value).toEqual({});
  expect(cut).toEqual(['All of it: it has more than 1,000 characters however it is shortened.']);
});

test('so many of a list fit, and one at least', () => {
  const items = ['12345678', '12345678', '12345678'];
  expect(fitting(items, 33)).toBe(3);
  expect(fitting(items, 32)).toBe(2);
  expect(fitting(items, 1)).toBe(1);
  expect(fitting([], 10)).toBe(1);
});
