import { eraseRows } from '../../../database/personal/erase.js';
import { wordsOf } from '../../../database/personal/words.js';
import { findingCase, type FindingCase } from '../../factories/finding.js';
import type { ApiAnswer, ApiClient } from '../../harness/api-client.js';
import { commandLine } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { modelKey, ModelVendor, plainly, statementOf, usage } from '../../harness/vendors/model.js';

type Body = ApiAnswer['body'];

let model: ModelVendor;
let tollgate: Tollgate;
let admin: ApiClient;
let c: FindingCase;
let auditor: ApiClient;
let stranger: ApiClient;

beforeAll(async () => {
  model = await ModelVendor.start();
  tollgate = await startTollgate({
    settings: {
      ...{ aiProvider: 'openai', aiUrl: model.vendor.url('/v1'), aiModel: 'small-1', aiKey: modelKey },
      ...{ aiAllowPrivate: true, aiTimeoutSeconds: 2, aiPriceIn: '2.5', aiPriceOut: '10' },
    },
  });
  admin = tollgate.admin;
  c = await findingCase(tollgate);
  auditor = await tollgate.as(await tollgate.person('Auditor', { access: 'auditor' }));
  stranger = await tollgate.as(await tollgate.person('Stranger'));
});
afterAll(async () => {
  await tollgate.stop();
  await model.stop();
});
beforeEach(() => {
  model.answers = (asked) => ({ fills: plainly(asked) });
});

const reported = (facts: object = {}): Promise<Body> =>
  c.author.must('/cases', {
    ...{
      title: 'Appeals are rejected unread',
      text: 'Nine appeals of ten were rejected within a minute of being sent.',
    },
    ...{ source: 'internal_review', likelihood: 2, impact: 2, markets: ['VN'], domainLeadId: c.domainLeadId },
    ...facts,
  });
const ask = (task: string, record: Body, who = c.author): Promise<ApiAnswer> =>
  who.post('/ai/runs', { task, record: record.key });
const ended = (run: Body, who = c.author): Promise<Body> =>
  until('the run to end', async () => {
    const { body } = await who.get(`/ai/runs/${String(run.id)}`);
    return body.state === 'ended' && body;
  });
async function made(task: string, record: Body): Promise<Body> {
  const { body, status } = await ask(task, record);
  expect(status).toBe(201);
  return ended(body);
}
const proposal = async (run: Body, place = 0): Promise<Body> =>
  (await admin.get(`/proposals/${String(run.proposals[place].key)}`)).body;

test('a triage is suggested, says on what it stands, and is what others decide on', async () => {
  const report = await reported();
  model.answers = (asked) => ({
    fills: {
      ...{ likelihood: 4, impact: 4, domain: null, stage: 'appeals', lead: null },
      because: [
        statementOf(asked.data.records[1]!),
        { text: 'Sellers leave.', source: report.key, quote: 'sellers have left' },
      ],
    },
  });
  const run = await made('case_triage', report);
  expect(run).toMatchObject({
    ...{ outcome: 'proposed', provider: 'openai', model: 'small-1', statements: 2, statementsFound: 1, language: 'en' },
    tokens: usage.tokensIn + usage.tokensOut,
    cost: (usage.tokensIn * 2.5 + usage.tokensOut * 10) / 1e6,
    drafted: [
      { quote: { standing: 'same', record: report.key, field: 'text' } },
      { quote: { standing: 'not_found', text: null } },
    ],
  });
  expect(run.proposals).toHaveLength(2);
  expect(await proposal(run)).toMatchObject({ command: 'edit', arguments: { stage: 'appeals' }, maker: 'model' });
  const triage = await proposal(run, 1);
  expect(triage).toMatchObject({
    ...{ command: 'triage', maker: 'model', author: { id: c.authorId }, status: 'proposed' },
    arguments: { likelihood: 4, impact: 4 },
    madeBy: { model: 'small-1', prompt: '1', schema: '1' },
    quotes: [{ source: report.key, place: 'text, word for word' }],
  });
  // Nothing has happened to the case; whoever set the model to work does not approve what came of it.
  expect((await admin.get(`/cases/${String(report.id)}`)).body).toMatchObject({
    status: 'new',
    version: report.version,
  });
  const approve = (who: ApiClient, { key, digest }: Body): Promise<ApiAnswer> =>
    who.post(`/proposals/${String(key)}/approve`, { digest });
  expect((await approve(c.author, triage)).status).toBe(403);
  for (const one of [await proposal(run), triage]) expect((await approve(admin, one)).status).toBe(200);
  await until('both to be carried out', async () => {
    const { body } = await admin.get(`/cases/${String(report.id)}`);
    return body.status === 'triaged' && body.stage === 'appeals' && body.likelihood === 4;
  });
});

