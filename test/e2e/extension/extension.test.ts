import { inDays, launchedCase, type Case } from '../../factories/case.js';
import { standsInFor } from '../../factories/delegation.js';
import type { ApiAnswer, ApiClient } from '../../harness/api-client.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;
let byLength: string;

beforeAll(async () => {
  tollgate = await startTollgate();
  byLength = await extensionPolicy('By length', {
    rules: [
      { upToNumber: 1, upToDays: 7, required: 1, roles: ['owner_manager'], people: [] },
      { upToTotalDays: 30, required: 2, roles: ['owner_manager', 'program_manager', 'domain_lead'], people: [] },
      { required: 1, roles: ['domain_lead'], people: [] },
    ],
    mostExtensions: 3,
    longestTotalDays: 60,
    answerWithin: 'P2D',
    repeat: { every: 'P1D', times: 2 },
    escalateTo: ['approver_manager', 'domain_lead'],
    channels: ['inbox', 'email'],
  });
}, 60_000);
afterAll(async () => {
  expect(tollgate.problems).toEqual([]);
  await tollgate.stop();
});

async function extensionPolicy(name: string, body: object): Promise<string> {
  const policy = await tollgate.admin.must('/policies', { kind: 'extension', name, body });
  return (await tollgate.admin.must(`/policies/${policy.id}/versions/1/publish`)).versions[0].id;
}

const ask = (c: Case, item: { id: string }, days: number): Promise<ApiAnswer> =>
  c.owner.post(`/action-items/${item.id}/extensions`, {
    due: inDays(days),
    reason: 'The vendor is late',
    impact: 'None',
  });
const decide = (who: ApiClient, item: { id: string }, decision: string, more: object = {}): Promise<ApiAnswer> =>
  who.post(`/action-items/${item.id}/extensions/decision`, { decision, ...more });
const ids = (list: { id: string }[]): string[] => list.map(({ id }) => id).sort();
const types = async (c: Case, item: { id: string }): Promise<string[]> =>
  (await c.owner.get(`/action-items/${item.id}/timeline`)).body.items.map(({ type }: { type: string }) => type);

test('number and length decide who must agree; decisions are recorded one by one until there are enough', async () => {
  const c = await launchedCase(tollgate);
  const boss = await tollgate.as(c.bossId);
  const item = await c.item({ due: inDays(5), extensionPolicyVersionId: byLength });
  const first = await ask(c, item, 10);
  expect(first.body.pendingExtension).toMatchObject({
    days: 5,
    impact: 'None',
    terms: { required: 1, roles: ['owner_manager'] },
    agreed: 0,
    waitingFor: [{ id: c.bossId }],
  });
  expect(await decide(c.manager, item, 'grant')).toMatchObject({ status: 403, body: { code: 'not-an-approver' } });
  expect((await decide(c.owner, item, 'grant')).body.code).toBe('separation-of-duties');
  expect((await decide(boss, item, 'grant')).body).toMatchObject({
    pendingExtension: null,
    due: { date: inDays(10).date },
  });

  const second = await ask(c, item, 20);
  expect(ids(second.body.pendingExtension.waitingFor)).toEqual([c.bossId, c.managerId, c.leadId].sort());
  const agreed = await decide(c.manager, item, 'grant', { reason: 'Fair' });
  expect(agreed.body.pendingExtension).toMatchObject({ agreed: 1, terms: { required: 2 } });
  expect(ids(agreed.body.pendingExtension.waitingFor)).toEqual([c.bossId, c.leadId].sort());
  expect((await decide(c.manager, item, 'grant')).body.code).toBe('already-signed');
  expect(agreed.body.allowed).not.toContain('decide_extension');
  expect((await c.lead.get(`/action-items/${item.id}`)).body.allowed).toContain('decide_extension');
  const granted = await decide(c.lead, item, 'grant');
  expect(granted.body).toMatchObject({ due: { date: inDays(20).date }, cycle: 3 });
  const [latest] = (await c.owner.get(`/action-items/${item.id}/extensions`)).body.items;
  expect(latest).toMatchObject({ state: 'granted', decidedBy: { id: c.leadId } });
  expect(latest.decisions).toMatchObject([
    { person: { id: c.managerId }, decision: 'agreed', reason: 'Fair' },
    { person: { id: c.leadId }, decision: 'agreed' },
  ]);
  expect(await types(c, item)).toEqual([
    'item.created',
    'item.extension_requested',
    'item.extension_granted',
    'item.extension_requested',
    'item.extension_agreed',
    'item.extension_granted',
  ]);
}, 60_000);

