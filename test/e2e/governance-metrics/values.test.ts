import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../../apps/api/src/app.js';
import { launchedCase } from '../../factories/case.js';
import { metricCase, shareColumns, weeksOfVietnam, type MetricCase } from '../../factories/metric.js';
import { ApiClient, type ApiAnswer } from '../../harness/api-client.js';
import { commandLine } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

/** Metrics and their values: who says what is measured, what comes in, what is refused with its place, and how slices stand. */
let tollgate: Tollgate;
let c: MetricCase;

beforeAll(async () => {
  tollgate = await startTollgate({ worker: false });
  c = await metricCase(tollgate);
});
afterAll(async () => {
  await tollgate.stop();
});

const at = (version: number) => ({ 'if-match': `"${version}"` });
const seriesOf = async (key: string, query = ''): Promise<ApiAnswer['body']> =>
  (await c.owner.get(`/governance-metrics/${key}/series${query}`)).body;

test('a metric is made by whoever keeps its domain, and called by its key', async () => {
  const made = await c.metric();
  expect(made).toMatchObject({
    ...{ type: 'rate', definition: 1, version: 1, retired: false, owner: { id: c.ownerId }, dimensions: ['market'] },
    thresholds: [{ name: 'leakage', red: { above: 0.03, below: null }, periods: 1, leastN: 100, baseline: null }],
    states: { none: 0, red: 0 },
  });
  expect((await c.owner.get(`/governance-metrics/${made.key.toUpperCase()}`)).body.id).toBe(made.id);
  const again = await c.analyst.post('/governance-metrics', { ...body(), key: made.key });
  expect(again).toMatchObject({ status: 409, body: { code: 'already-exists' } });
  expect(await c.owner.post('/governance-metrics', body())).toMatchObject({
    status: 403,
    body: { code: 'not-allowed' },
  });
  const elsewhere = await c.analyst.post('/governance-metrics', { ...body(), domain: 'product safety' });
  expect(elsewhere).toMatchObject({ status: 403 });
  const own = { ...body(), thresholds: [{ name: 'own', red: { above: 0.5 } }] };
  expect(await c.analyst.post('/governance-metrics', own)).toMatchObject({
    ...{ status: 403, body: { code: 'separation-of-duties' } },
  });
  const wrong = await c.analyst.post('/governance-metrics', {
    ...body(),
    ownerId: c.ownerId,
    thresholds: [{ name: 'x', slice: { site: 'A' }, red: { above: 3 } }],
  });
  expect(wrong.body.errors.map(({ path }: { path: string }) => path)).toEqual([
    ...['thresholds.0.slice', 'thresholds.0.red.above'],
  ]);
});

function body(): Record<string, unknown> {
  return {
    ...{ key: 'other', name: 'Other', type: 'rate', formula: 'x', direction: 'lower', source: 'x' },
    ...{ cadence: 'weekly', zone: 'UTC', domain: 'counterfeit and IP' },
  };
}

