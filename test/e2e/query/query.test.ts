import { parquetReadObjects } from 'hyparquet';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordKindNames } from '../../../database/engine/kinds.js';
import { mostRows } from '../../../domain/query/limits.js';
import { analysisCase } from '../../factories/analysis.js';
import { inDays, launchedCase, type Case } from '../../factories/case.js';
import { controlCase, runNow } from '../../factories/control.js';
import { findingCase } from '../../factories/finding.js';
import { metricCase } from '../../factories/metric.js';
import type { ApiAnswer } from '../../harness/api-client.js';
import { commandLine } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

let tollgate: Tollgate;
let c: Case;
const folder = mkdtempSync(join(tmpdir(), 'tollgate-query-'));

beforeAll(async () => {
  // Long enough for whatever is right, on any machine; what would never end is ended.
  tollgate = await startTollgate({ settings: { querySeconds: 5 } });
  c = await launchedCase(tollgate, { phases: ['Contain'] });
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await tollgate.stop();
});

type Row = Record<string, unknown>;
const asks = (sql: string, more: object = {}, who = tollgate.admin): Promise<ApiAnswer> =>
  who.post('/query', { sql, ...more });

async function rowsOf(sql: string): Promise<Row[]> {
  const { status, body } = await asks(sql);
  if (status !== 200) throw new Error(`${sql}: ${JSON.stringify(body)}`);
  const { columns, rows } = body as { columns: { name: string }[]; rows: unknown[][] };
  return rows.map((row) => Object.fromEntries(columns.map(({ name }, at) => [name, row[at]])));
}

test('every column of every view says what it is, docs/analytics.md says the same, and none of them goes unnoticed', async () => {
  const found = await tollgate.asOwner((owner) =>
    owner.query<{ view: string; says: string | null; name: string; type: string; means: string | null }[]>(
      `SELECT c.relname AS view, obj_description(c.oid, 'pg_class') AS says, a.attname AS name,
         format_type(a.atttypid, NULL) AS type, col_description(c.oid, a.attnum) AS means
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
       WHERE c.relnamespace = 'analytics'::regnamespace ORDER BY c.oid, a.attnum`,
    ),
  );
  expect(found.filter(({ says, means }) => !says || !means)).toEqual([]);
  const cell = (text: string | null): string => (text ?? '').replaceAll('|', '\\|');
  const views = [...Map.groupBy(found, ({ view }) => view)].map(
    ([view, columns]) =>
      `### ${view}\n\n${columns[0]?.says ?? ''}\n\n| column | type | what it says |\n| --- | --- | --- |\n` +
      columns.map(({ name, type, means }) => `| \`${name}\` | ${type} | ${cell(means)} |\n`).join(''),
  );
  const [begin, end] = [
    '<!-- views: written by test/e2e/query/query.test.ts, UPDATE_DOCS=1 -->',
    '<!-- end of views -->',
  ];
  const file = 'docs/analytics.md';
  const page = readFileSync(file, 'utf8');
  const at = page.indexOf(begin) + begin.length;
  const made = `${page.slice(0, at)}\n\n${views.join('\n')}\n${page.slice(page.indexOf(end))}`;
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(file, made);
  expect(readFileSync(file, 'utf8')).toBe(made);
});

test('a kind of record that has an owner is in the view of all of them, or is named here', async () => {
  const [row] = await tollgate.asOwner((owner) =>
    owner.query<{ sql: string }[]>(`SELECT pg_get_viewdef('analytics.records'::regclass) AS sql`),
  );
  const there = recordKindNames.filter((kind) => row?.sql.includes(`'${kind}'`));
  expect(recordKindNames.filter((kind) => !there.includes(kind))).toEqual(['delegation', 'recurrence', 'proposal']);
});

