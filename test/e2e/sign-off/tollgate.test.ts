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

/** A program whose open phase has one item done, and stands at its tollgate. */
async function atTollgate(phases: string[]): Promise<{ c: Case; path: string }> {
  const c = await launchedCase(tollgate, { phases });
  const item = await c.item();
  await c.owner.must(`/action-items/${item.id}/submit`, { statement: 'done' });
  await c.manager.must(`/action-items/${item.id}/sign-off`, { decision: 'approve' });
  await opened(c, 0);
  return { c, path: `/programs/${c.programId}/phases/${c.phaseIds[0] ?? ''}` };
}

const phaseOf = async (c: Case, index: number) => (await c.lead.get(`/programs/${c.programId}`)).body.phases[index];
const opened = (c: Case, index: number) =>
  until('the tollgate', async () => (await phaseOf(c, index))?.status === 'tollgate');
const approve = (who: ApiClient, path: string, more: object = {}): Promise<ApiAnswer> =>
  who.post(`${path}/sign-off`, { decision: 'approve', ...more });

test('a stand-in decides at the tollgate for the lead; whoever did the work of the phase does not, in nobody’s name', async () => {
  const { c, path } = await atTollgate(['Detection', 'Enforcement']);
  const meiId = await tollgate.person('Mei');
  const mei = await tollgate.as(meiId);
  await standsInFor(c.manager, c.ownerId);
  expect((await approve(c.owner, path)).body.code).toBe('separation-of-duties');
  await standsInFor(c.lead, meiId);
  expect((await phaseOf(c, 0)).signOff.waitingFor).toContainEqual(
    expect.objectContaining({ id: c.leadId, standIn: { id: meiId, name: 'Mei' } }),
  );
  const passed = await approve(mei, path);
  expect(passed.body.phases.map((phase: { status: string }) => phase.status)).toEqual(['passed', 'open']);
  const events = (await c.lead.get(`/programs/${c.programId}/timeline`)).body.items;
  expect(events.at(-1)).toMatchObject({ type: 'phase.passed', actor: { id: meiId }, onBehalfOf: { id: c.leadId } });
  const rounds = (await c.lead.get(`/programs/${c.programId}/sign-off-rounds`)).body.items;
  expect(rounds).toMatchObject([{ state: 'approved', signatures: [{ onBehalfOf: { id: c.leadId } }] }]);
  const shown = (await c.lead.get(`/sign-off-rounds/${rounds[0].id}`)).body;
  expect(shown).toMatchObject({ unaltered: true, subject: { kind: 'phase', name: 'Detection' } });
});

test('a question at the tollgate is answered by the program manager; a signature there can be taken back', async () => {
  const two = await tollgate.admin.must('/policies', {
    kind: 'sign_off',
    name: 'Both at the tollgate',
    body: {
      stages: [{ name: 'Both', required: 2, roles: ['domain_lead', 'program_manager'], people: [] }],
      limit: 'P3D',
      escalateTo: [],
      channels: ['inbox'],
    },
  });
  const version = (await tollgate.admin.must(`/policies/${two.id}/versions/1/publish`)).versions[0].id;
  const { c, path } = await atTollgate(['Only']);
  await tollgate.dataSource.query('UPDATE programs SET tollgate_policy_version_id = $2 WHERE id = $1', [
    c.programId,
    version,
  ]);
  // Asked for anew under that policy.
  const back = await c.lead.must(`${path}/sign-off`, { decision: 'send_back', reason: 'Both must sign' });
  expect(back.phases[0]).toMatchObject({ status: 'open', signOff: null });
  const more = await c.item();
  await c.owner.must(`/action-items/${more.id}/submit`, { statement: 'done' });
  await c.manager.must(`/action-items/${more.id}/sign-off`, { decision: 'approve' });
  await opened(c, 0);

  expect((await c.owner.post(`${path}/questions`, { question: 'May I?' })).body.code).toBe('separation-of-duties');
  await c.lead.must(`${path}/questions`, { question: 'Who checked the sample?' });
  const [question] = (await c.lead.get(`${path}/questions`)).body.items;
  expect((await c.owner.post(`${path}/questions/${question.id}/answer`, { answer: 'x' })).status).toBe(403);
  expect((await c.manager.get('/notifications')).body.items[0]).toMatchObject({ kind: 'question_asked' });
  await c.manager.must(`${path}/questions/${question.id}/answer`, { answer: 'QA did' });
  expect((await c.lead.get(`${path}/questions`)).body.items).toMatchObject([{ answer: 'QA did' }]);

  await approve(c.lead, path);
  expect((await c.manager.post(`${path}/sign-off/revoke`)).body.code).toBe('not-found');
  await c.lead.must(`${path}/sign-off/revoke`, { reason: 'One sheet more' });
  await approve(c.manager, path);
  expect((await phaseOf(c, 0)).status).toBe('tollgate');
  expect((await approve(c.lead, path)).body.status).toBe('closed');
  expect((await c.lead.post(`${path}/sign-off/revoke`)).body.code).toBe('illegal-transition');
});

