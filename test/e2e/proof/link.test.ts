import { defaultSignOffPolicy } from '../../../domain/policy/sign-off.js';
import { launchedCase, type Case } from '../../factories/case.js';
import { signedIn, type Browser } from '../../harness/browser.js';
import { givePassword, password } from '../../harness/password.js';
import type { Tollgate } from '../../harness/tollgate.js';
import { startMailServer, type MailServer } from '../../harness/vendors/mail.js';
import { linkInMail, press, publicUrl } from '../act/mail-links.js';
import { startWithWebhooks } from '../channels/chat.js';

let mail: MailServer;
let tollgate: Tollgate;
let signOffPolicyVersionId: string;

beforeAll(async () => {
  mail = await startMailServer();
  tollgate = await startWithWebhooks({ smtpUrl: mail.url, publicUrl });
  const body = { ...defaultSignOffPolicy, proof: { maxAgeMinutes: 5 } };
  const policy = await tollgate.admin.must('/policies', { kind: 'sign_off', name: 'Proves', body });
  signOffPolicyVersionId = (await tollgate.admin.must(`/policies/${policy.id}/versions/1/publish`)).versions[0].id;
});
afterAll(async () => {
  await tollgate.stop();
  await mail.stop();
});

/** The link in the mail by which the manager approves what was handed in. */
async function handedIn(c: Case): Promise<{ id: string; url: string }> {
  const item = await c.item({ signOffPolicyVersionId });
  await c.item();
  await c.owner.must(`/action-items/${item.id}/submit`, { statement: 'All retrained' });
  return {
    id: item.id,
    url: await linkInMail(tollgate, mail, { personId: c.managerId, label: 'Approve', about: item.key }),
  };
}

const status = async (c: Case, id: string): Promise<string> => (await c.manager.get(`/action-items/${id}`)).body.status;
const provedOf = async (c: Case, id: string): Promise<unknown[]> =>
  (await c.manager.get(`/action-items/${id}/sign-off-rounds`)).body.items.flatMap(
    ({ signatures }: { signatures: { proved: unknown }[] }) => signatures.map(({ proved }) => proved),
  );

test('the page of a link asks for the password, and decides with it alone: whoever has the mail has not signed', async () => {
  const c = await launchedCase(tollgate);
  await givePassword(tollgate, c.managerId);
  const { id, url } = await handedIn(c);
  const { email } = (await tollgate.admin.get(`/people/${c.managerId}`)).body;
  const told = 'by password or provider, not longer than 5 minutes before.';
  expect(mail.to(email).at(-1)?.text?.replace(/\s+/g, ' ')).toContain(told);
  const asking = await (await fetch(url)).text();
  expect(asking).toContain('type="password"');
  expect(asking).toContain(told);
  for (const [typed, code, says] of [
    [{}, 422, 'Type your password'],
    [{ password: '' }, 422, 'Type your password'],
    [{ password: 'four words of nine', reason: 'as seen' }, 403, 'not your password'],
  ] as const) {
    const page = await press(url, typed);
    const text = await page.text();
    expect([page.status, text]).toEqual([code, expect.stringContaining(says)]);
    expect(text).not.toContain('four words');
    expect(await status(c, id)).toBe('submitted');
  }
  const done = await press(url, { password });
  expect([done.status, await done.text()]).toEqual([200, expect.stringContaining('signed with your name')]);
  expect(await status(c, id)).toBe('done');
  expect(await provedOf(c, id)).toMatchObject([{ how: 'password' }]);
});

/** Presses the button of a page in a browser of theirs. */
const pressIn = (browser: Browser, url: string) => browser.send('POST', new URL(url).pathname, new URLSearchParams());

test('in a browser in which they have just proved it, nothing is asked; in that of another, or from another page, it is', async () => {
  const c = await launchedCase(tollgate);
  await givePassword(tollgate, c.managerId);
  const { id, url } = await handedIn(c);
  const theirs = await signedIn(tollgate, c.managerId, { kind: 'provider', provider: 'okta' });
  const others = await signedIn(tollgate, c.leadId);
  expect((await pressIn(others, url)).status).toBe(422);
  theirs.headers = { origin: 'https://elsewhere.example.com', 'sec-fetch-site': 'cross-site' };
  expect((await pressIn(theirs, url)).status).toBe(422);
  expect(await status(c, id)).toBe('submitted');
  theirs.headers = { origin: theirs.url, 'sec-fetch-site': 'same-origin' };
  expect((await theirs.get(new URL(url).pathname)).body).not.toContain('type="password"');
  expect((await pressIn(theirs, url)).status).toBe(200);
  expect(await provedOf(c, id)).toMatchObject([{ how: 'provider:okta' }]);
});

test('who has no password is led to where they sign in, to prove it there, and decides nothing before', async () => {
  const c = await launchedCase(tollgate);
  await tollgate.dataSource.query(
    `INSERT INTO sign_in_providers (id, kind, key, name, issuer) VALUES (gen_random_uuid(), 'oidc', 'okta', 'Example Co', 'https://id.example.com')`,
  );
  const { id, url } = await handedIn(c);
  const text = await (await fetch(url)).text();
  expect(text).not.toContain('type="password"');
  expect(text).toMatch(/href="\/sign-in\/with\/okta\?to=%2Fact%2F[^"]*again=true"/);
  expect((await press(url, { password: 'anything' })).status).toBe(409);
  expect(await status(c, id)).toBe('submitted');
});
