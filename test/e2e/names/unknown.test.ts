import { launchedCase, type Case } from '../../factories/case.js';
import { commandLine } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;
let c: Case;

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await launchedCase(tollgate);
  await tollgate.admin.must('/teams', { name: 'Chống hàng giả' });
  await tollgate.admin.must('/people', { name: 'Nguyễn Văn Ánh', market: 'VN' });
  await c.item({ severity: 'high', tags: ['leakage'], rootCause: 'Training', attributes: { Category: 'Toys' } });
});

afterAll(() => tollgate.stop());

const lists = ['/action-items', '/action-items/count', '/exports/action-items'];
const typing = [
  ['program', 'Progam 1', 'Program 1'],
  ['owner', 'Ownr 1', 'Owner 1'],
  ['owner', 'owner1@exmaple.com', 'owner1@example.com'],
  ['owner', 'nguyen van anh', 'Nguyễn Văn Ánh'],
  ['team', 'chong hang gia', 'Chống hàng giả'],
  ['market', 'VM', 'VN'],
  ['severity', 'hihg', 'high'],
  ['tag', 'leakge', 'leakage'],
  ['cause', 'Trainig', 'Training'],
  ['attribute', 'Categroy=Toys', 'Category'],
  ['waitingFor', 'Ownr 1', 'Owner 1'],
] as const;

test.each(typing)(
  '%s=%s is refused, and “%s” is offered, in the list, the count, the export and in bulk',
  async (field, value, near) => {
    for (const path of lists) {
      const { status, body } = await c.manager.get(`${path}?${field}=${encodeURIComponent(value)}`);
      expect([path, status, body.code]).toEqual([path, 422, 'unknown-name']);
      expect(body.near).toContain(near);
      expect(body.detail).toContain(near);
    }
    const bulk = { kind: 'hold', body: { reason: 'Waits' }, filter: { [field]: value }, dryRun: true };
    expect((await c.manager.post('/bulk-operations', bulk)).body).toMatchObject({ code: 'unknown-name' });
  },
);

test.each([
  '/programs?manager=Nobody',
  '/programs?market=XX',
  '/programs?domain=Nothing',
  '/people?team=Nothing',
  '/people?manager=Nobody',
  '/people?market=XX',
  '/teams?market=XX',
  '/calendars?market=XX',
  '/delegations?person=Nobody',
  '/delegations?standIn=Nobody',
  '/recurrences?program=Nothing',
  '/recurrences?template=Nothing',
  '/imports?program=Nothing',
  '/notifications?program=Nothing',
  '/deliveries?person=Nobody',
  '/webhooks?program=Nothing',
  '/audit-events?actor=Nobody',
  '/audit-events?programId=Nothing',
  '/exceptions?riskOwner=Nobody',
  '/exceptions?waitingFor=Nobody',
  '/exceptions?program=Nothing',
  '/exceptions/count?market=XX',
  '/names?kind=policy&name=Nothing',
  '/action-items?program=00000000-0000-4000-8000-000000000000',
])('%s is no empty list', async (path) => {
  expect(await tollgate.admin.get(path)).toMatchObject({ status: 422, body: { code: 'unknown-name' } });
});

test('two of one name are asked about, with what tells them apart; an id or an address says which', async () => {
  const ids = [await tollgate.person('Lin Mei', { email: 'a@x.io' }), await tollgate.person('LIN MEI')];
  const { status, body } = await c.manager.get('/action-items?owner=lin%20mei');
  expect([status, body.code, body.candidates.length]).toEqual([422, 'ambiguous-name', 2]);
  expect(body.detail).toContain('a@x.io');
  for (const ref of [ids[1], 'A@X.IO'])
    expect((await c.manager.get(`/action-items?owner=${ref ?? ''}`)).status).toBe(200);
});

