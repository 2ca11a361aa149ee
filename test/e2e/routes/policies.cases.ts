import { defaultExceptionPolicy } from '../../../domain/policy/exception.js';
import { absent, type RouteTable, type World } from './world.js';

const body = { before: ['P3D'], channels: ['inbox'] };
const other = { before: ['P2D'], channels: ['inbox'] };
const policy = async (w: World): Promise<string> =>
  (await w.admin.must('/policies', { kind: 'reminder', name: w.name(), body })).id;
const published = async (w: World): Promise<string> => {
  const id = await policy(w);
  await w.admin.must(`/policies/${id}/versions/1/publish`);
  return id;
};

const asked = { kind: 'reminder', body };
const signOff = {
  stages: [{ name: 'Quality', required: 1, roles: ['domain_lead'], people: [] }],
  ...{ limit: 'P3D', escalateTo: ['approver_manager'], channels: ['inbox'] },
};
const meaningOf = async (w: World, by = w.stranger, sent: object = { kind: 'sign_off', body: signOff }) =>
  by.post(`/action-items/${(await w.item('open')).id}/policy-meaning`, sent);
const ofException = async (w: World, sent: object = { body: defaultExceptionPolicy }) =>
  w.stranger.post(`/exceptions/${(await w.exception('requested')).id}/policy-meaning`, sent);
const previewOf = async (w: World, by = w.stranger, sent: object = asked) =>
  by.post(`/action-items/${(await w.item('open')).id}/policy-preview`, sent);

