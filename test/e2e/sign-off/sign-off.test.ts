import { createHash } from 'node:crypto';
import { inDays, launchedCase, type Case } from '../../factories/case.js';
import { standsInFor } from '../../factories/delegation.js';
import type { ApiAnswer, ApiClient } from '../../harness/api-client.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

let tollgate: Tollgate;

beforeAll(async () => {
  tollgate = await startTollgate();
});
afterAll(async () => {
  expect(tollgate.problems).toEqual([]);
  await tollgate.stop();
});

async function signOffPolicy(name: string, stages: object[]): Promise<string> {
  const body = { stages, limit: 'P3D', escalateTo: ['domain_lead'], channels: ['inbox'] };
  const policy = await tollgate.admin.must('/policies', { kind: 'sign_off', name, body });
  return (await tollgate.admin.must(`/policies/${policy.id}/versions/1/publish`)).versions[0].id;
}

const roles = ['owner_manager', 'program_manager', 'domain_lead'];

/** An item that has been handed in, under a policy of its own stages. */
async function handedIn(c: Case, name: string, stages: object[] | null): Promise<{ id: string; path: string }> {
  const policy = stages ? { signOffPolicyVersionId: await signOffPolicy(name, stages) } : {};
  const item = await c.item(policy);
  await c.owner.must(`/action-items/${item.id}/submit`, { statement: 'Reviewers retrained' });
  return { id: item.id, path: `/action-items/${item.id}` };
}

const sign = (who: ApiClient, { path }: { path: string }, more: object = {}): Promise<ApiAnswer> =>
  who.post(`${path}/sign-off`, { decision: 'approve', ...more });
const sendBack = (who: ApiClient, item: { path: string }): Promise<ApiAnswer> =>
  sign(who, item, { decision: 'send_back', reason: 'No figures' });
const roundsOf = async (c: Case, { path }: { path: string }): Promise<{ id: string; state: string }[]> =>
  (await c.owner.get(`${path}/sign-off-rounds`)).body.items;

test('a signature is taken back before the round ends, shown as taken back, and may be given again', async () => {
  const c = await launchedCase(tollgate);
  const boss = await tollgate.as(c.bossId);
  const item = await handedIn(c, 'Two, then one', [
    { name: 'Two', required: 2, roles: ['owner_manager', 'program_manager'], people: [] },
    { name: 'Lead', required: 1, roles: ['domain_lead'], people: [] },
  ]);
  expect((await c.lead.post(`${item.path}/sign-off/revoke`)).body.code).toBe('not-found');
  await sign(boss, item);
  expect((await sign(c.manager, item)).body.signOff).toMatchObject({ stage: 2 });
  const revoked = await boss.post(`${item.path}/sign-off/revoke`, { reason: 'Read the wrong sheet' });
  expect(revoked.body.signOff).toMatchObject({ stage: 1, waitingFor: [{ id: c.bossId }] });
  expect((await sign(c.lead, item)).body.code).toBe('not-an-approver');
  await sign(boss, item);
  expect((await sign(c.lead, item)).body.status).toBe('done');
  const [round] = (await c.owner.get(`${item.path}/sign-off-rounds`)).body.items;
  expect(round.signatures.map((s: { revokedAt: string | null }) => s.revokedAt !== null)).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect((await boss.post(`${item.path}/sign-off/revoke`)).body.code).toBe('illegal-transition');
  const told = (await c.owner.get('/notifications?limit=50')).body.items.find(
    ({ kind }: { kind: string }) => kind === 'signature_revoked',
  );
  expect(told.body).toContain('The reason: Read the wrong sheet.');
});

test('the owner withdraws what they handed in: the round ends, the item goes on, and its ladder with it', async () => {
  const c = await launchedCase(tollgate);
  const item = await handedIn(c, 'Withdrawn', null);
  expect((await c.manager.post(`${item.path}/withdraw`)).status).toBe(403);
  const back = await c.owner.post(`${item.path}/withdraw`, { reason: 'A sheet is missing' });
  expect(back.body).toMatchObject({ status: 'in_progress', signOff: null });
  expect(await roundsOf(c, item)).toMatchObject([{ state: 'withdrawn' }]);
  expect((await sign(c.manager, item)).body.code).toBe('illegal-transition');
  expect((await c.owner.post(`${item.path}/withdraw`)).body.code).toBe('illegal-transition');
  expect((await c.manager.get('/notifications')).body.items[0]).toMatchObject({ kind: 'withdrawn' });
  const upcoming = (await c.owner.get(`${item.path}/upcoming`)).body;
  expect(upcoming.paused).toBeNull();
  expect(upcoming.items.map(({ kind }: { kind: string }) => kind)).toContain('breach');
  await c.owner.must(`${item.path}/submit`, { statement: 'With the sheet' });
  expect(await roundsOf(c, item)).toMatchObject([{ state: 'withdrawn' }, { state: 'open' }]);
});

