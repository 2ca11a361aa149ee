import { launchedCase, inDays, type Case } from '../../factories/case.js';
import { commandLine } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;
let c: Case;
/** The published version of each policy that was made, by name. */
const versions = new Map<string, string>();

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await launchedCase(tollgate);
  for (const kind of ['escalation', 'reminder', 'sign_off', 'extension', 'effectiveness', 'exception']) {
    const { items } = (await tollgate.admin.get(`/policies?kind=${kind}&q=default`)).body;
    const { body } = items.at(0).versions.at(0);
    const name = `Nhanh ${kind}`;
    const { id } = await tollgate.admin.must('/policies', { kind, name, body });
    const published = await tollgate.admin.must(`/policies/${id}/versions/1/publish`);
    versions.set(kind, published.versions[0].id);
  }
});

afterAll(() => tollgate.stop());

const all = {
  escalation: 'NHANH ESCALATION',
  reminder: 'Nhanh reminder@1',
  signOff: 'nhanh sign_off',
  extension: 'Nhanh extension',
  effectiveness: 'Nhanh effectiveness',
};
const chosen = () => ({
  escalation: versions.get('escalation'),
  reminder: versions.get('reminder'),
  signOff: versions.get('sign_off'),
  extension: versions.get('extension'),
  effectiveness: versions.get('effectiveness'),
});

test('a program and an item take all policies by name at creation', async () => {
  const policies = { ...all, tollgate: 'Nhanh sign_off' };
  const program = await c.manager.must('/programs', { name: 'By name', policies, launch: true });
  expect(program.policies).toEqual({ ...chosen(), tollgate: versions.get('sign_off') });
  const item = await c.item({ policies: all });
  expect(item).toMatchObject({ policies: chosen() });
  const bare = await c.item({ programId: program.id, policies: { effectiveness: null } });
  expect(bare).toMatchObject({ policies: { ...chosen(), effectiveness: null } });
});

test('one that is not there is refused with what is near; one given twice is refused', async () => {
  const wrong = { name: 'Wrong', policies: { escalation: 'Nhanh escalaton', reminder: 'Nhanh reminder@2' } };
  const { status, body } = await c.manager.post('/programs', wrong);
  expect([status, body.code]).toEqual([422, 'unknown-name']);
  expect(body.near).toEqual(['Nhanh escalation', 'Nhanh reminder']);
  const twice = { name: 'Twice', policies: { reminder: 'Default' }, reminderPolicyVersionId: versions.get('reminder') };
  expect((await c.manager.post('/programs', twice)).body).toMatchObject({ code: 'invalid-request' });
});

test('the policies of a program are changed for items still to come; those that there are are re-planned, with a preview', async () => {
  const program = await c.manager.must('/programs', { name: 'Changing', launch: true });
  const before = await c.item({ programId: program.id });
  const changed = await c.manager.patch(`/programs/${program.id}`, { policies: all }, { 'if-match': '*' });
  expect(changed).toMatchObject({ status: 200, body: { policies: chosen() } });
  expect(await c.item({ programId: program.id })).toMatchObject({ policies: chosen() });
  const kept = (await c.manager.get(`/action-items/${before.id}`)).body.policies;
  expect(kept.escalation).not.toBe(versions.get('escalation'));
  const filter = { program: 'changing' };
  const body = { policies: { escalation: 'Nhanh escalation' }, reason: 'The new ladder holds for all' };
  const preview = await c.manager.must('/bulk-operations', { kind: 'replan', filter, body, dryRun: true });
  expect(preview.state).toBe('previewed');
  const replanned = await c.manager.must(`/action-items/${before.id}/replan`, body);
  expect(replanned.policies).toEqual({ ...kept, escalation: versions.get('escalation') });
  const { items } = (await c.manager.get(`/programs/${program.id}/timeline`)).body;
  expect(JSON.stringify(items)).toContain('program.edited');
});

test('a template names how its items are checked, and so does what is made of it and of a program', async () => {
  const parts = { phases: [{ name: 'One' }], parameters: [], policies: { effectiveness: 'Nhanh effectiveness' } };
  const due = { after: '5 working days', from: 'start' };
  const items = [{ key: 'a', title: 'A', phase: 'One', owner: { role: 'program_manager' }, due }];
  const template = await c.manager.must('/templates', { name: 'Checked', body: { ...parts, items } });
  await c.manager.must(`/templates/${template.id}/publish`);
  const program = await c.manager.must(`/templates/${template.id}/launch`, { name: 'Out of it', parameters: {} });
  expect(program.policies.effectiveness).toBe(versions.get('effectiveness'));
  const again = await c.manager.must(`/programs/${program.id}/template`, { name: 'Made of it' });
  const { body } = (await c.manager.get(`/templates/${again.id}/versions/1`)).body;
  expect(body.policies.effectiveness).toBe('Nhanh effectiveness@1');
});

test('an exception is asked for under a policy by its name', async () => {
  const item = await c.item();
  const asked = await c.manager.must('/exceptions', {
    kind: 'policy_exception',
    title: 'Late training',
    scope: { text: 'All' },
    items: [item.key],
    rationale: 'x',
    compensatingControls: [{ text: 'Watch', ownerId: c.ownerId }],
    inherentRating: 'high',
    residualRating: 'medium',
    riskOwnerId: c.leadId,
    domainLeadId: c.bossId,
    ends: inDays(9),
    policy: 'NHANH exception',
  });
  expect(asked.policyVersionId).toBe(versions.get('exception'));
});

test('the command line takes policies, teams and attributes by name', async () => {
  const tg = commandLine(c.manager);
  const policies = [
    '--escalation',
    'nhanh escalation',
    '--sign-off',
    'Nhanh sign_off@1',
    '--tollgate',
    'Nhanh sign_off',
  ];
  const made = await tg(
    'programs',
    'create',
    'On the line',
    ...policies,
    '--effectiveness',
    'none',
    '--launch',
    '--json',
  );
  expect(JSON.parse(made.out).policies).toMatchObject({ escalation: versions.get('escalation'), effectiveness: null });
  const edited = await tg('programs', 'edit', 'on the LINE', '--reminder', 'Nhanh reminder', '--json');
  expect(JSON.parse(edited.out).policies.reminder).toBe(versions.get('reminder'));
  const facts = ['--program', 'On the line', '--title', 'T', '--owner', 'Owner 1', '--due', inDays(9).date];
  const item = await tg(
    'items',
    'create',
    ...facts,
    '--attribute',
    'Category=Toys',
    '--extension',
    'Nhanh extension',
    '--json',
  );
  const { key, policies: of, attributes } = JSON.parse(item.out);
  expect([of.extension, attributes]).toEqual([versions.get('extension'), { Category: 'Toys' }]);
  const more = await tg('items', 'edit', key, '--attribute', 'Desk=SG', '--attribute', 'Category=', '--json');
  expect(JSON.parse(more.out).attributes).toEqual({ Desk: 'SG' });
  const past = await tg('items', 'due', key, '--to', inDays(-3).date, '--reason', 'agreed');
  expect([past.code !== 0, past.err]).toEqual([true, expect.stringContaining('has passed')]);
  expect((await tg('items', 'due', key, '--to', inDays(-3).date, '--reason', 'agreed', '--past')).code).toBe(0);
  await tollgate.admin.must('/teams', { name: 'Chống hàng giả' });
  const admin = commandLine(tollgate.admin);
  const person = await admin('people', 'edit', 'Owner 1', '--team', 'CHỐNG HÀNG GIẢ', '--json');
  expect(JSON.parse(person.out).team).toMatchObject({ name: 'Chống hàng giả' });
});
