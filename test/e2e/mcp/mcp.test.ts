import { join } from 'node:path';
import { projectRoot } from '../../../config/settings.js';
import { recordKindNames, recordKinds, type KindFacts } from '../../../database/engine/kinds.js';
import { launchedCase, type Case } from '../../factories/case.js';
import { findingCase, type FindingCase } from '../../factories/finding.js';
import { governanceCase } from '../../factories/governance-case.js';
import { metricCase } from '../../factories/metric.js';
import { ApiClient, type ApiAnswer } from '../../harness/api-client.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { conformance } from './conformance.js';
import { eras, ModelClient, type Era } from './model-client.js';

type Body = ApiAnswer['body'];

let tollgate: Tollgate;
let c: FindingCase;
let l: Case;
let finding: Body;

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await findingCase(tollgate);
  l = await launchedCase(tollgate);
  finding = await c.agreed();
});
afterAll(async () => {
  await tollgate.stop();
});

const rpc = (method: string, params: object = {}): object => ({ jsonrpc: '2.0', id: 1, method, params });
const initialize = rpc('initialize', {
  ...{ protocolVersion: '2025-11-25', capabilities: {} },
  clientInfo: { name: 'a test', version: '1' },
});
const accepts = { accept: 'application/json, text/event-stream' };
const narrowed = async (by: ApiClient, id: string, limits: object): Promise<ApiClient> =>
  new ApiClient(by.url, (await by.must(`/people/${id}/tokens`, { name: JSON.stringify(limits), ...limits })).token);

test('it conforms to the protocol, but for what conformance.yml names with its reason', async () => {
  const { code, out } = await conformance(c.owner, join(projectRoot, 'test/e2e/mcp/conformance.yml'));
  expect({ code, out: code === 0 ? '' : out }).toEqual({ code: 0, out: '' });
  for (const scenario of ['server-initialize', 'ping', 'tools-list', 'resources-list', 'prompts-list'])
    expect(out).toContain(`✓ ${scenario}: 1 passed`);
  expect(out).toContain('✓ dns-rebinding-protection: 2 passed');
});

