import { installationKey } from '../../../../config/installation-key.js';
import { open, seal } from '../../../../database/secrets/seal.js';
import type { ApiAnswer } from '../../../harness/api-client.js';
import { Browser } from '../../../harness/browser.js';
import { givePassword, password as right } from '../../../harness/password.js';
import { throughProvider } from '../../../harness/vendors/oidc-server.js';
import { begin, pathAt } from '../elsewhere.js';
import {
  anywhere,
  cell,
  intoSession,
  noMoreGuesses,
  noRest,
  ofOurs,
  type Cell,
  type Row,
  type World,
} from './cells.js';
import { keyElsewhere } from './world.js';

const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
let count = 0;

const type = ({ tollgate: { url } }: World, who: string, typed: string, headers?: Record<string, string>) =>
  new Browser(url).send('POST', '/sign-in', new URLSearchParams({ who, password: typed }), headers);
/** Somebody with a password, by their address. */
async function withPassword(world: World): Promise<{ id: string; who: string }> {
  const who = `typed${(count += 1)}@example.com`;
  const id = await world.somebody({ email: who });
  await givePassword(world.tollgate, id);
  return { id, who };
}
const neither = /no name and password of anybody here. Try again, or have a link sent to you/;
const typed = (says: RegExp, status: number, whose: (world: World) => Promise<[string, string]>): Cell =>
  cell(status, null, says, async (world) => {
    const [who, text] = await whose(world);
    return () => type(world, who, text);
  });
const holds = 'it holds until another is set';

/** A name and a password of this installation. */
export const password: Row = {
  ...ofOurs,
  ...intoSession,
  unknown: typed(neither, 401, () => Promise.resolve(['nobody@example.com', right])),
  malformed: typed(neither, 401, async (world) => [(await withPassword(world)).who, '']),
  over: holds,
  'not used for too long': holds,
  'used a second time': 'it is used until another is set',
  'ended or switched off': typed(/ask an administrator for a link/, 409, async (world) => {
    const { settings } = world.tollgate;
    settings.localAccounts = false;
    world.afterwards(() => (settings.localAccounts = true));
    return [(await withPassword(world)).who, right];
  }),
  'of somebody who has left': typed(neither, 401, async (world) => {
    const { id, who } = await withPassword(world);
    await world.tollgate.admin.patch(`/people/${id}`, { active: false }, { 'if-match': '*' });
    return [who, right];
  }),
  'of another key, or altered': typed(neither, 401, async (world) => [(await withPassword(world)).who, `${right}.`]),
  'one guess too many': cell(429, null, /Too many were tried. Go on in/, async (world) => {
    const { who } = await withPassword(world);
    const headers = { origin: world.tollgate.url, 'sec-fetch-site': 'same-origin', 'x-forwarded-for': world.network() };
    for (let n = 0; n < 10; n += 1) expect((await type(world, who, `wrong ${n}`, headers)).status).toBe(401);
    return () => type(world, who, right, headers);
  }),
  'sent by a page of others': cell(403, null, /Open that address and do it there/, async (world) => {
    const { who } = await withPassword(world);
    return () => type(world, who, right, foreign);
  }),
  'from another place': anywhere,
  'of another installation': 'its hash is in this database, and bears a salt of its own',
};

type Key = 'false' | 'lark';
/** Somebody comes back from a provider, in the browser in which they began; their subject there is `sub`. */
interface Back {
  browser: Browser;
  path: string;
}
const subject = (): string => `sub-${(count += 1)}`;

/** Goes there and back but for the last step. */
async function back(world: World, key: Key, sub = subject()): Promise<Back> {
  const browser = new Browser(world.tollgate.url);
  const there = await begin(browser, key);
  if (key === 'lark') {
    world.lark.who = { union_id: sub, open_id: 'ou', name: 'Wei', tenant_key: 'company', ...world.lark.who };
    return { browser, path: pathAt(world.tollgate, await throughProvider(there.href, world.tollgate.url)) };
  }
  const { provider } = world;
  provider.nonce = there.searchParams.get('nonce') ?? '';
  provider.claims = { sub, email: `${sub}@example.com`, email_verified: false, ...provider.claims };
  await provider.prepare();
  const query = new URLSearchParams({ code: 'code', state: there.searchParams.get('state') ?? '' });
  return { browser, path: `/sign-in/back/${key}?${query.toString()}` };
}
/** Of somebody whom an administrator has linked: all is right but for what the case changes. */
async function linked(world: World, key: Key): Promise<{ personId: string; sub: string }> {
  const [sub, personId] = [subject(), await world.somebody()];
  await world.tollgate.admin.must(`/sign-in-providers/${world.doors[key]}/identities`, { subject: sub, personId });
  return { personId, sub };
}
/** Changes what the attempt in the browser says, and with which key it is sealed. */
function attemptWith({ tollgate }: World, browser: Browser, change: object, key?: Buffer): void {
  const [name = '', sealed = ''] = [...browser.cookies].find(([one]) => one.endsWith('tollgate-elsewhere')) ?? [];
  const ours = installationKey(tollgate.settings, 'sign-in-attempts');
  const attempt = { ...(JSON.parse(open(ours, 'sign-in-attempt', decodeURIComponent(sealed))) as object), ...change };
  browser.cookies.set(name, seal(key ?? ours, 'sign-in-attempt', JSON.stringify(attempt)));
}

