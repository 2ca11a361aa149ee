import { texts } from './search.js';

test('of an address, what is known is taken, and what is not a text or empty is left out', () => {
  const read = texts<'q' | 'state' | 'page'>('q', 'state', 'page');
  expect(read({ q: ' late ', state: '', page: 2, other: 'x' })).toEqual({ q: 'late', page: '2' });
  expect(read({ q: ['a'], state: { a: 1 }, page: null })).toEqual({});
  expect(read({ q: 'x'.repeat(500) }).q).toHaveLength(200);
});
