import { defaultExceptionPolicy } from '../../../domain/policy/exception.js';
import { inDays } from '../../factories/case.js';
import { exceptionCase, type ExceptionCase } from '../../factories/exception.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;
let c: ExceptionCase;

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await exceptionCase(tollgate);
});
afterAll(async () => {
  expect(tollgate.problems).toEqual([]);
  await tollgate.stop();
});

interface Who {
  person: { id: string };
  role?: string;
}
interface Step {
  kind: string;
  at: string;
  because: string;
  who: Who[];
}

const ids = (found: Who[]): string[] => found.map(({ person }) => person.id);
const meaningOf = (key: string, kind: string, body: object, by = c.owner) =>
  by.must(`/action-items/${key}/policy-meaning`, { kind, body });
const upcoming = async (key: string): Promise<Step[]> =>
  (await c.manager.get(`/action-items/${key}/upcoming`)).body.items;
async function published(kind: string, name: string, body: object): Promise<string> {
  const policy = await tollgate.admin.must('/policies', { kind, name, body });
  return (await tollgate.admin.must(`/policies/${policy.id}/versions/1/publish`)).versions[0].id;
}

const signing = {
  stages: [
    { name: 'Quality', required: 1, roles: ['owner_manager', 'domain_lead'], people: [], weights: { domain_lead: 2 } },
    { name: 'Sign-off', required: 1, roles: ['program_manager', 'owner'], people: [] },
  ],
  ...{ limit: 'P3D', escalateTo: ['approver_manager', 'program_manager'], channels: ['inbox'] },
};

test('who would sign an item, by a policy that nobody has saved, are who then do; and what fires where nobody does reaches whom it said', async () => {
  const item = await c.item({ due: inDays(20) });
  const { signOff } = await meaningOf(item.key, 'sign_off', signing);
  expect(signOff).toMatchObject({
    refused: null,
    stages: [
      {
        ...{ name: 'Quality', required: 1, weight: 3, leftOut: [] },
        approvers: [
          { person: { id: c.bossId }, weight: 1 },
          { person: { id: c.leadId }, weight: 2 },
        ],
      },
      { approvers: [{ person: { id: c.managerId } }], leftOut: [{ person: { id: c.ownerId }, role: 'owner' }] },
    ],
    late: [{ kind: 'sign_off_limit', because: '3 days without a decision of stage 1' }],
  });
  const version = await published('sign_off', 'Two stages', signing);
  await tollgate.admin.must(`/action-items/${item.id}/replan`, { signOffPolicyVersionId: version, reason: 'It holds' });
  await c.owner.must(`/action-items/${item.id}/submit`, { statement: 'Done' });
  const [round] = (await c.owner.get(`/action-items/${item.id}/sign-off-rounds`)).body.items;
  const limit = (await upcoming(item.id)).find(({ kind }) => kind === 'sign_off_limit');
  expect(limit?.because).toBe(signOff.late[0].because);
  const after = await meaningOf(item.key, 'sign_off', signing);
  for (const [index, stage] of after.signOff.stages.entries())
    expect(round.stages[index].approvers.map(({ personId }: { personId: string }) => personId)).toEqual(
      ids(stage.approvers),
    );
  expect(ids(after.signOff.late[0].who)).toEqual(ids(limit?.who ?? []));
});

test('where nobody but the owner could sign, it says so in the words in which handing in is refused', async () => {
  const item = await c.item();
  const alone = { ...signing, stages: [{ name: 'Own', required: 1, roles: ['owner'], people: [] }] };
  const { signOff } = await meaningOf(item.key, 'sign_off', alone);
  expect(signOff).toMatchObject({
    stages: [{ weight: 0, approvers: [], leftOut: [{ person: { id: c.ownerId } }] }],
    late: [],
  });
  const version = await published('sign_off', 'Alone', alone);
  await c.manager.must(`/action-items/${item.id}/replan`, { signOffPolicyVersionId: version, reason: 'Tried' });
  const refused = await c.owner.post(`/action-items/${item.id}/submit`, { statement: 'Done' });
  expect(refused.body).toMatchObject({ code: 'unreachable-quorum', detail: signOff.refused });
});

test('who decides about how many days, how often and how many in all, is what then is asked and refused', async () => {
  const policy = {
    rules: [
      { upToDays: 7, required: 1, roles: ['owner_manager'], people: [] },
      { upToTotalDays: 30, required: 1, roles: ['program_manager'], people: [] },
      { required: 2, roles: ['program_manager', 'domain_lead'], people: [] },
    ],
    ...{ mostExtensions: 2, longestTotalDays: 60, answerWithin: 'P2D', escalateTo: [], channels: ['inbox'] },
  };
  const item = await c.item({ due: inDays(10) });
  const { extension } = await meaningOf(item.key, 'extension', policy);
  expect(extension).toMatchObject({ left: 2, daysLeft: 60, had: { number: 0, days: 0 }, refused: null });
  const spans = extension.grants.map(
    (each: { fromDays: number; toDays: number; required: number; deciders: Who[] }) => [
      ...[each.fromDays, each.toDays, each.required],
      ...ids(each.deciders),
    ],
  );
  expect(spans).toEqual([
    [1, 7, 1, c.bossId],
    [8, 30, 1, c.managerId],
    [31, 60, 2, c.managerId, c.leadId],
  ]);
  expect(extension.consent).toMatchObject({ required: 2 });
  expect(extension.late[0]).toMatchObject({ kind: 'extension_limit', who: [{ person: { id: c.bossId } }] });

  const version = await published('extension', 'By days', policy);
  await c.manager.must(`/action-items/${item.id}/replan`, { extensionPolicyVersionId: version, reason: 'It holds' });
  const ask = (days: number) =>
    c.owner.post(`/action-items/${item.id}/extensions`, { due: inDays(10 + days), reason: 'More samples' });
  expect((await ask(61)).body).toMatchObject({ code: 'extension-limit' });
  expect((await ask(7)).status).toBe(200);
  expect(ids((await upcoming(item.id)).find(({ kind }) => kind === 'extension_limit')?.who ?? [])).toEqual([c.bossId]);
  const boss = await tollgate.as(c.bossId);
  await boss.must(`/action-items/${item.id}/extensions/decision`, { decision: 'grant' });
  const next = (await meaningOf(item.key, 'extension', policy)).extension;
  expect(next).toMatchObject({ left: 1, daysLeft: 53, had: { number: 1, days: 7 } });
  expect(next.grants.map(({ toDays }: { toDays: number }) => toDays)).toEqual([7, 23, 53]);
  const none = (await meaningOf(item.key, 'extension', { ...policy, mostExtensions: 1 })).extension;
  expect(none).toMatchObject({ left: 0, grants: [], late: [] });
  expect(none.refused).toContain('allows 1 extension(s)');
});

