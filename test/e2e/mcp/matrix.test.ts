import { randomUUID } from 'node:crypto';
import { tools } from '../../../apps/api/src/mcp/tools.js';
import { findingCase, type FindingCase } from '../../factories/finding.js';
import { ApiClient, type ApiAnswer } from '../../harness/api-client.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { ModelClient } from './model-client.js';

type Body = ApiAnswer['body'];
type Given = Record<string, unknown>;

let tollgate: Tollgate;
let c: FindingCase;
/** Restricted: its parts see it, and whoever sees all. */
let secret: Body;
let who: Record<'owner' | 'stranger' | 'outsider' | 'auditor' | 'administrator' | 'narrow', ModelClient>;
let clients: Record<keyof typeof who, ApiClient>;

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await findingCase(tollgate);
  secret = await c.drafted({ title: 'Whistle of the pangolin' });
  await tollgate.admin.put(`/findings/${String(secret.id)}/readers`, { restricted: true });
  const outsiderId = await tollgate.person('Outsider');
  await tollgate.dataSource.query('UPDATE people SET external = true WHERE id = $1', [outsiderId]);
  const limits = { name: 'reads', level: 'read' };
  clients = {
    owner: c.owner,
    stranger: await tollgate.as(await tollgate.person('Stranger')),
    outsider: await tollgate.as(outsiderId),
    auditor: await tollgate.as(await tollgate.person('Auditor', { access: 'auditor' })),
    administrator: tollgate.admin,
    narrow: new ApiClient(c.owner.url, (await c.owner.must(`/people/${c.ownerId}/tokens`, limits)).token),
  };
  const made = await Promise.all(
    Object.entries(clients).map(async ([name, client]) => [name, await ModelClient.of(client)]),
  );
  who = Object.fromEntries(made) as typeof who;
});
afterAll(async () => {
  await tollgate.stop();
});

const cause = (record: Body, more: Given = {}): Given => ({
  ...{ record: record.key, command: 'edit', arguments: { cause: 'There is one queue' }, reason: 'As the desk said' },
  ...more,
});

/** What each tool is asked about the restricted record; null: it tells of no record. */
const asked: Record<string, (() => Given) | null> = {
  search: () => ({ q: 'pangolin' }),
  list_records: () => ({ kind: 'finding', filters: { q: 'pangolin' } }),
  get_record: () => ({ record: secret.key }),
  why: () => ({ record: secret.id, kind: 'finding' }),
  what_next: () => ({ record: secret.key }),
  linked_records: () => ({ record: secret.key }),
  deep_dive: () => ({ record: secret.key }),
  seen_before: () => ({ title: 'Whistle of the pangolin' }),
  my_work: () => ({}),
  program_status: null,
  list_metrics: null,
  metric_values: null,
  explain_metric_change: null,
  query_analytics: () => ({ sql: 'select key, title from findings' }),
  explain_access: () => ({ person: 'me', action: 'edit', record: secret.key }),
  read_docs: null,
  list_proposable_commands: null,
  list_proposals: () => ({ record: secret.key }),
  propose_command: () => cause(secret),
  withdraw_proposal: () => ({ proposal: 'PR-1' }),
};

test('each tool has its line, and to whoever does not see the record each answers as if there were none', async () => {
  expect(Object.keys(asked).sort()).toEqual(tools.map(({ name }) => name).sort());
  await c.author.must('/proposals', cause(secret, { maker: 'client' }));
  for (const role of ['stranger', 'outsider'] as const)
    for (const [name, given] of Object.entries(asked)) {
      const told = await who[role].ask(name, given?.() ?? {});
      const said = JSON.stringify(told.answer);
      const tells = ['Whistle', 'one queue'].some((text) => said.includes(text));
      expect({ role, name, tells }).toEqual({ role, name, tells: false });
      const { record } = given?.() ?? {};
      if (typeof record !== 'string') continue;
      const absent = record === secret.id ? randomUUID() : 'FI-99999';
      const none = await who[role].ask(name, { ...given?.(), record: absent });
      const detail = String(none.answer.detail).replaceAll(absent, record);
      expect({ role, name, ...told, answer: { code: told.answer.code, detail: told.answer.detail } }).toEqual({
        ...{ role, name, refused: true, answer: { code: none.answer.code, detail } },
      });
      if (role === 'stranger') expect(told.answer.code).toBe('not-found');
    }
});

