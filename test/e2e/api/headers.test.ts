import { connect } from 'node:net';
import { inDays, launchedCase } from '../../factories/case.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;
let itemId: string;
let evidenceId: string;
let feed: string;

beforeAll(async () => {
  tollgate = await startTollgate();
  const c = await launchedCase(tollgate);
  itemId = (await c.item({ due: inDays(9) })).id;
  const file = { name: 'page.txt', content: '<script>alert(1)</script>' };
  evidenceId = (await tollgate.admin.upload(`/action-items/${itemId}/evidence/files`, {}, file)).body.items[0].id;
  feed = (await c.owner.must(`/people/${c.ownerId}/feeds`, {})).url;
});
afterAll(() => tollgate.stop());

const browser = { accept: 'text/html,*/*;q=0.8' };
const own = (): Record<string, string> => ({ authorization: `Bearer ${tollgate.admin.token ?? ''}` });
const json = { 'content-type': 'application/json' };

/** What an answer may load, where somebody opens it in a browser. */
const nothing = /^default-src 'none'; ?base-uri 'none'; ?form-action 'none'; ?frame-ancestors 'none'$/;
const asFile = /^sandbox; default-src 'none'$/;
const ourLinks =
  /^default-src 'none'; style-src 'sha256-[\w+/=]+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/;
const ourPage =
  /^default-src 'self'; base-uri 'none'; script-src 'self'; .*object-src 'none'; .*frame-ancestors 'none'$/;
const documentation = /^default-src 'self'; .*script-src 'self'(;|$)/;

interface Asked {
  path: string;
  init?: () => RequestInit;
  status: number;
  policy: RegExp;
}

test.each<[string, () => Asked]>([
  ['the page', () => ({ path: '/', init: () => ({ headers: browser }), status: 200, policy: ourPage })],
  [
    'a page that is not there',
    () => ({ path: '/no/such', init: () => ({ headers: browser }), status: 200, policy: ourPage }),
  ],
  ['a file of the page that is not there', () => ({ path: '/assets/none.js', status: 404, policy: nothing })],
  ['signing in', () => ({ path: '/sign-in', init: () => ({ headers: browser }), status: 200, policy: ourLinks })],
  [
    'a link that opens nothing',
    () => ({ path: '/open/none/at/all', init: () => ({ headers: browser }), status: 404, policy: nothing }),
  ],
  ['an answer', () => ({ path: '/api/v1/people/me', init: () => ({ headers: own() }), status: 200, policy: nothing })],
  ['a list', () => ({ path: '/api/v1/action-items', init: () => ({ headers: own() }), status: 200, policy: nothing })],
  [
    'an export',
    () => ({ path: '/api/v1/exports/people', init: () => ({ headers: own() }), status: 200, policy: nothing }),
  ],
  [
    'a file of evidence',
    () => ({
      path: `/api/v1/action-items/${itemId}/evidence/${evidenceId}/content`,
      init: () => ({ headers: own() }),
      status: 200,
      policy: asFile,
    }),
  ],
  ['a calendar feed', () => ({ path: new URL(feed).pathname, status: 200, policy: nothing })],
  ['whether it lives', () => ({ path: '/health/live', status: 200, policy: nothing })],
  ['figures', () => ({ path: '/metrics', init: () => ({ headers: own() }), status: 200, policy: nothing })],
  ['the description', () => ({ path: '/openapi.json', status: 200, policy: nothing })],
  ['the page of the description', () => ({ path: '/docs', status: 200, policy: documentation })],
  ['nobody', () => ({ path: '/api/v1/people/me', status: 401, policy: nothing })],
  [
    'what is not there',
    () => ({ path: '/api/v1/nothing', init: () => ({ headers: own() }), status: 404, policy: nothing }),
  ],
  ['what has moved', () => ({ path: '/people', status: 404, policy: nothing })],
  [
    'another method',
    () => ({
      path: '/api/v1/people/me',
      init: () => ({ method: 'DELETE', headers: own() }),
      status: 405,
      policy: nothing,
    }),
  ],
  [
    'a path that is no path',
    () => ({ path: '/api/v1/people/%zz', init: () => ({ headers: own() }), status: 400, policy: nothing }),
  ],
  [
    'a path that has more than any',
    () => ({
      path: `/api/v1/people/${'x'.repeat(501)}`,
      init: () => ({ headers: own() }),
      status: 400,
      policy: nothing,
    }),
  ],
  [
    'too much',
    () => ({
      path: '/api/v1/people',
      init: () => ({ method: 'POST', headers: { ...own(), ...json }, body: `{"name":"${'x'.repeat(1_100_000)}"}` }),
      status: 413,
      policy: nothing,
    }),
  ],
  [
    'what cannot be read',
    () => ({
      path: '/api/v1/people',
      init: () => ({ method: 'POST', headers: { ...own(), ...json }, body: '{"name":' }),
      status: 400,
      policy: nothing,
    }),
  ],
  [
    'another type',
    () => ({
      path: '/api/v1/people',
      init: () => ({ method: 'POST', headers: { ...own(), 'content-type': 'text/xml' }, body: '<a/>' }),
      status: 415,
      policy: nothing,
    }),
  ],
  ['a directory without a token', () => ({ path: '/scim/v2/Users', status: 401, policy: nothing })],
])('%s bears the headers that keep a browser from doing what nobody wants', async (_, asked) => {
  const { path, init, status, policy } = asked();
  const answer = await fetch(`${tollgate.url}${path}`, { redirect: 'manual', ...init?.() });
  const text = await answer.text();
  expect([path, answer.status]).toEqual([path, status]);
  if (status >= 400 && answer.headers.get('content-type')?.includes('json'))
    expect(JSON.parse(text)).toHaveProperty('detail');
  expect(answer.headers.get('content-security-policy')).toMatch(policy);
  expectSafe((name) => answer.headers.get(name));
});

/** Whatever the answer is. */
function expectSafe(header: (name: string) => string | null): void {
  expect(header('x-content-type-options')).toBe('nosniff');
  expect(header('x-frame-options')).toMatch(/^(SAMEORIGIN|DENY)$/);
  expect(header('referrer-policy')).toMatch(/^(no-referrer|same-origin)$/);
  expect(header('strict-transport-security')).toContain('max-age=31536000');
  expect(header('x-powered-by')).toBeNull();
  expect(header('server')).toBeNull();
}

/** What the server answers to bytes as they are. */
async function answerTo(
  text: string,
): Promise<{ status: number; header: (name: string) => string | null; body: string }> {
  const socket = connect(Number(new URL(tollgate.url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(text);
  let got = '';
  socket.on('data', (part: Buffer) => (got += part.toString()));
  await new Promise((resolve) => socket.on('close', resolve));
  const [head = '', body = ''] = got.split('\r\n\r\n');
  const lines = head
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(': '));
  return {
    status: Number(head.split(' ')[1]),
    header: (name) => lines.find(([key]) => key?.toLowerCase() === name)?.[1] ?? null,
    body,
  };
}

test.each([
  ['what is no HTTP', 'nonsense\r\n\r\n', 400, 'invalid-request'],
  [
    'a head that is too long',
    `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`,
    431,
    'headers-too-large',
  ],
])('%s is answered in problem details, with these headers', async (_, text, status, code) => {
  const answer = await answerTo(text);
  expect([answer.status, (JSON.parse(answer.body) as { code: string }).code]).toEqual([status, code]);
  expect(answer.header('content-security-policy')).toMatch(nothing);
  expectSafe(answer.header);
});
