import { DateTime } from 'luxon';
import { inDays, launchedCase, type Case } from '../../factories/case.js';
import type { ApiClient } from '../../harness/api-client.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;
let c: Case;

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await launchedCase(tollgate);
});
afterAll(async () => {
  await tollgate.stop();
});

const layer = (facts: object = {}): object => ({
  name: 'desk',
  zone: 'Asia/Singapore',
  members: [c.bossId],
  starts: '2026-01-05',
  handover: '09:00',
  weeks: 1,
  hours: null,
  days: [1, 2, 3, 4, 5, 6, 7],
  ...facts,
});
let count = 0;
async function rota(body: object): Promise<{ id: string; version: number }> {
  count += 1;
  return tollgate.admin.must('/rotas', { name: `Desk ${count}`, body: { overrides: [], ...body } });
}
/** A published version of an escalation policy; gives its id. */
async function ladder(body: object): Promise<string> {
  count += 1;
  const policy = await tollgate.admin.must('/policies', {
    kind: 'escalation',
    name: `Ladder ${count}`,
    body: { acknowledgementHolds: 'P1D', ...body },
  });
  return (await tollgate.admin.must(`/policies/${policy.id}/versions/1/publish`)).versions[0].id;
}
const level = (after: string, facts: object): object => ({
  after,
  roles: [],
  people: [],
  channels: ['inbox'],
  ...facts,
});
interface Told {
  type: string;
  at: string;
  summary: string;
  told: { person: { id: string }; role: string }[];
  data: Record<string, unknown>;
}
const escalations = async (id: string): Promise<Told[]> =>
  (await c.owner.get(`/action-items/${id}/timeline`)).body.items.filter(({ type }: Told) => type === 'item.escalated');