test('values come in by batch; the same again is nothing, another one is a correction that keeps what was there', async () => {
  const { key, id } = await c.metric();
  const first = await c.load(
    key,
    ['2026-01-05', 'VN', 5, 500],
    ['2026-01-05', 'TH', 10, 500],
    ['2026-01-05', null, 15, 1000],
  );
  expect(first).toMatchObject({ status: 200, body: { created: 3, corrected: 0, unchanged: 0, movedCount: 3 } });
  expect((await c.load(key, ['2026-01-05', 'vn', 5, 500])).body).toMatchObject({
    created: 0,
    unchanged: 1,
    movedCount: 0,
  });
  const late = await c.load(key, ['2026-01-05', 'VN', 20, 500], ['2026-01-12', 'VN', 5, 500]);
  expect(late.body).toMatchObject({ created: 1, corrected: 1, unchanged: 0, movedCount: 0 });
  const { items, slice } = await seriesOf(key, '?slice=market=VN');
  expect(items).toMatchObject([
    {
      ...{ period: '2026-01-05', amount: 20, base: 500, value: 0.04, band: 'red', state: 'red', definition: 1 },
      loadedBy: { id: c.ownerId },
      corrections: [{ amount: 5, base: 500, value: 0.01, replacedBy: { id: c.ownerId } }],
    },
    { period: '2026-01-12', value: 0.01, band: 'green', state: 'green', corrections: [] },
  ]);
  expect(slice).toMatchObject({ slice: { market: 'VN' }, state: 'green', since: '2026-01-12', threshold: 'leakage' });
  const trail = (await tollgate.admin.get(`/audit-events?subjectId=${id}`)).body.items;
  expect(trail.map(({ type }: { type: string }) => type).sort()).toEqual([
    ...['metric.created', 'metric.values_loaded', 'metric.values_loaded'],
  ]);
  expect((await seriesOf(key)).items).toMatchObject([{ amount: 15, base: 1000 }]);
});

test('each row that cannot come in is named with its place, and then none does', async () => {
  const { key } = await c.metric();
  const refused = await c.load(
    key,
    ['2026-01-05', 'VN', 5, 500],
    ['2026-01-06', 'VN', 5, 500],
    ['2026-01-12', 'VN', 501, 500],
    ['2999-01-07', 'VN', 5, 500],
  );
  expect(refused).toMatchObject({
    status: 422,
    body: {
      code: 'rows-rejected',
      rejectedCount: 3,
      rejected: [
        { row: 2, column: 'period', message: expect.stringContaining('2026-01-05') },
        { row: 3, column: 'numerator', message: expect.stringContaining('more than the denominator, 500') },
        { row: 4, column: 'period', message: expect.stringContaining('has not begun') },
      ],
    },
  });
  const twice = await c.load(key, ['2026-01-05', 'VN', 5, 500], ['2026-01-05', 'VN', 6, 500]);
  expect(twice.body.rejected).toMatchObject([{ row: 2, message: expect.stringContaining('row 1') }]);
  const columns = await c.owner.post(`/governance-metrics/${key}/values`, { columns: ['period', 'value'], rows: [] });
  expect(columns.body.errors).toMatchObject([
    { path: 'columns', message: expect.stringContaining('numerator, denominator') },
  ]);
  const rows = Array.from({ length: 10_001 }, () => ['2026-01-05', 'VN', 1, 2]);
  const many = await c.owner.post(`/governance-metrics/${key}/values`, { columns: shareColumns, rows });
  expect(many).toMatchObject({ status: 400, body: { errors: [{ path: 'rows' }] } });
  expect((await c.owner.get(`/governance-metrics/${key}/slices`)).body.items).toEqual([]);
});

test('ten thousand rows come in at once, and a metric has so many slices at most', async () => {
  const { key } = await c.metric({ dimensions: ['market', 'queue'] });
  const columns = [...shareColumns, 'queue'];
  const rows = Array.from({ length: 10_000 }, (_, n) => [
    ...[`20${String(10 + (n % 10))}-01-01`, `M${Math.floor(n / 10) % 1_000}`, 1, 200, 'live'],
  ]);
  const days = { cadence: 'daily', note: 'Read by day' };
  await c.analyst.patch(`/governance-metrics/${key}`, days, at(1));
  const loaded = await c.owner.post(`/governance-metrics/${key}/values`, { columns, rows });
  expect(loaded).toMatchObject({ status: 200, body: { created: 10_000, movedCount: 1_000 } });
  expect(loaded.body.moved).toHaveLength(200);
  const more = Array.from({ length: 1_001 }, (_, n) => ['2020-01-01', `M${n}`, 1, 200, 'feed']);
  const refused = await c.owner.post(`/governance-metrics/${key}/values`, { columns, rows: more });
  expect(refused).toMatchObject({ status: 422, body: { detail: expect.stringContaining('2000 are the most') } });
});

