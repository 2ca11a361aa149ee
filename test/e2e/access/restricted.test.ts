import { withinApi } from '../../../apps/api/src/http/api-prefix.js';
import { inDays, launchedCase, type Case } from '../../factories/case.js';
import { exceptionCase, type ExceptionCase } from '../../factories/exception.js';
import { riskCase, type RiskCase } from '../../factories/risk.js';
import type { ApiAnswer, ApiClient } from '../../harness/api-client.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { absent } from '../routes/world.js';

/**
 * What is restricted is not there for whoever has no part in it. All reading routes of the OpenAPI document are asked by
 * people of every kind before there is something restricted and after: the answers are the same.
 */
let tollgate: Tollgate;
let open: ExceptionCase;
let secret: Case;
let routes: string[];
let ids: { programs: string; 'action-items': string; exceptions: string; risks: string };
let itemKey: string;
/** Words that nothing says but what is restricted. */
const words = ['Zeppelin', 'zeppelin'];
let risks: RiskCase;
let outsiders: Record<string, ApiClient>;
const before: Record<string, Record<string, unknown>> = {};

/** What changes by itself, from one answer to the next. */
function settled({ status, body }: ApiAnswer): unknown {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { status, text: text.replaceAll(/"requestId":"[^"]*"/g, '').replaceAll(/DTSTAMP:\S*/g, '') };
}

async function answersOf(client: ApiClient): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const route of routes) found[route] = settled(await client.get(route));
  return found;
}

/** What an outsider may ask and should learn nothing by. */
const questions = [
  '/action-items?q=Zeppelin',
  '/action-items/count?q=Zeppelin',
  '/action-items?tag=zeppelin-tag',
  '/action-items?severity=zeppelin-severity',
  '/action-items?cause=zeppelin-cause',
  '/action-items?attribute=zeppelin-attribute%3D1',
  '/action-items?program=Zeppelin',
  '/action-items?program=Zeppelim',
  '/exports/action-items?q=Zeppelin',
  '/programs?q=Zeppelin',
  '/programs?name=Zeppelin',
  '/programs?domain=zeppelin-domain',
  '/exceptions?q=Zeppelin',
  '/exceptions/count',
  '/exceptions?program=Zeppelin',
  '/exceptions?domain=zeppelin-domain',
  '/risks/count',
  '/risks?q=Zeppelin',
  '/names?kind=program&name=Zeppelin',
  '/names?kind=program&name=Zeppelim',
  '/imports?program=Zeppelin',
  '/recurrences?program=Zeppelin',
  '/notifications?program=Zeppelin',
];

beforeAll(async () => {
  tollgate = await startTollgate();
  open = await exceptionCase(tollgate);
  await open.item({ title: 'Seen by all' });
  await open.requested({ title: 'Seen by all' });
  risks = await riskCase(tollgate);
  await risks.raised({ title: 'Seen by all' });
  const { body } = await tollgate.admin.get('/openapi.json');
  const paths = Object.entries(body.paths as Record<string, Record<string, { 'x-public'?: boolean }>>);
  routes = [
    ...paths.flatMap(([path, { get }]) => (get && !path.includes('{') && !get['x-public'] ? [withinApi(path)] : [])),
    ...questions,
  ];
  const external = await tollgate.person('External');
  const holder = await tollgate.person('Head of MY');
  await tollgate.dataSource.query('UPDATE people SET external = true WHERE id = $1', [external]);
  await tollgate.dataSource.query(
    `INSERT INTO role_grants (id, person_id, role, scope, scope_text, given_by, starts_at, reason)
     VALUES (gen_random_uuid(), $1, 'head_of_governance', 'market', 'MY', $1, now(), 'test')`,
    [holder],
  );
  outsiders = {
    stranger: await tollgate.as(await tollgate.person('Stranger')),
    manager: open.manager,
    external: await tollgate.as(external),
    'head elsewhere': await tollgate.as(holder),
  };
  // Something restricted that is no secret here: from now on everybody's sight is narrowed.
  const other = await launchedCase(tollgate);
  await other.manager.put(`/programs/${other.programId}/readers`, { restricted: true });
  secret = await launchedCase(tollgate);
  for (const [who, client] of Object.entries(outsiders)) before[who] = await answersOf(client);

  const made = await secret.manager.must('/programs', {
    name: 'Zeppelin',
    domain: 'zeppelin-domain',
    markets: ['VN'],
    domainLeadId: secret.leadId,
  });
  await secret.manager.put(`/programs/${made.id}/readers`, { restricted: true });
  await secret.manager.must(`/programs/${made.id}/launch`);
  const item = await secret.manager.must('/action-items', {
    programId: made.id,
    title: 'Zeppelin item',
    ownerId: secret.ownerId,
    due: inDays(7),
    severity: 'zeppelin-severity',
    tags: ['zeppelin-tag'],
    rootCause: 'zeppelin-cause',
    attributes: { 'zeppelin-attribute': '1' },
  });
  await secret.manager.must(`/programs/${made.id}/comments`, { body: 'Zeppelin comment' });
  const exception = await open.requested({ title: 'Zeppelin exception' });
  await open.analyst.put(`/exceptions/${exception.id}/readers`, { restricted: true });
  const risk = await risks.raised({ title: 'Zeppelin risk' });
  await risks.analyst.put(`/risks/${risk.id}/readers`, { restricted: true });
  ids = { programs: made.id, 'action-items': item.id, exceptions: exception.id, risks: risk.id };
  itemKey = item.key;
}, 120_000);
afterAll(async () => {
  await tollgate.stop();
});

