import { withinApi } from '../../../apps/api/src/http/api-prefix.js';
import { Browser, signedIn } from '../../harness/browser.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;
let browser: Browser;

beforeAll(async () => {
  tollgate = await startTollgate({ worker: false });
  const id = await tollgate.person('Chief', { access: 'administrator' });
  browser = await signedIn(tollgate, id);
});
afterAll(async () => {
  await tollgate.stop();
});

interface Operation {
  security?: Record<string, unknown>[];
}

/** Every route of the document that changes something and is not public. */
async function changes(): Promise<[string, string][]> {
  const document = (await (await fetch(`${tollgate.url}/openapi.json`)).json()) as {
    paths: Record<string, Record<string, Operation>>;
  };
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([method, { security }]) => method !== 'get' && security !== undefined)
      .map(([method]): [string, string] => [method.toUpperCase(), withinApi(path).replaceAll(/\{\w+\}/g, absent)]),
  );
}

const absent = '00000000-0000-4000-8000-000000000000';

const foreign: Record<string, Record<string, string>> = {
  'a page of another address': { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
  'a page of a neighbour': { origin: 'http://evil.localhost', 'sec-fetch-site': 'same-site' },
  'a frame without an address': { origin: 'null', 'sec-fetch-site': 'cross-site' },
  'a browser that says only whence': { origin: 'https://evil.example' },
  'one that says nothing': {},
  'one that contradicts itself': { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
};

test.each(Object.entries(foreign))('no route takes a change with a cookie from %s', async (_, headers) => {
  const routes = await changes();
  expect(routes.length).toBeGreaterThan(100);
  for (const [method, path] of routes) {
    const { status, body } = await browser.send(method, path, undefined, headers);
    expect([method, path, status, body.code]).toEqual([method, path, 403, 'foreign-page']);
  }
});

test('its own pages are heard, by either of what browsers say', async () => {
  const own = [
    { origin: tollgate.url, 'sec-fetch-site': 'same-origin' },
    { origin: tollgate.url },
    { 'sec-fetch-site': 'same-origin' },
  ];
  for (const headers of own)
    expect((await browser.send('DELETE', `/sessions/${absent}`, undefined, headers)).status).toBe(404);
});

test('reading needs no proof, and a token goes before the cookie and needs none', async () => {
  expect((await browser.get('/people/me', foreign['a page of another address'])).status).toBe(200);
  const bearer = { authorization: `Bearer ${tollgate.admin.token ?? ''}` };
  expect((await browser.send('DELETE', `/sessions/${absent}`, undefined, bearer)).status).toBe(404);
  const wrong = { ...browser.headers, authorization: 'Bearer tg_not-a-token-of-anybody' };
  expect((await browser.send('DELETE', `/sessions/${absent}`, undefined, wrong)).status).toBe(401);
});
