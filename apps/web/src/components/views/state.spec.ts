import { expect, test } from '@jest/globals';
import { addressOf, alike, isChanged, leftOut, saysNothing, stateOf, translated, type View } from './state.js';

const fields = [...alike('q', 'status'), translated('overdue', 'overdue', { true: 'yes' })];
const view = {
  id: 'v',
  query: { status: 'open', overdue: 'true' },
  columns: ['due'],
  group: 'owner',
} as unknown as View;

test('an address says what the list is asked and how it looks, and the view says the same address again', () => {
  const search = { q: '', status: 'open', overdue: 'yes', columns: ['due'], group: 'owner', saved: 'v' };
  expect(stateOf(fields, search)).toEqual({ query: view.query, columns: ['due'], group: 'owner' });
  expect(addressOf(fields, view)).toEqual({
    ...{ status: 'open', overdue: 'yes', columns: 'due', group: 'owner', saved: 'v' },
  });
});

test('a list is changed when it is asked or looks otherwise, whatever the order in which the address says it', () => {
  const open = addressOf(fields, view);
  expect(isChanged(fields, Object.fromEntries(Object.entries(open).reverse()), view)).toBe(false);
  expect(isChanged(fields, { ...open, q: 'x' }, view)).toBe(true);
  expect(isChanged(fields, { ...open, status: undefined }, view)).toBe(true);
  expect(isChanged(fields, { ...open, columns: ['due', 'owner'] }, view)).toBe(true);
  expect(isChanged(fields, { ...open, group: undefined }, view)).toBe(true);
});

test('what the page has no word for is named, and is no change', () => {
  const wider = { ...view, query: { ...view.query, tag: 'x', overdue: 'false' } };
  expect(leftOut(fields, view)).toEqual([]);
  expect(leftOut(fields, wider)).toEqual([
    ['overdue', 'false'],
    ['tag', 'x'],
  ]);
  expect(isChanged(fields, addressOf(fields, wider), wider)).toBe(false);
});

test('an address without anything said is told from one that says that there is no view', () => {
  expect([saysNothing({}), saysNothing({ q: undefined }), saysNothing({ saved: 'none' })]).toEqual([true, true, false]);
});
