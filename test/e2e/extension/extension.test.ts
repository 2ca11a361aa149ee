import { inDays, launchedCase, type Case } from '../../factories/case.js';
import { standsInFor } from '../../factories/delegation.js';
import type { ApiAnswer, ApiClient } from '../../harness/api-client.js';
import { Scene } from '../../harness/story/scene.js';
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
});
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
const extensionsOf = async (scene: Scene): Promise<{ decisions: object[] }[]> =>
  (await scene.program.owner.get(`/action-items/${scene.itemId}/extensions`)).body.items;
interface Upcoming {
  kind: string;
  because: string;
  who: { person: { id: string } }[];
}

test('number and length decide who must agree; decisions are recorded one by one until there are enough', async () => {
  const scene = await Scene.begin(tollgate, { due: 'W2 Mon 18:00', extensionPolicyVersionId: byLength });
  const { bossId, managerId, leadId } = scene.program;
  const asks = { by: 'owner', does: 'ask for more time', reason: 'The vendor is late', impact: 'None' } as const;
  const first = await scene.play({ ...asks, until: 'W2 Fri 18:00' });
  expect(first.pendingExtension).toMatchObject({
    days: 4,
    impact: 'None',
    terms: { required: 1, roles: ['owner_manager'] },
    agreed: 0,
    waitingFor: [{ id: bossId }],
  });
  const granted = await scene.play(
    { by: 'manager', does: 'grant more time', refused: 'not-an-approver' },
    { by: 'owner', does: 'grant more time', refused: 'separation-of-duties' },
    { by: 'boss', does: 'grant more time' },
  );
  expect(granted).toMatchObject({ pendingExtension: null, due: { date: scene.day('W2 Fri 18:00').date } });

  const second = await scene.play({ ...asks, until: 'W4 Mon 18:00' });
  expect(ids(second.pendingExtension.waitingFor)).toEqual([bossId, managerId, leadId].sort());
  const agreed = await scene.play({ by: 'manager', does: 'grant more time', reason: 'Fair' });
  expect(agreed.pendingExtension).toMatchObject({ agreed: 1, terms: { required: 2 } });
  expect(ids(agreed.pendingExtension.waitingFor)).toEqual([bossId, leadId].sort());
  await scene.play({ by: 'manager', does: 'grant more time', refused: 'already-signed' });
  expect(agreed.allowed).not.toContain('decide_extension');
  expect((await scene.item('lead')).allowed).toContain('decide_extension');
  const last = await scene.play({ by: 'lead', does: 'grant more time' });
  expect(last).toMatchObject({ due: { date: scene.day('W4 Mon 18:00').date }, cycle: 3 });
  const [latest] = await extensionsOf(scene);
  expect(latest).toMatchObject({ state: 'granted', decidedBy: { id: leadId } });
  expect(latest?.decisions).toMatchObject([
    { person: { id: managerId }, decision: 'agreed', reason: 'Fair' },
    { person: { id: leadId }, decision: 'agreed' },
  ]);
  expect(await scene.story()).toEqual([
    'created',
    'extension requested',
    'extension granted',
    'extension requested',
    'extension agreed',
    'extension granted',
  ]);
});

test('one refusal with its reason refuses; who asked may take it back, nobody else', async () => {
  const scene = await Scene.begin(tollgate, { due: 'W2 Mon 18:00', extensionPolicyVersionId: byLength });
  const asks = { by: 'owner', does: 'ask for more time', until: 'W5 Mon 18:00', reason: 'The vendor is late' } as const;
  const back = { does: 'take the request back', reason: 'Found a way' } as const;
  const refused = await scene.play(
    asks,
    { by: 'manager', does: 'refuse more time', refused: 'invalid-command' },
    { by: 'lead', does: 'grant more time' },
    { by: 'manager', does: 'refuse more time', reason: 'Not again' },
  );
  expect(refused).toMatchObject({ pendingExtension: null, due: { date: scene.day('W2 Mon 18:00').date } });
  const taken = await scene.play(
    { by: 'owner', ...back, refused: 'no-extension-pending' },
    asks,
    { by: 'manager', ...back, refused: 'not-allowed' },
    { by: 'owner', ...back },
  );
  expect(taken).toMatchObject({ pendingExtension: null, extensionCount: 2 });
  const [latest] = await extensionsOf(scene);
  expect(latest).toMatchObject({ state: 'taken_back', decisionReason: 'Found a way' });
  const told = (await scene.program.manager.get('/notifications')).body.items;
  expect(told[0]).toMatchObject({ kind: 'extension_taken_back' });
});

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
});

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
});

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
});

test('a request that nobody answers escalates when its time has run out, again as the policy says, and not while on hold', async () => {
  const scene = await Scene.begin(tollgate, { due: 'W4 Mon 18:00', extensionPolicyVersionId: byLength });
  const { owner, bossId, managerId, leadId } = scene.program;
  const upcoming = async (): Promise<Upcoming[]> =>
    (await owner.get(`/action-items/${scene.itemId}/upcoming`)).body.items;
  await scene.play({ by: 'owner', does: 'ask for more time', until: 'W7 Mon 18:00', reason: 'The vendor is late' });
  const [limit] = (await upcoming()).filter(({ kind }) => kind === 'extension_limit');
  expect(limit?.because).toBe('2 days without an answer to extension 1');
  expect(limit?.who.map(({ person }) => person.id)).toEqual(expect.arrayContaining([bossId, managerId, leadId]));

  await scene.play(
    { by: 'manager', does: 'put on hold', reason: 'Waits for legal' },
    { at: 'W2 Mon 09:00', by: 'manager', does: 'resume' },
  );
  expect(await scene.story()).not.toContain('extension overdue');
  await scene.until('W2 Wed 15:00');
  expect((await scene.story()).filter((word) => word === 'extension overdue')).toHaveLength(1);
  for (const role of ['manager', 'lead', 'boss'] as const)
    expect((await scene.told(role)).words).toContain('extension overdue');
  await scene.until('W2 Fri 15:00');
  expect((await scene.story()).filter((word) => word === 'extension overdue')).toHaveLength(3);

  await scene.play({ by: 'manager', does: 'grant more time' }, { by: 'lead', does: 'grant more time' });
  expect((await upcoming()).map(({ kind }) => kind)).not.toContain('extension_limit');
});

test('a stand-in decides for an absent decider, and never on what they asked for themself', async () => {
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
  // The owner is away too; Mei asks for them, and so decides for nobody.
  await standsInFor(c.owner, meiId, { scope: 'everything' });
  const asked = await mei.post(`/action-items/${item.id}/extensions`, { due: inDays(28), reason: 'They are away' });
  expect(asked.status).toBe(200);
  expect((await decide(mei, item, 'grant')).body.code).toBe('separation-of-duties');
  expect((await mei.get(`/action-items/${item.id}`)).body.allowed).not.toContain('decide_extension');
});

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
});
