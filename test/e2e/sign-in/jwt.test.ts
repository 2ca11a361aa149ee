import { SignJWT } from 'jose';
import { ApiClient } from '../../harness/api-client.js';
import type { Tollgate } from '../../harness/tollgate.js';
import { FalseProvider } from '../../harness/vendors/false-provider.js';
import { tollgateWithDoors } from './elsewhere.js';

let tollgate: Tollgate;
let issuer: FalseProvider;
let path: string;
let serviceId: string;
const right = { sub: 'job-7', aud: 'tollgate' };

beforeAll(async () => {
  tollgate = await tollgateWithDoors();
  issuer = await FalseProvider.start();
  const facts = { kind: 'jwt', name: 'Jobs', issuer: issuer.url, audience: 'tollgate', level: 'administer' };
  path = `/sign-in-providers/${String((await tollgate.admin.must('/sign-in-providers', { ...facts, key: 'jobs' })).id)}`;
  serviceId = await tollgate.person('Nightly job');
  await tollgate.admin.must(`${path}/identities`, { subject: 'job-7', personId: serviceId });
});
afterAll(async () => {
  await issuer.stop();
  await tollgate.stop();
});

const asks = (token: string) => new ApiClient(tollgate.url, token).get('/people/me');
const comesWith = async (claims: object = {}): Promise<unknown[]> => {
  const { status, body } = await asks(await issuer.token({ ...right, ...claims }));
  return [status, status === 200 ? body.name : body.code];
};

test('a service that a trusted issuer vouches for comes in as who it is here, reads and changes', async () => {
  expect(await comesWith()).toEqual([200, 'Nightly job']);
  expect(await comesWith({ aud: ['other', 'tollgate'] })).toEqual([200, 'Nightly job']);
  const service = new ApiClient(tollgate.url, await issuer.token(right));
  expect((await service.post('/teams', { name: 'Ops' })).status).toBe(403);
  await tollgate.admin.patch(`/people/${serviceId}`, { access: 'administrator' }, { 'if-match': '*' });
  const made = await service.post('/teams', { name: 'Ops' }, { 'idempotency-key': 'by the job' });
  expect([
    made.status,
    (await service.post('/teams', { name: 'Ops' }, { 'idempotency-key': 'by the job' })).status,
  ]).toEqual([201, 201]);
  await tollgate.admin.patch(`/people/${serviceId}`, { access: 'member' }, { 'if-match': '*' });
  expect((await tollgate.admin.get(`${path}/identities`)).body.items[0].lastUsedAt).not.toBeNull();
  // What holds for minutes makes nothing that holds for ever.
  expect((await service.post(`/people/${serviceId}/tokens`, { name: 'kept' })).status).toBe(403);
});

const now = Math.floor(Date.now() / 1_000);
test.each<[string, Record<string, unknown>]>([
  ['another issuer', { iss: 'https://login.example.com' }],
  ['another audience', { aud: 'another' }],
  ['no audience', { aud: undefined }],
  ['an end that is past', { exp: now - 60 }],
  ['no end', { exp: undefined }],
  ['a beginning that is to come', { nbf: now + 600 }],
  ['nobody it is for', { sub: undefined }],
  ['a subject that is no text', { sub: 7 }],
])('not with %s', async (_what, claims) => {
  expect(await comesWith(claims)).toEqual([401, 'unauthenticated']);
});

test.each(['none', 'other'] as const)('not with the signature "%s"', async (signature) => {
  issuer.signature = signature;
  const outcome = await comesWith();
  issuer.signature = 'right';
  expect(outcome).toEqual([401, 'unauthenticated']);
});

test('not signed with what everybody can read, not altered, not cut, not what is none', async () => {
  const published = await (await fetch(issuer.vendor.url('/jwks'))).text();
  const claims = { ...right, iss: issuer.url, iat: now, exp: now + 300 };
  const secret = new TextEncoder().encode(published);
  const symmetric = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(secret);
  const good = await issuer.token(right);
  const [head = '', payload = '', signature = ''] = good.split('.');
  const other = Buffer.from(JSON.stringify({ ...claims, sub: 'admin' })).toString('base64url');
  const tried = [
    symmetric,
    `${head}.${other}.${signature}`,
    `${head}.${payload}.`,
    `${head}.${payload}`,
    'a.b.c',
    '..',
  ];
  for (const token of tried) expect([token, (await asks(token)).status]).toEqual([token, 401]);
  expect((await asks(await issuer.token({ ...right, pad: 'x'.repeat(9_000) }))).status).toBe(401);
});

test('a good token of somebody whom nobody knows says how to link them; who has left does not come in', async () => {
  const { status, body } = await asks(await issuer.token({ ...right, sub: 'job-8' }));
  expect([status, body.detail]).toEqual([401, expect.stringContaining('tollgate providers link jobs job-8')]);
  const personId = await tollgate.person('Old job');
  await tollgate.admin.must(`${path}/identities`, { subject: 'job-8', personId });
  expect(await comesWith({ sub: 'job-8' })).toEqual([200, 'Old job']);
  await tollgate.admin.patch(`/people/${personId}`, { active: false }, { 'if-match': '*' });
  expect(await comesWith({ sub: 'job-8' })).toEqual([401, 'unauthenticated']);
});

test('keys are asked for seldom, however many names of keys are made up', async () => {
  expect(await comesWith()).toEqual([200, 'Nightly job']);
  const before = issuer.vendor.at('/jwks').length;
  for (let n = 0; n < 5; n += 1) {
    await issuer.changeKeys();
    expect((await comesWith())[0]).toBe(401);
  }
  expect(issuer.vendor.at('/jwks').length - before).toBeLessThanOrEqual(1);
});

test('an issuer that is switched off vouches for nobody; one that does not answer is told as away', async () => {
  const other = await FalseProvider.start();
  const facts = {
    kind: 'jwt',
    name: 'Other',
    issuer: other.url,
    audience: 'tollgate',
    jwksUrl: other.vendor.url('/jwks'),
  };
  const made = await tollgate.admin.must('/sign-in-providers', { ...facts, key: 'other' });
  const place = `/sign-in-providers/${String(made.id)}`;
  await tollgate.admin.must(`${place}/identities`, { subject: 'job-7', personId: serviceId });
  const token = await other.token(right);
  other.vendor.answerNext('/jwks', { status: 500 });
  const away = await asks(token);
  expect([away.status, away.body.code, away.headers.get('retry-after')]).toEqual([503, 'provider-away', '10']);
  // Changed, it is looked at anew.
  await tollgate.admin.patch(place, { name: 'Others' }, { 'if-match': '*' });
  expect((await asks(token)).status).toBe(200);
  // Keys that it has changed, once what is kept of them is forgotten.
  await other.changeKeys();
  await other.prepare();
  await tollgate.admin.patch(place, { name: 'Other' }, { 'if-match': '*' });
  expect([(await asks(token)).status, (await asks(await other.token(right))).status]).toEqual([401, 200]);
  await tollgate.admin.patch(place, { active: false }, { 'if-match': '*' });
  expect((await asks(await other.token(right))).status).toBe(401);
  await other.stop();
});
