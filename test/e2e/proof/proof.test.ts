import { PassThrough } from 'node:stream';
import { Client } from '../../../apps/cli/src/lib/client.js';
import type { Terminal } from '../../../apps/cli/src/lib/terminal.js';
import { defaultEffectivenessPolicy } from '../../../domain/policy/effectiveness.js';
import { defaultExceptionPolicy } from '../../../domain/policy/exception.js';
import { defaultExtensionPolicy } from '../../../domain/policy/extension.js';
import { defaultSignOffPolicy, defaultTollgatePolicy } from '../../../domain/policy/sign-off.js';
import { inDays, launchedCase, type Case } from '../../factories/case.js';
import { standsInFor } from '../../factories/delegation.js';
import { exceptionCase } from '../../factories/exception.js';
import { riskCase } from '../../factories/risk.js';
import type { ApiAnswer, ApiClient } from '../../harness/api-client.js';
import { signedIn } from '../../harness/browser.js';
import { commandLine } from '../../harness/command-line.js';
import { givePassword, password } from '../../harness/password.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

let tollgate: Tollgate;
let asking: Record<'sign_off' | 'tollgate' | 'extension' | 'effectiveness', string>;
let count = 0;

const proof = { maxAgeMinutes: 5 };

async function published(kind: string, body: object, called?: string): Promise<string> {
  count += 1;
  const name = called ?? `Proves ${count}`;
  const policy = await tollgate.admin.must('/policies', { kind, name, body: { ...body, proof } });
  return (await tollgate.admin.must(`/policies/${policy.id}/versions/1/publish`)).versions[0].id;
}

beforeAll(async () => {
  tollgate = await startTollgate();
  asking = {
    sign_off: await published('sign_off', defaultSignOffPolicy, 'Proves reviews'),
    tollgate: await published('sign_off', defaultTollgatePolicy),
    extension: await published('extension', defaultExtensionPolicy),
    effectiveness: await published('effectiveness', { ...defaultEffectivenessPolicy, after: 'P1D' }),
  };
});
afterAll(async () => {
  expect(tollgate.problems).toEqual([]);
  await tollgate.stop();
});

const sql = (text: string, values: unknown[] = []): Promise<unknown[]> => tollgate.dataSource.query(text, values);
const approve = { decision: 'approve' };

/** Proves by the password who somebody is; the header that shows it. */
async function proven(who: ApiClient, text = password): Promise<Record<string, string>> {
  const { proof: plain } = await who.must('/proof', { password: text });
  return { 'tollgate-proof': plain };
}

/** An item that was handed in, under a policy that asks for a proof. */
async function handedIn(c: Case): Promise<string> {
  const item = await c.item({ signOffPolicyVersionId: asking.sign_off });
  // Keeps the phase open.
  await c.item();
  await c.owner.must(`/action-items/${item.id}/submit`, { statement: 'All retrained' });
  return `/action-items/${item.id}`;
}

test('a token alone does not sign; with a proof it does, and the signature says how and when they proved it', async () => {
  const c = await launchedCase(tollgate);
  await givePassword(tollgate, c.managerId);
  const path = await handedIn(c);
  expect((await c.manager.get(path)).body.signOff.stages[0].proof).toEqual(proof);
  const refused = await c.manager.post(`${path}/sign-off`, approve);
  expect([refused.status, refused.body]).toEqual([
    403,
    expect.objectContaining({ code: 'proof-required', maxAgeMinutes: 5, prove: '/api/v1/proof' }),
  ]);
  const shown = await c.manager.must('/proof', { password });
  expect(shown).toMatchObject({ proof: expect.stringMatching(/^tgp_[\w-]{43}$/), how: 'password' });
  expect(Date.parse(shown.endsAt) - Date.parse(shown.at)).toBe(300_000);
  const done = await c.manager.post(`${path}/sign-off`, approve, { 'tollgate-proof': shown.proof });
  expect([done.status, done.body.status]).toEqual([200, 'done']);
  const [round] = (await c.owner.get(`${path}/sign-off-rounds`)).body.items;
  expect(new Date(round.signatures[0].proved.at).toISOString()).toBe(shown.at);
  expect(round.signatures).toMatchObject([{ person: { id: c.managerId }, proved: { how: 'password' } }]);
  const { items } = (await c.owner.get(`${path}/timeline`)).body;
  expect(items.at(-1)).toMatchObject({
    type: 'item.done',
    data: { proved: { how: 'password', at: Date.parse(shown.at) } },
    summary: expect.stringContaining('they proved who they are by password'),
  });
  const [event] = (await tollgate.admin.get(`/audit-events?subjectId=${c.managerId}&type=person.proved`)).body.items;
  expect(event).toMatchObject({ data: { how: 'password' } });
});