test('another meaning breaks the line: values say under which they were measured, and are judged apart', async () => {
  const made = await c.metric();
  await c.load(made.key, ['2026-01-05', 'VN', 50, 500]);
  const path = `/governance-metrics/${made.key}`;
  const change = { formula: 'Without appeals that were withdrawn' };
  expect((await c.analyst.patch(path, change, at(1))).body.errors).toMatchObject([{ path: 'note' }]);
  const changed = await c.analyst.patch(path, { ...change, note: 'Withdrawn appeals are no errors' }, at(1));
  expect(changed.body).toMatchObject({
    ...{ definition: 2, version: 2, states: { none: 1, red: 0 } },
    definitions: [
      { definition: 2, note: 'Withdrawn appeals are no errors', madeBy: { id: c.analystId } },
      { definition: 1, meaning: { formula: made.formula } },
    ],
  });
  expect((await c.analyst.patch(path, { name: 'x' }, at(1))).status).toBe(412);
  expect((await c.owner.patch(path, { name: 'x' }, at(2))).status).toBe(403);
  await c.load(made.key, ['2026-01-05', 'VN', 5, 500]);
  const { items } = await seriesOf(made.key, '?slice=market=VN');
  expect(items).toMatchObject([
    { definition: 1, value: 0.1, band: null, state: null, corrections: [] },
    { definition: 2, value: 0.01, band: 'green', state: 'green' },
  ]);
  expect((await seriesOf(made.key, '?slice=market=VN&definition=1')).items).toHaveLength(1);
});

test('thresholds that change judge all slices anew; a retired metric takes nothing', async () => {
  const { key } = await c.metric();
  await c.load(key, ['2026-01-05', 'VN', 20, 500], ['2026-01-05', 'TH', 1, 50]);
  const slices = async (query = '') =>
    (await c.owner.get(`/governance-metrics/${key}/slices?sort=-state${query}`)).body.items.map(
      (one: { ref: string; state: string; reasons: string[] }) => [one.ref, one.state, one.reasons[0]],
    );
  expect(await slices()).toEqual([
    ['market=VN', 'red', 'the week of Mon 5 Jan 2026: 4 % is above 3 %, the bound of red.'],
    ['market=TH', 'too_few', 'the week of Mon 5 Jan 2026: too few to tell; it is over 50, and 100 are needed.'],
  ]);
  const wider = { thresholds: [{ name: 'leakage', red: { above: 0.05 } }] };
  await c.analyst.patch(`/governance-metrics/${key}`, wider, at(1));
  expect((await slices()).map(([, state]: string[]) => state)).toEqual(['green', 'green']);
  expect(await slices('&state=red')).toEqual([]);
  await c.analyst.patch(`/governance-metrics/${key}`, { retired: true }, at(2));
  expect(await c.load(key, ['2026-01-12', 'VN', 20, 500])).toMatchObject({ status: 409 });
  const listed = async (query: string) =>
    (await c.owner.get(`/governance-metrics?q=${key}&${query}`)).body.items.map((one: { key: string }) => one.key);
  expect([await listed('retired=true'), await listed('retired=false'), await listed('state=green')]).toEqual([
    ...[[key], [], [key]],
  ]);
});

