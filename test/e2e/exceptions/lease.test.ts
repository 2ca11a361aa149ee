import { inDays } from '../../factories/case.js';
import { exceptionCase } from '../../factories/exception.js';
import { captureHistory, plainHistory } from '../../harness/histories.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

let tollgate: Tollgate;

// Each test has a clock of its own: months pass in it.
beforeEach(async () => {
  tollgate = await startTollgate();
});
afterEach(async () => {
  await tollgate.stop();
});

interface Entry {
  type: string;
  at: string;
  summary: string;
  told: { person: { id: string } }[];
}

const typesOf = (answer: { body: { items: Entry[] } }): string[] => answer.body.items.map(({ type }) => type);
const toldOf = (answer: { body: { items: Entry[] } }, type: string): string[][] =>
  answer.body.items.filter((e) => e.type === type).map((e) => e.told.map(({ person }) => person.id));

test('a suspended item is not due for months; at the end it is live again by itself, overdue at once, with its ladder', async () => {
  const c = await exceptionCase(tollgate);
  const item = await c.item({ due: inDays(30), severity: 'medium' });
  const asked = await c.requested({ items: [item.key], ends: inDays(90) });
  expect(asked.status).toBe('requested');
  expect((await c.analyst.get(`/action-items/${item.id}`)).body).toMatchObject({
    status: 'open',
    exceptions: [{ key: asked.key, status: 'requested' }],
  });
  const shown = (await c.lead.get(`/exceptions/${asked.key}`)).body;
  expect(shown.signOff.waitingFor.map((p: { id: string }) => p.id).sort()).toEqual([c.leadId, c.chiefId].sort());
  const approved = await c.lead.post(`/exceptions/${asked.id}/sign-off`, {
    decision: 'approve',
    contentHash: shown.signOff.contentHash,
  });
  expect(approved.body).toMatchObject({ status: 'active', signOff: null });
  const held = (await c.owner.get(`/action-items/${item.id}`)).body;
  expect(held).toMatchObject({ status: 'on_hold', exceptions: [{ key: asked.key, status: 'active' }] });
  expect(held.holdReason).toContain(asked.key);
  const resume = await c.manager.post(`/action-items/${item.id}/resume`);
  expect(resume).toMatchObject({ status: 409, body: { code: 'held-by-exception' } });
  expect(resume.body.detail).toContain(asked.key);
  expect((await c.owner.get(`/action-items/${item.id}/upcoming`)).body.items).toEqual([]);
  const next = (await c.head.get(`/exceptions/${asked.id}/upcoming`)).body.items;
  expect(next.map((s: { kind: string }) => s.kind)).toEqual([
    'lease_reminder',
    'lease_reminder',
    'lease_reminder',
    'lease_end',
  ]);

  await tollgate.clock.advance('P80D');
  expect((await c.owner.get(`/action-items/${item.id}`)).body).toMatchObject({ overdue: false, breachedAt: null });
  await tollgate.clock.advance('P17D');
  const { body } = await c.owner.get(`/action-items/${item.id}`);
  expect(body).toMatchObject({ status: 'open', overdue: true, cycle: 2, ladderLevel: 3, exceptions: [] });
  expect(body.breachedAt).toBe(asked.ends.at);
  const ofItem = await c.owner.get(`/action-items/${item.id}/timeline`);
  expect(typesOf(ofItem)).toEqual([
    'item.created',
    'item.suspended',
    'item.released',
    'item.breached',
    'item.escalated',
    'item.escalated',
    'item.escalated',
  ]);
  expect(ofItem.body.items[2].at).toBe(asked.ends.at);
  expect(toldOf(ofItem, 'item.released')).toEqual([[c.ownerId, c.bossId, c.managerId]]);
  expect(toldOf(ofItem, 'item.escalated')).toEqual([[c.ownerId, c.bossId], [c.managerId], [c.leadId]]);
  const ofLease = await c.head.get(`/exceptions/${asked.id}/timeline`);
  expect(typesOf(ofLease)).toEqual([
    'exception.requested',
    'exception.approved',
    'exception.reminded',
    'exception.reminded',
    'exception.reminded',
    'exception.ended',
  ]);
  expect(ofLease.body.items.at(-1).at).toBe(asked.ends.at);
  expect(toldOf(ofLease, 'exception.ended')).toEqual([[c.headId, c.analystId, c.leadId]]);
  expect(toldOf(ofLease, 'exception.reminded')[0]).toEqual([c.headId, c.analystId, c.ownerId]);
  const planned = next.map((s: { at: string }) => s.at);
  expect(ofLease.body.items.slice(2).map((e: Entry) => e.at)).toEqual(planned);
  expect(tollgate.problems).toEqual([]);
  captureHistory('exception-life', await plainHistory(tollgate.temporal, `exception/${asked.id}`));
});

