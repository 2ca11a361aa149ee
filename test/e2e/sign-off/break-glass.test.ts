import { messageOf } from '../../../domain/notification/messages.js';
import { defaultSignOffPolicy } from '../../../domain/policy/sign-off.js';
import { launchedCase, type Case } from '../../factories/case.js';
import type { ApiClient } from '../../harness/api-client.js';
import { commandLine } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

let tollgate: Tollgate;
let policy: string;
let sam: ApiClient;
let samId: string;

const reason = 'The regulator asks for it by six, and both approvers are in the air.';

beforeAll(async () => {
  tollgate = await startTollgate();
  samId = await tollgate.person('Sam', { email: 'sam@example.com' });
  sam = await tollgate.as(samId);
  const breakGlass = {
    ...{ roles: ['domain_lead'], people: [], secondPerson: { roles: ['owner_manager'], people: [samId] } },
    expires: 'PT4H',
  };
  const stages = [{ name: 'One', required: 1, roles: ['program_manager'], people: [] }];
  const body = { ...defaultSignOffPolicy, stages, breakGlass };
  const made = await tollgate.admin.must('/policies', { kind: 'sign_off', name: 'With a glass', body });
  policy = (await tollgate.admin.must(`/policies/${made.id}/versions/1/publish`)).versions[0].id;
});
afterAll(async () => {
  expect(tollgate.problems).toEqual([]);
  await tollgate.stop();
});

/** An item that was handed in, and the hash of what is to be signed. */
async function handedIn(c: Case): Promise<{ id: string; key: string; path: string; contentHash: string }> {
  const { id, key } = await c.item({ signOffPolicyVersionId: policy });
  // Keeps the phase open.
  await c.item();
  const path = `/action-items/${id}`;
  await c.owner.must(`${path}/submit`, { statement: 'All retrained' });
  const { contentHash } = (await c.lead.get(path)).body.signOff;
  return { id, key, path, contentHash };
}

const kindsOf = async (who: ApiClient, id: string): Promise<string[]> =>
  (await who.get('/notifications?limit=200')).body.items
    .filter(({ subject }: { subject: { id: string } }) => subject.id === id)
    .map(({ kind }: { kind: string }) => kind);

test('asked for and confirmed, it is done at once, told to everybody, and marked wherever it is shown', async () => {
  const c = await launchedCase(tollgate);
  const { id, path, contentHash, key } = await handedIn(c);
  expect((await c.lead.get(path)).body.allowed).toContain('break_glass');
  expect((await c.manager.get(path)).body.allowed).not.toContain('break_glass');
  const asked = await c.lead.must(`${path}/break-glass`, { reason, contentHash });
  expect(asked).toMatchObject({ status: 'submitted', brokenGlass: false });
  expect(asked.signOff.breakGlass).toMatchObject({ reason, askedBy: { id: c.leadId } });
  expect(asked.signOff.breakGlass.mayConfirm).toContainEqual({ id: samId, name: 'Sam' });
  for (const who of [sam, c.manager, c.owner, tollgate.admin]) expect(await kindsOf(who, id)).toContain('glass_asked');
  expect((await sam.get(path)).body.allowed).toEqual(expect.arrayContaining(['confirm_glass', 'refuse_glass']));
  const broken = await sam.must(`${path}/break-glass/confirm`, { contentHash });
  expect(broken).toMatchObject({ status: 'done', brokenGlass: true });
  for (const who of [c.lead, c.manager, c.owner, tollgate.admin])
    expect(await kindsOf(who, id)).toContain('glass_broken');
  const [round] = (await c.lead.get(`${path}/sign-off-rounds`)).body.items;
  expect(round).toMatchObject({
    ...{ state: 'approved', brokenGlass: true },
    glasses: [{ state: 'broken', askedBy: { id: c.leadId }, endedBy: { id: samId }, contentHash }],
    signatures: [
      { person: { id: c.leadId }, role: 'break_glass', stage: 0, contentHash },
      { person: { id: samId }, role: 'break_glass', stage: 0, contentHash },
    ],
  });
  const list = async (flag: boolean): Promise<string[]> =>
    (await c.lead.get(`/action-items?program=${c.programId}&brokenGlass=${flag}`)).body.items.map(
      (item: { id: string }) => item.id,
    );
  expect(await list(true)).toEqual([id]);
  expect(await list(false)).not.toContain(id);
  const trail = (await tollgate.admin.get(`/audit-events?subjectId=${id}&limit=200`)).body.items;
  const types = trail.map(({ type }: { type: string }) => type);
  expect(types).toEqual(expect.arrayContaining(['item.glass_asked', 'item.glass_broken', 'item.done']));
  const tg = commandLine(c.lead);
  expect((await tg('why', key)).out).toContain('GLASS BROKEN');
  expect((await tg('items', 'show', key)).out).toContain('THE GLASS WAS BROKEN');
  expect((await tg('items', 'list', '--broken-glass')).out).toContain(key);
  expect((await tg('signed', key)).out).toContain(reason);
  const csv = (await c.lead.get(`/exports/action-items?program=${c.programId}`)).body;
  expect(csv).toContain('Glass broken (Tollgate)');
});

