import { generateKeyPairSync } from 'node:crypto';
import { SignJWT } from 'jose';
import { withinApi } from '../../../apps/api/src/http/api-prefix.js';
import { inDays } from '../../factories/case.js';
import { analysisCase } from '../../factories/analysis.js';
import { exceptionCase, type ExceptionCase } from '../../factories/exception.js';
import { controlCase } from '../../factories/control.js';
import { findingCase } from '../../factories/finding.js';
import { governanceCase } from '../../factories/governance-case.js';
import { reviewCase } from '../../factories/review.js';
import { riskCase } from '../../factories/risk.js';
import { standsInFor } from '../../factories/delegation.js';
import { ApiClient, placeOf, type ApiAnswer } from '../../harness/api-client.js';
import { digestsOf } from '../../harness/saved-tables.js';
import { signedCommand } from '../../harness/signed-command.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { tokenDoor } from '../../../database/people/token-holder.js';
import { newToken, tokenHash } from '../../../database/people/token-text.js';
import { allowed, type Schema } from '../../fuzz/document-values.js';
import { chanceOf } from '../../fuzz/random.js';
import { together } from '../access/matrix/answers.js';
import { carriedOut, resultsOf } from '../bulk/bulk-case.js';
import { acceptedFile, ended, sendFile } from '../imports/import-file.js';

let tollgate: Tollgate;
let c: ExceptionCase;
/** Another program of the same manager, with an item. */
let other: { programId: string; itemId: string };
let manager: Narrow;
let admin: Narrow;
/** What there is in the program, by the path below which it is found. */
let found: Record<string, string>;

type Wanted = { level?: string; programId?: string };
type Narrow = (limits: Wanted) => Promise<ApiClient>;

const narrowing =
  (client: ApiClient, id: string): Narrow =>
  async (limits) =>
    new ApiClient(client.url, (await client.must(`/people/${id}/tokens`, { name: 'narrow', ...limits })).token);

beforeAll(async () => {
  tollgate = await startTollgate({ settings: { failuresPerMinute: 1_000_000 } });
  c = await exceptionCase(tollgate);
  const program = await c.manager.must('/programs', { name: 'The other one', domainLeadId: c.leadId, launch: true });
  const facts = { programId: program.id, title: 'Elsewhere', ownerId: c.ownerId, due: inDays(9) };
  other = { programId: program.id, itemId: (await c.manager.must('/action-items', facts)).id };
  manager = narrowing(c.manager, c.managerId);
  admin = narrowing(tollgate.admin, (await tollgate.admin.get('/people/me')).body.id);
  const item = await c.item();
  await c.owner.must(`/action-items/${item.id}/submit`, { statement: 'Done' });
  const rounds = (await c.manager.get(`/action-items/${item.id}/sign-off-rounds`)).body.items;
  const file = 'Title,Owner,Due\nOf a file,owner@example.com,2030-01-01\n';
  const imported = await acceptedFile(c.manager, file, { program: c.programId, owners: 'create' });
  await ended(c.manager, imported.id);
  const made = async (path: string, body: object): Promise<string> => (await tollgate.admin.must(path, body)).id;
  found = {
    '/action-items': item.id,
    '/programs': c.programId,
    '/exceptions': (await c.requested({ items: [item.id] })).id,
    '/imports': imported.id,
    '/sign-off-rounds': rounds[0].id,
    '/bulk-operations': (await carriedOut(c.manager, { kind: 'hold', body: { reason: 'x' }, itemIds: [item.id] })).id,
    '/rehearsals': await made('/rehearsals', { programId: c.programId, days: 2 }),
    '/maintenance-windows': await made('/maintenance-windows', {
      ...{ reason: 'Upgrade', programId: c.programId },
      ...{ startsAt: new Date(Date.now() + 3_600_000), endsAt: new Date(Date.now() + 7_200_000) },
    }),
    '/recurrences': await made('/recurrences', {
      ...{ name: 'Weekly', schedule: { rule: 'FREQ=WEEKLY' } },
      item: { programId: c.programId, title: 'Look {{date}}', ownerId: c.ownerId, dueIn: 'P3D' },
    }),
  };
});
afterAll(async () => {
  expect(tollgate.problems).toEqual([]);
  await tollgate.stop();
});

