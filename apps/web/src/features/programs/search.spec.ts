import { expect, test } from '@jest/globals';
import { itemSearch, programSearch } from './search.js';

test('what an address says is kept where it is known, and left out where it is not', () => {
  expect(programSearch({ status: 'active', q: ' toys ', sort: '-name', more: 1 })).toEqual({
    ...{ status: 'active', q: 'toys', sort: '-name' },
  });
  expect(programSearch({ status: 'lost', q: '', sort: 'id' })).toEqual({});
  expect(itemSearch({ overdue: true, q: 42, sort: 'due', phase: 'p' })).toEqual({
    ...{ overdue: true, q: '42', sort: 'due', phase: 'p' },
  });
  expect(itemSearch({ overdue: 'yes', q: { a: 1 } })).toEqual({});
});