test('a question is asked without deciding, answered by the owner, shown everywhere, and does not stop the limit', async () => {
  const c = await launchedCase(tollgate);
  const item = await handedIn(c, 'Asked', null);
  const limits = async (): Promise<{ at: string }[]> =>
    (await c.owner.get(`${item.path}/upcoming`)).body.items.filter(
      ({ kind }: { kind: string }) => kind === 'sign_off_limit',
    );
  const before = await limits();
  expect((await c.owner.post(`${item.path}/questions`, { question: 'May I?' })).body.code).toBe('separation-of-duties');
  const stranger = await tollgate.as(await tollgate.person('Stranger'));
  expect((await stranger.post(`${item.path}/questions`, { question: 'What?' })).body.code).toBe('not-an-approver');
  const asked = await c.manager.post(`${item.path}/questions`, { question: 'Which sample was this?' });
  const [question] = asked.body.signOff.questions;
  expect(question).toMatchObject({ question: 'Which sample was this?', askedBy: { id: c.managerId }, answer: null });
  expect(await limits()).toEqual(before);
  expect((await c.owner.get('/notifications')).body.items[0]).toMatchObject({ kind: 'question_asked' });
  expect((await c.lead.post(`${item.path}/questions/${question.id}/answer`, { answer: 'x' })).status).toBe(403);
  expect((await c.owner.post(`${item.path}/questions/nothing/answer`, { answer: 'x' })).status).toBe(404);
  const answered = await c.owner.post(`${item.path}/questions/${question.id}/answer`, { answer: 'The 200 of May' });
  expect(answered.body.signOff.questions).toEqual([]);
  const [told] = (await c.manager.get('/notifications')).body.items;
  expect(told.body).toContain('Owner');
  expect(told.body).toContain('answers: The 200 of May.');
  const events = (await c.owner.get(`${item.path}/timeline`)).body.items.map(
    ({ summary }: { summary: string }) => summary,
  );
  expect(events.slice(-2)).toEqual([
    'Asked: Which sample was this?',
    'Answered “Which sample was this?”: The 200 of May',
  ]);
  const [round] = (await c.owner.get(`${item.path}/sign-off-rounds`)).body.items;
  expect(round.questions).toMatchObject([{ answer: 'The 200 of May', answeredBy: { id: c.ownerId } }]);
  await tollgate.clock.advance('P3DT1H');
  const types = (await c.owner.get(`${item.path}/timeline`)).body.items.map(({ type }: { type: string }) => type);
  expect(types).toContain('item.sign_off_overdue');
});

test('an approval on condition creates the follow-up items with the last signature, linked both ways; they keep the phase open', async () => {
  const c = await launchedCase(tollgate);
  const item = await handedIn(c, 'Two of two', [
    { name: 'Two', required: 2, roles: ['program_manager', 'domain_lead'], people: [] },
  ]);
  const followUp = { title: 'Retrain the night shift', ownerId: c.bossId, due: inDays(20), severity: 'high' };
  const past = await sign(c.manager, item, { followUps: [{ ...followUp, due: inDays(-2) }] });
  expect(past.body.code).toBe('invalid-due-date');
  expect((await sign(c.manager, item, { decision: 'send_back', reason: 'x', followUps: [followUp] })).body.code).toBe(
    'invalid-command',
  );
  const unknown = { ...followUp, ownerId: '00000000-0000-4000-8000-000000000000' };
  expect((await sign(c.manager, item, { followUps: [unknown] })).body.code).toBe('unknown-person');
  const elsewhere = { ...followUp, phaseId: '00000000-0000-4000-8000-000000000000' };
  expect((await sign(c.manager, item, { followUps: [elsewhere] })).body.code).toBe('phase-not-open');
  await sign(c.manager, item, { followUps: [followUp] });
  expect((await c.owner.get(`/action-items/count?program=${c.programId}`)).body.count).toBe(1);
  expect((await sign(c.lead, item)).body.status).toBe('done');
  const [round] = (await c.owner.get(`${item.path}/sign-off-rounds`)).body.items;
  expect(round.followUps).toMatchObject([{ title: 'Retrain the night shift', status: 'open' }]);
  const created = (await c.owner.get(`/action-items/${round.followUps[0].id}`)).body;
  expect(created).toMatchObject({
    owner: { id: c.bossId },
    phase: { id: c.phaseIds[0] },
    severity: 'high',
    followUpOf: { roundId: round.id, subject: { kind: 'action_item', id: item.id } },
  });
  const boss = await tollgate.as(c.bossId);
  expect((await boss.get('/notifications')).body.items[0].body).toContain('It is a condition of the approval of AI-');
  await tollgate.clock.settle();
  expect((await c.lead.get(`/programs/${c.programId}`)).body.phases[0].status).toBe('open');
  await boss.must(`/action-items/${created.id}/submit`, { statement: 'done' });
  await sign(c.manager, { path: `/action-items/${created.id}` });
  await until(
    'the tollgate',
    async () => (await c.lead.get(`/programs/${c.programId}`)).body.phases[0].status === 'tollgate',
  );
});

