import { SignJWT } from 'jose';
import { ApiClient } from '../../../harness/api-client.js';
import { get } from './bearers.js';
import { anywhere, cell, noMoreGuesses, noRest, sql, type Row, type World } from './cells.js';

/** Somebody for whom the issuer vouches, and how they come with other claims. */
async function vouchedFor({ tollgate, issuer, doors, somebody }: World, facts: object = {}) {
  const personId = await somebody(facts as Record<string, unknown>);
  const sub = `job ${personId}`;
  await tollgate.admin.must(`/sign-in-providers/${doors.jobs}/identities`, { subject: sub, personId });
  const token = (claims: object = {}): Promise<string> => issuer.token({ sub, aud: 'tollgate', ...claims });
  return { personId, token };
}
const jwtCell = (says: RegExp, claims: object) =>
  cell(401, 'unauthenticated', says, async (world) => {
    const token = await (await vouchedFor(world)).token(claims);
    return () => get(world, token, '/people/me');
  });
const signedBy = (says: RegExp, make: (world: World) => Promise<string>) =>
  cell(401, 'unauthenticated', says, async (world) => {
    const token = await make(world);
    return () => get(world, token, '/people/me');
  });
/** Changes what is said of the issuer, until the case is over. */
async function issuerWith({ tollgate, doors, afterwards }: World, change: object, back: object): Promise<void> {
  const path = `/sign-in-providers/${doors.jobs}`;
  const { status } = await tollgate.admin.patch(path, change, { 'if-match': '*' });
  expect(status).toBe(200);
  afterwards(() => tollgate.admin.patch(path, back, { 'if-match': '*' }));
}
const long = (): number => Math.floor(Date.now() / 1_000) - 3_600;

/** `Authorization: Bearer <JWT>`, of an issuer that is trusted. */
export const jwt: Row = {
  unknown: jwtCell(/tollgate providers link jobs nobody-here/, { sub: 'nobody-here' }),
  malformed: signedBy(/nobody whom this installation trusts has made it/, () => Promise.resolve('a.b.c')),
  over: jwtCell(/it has ended: have a new one made/, { iat: long() - 60, exp: long() }),
  'not used for too long': noRest,
  'used a second time': cell(401, 'unauthenticated', /have a new one made for each request/, async (world) => {
    const token = await (await vouchedFor(world)).token({ jti: `once ${Date.now()}` });
    await issuerWith(world, { singleUse: true }, { singleUse: false });
    expect((await get(world, token, '/people/me')).status).toBe(200);
    return () => get(world, token, '/people/me');
  }),
  'ended or switched off': cell(401, 'unauthenticated', /nobody whom this installation trusts/, async (world) => {
    const token = await (await vouchedFor(world)).token();
    await issuerWith(world, { active: false }, { active: true });
    return () => get(world, token, '/people/me');
  }),
  'of somebody who has left': cell(401, 'unauthenticated', /has left/, async (world) => {
    const { personId, token } = await vouchedFor(world, { name: 'Old job' });
    await world.tollgate.admin.patch(`/people/${personId}`, { active: false, name: 'Old job' }, { 'if-match': '*' });
    const made = await token();
    return () => get(world, made, '/people/me');
  }),
  'good for less': cell(403, 'token-too-narrow', /tollgate providers edit jobs --level administer/, async (world) => {
    const token = await (await vouchedFor(world, { access: 'administrator' })).token();
    return () => new ApiClient(world.tollgate.url, token).post('/teams', { name: 'By a job' });
  }),
  'good for another program': cell(403, 'token-too-narrow', /good for one program only/, async (world) => {
    const token = await (await vouchedFor(world)).token({ program: world.elsewhereId });
    await issuerWith(world, { programClaim: 'program' }, { programClaim: null });
    return () => get(world, token, `/action-items/${world.itemId}`);
  }),
  'of another issuer': jwtCell(/nobody whom this installation trusts/, { iss: 'https://login.example.com' }),
  'for another audience': jwtCell(/have it made for tollgate/, { aud: 'another' }),
  'of another key, or altered': signedBy(/its signature does not hold/, async (world) => {
    const { issuer, afterwards } = world;
    issuer.signature = 'other';
    afterwards(() => (issuer.signature = 'right'));
    return (await vouchedFor(world)).token();
  }),
  'of another algorithm': signedBy(/must be signed by .*ES256/, ({ issuer }) => {
    const claims = { iss: issuer.url, sub: 'x', aud: 'tollgate', exp: long() + 7_200 };
    return new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode('x'.repeat(32)));
  }),
  'one guess too many': cell(429, 'too-many-requests', /Go on in \d+ s/, async (world) => {
    noMoreGuesses(world);
    const headers = { 'x-forwarded-for': world.network() };
    return () => get(world, 'a.b.c', '/people/me', headers);
  }),
  'sent by a page of others': 'no browser sends it by itself: who sends it means it',
  'from another place': anywhere,
  'of another installation': 'it is made for an audience, and another installation has another',
  'about what is restricted': cell(404, 'not-found', /./, async (world) => {
    const token = await (await vouchedFor(world)).token();
    return () => get(world, token, `/action-items/${world.hidden.itemId}`);
  }),
  'of somebody external': cell(404, 'not-found', /./, async (world) => {
    const { personId, token } = await vouchedFor(world);
    await sql(world, 'UPDATE people SET external = true WHERE id = $1', [personId]);
    const made = await token();
    return () => get(world, made, `/action-items/${world.itemId}`);
  }),
};