test('what the views say of items is what the API says: on-time, age and lateness, extensions, escalations, signatures', async () => {
  const path = ({ id }: { id: string }): string => `/action-items/${id}`;
  const finish = async (item: { id: string }): Promise<void> => {
    await c.owner.must(`${path(item)}/submit`, { statement: 'Done' });
    await c.manager.must(`${path(item)}/sign-off`, { decision: 'approve' });
  };
  const [kept, late, longer, open] = [
    await c.item(),
    await c.item({ due: inDays(2) }),
    await c.item(),
    await c.item({ due: inDays(3) }),
  ];
  await finish(kept);
  await c.owner.must(`${path(longer)}/extensions`, { due: { date: inDays(60).date }, reason: 'The site is closed' });
  await c.manager.must(`${path(longer)}/extensions/decision`, { decision: 'grant', reason: 'So be it' });
  await tollgate.clock.advance('P12D');
  await until('both to be overdue', async () => {
    const [one, other] = await Promise.all([c.owner.get(path(late)), c.owner.get(path(open))]);
    return one.body.overdue === true && other.body.overdue === true;
  });
  await finish(late);
  await finish(longer);
  // Told by the clock of the house, which stands where it stood: for this one, too, twelve days have passed.
  await tollgate.dataSource.query(
    `UPDATE action_items SET activated_at = activated_at - interval '12 days', due_at = due_at - interval '12 days' WHERE id = $1`,
    [open.id],
  );
  const { onTime, ageing } = (await c.manager.get(`/programs/${c.programId}/progress`)).body;
  expect(onTime).toMatchObject({ n: 3, kept: 2 });
  const name = (await c.manager.get(`/programs/${c.programId}`)).body.name as string;
  const rates = await rowsOf(`SELECT * FROM on_time_rates WHERE dimension = 'program' AND value = '${name}'`);
  expect(rates).toEqual([
    {
      ...{ dimension: 'program', value: name, done: onTime.n, on_time: onTime.kept, on_time_first: onTime.keptFirst },
      ...{ rate: onTime.kept / onTime.n, rate_first: onTime.keptFirst / onTime.n },
    },
  ]);
  expect(
    await rowsOf(`SELECT count(*) AS n, count(*) FILTER (WHERE on_time) AS kept, count(*) FILTER (WHERE on_time_first) AS first,
      count(*) FILTER (WHERE done_elsewhere) AS elsewhere FROM items WHERE program_id = '${c.programId}' AND status = 'done'`),
  ).toEqual([{ n: onTime.n, kept: onTime.kept, first: onTime.keptFirst, elsewhere: onTime.elsewhere }]);
  const aged = await rowsOf(`SELECT ref, age, late, level FROM ageing WHERE program_id = '${c.programId}'`);
  expect(aged).toMatchObject([{ ref: open.key, age: '8-30', late: '8-30' }]);
  expect(ageing).toMatchObject({
    n: 1,
    byAge: [{ count: 0 }, { from: 8, count: 1 }, {}, {}],
    byLate: [{ count: 0 }, { from: 8, count: 1 }, {}],
  });
  expect(await rowsOf(`SELECT ref, state, number, wanted_due_at > requested_at AS later FROM extensions`)).toEqual([
    { ref: longer.key, state: 'granted', number: 1, later: true },
  ]);
  const timeline = (await c.manager.get(`${path(open)}/timeline?limit=200`)).body.items as {
    type: string;
    at: string;
    told: unknown[];
  }[];
  const told = timeline.filter(({ type }) => type === 'item.escalated');
  expect(told.length).toBeGreaterThan(0);
  const levels = await rowsOf(`SELECT at, told FROM escalations WHERE ref = '${open.key}' ORDER BY at`);
  expect(levels.map(({ at, told: people }) => [Date.parse(String(at)), people])).toEqual(
    told.map(({ at, told: people }) => [Date.parse(at), people.length]),
  );
  const signed = await rowsOf(
    `SELECT ref, signed_by, decision, asked_at <= signed_at AS after FROM signatures WHERE ref = '${late.key}'`,
  );
  const manager = (await c.manager.get('/people/me')).body.name as string;
  expect(signed).toEqual([{ ref: late.key, signed_by: manager, decision: 'approved', after: true }]);
});

