import { expect, test } from '@jest/globals';
import { conditionsIn } from './conditions-in.js';

test('one condition is asked for, and as many as somebody asked for', () => {
  const first = {
    'followUps.0.title': ' Train the new reviewers ',
    'followUps.0.ownerId': 'o',
    'followUps.0.due.date': '2031-02-03',
  };
  expect(conditionsIn(first)).toEqual([
    { title: 'Train the new reviewers', ownerId: 'o', due: { date: '2031-02-03' } },
  ]);
  expect(conditionsIn({ ...first, conditions: '2' })).toHaveLength(2);
  expect(conditionsIn({ ...first, conditions: 'many' })).toHaveLength(1);
});