test('a chart tells what is more than chance, and leaves out what is over too few', async () => {
  const { key } = await c.metric({ cadence: 'daily' });
  const day = (number: number): string => `2026-03-${String(number).padStart(2, '0')}`;
  const usual = Array.from({ length: 14 }, (_, n) => [day(n + 1), 'VN', n % 2 === 0 ? 10 : 12, 1000]);
  await c.load(key, ...usual, [day(15), 'VN', 40, 1000], [day(16), 'VN', 2, 20]);
  const chart = (query: string): Promise<ApiAnswer> =>
    c.owner.get(`/governance-metrics/${key}/chart?slice=market=VN${query}`);
  const { body } = await chart('');
  expect(body).toMatchObject({ kind: 'p_prime', movingRange: null, sigmaZ: expect.any(Number) });
  expect(body.points).toHaveLength(15);
  expect(body.points[0].interval.lower).toBeLessThan(0.01);
  expect(body.signals).toContainEqual({
    ...{ rule: 'beyond_limits', side: 'above', periods: [day(15)] },
    text: 'Sun 15 Mar 2026: above the limit, three standard deviations from the centre.',
  });
  expect(body.notes).toEqual(['1 value is over too few to tell, and left out.']);
  expect((await chart(`&kind=individuals&to=${day(3)}`)).body).toMatchObject({
    ...{ kind: 'individuals', movingRange: { values: [expect.any(Number), expect.any(Number)] } },
    notes: ['These limits are out of 3 values; from 12 on they say more.'],
  });
  expect((await chart('&kind=u')).body.errors).toMatchObject([
    { path: 'kind', message: expect.stringContaining('p_prime') },
  ]);
  expect((await chart(`&to=${day(1)}`)).status).toBe(422);
  const said = await commandLine(c.owner)('metrics', 'chart', key, '--slice', 'market=VN');
  expect(said.out).toMatch(/2026-03-15\s+0\.04\s.*beyond limits/);
});

test('where another level began is told by API and command line; a lone value is none', async () => {
  const { key } = await c.metric({ cadence: 'daily' });
  const day = (number: number): string => `2026-03-${String(number).padStart(2, '0')}`;
  const low = Array.from({ length: 10 }, (_, n) => [day(n + 1), 'VN', n === 4 ? 60 : 10 + (n % 3), 1000]);
  const high = Array.from({ length: 8 }, (_, n) => [day(n + 11), 'VN', 30 + (n % 3), 1000]);
  await c.load(key, ...low, ...high);
  const { levels, signals } = (await c.owner.get(`/governance-metrics/${key}/chart?slice=market=VN`)).body;
  expect(levels).toMatchObject([{ from: day(11), before: expect.closeTo(0.011, 3), after: expect.closeTo(0.031, 3) }]);
  expect(signals.some(({ periods }: { periods: string[] }) => periods.includes(day(5)))).toBe(true);
  expect((await c.owner.get(`/governance-metrics/${key}/chart?slice=market=VN&to=${day(10)}`)).body.levels).toEqual([]);
  const said = await commandLine(c.owner)('metrics', 'chart', key, '--slice', 'market=VN');
  expect(said.out).toContain('Another level from Wed 11 Mar 2026 on');
});