test('whoever sees it is told, by each tool that tells of records, and the trail says who read it without a part', async () => {
  const telling = ['search', 'list_records', 'get_record', 'why', 'deep_dive', 'seen_before', 'list_proposals'];
  for (const name of telling)
    for (const role of ['owner', 'auditor', 'administrator', 'narrow'] as const) {
      const { refused, answer } = await who[role].ask(name, asked[name]?.() ?? {});
      const tells = JSON.stringify(answer.data ?? answer).includes(name === 'why' ? 'recorded' : String(secret.key));
      expect({ name, role, refused, tells }).toEqual({ name, role, refused: false, tells: true });
    }
  const read = `/audit-events?subjectId=${String(secret.id)}&type=finding.restricted_read`;
  const readers = (await tollgate.admin.get(read)).body.items.map(({ actor }: Body) => actor.name).sort();
  expect(readers).toEqual(['Ada Min', 'Auditor']);
});

test.each([
  ['owner', null],
  ['stranger', 'not-found'],
  ['outsider', 'not-found'],
  ['auditor', 'not-allowed'],
  ['administrator', null],
  ['narrow', 'token-too-narrow'],
] as const)('%s proposes for a restricted record: %s', async (role, code) => {
  const record = await c.drafted();
  await tollgate.admin.put(`/findings/${String(record.id)}/readers`, { restricted: true });
  const before = (await c.author.get(`/findings/${String(record.id)}`)).body;
  const { refused, answer } = await who[role].ask('propose_command', cause(record));
  expect({ refused, code: refused ? answer.code : null }).toEqual({ refused: code !== null, code });
  expect((await c.author.get(`/findings/${String(record.id)}`)).body).toEqual(before);
  if (refused) return;
  expect(answer.data).toMatchObject({ status: 'proposed', maker: 'client', record: { key: record.key } });
  expect(answer.says).toMatch(
    /^Proposed as PR-\d+; nothing has changed\. It waits for .+, who approve or reject it in Tollgate/,
  );
  expect(answer.page).toContain(`/open/proposals/${String(answer.data.id)}`);
});

test('a service account proposes, and what is asked at once is each answered in its own right', async () => {
  const { id } = await tollgate.admin.must('/people', { name: 'A desk', service: true });
  const limits = { name: 'desk', level: 'act' };
  const desk = await ModelClient.of(
    new ApiClient(tollgate.url, (await tollgate.admin.must(`/people/${String(id)}/tokens`, limits)).token),
  );
  const made = await desk.must('propose_command', cause(await c.drafted()));
  expect(made.data).toMatchObject({ status: 'proposed', author: { id } });
  const roles = (['owner', 'stranger', 'auditor', 'stranger'] as const).flatMap((role) => [role, role, role]);
  const told = await Promise.all(roles.map((role) => who[role].ask('get_record', { record: secret.key })));
  expect(told.map(({ refused }) => refused)).toEqual(roles.map((role) => role === 'stranger'));
});

test('sent again it is the same proposal; under its key nothing else is proposed, and the same not twice', async () => {
  const record = await c.drafted();
  const key = randomUUID();
  const first = await who.owner.must('propose_command', cause(record, { key }));
  const again = await who.owner.must('propose_command', cause(record, { key }));
  expect(again.data).toMatchObject({ id: first.data.id, key: first.data.key });
  const other = await who.owner.ask('propose_command', cause(record, { key, reason: 'Another one' }));
  expect(other.answer.code).toBe('idempotency-key-reused');
  const twice = await who.owner.ask('propose_command', cause(record));
  expect(twice.answer).toMatchObject({ code: 'invalid-command', proposal: first.data.key });
  // A model's keys are its person's: what another calls the same is another request.
  const others = await who.administrator.must('propose_command', cause(await c.drafted(), { key }));
  expect(others.data.id).not.toBe(first.data.id);
  const { data } = await who.owner.must('list_proposals', { record: record.key });
  expect(data.items.map(({ id }: Body) => id)).toEqual([first.data.id]);
});

