import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { analysisCase, whysToTraining, type AnalysisCase } from '../../factories/analysis.js';
import { findingCase } from '../../factories/finding.js';
import { type ApiClient } from '../../harness/api-client.js';
import { commandLine, type CommandAnswer } from '../../harness/command-line.js';
import { captureHistory, plainHistory } from '../../harness/histories.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;
const folder = mkdtempSync(join(tmpdir(), 'analyses-'));

beforeAll(async () => {
  tollgate = await startTollgate();
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  expect(tollgate.problems).toEqual([]);
  await tollgate.stop();
});

interface Entry {
  type: string;
  at: string;
  summary: string;
  told: { person: { id: string } }[];
}

const tg = (who: ApiClient, ...args: string[]): Promise<CommandAnswer> => commandLine(who)(...args);
const timelineOf = async (who: ApiClient, at: string): Promise<Entry[]> => (await who.get(`${at}/timeline`)).body.items;
const linksOf = async (who: ApiClient, at: string): Promise<string[]> =>
  (await who.get(`${at}/links`)).body.items.map(({ key }: { key: string }) => key).sort();
const at = (version: number) => ({ 'if-match': `"${version}"` });

test('elsewhere is asked by a date, and climbs to those above who is silent; signed, it carries a finding', async () => {
  const c = await analysisCase(tollgate);
  const opened = await c.drafted();
  const path = `/analyses/${String(opened.key)}`;
  expect(opened).toMatchObject({
    ...{ status: 'draft', contentVersion: 1, owner: { id: c.ownerId }, missing: expect.stringContaining('where else') },
    causes: [{ node: 'b', role: 'root', code: 'people-training', confidence: 'high' }],
  });
  expect(await linksOf(c.owner, path)).toEqual([c.caseKey]);
  expect(await linksOf(c.owner, `/cases/${c.caseKey}`)).toEqual([opened.key]);

  const waiting = await c.owner.must(`${path}/asks`, {
    personId: c.askedId,
    market: 'MY',
    due: { in: '3 working days' },
  });
  const [question] = waiting.elsewhere;
  expect(question).toMatchObject({ number: 1, market: 'MY', person: { id: c.askedId }, answer: null, overdue: false });
  expect((await c.asked.get('/analyses?waitingFor=me')).body.items).toMatchObject([{ key: opened.key }]);
  expect((await c.owner.post(`${path}/submit`)).body).toMatchObject({
    ...{ code: 'invalid-command', detail: expect.stringContaining('Question 1 (MY) waits') },
  });
  const next = (await c.owner.get(`${path}/upcoming`)).body.items;
  expect(next.find(({ at: when }: Entry) => when === question.due.at)).toMatchObject({ kind: 'breach' });

  await tollgate.clock.advance('P12D');
  const late = (await c.owner.get(path)).body;
  expect(late).toMatchObject({
    overdue: false,
    ladderLevel: 0,
    asks: { open: 1, overdue: 1 },
    elsewhere: [{ overdue: true }],
  });
  const soFar = await timelineOf(c.owner, path);
  expect(soFar.find(({ type }) => type === 'analysis.overdue')).toMatchObject({ at: question.due.at });
  const told = soFar.filter(({ type }) => type === 'analysis.escalated').flatMap((entry) => entry.told);
  expect(told.map(({ person }) => person.id)).toEqual(expect.arrayContaining([c.askedId, c.bossId]));

  // Whoever was asked says yes: the case in which it is looked into is linked.
  const there = await c.cases.reported({ title: 'Replicas in MY', markets: ['MY'] });
  const yes = { verdict: 'yes', text: 'The same queue', record: there.key };
  expect((await c.owner.post(`${path}/asks/1/answer`, yes)).status).toBe(403);
  const answered = await c.asked.must(`${path}/asks/1/answer`, yes);
  expect(answered.elsewhere).toMatchObject([
    { answer: { verdict: 'yes', record: there.key, by: { id: c.askedId } }, overdue: false },
  ]);
  expect(await linksOf(c.owner, path)).toEqual([c.caseKey, String(there.key)].sort());

  const submitted = await c.owner.must(`${path}/submit`, { note: 'With the figures of May' });
  expect(submitted).toMatchObject({ status: 'in_review', signOff: { round: 1, waitingFor: [{ id: c.domainLeadId }] } });
  // What is written now lets the signatures fall, and is another version.
  const { title, method, stage, domain, markets, version } = submitted;
  const content = { title, problem: 'It trebled', method, stage, domain, markets, nodes: whysToTraining() };
  const other = (await c.owner.put(`${path}/content`, content, at(version))).body;
  expect(other).toMatchObject({ status: 'in_review', contentVersion: 2, signOff: { round: 2 } });
  const stale = { decision: 'approve', contentHash: submitted.signOff.contentHash };
  expect((await c.domainLead.post(`${path}/sign-off`, stale)).body.code).toBe('content-changed');
  const read = { decision: 'approve', contentHash: other.signOff.contentHash };
  const signed = await c.domainLead.must(`${path}/sign-off`, read);
  expect(signed).toMatchObject({
    status: 'signed',
    signedHash: other.signOff.contentHash,
    closedAt: expect.any(String),
  });
  const rounds = (await c.owner.get(`${path}/sign-off-rounds`)).body.items;
  expect(rounds.map(({ state }: { state: string }) => state)).toEqual(expect.arrayContaining(['fallen', 'approved']));
  const [approved] = rounds.filter(({ state }: { state: string }) => state === 'approved');
  expect((await c.owner.get(`/sign-off-rounds/${String(approved.id)}`)).body).toMatchObject({ unaltered: true });
  const versions = (await c.owner.get(`${path}/versions`)).body.items;
  expect(versions).toMatchObject([{ number: 2, writtenBy: { id: c.ownerId } }, { number: 1 }]);
  expect((await c.owner.get(`${path}/versions/1`)).body.content.problem).toBe('Leakage in VN doubled in May');
  expect((await c.owner.get(`${path}/versions/9`)).status).toBe(404);

  // Only what is signed carries a finding, whichever way it is asked; what it carries is what was signed.
  const f = await findingCase(tollgate);
  const draft = await c.drafted();
  for (const analysis of [draft.key, draft.id])
    expect((await f.author.post('/findings', f.body({ analysis }))).body).toMatchObject({ code: 'illegal-transition' });
  const bare = await f.drafted({ domain: 'product safety' });
  const refused = await f.author.post(`/findings/${String(bare.id)}/cause`, { analysis: draft.key });
  expect(refused.body).toMatchObject({ code: 'illegal-transition', detail: expect.stringContaining('is draft') });
  const found = await f.author.must('/findings', f.body({ analysis: opened.key, cause: undefined }));
  expect(found).toMatchObject({
    analysis: { key: opened.key, contentVersion: 2, contentHash: signed.signedHash },
    cause: expect.stringContaining('Root cause: The new rule was not trained (people-training: '),
    causes: [{ role: 'root', code: 'people-training' }],
    repeat: null,
  });
  expect(await linksOf(f.author, `/findings/${String(found.key)}`)).toEqual([opened.key]);
  expect(await linksOf(c.owner, path)).toContain(found.key);
  const over = await f.author.patch(`/findings/${String(found.id)}`, { cause: 'Somebody forgot' }, at(found.version));
  expect(over.body).toMatchObject({ code: 'invalid-command', detail: expect.stringContaining(opened.key) });

  const again = await c.owner.must(`${path}/revise`, { reason: 'There are other figures' });
  expect(again).toMatchObject({ status: 'draft', signedHash: null, overdue: false });
  const refusedNow = await f.author.post(`/findings/${String(bare.id)}/cause`, { analysis: opened.key });
  expect(refusedNow.body.code).toBe('illegal-transition');
  expect((await f.author.get(`/findings/${String(found.id)}`)).body.analysis).toMatchObject({ contentVersion: 2 });
  captureHistory('analysis-life', await plainHistory(tollgate.temporal, `analysis/${String(opened.id)}`));
});