test('a finding is drafted out of the records that it is linked to, whose words are its sources', async () => {
  const report = await reported({ text: 'The queue of appeals goes to whoever decided first.' });
  const finding = await c.noted({ effect: null, recommendations: [], criteria: null, condition: 'Appeals go round' });
  await c.author.must(`/findings/${String(finding.id)}/links`, { to: report.key });
  model.answers = ({ data: { records } }) => {
    const linked = records.find(({ key, field }) => key === report.key && field === 'text')!;
    const said = [statementOf(linked, 'The queue goes to whoever decided first.')];
    return { fills: { condition: said, criteria: [], cause: [], effect: [], recommendations: said } };
  };
  const run = await made('finding_draft', finding);
  expect(run).toMatchObject({ outcome: 'proposed', statements: 2, statementsFound: 2 });
  expect(await proposal(run)).toMatchObject({
    command: 'edit',
    arguments: {
      condition: 'The queue goes to whoever decided first.',
      recommendations: ['The queue goes to whoever decided first.'],
    },
    quotes: [{ source: report.key, text: 'The queue of appeals goes to whoever decided first.' }, {}],
  });
});

test('of what was drafted is told how much was kept, changed and by how much, and rejected', async () => {
  const condition =
    'Appeals go to whoever had decided first, and nobody else looks at them within the week, so that wrong decisions stand for months and sellers leave us';
  const drafts: Body[] = [];
  for (let n = 0; n < 4; n++) {
    const report = await reported({ text: `${condition}.` });
    const finding = await c.noted({ effect: null, recommendations: [], criteria: null, condition: `Round ${n}` });
    await c.author.must(`/findings/${String(finding.id)}/links`, { to: report.key });
    model.answers = ({ data: { records } }) => {
      const linked = records.find(({ key, field }) => key === report.key && field === 'text')!;
      const nothing = { criteria: [], cause: [], effect: [], recommendations: [] };
      return { fills: { condition: [statementOf(linked, condition)], ...nothing } };
    };
    drafts.push(await proposal(await made('finding_draft', finding)));
  }
  const measured = async (): Promise<Record<string, number>> => {
    const { items } = (await admin.get('/ai/measures')).body;
    return items.find(({ task, language }: Body) => task === 'finding_draft' && language === 'en');
  };
  const { kept: keptBefore = 0, changed = 0, changedLittle = 0, rejected = 0 } = await measured();
  const [kept, little, much, none] = drafts as [Body, Body, Body, Body];
  const at = ({ key }: Body): string => `/proposals/${String(key)}`;
  const approve = (one: Body, text: string): Promise<Body> =>
    admin.must(`${at(one)}/approve`, { digest: one.digest, arguments: { condition: text } });
  await approve(kept, condition);
  // One word of twenty-nine; then most of it.
  await approve(little, condition.replace('months', 'weeks'));
  await approve(much, 'Nobody looks at appeals');
  await admin.must(`${at(none)}/reject`, { reason: 'wrong_facts' });
  for (const one of [kept, little, much])
    await until('it to be carried out', async () => (await admin.get(at(one))).body.status === 'carried_out');
  const after = await measured();
  expect(after).toMatchObject({
    ...{ kept: keptBefore + 1, changed: changed + 2, changedLittle: changedLittle + 1, rejected: rejected + 1 },
    keptShare: (keptBefore + 1) / (keptBefore + changed + rejected + 4),
  });
  const share = async (one: Body): Promise<number> => (await admin.get(at(one))).body.shareOfChange;
  expect(after.medianChange).toBeCloseTo(((await share(little)) + (await share(much))) / 2, 6);
  expect((await commandLine(admin)('ai', 'measures')).out).toMatch(/2, median [\d.]+ %, 1 by less than 5 %/);
});