test('a change is explained by the parts that it has, whose effects sum to it; what is not clear is asked', async () => {
  const { key } = await c.metric({ dimensions: ['market', 'queue'] });
  const [was, is] = ['2026-01-05', '2026-01-12'];
  const columns = ['period', 'market', 'queue', 'numerator', 'denominator'];
  const send = async (...rows: (string | number | null)[][]): Promise<number> =>
    (await c.owner.post(`/governance-metrics/${key}/values`, { columns, rows })).status;
  const explain = (query = ''): Promise<ApiAnswer> => c.owner.get(`/governance-metrics/${key}/change${query}`);
  expect(await explain()).toMatchObject({ status: 422, body: { code: 'invalid-command' } });
  const sent = await send(
    ...[
      [was, 'TH', null, 10, 500],
      [was, 'VN', null, 20, 500],
      [was, null, null, 32, 1100],
    ],
    ...[
      [is, 'TH', null, 5, 250],
      [is, 'VN', null, 45, 750],
      [is, null, null, 50, 1000],
    ],
    ...[
      [was, 'VN', 'live', 12, 300],
      [is, 'VN', 'live', 40, 600],
      [was, 'VN', 'shop', 8, 200],
    ],
    [is, 'vn', 'shop', 5, 150],
  );
  expect(sent).toBe(200);
  const { body } = await explain();
  expect(body).toMatchObject({ slice: {}, before: { from: was, to: was }, after: { from: is, to: is } });
  const [market, queue] = body.dimensions;
  expect(market).toMatchObject({ dimension: 'market', outOf: ['market'], choose: [], reversal: null, others: null });
  const names = market.parts.map(({ name }: { name: string | null }) => name);
  expect(names).toEqual(['VN', 'TH', null]);
  const sum = market.parts.reduce((total: number, { effect }: { effect: number }) => total + effect, 0);
  expect(sum).toBeCloseTo(market.change, 12);
  expect(market.change).toBeCloseTo(0.05 - 32 / 1100, 12);
  expect(market.said[0]).toBe('From 2.90909 % to 5 %: +2.091 points.');
  expect(market.said.join(' ')).toContain('VN: from 4 % to 6 %, which is');
  expect(market.notes).toEqual([
    'Its parts come to less than the whole that was recorded; the rest belongs to none of them.',
  ]);
  // By queue there is only what is cut by market too.
  expect(queue).toMatchObject({ outOf: ['market', 'queue'] });
  expect(queue.notes[0]).toBe('Added up out of values by market, queue.');

  const within = (await explain('?slice=market=VN')).body.dimensions;
  expect(within).toMatchObject([{ dimension: 'queue', outOf: ['market', 'queue'], notes: [] }]);
  expect(within[0].parts[0]).toMatchObject({
    name: 'live',
    before: 0.04,
    baseAfter: 600,
    difference: { low: expect.any(Number) },
  });

  const wrong: [string, string][] = [
    ['?before=2026-01-06&after=2026-01-12', 'before'],
    ['?before=2026-01-05', 'after'],
    ['?afterTo=2026-01-05', 'afterTo'],
    ['?before=2026-01-05&beforeTo=2025-12-29&after=2026-01-12', 'beforeTo'],
    ['?before=2026-01-05&beforeTo=2026-01-12&after=2026-01-12', 'after'],
    ['?before=2001-01-01&beforeTo=2026-01-05&after=2026-01-12', 'beforeTo'],
    ['?by=site', 'by'],
    ['?by=market&slice=market=VN', 'by'],
    ['?slice=market=VN,queue=live', 'slice'],
    ['?outOf=site', 'outOf'],
    ['?slice=site=A', 'slice'],
  ];
  for (const [query, place] of wrong) {
    const { status, body: problem } = await explain(query);
    expect([query, status, problem.errors?.[0]?.path]).toEqual([query, 400, place]);
  }
  const said = await commandLine(c.owner)('metrics', 'explain', key, '--by', 'market');
  expect(said.out).toMatch(/all: 2026-01-05, compared with 2026-01-12\n\nBy market\nFrom 2.90909 % to 5 %/);
  expect(said.out).toMatch(/VN\s+0\.04\s+0\.06/);
});

test('where values are cut in several ways, and none by the dimension alone, it is asked out of which', async () => {
  const { key } = await c.metric({ type: 'count', thresholds: [], dimensions: ['market', 'queue', 'site'] });
  const columns = ['period', 'market', 'queue', 'site', 'value'];
  const rows = [
    ...[
      ['2026-01-05', 'VN', 'live', null, 4],
      ['2026-01-12', 'VN', 'live', null, 9],
    ],
    ...[
      ['2026-01-05', 'VN', null, 'A', 5],
      ['2026-01-12', 'VN', null, 'A', 9],
    ],
  ];
  expect((await c.owner.post(`/governance-metrics/${key}/values`, { columns, rows })).status).toBe(200);
  const by = async (query: string) =>
    (await c.owner.get(`/governance-metrics/${key}/change?by=market${query}`)).body.dimensions[0];
  expect(await by('')).toMatchObject({
    change: null,
    parts: [],
    choose: [
      ['market', 'queue'],
      ['market', 'site'],
    ],
  });
  expect(await by('&outOf=site')).toMatchObject({ before: 5, after: 9, change: 4, own: 4, mix: 0, choose: [] });
  const uneven = await c.owner.get(
    `/governance-metrics/${key}/change?before=2025-12-29&beforeTo=2026-01-05&after=2026-01-12`,
  );
  expect(uneven.body.errors).toMatchObject([
    { path: 'afterTo', message: expect.stringContaining('as many on both sides') },
  ]);
});