test('a late one climbs its own ladder; acknowledged, that stands; who leaves gives theirs away', async () => {
  const c = await analysisCase(tollgate);
  const { id } = await c.drafted({ due: { in: '5 working days' } });
  const path = `/analyses/${String(id)}`;
  await tollgate.clock.advance('P8D');
  expect((await c.owner.get(path)).body).toMatchObject({ overdue: true });
  const stranger = await tollgate.as(await tollgate.person('Stranger'));
  for (const [who, ref, body, headers, code] of [
    [stranger, id, {}, {}, 'not-allowed'],
    [c.boss, id, {}, { 'if-match': '"99"' }, 'version-mismatch'],
    [c.boss, id, { holdFor: 'P90D' }, {}, 'invalid-command'],
    [c.boss, 'RA-999', {}, {}, 'not-found'],
  ] as const)
    expect((await who.post(`/analyses/${String(ref)}/acknowledge`, body, headers)).body.code).toBe(code);
  const held = await c.boss.must(`${path}/acknowledge`, { note: 'The figures come on Monday' });
  expect(held).toMatchObject({ overdue: true, acknowledgedUntil: expect.any(String) });
  const away = { ownerId: c.askedId, reason: 'I have no time' };
  expect((await c.owner.post(`${path}/reassign`, away)).body.code).toBe('separation-of-duties');
  const holdings = (await tollgate.admin.get(`/people/${c.ownerId}/holdings`)).body;
  expect(JSON.stringify(holdings)).toContain(String(id));
  const given = await c.boss.must(`${path}/reassign`, away);
  expect(given).toMatchObject({ owner: { id: c.askedId } });
  const kinds = (await c.asked.get('/notifications?limit=100')).body.items.map((n: { kind: string }) => n.kind);
  expect(kinds).toContain('analysis_assigned');
});

