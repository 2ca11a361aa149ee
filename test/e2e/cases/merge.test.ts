import { metricCase } from '../../factories/metric.js';
import { governanceCase, type GovernanceCase } from '../../factories/governance-case.js';
import type { ApiAnswer, ApiClient } from '../../harness/api-client.js';
import { commandLine } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

/** Cases about the same go on in one of them: nothing of them is lost, and they are taken out again while nobody worked on it. */
let tollgate: Tollgate;
let c: GovernanceCase;

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await governanceCase(tollgate);
});
afterAll(async () => {
  expect(tollgate.problems).toEqual([]);
  await tollgate.stop();
});

type Body = ApiAnswer['body'];
const reason = 'One seller under three names';
const read = async (key: string, who: ApiClient = c.lead): Promise<Body> => (await who.get(`/cases/${key}`)).body;
const summaries = async (key: string): Promise<string[]> =>
  (await c.lead.get(`/cases/${key}/timeline`)).body.items.map(({ summary }: { summary: string }) => summary);
const titles = async (who: ApiClient): Promise<string[]> =>
  (await who.get('/notifications?limit=100')).body.items.map(({ title }: { title: string }) => title);

test('any number go on in one: it is previewed, told, and what belongs to them is found from there', async () => {
  const into = await c.triaged();
  const [one, two] = [
    await c.reported({ samples: [{ url: 'https://example.com/stream/1' }], affected: { listings: 9 } }),
    await c.investigating(),
  ];
  await c.reporter.must(`/cases/${one.id}/comments`, { body: 'Three more this morning' });
  const asked = { cases: [two.key, one.id] };
  const preview = await c.lead.must(`/cases/${into.key}/merges/preview`, asked);
  expect(preview).toMatchObject({ mergeable: true, into: { key: into.key, lead: { id: c.leadId } } });
  expect(preview.cases).toMatchObject([
    { key: two.key, status: 'investigating', because: null, samples: 0 },
    { key: one.key, status: 'new', because: null, samples: 1, affected: { listings: 9 }, overdue: false },
  ]);
  expect((await read(one.key)).status).toBe('new');

  const merged = await c.lead.must(`/cases/${into.key}/merges`, { ...asked, reason, digest: preview.digest });
  expect(merged).toMatchObject({ key: into.key, status: 'triaged', mergedInto: null });
  expect(merged.merged.map(({ key }: Body) => key).sort()).toEqual([one.key, two.key].sort());
  expect(merged.merged.find(({ key }: Body) => key === one.key)).toMatchObject({
    ...{ comments: 1, links: 0, samples: [{ url: 'https://example.com/stream/1' }], affected: { listings: 9 } },
  });
  expect(await read(two.key)).toMatchObject({ status: 'merged', mergedInto: { key: into.key }, allowed: ['unmerge'] });
  expect((await c.lead.get(`/cases/${two.key}/upcoming`)).body.items).toEqual([]);
  expect((await summaries(one.key)).at(-1)).toBe(`Merged into ${into.key}: ${reason}`);
  expect((await summaries(into.key)).slice(-2).sort()).toEqual(
    [one.key, two.key].sort().map((key) => `${String(key)} was merged into it: ${reason}`),
  );
  expect(await titles(c.reporter)).toContain(`${one.key} goes on in ${into.key}`);
  expect((await c.lead.get('/cases?status=merged')).body.items.length).toBe(2);

  // Sent once more it is done already; and a merge of what goes on elsewhere is none.
  const twice = await c.lead.post(`/cases/${into.key}/merges`, { ...asked, reason });
  expect([twice.status, twice.body.code]).toEqual([409, 'illegal-transition']);
  expect(twice.body.detail).toMatch(/^CA-\d+: A case that is merged .* Nothing was merged\.$/);
  // Their limits pass, and nobody hears of them any more.
  await tollgate.clock.advance('P20D');
  expect(await read(one.key)).toMatchObject({ status: 'merged', overdue: false, ladderLevel: 0 });
});