test('the same of causes, controls that fail, findings and metrics', async () => {
  const { admin } = tollgate;
  await (await analysisCase(tollgate)).signed();
  const pareto = (await admin.get('/analyses/pareto?by=cause')).body.bars as { key: string; count: number }[];
  const causes = await rowsOf(`SELECT code AS key, count(*) AS count FROM causes WHERE status = 'signed' GROUP BY 1`);
  expect(causes.map(({ key, count }) => [key, count]).sort()).toEqual(
    pareto.map(({ key, count }) => [key, count]).sort(),
  );

  const controls = await controlCase(tollgate);
  const [failing, well] = [await controls.operating(), await controls.operating({ title: 'Another' })];
  await runNow(tollgate.dataSource, String(failing['id']), 10);
  const missed = async (): Promise<Row[]> => rowsOf('SELECT ref, failing, missed_in_a_row FROM controls ORDER BY ref');
  await until('the run to be missed', async () => (await missed())[0]?.['missed_in_a_row'] === 1);
  expect(await missed()).toEqual([
    { ref: failing['key'], failing: true, missed_in_a_row: 1 },
    { ref: well['key'], failing: false, missed_in_a_row: 0 },
  ]);
  const { cells } = (await admin.get('/controls/coverage?stage=enforcement&domain=seller fraud&market=VN')).body;
  expect(cells).toMatchObject([{ operating: 2, failing: 1 }]);

  const finding = await (await findingCase(tollgate)).agreed();
  expect(
    await rowsOf(
      `SELECT status, rating, agreed_at IS NOT NULL AS agreed, target_at FROM findings WHERE ref = '${String(finding['key'])}'`,
    ),
  ).toEqual([{ status: 'agreed', rating: finding['rating'], agreed: true, target_at: expect.any(String) }]);

  const metrics = await metricCase(tollgate);
  const { key } = await metrics.metric();
  await metrics.load(key, ['2026-01-05', 'VN', 5, 100], ['2026-01-05', 'SG', 1, 100]);
  expect(await rowsOf(`SELECT slice, state FROM metrics WHERE metric = '${String(key)}' ORDER BY slice::text`)).toEqual(
    [
      { slice: { market: 'SG' }, state: 'green' },
      { slice: { market: 'VN' }, state: 'red' },
    ],
  );
  expect(await rowsOf(`SELECT period, value, current FROM metric_values WHERE slice ->> 'market' = 'VN'`)).toEqual([
    { period: '2026-01-05', value: 0.05, current: true },
  ]);
  for (const { view } of await rowsOf(
    `SELECT relname AS view FROM pg_class WHERE relnamespace = 'analytics'::regnamespace`,
  ))
    expect((await asks(`SELECT * FROM ${String(view)}`)).status).toBe(200);
});

test('nothing that is restricted is in a view, its item, case, control and what was told of them neither; it comes back when it is opened', async () => {
  const other = await launchedCase(tollgate);
  const item = await other.item({ title: 'Quokka', due: inDays(1) });
  await other.owner.must(`/action-items/${item.id}/extensions`, { due: { date: inDays(9).date }, reason: 'Late' });
  const controls = await controlCase(tollgate);
  const control = await controls.operating({ title: 'Quokka control' });
  await runNow(tollgate.dataSource, String(control['id']), 1);
  const finding = await (await findingCase(tollgate)).drafted({ title: 'Quokka finding' });
  const told = async (): Promise<unknown[]> =>
    rowsOf(`SELECT 'items' AS view FROM items WHERE title = 'Quokka' UNION ALL SELECT 'ageing' FROM ageing WHERE title = 'Quokka'
      UNION ALL SELECT 'records' FROM records WHERE title LIKE 'Quokka%' UNION ALL SELECT 'extensions' FROM extensions WHERE ref = '${item.key}'
      UNION ALL SELECT 'controls' FROM controls WHERE title = 'Quokka control' UNION ALL SELECT 'runs' FROM control_runs WHERE title = 'Quokka control'
      UNION ALL SELECT 'findings' FROM findings WHERE title = 'Quokka finding' UNION ALL SELECT 'escalations' FROM escalations WHERE title LIKE 'Quokka%'`);
  const set = async (restricted: boolean): Promise<void> => {
    await other.manager.put(`/programs/${other.programId}/readers`, { restricted });
    for (const path of [`controls/${String(control['id'])}`, `findings/${String(finding['id'])}`])
      expect((await tollgate.admin.put(`/${path}/readers`, { restricted })).status).toBe(200);
  };
  const before = await told();
  expect(before.length).toBeGreaterThanOrEqual(8);
  await set(true);
  expect(await told()).toEqual([]);
  await set(false);
  expect(await told()).toEqual(before);
});

