import { inDays, launchedCase, type Case } from '../../factories/case.js';
import { commandLine } from '../../harness/command-line.js';
import type { Tollgate } from '../../harness/tollgate.js';
import { startMailServer, type MailServer } from '../../harness/vendors/mail.js';
import { linkInMail, press, publicUrl } from '../act/mail-links.js';
import { startWithWebhooks } from '../channels/chat.js';

let mail: MailServer;
let tollgate: Tollgate;

beforeAll(async () => {
  mail = await startMailServer();
  tollgate = await startWithWebhooks({ smtpUrl: mail.url, publicUrl });
});
afterAll(async () => {
  expect(tollgate.problems).toEqual([]);
  await tollgate.stop();
  await mail.stop();
});

interface Entry {
  type: string;
  actor: { id: string } | null;
  summary: string;
}
const trail = async (c: Case, { id }: { id: string }): Promise<Entry[]> =>
  (await c.owner.get(`/action-items/${id}/timeline`)).body.items;
const last = async (c: Case, item: { id: string }, count: number): Promise<[string, string | undefined][]> =>
  (await trail(c, item)).slice(-count).map(({ type, actor }) => [type, actor?.id]);
const consent = { asks: 'hold', reason: 'Legal looks at it' };

test('a hold is asked for by who owes it, granted by another, and both stand in the trail', async () => {
  const c = await launchedCase(tollgate);
  const item = await c.item();
  const path = `/action-items/${item.id}`;
  const asked = await c.owner.post(`${path}/extensions/consent`, consent);
  expect(asked).toMatchObject({ status: 200, body: { status: 'open' } });
  expect(asked.body.pendingExtension).toMatchObject({ asks: 'hold', severity: null, days: 0, agreed: 0 });
  expect(asked.body.allowed).not.toContain('decide_extension');
  expect((await c.manager.get('/notifications')).body.items[0]).toMatchObject({ kind: 'extension_requested' });
  const upcoming = (await c.owner.get(`${path}/upcoming`)).body.items;
  expect(upcoming.map(({ kind }: { kind: string }) => kind)).toContain('extension_limit');
  const own = await c.owner.post(`${path}/extensions/decision`, { decision: 'grant' });
  expect(own).toMatchObject({ status: 403, body: { code: 'separation-of-duties' } });
  const granted = await c.lead.post(`${path}/extensions/decision`, { decision: 'grant' });
  expect(granted.body).toMatchObject({ status: 'on_hold', pendingExtension: null });
  expect(granted.body.holdReason).toMatch(/^Owner \d+ asked for it: Legal looks at it$/);
  expect(await last(c, item, 3)).toEqual([
    ['item.consent_requested', c.ownerId],
    ['item.consent_granted', c.leadId],
    ['item.held', c.leadId],
  ]);
  expect((await trail(c, item)).map(({ summary }) => summary)).toContain(
    'Asked that it be put on hold: Legal looks at it',
  );
  expect((await c.owner.get('/notifications')).body.items[0]).toMatchObject({ kind: 'held' });
});

test('a manager who owns the item asks too: the lead agrees to its end, and to a lower severity', async () => {
  const c = await launchedCase(tollgate);
  const item = await c.item({ ownerId: c.managerId, severity: 'critical' });
  const path = `/action-items/${item.id}`;
  const refused = await c.manager.post(`${path}/cancel`, { reason: 'Not needed' });
  expect(refused).toMatchObject({ status: 403, body: { code: 'separation-of-duties' } });
  expect(refused.body.detail).toContain('tollgate request');
  const lower = { asks: 'severity', severity: 'low', reason: 'One market alone' };
  await c.manager.must(`${path}/extensions/consent`, lower);
  expect((await c.lead.post(`${path}/extensions/decision`, { decision: 'grant' })).body.severity).toBe('low');
  expect((await c.manager.get('/notifications')).body.items[0]).toMatchObject({ kind: 'consent_granted' });
  await c.manager.must(`${path}/extensions/consent`, { asks: 'cancel', reason: 'Not needed' });
  expect((await c.manager.post(`${path}/extensions/decision`, { decision: 'grant' })).status).toBe(403);
  expect((await c.lead.post(`${path}/extensions/decision`, { decision: 'grant' })).body.status).toBe('cancelled');
  const requests = (await c.lead.get(`${path}/extensions`)).body.items;
  expect(requests.map(({ asks, state }: { asks: string; state: string }) => [asks, state])).toEqual([
    ['cancel', 'granted'],
    ['severity', 'granted'],
  ]);
});

test('what was changed after it was asked for is not what is granted; taken back, it waits for nobody', async () => {
  const c = await launchedCase(tollgate);
  const item = await c.item();
  const path = `/action-items/${item.id}`;
  await c.owner.must(`${path}/extensions/consent`, { ...consent, asks: 'cancel' });
  const { version } = (await c.owner.get(path)).body;
  const renamed = await c.owner.patch(path, { title: 'Something else' }, { 'if-match': `"${version}"` });
  expect(renamed.status).toBe(200);
  const granted = await c.manager.post(`${path}/extensions/decision`, { decision: 'grant' });
  expect(granted).toMatchObject({ status: 409, body: { code: 'content-changed' } });
  expect((await c.manager.get(path)).body.allowed).toContain('decide_extension');
  expect((await c.owner.post(`${path}/extensions/take-back`)).body).toMatchObject({
    pendingExtension: null,
    status: 'open',
  });
  expect((await last(c, item, 1))[0]?.[0]).toBe('item.consent_taken_back');
});

test('by a link in the mail: the page says what is asked, and granting does it', async () => {
  const c = await launchedCase(tollgate);
  const item = await c.item();
  await c.owner.must(`/action-items/${item.id}/extensions/consent`, consent);
  const url = await linkInMail(tollgate, mail, { personId: c.leadId, label: 'Grant', about: item.key });
  const page = await (await fetch(url)).text();
  expect(page).toContain('be put on hold');
  expect(page).toContain('Legal looks at it');
  expect((await press(url)).status).toBe(200);
  expect((await c.lead.get(`/action-items/${item.id}`)).body.status).toBe('on_hold');
});

test('from the command line', async () => {
  const c = await launchedCase(tollgate);
  const item = await c.item({ severity: 'high' });
  const owner = commandLine(c.owner);
  expect((await owner('request', item.key, '--hold', '--cancel', '--reason', 'x')).code).toBe(2);
  expect((await owner('request', item.key, '--hold')).code).toBe(2);
  const shown = await owner('request', item.key, '--severity', 'none', '--reason', 'One market alone');
  expect(shown.out).toMatch(/Asked for\s+severity none asked by Owner \d+: One market alone; 0 of 1 agreed/);
  const granted = await commandLine(c.lead)('extend', item.key, '--grant');
  expect(granted.code).toBe(0);
  expect((await c.owner.get(`/action-items/${item.id}`)).body.severity).toBeNull();
  expect((await owner('why', item.key)).out).toContain('Agreed that it have no severity any more');
});

test('it is asked in words that mean something', async () => {
  const c = await launchedCase(tollgate);
  const item = await c.item();
  const ask = (body: object) => c.owner.post(`/action-items/${item.id}/extensions/consent`, body);
  for (const body of [{ reason: 'x' }, { ...consent, asks: 'severity' }, { ...consent, severity: 'low' }])
    expect(await ask(body)).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
  await c.owner.must(`/action-items/${item.id}/extensions`, { due: inDays(20), reason: 'late' });
  expect((await ask(consent)).body.code).toBe('extension-pending');
});