describe('rotas', () => {
  test('say who is on duty at an instant, and a member may swap', async () => {
    const { id } = await rota({ layers: [layer({ members: [c.bossId, c.leadId] })] });
    const at = async (instant: string): Promise<string[]> =>
      (await c.owner.get(`/rotas/${id}?at=${encodeURIComponent(instant)}`)).body.onDuty.map(
        (p: { id: string }) => p.id,
      );
    expect(await at('2026-01-12T08:59:00+08:00')).toEqual([c.bossId]);
    expect(await at('2026-01-12T09:00:00+08:00')).toEqual([c.leadId]);
    const swap = { layer: 'desk', from: '2091-01-13T09:00:00+08:00', to: '2091-01-14T09:00:00+08:00' };
    expect((await c.owner.post(`/rotas/${id}/overrides`, { ...swap, personId: c.ownerId })).status).toBe(403);
    expect((await c.lead.post(`/rotas/${id}/overrides`, { ...swap, personId: c.ownerId })).status).toBe(200);
    expect(await at('2091-01-13T12:00:00+08:00')).toEqual([c.ownerId]);
    const other = { ...swap, personId: c.ownerId };
    expect((await c.lead.post(`/rotas/${id}/overrides`, { ...other, layer: 'night' })).status).toBe(400);
    expect((await c.lead.post(`/rotas/${id}/overrides`, { ...other, to: swap.from })).status).toBe(400);
  });

  test('an override of the past is refused; one that has begun says that it changes only the record', async () => {
    const made = await rota({ layers: [layer({ members: [c.bossId, c.leadId] })] });
    const past = { layer: 'desk', from: '2026-01-13T09:00:00Z', to: '2026-01-14T09:00:00Z', personId: c.ownerId };
    const refused = await tollgate.admin.post(`/rotas/${made.id}/overrides`, past);
    expect(refused).toMatchObject({ status: 422, body: { code: 'invalid-command' } });
    expect(refused.body.detail).toContain('2026-01-13T09:00:00Z');
    const overrides = [{ ...past, from: Date.parse(past.from), to: Date.parse(past.to) }];
    const body = { name: `Past ${made.id}`, body: { layers: [layer()], overrides } };
    const replaced = await tollgate.admin.put(`/rotas/${made.id}`, body, { 'if-match': '"1"' });
    expect(replaced).toMatchObject({ status: 422, body: { code: 'invalid-command' } });
    const begun = { ...past, from: new Date(Date.now() - 60_000).toISOString(), to: '2091-01-01T00:00:00Z' };
    const taken = await tollgate.admin.must(`/rotas/${made.id}/overrides`, begun);
    expect(taken).toMatchObject({
      onDuty: [{ id: c.ownerId }],
      warning: expect.stringContaining('only what is shown'),
    });
  });

  test('a duty that nobody has, or somebody else for long, needs an administrator', async () => {
    const { id } = await rota({ layers: [layer({ members: [c.bossId, c.leadId] })] });
    const path = `/rotas/${id}/overrides`;
    const day = { layer: 'desk', from: '2091-01-13T09:00:00Z', to: '2091-01-14T09:00:00Z' };
    const years = { ...day, to: '2093-01-14T09:00:00Z', personId: c.ownerId };
    for (const swap of [day, { ...day, personId: null }, years]) {
      expect((await c.lead.post(path, swap)).status).toBe(403);
      expect((await tollgate.admin.post(path, swap)).status).toBe(200);
    }
  });

  test('and so does a long time that is given in parts', async () => {
    const { id } = await rota({ layers: [layer({ members: [c.bossId, c.leadId] })] });
    const swap = (from: string, to: string) =>
      c.lead.post(`/rotas/${id}/overrides`, { layer: 'desk', from, to, personId: c.bossId });
    expect((await swap('2091-01-01T00:00:00Z', '2091-01-31T00:00:00Z')).status).toBe(200);
    expect((await swap('2091-01-31T00:00:00Z', '2091-02-01T00:00:00Z')).status).toBe(200);
    expect((await swap('2091-06-01T00:00:00Z', '2091-06-02T00:00:00Z')).status).toBe(403);
    // The same days once more are no more days.
    expect((await swap('2091-01-05T00:00:00Z', '2091-01-06T00:00:00Z')).status).toBe(200);
  });

  test('a zone of old becomes that of today; an offset is none', async () => {
    const made = await rota({ layers: [layer({ zone: 'asia/saigon' })] });
    const { body } = await c.owner.get(`/rotas/${made.id}`);
    expect(body.body.layers[0].zone).toBe('Asia/Ho_Chi_Minh');
    for (const zone of ['+07:00', 'UTC+7', 'ICT', 'GMT+7'])
      expect(
        (await tollgate.admin.post('/rotas', { name: zone, body: { layers: [layer({ zone })], overrides: [] } })).body
          .errors,
      ).toMatchObject([{ path: 'body.layers.0.zone' }]);
  });

  test('are refused where they cannot be, by path; changed only on the version that was read', async () => {
    const bad = await tollgate.admin.post('/rotas', {
      name: 'Bad',
      body: { layers: [layer({ zone: 'Mars', days: [8], members: ['x'] })], overrides: [], extra: 1 },
    });
    expect(bad.status).toBe(400);
    expect(bad.body.errors.map((e: { path: string }) => e.path).sort()).toEqual([
      'body.extra',
      'body.layers.0.days',
      'body.layers.0.members.0',
      'body.layers.0.zone',
    ]);
    const nobody = { layers: [layer({ members: ['00000000-0000-4000-8000-000000000000'] })], overrides: [] };
    expect((await tollgate.admin.post('/rotas', { name: 'Bad', body: nobody })).body.code).toBe('unknown-person');
    const made = await rota({ layers: [layer()] });
    const change = { name: 'Renamed', body: { layers: [layer()], overrides: [] } };
    expect((await tollgate.admin.put(`/rotas/${made.id}`, change)).status).toBe(428);
    expect((await tollgate.admin.put(`/rotas/${made.id}`, change, { 'if-match': '"9"' })).status).toBe(412);
    expect((await c.manager.put(`/rotas/${made.id}`, change, { 'if-match': '"1"' })).status).toBe(403);
    const renamed = await tollgate.admin.put(`/rotas/${made.id}`, change, { 'if-match': '"1"' });
    expect(renamed).toMatchObject({ status: 200, body: { name: 'Renamed', version: 2 } });
    expect((await tollgate.admin.post('/rotas', { name: 'renamed', body: change.body })).body.code).toBe(
      'already-exists',
    );
    expect((await tollgate.admin.get('/rotas/x')).status).toBe(404);
    expect((await c.owner.get('/rotas?limit=1')).body.items).toHaveLength(1);
  });

  test('a policy cannot ask for the duty of a rota that does not exist', async () => {
    const body = {
      acknowledgementHolds: 'P1D',
      levels: [level('PT0S', { duty: ['00000000-0000-4000-8000-000000000000'] })],
    };
    const answer = await tollgate.admin.post('/policies', { kind: 'escalation', name: 'No rota', body });
    expect(answer).toMatchObject({ status: 422, body: { code: 'unknown-rota' } });
  });
});

