import { launchedCase } from '../../factories/case.js';
import { metricCase, shareColumns, weeksOfVietnam, type MetricCase } from '../../factories/metric.js';
import type { ApiAnswer } from '../../harness/api-client.js';
import { commandLine } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

/** Breaches of metrics: they begin and end by the values alone, and what did not come is one too. */
let tollgate: Tollgate;
let c: MetricCase;

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await metricCase(tollgate);
});
afterAll(async () => {
  expect(tollgate.problems).toEqual([]);
  await tollgate.stop();
});

type Body = ApiAnswer['body'];
const breachesOf = async (key: string, query = ''): Promise<Body[]> =>
  (await c.owner.get(`/breaches?metric=${key}&sort=number${query}`)).body.items;
const timelineOf = async (id: string): Promise<string[]> =>
  (await c.owner.get(`/breaches/${id}/timeline`)).body.items.map(({ summary }: { summary: string }) => summary);
const noticesOf = async (id: string): Promise<string[]> =>
  (await c.owner.get('/notifications?limit=200')).body.items
    .filter((one: { subject?: { id: string } }) => one.subject?.id === id)
    .map(({ kind }: { kind: string }) => kind);

const threshold = {
  ...{ name: 'leakage', red: { above: 0.03 }, amber: { above: 0.02 }, leastN: 100 },
  ...{ recovery: { above: 0.015 }, recoveryPeriods: 2, case: { likelihood: 4, impact: 3 } },
};
const weeks = ['2026-01-05', '2026-01-12', '2026-01-19', '2026-01-26', '2026-02-02', '2026-02-09'];
const week = (number: number): string => weeks[number - 1] ?? '';

test('a slice that goes out of band is a breach with a case, and ends when the metric has been back for long enough', async () => {
  const { key, id: metricId } = await c.metric({ thresholds: [threshold] });
  const share = (of: number, amount: number, base = 1000): Promise<ApiAnswer> =>
    c.load(key, [week(of), 'VN', amount, base]);
  expect((await share(1, 40)).body).toMatchObject({ created: 1, opened: 1, ended: 0 });
  const [first] = await breachesOf(key);
  expect(first).toMatchObject({
    ...{ type: 'out_of_band', title: 'Leakage rate, market VN', status: 'open', band: 'red', since: week(1) },
    ...{ metric: { id: metricId, key }, slice: { market: 'VN' }, ref: 'market=VN', markets: ['VN'], overdue: true },
    ...{ owner: { id: c.ownerId }, reasons: ['the week of Mon 5 Jan 2026: 4 % is above 3 %, the bound of red.'] },
  });
  const [linked] = (await c.owner.get(`/breaches/${first.key}/links`)).body.items;
  expect((await c.owner.get(`/cases/${linked.key}`)).body).toMatchObject({
    ...{ source: 'metric', lead: { id: c.ownerId }, severity: 'high', title: first.title, markets: ['VN'] },
    reporter: { person: null, text: `Metric ${key}` },
  });
  // The same once more begins nothing; too few end nothing; between the bounds it stays.
  expect((await share(1, 40)).body).toMatchObject({ unchanged: 1, opened: 0 });
  expect((await share(2, 0, 50)).body).toMatchObject({ opened: 0, ended: 0 });
  expect((await share(3, 18)).body).toMatchObject({ opened: 0, ended: 0 });
  expect((await share(4, 10)).body).toMatchObject({ opened: 0, ended: 0 });
  expect((await share(5, 10)).body).toMatchObject({ opened: 0, ended: 1 });
  expect(await breachesOf(key)).toMatchObject([{ status: 'ended', endedAt: expect.any(String), overdue: false }]);
  const told = await timelineOf(first.id);
  expect(told[0]).toBe('Out of band, red: the week of Mon 5 Jan 2026: 4 % is above 3 %, the bound of red.');
  expect(told.at(-1)).toBe('Ended: the week of Mon 2 Feb 2026: 1 % is inside 2 % and below.');
  // Out again, it is another breach, and joins the case that is still open.
  await share(6, 25);
  const [, second] = await breachesOf(key);
  expect(second).toMatchObject({ status: 'open', band: 'amber', since: week(6) });
  const joined = (await c.owner.get(`/cases/${linked.key}/links`)).body.items;
  expect(joined.map((one: { key: string }) => one.key).sort()).toEqual([first.key, second.key].sort());
  await share(6, 35);
  expect((await breachesOf(key, '&band=red&status=open')).map((one) => one.id)).toEqual([second.id]);
  expect((await timelineOf(second.id)).at(-1)).toMatch(/^From amber to red by a correction: /);
});

