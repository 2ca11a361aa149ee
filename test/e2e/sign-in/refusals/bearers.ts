import { newToken } from '../../../../database/people/token-text.js';
import { ApiClient, type ApiAnswer } from '../../../harness/api-client.js';
import { Browser, signedIn } from '../../../harness/browser.js';
import { directoryOf } from '../../scim/directory.js';
import { anywhere, cell, inTheHead, noMoreGuesses, noRest, ofOurs, sql, type Row, type World } from './cells.js';

const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
/** Asks with a token. */
export const get = (world: World, token: string, path: string, headers = {}): Promise<ApiAnswer> =>
  new ApiClient(world.tollgate.url, token).get(path, headers);

/** The cookie of a browser. */
export const session: Row = {
  ...ofOurs,
  unknown: cell(401, 'unauthenticated', /Sign in again, at \/sign-in/, async ({ tollgate }) => {
    const browser = new Browser(tollgate.url);
    browser.cookies.set('__Host-tollgate', 'x'.repeat(43));
    return () => browser.get('/people/me');
  }),
  malformed: cell(401, 'unauthenticated', /Authorization: Bearer/, async ({ tollgate }) => {
    const browser = new Browser(tollgate.url);
    browser.cookies.set('__Host-tollgate', "' OR 1=1");
    return () => browser.get('/people/me');
  }),
  over: cell(401, 'unauthenticated', /Sign in again, at \/sign-in/, async (world) => {
    const browser = await signedIn(world.tollgate, await world.somebody());
    await sql(world, 'UPDATE sessions SET ends_at = now() WHERE id = $1', [browser.sessionId]);
    return () => browser.get('/people/me');
  }),
  'not used for too long': cell(401, 'unauthenticated', /Sign in again, at \/sign-in/, async (world) => {
    const browser = await signedIn(world.tollgate, await world.somebody());
    await sql(world, `UPDATE sessions SET used_at = now() - interval '121 minutes' WHERE id = $1`, [browser.sessionId]);
    return () => browser.get('/people/me');
  }),
  'used a second time': 'it is used until it ends',
  'ended or switched off': cell(
    401,
    'unauthenticated',
    /Sign in again, at \/sign-in/,
    async ({ tollgate, somebody }) => {
      const browser = await signedIn(tollgate, await somebody());
      const kept = new Map(browser.cookies);
      await browser.send('DELETE', '/sessions/current');
      for (const [name, value] of kept) browser.cookies.set(name, value);
      return () => browser.get('/people/me');
    },
  ),
  'of somebody who has left': cell(
    401,
    'unauthenticated',
    /Sign in again, at \/sign-in/,
    async ({ tollgate, somebody }) => {
      const id = await somebody();
      const browser = await signedIn(tollgate, id);
      await browser.get('/people/me');
      await tollgate.admin.patch(`/people/${id}`, { active: false }, { 'if-match': '*' });
      return () => browser.get('/people/me');
    },
  ),
  'good for less': cell(403, 'not-allowed', /by a token of its service account, not by a session/, async (world) => {
    const browser = await signedIn(world.tollgate, await world.somebody({ access: 'administrator' }));
    return () => browser.get('/scim/v2/Users');
  }),
  'good for another program': 'it is good in all programs that its person sees',
  'of another key, or altered': 'it is random, and bears nothing that could be altered: another is unknown',
  'one guess too many': cell(429, 'too-many-requests', /Go on in \d+ s/, async (world) => {
    const browser = new Browser(world.tollgate.url);
    browser.cookies.set('__Host-tollgate', 'y'.repeat(43));
    noMoreGuesses(world);
    const headers = { 'x-forwarded-for': world.network() };
    return () => browser.get('/people/me', headers);
  }),
  'sent by a page of others': cell(403, 'foreign-page', /Open that address and do it there/, async (world) => {
    const browser = await signedIn(world.tollgate, await world.somebody({ access: 'administrator' }));
    return () => browser.send('POST', '/teams', { name: 'By a page of others' }, foreign);
  }),
  'from another place': anywhere,
  'of another installation': inTheHead,
  'about what is restricted': cell(404, 'not-found', /./, async ({ tollgate, somebody, hidden }) => {
    const browser = await signedIn(tollgate, await somebody({ access: 'program_manager' }));
    return () => browser.get(`/action-items/${hidden.itemId}`);
  }),
  'of somebody external': cell(404, 'not-found', /./, async (world) => {
    const id = await world.somebody();
    await sql(world, 'UPDATE people SET external = true WHERE id = $1', [id]);
    const browser = await signedIn(world.tollgate, id);
    return () => browser.get(`/action-items/${world.itemId}`);
  }),
};

interface Bearer {
  /** Whose token it is; a new one where nothing is said. */
  whose?: (world: World) => Promise<string>;
  limits?: (world: World) => object;
  /** What it is good for. */
  path?: string;
}

