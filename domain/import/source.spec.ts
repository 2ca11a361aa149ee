import { sourceOf } from './source.js';

it.each([
  [['kev-2025-01-27.csv', 'kev-2025-08-25.csv', 'KEV (2).xlsx'], 'kev'],
  [['Register 2026-03.xlsx', 'register_v3-final.csv', 'Register - Copy.csv', 'register v2 (1).csv'], 'register'],
  [['整改台账2026-03.xlsx', '整改台账.xlsx'], '整改台账'],
  [['2026-03.csv', '-'], 'file'],
])('%j are states of one register', (names, source) => {
  expect(names.map(sourceOf)).toEqual(names.map(() => source));
});

it('tells two registers apart', () => {
  expect(sourceOf('audit SG.csv')).not.toBe(sourceOf('audit MY.csv'));
});
