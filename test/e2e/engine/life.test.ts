import { launchedCase, inDays } from '../../factories/case.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { captureHistory } from '../../harness/histories.js';

let tollgate: Tollgate;

beforeAll(async () => {
  tollgate = await startTollgate();
}, 60_000);
afterAll(async () => {
  await tollgate.stop();
});

const types = (timeline: { body: { items: { type: string }[] } }): string[] =>
  timeline.body.items.map(({ type }) => type);

test('an item is reminded, breaches at its due instant, climbs its ladder, is handed in, signed off and closes its program', async () => {
  const c = await launchedCase(tollgate);
  const item = await c.item({ due: inDays(10) });
  await tollgate.clock.advance('P18D');
  const timeline = await c.manager.get(`/action-items/${item.id}/timeline`);
  expect(types(timeline)).toEqual([
    'item.created',
    'item.reminded',
    'item.reminded',
    'item.breached',
    'item.escalated',
    'item.escalated',
    'item.escalated',
  ]);
  const level = timeline.body.items.find((e: { type: string }) => e.type === 'item.escalated');
  expect(level.rule).toMatchObject({
    policy: { name: 'Default', kind: 'escalation', version: 1 },
    level: 1,
    cycle: 1,
    calendar: { key: 'SG', version: 1 },
  });
  const breach = timeline.body.items.find((e: { type: string }) => e.type === 'item.breached');
  const shown = await c.owner.get(`/action-items/${item.id}`);
  expect(breach.at).toBe(shown.body.due.at);
  expect(shown.body).toMatchObject({ overdue: true, ladderLevel: 3, status: 'open' });
  const told = timeline.body.items
    .filter((e: { type: string }) => e.type === 'item.escalated')
    .map((e: { told: { person: { id: string } }[] }) => e.told.map((t) => t.person.id));
  expect(told).toEqual([[c.ownerId, c.bossId], [c.managerId], [c.leadId]]);

  expect(
    (await c.owner.post(`/action-items/${item.id}/evidence`, { title: 'Sheet', url: 'https://example.com/sheet' }))
      .status,
  ).toBe(201);
  expect((await c.owner.post(`/action-items/${item.id}/submit`)).body).toMatchObject({ status: 'submitted' });
  expect((await c.owner.post(`/action-items/${item.id}/sign-off`, { decision: 'approve' })).body).toMatchObject({
    code: 'separation-of-duties',
  });
  expect((await c.manager.post(`/action-items/${item.id}/sign-off`, { decision: 'approve' })).body).toMatchObject({
    status: 'done',
    overdue: false,
  });

  const gate = await until('the tollgate to open', async () => {
    const { body } = await c.lead.get(`/programs/${c.programId}`);
    return body.phases[0].status === 'tollgate' && body.phases[0];
  });
  expect(gate.signOff.waitingFor.map((p: { id: string }) => p.id)).toContain(c.leadId);
  const closed = await c.lead.post(`/programs/${c.programId}/phases/${gate.id}/sign-off`, { decision: 'approve' });
  expect(closed.body).toMatchObject({ status: 'closed' });
  expect(tollgate.problems).toEqual([]);

  const history = await tollgate.temporal.workflow.getHandle(`action-item/${item.id}`).fetchHistory();
  expect(history.events?.length).toBeGreaterThan(0);
  captureHistory('action-item-life', history);
  captureHistory('program-life', await tollgate.temporal.workflow.getHandle(`program/${c.programId}`).fetchHistory());
}, 120_000);

test('a phase that passes its tollgate opens the items of the next one', async () => {
  const c = await launchedCase(tollgate, { phases: ['Detection', 'Enforcement'] });
  const first = await c.item();
  const second = await c.item({ phaseId: c.phaseIds[1] });
  expect((await c.manager.get(`/action-items/${second.id}`)).body.status).toBe('draft');
  await c.owner.must(`/action-items/${first.id}/submit`, { statement: 'Done and checked' });
  await c.manager.must(`/action-items/${first.id}/sign-off`, { decision: 'approve' });
  await until(
    'the tollgate',
    async () => (await c.lead.get(`/programs/${c.programId}`)).body.phases[0].status === 'tollgate',
  );
  await c.lead.must(`/programs/${c.programId}/phases/${c.phaseIds[0] ?? ''}/sign-off`, { decision: 'approve' });
  expect((await c.manager.get(`/action-items/${second.id}`)).body.status).toBe('open');
});

