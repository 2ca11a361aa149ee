import { statementOf } from './check.js';
import { placeIn, QueryProblem } from './place.js';

function refusalOf(sql: string): { message: string; line: number; column: number } | null {
  try {
    statementOf(sql);
    return null;
  } catch (error) {
    if (!(error instanceof QueryProblem)) throw error;
    return { message: error.message, ...placeIn(sql, error.position ?? 1) };
  }
}

test.each([
  ['SELECT * FROM items'],
  ['select count(*) filter (where on_time), round(avg(age_days)::numeric(10, 2), 1) from ageing;  -- the end'],
  [`WITH a (x) AS (SELECT 1), b (x, y) AS NOT MATERIALIZED (SELECT 1, 2) SELECT * FROM a JOIN b USING (x)`],
  [
    'SELECT ref, row_number() OVER (PARTITION BY team ORDER BY due_at) FROM items WHERE status IN (SELECT status FROM items)',
  ],
  ['SELECT m FROM items CROSS JOIN LATERAL unnest(markets) AS t (m)'],
  [
    `SELECT 'pg_sleep(1); it''s', "repeat(" , $$lo_import('x')$$, $t$ ; $t$ /* pg_sleep(1) /* ; */ */ FROM (VALUES (1)) AS v ("repeat(")`,
  ],
  ['(SELECT 1) UNION (SELECT 2)'],
  ["VALUES (1, 'a')"],
  ['TABLE on_time_rates'],
  [
    "SELECT CAST(1 AS numeric(4, 1)), x::varchar(3), extract(epoch FROM now()), pg_catalog.lower('A') FROM (SELECT 1) AS t (x)",
  ],
  [
    `SELECT date_trunc('week', due_at) AS week, percentile_cont(0.9) WITHIN GROUP (ORDER BY age_days) FROM ageing GROUP BY 1`,
  ],
])('%s is taken', (sql) => {
  expect(refusalOf(sql)).toBeNull();
});

test('the semicolon at the end is left out', () => {
  expect(statementOf('SELECT 1 ; -- so')).toBe('SELECT 1 ');
});

test.each([
  ['SELECT pg_sleep(10)', 'pg_sleep', 1, 8],
  [`SELECT 1,\n  repeat('x', 1000000000)`, 'repeat', 2, 3],
  ['SELECT "pg_sleep" (10)', 'pg_sleep', 1, 8],
  ['SELECT pg_catalog.pg_sleep(10)', 'pg_sleep', 1, 19],
  ['SELECT public.erase_events(1)', 'no function public.erase_events', 1, 15],
  ['SELECT x.pg_catalog.lower(1)', 'no function pg_catalog.lower', 1, 21],
  ['SELECT DISTINCT ON (1) pg_sleep(10)', 'pg_sleep', 1, 24],
  ['SELECT 1 OPERATOR(pg_catalog.+) pg_sleep(10)', 'operator', 1, 10],
  ['WITH a AS (SELECT 1), pg_sleep(10) AS (SELECT 1) SELECT 1', 'pg_sleep', 1, 23],
  ['SELECT 1, pg_sleep(x) AS (SELECT 1)', 'pg_sleep', 1, 11],
  [`SELECT set_config('statement_timeout', '0', false)`, 'set_config', 1, 8],
  [`SELECT query_to_xml('SELECT 1', true, true, '')`, 'query_to_xml', 1, 8],
  [`SELECT 1; DROP TABLE items`, 'One statement at a time', 1, 11],
  ['DELETE FROM items', 'Only what reads', 1, 1],
  ['-- first\nCOPY items TO STDOUT', 'Only what reads', 2, 1],
  ['DO $$ BEGIN END $$', 'Only what reads', 1, 1],
  ['SET ROLE tollgate', 'Only what reads', 1, 1],
  ['LISTEN x', 'Only what reads', 1, 1],
  ['WITH RECURSIVE r AS (SELECT 1 UNION SELECT 1) SELECT * FROM r', 'WITH RECURSIVE', 1, 6],
  ['SELECT ARRAY(SELECT 1)', 'ARRAY(SELECT', 1, 8],
  ['SELECT array_agg(ref) FROM items', 'Use string_agg', 1, 8],
  ['SELECT $1', 'no parameters', 1, 8],
  // What is a text to the one and none to the other.
  [`SELECT E'a'\n'\\'' || pg_sleep(10) || '`, `E'…'`, 1, 8],
  [`SELECT U&"\\0070g_sleep"(10)`, 'U&', 1, 8],
  [`SELECT 'unended`, 'does not end', 1, 8],
  ['SELECT 1 /* /* */', 'comment', 1, 10],
  [`SELECT '😀', pg_sleep(1)`, 'pg_sleep', 1, 13],
  ['', 'no statement', 1, 1],
  ['  ;', 'Only what reads', 1, 3],
])('%s is refused, with its place', (sql, says, line, column) => {
  expect(refusalOf(sql)).toMatchObject({ message: expect.stringContaining(says) as string, line, column });
});

test('one that is too long is refused', () => {
  expect(refusalOf(`SELECT '${'a'.repeat(20_000)}'`)?.message).toContain('20009 characters');
});

test('what it costs to look goes by the length of the text, whatever that is', () => {
  for (const part of ['(', "'a'", '/* */', 'a,', 'lower(', '$a$ $a$ ', '"a".'])
    expect(() => refusalOf(`SELECT ${part.repeat(Math.floor(19_000 / part.length))}`)).not.toThrow();
});
