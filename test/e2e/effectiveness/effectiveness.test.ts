import { inDays, launchedCase, type Case } from '../../factories/case.js';
import { commandLine } from '../../harness/command-line.js';
import { captureHistory, plainHistory } from '../../harness/histories.js';
import { until } from '../../harness/until.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;
let c: Case;
let policyVersion: string;

// Each test has a clock of its own: months pass in it.
beforeEach(async () => {
  tollgate = await startTollgate();
  c = await launchedCase(tollgate);
  const { body } = await tollgate.admin.get('/policies?kind=effectiveness');
  policyVersion = body.items[0].versions[0].id;
});
afterEach(async () => {
  await tollgate.stop();
});

interface Item {
  id: string;
  key: string;
}
interface Entry {
  type: string;
  at: string;
  summary: string;
  told: { kind: string; person: { id: string } }[];
}

const path = (item: Item): string => `/action-items/${item.id}`;
const read = async (item: Item) => (await c.manager.get(path(item))).body;
const timelineOf = async (item: Item): Promise<Entry[]> => (await c.manager.get(`${path(item)}/timeline`)).body.items;
const typesOf = async (item: Item): Promise<string[]> => (await timelineOf(item)).map(({ type }) => type);
const keysBy = async (state: string): Promise<string[]> =>
  (await c.manager.get(`/action-items?effectiveness=${state}`)).body.items.map(({ key }: Item) => key);

async function finished(facts: Record<string, unknown> = {}): Promise<Item> {
  const item = await c.item({ effectivenessPolicyVersionId: policyVersion, due: inDays(20), ...facts });
  await finish(item);
  return item;
}

async function finish(item: Item): Promise<void> {
  await c.owner.must(`${path(item)}/submit`, { statement: 'Done' });
  await c.manager.must(`${path(item)}/sign-off`, { decision: 'approve' });
}

test('weeks after it was done it is asked whether it was effective; failed, the item lives again and is checked again', async () => {
  const item = await finished();
  expect(await read(item)).toMatchObject({
    status: 'done',
    effectiveness: { state: 'waiting', askedAt: null, checkers: [{ id: c.leadId }, { id: c.managerId }] },
  });
  const early = await c.lead.post(`${path(item)}/effectiveness`, { result: 'passed' });
  expect(early).toMatchObject({ status: 409, body: { code: 'too-early' } });
  const upcoming = (await c.lead.get(`${path(item)}/upcoming`)).body.items;
  expect(upcoming[0]).toMatchObject({ kind: 'effectiveness_due', because: '20 working days after it was done' });
  expect(upcoming[0].who.map((w: { person: { id: string } }) => w.person.id)).toEqual([c.leadId, c.managerId]);
  expect(await keysBy('waiting')).toEqual([item.key]);
  expect(await keysBy('due')).toEqual([]);

  await tollgate.clock.advance('P40D');
  expect(await keysBy('due')).toEqual([item.key]);
  const asked = (await timelineOf(item)).find(({ type }) => type === 'item.effectiveness_asked');
  expect(asked?.at).toBe(upcoming[0].at);
  expect(asked?.told.map(({ person }) => person.id)).toEqual([c.leadId, c.managerId]);
  expect(await typesOf(item)).toContain('item.effectiveness_overdue');
  expect((await c.lead.get(path(item))).body.allowed).toContain('fail_effectiveness');
  const own = await c.owner.post(`${path(item)}/effectiveness`, { result: 'passed' });
  expect(own).toMatchObject({ status: 403, body: { code: 'separation-of-duties' } });
  expect((await c.owner.get(path(item))).body.allowed).not.toContain('pass_effectiveness');

  const due = inDays(80);
  const failed = await c.lead.must(`${path(item)}/effectiveness`, { result: 'failed', finding: 'Still 3 % leak', due });
  expect(failed).toMatchObject({
    status: 'open',
    cycle: 2,
    due: { date: due.date },
    effectiveness: { state: 'failed', finding: 'Still 3 % leak', decidedBy: { id: c.leadId } },
  });
  const last = (await timelineOf(item)).at(-1);
  expect(last?.summary).toContain('Still 3 % leak');
  expect(last?.told.map(({ kind, person }) => `${kind} ${person.id}`)).toEqual(
    [c.ownerId, c.bossId, c.managerId].map((id) => `check_failed ${id}`),
  );
  expect(await keysBy('failed')).toEqual([item.key]);

  await finish(item);
  await tollgate.clock.advance('P40D');
  expect(await keysBy('due')).toEqual([item.key]);
  const passed = await c.lead.must(`${path(item)}/effectiveness`, { result: 'passed', finding: 'No leak' });
  expect(passed).toMatchObject({ status: 'done', effectiveness: { state: 'passed', finding: 'No leak' } });
  // One run from the beginning to the second answer; whatever is asked later is refused by a run of its own.
  const handle = tollgate.temporal.workflow.getHandle(`action-item/${item.id}`);
  captureHistory('action-item-checked', await plainHistory(tollgate.temporal, handle.workflowId));
  const again = await c.lead.post(`${path(item)}/effectiveness`, { result: 'passed' });
  expect(again).toMatchObject({ status: 409, body: { code: 'proven-effective' } });
  const reopened = await c.manager.post(`${path(item)}/reopen`, { reason: 'Look again', due: inDays(200) });
  expect(reopened).toMatchObject({ status: 409, body: { code: 'proven-effective' } });
  expect((await c.lead.get(`${path(item)}/upcoming`)).body.items).toEqual([]);
  expect(tollgate.problems).toEqual([]);
});

