import { jsonValue, kindOf } from './values.js';

const list = (text: string): unknown[] => text.slice(1, -1).split(',');

test.each([
  ['t', 'boolean', true],
  ['7', 'integer', 7],
  ['9007199254740991', 'bigint', 9007199254740991],
  ['9007199254740993', 'bigint', '9007199254740993'],
  ['12345678901234567890.5', 'numeric', '12345678901234567890.5'],
  ['3.3333333333333333', 'numeric', 3.3333333333333335],
  ['0.10', 'numeric(10,2)', 0.1],
  ['NaN', 'double precision', 'NaN'],
  ['Infinity', 'double precision', 'Infinity'],
  ['2026-11-30', 'date', '2026-11-30'],
  ['2026-11-30 11:48:37.657116+00', 'timestamp with time zone', '2026-11-30T11:48:37.657116Z'],
  ['2026-11-30 11:48:37', 'timestamp(3) without time zone', '2026-11-30T11:48:37Z'],
  ['infinity', 'timestamp with time zone', 'infinity'],
  ['{"a": 1}', 'jsonb', { a: 1 }],
  ['{1,9007199254740993}', 'bigint[]', [1, '9007199254740993']],
  ['{SG,VN}', 'text[]', ['SG', 'VN']],
  ['3f0c', 'uuid', '3f0c'],
  [null, 'integer', null],
] as const)('%s of the type %s', (text, type, value) => {
  expect(jsonValue(text, type, list)).toEqual(value);
});

test('a list is one, whatever it is of', () => {
  expect(['text[]', 'character varying(20)[]', 'character varying(20)'].map(kindOf)).toEqual(['list', 'list', 'text']);
});
