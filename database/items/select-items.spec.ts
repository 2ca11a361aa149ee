import { describe, expect, test } from '@jest/globals';
import { conditionOf } from './select-items.js';

describe('what a list of items is narrowed by', () => {
  test('nothing said is every item', () => {
    expect(conditionOf({})).toEqual({ sql: 'TRUE', params: [] });
    expect(conditionOf({ programId: null, market: null, ids: null, attribute: undefined })).toEqual({
      sql: 'TRUE',
      params: [],
    });
  });

  test('each value has a placeholder of its own, in the order of the values', () => {
    const { sql, params } = conditionOf({ programId: 'a program', overdue: true, level: 0, q: 'Retrain', tag: 'Toys' });
    expect(sql.split(' AND ').slice(0, 4)).toEqual(['TRUE', 'i.program_id = $1', 'i.overdue', 'i.ladder_level >= $2']);
    expect([...sql.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number))).toEqual([1, 2, 3, 4]);
    expect([params[0], params[1], params[3]]).toEqual(['a program', 0, 'Retrain']);
  });

  test('each value is named by the statement', () => {
    const { sql, params } = conditionOf({
      market: 'sg',
      domain: 'counterfeit',
      severity: 'High',
      beforePolicyVersionId: 'v',
    });
    const named = new Set([...sql.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number)));
    expect([...named].toSorted((a, b) => a - b)).toEqual(params.map((_, index) => index + 1));
  });

  test('none of several is none, and not all', () => {
    expect(conditionOf({ ids: [] })).toEqual({ sql: 'TRUE AND i.id = ANY($1)', params: [[]] });
    expect(conditionOf({ missing: false }).sql).toContain('i.missing_since IS NULL');
  });

  test('a word is found however it is written', () => {
    const of = (tag: string): unknown => conditionOf({ tag }).params[0];
    expect(of('TOYS ')).toEqual(of('toys'));
    expect(of('toys')).not.toEqual(of('games'));
  });
});
