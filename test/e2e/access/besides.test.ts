import { notYours } from '../../../domain/text/named-items.js';
import { inDays, launchedCase, type Case } from '../../factories/case.js';
import type { ApiClient } from '../../harness/api-client.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { answersOf } from './matrix/answers.js';
import { pathWith, routesOf, type Document } from './matrix/document-routes.js';
import { startMailServer, type MailServer } from '../../harness/vendors/mail.js';

/** An item that somebody sees, and that waits for others that they do not see any more: what is said of it names none of these. */
let server: MailServer;
let tollgate: Tollgate;
let c: Case;
let keeper: ApiClient;
let former: ApiClient;
let vault: string;
let secrets: { id: string; key: string }[];
let plain: { id: string; key: string };
let item: { id: string; key: string };
const once = { 'idempotency-key': 'started once' };
const emails = { owner: 'besides-owner@example.com' };

beforeAll(async () => {
  server = await startMailServer();
  tollgate = await startTollgate({ settings: { smtpUrl: server.url, combineWindowSeconds: 0 } });
  c = await launchedCase(tollgate);
  await tollgate.admin.patch(`/people/${c.ownerId}`, { email: emails.owner }, { 'if-match': '*' });
  const keeperId = await tollgate.person('Keeper', { access: 'program_manager' });
  [keeper, former] = [await tollgate.as(keeperId), await tollgate.as(await tollgate.person('Former'))];
  vault = (await keeper.must('/programs', { name: 'Vault', launch: true })).id;
  const made = (title: string): Promise<{ id: string; key: string }> =>
    keeper.must('/action-items', { programId: vault, title, ownerId: c.leadId, due: inDays(9) });
  secrets = [await made('Secret first'), await made('Secret second')];
  plain = await c.item({ title: 'Plain before' });
  item = await c.item({ title: 'Plain work' });
  for (const { key } of [...secrets, plain])
    await tollgate.admin.must(`/action-items/${item.id}/dependencies`, { on: key });
  const refused = await c.owner.post(`/action-items/${item.id}/start`, {}, once);
  expect(refused.body.detail).toContain('Secret first');
  await keeper.put(`/programs/${vault}/readers`, { restricted: true });
});
afterAll(async () => {
  expect(tollgate.problems).toEqual([]);
  await tollgate.stop();
  await server.stop();
});

const told = (body: unknown): string => JSON.stringify(body);

test('a refusal names what stands in the way as far as it is seen, when it is given again too', async () => {
  const path = `/action-items/${item.id}/start`;
  for (const { status, body } of [await c.owner.post(path), await c.owner.post(path, {}, once)]) {
    expect({ status, code: body.code, waitsFor: body.waitsFor }).toMatchObject({
      ...{ status: 409, code: 'waits-for', waitsFor: [{ key: plain.key }] },
    });
    expect(told(body)).not.toContain('Secret');
    expect(told(body)).not.toContain(secrets[0]?.key);
    expect(body.detail.split(notYours)).toHaveLength(body.detail.startsWith('It waits') ? 2 : 1);
  }
});

test('nor does what is asked beforehand: what may be done to it, and why not', async () => {
  for (const path of [`/action-items/${item.id}`, `/access/explain?person=me&action=start&record=${item.key}`]) {
    const { status, body } = await c.owner.get(path);
    expect([path, status, told(body).includes(notYours)]).toEqual([path, 200, true]);
    for (const { key } of secrets) expect(told(body)).not.toContain(`${key} `);
    expect(told(body)).not.toContain('Secret');
  }
});

test('no reading route names them, about the item, its program, or what there is at all', async () => {
  const { body } = await tollgate.admin.get('/openapi.json');
  const ids = { 'action-items': item.id, programs: c.programId, people: c.ownerId };
  const paths = routesOf(body as Document).flatMap(({ method, path }) =>
    method === 'GET' && path !== '/events' ? (pathWith(path, ids) ?? []) : [],
  );
  expect(paths.length).toBeGreaterThan(60);
  for (const client of [c.owner, c.manager, former])
    for (const [path, said] of await answersOf(client, paths)) {
      const named = [/Secret/, /Vault/, ...secrets.map(({ id, key }) => new RegExp(`${id}|${key}\\b`))];
      expect([path, named.map((name) => name.exec(said)?.[0]).filter((name) => name !== undefined)]).toEqual([
        path,
        [],
      ]);
    }
});

