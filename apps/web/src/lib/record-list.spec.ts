import { expect, test } from '@jest/globals';
import { neighboursIn, withList } from './record-list.js';

const list = { back: '/?a=1', refs: ['/items/AI-1', '/risks/RK-2', '/items/AI-3'] } as const;

test('from within a record one goes on to the next of the list that one came from, of whatever kind it is', () => {
  expect(neighboursIn([list], '/risks/RK-2')).toEqual({
    ...{ back: '/?a=1', previous: '/items/AI-1', next: '/items/AI-3' },
    ...{ number: 2, total: 3 },
  });
  expect(neighboursIn([list], '/items/AI-3')).toMatchObject({ next: undefined, previous: '/risks/RK-2' });
  expect(neighboursIn([list], '/items/AI-9')).toBeNull();
});

test('the items of a program do not hide the list in which the program stands; the same page seen anew takes its place', () => {
  const programs = { back: '/programs', refs: ['/programs/a', '/programs/b'] } as const;
  const items = { back: '/programs/a', refs: ['/items/AI-1'] } as const;
  const lists = withList(withList([], programs), items);
  expect(neighboursIn(lists, '/programs/a')).toMatchObject({ next: '/programs/b' });
  expect(neighboursIn(lists, '/items/AI-1')).toMatchObject({ back: '/programs/a' });
  const narrowed = { back: '/programs?q=b', refs: ['/programs/b'] } as const;
  expect(withList(lists, narrowed).map(({ back }) => back)).toEqual(['/programs?q=b', '/programs/a']);
});
