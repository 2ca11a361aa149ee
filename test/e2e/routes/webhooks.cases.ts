import type { ApiAnswer, ApiClient } from '../../harness/api-client.js';
import { deafUrl } from './channels.cases.js';
import { absent, at, type RouteTable, type World } from './world.js';

const hook = (w: World, more: object = {}): object => ({
  name: w.name(),
  url: deafUrl,
  // Of which there are none here.
  events: ['calendar.*'],
  ...more,
});

async function made(w: World): Promise<{ id: string; version: number }> {
  return w.admin.must('/webhooks', hook(w));
}

const patch = async (w: World, by: ApiClient, body: object, version?: number): Promise<ApiAnswer> => {
  const { id } = await made(w);
  return by.patch(`/webhooks/${id}`, body, version === undefined ? {} : at(version));
};
const aMinute = { from: '2020-01-01T00:00:00Z', to: '2020-01-01T00:01:00Z' };

export const webhookCases: RouteTable = {
  'POST /webhooks': [
    { why: 'added', gives: 201, ask: (w) => w.admin.post('/webhooks', hook(w)) },
    {
      why: 'not for events that are none',
      gives: 400,
      ask: (w) => w.admin.post('/webhooks', hook(w, { events: ['everything'] })),
    },
    {
      why: 'not into the own network',
      gives: 400,
      ask: (w) => w.admin.post('/webhooks', hook(w, { url: 'https://192.168.1.1/' })),
    },
    { why: 'not by a member', gives: 403, ask: (w) => w.stranger.post('/webhooks', hook(w)) },
    { why: 'not by an auditor, who sees them', gives: 403, ask: (w) => w.auditor.post('/webhooks', hook(w)) },
    {
      why: 'not for a program that is not there',
      gives: 404,
      ask: (w) => w.admin.post('/webhooks', hook(w, { programId: absent })),
    },
    {
      why: 'not under a name that is taken',
      gives: 409,
      code: 'already-exists',
      ask: async (w) => {
        const body = hook(w);
        await w.admin.must('/webhooks', body);
        return w.admin.post('/webhooks', body);
      },
    },
  ],
  'PATCH /webhooks/{id}': [
    { why: 'changed', gives: 200, ask: (w) => patch(w, w.admin, { active: false }, 1) },
    { why: 'not to a URL that is none', gives: 400, ask: (w) => patch(w, w.admin, { url: 'x' }, 1) },
    { why: 'not by a member', gives: 403, ask: (w) => patch(w, w.stranger, { active: false }, 1) },
    { why: 'not what is not there', gives: 404, ask: (w) => w.admin.patch(`/webhooks/${absent}`, {}, at(1)) },
    {
      why: 'not to a name that is taken',
      gives: 409,
      code: 'already-exists',
      ask: async (w) => {
        const body = hook(w, { name: w.name() });
        await w.admin.must('/webhooks', body);
        return patch(w, w.admin, { name: (body as { name: string }).name }, 1);
      },
    },
    { why: 'not on another version', gives: 412, ask: (w) => patch(w, w.admin, { active: false }, 99) },
    {
      why: 'not without the version that was read',
      gives: 428,
      ask: (w) => patch(w, w.admin, { active: false }),
    },
  ],
  'DELETE /webhooks/{id}': [
    { why: 'removed', gives: 204, ask: async (w) => w.admin.delete(`/webhooks/${(await made(w)).id}`) },
    {
      why: 'not by a member',
      gives: 403,
      ask: async (w) => w.stranger.delete(`/webhooks/${(await made(w)).id}`),
    },
    { why: 'not what is not there', gives: 404, ask: (w) => w.admin.delete(`/webhooks/${absent}`) },
  ],
  'POST /webhooks/{id}/rotate-secret': [
    {
      why: 'has another secret',
      gives: 200,
      ask: async (w) => w.admin.post(`/webhooks/${(await made(w)).id}/rotate-secret`),
    },
    {
      why: 'not with a field that nobody knows',
      gives: 400,
      ask: async (w) => w.admin.post(`/webhooks/${(await made(w)).id}/rotate-secret`, { secret: 'mine' }),
    },
    {
      why: 'not by a member',
      gives: 403,
      ask: async (w) => w.stranger.post(`/webhooks/${(await made(w)).id}/rotate-secret`),
    },
    {
      why: 'not of what is not there',
      gives: 404,
      ask: (w) => w.admin.post(`/webhooks/${absent}/rotate-secret`),
    },
  ],
  'POST /webhooks/{id}/replay': [
    {
      why: 'sent again',
      gives: 200,
      ask: async (w) => w.admin.post(`/webhooks/${(await made(w)).id}/replay`, aMinute),
    },
    {
      why: 'what was missed is sent again',
      gives: 200,
      ask: async (w) => w.admin.post(`/webhooks/${(await made(w)).id}/replay`, { since: aMinute.from }),
    },
    {
      why: 'not without saying what',
      gives: 400,
      code: 'invalid-request',
      ask: async (w) => w.admin.post(`/webhooks/${(await made(w)).id}/replay`, { from: aMinute.from }),
    },
    {
      why: 'not by a member',
      gives: 403,
      ask: async (w) => w.stranger.post(`/webhooks/${(await made(w)).id}/replay`, aMinute),
    },
    {
      why: 'not by what is not there',
      gives: 404,
      ask: (w) => w.admin.post(`/webhooks/${absent}/replay`, aMinute),
    },
    {
      why: 'not a delivery that is not there',
      gives: 404,
      ask: async (w) => w.admin.post(`/webhooks/${(await made(w)).id}/replay`, { deliveryId: absent }),
    },
    {
      why: 'not by one that is switched off',
      gives: 409,
      code: 'illegal-transition',
      ask: async (w) => {
        const { id, version } = await made(w);
        await w.admin.patch(`/webhooks/${id}`, { active: false }, at(version));
        return w.admin.post(`/webhooks/${id}/replay`, aMinute);
      },
    },
  ],
};
