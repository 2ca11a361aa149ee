import type { ApiAnswer } from '../../harness/api-client.js';
import { absent, type RouteTable, type World } from './world.js';

const somebody = async (w: World): Promise<string> => (await w.admin.must('/people', { name: w.name() })).id;
const body = async (w: World, more: object = {}): Promise<object> => ({
  ...{ role: 'auditor', personId: await somebody(w), scope: 'domain', domain: 'AML', reason: 'Looks at it' },
  ...more,
});
const give = async (w: World, more: object = {}, client = w.admin): Promise<ApiAnswer> =>
  client.post('/role-grants', await body(w, more));
const given = async (w: World): Promise<string> => (await w.admin.must('/role-grants', await body(w))).id;

export const roleCases: RouteTable = {
  'POST /role-grants': [
    { why: 'given in a domain', gives: 201, ask: (w) => give(w) },
    {
      why: 'given to a group, until an instant',
      gives: 201,
      ask: (w) =>
        give(w, {
          ...{ personId: undefined, group: w.name(), source: 'scim', scope: 'all', domain: undefined },
          until: '2099-01-01T00:00:00Z',
        }),
    },
    { why: 'not a role that is none', gives: 400, ask: (w) => give(w, { role: 'king' }) },
    { why: 'not to nobody', gives: 400, ask: (w) => give(w, { personId: undefined }) },
    { why: 'not to two', gives: 400, ask: (w) => give(w, { group: 'g', source: 'scim' }) },
    { why: 'not to a group of nobody’s', gives: 400, ask: (w) => give(w, { personId: undefined, group: 'g' }) },
    { why: 'not in a domain that is not said', gives: 400, ask: (w) => give(w, { domain: undefined }) },
    { why: 'not everywhere and in a domain', gives: 400, ask: (w) => give(w, { scope: 'all' }) },
    { why: 'not by a member', gives: 403, code: 'not-allowed', ask: (w) => give(w, {}, w.stranger) },
    { why: 'not by an auditor', gives: 403, code: 'not-allowed', ask: (w) => give(w, {}, w.auditor) },
    {
      why: 'not to oneself',
      gives: 403,
      code: 'separation-of-duties',
      ask: async (w) => give(w, { personId: (await w.admin.get('/people/me')).body.id }),
    },
    {
      why: 'not in a program that is not there',
      gives: 404,
      ask: (w) => give(w, { scope: 'program', domain: undefined, programId: absent }),
    },
    {
      why: 'not to a team that is not there',
      gives: 404,
      ask: (w) => give(w, { personId: undefined, teamId: absent }),
    },
    {
      why: 'not the same twice',
      gives: 409,
      code: 'already-exists',
      ask: async (w) => {
        const same = await body(w);
        await w.admin.must('/role-grants', same);
        return w.admin.post('/role-grants', { ...same, domain: ' aml ' });
      },
    },
    { why: 'not to who is not there', gives: 422, code: 'unknown-person', ask: (w) => give(w, { personId: absent }) },
    {
      why: 'not until before it begins',
      gives: 422,
      code: 'invalid-command',
      ask: (w) => give(w, { until: '2020-01-01T00:00:00Z' }),
    },
    {
      why: 'not in a market that nobody has',
      gives: 422,
      code: 'unknown-name',
      ask: (w) => give(w, { scope: 'market', domain: undefined, market: 'Atlantis' }),
    },
  ],
  'DELETE /role-grants/{id}': [
    { why: 'taken', gives: 204, ask: async (w) => w.admin.delete(`/role-grants/${await given(w)}`) },
    {
      why: 'given back by who has it',
      gives: 204,
      ask: async (w) => {
        const personId = await somebody(w);
        const { id } = await w.admin.must('/role-grants', await body(w, { personId }));
        return (await w.tollgate.as(personId)).delete(`/role-grants/${id}`);
      },
    },
    {
      why: 'not by a member',
      gives: 403,
      code: 'not-allowed',
      ask: async (w) => w.stranger.delete(`/role-grants/${await given(w)}`),
    },
    { why: 'not one that is not there', gives: 404, ask: (w) => w.admin.delete(`/role-grants/${absent}`) },
  ],
};