test('an unknown market is taken nowhere, a known one in any case', async () => {
  const { admin } = tollgate;
  const refused = { status: 422, body: { code: 'unknown-name', near: expect.arrayContaining(['SG', 'TH']) } };
  expect(await admin.post('/people', { name: 'A', market: 'Atlantis' })).toMatchObject(refused);
  expect(await admin.post('/teams', { name: 'A', market: 'Atlantis' })).toMatchObject(refused);
  expect(await c.manager.post('/programs', { name: 'A', markets: ['SG', 'Atlantis'] })).toMatchObject(refused);
  const window = { reason: 'Move', startsAt: '2099-01-01T00:00:00Z', endsAt: '2099-01-02T00:00:00Z' };
  expect(await admin.post('/maintenance-windows', { ...window, market: 'Atlantis' })).toMatchObject(refused);
  expect(await admin.must('/people', { name: 'B', market: 'th' })).toMatchObject({ market: 'TH' });
});

test('an event that is none is refused with all that there are, to send and to look for', async () => {
  const { admin } = tollgate;
  const webhook = { name: 'Hook', url: 'https://example.com/hook' };
  for (const event of ['item.esclated', 'itm.*']) {
    const { status, body } = await admin.post('/webhooks', { ...webhook, events: [event] });
    expect([status, body.code]).toEqual([400, 'invalid-request']);
    expect(body.detail).toContain(`"${event}"`);
    expect(body.detail).toContain('item.escalated');
  }
  expect((await admin.get('/audit-events?type=item.esclated')).status).toBe(400);
  expect((await c.owner.get('/notifications?kind=remindr')).status).toBe(400);
});

test('a list can be narrowed to a team, a market, a cause, an attribute', async () => {
  const team = await tollgate.admin.must('/teams', { name: 'Toys' });
  const ownerId = await tollgate.person('Somchai', { market: 'TH', teamId: team.id });
  const facts = { ownerId, rootCause: 'Process', attributes: { Category: 'Bags' } };
  const { id } = await c.item(facts);
  const other = await c.item({ ...facts, attributes: { Category: 'Bags', Market: 'VN' } });
  const ask = async (query: string): Promise<string[]> =>
    (await c.manager.get(`/action-items?${query}`)).body.items.map((item: { id: string }) => item.id);
  expect((await ask('team=TOYS')).sort()).toEqual([id, other.id].sort());
  expect(await ask('market=th')).toEqual([id]);
  expect(await ask('market=VN&team=toys')).toEqual([other.id]);
  expect((await ask('cause=process')).sort()).toEqual([id, other.id].sort());
  expect((await ask('attribute=category%3DBAGS')).sort()).toEqual([id, other.id].sort());
  expect(await ask('attribute=Category%3DNone')).toEqual([]);
});

test('a list can be narrowed to what waits for a decision of mine, or of somebody for whom I stand in', async () => {
  const { id } = await c.item();
  await c.owner.must(`/action-items/${id}/start`);
  await c.owner.must(`/action-items/${id}/submit`, { statement: 'Done.' });
  const { signOff } = (await c.manager.get(`/action-items/${id}`)).body;
  const [asked] = signOff.waitingFor;
  const ask = async (who: string): Promise<string[]> =>
    (await c.manager.get(`/action-items?waitingFor=${who}`)).body.items.map((item: { id: string }) => item.id);
  expect(await ask(asked.id)).toEqual([id]);
  expect(await ask(c.ownerId)).toEqual([]);
  const approver = await tollgate.as(asked.id);
  expect((await approver.get('/action-items/count?waitingFor=me')).body).toEqual({ count: 1 });
});

test('the command line says what is near, and fails', async () => {
  const tg = commandLine(c.manager);
  const said = await tg('items', 'list', '--program', 'Progam 1');
  expect(said.code).not.toBe(0);
  expect(said.err).toContain('"Program 1"');
  expect(await tg('items', 'list', '--owner', 'OWNER 1', '--json')).toMatchObject({ code: 0 });
  expect((await tg('people', 'show', 'Ownr 1')).err).toContain('"Owner 1"');
});