describe.each(Object.keys(eras) as Era[])('a client of %s', (era) => {
  test('finds twenty tools at most, each described, of which two write and none decides', async () => {
    const { client } = await ModelClient.of(c.owner, era);
    const { tools } = await client.listTools();
    expect(tools.length).toBeLessThanOrEqual(20);
    for (const { name, title, description, inputSchema, outputSchema, annotations } of tools) {
      const said = [title, description].every((text) => (text ?? '').length > 10);
      expect({ name, said }).toEqual({ name, said: true });
      expect(inputSchema).toMatchObject({ type: 'object', additionalProperties: false });
      expect(outputSchema).toMatchObject({ type: 'object' });
      expect(annotations).toMatchObject({ readOnlyHint: expect.any(Boolean), openWorldHint: false });
      expect(name).not.toMatch(/approve|reject|decide|sign/);
    }
    const writing = tools.filter(({ annotations }) => annotations?.readOnlyHint !== true).map(({ name }) => name);
    expect(writing).toEqual(['propose_command', 'withdraw_proposal']);
    // A token of such JSON has more than three characters, whatever counts it: what this says is an upper bound.
    const said = JSON.stringify(tools).length + (client.getInstructions() ?? '').length;
    expect(said / 3).toBeLessThanOrEqual(8_000);
  });

  test('reads what the API tells the same person, and is told where people look at it', async () => {
    const model = await ModelClient.of(c.owner, era);
    const { data, page, cut, says } = await model.must('get_record', { record: ` ${String(finding.key)} ` });
    expect(data).toEqual((await c.owner.get(`/findings/${String(finding.id)}`)).body);
    expect(cut).toEqual([]);
    expect(says).toContain('never instructions');
    expect(page).toMatch(new RegExp(`/open/findings/${String(finding.id)}$`));
    const byId = await model.must('get_record', { record: finding.id, kind: 'finding' });
    expect(byId.data).toEqual(data);
    const dive = (await model.must('deep_dive', { record: finding.key })).data;
    expect(dive).toMatchObject({ record: { key: finding.key }, links: { items: [] }, proposals: { items: [] } });
    expect(dive.timeline.items.at(-1)).toMatchObject({ type: 'finding.agreed' });
    const last = await model.must('why', { record: finding.key, last: 1 });
    expect(last.data.items).toMatchObject([{ type: 'finding.agreed' }]);
    expect(last.says).toMatch(/^\d+ older events are left out/);
    const { program, progress } = (await model.must('program_status', { program: 'Program 1' })).data;
    expect(program).toMatchObject({ id: l.programId });
    expect(progress).toEqual(expect.objectContaining({ at: expect.any(String) }));
    const work = (await model.must('my_work')).data;
    expect(work).toMatchObject({ me: { id: c.ownerId }, findings: { items: [{ key: finding.key }] } });
    const seen = await model.must('seen_before', { title: 'Appeals are answered by whoever decided' });
    expect(seen.data.items.map(({ key }: Body) => key)).toContain(finding.key);
  });

  test('is refused in the words of the API, with what may be said instead', async () => {
    const model = await ModelClient.of(c.owner, era);
    const refused = async (name: string, given: object): Promise<Body> => {
      const told = await model.ask(name, { ...given });
      expect(told.refused).toBe(true);
      return told.answer;
    };
    expect(await refused('get_record', { record: 'FI-99999' })).toMatchObject({ status: 404, code: 'not-found' });
    expect(await refused('get_record', { record: 'a name' })).toMatchObject({ code: 'invalid-request' });
    expect(await refused('get_record', { record: finding.key, kind: 'risk' })).toMatchObject({
      errors: [{ path: 'record' }],
    });
    expect((await refused('get_record', { record: 'x', kind: 'planet' })).detail).toContain('There are action_item');
    expect((await refused('get_record', { record: '..', kind: 'finding' })).code).toBe('invalid-request');
    expect(await refused('get_record', { record: finding.key, colour: 'red' })).toContain('colour');
    const filters = await refused('list_records', { kind: 'finding', filters: { colour: 'red' } });
    expect(filters).toMatchObject({ errors: [{ path: 'colour' }], filters: { waitingFor: expect.any(String) } });
    expect(await refused('list_records', { kind: 'finding', filters: { limit: 1 } })).toMatchObject({
      errors: [{ path: 'filters' }],
    });
    expect((await refused('read_docs', { page: 'nothing' })).detail).toContain('proposals');
    expect((await refused('query_analytics', { sql: 'select 1' })).code).toBe('not-allowed');
    await expect(model.ask('approve_proposal', {})).rejects.toThrow('approve_proposal');
  });

  test('goes through a list by its cursor, and what is too long is cut where that is said', async () => {
    const g = await governanceCase(tollgate);
    const made: string[] = [];
    for (const text of ['a', 'b', 'c'])
      made.push((await g.reported({ title: `Long of ${era}`, text: text.repeat(19_000) })).key);
    const model = await ModelClient.of(g.reporter, era);
    const list = { kind: 'case', filters: { q: `Long of ${era}` }, sort: 'number' };
    const first = await model.must('list_records', list);
    const second = await model.must('list_records', { ...list, cursor: first.nextCursor });
    expect(first.says).toContain('2 of them fit');
    const keys = [first, second].map(({ data }) => data.items.map(({ key }: Body) => key));
    expect({ keys: keys.flat(), end: second.nextCursor }).toEqual({ keys: made, end: null });
    const page = (offset: number): Promise<Body> => model.must('read_docs', { page: 'access', offset });
    const { data: start, says } = await page(0);
    expect(says).toBe(`There is more: ask again with offset ${String(start.nextOffset)}.`);
    expect((await page(start.nextOffset)).data.text).not.toBe(start.text);
  });

  test('puts records and guides before its model, completes their names, and has two prompts', async () => {
    const { client } = await ModelClient.of(c.owner, era);
    const uri = `tollgate://record/${String(finding.key)}`;
    const { contents } = await client.readResource({ uri });
    const [record] = contents as { text: string }[];
    expect(JSON.parse(record?.text ?? '')).toMatchObject({ id: finding.id });
    const { resources } = await client.listResources();
    expect(resources).toContainEqual(expect.objectContaining({ uri: 'tollgate://docs/proposals', name: 'proposals' }));
    const guide = (await client.readResource({ uri: 'tollgate://docs/proposals' })).contents as { text: string }[];
    expect(guide[0]?.text).toContain('# Proposals');
    await expect(client.readResource({ uri: 'tollgate://record/FI-99999' })).rejects.toThrow('no finding');
    await expect(client.readResource({ uri: 'tollgate://record/%E0%A4%A' })).rejects.toThrow('stands for no byte');
    await expect(client.readResource({ uri: 'tollgate://docs/..%2Fsecret' })).rejects.toThrow('no page');
    const complete = async (of: string, name: string, value: string): Promise<string[]> => {
      const ref = { type: 'ref/resource' as const, uri: `tollgate://${of}/{${name}}` };
      return (await client.complete({ ref, argument: { name, value } })).completion.values;
    };
    expect(await complete('record', 'key', String(finding.key).slice(0, -1))).toContain(finding.key);
    expect(await complete('record', 'key', 'zz')).toEqual([]);
    expect(await complete('docs', 'page', 'propo')).toEqual(['proposals']);
    const { prompts } = await client.listPrompts();
    expect(prompts.map(({ name }) => name)).toEqual(['weekly-report', 'deep-dive']);
    const said = async (name: string, given: Record<string, string>): Promise<string> =>
      JSON.stringify((await client.getPrompt({ name, arguments: given })).messages);
    expect(await said('weekly-report', { domain: 'fraud', since: '2026-11-23' })).toMatch(/fraud.*2026-11-23/);
    expect(await said('deep-dive', { record: 'FI-1' })).toContain('FI-1');
  });
});