test('the list is narrowed and paged', async () => {
  const own = await c.metric({ key: 'zz-appeals', name: 'Ångström appeals', markets: ['SG'], stage: 'appeals' });
  const keys = async (query: string) =>
    (await c.owner.get(`/governance-metrics?${query}`)).body.items.map((one: { key: string }) => one.key);
  for (const query of ['q=ångström', 'q=zz-app', 'market=SG', 'stage=appeals'])
    expect([query, await keys(query)]).toEqual([query, [own.key]]);
  expect(await keys('q=zz-app&owner=me')).toEqual([own.key]);
  expect(await keys(`q=zz-app&changedSince=${own.updatedAt}`)).toEqual([own.key]);
  expect(await keys('q=zz-app&domain=counterfeit and IP')).toEqual([own.key]);
  for (const sort of ['key', 'name', 'updated', '-key', '-name', '-updated']) {
    const all = await keys(`sort=${sort}`);
    const first = (await c.owner.get(`/governance-metrics?sort=${sort}&limit=2`)).body;
    const rest = await keys(`sort=${sort}&cursor=${first.nextCursor}`);
    expect([...first.items.map((one: { key: string }) => one.key), ...rest]).toEqual(all);
  }
});

test('what became different since something began is told against where it did not, with what may be said of it', async () => {
  const { key } = await c.metric();
  const weeks = weeksOfVietnam.map(([week]) => week);
  const rows = weeksOfVietnam.flatMap(([week, leaked], at) => [
    [week, 'VN', leaked, 1000],
    [week, 'TH', at < 8 ? 30 : 20, 1000],
    ...(at === 3 ? [] : [[week, 'SG', 10, 1000]]),
    ...(at === 5 ? [[week, 'MY', 10, 1000]] : []),
  ]);
  expect((await c.load(key, ...rows)).status).toBe(200);
  const effect = (query: string): Promise<ApiAnswer> => c.owner.get(`/governance-metrics/${key}/effect${query}`);
  // From the Wednesday of the ninth week on, there by its Friday: that week is of neither side.
  const { body } = await effect('?from=2025-10-29&to=2025-10-31&of=vn');
  expect(body).toMatchObject({
    ...{ verdict: 'better', scale: 'value', by: 'market', of: ['VN'], program: null, periodsLeftOut: [] },
    ...{ comparedWith: ['TH'], leftOut: ['MY', 'SG'], placebo: null },
    without: { before: expect.closeTo(0.03, 9), after: expect.closeTo(0.02, 9) },
  });
  expect(body.effect.value).toBeCloseTo(-0.0067, 9);
  expect(body.effect.low).toBeCloseTo(-0.0095512586783489, 9);
  expect(body.points.map(({ period }: { period: string }) => period)).toEqual(weeks.filter((_, at) => at !== 8));
  expect(body.said.slice(0, 3)).toEqual([
    'market VN: from 4.15 % to 2.48 % (−1.67 points).',
    'market TH, without it: from 3 % to 2 % (−1 points).',
    'The difference: −0.67 points (95 %: −0.9551 points to −0.3849 points).',
  ]);
  const alone = (await effect('?from=2025-10-29&to=2025-10-31&slice=market=VN')).body;
  expect(alone).toMatchObject({
    by: null,
    of: [],
    without: null,
    said: ['market VN: from 4.15 % to 2.48 % (−1.67 points).', ...Array<unknown>(3).fill(expect.any(String))],
  });
  expect((await effect('?from=2025-10-29&of=VN&periods=5')).body).toMatchObject({ verdict: 'too_few', effect: null });

  const wrong: [string, string][] = [
    ['?of=VN', 'program'],
    ['?to=2025-10-29&of=VN', 'from'],
    ['?from=2025-10-29&to=2025-10-01&of=VN', 'to'],
    ['?from=2025-10-29&program=Nothing&of=VN', 'from'],
    ['?from=2025-10-29&of=PH', 'of'],
    ['?from=2025-10-29&of=,', 'of'],
    ['?from=2025-10-29&of=VN&against=VN,TH', 'against'],
    ['?from=2025-10-29&against=TH', 'against'],
    ['?from=2025-10-29&of=VN&by=site', 'by'],
    ['?from=2025-10-29&of=VN&slice=market=VN', 'by'],
    ['?from=2025-10-29&of=VN&outOf=site', 'outOf'],
    ['?from=1999-01-01&of=VN', 'of'],
    ['?from=2025-10-29&of=VN&periods=500', 'periods'],
  ];
  for (const [query, place] of wrong) {
    const { status, body: problem } = await effect(query);
    expect([query, status, problem.errors?.[0]?.path]).toEqual([query, 400, place]);
  }
  expect((await effect('?from=2025-10-29&of=PH')).body.errors[0].message).toContain('There are MY, SG, TH, VN.');

  const launched = await launchedCase(tollgate);
  await tollgate.dataSource.query(`UPDATE programs SET activated_at = '2025-10-29T03:00:00Z' WHERE id = $1`, [
    launched.programId,
  ]);
  const since = (await effect(`?program=${launched.programId}&of=VN`)).body;
  expect(since).toMatchObject({ verdict: 'better', program: { id: launched.programId }, from: '2025-10-29' });
  expect(since.notes[0]).toContain('is under way');
  const draft = await launched.manager.must('/programs', { name: 'Not yet', phases: [{ name: 'One' }] });
  expect(await effect(`?program=${draft.id}&of=VN`)).toMatchObject({ status: 422, body: { code: 'invalid-command' } });
  expect(await effect('?program=Nowhere&of=VN')).toMatchObject({ status: 422, body: { code: 'unknown-name' } });

  const cli = commandLine(c.owner);
  const said = await cli('metrics', 'effect', key, '--from', '2025-10-29', '--to', '2025-10-31', '--of', 'VN');
  expect(said.out).toMatch(/^all: before and after 2025-10-29 to 2025-10-31\nmarket VN: from 4\.15 % to 2\.48 %/);
  expect(said.out).toMatch(/2025-09-01\s+before\s+0\.042\s+0\.03\s+0\.012/);
  expect(said.out).toContain('Left out for values that are missing: MY, SG.');
});