test('a condition may go to a coming phase, where it waits as a draft', async () => {
  const c = await launchedCase(tollgate, { phases: ['Detection', 'Enforcement'] });
  const item = await handedIn(c, 'Later', null);
  const followUp = { title: 'Watch appeals', ownerId: c.ownerId, due: inDays(60), phaseId: c.phaseIds[1] };
  expect((await sign(c.manager, item, { followUps: [followUp] })).body.status).toBe('done');
  const { items } = (await c.owner.get(`/action-items?program=${c.programId}&status=draft`)).body;
  expect(items).toMatchObject([{ title: 'Watch appeals', phase: { id: c.phaseIds[1] } }]);
  await until(
    'the tollgate',
    async () => (await c.lead.get(`/programs/${c.programId}`)).body.phases[0].status === 'tollgate',
  );
});

test('with a veto named, a send-back of the others is a vote against; the round ends when approval cannot be reached', async () => {
  const c = await launchedCase(tollgate);
  const boss = await tollgate.as(c.bossId);
  const stages = [{ name: 'Two', required: 2, roles, people: [], veto: ['domain_lead'] }];
  const first = await handedIn(c, 'Votes', stages);
  const signOffPolicyVersionId = (await c.owner.get(first.path)).body.policies.signOff;
  const second = await c.item({ signOffPolicyVersionId });
  const against = await sendBack(boss, first);
  expect(against.body.status).toBe('submitted');
  expect((await c.owner.get(`${first.path}/timeline`)).body.items.at(-1)).toMatchObject({
    type: 'item.voted_against',
    summary: 'Voted against, stage 1 of round 1: No figures',
  });
  await sign(c.manager, first);
  expect((await sign(c.lead, first)).body.status).toBe('done');
  const path = `/action-items/${second.id}`;
  await c.owner.must(`${path}/submit`, { statement: 'done' });
  await sendBack(boss, { path });
  expect((await sendBack(c.manager, { path })).body.status).toBe('in_progress');
  await c.owner.must(`${path}/submit`, { statement: 'done again' });
  await sign(boss, { path });
  expect((await sendBack(c.lead, { path })).body.status).toBe('in_progress');
  expect(await roundsOf(c, { path })).toMatchObject([{ state: 'sent_back' }, { state: 'sent_back' }]);
});

test('approvals weigh by role, also when a stand-in gives them', async () => {
  const c = await launchedCase(tollgate);
  const boss = await tollgate.as(c.bossId);
  const meiId = await tollgate.person('Mei');
  const mei = await tollgate.as(meiId);
  await standsInFor(c.lead, meiId);
  const item = await handedIn(c, 'Weighted', [
    { name: 'Three', required: 3, roles, people: [], weights: { domain_lead: 2 } },
  ]);
  expect((await sign(boss, item)).body.status).toBe('submitted');
  expect((await sign(mei, item)).body.status).toBe('done');
  const bad = {
    name: 'x',
    required: 5,
    roles: ['domain_lead'],
    people: [],
    weights: { owner: 2, domain_lead: 3 },
    veto: ['owner'],
  };
  const refused = await tollgate.admin.post('/policies', {
    kind: 'sign_off',
    name: 'Wrong',
    body: { stages: [bad], limit: 'P1D', escalateTo: [], channels: ['inbox'] },
  });
  expect(refused.body.errors.map(({ path }: { path: string }) => path)).toEqual([
    'body.stages.0.weights.owner',
    'body.stages.0.required',
    'body.stages.0.veto.0',
  ]);
});

