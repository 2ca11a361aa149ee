import { Refusal } from '../../domain/refusal.js';
import { RuleProblem } from '../../domain/recurrence/rule.js';
import { liesWithTheRecord } from './set-aside.js';

const coded = (code: string): Error => Object.assign(new Error('no'), { code });

test.each([
  ['a rule that nobody can follow', new RuleProblem('it has INTERVAL=-1')],
  ['a refusal', new Refusal('invalid-command', 'no')],
  ['an error without a code', new RangeError('Invalid time zone')],
  ['a value that PostgreSQL does not take', coded('22003')],
  ['a constraint', coded('23514')],
])('%s lies with the record: it is set aside', (_, error) => {
  expect(liesWithTheRecord(error)).toBe(true);
});

test.each(['40P01', '57P01', '08006', 'ECONNREFUSED'])('%s lies with the database: it is tried again', (code) => {
  expect(liesWithTheRecord(coded(code))).toBe(false);
});