test('the inbox names them no more, nor does it give by its number what it does not list', async () => {
  const { items } = (await c.owner.get('/notifications?limit=100')).body;
  const waits = items.filter(({ kind }: { kind: string }) => kind === 'must_wait');
  expect(waits.length).toBeGreaterThanOrEqual(3);
  expect(told(items)).not.toContain('Secret');
  expect(told(waits)).toContain(notYours);
  for (const { id } of waits)
    expect(told((await c.owner.post(`/notifications/${id}/read`)).body)).not.toContain('Secret');
  // Somebody was told of it before it was restricted, and has no part in it.
  const [about] = await tollgate.dataSource.query<{ id: string }[]>(
    `INSERT INTO notifications (person_id, role, kind, subject_kind, subject_id, program_id, event_key, title, body, at, channels, push)
     SELECT id, 'owner', 'cancelled', 'action_item', $1, $2, 'told before', 'Secret first', 'x', now(), '{inbox}', 'none'
     FROM people WHERE name = 'Former' RETURNING id::text`,
    [secrets[0]?.id, vault],
  );
  const id = about?.id ?? '';
  expect((await former.get('/notifications')).body.items).toEqual([]);
  expect(await former.post(`/notifications/${id}/read`)).toMatchObject({
    ...{ status: 404, body: { code: 'not-found', detail: `Your inbox has no message ${id}.` } },
  });
  expect((await former.post('/notifications/read-all')).body).toEqual({ read: 0 });
});

test('an exception about it and another says of a severity that changed nothing of the other', async () => {
  const [secret] = secrets;
  const exception = await tollgate.admin.must('/exceptions', {
    ...{ kind: 'policy_exception', title: 'Both', rule: 'R-1', rationale: 'Both', items: [plain.key, secret?.key] },
    ...{ scope: { text: 'All', markets: ['VN'] }, compensatingControls: [{ text: 'Sample', ownerId: c.ownerId }] },
    ...{
      inherentRating: 'high',
      residualRating: 'medium',
      ends: inDays(30),
      riskOwnerId: c.bossId,
      domainLeadId: c.managerId,
    },
  });
  const severity = { severity: 'critical' };
  await keeper.patch(`/action-items/${secret?.id ?? ''}`, severity, { 'if-match': '*' });
  const of = async (client: ApiClient): Promise<{ type: string; data: { reason: string }; summary: string }[]> => {
    const { items } = (await client.get(`/exceptions/${exception.id}/timeline`)).body;
    return items.filter(({ type }: { type: string }) => type === 'exception.severity_changed');
  };
  const [whole] = await until('the change', async () => {
    const found = await of(tollgate.admin);
    return found.length > 0 && found;
  });
  expect(whole?.data.reason).toContain(`${secret?.key ?? ''} is critical`);
  const [seen] = await of(c.owner);
  expect(seen?.data.reason).toMatch(/^Something that is not yours to see is critical/);
  expect(seen?.summary).not.toContain(secret?.key);
  const asked = (await c.manager.get('/notifications?kind=exception_changed')).body.items;
  expect(told(asked)).toContain('omething that is not yours to see is critical');
  await tollgate.admin.must(`/exceptions/${exception.id}/withdraw`, { reason: 'Enough' });
});

test('its timeline says what came of others that are seen, and for which of them it still waits', async () => {
  await c.manager.must(`/action-items/${plain.id}/cancel`, { reason: 'Not needed' });
  const [event] = await until('the event', async () => {
    const { items } = (await c.owner.get(`/action-items/${item.id}/timeline`)).body;
    expect(told(items)).not.toContain('Secret');
    const found = items.filter(({ type }: { type: string }) => type === 'item.predecessor_cancelled');
    return found.length > 0 && found;
  });
  expect(event.data).toMatchObject({ predecessor: { key: plain.key }, stillWaitsFor: [] });
  const all = (await tollgate.admin.get(`/action-items/${item.id}/timeline`)).body.items;
  expect(told(all)).toContain('Secret first');
});