test('the program closes while checks are to come; one that fails opens its item again, and the program stays closed', async () => {
  const [template] = (await tollgate.admin.get('/policies?kind=effectiveness')).body.items;
  const program = await c.manager.must('/programs', {
    name: 'Checked later',
    domainLeadId: c.leadId,
    launch: true,
    effectivenessPolicyVersionId: template.versions[0].id,
  });
  const item = await c.item({ programId: program.id, due: inDays(20) });
  const unchecked = await c.item({ programId: program.id, due: inDays(20), effectivenessPolicyVersionId: null });
  expect((await read(item)).effectiveness.state).toBe('follows');
  expect((await read(unchecked)).effectiveness).toBeNull();
  await finish(item);
  await finish(unchecked);
  await atTollgate(program.id);
  const phase = `/programs/${program.id}/phases/${program.phases[0].id}`;
  await c.lead.must(`${phase}/sign-off`, { decision: 'approve' });
  expect((await c.manager.get(`/programs/${program.id}`)).body.status).toBe('closed');

  await tollgate.clock.advance('P32D');
  expect(await keysBy('due')).toEqual([item.key]);
  const failed = { result: 'failed', finding: 'It came back', due: inDays(70) };
  expect(await c.lead.must(`${path(item)}/effectiveness`, failed)).toMatchObject({ status: 'open', cycle: 2 });
  expect((await c.manager.get(`/programs/${program.id}`)).body.status).toBe('closed');
  await c.owner.must(`${path(item)}/start`);
  await finish(item);
  expect(await read(item)).toMatchObject({ status: 'done', effectiveness: { state: 'waiting' } });
});

/** A program hears of its items in a turn of its own. */
async function atTollgate(programId: string): Promise<void> {
  const phaseNow = async () => (await c.manager.get(`/programs/${programId}`)).body.phases[0].status as string;
  await until('the tollgate to open', async () => (await phaseNow()) === 'tollgate');
}

test('a phase at its tollgate is not passed while an item of it was opened again', async () => {
  const item = await finished();
  await c.manager.must(`${path(item)}/effectiveness/policy`, { effectivenessPolicyVersionId: null });
  const quick = await tollgate.admin.must('/policies', {
    kind: 'effectiveness',
    name: 'At once',
    body: { after: 'PT1M', roles: ['domain_lead'], people: [], limit: 'P1D', escalateTo: [], channels: ['inbox'] },
  });
  await tollgate.admin.must(`/policies/${quick.id}/versions/1/publish`);
  const set = { effectivenessPolicyVersionId: quick.versions[0].id, reason: 'It matters' };
  expect((await c.owner.post(`${path(item)}/effectiveness/policy`, set)).status).toBe(403);
  expect((await c.manager.must(`${path(item)}/effectiveness/policy`, set)).effectiveness.state).toBe('waiting');
  await tollgate.clock.advance('PT2H');
  const phase = `/programs/${c.programId}/phases/${c.phaseIds[0]}`;
  const { body } = await c.manager.get(`/programs/${c.programId}`);
  expect(body.phases[0].status).toBe('tollgate');
  await c.lead.must(`${path(item)}/effectiveness`, { result: 'failed', finding: 'It came back', due: inDays(30) });
  const signed = await c.lead.post(`${phase}/sign-off`, { decision: 'approve' });
  expect(signed).toMatchObject({ status: 409, body: { code: 'content-changed' } });
  expect(signed.body.detail).toContain(item.key);
  await c.lead.must(`${phase}/sign-off`, { decision: 'send_back', reason: 'It came back' });
  await finish(item);
  await atTollgate(c.programId);
  await c.lead.must(`${phase}/sign-off`, { decision: 'approve' });
});