test('where reading goes by scope, a metric is seen by its owner and by whoever reads where it stands', async () => {
  const { key } = await c.metric({ markets: ['TH'] });
  await c.load(key, ['2026-01-05', 'VN', 20, 500]);
  const scoped = await createApp({ ...tollgate.settings, reading: 'scoped' }, tollgate.dataSource, tollgate.temporal);
  await scoped.listen(0, '127.0.0.1');
  const url = (await scoped.getUrl()).replace('[::1]', '127.0.0.1');
  try {
    const doors = async (who: ApiClient): Promise<unknown[]> => {
      const client = new ApiClient(url, who.token);
      const path = `/governance-metrics/${key}`;
      const read = [
        path,
        `${path}/slices`,
        `${path}/series?slice=market=VN`,
        `${path}/change?by=market&before=2026-01-05&after=2026-01-12`,
        `${path}/effect?from=2026-01-12&of=VN`,
      ];
      const answers = await Promise.all(read.map((one) => client.get(one)));
      const sent = await client.post(`${path}/values`, { columns: shareColumns, rows: [] });
      const listed = (await client.get(`/governance-metrics?q=${key}`)).body.items.length;
      return [...answers.map(({ status }) => status), sent.status, listed];
    };
    const readerId = await tollgate.person('Reads Thailand');
    await tollgate.admin.must('/role-grants', {
      ...{ role: 'member', scope: 'market', market: 'TH', personId: readerId, reason: 'Reads' },
    });
    expect(await doors(c.owner)).toEqual([200, 200, 200, 200, 200, 200, 1]);
    expect(await doors(await tollgate.as(readerId))).toEqual([200, 200, 200, 200, 200, 403, 1]);
    expect(await doors(await tollgate.as(await tollgate.person('Reads nothing')))).toEqual([
      404, 404, 404, 404, 404, 404, 0,
    ]);
  } finally {
    await scoped.close();
  }
});

