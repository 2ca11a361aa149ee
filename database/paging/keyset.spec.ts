import { describe, expect, test } from '@jest/globals';
import { Keyset, type SortColumn } from './keyset.js';

const keys: SortColumn[] = [
  { sql: 'p.name_folded', type: 'text' },
  { sql: 'p.id', type: 'uuid' },
];

describe('a slice of a list', () => {
  test('at the beginning has no condition and adds no value', () => {
    const params: unknown[] = ['open'];
    const slice = new Keyset({ keys, descending: false, limit: 51, after: null });
    expect(slice.after(params)).toBe('TRUE');
    expect(params).toEqual(['open']);
    expect(slice.orderBy).toBe('ORDER BY p.name_folded ASC, p.id ASC LIMIT 51');
  });

  test('behind a row begins after its keys, cast to their types, with values behind those that are there', () => {
    const params: unknown[] = ['open'];
    const slice = new Keyset({ keys, descending: false, limit: 51, after: ['lin', 'an id'] });
    expect(slice.after(params)).toBe('(p.name_folded, p.id) > ($2::text, $3::uuid)');
    expect(params).toEqual(['open', 'lin', 'an id']);
  });

  test('backwards comes before it', () => {
    const slice = new Keyset({ keys, descending: true, limit: 3, after: ['lin', 'an id'] });
    expect(slice.after([])).toBe('(p.name_folded, p.id) < ($1::text, $2::uuid)');
    expect(slice.orderBy).toBe('ORDER BY p.name_folded DESC, p.id DESC LIMIT 3');
  });

  test('reads from a row what the next one begins after', () => {
    const slice = new Keyset({ keys, descending: false, limit: 3, after: null });
    expect(slice.columns).toBe('p.name_folded::text AS page_key_0, p.id::text AS page_key_1');
    expect(slice.keysOf({ name: 'Lin', page_key_0: 'lin', page_key_1: 'an id' })).toEqual(['lin', 'an id']);
  });
});
