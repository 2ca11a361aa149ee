import { expect, test } from '@jest/globals';
import { neighboursIn } from './record-list.js';

const list = { back: '/?a=1', refs: ['AI-1', 'AI-2', 'AI-3'] };

test('from within a record one goes on to the next of the list that one came from', () => {
  expect(neighboursIn(list, 'AI-2')).toEqual({ back: '/?a=1', previous: 'AI-1', next: 'AI-3', number: 2, total: 3 });
  expect(neighboursIn(list, 'AI-3')).toMatchObject({ next: undefined, previous: 'AI-2' });
  expect(neighboursIn(list, 'AI-9')).toBeNull();
});