test('all or none: one that cannot go on there keeps the others where they are', async () => {
  const [into, open, over] = [await c.triaged(), await c.reported(), await c.reported()];
  await c.lead.must(`/cases/${over.id}/reject`, { reason: 'None' });
  const asked = { cases: [open.key, over.key] };
  const preview = await c.lead.must(`/cases/${into.key}/merges/preview`, asked);
  expect(preview.mergeable).toBe(false);
  expect(preview.cases.map(({ because }: Body) => because)).toEqual([null, expect.stringMatching(/is rejected/)]);
  expect((await c.lead.post(`/cases/${into.key}/merges`, { ...asked, reason })).status).toBe(409);
  expect([(await read(open.key)).status, (await read(into.key)).merged]).toEqual(['new', []]);
  // What was previewed is what is merged.
  const { digest } = await c.lead.must(`/cases/${into.key}/merges/preview`, { cases: [open.key] });
  await c.lead.must(`/cases/${open.id}/triage`, { due: { date: '2199-01-01' } });
  const late = await c.lead.post(`/cases/${into.key}/merges`, { cases: [open.key], reason, digest });
  expect([late.status, late.body.code]).toEqual([409, 'changed-since-preview']);
});

test('it is taken out as long as nobody has worked on the other, and goes on as what it was', async () => {
  const [into, one, two] = [await c.triaged(), await c.investigating(), await c.reported()];
  for (const { id } of [one, two]) await c.lead.must(`/cases/${id}/merge`, { into: into.key, reason });
  // To talk about it is no work on it.
  await c.reporter.must(`/cases/${into.id}/comments`, { body: 'Is it not another seller?' });
  const out = await c.lead.must(`/cases/${one.id}/unmerge`, { reason: 'Another seller' });
  expect(out).toMatchObject({ status: 'investigating', mergedInto: null, closedAt: null, due: one.due });
  expect((await c.lead.get(`/cases/${one.key}/upcoming`)).body.items.length).toBeGreaterThan(0);
  expect((await read(into.key)).merged).toMatchObject([{ key: two.key }]);
  expect((await summaries(into.key)).at(-1)).toBe(`${String(one.key)} was taken out of it again: Another seller`);
  await c.lead.must(`/cases/${into.id}/start`);
  const kept = await c.lead.post(`/cases/${two.id}/unmerge`, { reason: 'Another seller' });
  expect([kept.status, kept.body.code]).toEqual([409, 'illegal-transition']);
  expect(kept.body.detail).toContain(`Somebody has worked on ${String(into.key)}`);
});

test('two that are merged into each other at once: one goes on in the other', async () => {
  const [one, two] = [await c.reported(), await c.reported()];
  const merge = (from: Body, into: Body) => c.lead.post(`/cases/${from.id}/merge`, { into: into.key, reason });
  const answers = await Promise.all([merge(one, two), merge(two, one)]);
  const [done, refused] = answers.toSorted((a, b) => a.status - b.status);
  expect([done?.status, refused?.body.code]).toEqual([
    200,
    expect.stringMatching(/^(invalid-command|illegal-transition)$/),
  ]);
  const stands = [await read(one.key), await read(two.key)].map(({ status }) => status).sort();
  expect(stands).toEqual(['merged', 'new']);
});