test('what was signed is shown again with its text and hash, with the names of then, and says when it was altered', async () => {
  const c = await launchedCase(tollgate);
  const meiId = await tollgate.person('Mei Tan');
  await standsInFor(c.manager, meiId);
  const item = await c.item({ tags: ['b', 'a'], attributes: { zeta: 1, alpha: { y: [1, 2.5], x: 'é' } } });
  const path = `/action-items/${item.id}`;
  await c.owner.must(`${path}/evidence`, { title: 'Sheet', url: 'https://example.com/sheet' });
  await c.owner.must(`${path}/submit`, { statement: 'done' });
  await (await tollgate.as(meiId)).must(`${path}/sign-off`, { decision: 'approve' });
  await tollgate.dataSource.query(`UPDATE people SET name = 'Mei Lim' WHERE id = $1`, [meiId]);
  const id = (await roundsOf(c, { path }))[0]?.id ?? '';
  const shown = (await c.owner.get(`/sign-off-rounds/${id}`)).body;
  expect(shown).toMatchObject({
    state: 'approved',
    unaltered: true,
    subject: { id: item.id },
    program: { id: c.programId },
  });
  expect(createHash('sha256').update(shown.text).digest('hex')).toBe(shown.contentHash);
  expect(JSON.parse(shown.text)).toEqual(shown.content);
  expect(shown.signatures).toMatchObject([
    { person: { name: 'Mei Tan' }, onBehalfOf: { id: c.managerId }, contentHash: shown.contentHash },
  ]);
  await tollgate.dataSource.query(
    `UPDATE sign_off_rounds SET content = jsonb_set(content, '{title}', '"Something else"') WHERE id = $1`,
    [id],
  );
  const altered = (await c.owner.get(`/sign-off-rounds/${id}`)).body;
  expect(altered.unaltered).toBe(false);
  expect(altered.hashNow).not.toBe(altered.contentHash);
  expect((await c.owner.get('/sign-off-rounds/nothing')).status).toBe(404);
});

test('sent back, a question needs no answer any more, and does not come again with the next round', async () => {
  const c = await launchedCase(tollgate);
  const item = await handedIn(c, 'Sent back with a question', null);
  const asked = await c.manager.post(`${item.path}/questions`, { question: 'Which sample was this?' });
  const [{ id }] = asked.body.signOff.questions;
  await sendBack(c.manager, item);
  await c.owner.must(`${item.path}/submit`, { statement: 'With figures' });
  const late = await c.owner.post(`${item.path}/questions/${id}/answer`, { answer: 'The second' });
  expect(late.body.code).toBe('not-found');
  // Changed while it is asked about, the question stands.
  const again = (await c.manager.post(`${item.path}/questions`, { question: 'And this one?' })).body;
  const [open, ...more] = again.signOff.questions;
  expect([open.question, more]).toEqual(['And this one?', []]);
  const version = { 'if-match': `"${again.version}"` };
  expect((await c.manager.patch(item.path, { title: 'Retrain all reviewers' }, version)).status).toBe(200);
  expect((await c.owner.post(`${item.path}/questions/${open.id}/answer`, { answer: 'The third' })).status).toBe(200);
});

test('a condition whose date passes, and whose owner leaves, before the last signature is due as long after it, and owned', async () => {
  const c = await launchedCase(tollgate);
  const boss = await tollgate.as(c.bossId);
  const item = await handedIn(c, 'Slow', [
    { name: 'First', required: 1, roles: ['owner_manager'], people: [] },
    { name: 'Then', required: 1, roles: ['domain_lead'], people: [] },
  ]);
  const leaver = await tollgate.person('Leaves soon');
  const followUp = { title: 'Retrain the night shift', ownerId: leaver, due: inDays(5) };
  await sign(boss, item, { followUps: [followUp] });
  await tollgate.dataSource.query('UPDATE people SET active = false WHERE id = $1', [leaver]);
  await tollgate.clock.advance('P10D');
  const done = await sign(c.lead, item);
  expect(done.body.status).toBe('done');
  const [round] = (await c.owner.get(`${item.path}/sign-off-rounds`)).body.items;
  const created = (await c.owner.get(`/action-items/${round.followUps[0].id}`)).body;
  expect(created).toMatchObject({ status: 'open', overdue: false, owner: { id: c.managerId } });
  const days = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
  const waited = days(round.signatures[0].at, round.closedAt);
  expect(waited).toBeGreaterThanOrEqual(10);
  expect(days(inDays(5).date, created.due.date)).toBe(waited);
  const told = (await c.manager.get('/notifications?limit=50')).body.items.find(
    ({ kind }: { kind: string }) => kind === 'follow_up',
  );
  expect(told.body).toContain('whoever was to own it has left');
});