test('what costs too much or reaches beyond is refused with its place, and never by a fault of ours', async () => {
  const refused = async (sql: string): Promise<unknown[]> => {
    const { status, body } = await asks(sql);
    return [status, body.code, body.line ?? null, body.column ?? null, body.detail];
  };
  const invalid = (line: number | null, column: number | null, says: string): unknown[] => [
    422,
    'invalid-query',
    line,
    column,
    expect.stringContaining(says),
  ];
  expect(await refused('SELECT nope\nFROM items')).toEqual(invalid(1, 8, 'Column "nope" does not exist'));
  expect(await refused('SELECT ref\nFROM itemz')).toEqual(
    invalid(2, 6, 'Line 2, column 6: Relation "itemz" does not exist'),
  );
  expect(await refused('SELECT pg_sleep(100)')).toEqual(invalid(1, 8, 'pg_sleep'));
  expect(await refused(`SELECT repeat('x', 1000000000)`)).toEqual(invalid(1, 8, 'repeat'));
  expect(await refused('SELECT ref FROM findings FOR UPDATE')).toEqual(invalid(null, null, 'Permission denied'));
  expect(await refused('WITH a AS (DELETE FROM items RETURNING 1) SELECT 1')).toEqual(
    invalid(null, null, 'data-modifying'),
  );
  expect(await refused('SELECT 1 INTO made')).toEqual(invalid(1, 15, 'INTO'));
  for (const sql of [
    'SET ROLE tollgate',
    'COPY items TO STDOUT',
    'DO $$ BEGIN END $$',
    'LISTEN x',
    'RESET ROLE',
    'EXPLAIN SELECT 1',
  ])
    expect(await refused(sql)).toEqual(invalid(1, 1, 'Only what reads'));
  for (const sql of [
    'SELECT rolpassword FROM pg_authid',
    'SELECT password_hash FROM public.local_accounts',
    'SELECT token_hash FROM public.api_tokens',
    'SELECT title FROM public.action_items',
    'SELECT data FROM public.audit_events',
  ])
    expect(await refused(sql)).toEqual(invalid(null, null, 'Permission denied'));
  // It would compute for years.
  const [status, code, , , detail] = await refused(
    'SELECT count(*) FROM generate_series(1, 1000000) a, generate_series(1, 1000000) b, generate_series(1, 9) c',
  );
  expect([status, code, detail]).toEqual([422, 'query-too-large', expect.stringContaining('more than 5 seconds')]);
  // Of one value, however long: what comes is counted as it comes.
  const wide = Array.from({ length: 13 }, (_, at) => `t${at + 1} AS (SELECT s || s AS s FROM t${at})`).join(', ');
  const huge = `WITH t0 AS (SELECT '${'x'.repeat(9_000)}' AS s), ${wide} SELECT s FROM t13`;
  expect((await refused(huge)).slice(0, 2)).toEqual([422, 'query-too-large']);
  const more = await asks('SELECT g FROM generate_series(1, 5) AS t (g)', { rows: 3 });
  expect(more.body).toMatchObject({ rows: [[1], [2], [3]], more: true });
  const file = await asks('SELECT g FROM generate_series(1, 5) AS t (g)', { rows: 3, format: 'csv' });
  expect([file.status, file.body.code]).toEqual([422, 'query-too-large']);
  expect((await asks('SELECT 1', { rows: mostRows + 1 })).status).toBe(400);
});