test('a proof is of one person, ends, and nothing of it or of the password is kept', async () => {
  const c = await launchedCase(tollgate);
  await givePassword(tollgate, c.managerId);
  await givePassword(tollgate, c.leadId, 'another four words');
  const path = await handedIn(c);
  const ofLead = await proven(c.lead, 'another four words');
  const codeOf = async (headers: Record<string, string>): Promise<string> =>
    (await c.manager.post(`${path}/sign-off`, approve, headers)).body.code;
  expect(await codeOf(ofLead)).toBe('proof-required');
  expect(await codeOf({ 'tollgate-proof': 'tgp_nonsense' })).toBe('proof-required');
  const own = await proven(c.manager);
  await sql('UPDATE proofs SET ends_at = now() WHERE person_id = $1', [c.managerId]);
  expect(await codeOf(own)).toBe('proof-required');
  await sql(
    `UPDATE proofs SET ends_at = now() + interval '1 hour', proved_at = now() - interval '6 minutes' WHERE person_id = $1`,
    [c.managerId],
  );
  expect(await codeOf(own)).toBe('proof-required');
  const kept = JSON.stringify([
    await sql('SELECT * FROM proofs'),
    await sql('SELECT * FROM idempotency_keys'),
    await sql('SELECT * FROM command_bodies'),
    await sql('SELECT * FROM audit_events'),
  ]);
  for (const secret of [own['tollgate-proof'], ofLead['tollgate-proof'], password, 'another four words'])
    expect(kept).not.toContain(secret);
  // Nor can it be guessed at by the key: that is of the request without it.
  const key = { 'idempotency-key': `proof-${c.managerId}` };
  expect((await c.manager.post('/proof', { password }, key)).body.proof).toMatch(/^tgp_/);
  const again = await c.manager.post('/proof', { password: 'other words' }, key);
  expect([again.status, again.body.proof]).toEqual([200, null]);
});

test('a wrong password proves nothing, and is not tried without end; who has none is told what to do', async () => {
  const c = await launchedCase(tollgate);
  await givePassword(tollgate, c.managerId);
  const tries = [];
  for (let n = 0; n < 12; n += 1) tries.push((await c.manager.post('/proof', { password: `guess ${n}` })).body.code);
  expect(tries.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => 'wrong-password'));
  expect(tries).toContain('too-many-requests');
  const none = await c.lead.post('/proof', { password });
  expect([none.status, none.body.code, none.body.detail]).toEqual([
    409,
    'no-password',
    expect.stringContaining('/sign-in'),
  ]);
});

test('a session knows for itself when its person proved who they are: by password or provider, and not by a link', async () => {
  const c = await launchedCase(tollgate);
  await givePassword(tollgate, c.managerId);
  const [one, two, three] = [await handedIn(c), await handedIn(c), await handedIn(c)];
  const byLink = await signedIn(tollgate, c.managerId, { kind: 'link' });
  expect((await byLink.send('POST', `${one}/sign-off`, approve)).body.code).toBe('proof-required');
  const byProvider = await signedIn(tollgate, c.managerId, { kind: 'provider', provider: 'okta' });
  expect((await byProvider.send('POST', `${one}/sign-off`, approve)).body.status).toBe('done');
  const [round] = (await c.owner.get(`${one}/sign-off-rounds`)).body.items;
  expect(round.signatures).toMatchObject([{ proved: { how: 'provider:okta' } }]);
  const browser = await signedIn(tollgate, c.managerId);
  await sql(`UPDATE sessions SET proved_at = now() - interval '6 minutes' WHERE id = $1`, [browser.sessionId]);
  expect((await browser.send('POST', `${two}/sign-off`, approve)).body.code).toBe('proof-required');
  expect((await browser.send('POST', '/proof', { password })).status).toBe(200);
  expect((await browser.send('POST', `${two}/sign-off`, approve)).body.status).toBe('done');
  // And it is of that browser alone.
  expect((await byLink.send('POST', `${three}/sign-off`, approve)).body.code).toBe('proof-required');
});