test('on the command line a file comes in, dates that may be two are asked about, and what is wrong is named', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'metric-'));
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const analyst = commandLine(c.analyst);
  const owner = commandLine(c.owner);
  const said = { ...body(), key: 'cli-leakage', dimensions: ['market'], cadence: 'daily', ownerId: c.ownerId };
  const threshold = { name: 'leakage', amber: { above: 0.02 }, red: { above: 0.03 }, leastN: 100, periods: 2 };
  const made = await analyst('metrics', 'add', file('m.json', JSON.stringify({ ...said, thresholds: [threshold] })));
  expect(made).toMatchObject({ code: 0, err: '' });
  expect(made.out).toContain('leakage: amber above 0.02, red above 0.03, 2 in a row, from 100 on');
  const header = 'Period;Market;Numerator;Denominator;Remark\n';
  const unclear = file('unclear.csv', `${header}03/04/2026;VN;12;200;\n04/04/2026;VN;15;200;\n`);
  const asked = await owner('metrics', 'load', 'cli-leakage', unclear);
  expect([asked.code, asked.err]).toEqual([1, expect.stringContaining('--date-order dmy')]);
  const loaded = await owner('metrics', 'load', 'cli-leakage', unclear, '--date-order', 'dmy');
  expect(loaded.out).toContain('2 new, 0 corrected, 0 unchanged.');
  expect(loaded.out).toContain('Not taken: Remark.');
  expect(loaded.out).toMatch(/market VN\s+red\s+2026-04-04\s+Sat 4 Apr 2026: 7.5 % is above 3 %, the bound of red/);
  const wrong = file('wrong.csv', `${header}2026-04-05;VN;300;200;\n2026-04-06;VN;#REF!;200;\n`);
  const refused = await owner('metrics', 'load', 'cli-leakage', wrong);
  expect(refused.code).toBe(1);
  expect(refused.err).toMatch(/Row 2, numerator: 300 is more than the denominator/);
  expect(refused.err).toMatch(/Row 3, Numerator: "#REF!" is an error of a formula/);
  const series = await owner('metrics', 'series', 'cli-leakage', '--slice', 'market=VN', '--from', '2026-04-04');
  expect(series.out).toMatch(/2026-04-04\s+1\s+0\.075\s+15 \/ 200\s+red\s+red/);
  expect((await owner('metrics', 'series', 'cli-leakage', '--slice', 'market=TH')).err).toContain(
    'has no values for market TH',
  );
  expect((await owner('metrics', 'series', 'cli-leakage', '--slice', 'site=A')).err).toContain('It is cut by market.');
  expect((await owner('metrics', 'list', '--state', 'red')).out).toMatch(
    /cli-leakage\s+Other\s+Metric owner 1\s+2026-04-04\s+1 red/,
  );
  const edited = await analyst('metrics', 'edit', 'cli-leakage', '--owner', c.analystId, '--retire');
  expect(edited).toMatchObject({ code: 1, err: expect.stringContaining('Nobody sets the thresholds') });
  expect((await analyst('metrics', 'edit', 'cli-leakage', '--retire')).out).toContain('retired');
  expect((await owner('metrics', 'show', 'cli-leakage')).out).toContain('market VN');
});