test('what leaves names them no more, whenever it was written', async () => {
  for (const { id } of secrets) await tollgate.admin.must(`/action-items/${id}/cancel`, { reason: 'Not needed' });
  const mail = await until('the mail', async () =>
    server.to(emails.owner).find(({ text }) => text?.includes('may start')),
  );
  expect(mail.text).toContain(`omething that is not yours to see was cancelled`);
  expect(mail.text).not.toContain('Secret');
});

test('an external id that something has which is not seen is said to be taken, and no more', async () => {
  const market = 'PH';
  const program = await c.manager.must('/programs', { name: 'Of a market', markets: [market], launch: true });
  const body = { programId: program.id, title: 'x', ownerId: c.ownerId, due: inDays(9), externalId: 'GAP-1' };
  const { id, key } = await c.manager.must('/action-items', { ...body, title: 'Secret of a market' });
  await c.manager.put(`/action-items/${id}/readers`, { restricted: true });
  const steererId = await tollgate.person('Steerer');
  const grant = { role: 'program_manager', scope: 'market', market, personId: steererId, reason: 'Steers' };
  await tollgate.admin.must('/role-grants', grant);
  const steerer = await tollgate.as(steererId);
  const refused = await steerer.post('/action-items', body);
  expect(refused).toMatchObject({ status: 409, body: { code: 'already-exists' } });
  for (const word of [id, key, 'Secret']) expect(told(refused.body)).not.toContain(word);
});

test('a role that is over names its program to those who see that', async () => {
  const holderId = await tollgate.person('Held a role');
  const holder = await tollgate.as(holderId);
  const grant = { role: 'member', scope: 'program', programId: vault, personId: holderId, reason: 'Reads' };
  const { id } = await tollgate.admin.must('/role-grants', grant);
  expect((await holder.get('/role-grants')).body.items).toMatchObject([{ program: { name: 'Vault' } }]);
  await tollgate.admin.delete(`/role-grants/${id}`);
  expect((await holder.get('/role-grants')).body.items).toMatchObject([{ scope: 'program', program: null }]);
  expect((await holder.get(`/role-grants/${id}`)).body).toMatchObject({ program: null, state: 'taken' });
});

test('what was answered to a question is not answered again, where it names what is not seen any more', async () => {
  const [first, second] = [
    await c.item({ title: 'Comes first' }),
    await c.item({ title: 'Comes then', due: inDays(8) }),
  ];
  await c.manager.must(`/action-items/${second.id}/dependencies`, { on: first.key });
  const reader = await tollgate.as(await tollgate.person('Asks what if'));
  const key = { 'idempotency-key': 'what if once' };
  const path = `/action-items/${first.id}/what-if`;
  expect(told((await reader.post(path, { slip: 'P30D' }, key)).body)).toContain('Comes then');
  await c.manager.put(`/action-items/${second.id}/readers`, { restricted: true });
  const again = await reader.post(path, { slip: 'P30D' }, key);
  expect(again).toMatchObject({ status: 404, body: { code: 'not-found' } });
  expect(told(again.body)).not.toContain('Comes then');
});

test('a message about a recurrence of a program that is not seen is in no inbox', async () => {
  const { manager, ownerId } = c;
  const { id: programId } = await manager.must('/programs', { name: 'Recurs', launch: true });
  const recurring = { programId, title: 'Weekly {{date}}', ownerId, dueIn: 'P3D' };
  const made = await manager.must('/recurrences', {
    name: 'Weekly',
    schedule: { rule: 'FREQ=WEEKLY' },
    item: recurring,
  });
  const readerId = await tollgate.person('Was told of it');
  await tollgate.dataSource.query(
    `INSERT INTO notifications (person_id, role, kind, subject_kind, subject_id, program_id, event_key, title, body, at, channels, push)
     VALUES ($1, 'owner', 'occurrence_missed', 'recurrence', $2, $3, 'told of it', 'Weekly was missed', 'x', now(), '{inbox}', 'none')`,
    [readerId, made.id, programId],
  );
  const reader = await tollgate.as(readerId);
  expect((await reader.get('/notifications')).body.items).toHaveLength(1);
  await manager.put(`/programs/${programId}/readers`, { restricted: true });
  expect((await reader.get('/notifications')).body.items).toEqual([]);
});