/** `Authorization: Bearer tg…`, of whatever kind. */
function bearer({ whose = ({ somebody }) => somebody(), limits = () => ({}), path = '/people/me' }: Bearer) {
  const made = async (world: World): Promise<{ personId: string; id: string; token: string }> => {
    const personId = await whose(world);
    const body = { name: 'of the table', ...limits(world) };
    return { personId, ...(await world.tollgate.admin.must(`/people/${personId}/tokens`, body)) };
  };
  const gone = /is unknown, has expired or was revoked. Ask an administrator/;
  const common = {
    ...ofOurs,
    unknown: cell(401, 'unauthenticated', gone, async (world) => {
      const token = newToken();
      return () => get(world, token, path);
    }),
    malformed: cell(
      401,
      'unauthenticated',
      /Authorization: Bearer tgp_/,
      async (world) => () => get(world, 'tgp_', path),
    ),
    over: cell(401, 'unauthenticated', gone, async (world) => {
      const { id, token } = await made(world);
      await sql(world, 'UPDATE api_tokens SET expires_at = now() WHERE id = $1', [id]);
      return () => get(world, token, path);
    }),
    'not used for too long': noRest,
    'used a second time': 'it is used until it ends',
    'ended or switched off': cell(401, 'unauthenticated', gone, async (world) => {
      const { personId, id, token } = await made(world);
      expect((await get(world, token, path)).status).toBe(200);
      await world.tollgate.admin.delete(`/people/${personId}/tokens/${id}`);
      return () => get(world, token, path);
    }),
    'of somebody who has left': cell(401, 'unauthenticated', gone, async (world) => {
      const { personId, token } = await made(world);
      expect((await get(world, token, path)).status).toBe(200);
      await world.tollgate.admin.patch(`/people/${personId}`, { active: false }, { 'if-match': '*' });
      return () => get(world, token, path);
    }),
    'of another key, or altered': cell(401, 'unauthenticated', gone, async (world) => {
      const { token } = await made(world);
      const altered = `${token.slice(0, 8)}${token[8] === 'a' ? 'b' : 'a'}${token.slice(9)}`;
      return () => get(world, altered, path);
    }),
    'one guess too many': cell(429, 'too-many-requests', /without a valid token or link. Go on in/, async (world) => {
      noMoreGuesses(world);
      const headers = { 'x-forwarded-for': world.network() };
      return () => get(world, newToken(), path, headers);
    }),
    'sent by a page of others': 'no browser sends it by itself: who sends it means it',
    'from another place': anywhere,
    'of another installation': inTheHead,
  } satisfies Partial<Row>;
  return { made, common };
}

const service = async ({ tollgate }: World, more: object = {}): Promise<string> =>
  (await tollgate.admin.must('/people', { name: `Service ${Math.random()}`, service: true, ...more })).id as string;

const ofPerson = bearer({ limits: () => ({ level: 'read' }) });
const hiddenTo = (made: ReturnType<typeof bearer>['made']) =>
  cell(404, 'not-found', /./, async (world) => {
    const { token } = await made(world);
    return () => get(world, token, `/action-items/${world.hidden.itemId}`);
  });
const externalBy = (made: ReturnType<typeof bearer>['made']) =>
  cell(404, 'not-found', /./, async (world) => {
    const { personId, token } = await made(world);
    await sql(world, 'UPDATE people SET external = true WHERE id = $1', [personId]);
    return () => get(world, token, `/action-items/${world.itemId}`);
  });
const changesNothing = (made: ReturnType<typeof bearer>['made']) =>
  cell(403, 'token-too-narrow', /tollgate token create --level act/, async (world) => {
    const { token } = await made(world);
    return () => new ApiClient(world.tollgate.url, token).post('/programs', { name: 'By what reads' });
  });
const inAll = 'it was made for all programs';

export const personalToken: Row = {
  ...ofPerson.common,
  'good for less': changesNothing(ofPerson.made),
  'good for another program': inAll,
  'about what is restricted': hiddenTo(ofPerson.made),
  'of somebody external': externalBy(ofPerson.made),
};

const ofService = bearer({ whose: service, limits: () => ({ level: 'read' }) });
export const serviceToken: Row = {
  ...ofService.common,
  'good for less': changesNothing(ofService.made),
  'good for another program': inAll,
  'about what is restricted': hiddenTo(ofService.made),
  'of somebody external': externalBy(ofService.made),
};

const ofOneProgram = bearer({
  whose: ({ somebody }) => somebody({ access: 'program_manager' }),
  limits: ({ elsewhereId }) => ({ level: 'read', programId: elsewhereId }),
});
const outside = (path: (world: World) => string) =>
  cell(403, 'token-too-narrow', /good for one program only/, async (world) => {
    const { token } = await ofOneProgram.made(world);
    return () => get(world, token, path(world));
  });
export const programToken: Row = {
  ...ofOneProgram.common,
  'good for less': changesNothing(ofOneProgram.made),
  'good for another program': outside(({ itemId }) => `/action-items/${itemId}`),
  // The same as of what is not there at all.
  'about what is restricted': outside(({ hidden }) => `/action-items/${hidden.itemId}`),
  'of somebody external': cell(404, 'not-found', /./, async (world) => {
    const { personId, token } = await ofOneProgram.made(world);
    await sql(world, 'UPDATE people SET external = true WHERE id = $1', [personId]);
    return () => get(world, token, `/programs/${world.elsewhereId}`);
  }),
};

const ofDirectory = bearer({
  whose: async ({ tollgate }) => (await directoryOf(tollgate, `Directory ${Math.random()}`, 'directory')).id,
  limits: () => ({ level: 'directory' }),
  path: '/scim/v2/Users?count=0',
});
export const directoryToken: Row = {
  ...ofDirectory.common,
  'good for less': cell(
    403,
    'token-too-narrow',
    /good for a directory, at \/scim\/v2, and for nothing else/,
    async (world) => {
      const { token } = await ofDirectory.made(world);
      return () => get(world, token, '/people');
    },
  ),
  'good for another program': 'it is made for no program: a directory keeps people and groups, which are of none',
  'about what is restricted': 'it reads no record but people and groups, which nobody restricts',
  'of somebody external': cell(403, 'not-allowed', /Make another: tollgate scim token NAME/, async (world) => {
    const { personId, token } = await ofDirectory.made(world);
    await sql(world, 'UPDATE people SET external = true WHERE id = $1', [personId]);
    return () => get(world, token, '/scim/v2/Users');
  }),
};
