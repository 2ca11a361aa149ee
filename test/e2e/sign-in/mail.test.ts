import { Browser } from '../../harness/browser.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { startMailServer, type MailServer } from '../../harness/vendors/mail.js';

let server: MailServer;
let tollgate: Tollgate;

beforeAll(async () => {
  server = await startMailServer();
  tollgate = await startTollgate({ settings: { smtpUrl: server.url, combineWindowSeconds: 0 } });
});
afterAll(async () => {
  expect(tollgate.problems).toEqual([]);
  await tollgate.stop();
  await server.stop();
});

const email = 'lin.mailed@example.com';
const [first, second] = ['seven small boats at noon', 'nine green lamps by the sea'];

/** Where the link leads that the latest mail with this label bears. */
async function linkIn(count: number): Promise<string> {
  const mails = await until(`mail ${count}`, async () => {
    const sent = server.to(email).filter(({ text }) => text?.includes('/sign-in/link/'));
    return sent.length >= count ? sent : null;
  });
  return /\/sign-in\/link\/[\w.-]+/.exec(mails[count - 1]?.text ?? '')?.[0] ?? '';
}

test('an invitation comes by mail, whatever channels were chosen, and so does a link for a forgotten password', async () => {
  const id = await tollgate.person('Lin Mailed', { email });
  const made = await tollgate.admin.must(`/people/${id}/sign-in-links`, { purpose: 'invitation', send: 'mail' });
  expect(made.url).toBeNull();
  const invited = new Browser(tollgate.url);
  const form = (fields: Record<string, string>) => new URLSearchParams(fields);
  const choose = { password: first, again: first };
  expect((await invited.send('POST', await linkIn(1), form(choose))).status).toBe(303);
  expect((await invited.get('/people/me')).body).toMatchObject({ id });
  // It reached them alone, so nobody else is named in what they do.
  await invited.send('POST', `/people/${id}/tokens`, { name: 'laptop' });
  const [token] = (await tollgate.admin.get(`/audit-events?subjectId=${id}&type=person.token_created`)).body.items;
  expect(token.data.tokenMadeBy).toBeUndefined();

  const browser = new Browser(tollgate.url);
  const pages = [];
  for (const who of [email, 'nobody.mailed@example.com'])
    pages.push((await browser.send('POST', '/sign-in/forgotten', form({ who }))).body);
  expect(pages[0]).toBe(pages[1]);
  const again = { password: second, again: second };
  expect((await browser.send('POST', await linkIn(2), form(again))).status).toBe(303);
  // Whoever was signed in before is not any more.
  expect((await invited.get('/people/me')).status).toBe(401);
  const signIn = async (password: string): Promise<number> =>
    (await new Browser(tollgate.url).send('POST', '/sign-in', form({ who: email, password }))).status;
  expect([await signIn(first), await signIn(second)]).toEqual([401, 303]);
  expect(server.mails.filter(({ text }) => text?.includes('nobody.mailed'))).toEqual([]);
});