export const policyCases: RouteTable = {
  'POST /action-items/{id}/policy-preview': [
    { why: 'told to whoever sees the item', gives: 200, ask: (w) => previewOf(w) },
    {
      why: 'not of a policy that fires nothing by itself',
      gives: 400,
      ask: (w) => previewOf(w, w.admin, { ...asked, kind: 'sign_off' }),
    },
    {
      why: 'not by what would be refused as a version',
      gives: 400,
      ask: (w) => previewOf(w, w.admin, { kind: 'reminder', body: { before: ['soon'], channels: ['inbox'] } }),
    },
    {
      why: 'not of an item that is not there',
      gives: 404,
      ask: (w) => w.admin.post(`/action-items/${absent}/policy-preview`, asked),
    },
    {
      why: 'not of one that is done',
      gives: 409,
      code: 'illegal-transition',
      ask: async (w) => w.admin.post(`/action-items/${(await w.item('done')).id}/policy-preview`, asked),
    },
  ],
  'POST /action-items/{id}/policy-meaning': [
    { why: 'told to whoever sees the item', gives: 200, ask: (w) => meaningOf(w) },
    {
      why: 'not of a policy that says what fires',
      gives: 400,
      ask: (w) => meaningOf(w, w.admin, asked),
    },
    {
      why: 'not by what would be refused as a version',
      gives: 400,
      ask: (w) => meaningOf(w, w.admin, { kind: 'sign_off', body: { ...signOff, limit: 'soon' } }),
    },
    {
      why: 'not of an item that is not there',
      gives: 404,
      ask: (w) => w.admin.post(`/action-items/${absent}/policy-meaning`, { kind: 'sign_off', body: signOff }),
    },
    {
      why: 'not of one that is done',
      gives: 409,
      code: 'illegal-transition',
      ask: async (w) =>
        w.admin.post(`/action-items/${(await w.item('done')).id}/policy-meaning`, { kind: 'sign_off', body: signOff }),
    },
  ],
  'POST /exceptions/{id}/policy-meaning': [
    { why: 'told to whoever sees the exception', gives: 200, ask: (w) => ofException(w) },
    {
      why: 'not by what would be refused as a version',
      gives: 400,
      ask: (w) => ofException(w, { body: { ...defaultExceptionPolicy, limit: 'soon' } }),
    },
    {
      why: 'not of an exception that is not there',
      gives: 404,
      ask: (w) => w.admin.post(`/exceptions/${absent}/policy-meaning`, { body: defaultExceptionPolicy }),
    },
  ],
  'POST /policies': [
    { why: 'made', gives: 201, ask: (w) => w.admin.post('/policies', { kind: 'reminder', name: w.name(), body }) },
    {
      why: 'not with durations that are none',
      gives: 400,
      ask: (w) =>
        w.admin.post('/policies', { kind: 'reminder', name: w.name(), body: { before: ['soon'], channels: [] } }),
    },
    {
      why: 'not by a member',
      gives: 403,
      ask: (w) => w.stranger.post('/policies', { kind: 'reminder', name: w.name(), body }),
    },
    {
      why: 'not under a name that is taken',
      gives: 409,
      code: 'already-exists',
      ask: (w) => w.admin.post('/policies', { kind: 'reminder', name: 'Default', body }),
    },
    {
      why: 'not naming people who are not there',
      gives: 422,
      code: 'unknown-person',
      ask: (w) =>
        w.admin.post('/policies', {
          kind: 'escalation',
          name: w.name(),
          body: {
            levels: [{ after: 'PT0S', roles: [], people: [absent], channels: ['inbox'] }],
            acknowledgementHolds: 'P1D',
          },
        }),
    },
  ],
  'POST /policies/{id}/versions': [
    {
      why: 'added',
      gives: 201,
      ask: async (w) => w.admin.post(`/policies/${await published(w)}/versions`, { body: other }),
    },
    {
      why: 'not with a field that nobody knows',
      gives: 400,
      ask: async (w) => w.admin.post(`/policies/${await policy(w)}/versions`, { body: { ...other, colour: 1 } }),
    },
    {
      why: 'not by a member',
      gives: 403,
      ask: async (w) => w.stranger.post(`/policies/${await policy(w)}/versions`, { body: other }),
    },
    {
      why: 'not to what is not there',
      gives: 404,
      ask: (w) => w.admin.post(`/policies/${absent}/versions`, { body: other }),
    },
  ],
  'PUT /policies/{id}/versions/{version}': [
    {
      why: 'replaced while it is a draft',
      gives: 200,
      ask: async (w) => w.admin.put(`/policies/${await policy(w)}/versions/1`, { body: other }),
    },
    {
      why: 'not without a body',
      gives: 400,
      ask: async (w) => w.admin.put(`/policies/${await policy(w)}/versions/1`, {}),
    },
    {
      why: 'not by a member',
      gives: 403,
      ask: async (w) => w.stranger.put(`/policies/${await policy(w)}/versions/1`, { body: other }),
    },
    {
      why: 'not a version that is not there',
      gives: 404,
      ask: async (w) => w.admin.put(`/policies/${await policy(w)}/versions/7`, { body: other }),
    },
    {
      why: 'not once it is published',
      gives: 409,
      code: 'illegal-transition',
      ask: async (w) => w.admin.put(`/policies/${await published(w)}/versions/1`, { body: other }),
    },
  ],
  'POST /policies/{id}/versions/{version}/preview': [
    {
      why: 'told before it is published',
      gives: 200,
      ask: async (w) => w.admin.post(`/policies/${await policy(w)}/versions/1/preview`),
    },
    {
      why: 'not with a field that nobody knows',
      gives: 400,
      ask: async (w) => w.admin.post(`/policies/${await policy(w)}/versions/1/preview`, { colour: 1 }),
    },
    {
      why: 'not to a member',
      gives: 403,
      ask: async (w) => w.stranger.post(`/policies/${await policy(w)}/versions/1/preview`),
    },
    { why: 'not of what is not there', gives: 404, ask: (w) => w.admin.post(`/policies/${absent}/versions/1/preview`) },
    {
      why: 'not of what is published',
      gives: 409,
      code: 'illegal-transition',
      ask: async (w) => w.admin.post(`/policies/${await published(w)}/versions/1/preview`),
    },
  ],
  'POST /policies/{id}/versions/{version}/publish': [
    { why: 'published', gives: 200, ask: async (w) => w.admin.post(`/policies/${await policy(w)}/versions/1/publish`) },
    {
      why: 'not with a field that nobody knows',
      gives: 400,
      ask: async (w) => w.admin.post(`/policies/${await policy(w)}/versions/1/publish`, { colour: 1 }),
    },
    {
      why: 'not by a member',
      gives: 403,
      ask: async (w) => w.stranger.post(`/policies/${await policy(w)}/versions/1/publish`),
    },
    { why: 'not what is not there', gives: 404, ask: (w) => w.admin.post(`/policies/${absent}/versions/1/publish`) },
    {
      why: 'not twice',
      gives: 409,
      code: 'illegal-transition',
      ask: async (w) => w.admin.post(`/policies/${await published(w)}/versions/1/publish`),
    },
  ],
};