/** A finding of a cause in a domain, from an analysis that is signed. */
async function carried(c: AnalysisCase, code: string, domain: string, facts: object = {}) {
  const { key } = await c.signed({ nodes: whysToTraining(code), domain });
  const f = await findingCase(tollgate);
  const body = f.body({ analysis: key, cause: undefined, domain, rating: 'medium', ...facts });
  return { key: String(key), f, finding: await f.author.must('/findings', body) };
}

test('a root cause that comes back in its domain within a year raises the rating; elsewhere, unknown or later it does not', async () => {
  const c = await analysisCase(tollgate);
  const domain = 'livestream and creators';
  const first = await carried(c, 'policy-unclear', domain);
  expect(first.finding).toMatchObject({ rating: 'medium', repeat: null });
  expect((await carried(c, 'policy-unclear', 'seller fraud')).finding).toMatchObject({
    rating: 'medium',
    repeat: null,
  });
  expect((await carried(c, 'unknown', domain)).finding).toMatchObject({ rating: 'medium', repeat: null });
  expect((await carried(c, 'unknown', domain)).finding).toMatchObject({ rating: 'medium', repeat: null });

  const second = await carried(c, 'policy-unclear', 'LIVESTREAM and creators');
  expect(second.finding).toMatchObject({
    rating: 'high',
    repeat: { count: 1, codes: ['policy-unclear'], days: 365, raised: { from: 'medium', to: 'high' } },
  });
  expect(await linksOf(second.f.author, `/findings/${String(second.finding.key)}`)).toEqual(
    [first.finding.key, second.key].sort(),
  );
  expect(second.finding.earlier).toMatchObject([{ key: first.finding.key, status: 'draft', rating: 'medium' }]);
  const readers = { restricted: true, people: [], teams: [] };
  expect((await first.f.author.put(`/findings/${String(first.finding.id)}/readers`, readers)).status).toBe(200);
  // How many came before is a fact of the repeat; which they were is for those who see them.
  expect((await second.f.author.get(`/findings/${String(second.finding.id)}`)).body).toMatchObject({
    ...{ repeat: { count: 1 }, earlier: [] },
  });
  expect((await tollgate.admin.get(`/findings/${String(second.finding.id)}`)).body.earlier).toHaveLength(1);
  const lower = await second.f.author.patch(
    `/findings/${String(second.finding.id)}`,
    { rating: 'low' },
    at(second.finding.version),
  );
  expect(lower.body).toMatchObject({ code: 'invalid-command', detail: expect.stringContaining('at least high') });
  const [written] = await timelineOf(second.f.author, `/findings/${String(second.finding.key)}`);
  expect(written).toMatchObject({ type: 'finding.recorded' });
  const repeats = (await tollgate.admin.get('/findings?repeated=true&cause=policy-unclear')).body.items;
  expect(repeats.map(({ key }: { key: string }) => key)).toEqual([second.finding.key]);

  // The other way: a draft of the same domain takes its cause afterwards.
  const third = await second.f.drafted({ domain, rating: 'critical' });
  const taken = await second.f.author.must(`/findings/${String(third.id)}/cause`, { analysis: second.key });
  expect(taken).toMatchObject({ rating: 'critical', repeat: { count: 2, raised: null } });
  const moved = await second.f.author.patch(
    `/findings/${String(third.id)}`,
    { domain: 'logistics' },
    at(taken.version),
  );
  expect(moved.body).toMatchObject({ repeat: null });

  const { version, setBy: _by, setAt: _at, ...taxonomy } = (await tollgate.admin.get('/cause-taxonomy')).body;
  const quiet = { ...taxonomy, repeatRaises: false, note: 'Only told' };
  expect((await tollgate.admin.put('/cause-taxonomy', quiet, at(version))).status).toBe(200);
  const told = await carried(c, 'policy-unclear', domain);
  expect(told.finding).toMatchObject({
    rating: 'medium',
    repeat: { count: 2, taxonomyVersion: Number(version) + 1, raised: null },
  });
  await tollgate.asOwner((owner) => owner.query(`UPDATE findings SET created_at = created_at - interval '366 days'`));
  expect((await carried(c, 'policy-unclear', domain)).finding).toMatchObject({ repeat: null });
});