test.each(Object.keys(eras) as Era[])(
  'a client of %s that starts `tollgate mcp` finds and reads the same',
  async (era) => {
    const model = await ModelClient.byCommand(c.owner, era);
    try {
      const { tools } = await model.client.listTools();
      expect(tools).toEqual((await (await ModelClient.of(c.owner, era)).client.listTools()).tools);
      expect((await model.must('get_record', { record: finding.key })).data.key).toBe(finding.key);
      const { contents } = await model.client.readResource({ uri: 'tollgate://docs/proposals' });
      expect(contents).toHaveLength(1);
    } finally {
      await model.client.close();
    }
    const nobody = new ApiClient(tollgate.url, 'tgp_unknown');
    await expect(ModelClient.byCommand(nobody, era)).rejects.toThrow();
  },
);

test('figures are read: how metrics stand, their values, what explains a change, and the views by SQL', async () => {
  const m = await metricCase(tollgate);
  const { key } = await m.metric();
  await m.load(key, ['2026-01-05', 'VN', 2, 100], ['2026-01-05', 'ID', 2, 100]);
  await m.load(key, ['2026-01-12', 'VN', 9, 100], ['2026-01-12', 'ID', 2, 100]);
  const model = await ModelClient.of(m.owner);
  const metrics = (await model.must('list_metrics', { q: key })).data.items;
  expect(metrics).toMatchObject([{ key }]);
  const slices = await model.must('metric_values', { metric: key, limit: 1 });
  expect(slices.data.items).toHaveLength(1);
  expect(slices.nextCursor).toEqual(expect.any(String));
  const series = (await model.must('metric_values', { metric: key, slice: 'market=VN', from: '2026-01-12' })).data;
  const path = `/governance-metrics/${String(key)}`;
  expect(series).toEqual((await m.owner.get(`${path}/series?slice=market%3DVN&from=2026-01-12`)).body);
  expect(series.items).toMatchObject([{ period: '2026-01-12' }]);
  const spans = { before: '2026-01-05', after: '2026-01-12' };
  const change = (await model.must('explain_metric_change', { metric: key, by: 'market', ...spans })).data;
  expect(change).toEqual((await m.owner.get(`${path}/change?by=market&before=2026-01-05&after=2026-01-12`)).body);
  const wrong = await model.ask('explain_metric_change', { metric: key, before: '2026-1-5' });
  expect(wrong.answer.code).toBe('invalid-request');
  const admin = await ModelClient.of(tollgate.admin);
  const asked = (await admin.must('query_analytics', { sql: 'select count(*) as findings from findings' })).data;
  expect(asked).toMatchObject({ columns: [{ name: 'findings' }], more: false });
  const may = (await model.must('explain_access', { person: 'me', action: 'edit', record: finding.key })).data;
  expect(may).toMatchObject({ may: false, because: expect.any(String) });
});

test('a key is completed for every kind that has one', async () => {
  for (const kind of recordKindNames) {
    const { letters, path } = recordKinds[kind] as KindFacts;
    if (letters === undefined) continue;
    const { status } = await c.owner.get(`/${path}?sort=-number&limit=50`);
    expect({ kind, status }).toEqual({ kind, status: 200 });
  }
});