test('renewed, the item stays suspended without a gap; the renewal needs a decision of its own', async () => {
  const c = await exceptionCase(tollgate);
  const item = await c.item({ due: inDays(20) });
  const first = await c.approved({ items: [item.id], ends: inDays(30) });
  const renewal = await c.analyst.must(`/exceptions/${first.id}/renew`, {
    ends: inDays(60),
    rationale: 'Still rebuilt',
  });
  expect(renewal).toMatchObject({ status: 'requested', renews: { key: first.key }, starts: { at: first.ends.at } });
  expect((await c.head.get(`/exceptions/${first.id}`)).body.renewedBy.key).toBe(renewal.key);
  const again = await c.analyst.post(`/exceptions/${first.id}/renew`, { ends: inDays(60) });
  expect(again).toMatchObject({ status: 409, body: { code: 'renewal-pending' } });
  const signed = await c.lead.must(`/exceptions/${renewal.id}/sign-off`, { decision: 'approve' });
  expect(signed.status).toBe('approved');

  await tollgate.clock.advance('P35D');
  expect((await c.head.get(`/exceptions/${first.id}`)).body.status).toBe('ended');
  expect((await c.head.get(`/exceptions/${renewal.id}`)).body.status).toBe('active');
  const between = (await c.owner.get(`/action-items/${item.id}`)).body;
  expect(between).toMatchObject({ status: 'on_hold', cycle: 1, overdue: false, breachedAt: null });
  expect(between.holdReason).toContain(renewal.key);
  await tollgate.clock.advance('P30D');
  const after = (await c.owner.get(`/action-items/${item.id}`)).body;
  expect(after).toMatchObject({ status: 'open', cycle: 2, overdue: true, breachedAt: renewal.ends.at });
  const types = typesOf(await c.owner.get(`/action-items/${item.id}/timeline`));
  expect(types.filter((t) => t === 'item.released')).toHaveLength(1);
  expect(types.slice(0, 4)).toEqual(['item.created', 'item.suspended', 'item.suspended', 'item.released']);
});

test('not renewed in time, the item is live again until the renewal is approved', async () => {
  const c = await exceptionCase(tollgate);
  const item = await c.item({ due: inDays(90) });
  const first = await c.approved({ items: [item.id], ends: inDays(10) });
  await tollgate.clock.advance('P11D');
  expect((await c.owner.get(`/action-items/${item.id}`)).body).toMatchObject({
    status: 'open',
    overdue: false,
    cycle: 2,
  });
  const renewal = await c.analyst.must(`/exceptions/${first.id}/renew`, { ends: inDays(40) });
  await c.chief.must(`/exceptions/${renewal.id}/sign-off`, { decision: 'approve' });
  expect((await c.owner.get(`/action-items/${item.id}`)).body.status).toBe('on_hold');
  await c.lead.must(`/exceptions/${renewal.id}/revoke`, { reason: 'The detector works' });
  expect((await c.owner.get(`/action-items/${item.id}`)).body).toMatchObject({ status: 'open', cycle: 3 });
});

test('a severity that rises makes it stale: the approvers of today are asked, and without them it ends', async () => {
  const c = await exceptionCase(tollgate);
  const item = await c.item({ due: inDays(60), severity: 'medium' });
  const lease = await c.approved({ items: [item.id], ends: inDays(80) });
  const { version } = (await c.manager.get(`/action-items/${item.id}`)).body;
  await c.manager.patch(`/action-items/${item.id}`, { severity: 'critical' }, { 'if-match': `"${version}"` });
  const stale = await until('the exception to be stale', async () => {
    const { body } = await c.head.get(`/exceptions/${lease.id}`);
    return body.stale !== null && body;
  });
  expect(stale).toMatchObject({ status: 'active', stale: { reason: `${item.key} is critical, was medium` } });
  expect((await c.head.get('/exceptions?stale=true')).body.items.map((e: { id: string }) => e.id)).toContain(lease.id);
  const inbox = (await c.lead.get('/notifications')).body.items;
  expect(inbox[0]).toMatchObject({ kind: 'exception_stale', subject: { kind: 'exception', id: lease.id } });
  await c.chief.must(`/exceptions/${lease.id}/sign-off`, { decision: 'approve' });
  expect((await c.head.get(`/exceptions/${lease.id}`)).body).toMatchObject({ status: 'active', stale: null });

  await c.head.must(`/exceptions/${lease.id}/reassess`, { residualRating: 'high', reason: 'Leakage doubled' });
  const asked = (await c.head.get(`/exceptions/${lease.id}`)).body;
  expect(asked.signOff.stages.map((s: { name: string }) => s.name)).toEqual([
    'Domain lead',
    'Manager of the risk owner',
  ]);
  await tollgate.clock.advance('P11D');
  const ended = (await c.head.get(`/exceptions/${lease.id}`)).body;
  expect(ended).toMatchObject({ status: 'ended', endedAt: asked.staleUntil });
  expect((await c.owner.get(`/action-items/${item.id}`)).body).toMatchObject({ status: 'open', cycle: 2 });
});

