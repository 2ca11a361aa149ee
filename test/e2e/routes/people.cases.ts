import { givePassword, password } from '../../harness/password.js';
import { ApiClient } from '../../harness/api-client.js';
import { absent, at, type RouteTable, type World } from './world.js';

const person = (w: World, more: object = {}): Promise<{ id: string; version: number }> =>
  w.admin.must('/people', { name: w.name(), ...more });
const team = (w: World): Promise<{ id: string; version: number }> => w.admin.must('/teams', { name: w.name() });

/** Somebody who has left. */
const gone = async (w: World): Promise<string> => {
  const { id, version } = await person(w);
  await w.admin.patch(`/people/${id}`, { active: false }, at(version));
  return id;
};

/** Erases them as it was previewed, by whoever has proved who they are. */
const erase = async (w: World, id: string, said: object = {}) => {
  await givePassword(w.tollgate, (await w.admin.get('/people/me')).body.id);
  const { digest } = await w.admin.must(`/people/${id}/erase/preview`);
  const { proof } = await w.admin.must('/proof', { password });
  return w.admin.post(`/people/${id}/erase`, { reason: 'They asked', digest, ...said }, { 'tollgate-proof': proof });
};

const csv = 'Name,Email,Market\nImported Lin,imported.lin@example.com,SG\n';
const file = (w: World, client = w.admin, content: string | Uint8Array = csv, options = '{}') =>
  client.upload('/people/import', { options }, { name: 'people.csv', content });