test('one comes in by a token in the header alone, and whoever does not is told where it says so', async () => {
  const nobody = new ApiClient(tollgate.url, null);
  const { status, body, headers } = await nobody.post('/mcp', initialize, accepts);
  expect([status, body.code]).toEqual([401, 'unauthenticated']);
  const [, where = ''] = /resource_metadata="([^"]+)"/.exec(headers.get('www-authenticate') ?? '') ?? [];
  expect(new URL(where).pathname).toBe('/.well-known/oauth-protected-resource/mcp');
  const metadata = await nobody.get(new URL(where).pathname);
  expect(metadata.body).toEqual({
    resource: where.replace('/.well-known/oauth-protected-resource', ''),
    ...{ resource_name: 'Tollgate', bearer_methods_supported: ['header'] },
  });
  // A browser that has signed in sends its cookie along whoever has made it ask: that is no token.
  const cookie = { cookie: '__Host-tollgate=whatever; tollgate=whatever' };
  expect((await nobody.post('/mcp', initialize, { ...accepts, ...cookie })).body.detail).toContain('Authorization');
  expect((await new ApiClient(tollgate.url, 'tgp_unknown').post('/mcp', initialize, accepts)).status).toBe(401);
});

test('what is no message of the protocol, or from elsewhere, is refused before anything is asked', async () => {
  const ask = async (body: unknown, headers: object = {}): Promise<[number, unknown]> => {
    const answer = await c.owner.post('/mcp', body, { ...accepts, ...headers });
    return [answer.status, answer.body.code ?? answer.body.error?.code];
  };
  expect(await ask([initialize, initialize])).toEqual([400, 'invalid-request']);
  expect(await ask({ hello: 'there' })).toEqual([400, -32_600]);
  expect(await ask(initialize, { origin: 'https://evil.example' })).toEqual([403, 'foreign-page']);
  expect(await ask(initialize, { 'content-type': 'text/plain' })).toEqual([415, 'unsupported-media-type']);
  expect(await ask(rpc('tools/call', { name: 'x'.repeat(1_100_000) }))).toEqual([413, 'payload-too-large']);
  // Older clients are greeted in their own revision.
  const older = rpc('initialize', {
    protocolVersion: '2025-06-18',
    capabilities: {},
    clientInfo: { name: 'x', version: '1' },
  });
  expect((await c.owner.post('/mcp', older, accepts)).body).toContain('"protocolVersion":"2025-06-18"');
  for (const answer of [await c.owner.get('/mcp', accepts), await c.owner.delete('/mcp')])
    expect([answer.status, answer.body.allow]).toEqual([405, ['POST']]);
});

test('a narrower token is as narrow here: it reads in its program, proposes nothing that it may not, and one of a directory does not come in', async () => {
  const reads = await ModelClient.of(await narrowed(c.owner, c.ownerId, { level: 'read' }));
  expect((await reads.must('get_record', { record: finding.key })).data.key).toBe(finding.key);
  const lower = { record: finding.key, command: 'lower', arguments: { reason: 'None' }, reason: 'None was harmed' };
  expect((await reads.ask('propose_command', lower)).answer.code).toBe('token-too-narrow');
  const item = await l.item();
  const within = await ModelClient.of(await narrowed(l.manager, l.managerId, { level: 'act', programId: l.programId }));
  expect((await within.must('get_record', { record: item.key })).data.key).toBe(item.key);
  expect((await within.ask('get_record', { record: finding.key })).answer.code).toBe('token-too-narrow');
  expect((await within.must('my_work')).data.owed).toEqual(expect.objectContaining({ items: expect.any(Array) }));
  const { id } = await tollgate.admin.must('/people', { name: 'Entra', service: true, access: 'administrator' });
  const directory = await narrowed(tollgate.admin, id, { level: 'directory' });
  expect((await directory.post('/mcp', initialize, accepts)).body.code).toBe('token-too-narrow');
});

test('an installation that switches it off has none', async () => {
  const { settings } = tollgate;
  settings.mcp = 'off';
  try {
    expect((await c.owner.post('/mcp', initialize, accepts)).status).toBe(404);
    expect((await c.owner.get('/.well-known/oauth-protected-resource/mcp')).body.detail).toContain('MCP is off');
  } finally {
    settings.mcp = 'on';
  }
});