test('its items keep what else holds them: their program, or a person', async () => {
  const c = await exceptionCase(tollgate);
  const one = await c.item({ due: inDays(40) });
  const two = await c.item({ due: inDays(40) });
  const gone = await c.item({ due: inDays(40) });
  await c.manager.must(`/action-items/${one.id}/hold`, { reason: 'Waits for legal' });
  const lease = await c.approved({ items: [one.id, two.id, gone.id], ends: inDays(10) });
  await c.manager.must(`/action-items/${gone.id}/cancel`, { reason: 'Not needed' });
  await c.manager.must(`/programs/${c.programId}/hold`, { reason: 'Audit' });
  await c.manager.must(`/programs/${c.programId}/resume`);
  expect((await c.owner.get(`/action-items/${two.id}`)).body.status).toBe('on_hold');
  await c.manager.must(`/programs/${c.programId}/hold`, { reason: 'Audit again' });
  await tollgate.clock.advance('P11D');
  expect((await c.head.get(`/exceptions/${lease.id}`)).body.status).toBe('ended');
  const holdReasons = await Promise.all(
    [one, two].map(async ({ id }) => (await c.owner.get(`/action-items/${id}`)).body.holdReason),
  );
  expect(holdReasons).toEqual(['Waits for legal', 'Its program is on hold.']);
  expect((await c.owner.get(`/action-items/${gone.id}`)).body.status).toBe('cancelled');
  await c.manager.must(`/programs/${c.programId}/resume`);
  expect((await c.owner.get(`/action-items/${two.id}`)).body.status).toBe('open');
  expect((await c.owner.get(`/action-items/${one.id}`)).body.status).toBe('on_hold');
  expect((await c.manager.post(`/action-items/${one.id}/resume`)).body.status).toBe('open');
});

test('an item whose phase opens under an exception is suspended in the same breath', async () => {
  const c = await exceptionCase(tollgate, { phases: ['Detection', 'Enforcement'] });
  const first = await c.item();
  const second = await c.item({ phaseId: c.phaseIds[1] });
  await c.approved({ items: [second.id] });
  expect((await c.owner.get(`/action-items/${second.id}`)).body.status).toBe('draft');
  await c.owner.must(`/action-items/${first.id}/submit`, { statement: 'Done' });
  await c.manager.must(`/action-items/${first.id}/sign-off`, { decision: 'approve' });
  await until(
    'the tollgate',
    async () => (await c.lead.get(`/programs/${c.programId}`)).body.phases[0].status === 'tollgate',
  );
  await c.lead.must(`/programs/${c.programId}/phases/${c.phaseIds[0] ?? ''}/sign-off`, { decision: 'approve' });
  expect((await c.owner.get(`/action-items/${second.id}`)).body.status).toBe('on_hold');
});

test('a risk acceptance stands alone: reminders, and at its end its owner, whoever asked and the domain lead are told', async () => {
  const c = await exceptionCase(tollgate);
  const alone = { kind: 'risk_acceptance', rule: null, compensatingControls: [], residualRating: 'low' };
  const asked = await c.requested({ ...alone, starts: inDays(5), ends: inDays(20) });
  await c.lead.must(`/exceptions/${asked.id}/sign-off`, { decision: 'approve' });
  expect((await c.head.get(`/exceptions/${asked.id}`)).body.status).toBe('approved');
  await tollgate.clock.advance('P6D');
  expect((await c.head.get(`/exceptions/${asked.id}`)).body.status).toBe('active');
  await tollgate.clock.advance('P15D');
  const timeline = await c.head.get(`/exceptions/${asked.id}/timeline`);
  expect(typesOf(timeline)).toEqual([
    'exception.requested',
    'exception.approved',
    'exception.started',
    'exception.reminded',
    'exception.reminded',
    'exception.ended',
  ]);
  expect(toldOf(timeline, 'exception.ended')).toEqual([[c.headId, c.analystId, c.leadId]]);
  const { items } = (await c.head.get(`/exceptions/${asked.id}/sign-off-rounds`)).body;
  expect(items[0]).toMatchObject({
    state: 'approved',
    content: { residualRating: 'low', rationale: 'The detector is rebuilt' },
    signatures: [{ person: { id: c.leadId }, decision: 'approved' }],
  });
});

test('a request that nobody answers is escalated after its limit, and lapses at its end', async () => {
  const c = await exceptionCase(tollgate);
  const item = await c.item({ due: inDays(60) });
  const asked = await c.requested({ items: [item.id], ends: inDays(8) });
  await tollgate.clock.advance('P9D');
  const timeline = await c.head.get(`/exceptions/${asked.id}/timeline`);
  expect(typesOf(timeline)).toEqual(['exception.requested', 'exception.sign_off_overdue', 'exception.lapsed']);
  expect(toldOf(timeline, 'exception.sign_off_overdue')[0]?.sort()).toEqual([c.leadId, c.chiefId].sort());
  expect((await c.owner.get(`/action-items/${item.id}`)).body).toMatchObject({ status: 'open', cycle: 1 });
});