test('when it is checked whether it helped, by whom, and what follows, is what then comes', async () => {
  const policy = {
    ...{ after: '5 working days', roles: ['domain_lead'], people: [c.ownerId], limit: 'P2D' },
    ...{ escalateTo: ['program_manager'], channels: ['inbox'] },
  };
  const item = await c.item({ due: inDays(20) });
  const open = (await meaningOf(item.key, 'effectiveness', policy)).effectiveness;
  expect(open).toMatchObject({
    ...{ counted: 'due', checkers: [{ person: { id: c.leadId } }], leftOut: [{ person: { id: c.ownerId } }] },
    steps: [{ kind: 'effectiveness_due' }, { kind: 'effectiveness_limit' }],
  });
  expect(open.from).toBe((await c.owner.get(`/action-items/${item.id}`)).body.due.at);
  await c.owner.must(`/action-items/${item.id}/submit`, { statement: 'Done' });
  await c.manager.must(`/action-items/${item.id}/sign-off`, { decision: 'approve' });
  const done = (await meaningOf(item.key, 'effectiveness', policy)).effectiveness;
  expect(done.counted).toBe('done');
  const version = await published('effectiveness', 'Soon', policy);
  await c.manager.must(`/action-items/${item.id}/effectiveness/policy`, {
    effectivenessPolicyVersionId: version,
    reason: 'It counts',
  });
  const comes = (await upcoming(item.id)).map(({ kind, at, who }) => [kind, at, ids(who)]);
  expect(done.steps.map(({ kind, at, who }: Step) => [kind, at, ids(who)])).toEqual(comes);
});

test('until when an exception could run, who grants it, and what it holds, by how the risk is rated', async () => {
  const item = await c.item({ due: inDays(10) });
  const { exception } = await meaningOf(item.key, 'exception', defaultExceptionPolicy);
  expect(exception).toMatchObject({ requester: { id: c.ownerId }, riskOwner: { id: c.bossId } });
  const [low, , , critical] = exception.ratings;
  expect(low.rating).toBe('low');
  expect(ids(low.stages[0].approvers)).toEqual([c.managerId, c.leadId]);
  // Nobody is above whoever would own the risk.
  expect(critical.refused).toContain('Stage 2 (Manager of the risk owner)');
  const coming = (await upcoming(item.id)).filter(({ at }) => at <= low.until);
  const held = exception.held.filter(({ at }: Step) => at <= low.until);
  expect(held.map(({ kind, at }: Step) => [kind, at])).toEqual(coming.map(({ kind, at }) => [kind, at]));
  expect(held[0].item).toBe(item.key);

  const asked = await c.requested({ items: [item.key] });
  const known = await c.analyst.must(`/exceptions/${asked.id}/policy-meaning`, { body: defaultExceptionPolicy });
  const medium = known.ratings.find(({ rating }: { rating: string }) => rating === 'medium');
  expect(known).toMatchObject({ requester: { id: c.analystId }, riskOwner: { id: c.headId } });
  const [round] = (await c.lead.get(`/exceptions/${asked.id}/sign-off-rounds`)).body.items;
  expect(round.stages[0].approvers.map(({ personId }: { personId: string }) => personId)).toEqual(
    ids(medium.stages[0].approvers),
  );
  expect(medium.steps[0]).toMatchObject({ kind: 'lease_limit' });
  // What it grants at most is what may be asked for.
  const shorter = {
    ...defaultExceptionPolicy,
    ratings: {
      ...defaultExceptionPolicy.ratings,
      medium: { ...defaultExceptionPolicy.ratings.medium, longest: 'P5D' },
    },
  };
  const policyVersionId = await published('exception', 'Short', shorter);
  const short = await c.analyst.must(`/exceptions/${asked.id}/policy-meaning`, { body: shorter });
  const { until } = short.ratings.find(({ rating }: { rating: string }) => rating === 'medium');
  const refused = await c.analyst.post('/exceptions', c.body({ items: [item.key], policyVersionId }));
  expect(refused.body).toMatchObject({ code: 'invalid-end', latest: until });
});

test('of an exception whose items one does not all see, what is held of these alone is said', async () => {
  const hidden = await c.item({ due: inDays(5) });
  const asked = await c.requested({ items: [hidden.key] });
  await c.manager.put(`/action-items/${hidden.id}/readers`, { restricted: true });
  const told = await c.chief.post(`/exceptions/${asked.id}/policy-meaning`, { body: defaultExceptionPolicy });
  expect(told.status).toBe(200);
  expect(JSON.stringify(told.body)).not.toContain(hidden.key);
});