const stale = /Begin again/;
/** What both kinds of providers have in common. */
function elsewhere(key: Key) {
  const tried = (status: number, code: string, says: RegExp, make: (world: World) => Promise<Back>): Cell =>
    cell(status, code, says, async (world) => {
      world.afterwards(() => {
        world.provider.claims = {};
        world.provider.signature = 'right';
        world.lark.who = {};
      });
      const { browser, path } = await make(world);
      return () => browser.get(path);
    });
  const known = async (world: World): Promise<Back> => back(world, key, (await linked(world, key)).sub);
  const common = {
    ...intoSession,
    unknown: tried(403, 'stranger', new RegExp(`tollgate providers link ${key} sub-`), (world) => back(world, key)),
    malformed: tried(400, 'sign-in-stale', stale, async (world) => {
      const { browser } = await known(world);
      return { browser, path: `/sign-in/back/${key}?code=code` };
    }),
    over: tried(400, 'sign-in-stale', /more than 10 minutes ago/, async (world) => {
      const made = await known(world);
      attemptWith(world, made.browser, { endsAt: Date.now() - 1 });
      return made;
    }),
    'not used for too long': noRest,
    'used a second time': tried(400, 'sign-in-stale', /was carried out already/, async (world) => {
      const { browser, path } = await known(world);
      const [kept, thief] = [new Map(browser.cookies), new Browser(world.tollgate.url)];
      expect((await browser.get(path)).status).toBe(303);
      for (const [name, value] of kept) thief.cookies.set(name, value);
      return { browser: thief, path };
    }),
    'ended or switched off': tried(404, 'not-found', /Nobody signs in here that way/, async (world) => {
      const made = await known(world);
      const at = `/sign-in-providers/${world.doors[key]}`;
      await world.tollgate.admin.patch(at, { active: false }, { 'if-match': '*' });
      world.afterwards(() => world.tollgate.admin.patch(at, { active: true }, { 'if-match': '*' }));
      return made;
    }),
    'of somebody who has left': tried(403, 'stranger', /has left/, async (world) => {
      const { personId, sub } = await linked(world, key);
      await world.tollgate.admin.patch(`/people/${personId}`, { active: false }, { 'if-match': '*' });
      return back(world, key, sub);
    }),
    'one guess too many': cell(429, 'too-many-requests', /Go on in \d+ s/, async (world) => {
      noMoreGuesses(world);
      const headers = { 'x-forwarded-for': world.network() };
      return () => new Browser(world.tollgate.url).get(`/sign-in/back/${key}?code=code&state=x`, headers);
    }),
    'sent by a page of others': tried(400, 'sign-in-stale', /not begun in this browser/, async (world) => {
      const { path } = await known(world);
      const browser = new Browser(world.tollgate.url);
      await begin(browser, key);
      return { browser, path };
    }),
    'from another place': anywhere,
    'of another installation': tried(400, 'sign-in-stale', stale, async (world) => {
      const made = await known(world);
      attemptWith(world, made.browser, {}, keyElsewhere(world, 'sign-in-attempts'));
      return made;
    }),
  } satisfies Partial<Row>;
  return { tried, known, common };
}

const openId = elsewhere('false');
const idToken = (change: (world: World) => void): Cell =>
  openId.tried(403, 'provider-refused', /Begin again; where that goes on, tell an administrator/, async (world) => {
    change(world);
    return openId.known(world);
  });

/** A provider of OpenID Connect. */
export const oidc: Row = {
  ...openId.common,
  'of another issuer': idToken(({ provider }) => (provider.claims = { iss: 'https://login.example.com' })),
  'for another audience': idToken(({ provider }) => (provider.claims = { aud: 'another' })),
  'of another key, or altered': idToken(({ provider }) => (provider.signature = 'other')),
  'of another algorithm': idToken(({ provider }) => (provider.signature = 'none')),
};

const feishu = elsewhere('lark');
export const lark: Row = {
  ...feishu.common,
  'of another issuer': feishu.tried(403, 'provider-refused', /one company only/, async (world) => {
    world.lark.who = { tenant_key: 'others' };
    return feishu.known(world);
  }),
  // A code of another attempt.
  'for another audience': feishu.tried(403, 'provider-refused', /PKCE/, async (world) => {
    const [theirs, own] = [await feishu.known(world), await feishu.known(world)];
    const code = new URL(theirs.path, world.tollgate.url).searchParams.get('code') ?? '';
    return { browser: own.browser, path: own.path.replace(/code=[^&]+/, `code=${code}`) };
  }),
  'of another key, or altered': feishu.tried(403, 'provider-refused', /20002/, async (world) => {
    const made = await feishu.known(world);
    const at = `/sign-in-providers/${world.doors.lark}`;
    const set = (secret: string): Promise<ApiAnswer> => world.tollgate.admin.patch(at, { secret }, { 'if-match': '*' });
    await set('wrong');
    world.afterwards(() => set('the secret of the app'));
    return made;
  }),
  'of another algorithm': 'Lark signs nothing that is read here: it is asked over TLS who somebody is',
};
