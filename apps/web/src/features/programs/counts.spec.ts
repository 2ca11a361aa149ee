import { expect, test } from '@jest/globals';
import { overdueByLevel } from './counts.js';

test('what is overdue is counted by the level of its ladder, the highest first', () => {
  expect(overdueByLevel({ 0: 4, 2: 1, 10: 2 })).toEqual([
    { level: 10, count: 2 },
    { level: 2, count: 1 },
    { level: 0, count: 4 },
  ]);
});