test('a restricted analysis is at no other door, and its cause stays with the finding that it carries', async () => {
  const c = await analysisCase(tollgate);
  const hidden = await c.signed({ restricted: true, title: 'Why a seller knew', domain: 'quokka' });
  const path = `/analyses/${String(hidden.id)}`;
  const stranger = await tollgate.as(await tollgate.person('Stranger'));
  const f = await findingCase(tollgate);
  for (const address of [path, `${path}/versions`, `${path}/versions/1`, `${path}/timeline`, `${path}/links`])
    expect([address, (await stranger.get(address)).status]).toEqual([address, 404]);
  expect((await stranger.post('/findings', f.body({ analysis: hidden.key, cause: undefined }))).status).toBe(404);
  expect((await stranger.get('/analyses?q=seller%20knew')).body.items).toEqual([]);
  expect((await stranger.get('/analyses/pareto?by=cause&q=seller%20knew')).body).toMatchObject({ total: 0, bars: [] });
  expect((await stranger.get('/search?q=seller%20knew')).body.items).toEqual([]);
  expect((await c.owner.get('/analyses/pareto?by=cause&domain=quokka')).body.total).toBe(1);
  expect((await c.owner.get('/search?q=seller%20knew')).body.items).toMatchObject([
    { kind: 'analysis', key: hidden.key },
  ]);
  const found = await c.owner.must('/findings', f.body({ analysis: hidden.key, cause: undefined, domain: 'quokka' }));
  const seen = (await stranger.get(`/findings/${String(found.key)}`)).body;
  expect(seen).toMatchObject({ analysis: null, causes: [{ code: 'people-training' }], cause: found.cause });
  expect(JSON.stringify([seen, await timelineOf(stranger, `/findings/${String(found.key)}`)])).not.toContain(
    hidden.key,
  );
  expect(await linksOf(stranger, `/findings/${String(found.key)}`)).toEqual([]);
  // Whoever is asked sees what it is about.
  expect((await c.asked.get(path)).status).toBe(200);
});

test('causes are counted by what they are, where and when, as bars of text too; what nobody knows is one of them', async () => {
  const c = await analysisCase(tollgate);
  const domain = 'customer experience';
  await c.signed({ domain, markets: ['VN', 'TH'] });
  await c.signed({ domain, nodes: whysToTraining('unknown'), stage: 'appeals' });
  await c.signed({ domain, nodes: whysToTraining('unknown'), stage: null });
  await c.drafted({ domain });
  const pareto = async (query: string) =>
    (await c.owner.get(`/analyses/pareto?domain=customer%20experience&${query}`)).body;
  expect(await pareto('by=cause')).toMatchObject({
    ...{ by: 'cause', total: 3, others: 0 },
    bars: [
      { key: 'unknown', count: 2, cumulative: 2 / 3 },
      { key: 'people-training', count: 1, cumulative: 1 },
    ],
  });
  const keysBy = async (by: string): Promise<[string | null, number][]> =>
    (await pareto(`by=${by}`)).bars.map(({ key, count }: { key: string | null; count: number }) => [key, count]);
  expect(await keysBy('stage')).toEqual([
    ['appeals', 1],
    ['moderation', 1],
    [null, 1],
  ]);
  expect(await keysBy('market')).toEqual([
    ['VN', 3],
    ['TH', 1],
  ]);
  expect(await keysBy('domain')).toEqual([[domain, 3]]);
  expect((await keysBy('month')).map(([key, count]) => [/^\d{4}-\d{2}$/.test(key ?? ''), count])).toEqual([[true, 3]]);
  expect((await pareto('by=cause&status=draft')).total).toBe(1);
  expect((await pareto('by=cause&role=contributing')).total).toBe(0);
  expect((await c.owner.get('/analyses/pareto?by=moon')).status).toBe(400);
  const { out } = await tg(c.owner, 'analyses', 'pareto', '--domain', domain);
  expect(out).toMatch(/unknown .*█{30}.* 2 .*67 %/);
  expect(out).toMatch(/people-training .*Training did not reach .*█{15} .*33 %.*100 %/);
});

