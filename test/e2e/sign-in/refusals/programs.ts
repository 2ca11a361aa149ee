import { ApiClient, type ApiAnswer } from '../../../harness/api-client.js';
import { signedIn } from '../../../harness/browser.js';
import { larkCall, larkKeys, pressEvent } from '../../../harness/vendors/lark-app.js';
import { anywhere, cell, inTheHead, noMoreGuesses, ofOurs, sql, type Cell, type Row, type World } from './cells.js';

const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };

interface Asked {
  deviceCode: string;
  userCode: string;
}
const nobody = ({ tollgate }: World): ApiClient => new ApiClient(tollgate.url, null);
const asks = async (world: World): Promise<Asked> =>
  (await nobody(world).must('/device-logins', { client: 'tollgate of somebody' })) as Asked;
const polls = (world: World, deviceCode: string): Promise<ApiAnswer> =>
  nobody(world).post('/device-logins/token', { deviceCode });
/** Asks, and has somebody decide about it; gives whose it is, and the code. */
async function decided(world: World, decision: 'allow' | 'refuse'): Promise<Asked & { personId: string }> {
  const asked = await asks(world);
  const personId = await world.somebody();
  const browser = await signedIn(world.tollgate, personId);
  const fields = new URLSearchParams({ code: asked.userCode, decision });
  expect((await browser.send('POST', '/sign-in/device', fields)).status).toBe(200);
  return { ...asked, personId };
}
const polled = (status: number, code: string, says: RegExp, make: (world: World) => Promise<string>): Cell =>
  cell(status, code, says, async (world) => {
    const deviceCode = await make(world);
    return () => polls(world, deviceCode);
  });
const intoToken = 'what it opens is a token: what that may not see is refused there';

/** The code of a command line, which somebody lets in by a browser. */
export const deviceCode: Row = {
  ...ofOurs,
  unknown: polled(404, 'not-found', /Begin anew: tollgate login/, () => Promise.resolve('x'.repeat(43))),
  malformed: polled(400, 'invalid-request', /deviceCode/, () => Promise.resolve('')),
  over: polled(410, 'login-expired', /Begin anew: tollgate login/, async (world) => {
    const { deviceCode: code } = await asks(world);
    await sql(world, 'UPDATE device_logins SET expires_at = now() WHERE allowed IS NULL');
    return code;
  }),
  'not used for too long': 'it has an end, and is used once',
  'used a second time': polled(404, 'not-found', /its token was given already/, async (world) => {
    const { deviceCode: code } = await decided(world, 'allow');
    expect((await polls(world, code)).status).toBe(200);
    return code;
  }),
  'ended or switched off': polled(403, 'login-refused', /Begin anew, if that was not meant/, async (world) => {
    const { deviceCode: code } = await decided(world, 'refuse');
    return code;
  }),
  'of somebody who has left': polled(403, 'login-refused', /Begin anew/, async (world) => {
    const { deviceCode: code, personId } = await decided(world, 'allow');
    await world.tollgate.admin.patch(`/people/${personId}`, { active: false }, { 'if-match': '*' });
    return code;
  }),
  'good for less': intoToken,
  'good for another program': intoToken,
  'of another key, or altered': polled(404, 'not-found', /There is no such code/, async (world) => {
    const { deviceCode: code } = await decided(world, 'allow');
    return `${code.slice(0, -1)}${code.endsWith('A') ? 'Q' : 'A'}`;
  }),
  'one guess too many': cell(429, 'too-many-requests', /Go on in \d+ s/, async (world) => {
    noMoreGuesses(world);
    const headers = { 'x-forwarded-for': world.network() };
    return () => nobody(world).post('/device-logins/token', { deviceCode: 'y'.repeat(43) }, headers);
  }),
  'sent by a page of others': cell(403, null, /Open that address and do it there/, async (world) => {
    const { userCode } = await asks(world);
    const browser = await signedIn(world.tollgate, await world.somebody());
    const fields = new URLSearchParams({ code: userCode, decision: 'allow' });
    return () => browser.send('POST', '/sign-in/device', fields, foreign);
  }),
  'from another place': anywhere,
  'of another installation': inTheHead,
  'about what is restricted': intoToken,
  'of somebody external': intoToken,
};

const calls = ({ tollgate }: World, call: ReturnType<typeof larkCall>, more: Record<string, string> = {}) =>
  new ApiClientOfVendor(tollgate.url).send(call, more);
/** Calls as a vendor does: with its own headers, and no token. */
class ApiClientOfVendor {
  constructor(private readonly url: string) {}

  async send({ body, headers }: ReturnType<typeof larkCall>, more: Record<string, string>): Promise<ApiAnswer> {
    const response = await fetch(`${this.url}/lark/callback`, {
      method: 'POST',
      body,
      headers: { ...headers, ...more },
    });
    return { status: response.status, body: await response.json(), headers: response.headers };
  }
}
const event = (): object => pressEvent('ou_nobody', { step: 'ask', act: `/act/${'x'.repeat(22)}.${'y'.repeat(43)}` });
const called = (make: (world: World) => ReturnType<typeof larkCall>): Cell =>
  cell(401, 'unauthenticated', /Compare the keys of the app, and the clocks/, (world) => {
    const call = make(world);
    return Promise.resolve(() => calls(world, call));
  });
const pressed = 'what is pressed is the link of a message: what that may not is refused there';

/** A button of a card, of which Lark tells. */
export const larkCard: Row = {
  ...ofOurs,
  unknown: cell(200, null, /This button is not yours/, (world) => {
    const call = larkCall(event());
    return Promise.resolve(() => calls(world, call));
  }),
  malformed: called(() => ({ ...larkCall(event()), body: '{"encrypt":"x"}' })),
  over: called(() => larkCall(event(), { at: Date.now() - 600_000 })),
  'not used for too long': 'it has an end, and is used once',
  'used a second time': cell(200, null, /^\{\}$/, async (world) => {
    const call = larkCall(event());
    expect((await calls(world, call)).body).not.toEqual({});
    return () => calls(world, call);
  }),
  'ended or switched off': cell(404, 'not-found', /Set LARK_APP_ID/, ({ tollgate, afterwards, ...world }) => {
    const { settings } = tollgate;
    settings.larkAppId = null;
    afterwards(() => (settings.larkAppId = larkKeys.larkAppId));
    return Promise.resolve(() => calls({ tollgate, afterwards, ...world }, larkCall(event())));
  }),
  'of somebody who has left': pressed,
  'good for less': pressed,
  'good for another program': pressed,
  'of another key, or altered': called(() => larkCall(event(), { key: 'another key than that of the app' })),
  'one guess too many': cell(429, 'too-many-requests', /Go on in \d+ s/, (world) => {
    noMoreGuesses(world);
    const headers = { 'x-forwarded-for': world.network() };
    return Promise.resolve(() => calls(world, larkCall(event(), { key: 'another key than that of the app' }), headers));
  }),
  'sent by a page of others': 'no cookie counts: who sends it has the keys of the app',
  'from another place': anywhere,
  'of another installation': called(() => {
    const told = event() as { header: { app_id: string } };
    return larkCall({ ...told, header: { ...told.header, app_id: 'cli_of_another' } });
  }),
  'about what is restricted': pressed,
  'of somebody external': pressed,
};