test('nobody on their own work, not who asked, and not by a link', async () => {
  const c = await launchedCase(tollgate);
  const { path, contentHash } = await handedIn(c);
  const code = async (who: ApiClient, command: string, body: object): Promise<string> =>
    (await who.post(`${path}/${command}`, body)).body.code;
  expect(await code(c.owner, 'break-glass', { reason, contentHash })).toBe('separation-of-duties');
  expect(await code(tollgate.admin, 'break-glass', { reason, contentHash })).toBe('not-allowed');
  await c.lead.must(`${path}/break-glass`, { reason, contentHash });
  expect(await code(c.lead, 'break-glass/confirm', { contentHash })).toBe('separation-of-duties');
  expect(await code(c.owner, 'break-glass/confirm', { contentHash })).toBe('separation-of-duties');
  expect(await code(tollgate.admin, 'break-glass/confirm', { contentHash })).toBe('not-allowed');
  expect(await code(sam, 'break-glass/confirm', { contentHash: 'f'.repeat(64) })).toBe('content-changed');
  // No message about it has a button that decides.
  for (const kind of ['glass_asked', 'glass_broken', 'glass_ended'] as const)
    expect(messageOf(kind).asks).toBeUndefined();
});

test('unconfirmed it expires by itself, and those who are asked decide as before', async () => {
  const c = await launchedCase(tollgate);
  const { id, path, contentHash } = await handedIn(c);
  await c.lead.must(`${path}/break-glass`, { reason, contentHash });
  const { items } = (await c.lead.get(`${path}/upcoming`)).body;
  expect(items.map(({ kind }: { kind: string }) => kind)).toContain('glass_expiry');
  await tollgate.clock.advance('PT4H');
  await until('it has expired', async () => (await kindsOf(c.lead, id)).includes('glass_ended'));
  const late = await sam.post(`${path}/break-glass/confirm`, { contentHash });
  expect(late.body.code).toBe('nothing-submitted');
  await c.manager.must(`${path}/sign-off`, { decision: 'approve', contentHash });
  expect((await c.lead.get(path)).body).toMatchObject({ status: 'done', brokenGlass: false });
});

test('the command line asks, refuses and confirms over what it shows', async () => {
  const c = await launchedCase(tollgate);
  const { key, path } = await handedIn(c);
  expect((await commandLine(c.lead)('items', 'break-glass', key)).code).toBe(2);
  const asked = await commandLine(c.lead)('items', 'break-glass', key, '--reason', reason);
  expect(asked).toMatchObject({ code: 0, out: expect.stringContaining('may confirm: ') });
  expect((await commandLine(sam)('items', 'break-glass', key, '--refuse', '--reason', 'They land at five')).code).toBe(
    0,
  );
  await commandLine(c.lead)('items', 'break-glass', key, '--reason', reason);
  const confirmed = await commandLine(sam)('items', 'break-glass', key, '--confirm');
  expect(confirmed).toMatchObject({ code: 0, out: expect.stringContaining('THE GLASS WAS BROKEN') });
  expect((await c.lead.get(path)).body.status).toBe('done');
});

test('a policy says who may and with whom; what it cannot mean is refused by name', async () => {
  const wrong = async (breakGlass: object): Promise<string[]> => {
    const body = { ...defaultSignOffPolicy, breakGlass };
    const answer = await tollgate.admin.post('/policies', { kind: 'sign_off', name: `Wrong ${Math.random()}`, body });
    return (answer.body.errors ?? []).map(({ path }: { path: string }) => path);
  };
  const second = { roles: ['domain_lead'], people: [] };
  const well = { roles: ['program_manager'], people: [], secondPerson: second, expires: 'PT4H' };
  expect(await wrong(well)).toEqual([]);
  expect(await wrong({ ...well, secondPerson: { roles: [], people: [] } })).toEqual([
    expect.stringContaining('breakGlass.secondPerson'),
  ]);
  expect(await wrong({ ...well, roles: ['owner'] })).not.toEqual([]);
  expect(await wrong({ ...well, expires: 'P30D' })).toEqual([expect.stringContaining('breakGlass.expires')]);
  expect(await wrong({ ...well, expires: undefined })).not.toEqual([]);
});