/** A decision that waits for somebody, by each way in which one is given. */
const doors: [string, () => Promise<{ who: ApiClient; id: string; path: string; body: object }>][] = [
  [
    'a send-back',
    async () => {
      const c = await launchedCase(tollgate);
      const path = `${await handedIn(c)}/sign-off`;
      return { who: c.manager, id: c.managerId, path, body: { decision: 'send_back', reason: 'No figures' } };
    },
  ],
  [
    'a tollgate',
    async () => {
      const c = await launchedCase(tollgate);
      const program = await c.manager.must('/programs', {
        name: `Gated ${(count += 1)}`,
        domainLeadId: c.leadId,
        launch: true,
        phases: [{ name: 'One' }],
        tollgatePolicyVersionId: asking.tollgate,
      });
      const path = `/programs/${program.id}/phases/${program.phases[0].id}`;
      await c.manager.must(`${path}/tollgate`, { reason: 'Nothing to do here' });
      return { who: c.lead, id: c.leadId, path: `${path}/sign-off`, body: approve };
    },
  ],
  [
    'an exception',
    async () => {
      const c = await exceptionCase(tollgate);
      const policyVersionId = await published('exception', defaultExceptionPolicy);
      const asked = await c.requested({ policyVersionId });
      return { who: c.lead, id: c.leadId, path: `/exceptions/${asked.id}/sign-off`, body: approve };
    },
  ],
  [
    'a review of a risk',
    async () => {
      const r = await riskCase(tollgate);
      const risk = await r.inReview({ policies: { signOff: 'Proves reviews' } });
      return { who: r.lead, id: r.leadId, path: `/risks/${risk.id}/sign-off`, body: approve };
    },
  ],
  [
    'more time',
    async () => {
      const c = await launchedCase(tollgate);
      const item = await c.item({ extensionPolicyVersionId: asking.extension });
      await c.owner.must(`/action-items/${item.id}/extensions`, { due: inDays(14), reason: 'The vendor is late' });
      return {
        who: c.manager,
        id: c.managerId,
        path: `/action-items/${item.id}/extensions/decision`,
        body: { decision: 'grant' },
      };
    },
  ],
  [
    'an effectiveness check',
    async () => {
      const c = await launchedCase(tollgate);
      await c.item();
      const item = await c.item({ effectivenessPolicyVersionId: asking.effectiveness });
      await c.owner.must(`/action-items/${item.id}/submit`, { statement: 'Done' });
      await c.manager.must(`/action-items/${item.id}/sign-off`, approve);
      await tollgate.clock.advance('P2D');
      await until(
        'the check',
        async () => (await c.lead.get(`/action-items/${item.id}`)).body.effectiveness?.askedAt ?? undefined,
      );
      const body = { result: 'passed', finding: 'Gone' };
      return { who: c.lead, id: c.leadId, path: `/action-items/${item.id}/effectiveness`, body };
    },
  ],
];

test.each(doors)('%s is decided by nobody who has not proved it, and by them when they have', async (_, made) => {
  const { who, id, path, body } = await made();
  await givePassword(tollgate, id);
  const refused = await who.post(path, body);
  expect([refused.status, refused.body.code]).toEqual([403, 'proof-required']);
  const done: ApiAnswer = await who.post(path, body, await proven(who));
  expect(done).toMatchObject({ status: 200 });
  const told = await sql(
    `SELECT data -> 'proved' ->> 'how' AS how FROM audit_events WHERE actor_id = $1 AND data ? 'proved'`,
    [id],
  );
  expect(told).toEqual([{ how: 'password' }]);
});

test('a stand-in proves who they are themselves, and so does an administrator', async () => {
  const c = await launchedCase(tollgate);
  const path = await handedIn(c);
  await standsInFor(c.manager, c.bossId);
  const boss = await tollgate.as(c.bossId);
  await givePassword(tollgate, c.bossId);
  await givePassword(tollgate, c.managerId, 'another four words');
  const ofAbsent = await proven(c.manager, 'another four words');
  expect((await boss.post(`${path}/sign-off`, approve, ofAbsent)).body.code).toBe('proof-required');
  const done = await boss.post(`${path}/sign-off`, approve, await proven(boss));
  expect(done.body.status).toBe('done');
  const chief = (await tollgate.admin.get('/people/me')).body;
  const other = await c.item({ signOffPolicyVersionId: asking.sign_off });
  await c.owner.must(`/action-items/${other.id}/submit`, { statement: 'Done' });
  expect((await tollgate.admin.post(`/action-items/${other.id}/sign-off`, approve)).status).toBe(403);
  expect(chief.access).toBe('administrator');
});

test('the command line asks for the password where somebody sits, shows nothing of it, and decides', async () => {
  const c = await launchedCase(tollgate);
  await givePassword(tollgate, c.managerId);
  const path = await handedIn(c);
  const away = await commandLine(c.manager)('sign', path.slice('/action-items/'.length), '--approve');
  expect(away).toMatchObject({ code: 1, err: expect.stringContaining('in a terminal') });
  const input = Object.assign(new PassThrough(), { isTTY: true });
  const output = Object.assign(new PassThrough(), { isTTY: true });
  let said = '';
  output.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (said.endsWith('Password: ')) input.write(`${password}\n`);
  });
  const terminal: Terminal = { input, output };
  const client = new Client({ TOLLGATE_URL: tollgate.url, TOLLGATE_TOKEN: c.manager.token ?? '' }, terminal);
  const item = await client.post(`/action-items/${path.slice('/action-items/'.length)}/sign-off`, {
    decision: 'approve',
  });
  expect(item.status).toBe('done');
  expect(said).toContain('The policy asks');
  expect(said).not.toContain(password);
});