test('a correction ends a breach, or begins one, and the timeline says so', async () => {
  const { key } = await c.metric();
  await c.load(key, [week(1), 'VN', 10, 1000], [week(2), 'VN', 40, 1000]);
  const [breach] = await breachesOf(key);
  expect((await c.load(key, [week(2), 'VN', 4, 1000])).body).toMatchObject({ corrected: 1, ended: 1 });
  expect((await timelineOf(breach.id)).at(-1)).toBe(
    'Ended by a correction: the week of Mon 12 Jan 2026: 0.4 % is inside 2 % and below.',
  );
  expect((await c.load(key, [week(2), 'VN', 50, 1000])).body).toMatchObject({ corrected: 1, opened: 1 });
  const [, again] = await breachesOf(key);
  expect((await timelineOf(again.id))[0]).toMatch(/^Out of band by a correction, red: /);
});

test('another threshold, another owner and the end of a metric are followed by its breaches', async () => {
  const made = await c.metric();
  await c.load(made.key, [week(1), 'VN', 40, 1000], [week(1), 'TH', 40, 1000]);
  const path = `/governance-metrics/${made.key}`;
  const edit = async (body: object): Promise<Body> => {
    const { version } = (await c.analyst.get(path)).body;
    return (await c.analyst.patch(path, body, { 'if-match': `"${version}"` })).body;
  };
  const standing = async (): Promise<string[]> => (await breachesOf(made.key)).map((b) => `${b.ref} ${b.status}`);
  await edit({ thresholds: [{ name: 'VN', slice: { market: 'VN' }, red: { above: 0.05 } }] });
  expect(await standing()).toEqual(['market=VN ended', 'market=TH withdrawn']);
  await edit({ thresholds: [{ name: 'all', red: { above: 0.03 } }] });
  const otherId = await tollgate.person('Owns it now');
  await edit({ ownerId: otherId });
  const open = await breachesOf(made.key, '&status=open');
  expect(open.map((b) => b.owner.id)).toEqual([otherId, otherId]);
  await edit({ retired: true });
  expect((await standing()).slice(2)).toEqual(['market=VN withdrawn', 'market=TH withdrawn']);
  const many = await c.metric();
  const rows = Array.from({ length: 101 }, (_, n) => [week(1), `M${n}`, 40, 1000]);
  const refused = await c.load(many.key, ...rows);
  expect(refused).toMatchObject({ status: 422, body: { detail: expect.stringContaining('101 slices would go') } });
  expect(await breachesOf(many.key)).toEqual([]);
});