test('what is wrong with an answer is said, and the command line says the same', async () => {
  const plain = await c.item();
  const item = await finished();
  const answer = (body: object) => c.lead.post(`${path(item)}/effectiveness`, body);
  expect((await answer({ result: 'failed', due: inDays(9) })).body.errors[0].path).toBe('finding');
  expect((await answer({ result: 'failed', finding: 'x' })).body.errors[0].path).toBe('due');
  expect((await answer({ result: 'passed', due: inDays(9) })).status).toBe(400);
  expect((await answer({ result: 'perhaps' })).status).toBe(400);
  expect((await c.lead.post(`${path(plain)}/effectiveness`, { result: 'passed' })).body.code).toBe(
    'illegal-transition',
  );
  expect((await c.manager.get('/action-items?effectiveness=maybe')).status).toBe(400);
  const { signOff } = (await read(plain)).policies;
  const other = { effectivenessPolicyVersionId: signOff };
  expect((await c.manager.post(`${path(plain)}/effectiveness/policy`, other)).body.code).toBe('unknown-policy-version');

  const lead = commandLine(c.lead);
  const manager = commandLine(c.manager);
  expect((await lead('items', 'effective', item.key, '--passed')).err).toContain('too early');
  expect((await lead('items', 'effective', item.key, '--failed', '--finding', 'x')).code).toBe(2);
  expect((await lead('items', 'effective', item.key)).code).toBe(2);
  const set = await manager('items', 'effective', plain.key, '--policy', 'Default', '--reason', 'It matters');
  expect(set.out).toContain('follows when it is done');
  await tollgate.clock.advance('P32D');
  expect((await manager('items', 'list', '--effectiveness', 'due')).out).toContain(item.key);
  const failed = ['--failed', '--finding', 'Still leaks', '--due', inDays(80).date];
  expect((await lead('items', 'effective', item.key, ...failed)).out).toContain('failed');
  expect((await manager('why', item.key)).out).toContain('Found not effective');
});

test('the command line says when an item is created by which policy it is checked, or that it is not', async () => {
  const program = await c.manager.must('/programs', {
    name: 'Checked by default',
    launch: true,
    effectivenessPolicyVersionId: policyVersion,
  });
  const manager = commandLine(c.manager);
  const create = (programId: string, ...more: string[]) => {
    const facts = ['--program', programId, '--title', 'Retrain', '--owner', c.ownerId, '--due', inDays(20).date];
    return manager('items', 'create', ...facts, ...more, '--json');
  };
  const policyOf = async (programId: string, ...more: string[]): Promise<string | null> => {
    const { code, out, err } = await create(programId, ...more);
    expect([code, err]).toEqual([0, '']);
    return (JSON.parse(out) as { policies: { effectiveness: string | null } }).policies.effectiveness;
  };
  expect(await policyOf(program.id)).toBe(policyVersion);
  expect(await policyOf(program.id, '--effectiveness', 'none')).toBeNull();
  expect(await policyOf(c.programId)).toBeNull();
  expect(await policyOf(c.programId, '--effectiveness', 'default@1')).toBe(policyVersion);

  const count = async (): Promise<number> => (await c.manager.get('/action-items/count')).body.count;
  const before = await count();
  const unknown = await create(c.programId, '--effectiveness', 'Quick look');
  expect(unknown.code).not.toBe(0);
  expect(JSON.parse(unknown.err).detail).toContain('effectiveness');
  expect(JSON.parse(unknown.err).detail).toContain('"Quick look"');
  expect((await create(c.programId, '--effectiveness', 'Default@7')).err).toContain(
    'no such published effectiveness policy',
  );
  const { items } = (await tollgate.admin.get('/policies?kind=sign_off')).body;
  const wrong = await create(c.programId, '--effectiveness', items[0].versions[0].id);
  expect(wrong.code).not.toBe(0);
  expect(wrong.err).toContain('effectiveness');
  expect(await count()).toBe(before);
});