test('sent back, the item is in progress again with the reason, and the same command under the same key is done once', async () => {
  const c = await launchedCase(tollgate);
  const item = await c.item();
  const key = { 'idempotency-key': 'submit-1' };
  const first = await c.owner.post(`/action-items/${item.id}/submit`, { statement: 'Done' }, key);
  const again = await c.owner.post(`/action-items/${item.id}/submit`, { statement: 'Done' }, key);
  expect([first.status, again.status, again.headers.get('idempotency-replayed')]).toEqual([200, 200, 'true']);
  expect(again.body.version).toBe(first.body.version);
  expect((await c.manager.post(`/action-items/${item.id}/sign-off`, { decision: 'send_back' })).status).toBe(422);
  const back = await c.manager.post(`/action-items/${item.id}/sign-off`, {
    decision: 'send_back',
    reason: 'No figures',
  });
  expect(back.body.status).toBe('in_progress');
  const timeline = await c.owner.get(`/action-items/${item.id}/timeline`);
  expect(types(timeline).filter((t) => t === 'item.submitted')).toHaveLength(1);
  expect(timeline.body.items.at(-1).summary).toContain('No figures');
});

test('an extension moves the due date and starts a new cycle; refused, everything stays', async () => {
  const c = await launchedCase(tollgate);
  const item = await c.item();
  const ask = (): Promise<{ status: number }> =>
    c.owner.post(`/action-items/${item.id}/extensions`, { due: inDays(20), reason: 'The vendor is late' });
  expect((await ask()).status).toBe(200);
  expect((await ask()).status).toBe(409);
  expect((await c.owner.post(`/action-items/${item.id}/extensions/decision`, { decision: 'grant' })).status).toBe(403);
  expect((await c.manager.post(`/action-items/${item.id}/extensions/decision`, { decision: 'refuse' })).status).toBe(
    422,
  );
  const refused = await c.manager.post(`/action-items/${item.id}/extensions/decision`, {
    decision: 'refuse',
    reason: 'Not again',
  });
  expect(refused.body).toMatchObject({ cycle: 1, pendingExtension: null });
  await ask();
  const granted = await c.manager.post(`/action-items/${item.id}/extensions/decision`, { decision: 'grant' });
  expect(granted.body).toMatchObject({ cycle: 2, due: { date: inDays(20).date } });
  expect((await c.manager.post(`/action-items/${item.id}/extensions/decision`, { decision: 'grant' })).status).toBe(
    409,
  );
});

test('hold, resume, reassign, change of due date, cancel and reopen do what they say, and refuse what the state forbids', async () => {
  const c = await launchedCase(tollgate);
  const item = await c.item();
  // Keeps the phase open when the other is cancelled.
  await c.item();
  const to = (
    path: string,
    body: object = {},
  ): Promise<{ status: number; body: { status: string; cycle: number; code: string } }> =>
    c.manager.post(`/action-items/${item.id}/${path}`, body);
  expect((await to('start')).body.status).toBe('in_progress');
  expect((await to('start')).body.code).toBe('illegal-transition');
  expect((await to('acknowledge')).body.code).toBe('not-overdue');
  expect((await to('resume')).status).toBe(409);
  expect((await to('hold', { reason: 'Waits for legal' })).body.status).toBe('on_hold');
  expect((await to('submit', { statement: 'x' })).status).toBe(409);
  expect((await to('resume')).body.status).toBe('in_progress');
  expect((await to('reassign', { ownerId: c.bossId, reason: 'moved' })).body.cycle).toBe(2);
  expect((await to('reassign', { ownerId: '00000000-0000-4000-8000-000000000000' })).body.code).toBe('unknown-person');
  expect((await c.owner.post(`/action-items/${item.id}/start`)).status).toBe(403);
  expect((await to('change-due', { due: inDays(30), reason: 'agreed' })).body.cycle).toBe(3);
  expect((await to('cancel', { reason: 'no longer needed' })).body.status).toBe('cancelled');
  expect((await to('cancel', { reason: 'again' })).status).toBe(409);
  expect((await to('reopen', { reason: 'needed after all', due: inDays(-1) })).body.code).toBe('invalid-due-date');
  expect((await to('reopen', { reason: 'needed after all' })).body).toMatchObject({ status: 'open', cycle: 4 });
});
