import { makeDigests } from '../../../database/notifications/digests.js';
import { shownKinds } from '../../../database/engine/kinds.js';
import type { PushChannel } from '../../../domain/notification/channels.js';
import { signedKindNames, signedWordsOf } from '../../../domain/notification/kinds.js';
import { standsInFor } from '../../factories/delegation.js';
import { inDays } from '../../factories/case.js';
import { exceptionCase } from '../../factories/exception.js';
import { riskCase } from '../../factories/risk.js';
import type { ApiClient } from '../../harness/api-client.js';
import type { Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { startMailServer, type MailServer } from '../../harness/vendors/mail.js';
import { startWithWebhooks } from '../channels/chat.js';
import { linkInMail, press, publicUrl } from './mail-links.js';

/** Records that are decided on in rounds of their own are decided by links too: exceptions, and reviews of risks. */
let mail: MailServer;
let tollgate: Tollgate;

beforeAll(async () => {
  mail = await startMailServer();
  tollgate = await startWithWebhooks({ smtpUrl: mail.url, publicUrl });
});
afterAll(async () => {
  await tollgate.stop();
  await mail.stop();
});

const link = (personId: string, label: string, about: string): Promise<string> =>
  linkInMail(tollgate, mail, { personId, label, about });

const page = async (url: string): Promise<string> => (await fetch(url)).text();

const types = async (who: ApiClient, path: string): Promise<string[]> =>
  (await who.get(`${path}/timeline`)).body.items.map(({ type }: { type: string }) => type);

/** As it is now. */
async function change(who: ApiClient, path: string, body: object): Promise<void> {
  const { headers } = await who.get(path);
  const answer = await who.patch(path, body, { 'if-match': headers.get('etag') ?? '' });
  expect([path, answer.status, answer.body.detail]).toEqual([path, 200, undefined]);
}

/** With addresses, so that mail reaches who signs. */
async function risks() {
  const r = await riskCase(tollgate);
  const email = `lead-${r.leadId}@example.com`;
  await change(tollgate.admin, `/people/${r.leadId}`, { email });
  return r;
}

test('every kind with rounds of its own has words for those who decide by a link', () => {
  expect([...signedKindNames].sort()).toEqual(
    shownKinds.flatMap((kind) => ('signed' in kind ? [kind.kind] : [])).sort(),
  );
  for (const kind of signedKindNames) expect(signedWordsOf(kind)?.asks).toContain('approve');
});

test('an exception is approved from the mail: GET shows all that is signed and changes nothing, POST decides, once', async () => {
  const c = await exceptionCase(tollgate);
  const item = await c.item({ severity: 'high' });
  const asked = await c.requested({
    title: 'Old <detector>',
    scope: { text: 'Two sellers', markets: ['VN', 'TH'] },
    items: [item.id],
  });
  const url = await link(c.leadId, 'Approve', asked.key);
  const { contentHash } = (await c.lead.get(`/exceptions/${asked.id}`)).body.signOff;
  const shown = await page(url);
  for (const part of [
    ...[
      'Old &#60;detector&#62;',
      'Two sellers',
      'VN, TH',
      `${item.key}, high`,
      'IP-7 image match',
      'The detector is rebuilt',
    ],
    ...['Daily manual sample of 50 listings (Owner', 'as soon as it is approved', 'Asia/Singapore', 'Head', 'Analyst'],
    ...['medium', contentHash, 'until it ends by itself'],
  ])
    expect(shown).toContain(part);
  expect((await c.lead.get(`/exceptions/${asked.id}`)).body.status).toBe('requested');
  const both = await Promise.all([press(url), press(url)]);
  expect(both.map(({ status }) => status)).toContain(200);
  expect((await c.lead.get(`/exceptions/${asked.id}`)).body.status).toBe('active');
  expect((await press(url)).status).toBe(410);
  expect((await types(c.lead, `/exceptions/${asked.id}`)).filter((type) => /approved|acted/.test(type))).toEqual([
    'exception.approved',
    'exception.acted_by_link',
  ]);
});

test('it is sent back or refused with a reason; a link of before what changed does nothing, and the new mail has a new one', async () => {
  const c = await exceptionCase(tollgate);
  const asked = await c.requested();
  const old = await link(c.leadId, 'Send back', asked.key);
  await change(c.analyst, `/exceptions/${asked.id}`, { rationale: 'The vendor is late' });
  for (const answer of [await fetch(old), await press(old, { reason: 'Too long' })])
    expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining('has changed since')]);
  const back = await until('a new link', async () => {
    const url = await link(c.leadId, 'Send back', asked.key);
    return url === old ? null : url;
  });
  const without = await press(back, { reason: ' ' });
  expect([without.status, await without.text()]).toEqual([422, expect.stringContaining('Say what is missing')]);
  expect((await press(back, { reason: 'Too long' })).status).toBe(200);
  expect((await c.lead.get(`/exceptions/${asked.id}`)).body.status).toBe('draft');
  const other = await c.requested({ title: 'Another' });
  const refuse = await link(c.leadId, 'Refuse', other.key);
  expect(await page(refuse)).toContain('refuse it for good');
  const silent = await press(refuse);
  expect([silent.status, await silent.text()]).toEqual([422, expect.stringContaining('Say why it is refused')]);
  expect((await press(refuse, { reason: 'Never' })).status).toBe(200);
  expect((await c.lead.get(`/exceptions/${other.id}`)).body).toMatchObject({ status: 'refused' });
});