test('the command line draws the tree, asks, writes and signs', async () => {
  const c = await analysisCase(tollgate);
  const run = async (who: ApiClient, ...args: string[]): Promise<string> => {
    const { code, out, err } = await tg(who, 'analyses', ...args);
    // What is signed is shown before it is.
    expect([args.join(' '), code, args[0] === 'sign' ? '' : err]).toEqual([args.join(' '), 0, '']);
    return out;
  };
  const asked = String((await c.asked.get('/people/me')).body.name);
  const out = await run(
    ...([c.owner, 'add', '--title', 'Why it came back', '--problem', 'It did', '--about', c.caseKey] as const),
    ...(['--market', 'VN', '--domain-lead', c.domainLeadId, '--method', 'fault-tree', '--json'] as const),
  );
  const { key } = JSON.parse(out) as { key: string };
  await run(c.owner, 'node', key, 'Both failed', '--gate', 'and', '--id', 'both');
  await run(c.owner, 'node', key, 'Nobody looked', '--under', 'both', '--id', 'looked');
  const drawn = await run(
    ...([c.owner, 'node', key, 'Nobody was trained', '--under', 'both', '--root', 'people-training'] as const),
    ...(['--confidence', 'high', '--evidence', 'The list', '--link', 'https://example.com/list'] as const),
  );
  expect(drawn).toContain('effect: Why it came back\n└─ both: AND Both failed\n   ├─ looked: Nobody looked\n');
  expect(drawn).toContain('n1: Nobody was trained [root: people-training, high] {https://example.com/list}');
  expect(drawn).toContain('It comes about by any of these:\n  looked + n1');
  const circle = await tg(c.owner, 'analyses', 'node', key, 'Both failed', '--id', 'both', '--under', 'n1');
  expect([circle.code, circle.err]).toEqual([1, expect.stringContaining('goes in a circle: both → n1 → both')]);
  await run(c.owner, 'node', key, 'Besides', '--id', 'extra');
  expect(await run(c.owner, 'drop', key, 'extra')).not.toContain('Besides');
  const file = join(folder, 'graph.json');
  writeFileSync(file, (await run(c.owner, 'content', key)).replace('It did', 'It came back in June'));
  expect(await run(c.owner, 'content', key, file, '--note', 'June')).toContain('It came back in June');
  expect(await run(c.owner, 'versions', key)).toMatch(/June$/m);
  expect(await run(c.owner, 'ask', key, asked, '--market', 'TH', '--in', '5 working days')).toContain('TH');
  expect(await run(c.asked, 'list', '--waiting-for', 'me')).toContain(key);
  await run(c.asked, 'answer', key, '1', '--verdict', 'not-applicable', '--text', 'There is no such queue');
  expect(await run(c.owner, 'submit', key)).toContain('in review');
  expect(await run(c.domainLead, 'sign', key, '--approve')).toContain('signed');
  expect(await run(c.owner, 'why', key)).toContain('Signed: findings may be written down from it');
  expect(await run(c.owner, 'taxonomy')).toMatch(/People .*people-training/);
  const finding = await tg(
    ...([c.owner, 'findings', 'add', '--title', 'x', '--condition', 'y', '--market', 'VN', '--rating', 'low'] as const),
    ...(['--analysis', key] as const),
  );
  expect(finding.out).toMatch(new RegExp(`Cause of +${key} Why it came back, version`));
  expect((await tg(c.owner, 'linked', key)).out).toContain('FI-');
});
