import { paddedForms, withoutZeros } from './padded-id.js';

it.each([
  ['00001', '1'],
  ['A-01', 'a-1'],
  ['2026-A-007b', '2026-a-7b'],
  // Counted below another number, and no number at all.
  ['1.01', '1.01'],
  ['none', 'none'],
  ['000', '0'],
])('%s without its zeros is %s', (id, without) => {
  expect(withoutZeros(id)).toBe(without);
});

it('has the forms with more and fewer zeros, and not itself', () => {
  expect(paddedForms('A-01')).toEqual(['a-1', 'a-001', 'a-0001', 'a-00001', 'a-000001', 'a-0000001', 'a-00000001']);
  expect(paddedForms('1.01')).toEqual([]);
  expect(paddedForms('123456789')).toEqual([]);
});
