import { matrixProblems, severityOf } from './matrix.js';
import type { Rating } from '../policy/rating.js';

const scale = [1, 2, 3, 4, 5];
const triageWithin = {
  ...{ low: '5 working days', medium: '2 working days', high: '8 working hours', critical: '4 working hours' },
};
const flat = (rating: Rating): Rating[][] => scale.map(() => scale.map(() => rating));

test('severity is the cell of likelihood and impact', () => {
  const cells = flat('low');
  cells[3]![4] = 'critical';
  expect(severityOf({ cells }, 4, 5)).toBe('critical');
  expect(severityOf({ cells }, 5, 4)).toBe('low');
  expect(() => severityOf({ cells }, 6, 1)).toThrow(RangeError);
});

test('a matrix is whole, never falls, and has limits of working time', () => {
  expect(matrixProblems({ cells: flat('high'), triageWithin })).toEqual([]);
  const holed = flat('low');
  holed[2] = holed[2]!.slice(0, 4);
  expect(matrixProblems({ cells: holed, triageWithin })).toMatchObject(
    [{ path: 'cells', message: /25 cells/ }].map(({ path }) => ({
      path,
      message: expect.stringContaining('25 cells'),
    })),
  );
  const falling = flat('low');
  falling[0]![0] = 'high';
  expect(matrixProblems({ cells: falling, triageWithin })).toMatchObject([
    { path: 'cells', message: expect.stringContaining('likelihood 1 and impact 1 are high') },
  ]);
});

test.each(['P2D', '4 hours', '0 working days', '61 working days', 'soon'])('a limit of "%s" is refused', (low) => {
  expect(matrixProblems({ cells: flat('low'), triageWithin: { ...triageWithin, low } })).toMatchObject([
    { path: 'triageWithin.low', message: expect.stringContaining('working time') },
  ]);
});