test('four-eyes holds: whoever comes to owe what would be suspended cannot approve by the link of before', async () => {
  const c = await exceptionCase(tollgate);
  const item = await c.item();
  const asked = await c.requested({ items: [item.id] });
  const url = await link(c.leadId, 'Approve', asked.key);
  await tollgate.admin.must(`/action-items/${item.id}/reassign`, { ownerId: c.leadId });
  const answer = await press(url);
  expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining('their own work')]);
  expect((await c.analyst.get(`/exceptions/${asked.id}`)).body.status).toBe('requested');
});

test('a review of a risk is signed from the mail, sent back with a reason, and by whoever stands in', async () => {
  const r = await risks();
  const risk = await r.inReview({}, { outcome: 'accepted', statement: 'Two new <sellers> a week', likelihood: 4 });
  const back = await link(r.leadId, 'Send back', risk.key);
  const shown = await page(back);
  for (const part of ['Two new &#60;sellers&#62; a week', 'accepted', '4 of 5', 'Risk owner', 'counterfeit and IP'])
    expect(shown).toContain(part);
  expect(shown).not.toContain('Refuse');
  expect((await press(back, { reason: 'No figures' })).status).toBe(200);
  expect((await r.lead.get(`/risks/${risk.id}`)).body.status).toBe('open');
  const meiId = await tollgate.person('Mei', { email: `mei-${r.leadId}@example.com` });
  await standsInFor(r.lead, meiId);
  await r.owner.must(`/risks/${risk.id}/review`, { outcome: 'mitigated', statement: 'With figures' });
  expect((await press(await link(meiId, 'Approve', risk.key))).status).toBe(200);
  expect((await r.lead.get(`/risks/${risk.id}`)).body.status).toBe('mitigated');
  const [, round] = await tollgate.dataSource.query<object[]>(
    `SELECT s.person_id, s.for_person_id FROM signatures s JOIN sign_off_rounds r ON r.id = s.round_id
     WHERE r.subject_id = $1 ORDER BY s.at`,
    [risk.id],
  );
  expect(round).toEqual({ person_id: meiId, for_person_id: r.leadId });
  expect(await types(r.owner, `/risks/${risk.id}`)).toContain('risk.acted_by_link');
});

test('a digest has the links of what waits in it too', async () => {
  const c = await exceptionCase(tollgate);
  await c.lead.put(`/people/${c.leadId}/preferences`, {
    groups: { decisions: { channels: null, when: 'digest' } },
    quietHours: null,
    digest: { at: '08:30', channels: ['email'] },
  });
  const asked = await c.requested({ title: 'In the morning' });
  const able: ReadonlySet<PushChannel> = new Set<PushChannel>(['email']);
  for (const days of [1, 2, 3, 4, 5])
    await makeDigests(tollgate.dataSource, { able, now: Date.parse(`${inDays(days).date}T12:00:00+08:00`) });
  const url = await link(c.leadId, 'Approve', `${asked.key} In the morning`);
  expect((await press(url)).status).toBe(200);
  expect((await c.lead.get(`/exceptions/${asked.id}`)).body.status).toBe('active');
});