test('whoever is on duty is told; nobody on duty brings the next level at once; the last level is never silent', async () => {
  const full = await rota({ layers: [layer()] });
  const empty = await rota({ layers: [layer({ starts: '2099-01-05' })] });
  const policy = await ladder({
    levels: [
      level('PT0S', { duty: [empty.id] }),
      level('P3D', { duty: [full.id] }),
      level('P5D', { duty: [empty.id] }),
    ],
  });
  const item = await c.item({ due: inDays(2), escalationPolicyVersionId: policy });
  const upcoming = (await c.owner.get(`/action-items/${item.id}/upcoming`)).body.items;
  await tollgate.clock.advance('P9D');
  const fired = await escalations(item.id);
  const due = (await c.owner.get(`/action-items/${item.id}`)).body.due.at;
  expect(fired.map(({ at, told }) => [at, told.map(({ person, role }) => [person.id, role])])).toEqual([
    [due, []],
    [due, [[c.bossId, 'on_duty']]],
    [
      new Date(Date.parse(due) + 5 * 86_400_000).toISOString(),
      [
        [c.managerId, 'program_manager'],
        [c.leadId, 'domain_lead'],
        [c.bossId, 'owner_manager'],
      ],
    ],
  ]);
  expect(fired[0]?.summary).toContain('nobody was found');
  // What was foreseen is what fired, and whom it reached.
  const foreseen = upcoming.filter(({ kind }: { kind: string }) => kind === 'level');
  expect(
    foreseen.map((s: { at: string; who: { person: { id: string } }[] }) => [s.at, s.who.map((w) => w.person.id)]),
  ).toEqual(fired.map(({ at, told }) => [at, told.map(({ person }) => person.id)]));
});

test('a severity has a ladder of its own', async () => {
  const policy = await ladder({
    levels: [level('P5D', { roles: ['owner'] })],
    bySeverity: { critical: [level('PT1H', { roles: ['domain_lead'] })] },
  });
  const item = await c.item({ due: inDays(2), escalationPolicyVersionId: policy, severity: 'Critical' });
  await tollgate.clock.advance('P3D');
  expect((await escalations(item.id)).map(({ told }) => told.map(({ person }) => person.id))).toEqual([[c.leadId]]);
});