test('an approval on condition puts the follow-up items into the next phase', async () => {
  const { c, path } = await atTollgate(['Detection', 'Enforcement', 'Appeals']);
  const followUp = { title: 'Watch the rule', ownerId: c.ownerId, due: inDays(30) };
  const same = await approve(c.lead, path, { followUps: [{ ...followUp, phaseId: c.phaseIds[0] }] });
  expect(same.body.code).toBe('phase-not-open');
  const last = { ...followUp, title: 'Watch appeals', phaseId: c.phaseIds[2] };
  const passed = await approve(c.lead, path, { followUps: [followUp, last] });
  expect(passed.body.phases.map((phase: { status: string }) => phase.status)).toEqual(['passed', 'open', 'pending']);
  const items = (await c.owner.get(`/action-items?program=${c.programId}&sort=number`)).body.items;
  expect(items.slice(1)).toMatchObject([
    { title: 'Watch the rule', status: 'open', phase: { id: c.phaseIds[1] } },
    { title: 'Watch appeals', status: 'draft', phase: { id: c.phaseIds[2] } },
  ]);
});

test('at the last tollgate a condition opens a phase of its own, and the program closes when that has passed', async () => {
  const { c, path } = await atTollgate(['Only']);
  const followUp = { title: 'Check after a quarter', ownerId: c.ownerId, due: inDays(90) };
  const passed = await approve(c.lead, path, { followUps: [followUp] });
  expect(passed.body).toMatchObject({ status: 'active' });
  expect(passed.body.phases).toMatchObject([
    { name: 'Only', status: 'passed' },
    { name: 'Follow-up', position: 2, status: 'open', items: { total: 1 } },
  ]);
  const [item] = (await c.owner.get(`/action-items?program=${c.programId}&status=open`)).body.items;
  expect((await c.owner.get(`/action-items/${item.id}`)).body.followUpOf.subject).toMatchObject({
    kind: 'phase',
    name: 'Only',
  });
  await c.owner.must(`/action-items/${item.id}/submit`, { statement: 'checked' });
  await c.manager.must(`/action-items/${item.id}/sign-off`, { decision: 'approve' });
  await opened(c, 1);
  const last = passed.body.phases[1].id;
  expect((await approve(c.lead, `/programs/${c.programId}/phases/${last}`)).body.status).toBe('closed');
});

test('a phase without items is told to its manager, again and again, and passes with a reason and a signature', async () => {
  const c = await launchedCase(tollgate, { phases: ['Detection', 'Enforcement', 'Proof'] });
  const [first, second] = c.phaseIds.map((id) => `/programs/${c.programId}/phases/${id}`) as [string, string];
  const told = async (): Promise<string[]> =>
    (await c.manager.get('/notifications?limit=50')).body.items.flatMap(
      ({ kind, title }: { kind: string; title: string }) => (kind === 'phase_empty' ? [title] : []),
    );
  const upcoming = async (): Promise<string[]> =>
    (await c.manager.get(`/programs/${c.programId}/upcoming`)).body.items.map(({ kind }: { kind: string }) => kind);
  expect(await upcoming()).toEqual(['phase_empty', 'phase_empty', 'phase_empty', 'phase_empty']);
  await tollgate.clock.advance('P2D');
  expect(await told()).toEqual([expect.stringContaining('Detection of ')]);
  expect((await c.owner.post(`${first}/tollgate`, { reason: 'Done elsewhere' })).status).toBe(403);
  const opened = await c.manager.must(`${first}/tollgate`, { reason: 'Done elsewhere' });
  expect(opened.phases[0]).toMatchObject({ status: 'tollgate', signOff: { waitingFor: [{ id: c.leadId }] } });
  expect((await approve(c.manager, first)).body.code).toBe('separation-of-duties');
  const back = await c.lead.post(`${first}/sign-off`, { decision: 'send_back', reason: 'Show me' });
  expect(back.body.phases[0].status).toBe('open');
  await c.manager.must(`${first}/tollgate`, { reason: 'Done in another program' });
  expect((await approve(c.lead, first)).body.phases).toMatchObject([{ status: 'passed' }, { status: 'open' }, {}]);
  const events = (await c.lead.get(`/programs/${c.programId}/timeline`)).body.items;
  const summaries = events.map(({ summary }: { summary: string }) => summary);
  expect(summaries).toContain('Detection has no item, and waits');
  expect(summaries.find((line: string) => line.includes('another program'))).toContain('Detection is at its tollgate');

  // One that has an item by then is not spoken of, and comes to its tollgate by itself.
  const item = await c.item({ phaseId: c.phaseIds[1] });
  expect(await upcoming()).toEqual([]);
  await tollgate.clock.advance('P9D');
  expect(await told()).toHaveLength(1);
  expect((await c.manager.post(`${second}/tollgate`, { reason: 'x' })).body.code).toBe('illegal-transition');
  await c.manager.must(`/action-items/${item.id}/cancel`, { reason: 'Not needed' });
  await until('the tollgate', async () => (await phaseOf(c, 1))?.status === 'tollgate');
});