test('a summary is read, and nothing comes of it', async () => {
  const report = await reported();
  const run = await made('handover_summary', report);
  expect(run).toMatchObject({ outcome: 'summarised', proposals: [], statements: 3 });
  expect(run.drafted.map(({ field }: Body) => field)).toEqual(['about', 'so_far', 'open']);
  expect((await admin.get(`/proposals?record=${String(report.key)}`)).body.items).toEqual([]);
});

test('names, addresses and numbers stay here, and are as they were in what comes back', async () => {
  await tollgate.person('Siti Rahmawati Kusuma');
  const report = await reported({
    text: 'Siti Rahmawati Kusuma (siti@example.com, +62 811 2345 678) saw nine appeals rejected.',
  });
  model.answers = (asked) => {
    const text = asked.data.records.find(({ field }) => field === 'text')!;
    const said = { text: `${text.text.split(' ')[0]} saw it.`, source: text.key, quote: text.text.slice(0, 10) };
    return { fills: { about: [said], so_far: [], open: [] } };
  };
  const run = await made('handover_summary', report);
  expect(model.asked.at(-1)?.received.body).not.toMatch(/Siti|example\.com|2345/);
  expect(model.asked.at(-1)?.received.body).toContain('PERSON_1 (EMAIL_1, PHONE_1)');
  expect(run.drafted[0]).toMatchObject({
    text: 'Siti Rahmawati Kusuma saw it.',
    quote: { standing: 'same', text: expect.stringContaining('Siti Rahmawati Kusuma') },
  });
});