interface Operation {
  security?: unknown;
  responses: Record<string, unknown>;
  requestBody?: { content: Record<string, { schema: Schema }> };
  'x-previews'?: boolean;
}

interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

async function documented(): Promise<{ schemas: Record<string, Schema>; closed: [string, Operation][] }> {
  const { paths, components } = (await (await fetch(`${tollgate.url}/openapi.json`)).json()) as Document;
  const all = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]): [string, Operation] => [
      `${method.toUpperCase()} ${withinApi(path)}`,
      operation,
    ]),
  );
  return { schemas: components.schemas, closed: all.filter(([, { security }]) => security !== undefined) };
}

const routes = async (): Promise<string[]> => (await documented()).closed.map(([route]) => route);

type Answer = Pick<ApiAnswer, 'status' | 'body' | 'headers'>;

/** Asks a route about what there is in the program, or in another, as far as it takes one. */
async function ask(
  { url, token }: Pick<ApiClient, 'url' | 'token'>,
  route: string,
  body: unknown = {},
  about = found,
): Promise<Answer> {
  const [method = '', path = ''] = route.split(' ');
  const [, noun = ''] = /^(\/[\w-]+)/.exec(path) ?? [];
  const place = path.replace('{id}', about[noun] ?? c.ownerId).replaceAll(/\{\w+\}/g, c.ownerId);
  const who = token === null ? {} : { authorization: `Bearer ${token}` };
  const sent =
    method === 'GET' || method === 'DELETE'
      ? { headers: who }
      : { headers: { ...who, 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(`${url}${placeOf(place)}`, { method, ...sent });
  const { status, headers } = response;
  const text = await response.text();
  return { status, headers, body: /[/+]json/.test(headers.get('content-type') ?? '') ? JSON.parse(text) : text };
}

const tooNarrow = ({ status, body }: Pick<Answer, 'status' | 'body'>): boolean =>
  status === 403 && body.code === 'token-too-narrow';

test('a token that reads is refused at every route that changes something, and at no other', async () => {
  const reader = await admin({ level: 'read' });
  await together(await routes(), async (route) => {
    const reads =
      route.startsWith('GET ') ||
      /^POST \/(action-items\/\{id\}\/(what-if|policy-(meaning|preview))|alignments\/\{id\}\/revise-preview|cases\/(similar|\{id\}\/merges\/preview)|exceptions\/\{id\}\/policy-meaning|findings\/\{id\}\/launch-preview|query|(recurrences|templates)\/(\{id\}\/)?preview)$/.test(
        route,
      );
    expect([route, tooNarrow(await ask(reader, route))]).toEqual([route, !reads]);
  });
});

test('a token that acts administers nothing, though its person does', async () => {
  const actor = await admin({ level: 'act' });
  const administered =
    /^\w+ \/(calendars|cause-taxonomy|command-keys|deliveries|finding-limits|message-settings|people|policies|role-grants|rules|severity-matrix|sign-in-providers|teams|webhooks)(\/|$)/;
  const own = /^\w+ \/people\/\{id\}\/(action-links|contact-points|feeds|preferences)/;
  const work =
    /^\w+ \/(action-items|exceptions|programs|risks|cases|review-rounds|findings|alignments|controls|control-tests|proposals|occurrences|breaches|analyses|delegations|imports|bulk-operations)(\/|$)/;
  const changes = (await routes()).filter((route) => !route.startsWith('GET '));
  const refused = changes.filter((route) => administered.test(route) && !own.test(route));
  expect(refused.length).toBeGreaterThan(30);
  await together(refused, async (route) => {
    expect([route, tooNarrow(await ask(actor, route))]).toEqual([route, true]);
  });
  // What needs no body would be done.
  const bare = /\/(cancel|hold|resume|revoke|retry|launch|withdraw|start|run|end|request|take-back|operate)$/;
  const worked = changes.filter((one) => (own.test(one) || work.test(one)) && !bare.test(one));
  await together(worked, async (route) => {
    expect([route, tooNarrow(await ask(actor, route))]).toEqual([route, false]);
  });
});

/** What says nothing of a program, and what says only what is of the token's own. */
const answered = [
  'GET /alignments',
  'GET /alignments/count',
  'GET /action-items',
  'GET /action-items/count',
  'GET /action-items/states',
  'GET /audit-events',
  'GET /analyses',
  'GET /analyses/count',
  'GET /breaches',
  'GET /breaches/count',
  'GET /calendars',
  'GET /calendars/{key}',
  'GET /calendars/{key}/diff',
  'GET /calendars/{key}/versions/{version}',
  'GET /cases',
  'GET /cases/count',
  'GET /review-rounds',
  'GET /review-rounds/count',
  'GET /findings',
  'GET /findings/count',
  'GET /controls',
  'GET /controls/count',
  'GET /occurrences',
  'GET /occurrences/count',
  'GET /control-tests',
  'GET /control-tests/count',
  'GET /proposals',
  'GET /proposals/count',
  'GET /delegations',
  'GET /delegations/{id}',
  'GET /events',
  'GET /exceptions',
  'GET /exceptions/count',
  'GET /exports/action-items',
  'POST /recurrences/preview',
  'GET /governance-reports/preview',
  'GET /governance-reports/preview/document',
  'GET /imports',
  'GET /names',
  'GET /notifications',
  'GET /people',
  'GET /people/{id}',
  'GET /people/me',
  'GET /policies',
  'GET /policies/{id}',
  'GET /recurrences',
  'GET /rehearsals',
  'GET /risks',
  'GET /risks/count',
  'GET /teams',
  'GET /teams/{id}',
  'GET /time/add',
  'GET /time/between',
  'GET /time/subtract',
];
/** The handler finds out what it is about, out of what is sent. */
const askedLater = ['POST /imports', 'POST /recurrences'];

test('a token of one program tells and changes nothing of another, at every route', async () => {
  const narrow = await admin({ programId: other.programId });
  const now = (await routes()).filter((route) => !askedLater.includes(route));
  await together(now, async (route) => {
    const about = { programId: c.programId, itemIds: [found['/action-items']], filter: { program: c.programId } };
    const { filter: _, ...listed } = about;
    for (const body of [about, listed]) {
      const answer = await ask(narrow, route, body);
      expect([route, tooNarrow(answer)]).toEqual([route, !answered.includes(route)]);
      const told = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
      for (const id of [found['/action-items'], found['/imports'], found['/rehearsals'], found['/recurrences']])
        expect([route, told.includes(id ?? '')]).toEqual([route, false]);
      expect([route, told.includes('Retrain reviewers')]).toEqual([route, false]);
    }
  });
  const file = 'Title,Owner,Due\nSmuggled,owner@example.com,2030-01-01\n';
  for (const program of [c.programId, 'A new one'])
    expect(await sendFile(narrow, file, { program, create: true })).toMatchObject({ status: 403 });
  const recurring = { title: 'x {{date}}', ownerId: c.ownerId, dueIn: 'P1D' };
  const schedule = { rule: 'FREQ=DAILY' };
  const item = { ...recurring, programId: c.programId };
  // As if it were not there: whether it is, the token is not told.
  expect((await narrow.post('/recurrences', { name: 'x', schedule, item })).body).toMatchObject({ code: 'not-found' });
  const on = found['/action-items'];
  expect(tooNarrow(await narrow.post(`/action-items/${other.itemId}/dependencies`, { on }))).toBe(true);
  for (const query of [`program=${c.programId}`, `program=${encodeURIComponent('Program 1')}`, 'program=a&program=b'])
    expect([query, tooNarrow(await narrow.get(`/action-items?${query}`))]).toEqual([query, true]);
  expect(tooNarrow(await narrow.get('/names?kind=program&name=Program'))).toBe(true);
});

test('in its own program it does what its person does, by every way', async () => {
  const narrow = await manager({ level: 'act', programId: other.programId });
  const { items } = (await narrow.get('/action-items')).body;
  expect(items.map(({ id }: { id: string }) => id)).toEqual([other.itemId]);
  expect((await narrow.get(`/programs/${other.programId}`)).body.name).toBe('The other one');
  const facts = { programId: other.programId, title: 'Made', ownerId: c.ownerId, due: inDays(9) };
  const { id } = await narrow.must('/action-items', facts);
  await narrow.must(`/action-items/${id}/hold`, { reason: 'x' });
  await narrow.must(`/programs/${other.programId}/comments`, { body: 'x' });
  const many = await carriedOut(narrow, { kind: 'resume', body: {}, filter: { status: 'on_hold' } });
  expect(Object.values(await resultsOf(narrow, many.id))).toMatchObject([{ item: { id }, result: 'done' }]);
  const file = 'Title,Owner,Due\nFrom a file,owner@example.com,2030-01-01\n';
  const { id: importId } = await acceptedFile(narrow, file, { program: other.programId, owners: 'create' });
  expect(await ended(narrow, importId)).toMatchObject({ state: 'done', created: 1 });
});

test('lists that are of no program give what lies in it', async () => {
  const [narrow, elsewhere] = [await admin({ programId: c.programId }), await admin({ programId: other.programId })];
  const exception = found['/exceptions'];
  await c.requested({ items: [other.itemId, found['/action-items']] });
  await c.requested();
  const ids = async (client: ApiClient, path: string): Promise<string[]> =>
    (await client.get(path)).body.items.map(({ id }: { id: string }) => id);
  expect(await ids(narrow, '/exceptions')).toEqual([exception]);
  expect((await narrow.get('/exceptions/count')).body).toEqual({ count: 1 });
  expect((await narrow.get('/exceptions?program=The other one')).body.code).toBe('unknown-name');
  expect(await ids(elsewhere, '/exceptions')).toEqual([]);
  expect((await elsewhere.get('/exceptions/count')).body).toEqual({ count: 0 });
  const risks = await riskCase(tollgate);
  await risks.raised();
  expect(await ids(narrow, '/risks')).toEqual([]);
  expect((await narrow.get('/risks/count')).body).toEqual({ count: 0 });
  await (await governanceCase(tollgate)).reported();
  expect(await ids(narrow, '/cases')).toEqual([]);
  expect((await narrow.get('/cases/count')).body).toEqual({ count: 0 });
  await (await reviewCase(tollgate)).created();
  expect(await ids(narrow, '/review-rounds')).toEqual([]);
  expect((await narrow.get('/review-rounds/count')).body).toEqual({ count: 0 });
  await (await analysisCase(tollgate)).drafted();
  expect(await ids(narrow, '/analyses')).toEqual([]);
  expect((await narrow.get('/analyses/count')).body).toEqual({ count: 0 });
  await (await findingCase(tollgate)).drafted();
  expect(await ids(narrow, '/findings')).toEqual([]);
  expect((await narrow.get('/findings/count')).body).toEqual({ count: 0 });
  await (await controlCase(tollgate)).operating();
  for (const noun of ['controls', 'occurrences']) {
    expect(await ids(narrow, `/${noun}`)).toEqual([]);
    expect((await narrow.get(`/${noun}/count`)).body).toEqual({ count: 0 });
  }
  // Whoever stands in for those who lead the program, or owe something in it.
  const standIn = await tollgate.person('Stand-in');
  const away = await standsInFor(c.lead, standIn);
  const stranger = await tollgate.as(await tollgate.person('Elsewhere'));
  const unknown = await standsInFor(stranger, standIn);
  expect(await ids(narrow, '/delegations')).toEqual([away.id]);
  expect((await narrow.get(`/delegations/${away.id}`)).status).toBe(200);
  expect((await narrow.get(`/delegations/${unknown.id}`)).status).toBe(404);
});

test('what a narrow token sent stays narrow where it is carried out', async () => {
  const item = await c.item();
  const actorId = c.managerId;
  const send = async (limits: Wanted) => {
    const { token } = await manager(limits);
    const door = tokenDoor(tokenHash(token ?? ''));
    const command = { type: 'hold', reason: 'x' };
    const sent = { command, actorId, key: `sent ${door}`, door };
    const envelope = await signedCommand(tollgate, 'action_item', item.id, sent);
    return tollgate.temporal.workflow
      .getHandle(`action-item/${item.id}`)
      .executeUpdate<object, [typeof envelope]>('command', { args: [envelope] });
  };
  await c.owner.must(`/action-items/${item.id}/start`);
  expect(await send({ programId: other.programId })).toMatchObject({ ok: false, code: 'token-too-narrow' });
  expect(await send({ level: 'read' })).toMatchObject({ ok: false, code: 'token-too-narrow' });
  expect(await send({ level: 'act', programId: c.programId })).toMatchObject({ ok: true, status: 'on_hold' });
});

describe('when nothing happens by itself', () => {
  beforeAll(() => tollgate.stopWorker());

  const held = () => tollgate.asOwner(digestsOf);
  /** In form it is well; nobody here trusts who has made it. */
  const forged = () =>
    new SignJWT({ jti: 'one' })
      .setProtectedHeader({ alg: 'EdDSA', kid: 'one' })
      .setIssuer('https://issuer.example')
      .setSubject(c.ownerId)
      .setAudience(tollgate.url)
      .setExpirationTime('1 hour')
      .sign(generateKeyPairSync('ed25519').privateKey);
  const expired = async () => {
    const { token } = await admin({});
    await tollgate.asOwner((owner) =>
      owner.query(`UPDATE api_tokens SET expires_at = now() - interval '1 hour' WHERE token_hash = $1`, [
        tokenHash(token ?? ''),
      ]),
    );
    return token;
  };

  test.each([
    ['no token', () => null],
    ['one that has expired', expired],
    ['one of another installation', () => newToken()],
    ['one that an issuer has signed whom nobody trusts', forged],
  ])(
    'whoever comes by %s is refused at every route that is not open to all, and nothing is written',
    async (_, made) => {
      const who = { url: tollgate.url, token: await made() };
      const before = await held();
      await together(await routes(), async (route) => {
        const { status, body, headers } = await ask(who, route);
        const [type, asks] = [headers.get('content-type')?.split(';')[0], headers.get('www-authenticate')];
        const answered = { route, status, code: body.code, type, asks };
        const refused = { status: 401, code: 'unauthenticated', type: 'application/problem+json' };
        expect(answered).toEqual({ route, ...refused, asks: 'Bearer realm="tollgate"' });
      });
      expect(await held()).toEqual(before);
    },
  );

  test('a token that reads in one program changes nothing, in it or elsewhere, by bodies that are well formed', async () => {
    const reader = await admin({ level: 'read', programId: other.programId });
    const own = { ...found, '/action-items': other.itemId, '/programs': other.programId };
    const { schemas, closed } = await documented();
    const ids = [c.programId, other.programId, other.itemId, c.ownerId, ...Object.values(found)];
    const values = { schemas, chance: chanceOf(17), ids: () => ids };
    // That it was used is noted once.
    await reader.get('/people/me');
    const before = await held();
    await together(closed, async ([route, operation]) => {
      const schema = operation.requestBody?.content['application/json']?.schema;
      for (const about of [own, found]) {
        const answer = await ask(reader, route, schema === undefined ? {} : allowed(schema, values), about);
        const changes = !route.startsWith('GET ') && operation['x-previews'] !== true;
        expect([route, String(answer.status) in operation.responses]).toEqual([route, true]);
        if (changes) expect([route, tooNarrow(answer)]).toEqual([route, true]);
      }
    });
    expect(await held()).toEqual(before);
  });
});
