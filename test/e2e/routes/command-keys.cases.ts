import type { RouteTable } from './world.js';

const current = async (get: (path: string) => Promise<{ body: { items: { id: string }[] } }>): Promise<string> =>
  (await get('/command-keys')).body.items[0]?.id ?? '';

export const commandKeyCases: RouteTable = {
  'POST /command-keys': [
    { why: 'a new one signs', gives: 201, ask: (w) => w.admin.post('/command-keys') },
    { why: 'not by a member', gives: 403, ask: (w) => w.stranger.post('/command-keys') },
    { why: 'not by an auditor, who sees them', gives: 403, ask: (w) => w.auditor.post('/command-keys') },
  ],
  'DELETE /command-keys/{id}': [
    {
      why: 'one from before is accepted no more',
      gives: 204,
      ask: async (w) => {
        const { items } = await w.admin.must('/command-keys');
        await w.admin.must('/command-keys');
        return w.admin.delete(`/command-keys/${(items as { id: string }[])[0]?.id ?? ''}`);
      },
    },
    { why: 'not by a member', gives: 403, ask: (w) => w.stranger.delete('/command-keys/0') },
    { why: 'not what is not there', gives: 404, ask: (w) => w.admin.delete('/command-keys/0') },
    {
      why: 'not the one that signs',
      gives: 422,
      code: 'invalid-command',
      ask: async (w) => {
        await w.admin.must('/command-keys');
        return w.admin.delete(`/command-keys/${await current((path) => w.admin.get(path))}`);
      },
    },
  ],
};
