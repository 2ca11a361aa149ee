import { expect, test } from '@jest/globals';
import { exportQuery, filterOf, itemSearch } from './search.js';

test('an address is read as far as it says anything that is known', () => {
  expect(
    itemSearch({
      q: 'sop',
      overdue: true,
      columns: ['owner', 'colour', 'program'],
      group: 'size',
      page: 3,
      status: '',
      severity: 1,
    }),
  ).toEqual({ q: 'sop', overdue: true, columns: ['program', 'owner'], severity: '1' });
});

test('how a list looks is no part of what the API is asked', () => {
  const search = itemSearch({ owner: 'me', sort: '-due', group: 'owner', columns: ['due'], saved: 'x' });
  expect(filterOf(search)).toEqual({ owner: 'me' });
  expect(exportQuery(search, 'xlsx')).toBe('owner=me&sort=-due&columns=due&format=xlsx');
});
