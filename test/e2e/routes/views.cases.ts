import { ApiClient, type ApiAnswer } from '../../harness/api-client.js';
import { absent, type RouteTable, type World } from './world.js';

const at = (version: number): Record<string, string> => ({ 'if-match': `"${version}"` });
const facts = (w: World, more: object = {}): object => ({
  ...{ list: 'action-items', name: w.name(), query: { overdue: 'true', sort: '-due' }, columns: ['owner', 'due'] },
  ...more,
});
const save = (w: World, more: object = {}, client = w.stranger): Promise<ApiAnswer> =>
  client.post('/views', facts(w, more));
const saved = async (w: World, more: object = {}): Promise<{ id: string; version: number; name: string }> =>
  (await save(w, more)).body;
/** With a token that only reads. */
const reading = async (w: World): Promise<ApiClient> => {
  const { token } = await w.stranger.must(`/people/${w.strangerId}/tokens`, { name: w.name(), level: 'read' });
  return new ApiClient(w.admin.url, token);
};

export const viewCases: RouteTable = {
  'POST /views': [
    { why: 'saved', gives: 201, ask: (w) => save(w) },
    { why: 'shared with all', gives: 201, ask: (w) => save(w, { sharing: 'all' }) },
    { why: 'not of a list that is none', gives: 400, ask: (w) => save(w, { list: 'unicorns' }) },
    { why: 'not with a filter that the list has not', gives: 400, ask: (w) => save(w, { query: { colour: 'red' } }) },
    { why: 'not with a state that is none', gives: 400, ask: (w) => save(w, { query: { status: 'asleep' } }) },
    { why: 'not with a place in the list', gives: 400, ask: (w) => save(w, { query: { cursor: 'x' } }) },
    { why: 'not with what is no text', gives: 400, ask: (w) => save(w, { query: { overdue: true } }) },
    { why: 'not with a team, for oneself', gives: 400, ask: (w) => save(w, { teamId: absent }) },
    { why: 'not for a team that is not said', gives: 400, ask: (w) => save(w, { sharing: 'team' }) },
    {
      why: 'not with a name in it that nobody has',
      gives: 422,
      code: 'unknown-name',
      ask: (w) => save(w, { query: { owner: 'Nobody at all' } }),
    },
    { why: 'not shared by an auditor', gives: 403, ask: (w) => save(w, { sharing: 'all' }, w.auditor) },
    { why: 'not for a team that is none', gives: 404, ask: (w) => save(w, { sharing: 'team', teamId: absent }) },
    {
      why: 'not under a name that one has there, however it is written',
      gives: 409,
      code: 'already-exists',
      ask: async (w) => save(w, { name: (await saved(w)).name.toUpperCase() }),
    },
  ],
  'PATCH /views/{id}': [
    {
      why: 'changed',
      gives: 200,
      ask: async (w) => {
        const { id, version } = await saved(w);
        return w.stranger.patch(`/views/${id}`, { query: { status: 'open' }, sharing: 'all' }, at(version));
      },
    },
    {
      why: 'not to what the list refuses',
      gives: 400,
      ask: async (w) => w.stranger.patch(`/views/${(await saved(w)).id}`, { query: { level: 'high' } }, at(1)),
    },
    {
      why: 'not by another, with whom it is shared',
      gives: 403,
      ask: async (w) => {
        const { id } = await saved(w, { sharing: 'all' });
        return w.auditor.patch(`/views/${id}`, { name: 'x' }, at(1));
      },
    },
    {
      why: 'not by another, with whom it is not shared',
      gives: 404,
      ask: async (w) => w.admin.patch(`/views/${(await saved(w)).id}`, { name: 'x' }, at(1)),
    },
    {
      why: 'not on another version',
      gives: 412,
      ask: async (w) => w.stranger.patch(`/views/${(await saved(w)).id}`, { name: w.name() }, at(9)),
    },
    {
      why: 'not without the version that was read',
      gives: 428,
      ask: async (w) => w.stranger.patch(`/views/${(await saved(w)).id}`, { name: w.name() }),
    },
  ],
  'DELETE /views/{id}': [
    { why: 'removed', gives: 204, ask: async (w) => w.stranger.delete(`/views/${(await saved(w)).id}`) },
    {
      why: 'removed by an administrator, where it is shared',
      gives: 204,
      ask: async (w) => w.admin.delete(`/views/${(await saved(w, { sharing: 'all' })).id}`),
    },
    {
      why: 'not by another',
      gives: 403,
      ask: async (w) => w.auditor.delete(`/views/${(await saved(w, { sharing: 'all' })).id}`),
    },
    { why: 'not one that is not there', gives: 404, ask: (w) => w.stranger.delete(`/views/${absent}`) },
  ],
  'POST /views/{id}/default': [
    {
      why: 'opened first',
      gives: 200,
      ask: async (w) => w.stranger.post(`/views/${(await saved(w)).id}/default`),
    },
    {
      why: 'not with anything to be said',
      gives: 400,
      ask: async (w) => w.stranger.post(`/views/${(await saved(w)).id}/default`, { list: 'risks' }),
    },
    {
      why: 'not with a token that only reads',
      gives: 403,
      ask: async (w) => (await reading(w)).post(`/views/${(await saved(w)).id}/default`),
    },
    { why: 'not one that is not there', gives: 404, ask: (w) => w.stranger.post(`/views/${absent}/default`) },
  ],
  'DELETE /views/{id}/default': [
    {
      why: 'opened first no more',
      gives: 204,
      ask: async (w) => {
        const { id } = await saved(w);
        await w.stranger.must(`/views/${id}/default`, {});
        return w.stranger.delete(`/views/${id}/default`);
      },
    },
    {
      why: 'not with a token that only reads',
      gives: 403,
      ask: async (w) => (await reading(w)).delete(`/views/${(await saved(w)).id}/default`),
    },
    { why: 'not of one that is not there', gives: 404, ask: (w) => w.stranger.delete(`/views/${absent}/default`) },
  ],
};