test('whoever answers for it acknowledges it once for each level, and does not give it away', async () => {
  const { key } = await c.metric();
  await c.load(key, [week(1), 'VN', 40, 1000]);
  const [breach] = await breachesOf(key);
  const at = `/breaches/${breach.key}`;
  const stranger = await tollgate.as(await tollgate.person('Stranger'));
  expect((await stranger.post(`${at}/acknowledge`, {})).status).toBe(403);
  const held = await c.owner.must(`${at}/acknowledge`, { holdFor: 'PT4H', note: 'We look' });
  expect(held).toMatchObject({ status: 'open', acknowledgedUntil: expect.any(String) });
  expect(await c.owner.post(`${at}/acknowledge`, {})).toMatchObject({
    status: 409,
    body: { code: 'already-acknowledged' },
  });
  const toId = await tollgate.person('Takes it over');
  const given = { ownerId: toId, reason: 'On leave' };
  expect(await c.owner.post(`${at}/reassign`, given)).toMatchObject({ body: { code: 'separation-of-duties' } });
  expect(await c.analyst.must(`${at}/reassign`, given)).toMatchObject({ owner: { id: toId }, acknowledgedUntil: null });
  expect((await c.owner.post(`/breaches/BR-999999/acknowledge`, {})).status).toBe(404);
  // Restricted, it is there for those alone who have a part in it.
  await tollgate.admin.put(`${at}/readers`, { restricted: true });
  const doors = async (who: typeof stranger): Promise<unknown> => [
    (await who.get(at)).status,
    (await who.get(`/breaches?metric=${key}`)).body.items.length,
    (await who.get(`/breaches/count?metric=${key}`)).body.count,
  ];
  expect(await doors(stranger)).toEqual([404, 0, 0]);
  expect(await doors(await tollgate.as(toId))).toEqual([200, 1, 1]);
});

test('a value that does not come in time is a breach by itself, ends nothing, and ends when the value comes', async () => {
  const daily = { cadence: 'daily', zone: 'UTC', expected: { slices: [{ market: 'VN' }, {}], grace: 'PT12H' } };
  const { key, expected } = await c.metric(daily);
  expect(expected).toEqual({ slices: [{ market: 'VN' }, {}], grace: 'PT12H' });
  // Out of band, so that there is something that could be ended.
  await c.load(key, ['2026-01-05', 'VN', 40, 1000]);
  const waiting = async (): Promise<Body[]> => breachesOf(key, '&status=expected');
  const [market, whole] = await waiting();
  expect(market).toMatchObject({ type: 'missing', band: null, overdue: false, slice: { market: 'VN' } });
  expect(await breachesOf(key)).toMatchObject([{ type: 'out_of_band', status: 'open' }]);
  const [next] = (await c.owner.get(`/breaches/${market.key}/upcoming`)).body.items;
  expect(next).toMatchObject({ kind: 'breach', at: market.due.at });
  // The whole came in time: the next one is waited for, by the same record.
  await c.load(key, [whole.since, null, 10, 1000]);
  const later = (await waiting()).find((one) => one.id === whole.id);
  expect([later?.since > whole.since, later?.due.at > whole.due.at]).toEqual([true, true]);

  await tollgate.clock.to(Date.parse(market.due.at) + 60_000);
  const missed = (await c.owner.get(`/breaches/${market.id}`)).body;
  expect(missed).toMatchObject({ status: 'open', type: 'missing', overdue: true, since: market.since });
  expect((await timelineOf(market.id))[1]).toMatch(`The value from ${market.since} did not come: due`);
  expect(await noticesOf(market.id)).toEqual(expect.arrayContaining([expect.stringMatching(/^breach_/)]));
  expect((await breachesOf(key, '&type=out_of_band')).map((one) => one.status)).toEqual(['open']);

  await c.load(key, [market.since, 'VN', 40, 1000]);
  expect((await c.owner.get(`/breaches/${market.id}`)).body).toMatchObject({ status: 'ended' });
  expect((await timelineOf(market.id)).at(-1)).toMatch(/^Ended: The value of .* came\.$/);
  const anew = (await waiting()).find((one) => one.ref === 'market=VN');
  expect([anew?.id === market.id, anew?.since > market.since]).toEqual([false, true]);
  expect((await breachesOf(key, '&type=out_of_band')).map((one) => one.status)).toEqual(['open']);
});