test('one refusal with its reason refuses; who asked may take it back, nobody else', async () => {
  const c = await launchedCase(tollgate);
  const item = await c.item({ extensionPolicyVersionId: byLength });
  await ask(c, item, 25);
  expect((await decide(c.manager, item, 'refuse')).status).toBe(422);
  await decide(c.lead, item, 'grant');
  const refused = await decide(c.manager, item, 'refuse', { reason: 'Not again' });
  expect(refused.body).toMatchObject({ pendingExtension: null, due: { date: inDays(7).date } });
  expect((await c.owner.post(`/action-items/${item.id}/extensions/take-back`)).body.code).toBe('no-extension-pending');
  await ask(c, item, 25);
  const takeBack = (who: ApiClient) =>
    who.post(`/action-items/${item.id}/extensions/take-back`, { reason: 'Found a way' });
  expect(await takeBack(c.manager)).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
  expect((await takeBack(c.owner)).body).toMatchObject({ pendingExtension: null, extensionCount: 2 });
  const [latest] = (await c.owner.get(`/action-items/${item.id}/extensions`)).body.items;
  expect(latest).toMatchObject({ state: 'taken_back', decisionReason: 'Found a way' });
  const told = (await c.manager.get('/notifications')).body.items;
  expect(told[0]).toMatchObject({ kind: 'extension_taken_back' });
}, 60_000);

test('another due date set meanwhile ends the request; a version of another kind, or a draft, is pinned to nothing', async () => {
  const c = await launchedCase(tollgate);
  const item = await c.item();
  await ask(c, item, 25);
  const changed = await c.manager.post(`/action-items/${item.id}/change-due`, { due: inDays(40), reason: 'agreed' });
  expect(changed.body).toMatchObject({ pendingExtension: null, due: { date: inDays(40).date } });
  const [latest] = (await c.owner.get(`/action-items/${item.id}/extensions`)).body.items;
  expect(latest.state).toBe('lapsed');
  const body = { programId: c.programId, title: 'x', ownerId: c.ownerId, due: inDays(3) };
  const wrong = await c.manager.post('/action-items', { ...body, signOffPolicyVersionId: byLength });
  expect(wrong).toMatchObject({ status: 422, body: { code: 'unknown-policy-version' } });
  const draft = await tollgate.admin.must('/policies', {
    kind: 'extension',
    name: 'Still a draft',
    body: {
      rules: [{ required: 1, roles: ['domain_lead'], people: [] }],
      mostExtensions: 1,
      answerWithin: 'P1D',
      escalateTo: [],
      channels: ['inbox'],
    },
  });
  const program = { name: 'On a draft', extensionPolicyVersionId: draft.versions[0].id };
  const answer = await c.manager.post('/programs', program);
  expect(answer).toMatchObject({ status: 422, body: { code: 'unknown-policy-version' } });
  expect(answer.body.detail).toContain('extensionPolicyVersionId');
}, 60_000);

test('past the limits of the policy it is refused at once, with the limit said', async () => {
  const c = await launchedCase(tollgate);
  const item = await c.item({ due: inDays(2), extensionPolicyVersionId: byLength });
  const tooLong = await ask(c, item, 70);
  expect(tooLong).toMatchObject({ status: 409, body: { code: 'extension-limit', longestTotalDays: 60, used: 0 } });
  expect(tooLong.body.detail).toContain('60 calendar days in all; 0 are used');
  const usual = await c.item({ due: inDays(2) });
  for (const days of [3, 4, 5]) {
    expect((await ask(c, usual, days)).status).toBe(200);
    expect((await decide(c.manager, usual, 'grant')).status).toBe(200);
  }
  const once = await ask(c, usual, 6);
  expect(once).toMatchObject({ status: 409, body: { code: 'extension-limit', mostExtensions: 3, granted: 3 } });
  expect(once.body.detail).toContain('allows 3 extension(s) of an item');
  expect((await c.owner.get(`/action-items/${usual.id}`)).body.extensionCount).toBe(3);
}, 60_000);

test('where too few can be found who did not ask for it, it is refused at once', async () => {
  const c = await launchedCase(tollgate);
  const alone = await extensionPolicy('Owner’s manager only', {
    rules: [{ required: 1, roles: ['owner_manager'], people: [] }],
    mostExtensions: 5,
    answerWithin: 'P1D',
    escalateTo: [],
    channels: ['inbox'],
  });
  const item = await c.item({ ownerId: c.bossId, extensionPolicyVersionId: alone });
  const boss = await tollgate.as(c.bossId);
  const asked = await boss.post(`/action-items/${item.id}/extensions`, { due: inDays(20), reason: 'late' });
  expect(asked).toMatchObject({ status: 422, body: { code: 'unreachable-quorum' } });
}, 60_000);