test('whoever may is told; it stands in the trail with its text; a role that reads what is not restricted gives the right to ask', async () => {
  const { admin } = tollgate;
  const sql = `SELECT 'Wombat' AS word`;
  const auditor = await tollgate.as(await tollgate.person('Aud', { access: 'auditor' }));
  expect((await asks(sql, {}, auditor)).body.rows).toEqual([['Wombat']]);
  const events = (await admin.get('/audit-events?type=person.queried&sort=-seq')).body.items;
  expect(events[0]).toMatchObject({ data: { text: sql, format: 'json', rows: 1000 } });
  expect((await asks(sql, {}, c.manager)).body).toMatchObject({
    status: 403,
    detail: expect.stringContaining('an administrator'),
  });
  const analystId = await tollgate.person('Ana Lyst');
  const analyst = await tollgate.as(analystId);
  const grant = { role: 'risk_analyst', personId: analystId, reason: 'Knows SQL' };
  await admin.must('/role-grants', { ...grant, scope: 'market', market: 'VN' });
  expect((await asks(sql, {}, analyst)).status).toBe(403);
  await admin.must('/role-grants', { ...grant, scope: 'all' });
  expect((await asks(sql, {}, analyst)).status).toBe(200);
  const outsideId = await tollgate.person('Ext', { access: 'auditor' });
  await tollgate.dataSource.query('UPDATE people SET external = true WHERE id = $1', [outsideId]);
  const outside = await tollgate.as(outsideId);
  expect((await asks(sql, {}, outside)).body).toMatchObject({
    status: 403,
    detail: expect.stringContaining('outsourced sites'),
  });
  // An answer is kept under no key: it is asked again, and was asked once.
  const key = { 'idempotency-key': 'asked once' };
  const answers = [await admin.post('/query', { sql }, key), await admin.post('/query', { sql }, key)];
  expect(answers.map(({ status, body }) => [status, body.rows])).toEqual([
    [200, [['Wombat']]],
    [200, [['Wombat']]],
  ]);
  const known = (await admin.get('/audit-events?type=person.queried&limit=200')).body.items as {
    data: { text: string };
  }[];
  expect(known.filter(({ data }) => data.text === sql)).toHaveLength(3);
});

test('values of every kind come whole in JSON, CSV, XLSX and Parquet, and the command line writes each', async () => {
  const sql = `SELECT 1 AS n, -5 AS below, 9007199254740993 AS big, 0.1::numeric(10, 2) AS share, 1.5::float8 AS half, true AS yes,
    date '2026-11-30' AS day, timestamptz '2026-11-30 11:48:37.657116+00' AS at, ARRAY['SG', NULL, 'a,b'] AS markets,
    '{"a": 1}'::jsonb AS facts, '=1+1' AS formula, NULL::text AS nothing`;
  const names = 'n below big share half yes day at markets facts formula nothing'.split(' ');
  const { body } = await asks(sql);
  expect(body.columns.map(({ name }: { name: string }) => name)).toEqual(names);
  expect(body.rows).toEqual([
    [
      1,
      -5,
      '9007199254740993',
      0.1,
      1.5,
      true,
      '2026-11-30',
      '2026-11-30T11:48:37.657116Z',
      ['SG', null, 'a,b'],
      { a: 1 },
      '=1+1',
      null,
    ],
  ]);
  const csv = (await asks(sql, { format: 'csv' })).body as string;
  expect(csv.split('\r\n').slice(0, 2)).toEqual([
    names.join(','),
    `1,-5,9007199254740993,0.10,1.5,true,2026-11-30,2026-11-30T11:48:37.657116Z,"[""SG"",null,""a,b""]","{""a"": 1}",'=1+1,`,
  ]);
  const tg = commandLine(tollgate.admin);
  const at = (file: string): string => join(folder, file);
  for (const file of ['answer.parquet', 'answer.xlsx', 'answer.csv'])
    expect(await tg('query', sql, at(file))).toEqual({ code: 0, out: '', err: '' });
  expect(readFileSync(at('answer.csv'), 'utf8')).toBe(`\uFEFF${csv}`);
  expect(readFileSync(at('answer.xlsx')).subarray(0, 2).toString()).toBe('PK');
  const bytes = readFileSync(at('answer.parquet'));
  const read = await parquetReadObjects({
    file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
  });
  expect(read).toEqual([
    {
      ...{ n: 1, below: -5, big: 9007199254740993n, share: 0.1, half: 1.5, yes: true, day: new Date('2026-11-30') },
      ...{ at: new Date('2026-11-30T11:48:37.657Z'), markets: ['SG', null, 'a,b'], facts: { a: 1 } },
      ...{ formula: '=1+1', nothing: null },
    },
  ]);
  const many = await asks('SELECT g AS n FROM generate_series(1, 4100) AS t (g)', { format: 'parquet' });
  expect(many.status).toBe(200);
  expect((await asks('SELECT 1 AS a, 2 AS a', { format: 'parquet' })).body).toMatchObject({
    status: 422,
    code: 'invalid-query',
  });
  writeFileSync(at('asked.sql'), 'SELECT 1 AS one\n  , nope');
  expect(await tg('query', '--from', at('asked.sql'))).toMatchObject({
    code: 1,
    err: expect.stringContaining('Line 2, column 5'),
  });
  expect((await tg('query', 'SELECT 1 AS one, NULL AS none')).out).toMatch(/one +none\n1/);
  expect(JSON.parse((await tg('query', 'SELECT 1 AS one', '--json')).out)).toMatchObject({ rows: [[1]] });
});