test('the list is narrowed and paged, on the command line too', async () => {
  const { key } = await c.metric({ dimensions: ['market', 'queue'] });
  const rows = ['live', 'feed', 'search'].map((queue) => [week(1), 'VN', 40, 1000, queue]);
  await c.owner.post(`/governance-metrics/${key}/values`, { columns: [...shareColumns, 'queue'], rows });
  const keys = async (query: string): Promise<string[]> =>
    (await c.owner.get(`/breaches?metric=${key}&${query}`)).body.items.map((one: Body) => one.key);
  const all = await keys('sort=number');
  expect(all).toHaveLength(3);
  for (const query of [
    'status=open,ended',
    'type=out_of_band',
    'band=red',
    'owner=me',
    'market=VN',
    'domain=counterfeit and IP',
  ])
    expect([query, (await keys(`${query}&sort=number`)).length]).toEqual([query, 3]);
  for (const query of ['status=withdrawn', 'type=missing', 'band=amber'])
    expect([query, await keys(query)]).toEqual([query, []]);
  expect((await c.owner.get('/breaches?status=gone')).status).toBe(400);
  expect((await c.owner.get('/breaches?metric=nothing-such')).status).toBe(404);
  for (const sort of ['due', 'created', 'number', 'updated', '-created']) {
    const { items, nextCursor } = (await c.owner.get(`/breaches?metric=${key}&sort=${sort}&limit=2`)).body;
    const rest = await keys(`sort=${sort}&cursor=${nextCursor}`);
    expect([...items.map((one: Body) => one.key), ...rest].sort()).toEqual([...all].sort());
  }
  const owner = commandLine(c.owner);
  const [first = ''] = all;
  expect((await owner('breaches', 'list', '--metric', key, '--status', 'open')).out).toMatch(
    /BR-\d+\s+Leakage rate, market VN, queue (live|feed|search)/,
  );
  expect((await owner('breaches', 'list', '--metric', key, '--count')).out).toBe('3\n');
  expect((await owner('breaches', 'show', first)).out).toMatch(/Why\s+the week of Mon 5 Jan 2026: 4 % is above 3 %/);
  expect((await owner('breaches', 'acknowledge', first, '--for', 'PT1H')).out).toMatch(/Held until/);
  expect((await owner('breaches', 'why', first)).out).toContain('Out of band, red');
});

test('whoever checks whether an item helped reads what became different in the metric that led to it', async () => {
  const { key } = await c.metric({ thresholds: [threshold] });
  const rows = weeksOfVietnam.flatMap(([week, leaked], at) => [
    [week, 'VN', leaked, 1000],
    [week, 'TH', at < 8 ? 15 : 5, 1000],
  ]);
  expect((await c.load(key, ...rows)).status).toBe(200);
  const [breach] = await breachesOf(key);
  const [found] = (await c.owner.get(`/breaches/${breach.key}/links`)).body.items;
  const launched = await launchedCase(tollgate);
  await tollgate.dataSource.query(`UPDATE programs SET activated_at = '2025-10-29T03:00:00Z' WHERE id = $1`, [
    launched.programId,
  ]);
  const item = await launched.item();
  const measured = async (who = launched.lead): Promise<Body> =>
    (await who.get(`/action-items/${item.key}/measured`)).body;
  expect(await measured()).toEqual({ items: [], none: expect.stringContaining('No breach of a metric is linked') });
  // From the program over its case to the breach.
  await c.owner.must(`/cases/${found.key}/links`, { to: launched.programId });
  const { items, none } = await measured();
  expect(none).toBe('');
  expect(items).toMatchObject([
    { metric: { key }, breach: { key: breach.key }, by: 'market', of: ['VN'], comparedWith: ['TH'], verdict: 'better' },
  ]);
  expect(items[0].effect.value).toBeCloseTo(-0.0067, 9);
  const said = await commandLine(launched.lead)('items', 'measured', item.key);
  expect(said.out).toContain(`Leakage rate (${key}, ${breach.key})`);
  expect(said.out).toContain('The difference: −0.67 points');
  // What leads there over what somebody does not see leads them nowhere.
  expect(await c.owner.put(`/cases/${found.key}/readers`, { restricted: true })).toMatchObject({ status: 200 });
  expect((await measured()).items).toEqual([]);
});