test('a request that nobody answers escalates when its time has run out, again as the policy says, and not while on hold', async () => {
  const c = await launchedCase(tollgate);
  const item = await c.item({ due: inDays(20), extensionPolicyVersionId: byLength });
  await ask(c, item, 40);
  const path = `/action-items/${item.id}`;
  const upcoming = (await c.owner.get(`${path}/upcoming`)).body.items;
  const [limit] = upcoming.filter(({ kind }: { kind: string }) => kind === 'extension_limit');
  expect(limit.because).toBe('2 days without an answer to extension 1');
  expect(limit.who.map((w: { person: { id: string } }) => w.person.id)).toEqual(
    expect.arrayContaining([c.bossId, c.managerId, c.leadId]),
  );
  await c.manager.must(`${path}/hold`, { reason: 'Waits for legal' });
  await tollgate.clock.advance('P3D');
  expect(await types(c, item)).not.toContain('item.extension_overdue');
  await c.manager.must(`${path}/resume`);
  await tollgate.clock.advance('P2DT1H');
  const overdue = (await c.owner.get(`${path}/timeline`)).body.items.filter(
    ({ type }: { type: string }) => type === 'item.extension_overdue',
  );
  expect(overdue).toHaveLength(1);
  expect(overdue[0].told.map((t: { person: { id: string } }) => t.person.id)).toEqual(
    expect.arrayContaining([c.managerId, c.leadId, c.bossId]),
  );
  await tollgate.clock.advance('P3D');
  expect((await types(c, item)).filter((type) => type === 'item.extension_overdue')).toHaveLength(3);
  await decide(c.manager, item, 'grant');
  await decide(c.lead, item, 'grant');
  expect((await c.owner.get(`${path}/upcoming`)).body.items.map(({ kind }: { kind: string }) => kind)).not.toContain(
    'extension_limit',
  );
}, 90_000);

test('a stand-in decides for an absent decider, and never on what he asked for himself', async () => {
  const c = await launchedCase(tollgate);
  const meiId = await tollgate.person('Mei');
  const mei = await tollgate.as(meiId);
  await standsInFor(c.lead, meiId);
  const item = await c.item({ extensionPolicyVersionId: byLength });
  await ask(c, item, 25);
  expect((await mei.get('/notifications')).body.items[0]).toMatchObject({
    kind: 'extension_requested',
    role: 'stand_in',
  });
  const half = await decide(mei, item, 'grant');
  expect(half.body.pendingExtension).toMatchObject({ agreed: 1 });
  expect((await decide(c.lead, item, 'grant')).body.code).toBe('already-signed');
  expect((await decide(c.manager, item, 'grant')).body.due.date).toBe(inDays(25).date);
  const [latest] = (await c.owner.get(`/action-items/${item.id}/extensions`)).body.items;
  expect(latest.decisions[0]).toMatchObject({ person: { id: meiId }, onBehalfOf: { id: c.leadId } });
  // The owner is away too; Mei asks for him, and so decides for nobody.
  await standsInFor(c.owner, meiId, { scope: 'everything' });
  const asked = await mei.post(`/action-items/${item.id}/extensions`, { due: inDays(28), reason: 'He is away' });
  expect(asked.status).toBe(200);
  expect((await decide(mei, item, 'grant')).body.code).toBe('separation-of-duties');
  expect((await mei.get(`/action-items/${item.id}`)).body.allowed).not.toContain('decide_extension');
}, 60_000);

test('an extension policy is checked: order and bounds of its rules, and what it says besides', async () => {
  const terms = { required: 1, roles: ['domain_lead'], people: [] };
  const good = { rules: [terms], mostExtensions: 2, answerWithin: 'P1D', escalateTo: [], channels: ['inbox'] };
  const errorsOf = async (body: object): Promise<string[]> => {
    const answer = await tollgate.admin.post('/policies', { kind: 'extension', name: `Bad ${Math.random()}`, body });
    expect(answer.status).toBe(400);
    return answer.body.errors.map(({ path }: { path: string }) => path);
  };
  expect(await errorsOf({ ...good, rules: [{ ...terms, upToDays: 7 }] })).toEqual(['body.rules.0']);
  expect(await errorsOf({ ...good, rules: [terms, terms] })).toEqual(['body.rules.0']);
  expect(await errorsOf({ ...good, rules: [{ ...terms, required: 2 }] })).toEqual(['body.rules.0.required']);
  expect(await errorsOf({ ...good, mostExtensions: -1, answerWithin: 'soon', colour: 1 })).toEqual([
    'body.colour',
    'body.mostExtensions',
    'body.answerWithin',
  ]);
  expect(
    (await tollgate.admin.get('/policies?kind=extension')).body.items.map((p: { name: string }) => p.name),
  ).toContain('Default');
}, 60_000);