test('who is erased is in nothing that was kept of a model; that it was asked stays', async () => {
  const personId = await tollgate.person('Budi Hartono Wijaya');
  const run = await made(
    'handover_summary',
    await reported({ text: 'Budi Hartono Wijaya saw nine appeals rejected.' }),
  );
  expect(run.drafted).toHaveLength(3);
  await tollgate.dataSource.transaction(async (manager) => {
    const words = await wordsOf(manager, personId);
    await eraseRows(manager, { personId, words, instead: 'Erased person' });
  });
  expect((await c.author.get(`/ai/runs/${String(run.id)}`)).body).toMatchObject({
    outcome: 'summarised',
  });
  expect((await auditor.get(`/ai/runs/${String(run.id)}/sent`)).body).toMatchObject({ instruction: null, data: null });
  const { items } = (await auditor.get(`/ai/sent?record=${String(run.record.key)}`)).body;
  expect(items).toMatchObject([{ kept: false, digest: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
});

test('what has no source at all is not proposed, and what is so already neither', async () => {
  model.answers = () => ({
    fills: {
      ...{ condition: [{ text: 'Bribes were paid.', source: 'FI-1', quote: 'bribes were paid' }] },
      criteria: [],
      cause: [],
      effect: [],
      recommendations: [],
    },
  });
  expect(await made('finding_draft', await c.drafted())).toMatchObject({ outcome: 'unsupported', proposals: [] });
  model.answers = () => ({ fills: { condition: [], criteria: [], cause: [], effect: [], recommendations: [] } });
  expect(await made('finding_draft', await c.drafted())).toMatchObject({ outcome: 'nothing_new', proposals: [] });
});

test('a record that is changed while the model thinks is not proposed for', async () => {
  const finding = await c.drafted();
  await tollgate.stopWorker();
  const { body: run } = await ask('finding_draft', finding);
  expect(run).toMatchObject({ state: 'waiting', outcome: null });
  // One at a time.
  expect((await ask('finding_draft', finding)).body.code).toBe('illegal-transition');
  await c.author.patch(`/findings/${String(finding.id)}`, { title: 'Another' }, { 'if-match': '*' });
  await tollgate.startWorker();
  expect(await ended(run)).toMatchObject({ outcome: 'record_changed', proposals: [] });
});

test.each([
  ['refuses', { refuses: true }, 'refused', 1],
  ['is cut off', { cut: '{"about": [' }, 'cut', 1],
  ['is no JSON', { raw: 'Certainly! {' }, 'wrong_json', 2],
  ['is another JSON', { raw: '{"about": 7}' }, 'wrong_json', 2],
  ['has more than was asked for', { raw: '{"about":[],"so_far":[],"open":[],"approve":true}' }, 'wrong_json', 2],
])('a model that %s', async (_, answer, outcome, attempts) => {
  model.answers = () => answer as never;
  expect(await made('handover_summary', await reported())).toMatchObject({
    outcome,
    attempts,
    proposals: [],
    drafted: null,
  });
});

test('busy, it is asked again when the provider says; silent, it is asked twice; and all of it is written down', async () => {
  const path = '/v1/chat/completions';
  model.vendor.answerNext(path, { status: 429, headers: { 'retry-after': '1' } }, { status: 503 });
  const patient = await made('handover_summary', await reported());
  expect(patient).toMatchObject({ outcome: 'summarised', attempts: 3, tokens: usage.tokensIn + usage.tokensOut });
  model.vendor.answerNext(path, 'hang', 'hang');
  const silent = await made('handover_summary', await reported());
  expect(silent).toMatchObject({ outcome: 'timed_out', attempts: 2 });
  // Nobody knows what these cost: they count at the worst.
  expect(silent.tokens).toBeGreaterThan(2 * 2_000);
  model.vendor.answerNext(path, { status: 200, body: 'x'.repeat(600_000) });
  expect(await made('handover_summary', await reported())).toMatchObject({ outcome: 'too_large' });
  model.vendor.answerNext(path, { status: 302, headers: { location: 'http://127.0.0.1:1/' } });
  expect(await made('handover_summary', await reported())).toMatchObject({ outcome: 'not_taken', tokens: 0 });
  const { items } = (await auditor.get(`/ai/sent?record=${String(patient.record.key)}`)).body;
  expect(items.map(({ outcome, attempt }: Body) => [attempt, outcome])).toEqual([
    [3, 'answered'],
    [2, 'away'],
    [1, 'busy'],
  ]);
  expect(items[0]).toMatchObject({
    provider: 'openai',
    model: 'small-1',
    masked: true,
    kept: true,
    by: { id: c.authorId },
  });
});

test('the key stands nowhere, also where the provider repeats it', async () => {
  model.vendor.answerNext('/v1/chat/completions', { status: 401, body: `{"error":"${modelKey} is not known"}` });
  const run = await made('handover_summary', await reported());
  expect(run).toMatchObject({ outcome: 'key_refused', tokens: 0 });
  expect(JSON.stringify(run)).not.toContain(modelKey);
  const [{ there }] = await tollgate.dataSource.query(
    `SELECT (SELECT count(*) FROM ai_runs r WHERE r::text LIKE $1) + (SELECT count(*) FROM ai_sent s WHERE s::text LIKE $1)
       + (SELECT count(*) FROM ai_contents k WHERE k.body::text LIKE $1) + (SELECT count(*) FROM audit_events e WHERE e::text LIKE $1) AS there`,
    [`%${modelKey}%`],
  );
  expect(Number(there)).toBe(0);
});

test('an answer that is there is not asked for again, whatever stops between it and its proposal', async () => {
  const report = await reported();
  const { body } = await ask('case_triage', report);
  const run = await ended(body);
  const asked = model.asked.length;
  // As it stood before anything was made of the answer.
  await tollgate.dataSource.query(
    `UPDATE ai_runs SET state = 'answered', outcome = NULL, ended_at = NULL WHERE id = $1`,
    [run.id],
  );
  const again = await ended(body);
  expect(again.proposals).toEqual(run.proposals);
  expect(model.asked).toHaveLength(asked);
});

test('an attempt whose worker died is taken up anew, and counted at the worst', async () => {
  await tollgate.stopWorker();
  const { body } = await ask('handover_summary', await reported());
  await tollgate.startWorker();
  const run = await ended(body);
  await tollgate.stopWorker();
  await tollgate.dataSource.query(
    `UPDATE ai_runs SET state = 'asking', outcome = NULL, ended_at = NULL, taken_until = now() - interval '1 second' WHERE id = $1`,
    [run.id],
  );
  await tollgate.startWorker();
  expect(await ended(body)).toMatchObject({ outcome: 'summarised', attempts: 2 });
});

test('what is restricted does not leave, nor does what is linked to it take it along', async () => {
  const secret = await reported({ restricted: true, text: 'A whistle was blown.' });
  expect(await ask('case_triage', secret)).toMatchObject({
    status: 403,
    body: { detail: expect.stringContaining('AI_RESTRICTED') },
  });
  const finding = await c.drafted();
  await c.author.must(`/findings/${String(finding.id)}/links`, { to: secret.key });
  const run = await made('handover_summary', finding);
  expect(run).toMatchObject({ outcome: 'summarised', leftOut: 1 });
  expect(model.asked.at(-1)?.received.body).not.toContain('whistle');
  // Restricted after it was asked for, and before its turn.
  await tollgate.stopWorker();
  const report = await reported();
  const { body } = await ask('case_triage', report);
  expect((await admin.put(`/cases/${String(report.id)}/readers`, { restricted: true })).status).toBe(200);
  const before = model.asked.length;
  await tollgate.startWorker();
  expect(await ended(body)).toMatchObject({ outcome: 'withheld', attempts: 0 });
  expect(model.asked).toHaveLength(before);
});

test('who sees what: the asker their own, whoever reads the trail all, and nobody what they may not', async () => {
  const run = await made('handover_summary', await reported());
  const path = `/ai/runs/${String(run.id)}`;
  expect((await stranger.get(path)).status).toBe(404);
  expect((await auditor.get(path)).status).toBe(200);
  expect((await auditor.get(`${path}/sent`)).body.data).toContain('"records"');
  expect((await c.author.get(`${path}/sent`)).status).toBe(403);
  expect((await stranger.get('/ai/sent')).status).toBe(403);
  expect((await stranger.get('/ai/runs')).body.items).toEqual([]);
  expect((await ask('case_triage', await reported(), auditor)).status).toBe(403);
});

test.each([
  [{ task: 'approve', record: 'CA-1' }, 400],
  [{ task: 'case_triage', record: 'CA-999999' }, 404],
  [{ task: 'case_triage' }, 400],
])('%j is refused', async (body, status) => {
  expect((await c.author.post('/ai/runs', body)).status).toBe(status);
});

test('a task that is not for the record, or not any more, says so; so do the tasks of the record', async () => {
  const finding = await c.agreed();
  expect((await ask('case_triage', finding)).body.code).toBe('invalid-command');
  expect((await ask('finding_draft', finding)).body).toMatchObject({
    code: 'illegal-transition',
    detail: expect.stringContaining('agreed'),
  });
  const { items } = (await c.author.get(`/ai/tasks?record=${String(finding.key)}`)).body;
  expect(items.map(({ task, can }: Body) => [task, can.may])).toEqual([
    ['finding_draft', false],
    ['handover_summary', true],
    ['actions_from_text', true],
    ['translation', true],
  ]);
});

test('by the command line it is asked for, shown, counted and measured', async () => {
  const report = await reported();
  const tollgateAs = commandLine(c.author);
  expect((await tollgateAs('ai', 'status')).out).toContain('small-1');
  expect((await tollgateAs('ai', 'tasks', report.key)).out).toContain('case_triage');
  const { out, code } = await tollgateAs('ai', 'run', 'case_triage', report.key);
  expect([code, out]).toEqual([0, expect.stringMatching(/PR-\d+/)]);
  expect((await tollgateAs('ai', 'runs', '--record', report.key)).out).toContain('proposed');
  expect((await tollgateAs('ai', 'budget')).out).toContain('case_triage');
  expect((await tollgateAs('ai', 'measures')).out).toContain('case_triage');
  const sent = await commandLine(auditor)('ai', 'sent', '--record', report.key);
  expect(sent.out).toContain(report.key);
  const wrong = await tollgateAs('ai', 'run', 'triage', report.key);
  expect(wrong.code).not.toBe(0);
  expect(wrong.err).toContain('case_triage');
});