describe('maintenance windows', () => {
  const iso = (ms: number): string => new Date(ms).toISOString();
  const window = (from: number, to: number, facts: object = {}): object => ({
    reason: 'Mega sale',
    startsAt: iso(from),
    endsAt: iso(to),
    ...facts,
  });

  test('nothing escalates within one; the breach is recorded, and what was held leaves at its end', async () => {
    const one = await launchedCase(tollgate);
    const item = await one.item({ due: inDays(20) });
    const due = Date.parse((await one.owner.get(`/action-items/${item.id}`)).body.due.at);
    const ends = due + 4 * 86_400_000;
    const made = await one.manager.post(
      '/maintenance-windows',
      window(due - 3_600_000, ends, { programId: one.programId }),
    );
    expect(made).toMatchObject({ status: 201, body: { state: 'coming', reason: 'Mega sale' } });
    const upcoming = (await one.owner.get(`/action-items/${item.id}/upcoming`)).body.items;
    expect(upcoming.find((s: { kind: string; level: number }) => s.kind === 'level').because).toContain('Mega sale');
    await tollgate.clock.to(due + 2 * 86_400_000);
    const during = (await one.owner.get(`/action-items/${item.id}`)).body;
    expect(during).toMatchObject({ overdue: true, ladderLevel: 0, breachedAt: iso(due) });
    const told = async (): Promise<string[]> => {
      const { items } = (await one.owner.get(`/action-items/${item.id}/timeline`)).body;
      return items.flatMap(({ type, at }: Told) => (type === 'item.escalated' ? [at] : []));
    };
    await tollgate.clock.to(ends + 60_000);
    expect(await told()).toEqual([iso(ends)]);
    // The next two days later, as the policy has it.
    await tollgate.clock.to(ends + 2 * 86_400_000 + 60_000);
    expect(await told()).toEqual([iso(ends), iso(ends + 2 * 86_400_000)]);
  });

  test('cancelled, what it held back leaves at its own time', async () => {
    const one = await launchedCase(tollgate);
    const item = await one.item({ due: inDays(-1) });
    const now = Date.now();
    const { id } = await one.manager.must(
      '/maintenance-windows',
      window(now - 7_200_000, now + 30 * 86_400_000, { programId: one.programId }),
    );
    const late = await one.item({ due: inDays(-1) });
    await tollgate.clock.advance('PT1M');
    expect((await one.owner.get(`/action-items/${late.id}`)).body).toMatchObject({ overdue: true, ladderLevel: 0 });
    expect((await one.owner.post(`/maintenance-windows/${id}/cancel`)).status).toBe(403);
    expect((await one.manager.post(`/maintenance-windows/${id}/cancel`)).body.state).toBe('cancelled');
    expect((await one.manager.post(`/maintenance-windows/${id}/cancel`)).status).toBe(409);
    // The clock of the workflows is weeks ahead by now, and the levels after it may follow at any moment.
    const { activatedAt } = (await one.owner.get(`/action-items/${late.id}`)).body;
    const { items } = (await one.owner.get(`/action-items/${late.id}/timeline`)).body;
    const [first] = items.filter(({ type }: Told) => type === 'item.escalated');
    expect(first).toMatchObject({ at: activatedAt, data: { level: 1 } });
    expect(item.id).not.toBe(late.id);
  });

  test('for more than 31 days to come an administrator who owes nothing in it, however it is divided', async () => {
    const one = await launchedCase(tollgate);
    const [now, days] = [Date.now() + 60_000, 86_400_000];
    const set = (by: ApiClient, from: number, to: number, facts: object = { programId: one.programId }) =>
      by.post('/maintenance-windows', window(now + from * days, now + to * days, facts));
    expect(await set(one.manager, 0, 32)).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
    expect((await set(one.manager, 0, 20)).status).toBe(201);
    // Beside it is counted with it; what lies within it is not.
    expect((await set(one.manager, 5, 15, { programId: one.programId, market: 'ID' })).status).toBe(201);
    const more = await set(one.manager, 30, 45);
    expect(more.status).toBe(403);
    expect(more.body.detail).toContain('an administrator who owes nothing that it covers');
    const adminId = await tollgate.person('Owes something', { access: 'administrator' });
    const owing = await tollgate.as(adminId);
    await one.item({ ownerId: adminId });
    expect((await set(owing, 30, 65)).status).toBe(403);
    expect((await set(owing, 0, 365, {})).status).toBe(403);
    expect((await set(tollgate.admin, 30, 65)).status).toBe(201);
  });

  test('of all programs only administrators; in the past, backwards or of nothing it is refused', async () => {
    const now = Date.now();
    expect((await c.manager.post('/maintenance-windows', window(now, now + 1_000_000))).status).toBe(403);
    const all = await tollgate.admin.post(
      '/maintenance-windows',
      window(now + 40 * 86_400_000, now + 41 * 86_400_000, { market: 'ID' }),
    );
    expect(all.status).toBe(201);
    const coming = (await tollgate.admin.get('/maintenance-windows?state=coming&sort=-starts')).body.items;
    expect(coming[0]).toMatchObject({ id: all.body.id, market: 'ID', program: null });
    expect((await tollgate.admin.post('/maintenance-windows', window(now - 10_000, now - 5_000))).status).toBe(400);
    expect((await tollgate.admin.post('/maintenance-windows', window(now + 10_000, now))).status).toBe(400);
    expect((await tollgate.admin.get('/maintenance-windows/x')).status).toBe(404);
    expect(DateTime.fromISO(all.body.startsAt).isValid).toBe(true);
  });
});
