import { inDays, launchedCase } from '../../factories/case.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { Scene, type Act } from '../../harness/story/scene.js';
import { until } from '../../harness/until.js';
import { captureHistory, plainHistory } from '../../harness/histories.js';

let tollgate: Tollgate;

beforeAll(async () => {
  tollgate = await startTollgate();
});
afterAll(async () => {
  await tollgate.stop();
});

test('an item is reminded, breaches at its due instant, climbs its ladder, is handed in, signed off and closes its program', async () => {
  const scene = await Scene.begin(tollgate, { due: 'W2 Tue 18:00' });
  await scene.until('W3 Wed 18:00');
  const happened = await scene.happened();
  expect(happened.map(({ type }) => type)).toEqual([
    'item.created',
    'item.reminded',
    'item.reminded',
    'item.breached',
    'item.escalated',
    'item.escalated',
    'item.escalated',
  ]);
  expect(happened.find(({ type }) => type === 'item.escalated')?.rule).toMatchObject({
    policy: { name: 'Default', kind: 'escalation', version: 1 },
    level: 1,
    cycle: 1,
    calendar: { key: 'SG', version: 1 },
  });
  const late = await scene.item();
  expect(happened.find(({ type }) => type === 'item.breached')?.at).toBe(late.due.at);
  expect(late).toMatchObject({ overdue: true, ladderLevel: 3, status: 'open' });
  expect((await scene.told('owner')).ladder).toEqual([1]);
  expect((await scene.told('boss')).ladder).toEqual([1]);
  expect((await scene.told('manager')).ladder).toEqual([2]);
  expect((await scene.told('lead')).ladder).toEqual([3]);
  expect((await scene.told('lead')).level(3)[0]?.summary).toMatch(/^Escalated to level 3: /);

  const handedIn = await scene.play(
    { by: 'owner', does: 'add a link', title: 'Sheet', url: 'https://example.com/sheet' },
    { by: 'owner', does: 'hand in' },
  );
  expect(handedIn).toMatchObject({ status: 'submitted' });
  const done = await scene.play(
    { by: 'owner', does: 'sign', refused: 'separation-of-duties' },
    { by: 'manager', does: 'sign' },
  );
  expect(done).toMatchObject({ status: 'done', overdue: false });

  const c = scene.program;
  const gate = await until('the tollgate to open', async () => {
    const { body } = await c.lead.get(`/programs/${c.programId}`);
    return body.phases[0].status === 'tollgate' && body.phases[0];
  });
  expect(gate.signOff.waitingFor.map((p: { id: string }) => p.id)).toContain(c.leadId);
  const closed = await c.lead.post(`/programs/${c.programId}/phases/${gate.id}/sign-off`, { decision: 'approve' });
  expect(closed.body).toMatchObject({ status: 'closed' });
  expect(tollgate.problems).toEqual([]);

  const history = await plainHistory(tollgate.temporal, `action-item/${scene.itemId}`);
  expect(history.events?.length).toBeGreaterThan(0);
  captureHistory('action-item-life', history);
  captureHistory('program-life', await plainHistory(tollgate.temporal, `program/${c.programId}`));
});

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
  const scene = await Scene.begin(tollgate);
  const { owner } = scene.program;
  const key = { 'idempotency-key': 'submit-1' };
  const handIn = () => owner.post(`/action-items/${scene.itemId}/submit`, { statement: 'Done' }, key);
  const first = await handIn();
  const again = await handIn();
  expect([first.status, again.status, again.headers.get('idempotency-replayed')]).toEqual([200, 200, 'true']);
  expect(again.body.version).toBe(first.body.version);
  const back = await scene.play(
    { by: 'manager', does: 'send back', refused: 'invalid-command' },
    { by: 'manager', does: 'send back', reason: 'No figures' },
  );
  expect(back.status).toBe('in_progress');
  expect((await scene.story()).filter((word) => word === 'submitted')).toHaveLength(1);
  expect((await scene.happened()).at(-1)?.summary).toContain('No figures');
});

test('an extension moves the due date and starts a new cycle; refused, everything stays', async () => {
  const scene = await Scene.begin(tollgate, { due: 'W1 Fri 18:00' });
  const asks = { by: 'owner', does: 'ask for more time', until: 'W3 Fri 18:00', reason: 'The vendor is late' } as const;
  const refused = await scene.play(
    asks,
    { ...asks, refused: 'extension-pending' },
    { by: 'owner', does: 'grant more time', refused: 'separation-of-duties' },
    { by: 'manager', does: 'refuse more time', refused: 'invalid-command' },
    { by: 'manager', does: 'refuse more time', reason: 'Not again' },
  );
  expect(refused).toMatchObject({ cycle: 1, pendingExtension: null });
  const granted = await scene.play(asks, { by: 'manager', does: 'grant more time' });
  expect(granted).toMatchObject({ cycle: 2, due: { date: scene.day('W3 Fri 18:00').date } });
  await scene.play({ by: 'manager', does: 'grant more time', refused: 'no-extension-pending' });
});

test('hold, resume, reassign, change of due date, cancel and reopen do what they say, and refuse what the state forbids', async () => {
  const scene = await Scene.begin(tollgate);
  const now = async (...acts: Act[]): Promise<unknown> => {
    const { status, cycle } = await scene.play(...acts);
    return { status, cycle };
  };
  // Keeps the phase open when the other is cancelled.
  await scene.program.item();
  const by = 'manager';
  expect(await now({ by, does: 'start' })).toMatchObject({ status: 'in_progress' });
  await scene.play(
    { by, does: 'start', refused: 'illegal-transition' },
    { by, does: 'acknowledge', refused: 'not-overdue' },
    { by, does: 'resume', refused: 'illegal-transition' },
  );
  expect(await now({ by, does: 'put on hold', reason: 'Waits for legal' })).toMatchObject({ status: 'on_hold' });
  await scene.play({ by, does: 'hand in', statement: 'x', refused: 'illegal-transition' });
  expect(await now({ by, does: 'resume' })).toMatchObject({ status: 'in_progress' });
  expect(await now({ by, does: 'give to', to: 'boss', reason: 'moved' })).toMatchObject({ cycle: 2 });
  const nobody = '00000000-0000-4000-8000-000000000000';
  await scene.play(
    { by, does: 'give to', to: nobody, refused: 'unknown-person' },
    { by: 'owner', does: 'start', refused: 'not-allowed' },
  );
  const another = { by, does: 'agree on another date', due: 'W5 Mon 18:00', reason: 'agreed' } as const;
  expect(await now(another)).toMatchObject({ cycle: 3 });
  expect(await now({ by, does: 'cancel', reason: 'no longer needed' })).toMatchObject({ status: 'cancelled' });
  await scene.play({ by, does: 'cancel', reason: 'again', refused: 'illegal-transition' });
  const past = { reason: 'needed after all', due: inDays(-1) };
  expect((await scene.program.manager.post(`/action-items/${scene.itemId}/reopen`, past)).body.code).toBe(
    'invalid-due-date',
  );
  expect(await now({ by, does: 'reopen', reason: 'needed after all' })).toMatchObject({ status: 'open', cycle: 4 });
});