const kinds = ['stranger', 'manager', 'external', 'head elsewhere'];

test.each(kinds)('to a %s, no list, count, search, export or name tells of what is restricted', async (who) => {
  const client = outsiders[who];
  if (!client) throw new Error(`there is no ${who}`);
  const after = await answersOf(client);
  expect(after).toEqual(before[who]);
  for (const word of words.map((one) => `${one} item`)) expect(JSON.stringify(after)).not.toContain(word);
});

test.each(kinds)('to a %s, a restricted record is one that is not there, whatever is asked of it', async (who) => {
  const client = outsiders[who];
  if (!client) throw new Error(`there is no ${who}`);
  const { body } = await tollgate.admin.get('/openapi.json');
  const paths = Object.entries(body.paths as Record<string, Record<string, unknown>>);
  for (const [noun, id] of [...Object.entries(ids), ['action-items', itemKey] as const]) {
    const missing = id === itemKey ? 'AI-999999' : absent;
    const of = paths.filter(([path]) => withinApi(path).startsWith(`/${noun}/{id}`));
    expect(of.length).toBeGreaterThan(3);
    for (const [path, operations] of of)
      for (const method of Object.keys(operations)) {
        const at = (one: string): string =>
          withinApi(path)
            .replace('{id}', one)
            .replaceAll(/\{\w+\}/g, absent);
        const [hidden, gone] = [await ask(client, method, at(id)), await ask(client, method, at(missing))];
        expect([method, path, JSON.stringify(settled(hidden)).replaceAll(id, missing)]).toEqual([
          ...[method, path],
          JSON.stringify(settled(gone)),
        ]);
        expect(hidden.status).toBe(404);
      }
  }
});

function ask(client: ApiClient, method: string, path: string): Promise<ApiAnswer> {
  if (method === 'get') return client.get(path);
  if (method === 'delete') return client.delete(path);
  return method === 'post' ? client.post(path) : method === 'put' ? client.put(path) : client.patch(path, {});
}

test('those who have a part in it see it, and so do those who are named', async () => {
  const { owner, manager, lead } = secret;
  for (const client of [owner, manager, lead, tollgate.admin])
    expect((await client.get(`/action-items/${itemKey}`)).body).toMatchObject({
      title: 'Zeppelin item',
      restricted: true,
    });
  expect((await manager.get('/programs?q=Zeppelin')).body.items).toMatchObject([
    { name: 'Zeppelin', restricted: true },
  ]);
  expect((await owner.get(`/programs/${ids.programs}`)).status).toBe(404);
  const reader = await tollgate.person('Reader');
  const client = await tollgate.as(reader);
  expect((await client.get(`/programs/${ids.programs}`)).status).toBe(404);
  const named = await manager.put(`/programs/${ids.programs}/readers`, { restricted: true, people: [reader] });
  expect(named.body).toEqual({ restricted: true, people: [{ id: reader, name: 'Reader' }], teams: [] });
  expect((await client.get(`/programs/${ids.programs}`)).body).toMatchObject({ name: 'Zeppelin', items: { total: 1 } });
  expect((await client.get('/action-items?q=Zeppelin')).body.items).toHaveLength(1);
  await manager.put(`/programs/${ids.programs}/readers`, { restricted: true });
  expect((await client.get('/action-items?q=Zeppelin')).body.items).toHaveLength(0);
});

test('that an administrator reads it without a part in it stands in the trail, once a day', async () => {
  await tollgate.admin.get(`/programs/${ids.programs}`);
  await tollgate.admin.get(`/programs/${ids.programs}/timeline`);
  const query = `/audit-events?subjectId=${ids.programs}&type=program.restricted_read`;
  expect((await tollgate.admin.get(query)).body.items).toHaveLength(1);
});