test('whoever had it proposed does not approve it, nor does the token of a machine; what went stale says so, and is proposed anew by people', async () => {
  const record = await c.drafted();
  const here = `/findings/${String(record.id)}`;
  const madeBy = { name: 'a desk', model: 'm-7', prompt: '3' };
  const made = (
    await who.owner.must('propose_command', cause(record, { madeBy, quotes: [{ text: 'One', source: 'FI-1' }] }))
  ).data;
  expect(made).toMatchObject({ author: { id: c.ownerId }, madeBy, quotes: [{ text: 'One' }] });
  const approve = (by: ApiClient): Promise<ApiAnswer> =>
    by.post(`/proposals/${String(made.id)}/approve`, { digest: made.digest });
  expect((await approve(c.owner)).body.code).toBe('separation-of-duties');
  const machine = { name: 'acts', level: 'act' };
  const acts = new ApiClient(c.owner.url, (await c.domainLead.must(`/people/${c.domainLeadId}/tokens`, machine)).token);
  expect((await approve(acts)).body.code).toBe('token-too-narrow');
  await c.author.patch(here, { cause: 'Nobody knows' }, { 'if-match': '*' });
  const { premise } = (await who.owner.must('get_record', { record: made.key })).data;
  expect(premise).toContainEqual({ field: 'cause', was: 'nothing', is: 'Nobody knows', holds: false });
  expect((await approve(c.domainLead)).body.code).toBe('premise-fell');
  expect((await c.author.get(here)).body.cause).toBe('Nobody knows');
});

test('its authors withdraw it, once, and nobody else does', async () => {
  const record = await c.drafted();
  const { data } = await who.owner.must('propose_command', cause(record));
  const key = randomUUID();
  const withdraw = (by: ModelClient): ReturnType<ModelClient['ask']> =>
    by.ask('withdraw_proposal', { proposal: data.key, note: 'Not needed', ...(by === who.owner ? { key } : {}) });
  expect((await withdraw(who.stranger)).answer.code).toBe('not-allowed');
  expect((await withdraw(who.narrow)).answer.code).toBe('token-too-narrow');
  const done = await withdraw(who.owner);
  expect(done).toMatchObject({ refused: false, answer: { data: { status: 'withdrawn' } } });
  expect(done.answer.says).toMatch(/^PR-\d+ is withdrawn\. Its record is as it was\./);
  // Sent again with its key, it was done.
  expect((await withdraw(who.owner)).refused).toBe(false);
  const late = await who.owner.ask('withdraw_proposal', { proposal: data.key });
  expect(late.answer.code).toBe('illegal-transition');
});

test('what may be proposed is described as it is checked, and what may not says who does it', async () => {
  const of = async (command: string): Promise<Body> =>
    (await who.owner.must('list_proposable_commands', { kind: 'finding', command })).data;
  expect(await of('lower')).toMatchObject({
    mayBeProposed: true,
    schema: { properties: { reason: { type: 'string' } }, required: ['reason'] },
  });
  expect(await of('edit')).toMatchObject({
    mayBeProposed: true,
    schema: { properties: { cause: expect.any(Object) } },
  });
  expect(await of('verify')).toMatchObject({ mayBeProposed: false });
  const refused = await who.owner.ask('propose_command', cause(secret, { command: 'verify', arguments: {} }));
  expect(refused.answer).toMatchObject({ code: 'invalid-command', commands: expect.arrayContaining(['lower']) });
  const wrong = await who.owner.ask('propose_command', cause(secret, { arguments: { colour: 'red' } }));
  expect(wrong.answer).toMatchObject({ code: 'invalid-request', errors: [{ path: 'arguments.colour' }] });
});