test('who may not change the other merges nothing into it, and what somebody does not see is not there', async () => {
  const others = await governanceCase(tollgate);
  const theirs = await others.triaged();
  const own = await c.reported();
  const refused = await c.lead.post(`/cases/${own.id}/merge`, { into: theirs.key, reason });
  expect([refused.status, refused.body.code]).toEqual([403, 'not-allowed']);
  expect(refused.body.detail).toContain(`change what goes on in ${String(theirs.key)}`);

  const hidden = await others.reported({ restricted: true });
  const unseen = await c.lead.post(`/cases/${own.id}/merge`, { into: hidden.key, reason });
  const absent = await c.lead.post(`/cases/${own.id}/merge`, { into: 'CA-999999', reason });
  expect([unseen.status, absent.status]).toEqual([404, 404]);
  expect(unseen.body.detail).toBe(String(absent.body.detail).replace('CA-999999', hidden.key));
  const previewed = await c.lead.post(`/cases/${own.id}/merges/preview`, { cases: [hidden.key] });
  expect(previewed.status).toBe(404);
  // What is restricted goes on in nothing that more people see.
  const wide = await tollgate.admin.post(`/cases/${hidden.id}/merge`, { into: theirs.key, reason });
  expect([wide.status, wide.body.detail]).toEqual([422, expect.stringContaining('is restricted and')]);
  // In one that is restricted too it does, and whoever sees neither is told of neither.
  const both = await others.reported({ restricted: true });
  await others.lead.must(`/cases/${hidden.id}/merge`, { into: both.key, reason });
  expect((await read(both.key, others.lead)).merged).toMatchObject([{ key: hidden.key }]);
  // An open one goes on in a restricted one: that it does is seen, and not where.
  const open = await others.reported();
  await others.lead.must(`/cases/${open.id}/merge`, { into: both.key, reason });
  expect(await read(open.key)).toMatchObject({ status: 'merged', mergedInto: null });
  expect(await read(open.key, others.lead)).toMatchObject({ mergedInto: { key: both.key } });
  expect((await summaries(open.key)).join('\n')).not.toContain(both.key);
  expect((await titles(others.reporter)).join('\n')).toContain(`${String(open.key)} goes on in another case`);
});

test('a breach joins the case in which that of its slice goes on', async () => {
  const m = await metricCase(tollgate);
  const { key } = await m.metric({
    thresholds: [{ name: 'leakage', red: { above: 0.03 }, leastN: 100, case: { likelihood: 3, impact: 3 } }],
  });
  await m.load(key, ['2026-01-05', 'VN', 40, 1000]);
  const found = async (): Promise<Body[]> => (await m.owner.get(`/breaches?metric=${key}&sort=number`)).body.items;
  const [first] = await found();
  const [linked] = (await m.owner.get(`/breaches/${first.key}/links`)).body.items;
  const into = await c.triaged();
  await tollgate.admin.must(`/cases/${linked.id}/merge`, { into: into.key, reason });
  await m.load(key, ['2026-01-12', 'VN', 1, 1000]);
  await m.load(key, ['2026-01-19', 'VN', 50, 1000]);
  const [, second] = await found();
  const joined = (await m.owner.get(`/breaches/${second.key}/links`)).body.items;
  expect(joined.map((one: Body) => one.key)).toEqual([into.key]);
});

test('by command line it is looked at, done and undone', async () => {
  const tg = commandLine(c.lead);
  const [into, one] = [await c.triaged(), await c.reported()];
  const looked = await tg('cases', 'merge', one.key, '--into', into.key, '--preview');
  expect(looked.out).toContain('Nothing stands in the way.');
  const unsaid = await tg('cases', 'merge', one.key, '--into', into.key);
  expect([unsaid.code, unsaid.err.trim().split('\n').length]).toEqual([1, 1]);
  expect(unsaid.err).toContain('--reason');
  const done = await tg('cases', 'merge', one.key, '--into', into.key, '--reason', reason);
  expect(done.out.trim()).toBe(`${String(one.key)} goes on in ${String(into.key)}.`);
  expect((await tg('cases', 'show', into.key)).out).toMatch(new RegExp(`Merged\\s+${String(one.key)} `));
  const undone = await tg('cases', 'unmerge', one.key, '--reason', 'Another');
  expect([undone.code, undone.err]).toEqual([0, '']);
  expect((await read(one.key)).status).toBe('new');
});