export const peopleCases: RouteTable = {
  'POST /people/import': [
    { why: 'taken in', gives: 200, ask: (w) => file(w) },
    { why: 'not with options that are no JSON', gives: 400, ask: (w) => file(w, w.admin, csv, '{') },
    { why: 'not by a member', gives: 403, ask: (w) => file(w, w.stranger) },
    { why: 'not more than 25 MB', gives: 413, ask: (w) => file(w, w.admin, Buffer.alloc(26 * 1024 * 1024, 'a')) },
    { why: 'not as JSON', gives: 415, ask: (w) => w.admin.post('/people/import', {}) },
    {
      why: 'not with a row that cannot come in',
      gives: 422,
      code: 'rows-rejected',
      ask: (w) => file(w, w.admin, 'Name,Team\nLin,Nowhere at all\n'),
    },
    {
      why: 'not without a column that is known',
      gives: 422,
      code: 'missing-columns',
      ask: (w) => file(w, w.admin, 'Colour,Size\nred,1\n'),
    },
  ],
  'POST /people': [
    { why: 'added', gives: 201, ask: (w) => w.admin.post('/people', { name: w.name(), market: 'SG' }) },
    {
      why: 'not in a zone that does not exist',
      gives: 400,
      ask: (w) => w.admin.post('/people', { name: 'x', timeZone: 'Asia/Nowhere' }),
    },
    { why: 'not by a member', gives: 403, ask: (w) => w.stranger.post('/people', { name: 'x' }) },
    {
      why: 'not with an address that somebody has',
      gives: 409,
      code: 'already-exists',
      ask: async (w) => {
        await person(w, { email: 'taken@example.com' });
        return w.admin.post('/people', { name: 'x', email: 'TAKEN@example.com' });
      },
    },
    {
      why: 'not in a team that is not there',
      gives: 422,
      code: 'unknown-reference',
      ask: (w) => w.admin.post('/people', { name: 'x', teamId: absent }),
    },
    {
      why: 'not under a manager who is not there',
      gives: 422,
      code: 'unknown-person',
      ask: (w) => w.admin.post('/people', { name: 'x', managerId: absent }),
    },
  ],
  'POST /people/{id}/same-as': [
    {
      why: 'marked as one natural person',
      gives: 200,
      ask: async (w) =>
        w.admin.post(`/people/${(await person(w)).id}/same-as`, { personId: (await person(w)).id, reason: 'x' }),
    },
    {
      why: 'not without a reason',
      gives: 400,
      ask: async (w) => w.admin.post(`/people/${(await person(w)).id}/same-as`, { personId: (await person(w)).id }),
    },
    {
      why: 'not by a member',
      gives: 403,
      ask: (w) => w.stranger.post(`/people/${w.strangerId}/same-as`, { personId: w.c.ownerId, reason: 'x' }),
    },
    {
      why: 'not somebody who is not there',
      gives: 404,
      ask: (w) => w.admin.post(`/people/${absent}/same-as`, { personId: w.c.ownerId, reason: 'x' }),
    },
    {
      why: 'not with somebody who is not there',
      gives: 422,
      code: 'unknown-person',
      ask: (w) => w.admin.post(`/people/${w.strangerId}/same-as`, { personId: absent, reason: 'x' }),
    },
    {
      why: 'not with itself',
      gives: 422,
      code: 'invalid-command',
      ask: (w) => w.admin.post(`/people/${w.strangerId}/same-as`, { personId: w.strangerId, reason: 'x' }),
    },
  ],
  'POST /people/{id}/another': [
    {
      why: 'not without a reason',
      gives: 400,
      ask: (w) => w.admin.post(`/people/${w.strangerId}/another`, {}),
    },
    {
      why: 'said to be nobody else',
      gives: 200,
      ask: async (w) => {
        const [one, other] = [(await person(w)).id, (await person(w)).id];
        await w.admin.must(`/people/${one}/same-as`, { personId: other, reason: 'x' });
        return w.admin.post(`/people/${one}/another`, { reason: 'x' });
      },
    },
    {
      why: 'not by a member',
      gives: 403,
      code: 'not-allowed',
      ask: (w) => w.stranger.post(`/people/${w.strangerId}/another`, { reason: 'x' }),
    },
    {
      why: 'not of an account of their own',
      gives: 403,
      code: 'separation-of-duties',
      ask: async (w) => {
        const { id } = await person(w);
        const { body: me } = await w.admin.get('/people/me');
        await w.admin.must(`/people/${id}/same-as`, { personId: me.id, reason: 'x' });
        return w.admin.post(`/people/${id}/another`, { reason: 'x' });
      },
    },
    {
      why: 'not one who is not there',
      gives: 404,
      ask: (w) => w.admin.post(`/people/${absent}/another`, { reason: 'x' }),
    },
  ],
  'POST /people/{id}/leave/preview': [
    {
      why: 'shown',
      gives: 200,
      ask: async (w) => w.admin.post(`/people/${(await person(w)).id}/leave/preview`, {}),
    },
    {
      why: 'not to something that is no id',
      gives: 400,
      ask: (w) => w.admin.post(`/people/${w.strangerId}/leave/preview`, { toId: 'x' }),
    },
    { why: 'not by a member', gives: 403, ask: (w) => w.stranger.post(`/people/${w.c.ownerId}/leave/preview`, {}) },
    {
      why: 'not of somebody who is not there',
      gives: 404,
      ask: (w) => w.admin.post(`/people/${absent}/leave/preview`, {}),
    },
    {
      why: 'not with a choice of what does not hang on them',
      gives: 422,
      code: 'invalid-command',
      ask: (w) =>
        w.admin.post(`/people/${w.strangerId}/leave/preview`, {
          choices: [{ kind: 'rota', id: absent, toId: w.c.ownerId }],
        }),
    },
  ],
  'POST /people/{id}/leave': [
    {
      why: 'they leave',
      gives: 200,
      ask: async (w) => {
        const { id } = await person(w);
        const { digest } = await w.admin.must(`/people/${id}/leave/preview`, {});
        return w.admin.post(`/people/${id}/leave`, { digest });
      },
    },
    { why: 'not unseen', gives: 400, ask: (w) => w.admin.post(`/people/${w.strangerId}/leave`, {}) },
    {
      why: 'not by a member',
      gives: 403,
      ask: (w) => w.stranger.post(`/people/${w.c.ownerId}/leave`, { digest: 'x' }),
    },
    {
      why: 'not one who is not there',
      gives: 404,
      ask: (w) => w.admin.post(`/people/${absent}/leave`, { digest: 'x' }),
    },
    {
      why: 'not otherwise than was previewed',
      gives: 409,
      code: 'changed-since-preview',
      ask: (w) => w.admin.post(`/people/${w.strangerId}/leave`, { digest: 'x' }),
    },
    {
      why: 'not to somebody who only reads',
      gives: 422,
      code: 'person-unavailable',
      ask: async (w) => {
        const { id: toId } = await person(w, { access: 'auditor' });
        return w.admin.post(`/people/${w.c.ownerId}/leave`, { digest: 'x', toId });
      },
    },
  ],
  'POST /people/{id}/erase/preview': [
    { why: 'shown', gives: 200, ask: async (w) => w.admin.post(`/people/${await gone(w)}/erase/preview`) },
    { why: 'not by a member', gives: 403, ask: (w) => w.stranger.post(`/people/${w.c.ownerId}/erase/preview`) },
    { why: 'not of one who is not there', gives: 404, ask: (w) => w.admin.post(`/people/${absent}/erase/preview`) },
    {
      why: 'not of one who is here',
      gives: 422,
      code: 'invalid-command',
      ask: (w) => w.admin.post(`/people/${w.c.ownerId}/erase/preview`),
    },
  ],
  'POST /people/{id}/erase': [
    { why: 'erased', gives: 200, ask: async (w) => erase(w, await gone(w)) },
    { why: 'not without a reason', gives: 400, ask: async (w) => erase(w, await gone(w), { reason: undefined }) },
    {
      why: 'not by who has not proved who they are',
      gives: 403,
      code: 'proof-required',
      ask: async (w) => w.admin.post(`/people/${await gone(w)}/erase`, { reason: 'x', digest: 'x' }),
    },
    {
      why: 'not one who is not there',
      gives: 404,
      ask: (w) => w.admin.post(`/people/${absent}/erase`, { reason: 'x', digest: 'x' }),
    },
    {
      why: 'not otherwise than was previewed',
      gives: 409,
      code: 'changed-since-preview',
      ask: async (w) => erase(w, await gone(w), { digest: 'x' }),
    },
  ],
  'PATCH /people/{id}': [
    {
      why: 'changed',
      gives: 200,
      ask: async (w) => {
        const { id, version } = await person(w);
        return w.admin.patch(`/people/${id}`, { market: 'MY' }, at(version));
      },
    },
    {
      why: 'not to an access that is none',
      gives: 400,
      ask: async (w) => w.admin.patch(`/people/${(await person(w)).id}`, { access: 'king' }, at(1)),
    },
    {
      why: 'not by a member, not even that person',
      gives: 403,
      ask: (w) => w.stranger.patch(`/people/${w.strangerId}`, { name: 'x' }, at(1)),
    },
    { why: 'not who is not there', gives: 404, ask: (w) => w.admin.patch(`/people/${absent}`, { name: 'x' }, at(1)) },
    {
      why: 'not to an address that somebody has',
      gives: 409,
      ask: async (w) => {
        await person(w, { email: 'had@example.com' });
        return w.admin.patch(`/people/${(await person(w)).id}`, { email: 'had@example.com' }, at(1));
      },
    },
    {
      why: 'not on another version',
      gives: 412,
      ask: async (w) => w.admin.patch(`/people/${(await person(w)).id}`, { name: 'x' }, at(99)),
    },
    {
      why: 'not under themself, through others',
      gives: 422,
      ask: async (w) => {
        const boss = await person(w);
        const { id: managerId } = await person(w, { managerId: boss.id });
        return w.admin.patch(`/people/${boss.id}`, { managerId }, at(boss.version));
      },
    },
    {
      why: 'not without the version that was read',
      gives: 428,
      ask: async (w) => w.admin.patch(`/people/${(await person(w)).id}`, { name: 'x' }),
    },
  ],
  'POST /people/{id}/hand-over/preview': [
    {
      why: 'previewed',
      gives: 200,
      ask: async (w) =>
        w.admin.post(`/people/${(await person(w)).id}/hand-over/preview`, { toId: (await person(w)).id }),
    },
    {
      why: 'not to nobody',
      gives: 400,
      ask: async (w) => w.admin.post(`/people/${(await person(w)).id}/hand-over/preview`, {}),
    },
    {
      why: 'not by a member',
      gives: 403,
      ask: (w) => w.stranger.post(`/people/${w.strangerId}/hand-over/preview`, { toId: w.c.ownerId }),
    },
    {
      why: 'not of who is not there',
      gives: 404,
      ask: (w) => w.admin.post(`/people/${absent}/hand-over/preview`, { toId: w.c.ownerId }),
    },
    {
      why: 'not to who is not there',
      gives: 422,
      code: 'unknown-person',
      ask: async (w) => w.admin.post(`/people/${(await person(w)).id}/hand-over/preview`, { toId: absent }),
    },
  ],
  'POST /people/{id}/hand-over': [
    {
      why: 'handed over as previewed',
      gives: 200,
      ask: async (w) => {
        const [{ id }, { id: toId }] = [await person(w), await person(w)];
        const { digest } = await w.admin.must(`/people/${id}/hand-over/preview`, { toId });
        return w.admin.post(`/people/${id}/hand-over`, { toId, digest });
      },
    },
    {
      why: 'not without a preview',
      gives: 400,
      ask: async (w) => w.admin.post(`/people/${(await person(w)).id}/hand-over`, { toId: w.c.ownerId }),
    },
    {
      why: 'not by a member',
      gives: 403,
      ask: (w) => w.stranger.post(`/people/${w.strangerId}/hand-over`, { toId: w.c.ownerId, digest: 'x' }),
    },
    {
      why: 'not of who is not there',
      gives: 404,
      ask: (w) => w.admin.post(`/people/${absent}/hand-over`, { toId: w.c.ownerId, digest: 'x' }),
    },
    {
      why: 'not what was not previewed',
      gives: 409,
      code: 'changed-since-preview',
      ask: async (w) => w.admin.post(`/people/${(await person(w)).id}/hand-over`, { toId: w.c.ownerId, digest: 'x' }),
    },
    {
      why: 'not with an operation that is none of its preview',
      gives: 422,
      code: 'invalid-command',
      ask: async (w) => {
        const [{ id }, { id: toId }] = [await person(w), await person(w)];
        const { digest } = await w.admin.must(`/people/${id}/hand-over/preview`, { toId });
        return w.admin.post(`/people/${id}/hand-over`, { toId, digest, operationId: absent });
      },
    },
  ],
  'POST /people/{id}/tokens': [
    {
      why: 'made for oneself',
      gives: 201,
      ask: (w) => w.stranger.post(`/people/${w.strangerId}/tokens`, { name: 'mine' }),
    },
    {
      why: 'made by an administrator',
      gives: 201,
      ask: (w) => w.admin.post(`/people/${w.strangerId}/tokens`, { name: 'theirs' }),
    },
    { why: 'not without a name', gives: 400, ask: (w) => w.stranger.post(`/people/${w.strangerId}/tokens`, {}) },
    {
      why: 'not for somebody else',
      gives: 403,
      ask: (w) => w.stranger.post(`/people/${w.c.ownerId}/tokens`, { name: 'x' }),
    },
    {
      why: 'not for who is not there',
      gives: 404,
      ask: (w) => w.admin.post(`/people/${absent}/tokens`, { name: 'x' }),
    },
    {
      why: 'not beyond the end of the token that makes it',
      gives: 422,
      code: 'invalid-command',
      ask: async (w) => {
        const path = `/people/${w.strangerId}/tokens`;
        const made = await w.stranger.must(path, { name: 'short', expiresAt: new Date(Date.now() + 3_600_000) });
        const short = new ApiClient(w.stranger.url, made.token);
        return short.post(path, { name: 'long', expiresAt: new Date(Date.now() + 7_200_000) });
      },
    },
    {
      why: 'not good for more than the token that makes it',
      gives: 403,
      code: 'token-too-narrow',
      ask: async (w) => {
        const path = `/people/${w.strangerId}/tokens`;
        const { token } = await w.stranger.must(path, { name: 'acts', level: 'act' });
        return new ApiClient(w.stranger.url, token).post(path, { name: 'more' });
      },
    },
    {
      why: 'not in a program that is not there',
      gives: 422,
      code: 'unknown-reference',
      ask: (w) => w.stranger.post(`/people/${w.strangerId}/tokens`, { name: 'x', programId: absent }),
    },
    {
      why: 'not more than one can keep an eye on',
      gives: 422,
      code: 'too-many-secrets',
      ask: async (w) => {
        const id = await w.tollgate.person(w.name());
        for (let n = 0; n < 50; n += 1) await w.admin.must(`/people/${id}/tokens`, { name: `${n}` });
        return w.admin.post(`/people/${id}/tokens`, { name: 'one more' });
      },
    },
    {
      why: 'not until an instant that has passed',
      gives: 422,
      code: 'invalid-command',
      ask: (w) => w.admin.post(`/people/${w.strangerId}/tokens`, { name: 'x', expiresAt: '2020-01-01T00:00:00Z' }),
    },
  ],
  'DELETE /people/{id}/tokens/{tokenId}': [
    {
      why: 'revoked',
      gives: 204,
      ask: async (w) => {
        const { id } = await w.stranger.must(`/people/${w.strangerId}/tokens`, { name: 'mine' });
        return w.stranger.delete(`/people/${w.strangerId}/tokens/${id}`);
      },
    },
    {
      why: 'not that of somebody else',
      gives: 403,
      ask: (w) => w.stranger.delete(`/people/${w.c.ownerId}/tokens/${absent}`),
    },
    {
      why: 'not one that is not there',
      gives: 404,
      ask: (w) => w.stranger.delete(`/people/${w.strangerId}/tokens/${absent}`),
    },
  ],
  'POST /teams': [
    {
      why: 'added',
      gives: 201,
      ask: (w) => w.admin.post('/teams', { name: w.name(), market: 'SG', leadId: w.c.leadId }),
    },
    { why: 'not without a name', gives: 400, ask: (w) => w.admin.post('/teams', { name: '' }) },
    { why: 'not by a member', gives: 403, ask: (w) => w.stranger.post('/teams', { name: w.name() }) },
    {
      why: 'not under a name that is taken',
      gives: 409,
      code: 'already-exists',
      ask: async (w) => {
        const name = w.name();
        await w.admin.must('/teams', { name });
        return w.admin.post('/teams', { name });
      },
    },
    {
      why: 'not under a lead who is not there',
      gives: 422,
      code: 'unknown-person',
      ask: (w) => w.admin.post('/teams', { name: w.name(), leadId: absent }),
    },
  ],
  'PATCH /teams/{id}': [
    {
      why: 'changed',
      gives: 200,
      ask: async (w) => {
        const { id, version } = await team(w);
        return w.admin.patch(`/teams/${id}`, { market: 'TH' }, at(version));
      },
    },
    {
      why: 'not to a name that is blank',
      gives: 400,
      ask: async (w) => w.admin.patch(`/teams/${(await team(w)).id}`, { name: ' ' }, at(1)),
    },
    {
      why: 'not by a member',
      gives: 403,
      ask: async (w) => w.stranger.patch(`/teams/${(await team(w)).id}`, { name: 'x' }, at(1)),
    },
    { why: 'not what is not there', gives: 404, ask: (w) => w.admin.patch(`/teams/${absent}`, { name: 'x' }, at(1)) },
    {
      why: 'not on another version',
      gives: 412,
      ask: async (w) => w.admin.patch(`/teams/${(await team(w)).id}`, { name: 'x' }, at(99)),
    },
    {
      why: 'not under a lead who is not there',
      gives: 422,
      ask: async (w) => w.admin.patch(`/teams/${(await team(w)).id}`, { leadId: absent }, at(1)),
    },
    {
      why: 'not without the version that was read',
      gives: 428,
      ask: async (w) => w.admin.patch(`/teams/${(await team(w)).id}`, { name: 'x' }),
    },
  ],
};