test('who asks again from where the last answer ended misses no change, whenever its transaction ends', async () => {
  const { admin, dataSource } = tollgate;
  const finding = await (await findingCase(tollgate)).drafted({ title: 'Numbat' });
  const since = async (path: string, when: string): Promise<{ ids: string[]; until: string }> => {
    const { status, body } = await admin.get(`/${path}?limit=200&changedSince=${encodeURIComponent(when)}`);
    expect([path, status]).toEqual([path, 200]);
    return { ids: (body.items as { id: string }[]).map(({ id }) => id), until: body.changedUntil as string };
  };
  const change = (table: string, id: string): string =>
    `UPDATE ${table} SET updated_at = clock_timestamp() WHERE id = '${id}'`;
  const long = dataSource.createQueryRunner();
  await long.connect();
  try {
    await long.query('BEGIN');
    await long.query(change('findings', String(finding['id'])));
    // Another change is told meanwhile, later than the one that nobody sees yet.
    const item = await c.item({ title: 'Meanwhile' });
    const first = await since('findings', '2020-01-01T00:00:00Z');
    const items = await since('action-items', '2020-01-01T00:00:00Z');
    expect(items.ids).toContain(item.id);
    const before = await dataSource.query<{ at: Date }[]>('SELECT updated_at AS at FROM findings WHERE id = $1', [
      finding['id'],
    ]);
    await long.query('COMMIT');
    const [after] = await dataSource.query<{ at: Date; late: boolean }[]>(
      'SELECT updated_at AS at, updated_at > $2::timestamptz AS late FROM findings WHERE id = $1',
      [finding['id'], before[0]?.at],
    );
    expect(after?.late).toBe(true);
    // By the time at which it was asked it would be missed: it was changed before that, and told after.
    expect((await since('findings', first.until)).ids).toContain(finding['id']);
    expect(Date.parse(first.until)).toBeLessThan(Number(after?.at.getTime()));
    expect((await since('action-items', items.until)).ids).toContain(item.id);
  } finally {
    await long.release();
  }
  // What did not change since does not come again, once nothing is under way.
  await until(
    'the answer to go on',
    async () =>
      !(await since('findings', (await since('findings', '2030-01-01T00:00:00Z')).until)).ids.includes(
        String(finding['id']),
      ),
  );
  for (const path of [
    'alignments',
    'analyses',
    'breaches',
    'cases',
    'control-tests',
    'controls',
    'governance-metrics',
    'occurrences',
    'proposals',
    'review-rounds',
    'programs',
    'exceptions',
    'risks',
  ])
    expect([path, typeof (await since(path, '2020-01-01T00:00:00Z')).until]).toEqual([path, 'string']);
  expect((await admin.get('/findings')).body).not.toHaveProperty('changedUntil');
  const tg = commandLine(admin);
  for (const noun of ['items', 'programs', 'risks', 'exceptions']) {
    const { code, out } = await tg(noun, 'list', '--changed-since', '2099-01-01', '--json');
    expect([noun, code, JSON.parse(out)]).toMatchObject([noun, 0, { items: [] }]);
  }
});

test('an installation without the role says what to set', async () => {
  const other = await startTollgate({ worker: false, settings: { databaseQueryUrl: null } });
  try {
    const { status, body } = await other.admin.post('/query', { sql: 'SELECT 1' });
    expect([status, body.code, body.detail]).toEqual([
      503,
      'query-unavailable',
      expect.stringContaining('DATABASE_QUERY_URL'),
    ]);
  } finally {
    await other.stop();
  }
});
