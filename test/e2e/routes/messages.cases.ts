import { installationKey } from '../../../config/installation-key.js';
import { returnAddress } from '../../../domain/notification/return-address.js';
import { report } from '../../harness/vendors/report.js';
import { absent, type RouteTable, type World } from './world.js';

/** A message in the owner's inbox. */
async function message(w: World): Promise<number> {
  await w.c.manager.must(`/action-items/${(await w.item('open')).id}/hold`, { reason: 'Waits' });
  return (await w.c.owner.get('/notifications')).body.items[0].id;
}

async function delivery(w: World, state: 'dead' | 'sent'): Promise<string> {
  const [row] = await w.tollgate.dataSource.query<{ id: string }[]>(
    `INSERT INTO deliveries (id, person_id, channel, state, attempts) VALUES (gen_random_uuid(), $1, 'email', $2, 8) RETURNING id`,
    [w.strangerId, state],
  );
  return row?.id ?? '';
}

/** A mail that came back to the return address of a delivery. */
async function bounced(w: World): Promise<object> {
  const key = installationKey(w.tollgate.settings, 'return-addresses');
  return { message: report(returnAddress(key, 'bounces@example.com', await delivery(w, 'sent'))) };
}

export const messageCases: RouteTable = {
  'POST /deliveries/bounced': [
    { why: 'counted', gives: 200, ask: async (w) => w.admin.post('/deliveries/bounced', await bounced(w)) },
    { why: 'not without the mail', gives: 400, ask: (w) => w.admin.post('/deliveries/bounced', {}) },
    {
      why: 'not by a member',
      gives: 403,
      ask: async (w) => w.stranger.post('/deliveries/bounced', await bounced(w)),
    },
    {
      why: 'not what came to another address',
      gives: 422,
      code: 'invalid-command',
      ask: (w) => w.admin.post('/deliveries/bounced', { message: 'To: bounces@example.com\r\n\r\nNo.' }),
    },
  ],
  'POST /action-items/{id}/comments': [
    {
      why: 'said',
      gives: 201,
      ask: async (w) => w.stranger.post(`/action-items/${(await w.item('done')).id}/comments`, { body: 'Well done' }),
    },
    {
      why: 'not with nothing',
      gives: 400,
      ask: async (w) => w.stranger.post(`/action-items/${(await w.item('open')).id}/comments`, { body: ' ' }),
    },
    {
      why: 'not by an auditor',
      gives: 403,
      ask: async (w) => w.auditor.post(`/action-items/${(await w.item('open')).id}/comments`, { body: 'x' }),
    },
    {
      why: 'not on what is not there',
      gives: 404,
      ask: (w) => w.stranger.post(`/action-items/${absent}/comments`, { body: 'x' }),
    },
  ],
  'POST /programs/{id}/comments': [
    {
      why: 'said',
      gives: 201,
      ask: (w) => w.stranger.post(`/programs/${w.c.programId}/comments`, { body: 'On track' }),
    },
    {
      why: 'not more than there is room for',
      gives: 400,
      ask: (w) => w.stranger.post(`/programs/${w.c.programId}/comments`, { body: 'x'.repeat(10_001) }),
    },
    {
      why: 'not by an auditor',
      gives: 403,
      ask: (w) => w.auditor.post(`/programs/${w.c.programId}/comments`, { body: 'x' }),
    },
    {
      why: 'not on what is not there',
      gives: 404,
      ask: (w) => w.stranger.post(`/programs/${absent}/comments`, { body: 'x' }),
    },
  ],
  'POST /notifications/read-all': [
    { why: 'read', gives: 200, ask: (w) => w.c.owner.post('/notifications/read-all') },
    {
      why: 'not with a field that nobody knows',
      gives: 400,
      ask: (w) => w.c.owner.post('/notifications/read-all', { colour: 1 }),
    },
  ],
  'POST /notifications/{id}/read': [
    { why: 'read', gives: 200, ask: async (w) => w.c.owner.post(`/notifications/${await message(w)}/read`) },
    {
      why: 'not with a field that nobody knows',
      gives: 400,
      ask: async (w) => w.c.owner.post(`/notifications/${await message(w)}/read`, { colour: 1 }),
    },
    {
      why: 'not one of somebody else',
      gives: 404,
      ask: async (w) => w.stranger.post(`/notifications/${await message(w)}/read`),
    },
    { why: 'not one that is no number', gives: 404, ask: (w) => w.stranger.post('/notifications/x/read') },
  ],
  'POST /deliveries/retry': [
    {
      why: 'sent again',
      gives: 200,
      ask: async (w) => {
        await delivery(w, 'dead');
        return w.admin.post('/deliveries/retry', { channel: 'email' });
      },
    },
    {
      why: 'not by a channel that is none',
      gives: 400,
      ask: (w) => w.admin.post('/deliveries/retry', { channel: 'pigeon' }),
    },
    { why: 'not by an auditor', gives: 403, ask: (w) => w.auditor.post('/deliveries/retry') },
  ],
  'POST /deliveries/{id}/retry': [
    { why: 'sent again', gives: 200, ask: async (w) => w.admin.post(`/deliveries/${await delivery(w, 'dead')}/retry`) },
    {
      why: 'not with a field that nobody knows',
      gives: 400,
      ask: async (w) => w.admin.post(`/deliveries/${await delivery(w, 'dead')}/retry`, { colour: 1 }),
    },
    {
      why: 'not by an auditor, who sees it',
      gives: 403,
      ask: async (w) => w.auditor.post(`/deliveries/${await delivery(w, 'dead')}/retry`),
    },
    { why: 'not what is not there', gives: 404, ask: (w) => w.admin.post(`/deliveries/${absent}/retry`) },
    {
      why: 'not what was sent',
      gives: 409,
      code: 'illegal-transition',
      ask: async (w) => w.admin.post(`/deliveries/${await delivery(w, 'sent')}/retry`),
    },
  ],
};
