import type { ApiAnswer, ApiClient } from '../../harness/api-client.js';
import { absent, type RouteTable, type World } from './world.js';

const csv = 'ID,Title,Owner,Due date\nR-1,Close the gap,Owner 1,2099-06-28\n';
const send = (client: ApiClient, options: object, content: string | Uint8Array = csv): Promise<ApiAnswer> =>
  client.upload('/imports', { options: JSON.stringify(options) }, { name: 'register.csv', content });
const into = (w: World): object => ({ program: w.c.programId });

/** An import that nobody has begun: no worker is told of it. */
async function queued(w: World): Promise<string> {
  const { id } = (await send(w.c.manager, { ...into(w), dryRun: true })).body;
  const [row] = await w.tollgate.dataSource.query<{ id: string }[]>(
    `INSERT INTO imports (id, program_id, program_name, file_name, sha256, options, created_by)
     SELECT gen_random_uuid(), program_id, program_name, file_name, sha256, options, created_by FROM imports WHERE id = $1 RETURNING id`,
    [id],
  );
  return row?.id ?? '';
}

const preview = (client: ApiClient, options: object, content: string | Uint8Array = csv): Promise<ApiAnswer> =>
  client.upload('/imports/preview', { options: JSON.stringify(options) }, { name: 'register.csv', content });

async function again(client: ApiClient, w: World, body: object): Promise<ApiAnswer> {
  const { id } = (await send(w.c.manager, { ...into(w), dryRun: true })).body;
  return client.post(`/imports/${id}/again`, body);
}

export const importCases: RouteTable = {
  'POST /imports': [
    { why: 'taken in', gives: 202, ask: (w) => send(w.c.manager, { ...into(w), dryRun: true }) },
    {
      why: 'not with options that are no JSON',
      gives: 400,
      ask: (w) => w.c.manager.upload('/imports', { options: '{' }, { name: 'x.csv', content: csv }),
    },
    { why: 'not into a program of somebody else', gives: 403, ask: (w) => send(w.stranger, into(w)) },
    { why: 'not into a program that is not there', gives: 404, ask: (w) => send(w.c.manager, { program: absent }) },
    {
      why: 'not into what is cancelled',
      gives: 409,
      ask: async (w) => send(w.c.manager, { program: (await w.program('cancelled')).id }),
    },
    {
      why: 'not more than 25 MB',
      gives: 413,
      ask: (w) => send(w.c.manager, into(w), Buffer.alloc(26 * 1024 * 1024, 'a')),
    },
    { why: 'not as JSON', gives: 415, ask: (w) => w.c.manager.post('/imports', into(w)) },
    {
      why: 'not where needed columns are missing',
      gives: 422,
      code: 'missing-columns',
      ask: (w) => send(w.c.manager, into(w), 'Colour,Size\nred,1\n'),
    },
    {
      why: 'not where words of the states are not known',
      gives: 422,
      code: 'unknown-status-words',
      ask: (w) => send(w.c.manager, into(w), 'ID,Title,Owner,Due date,Status\nR-1,x,Owner 1,2099-06-28,Blocked\n'),
    },
    {
      why: 'not by a rule that says no date',
      gives: 422,
      code: 'invalid-due-rule',
      ask: (w) => send(w.c.manager, { ...into(w), dueRule: 'soon' }),
    },
    {
      why: 'not with a state that there is not',
      gives: 400,
      ask: (w) => send(w.c.manager, { ...into(w), statusWords: { Blocked: 'stuck' } }),
    },
    {
      why: 'not with a policy that there is not',
      gives: 400,
      ask: (w) => send(w.c.manager, { ...into(w), policies: { escalation: 'Nobody wrote it' } }),
    },
    {
      why: 'not where dates can be read in two ways',
      gives: 422,
      code: 'ambiguous-dates',
      ask: (w) => send(w.c.manager, into(w), 'ID,Title,Owner,Due date\nR-1,x,Owner 1,03/04/2099\n'),
    },
  ],
  'POST /imports/preview': [
    { why: 'said how it would be read', gives: 200, ask: (w) => preview(w.c.manager, into(w)) },
    {
      why: 'not with options that nobody knows',
      gives: 400,
      ask: (w) => preview(w.c.manager, { ...into(w), colour: 1 }),
    },
    { why: 'not into a program of somebody else', gives: 403, ask: (w) => preview(w.stranger, into(w)) },
    { why: 'not into a program that is not there', gives: 404, ask: (w) => preview(w.c.manager, { program: absent }) },
    {
      why: 'not into what is cancelled',
      gives: 409,
      ask: async (w) => preview(w.c.manager, { program: (await w.program('cancelled')).id }),
    },
    {
      why: 'not more than 25 MB',
      gives: 413,
      ask: (w) => preview(w.c.manager, into(w), Buffer.alloc(26 * 1024 * 1024, 'a')),
    },
    { why: 'not as JSON', gives: 415, ask: (w) => w.c.manager.post('/imports/preview', into(w)) },
    {
      why: 'not where a row is corrected that is not there',
      gives: 422,
      code: 'invalid-correction',
      ask: (w) => preview(w.c.manager, { ...into(w), corrections: { 9: { Owner: 'Mei' } } }),
    },
  ],
  'POST /imports/{id}/again': [
    { why: 'taken in once more', gives: 202, ask: async (w) => again(w.c.manager, w, { dryRun: true }) },
    {
      why: 'not with corrections of another form',
      gives: 400,
      ask: async (w) => again(w.c.manager, w, { corrections: { first: 'x' } }),
    },
    { why: 'not by a stranger', gives: 403, ask: async (w) => again(w.stranger, w, { dryRun: true }) },
    { why: 'not what is not there', gives: 404, ask: (w) => w.c.manager.post(`/imports/${absent}/again`, {}) },
    {
      why: 'not what was taken in before such things were kept',
      gives: 409,
      code: 'illegal-transition',
      ask: async (w) => {
        const id = await queued(w);
        await w.tollgate.dataSource.query(`UPDATE imports SET options = options - 'asked' WHERE id = $1`, [id]);
        return w.c.manager.post(`/imports/${id}/again`, {});
      },
    },
    {
      why: 'not where a row is corrected that is not there',
      gives: 422,
      code: 'invalid-correction',
      ask: async (w) => again(w.c.manager, w, { corrections: { 9: { Owner: 'Mei' } } }),
    },
  ],
  'POST /imports/{id}/cancel': [
    { why: 'stopped', gives: 200, ask: async (w) => w.c.manager.post(`/imports/${await queued(w)}/cancel`) },
    {
      why: 'not with a field that nobody knows',
      gives: 400,
      ask: async (w) => w.c.manager.post(`/imports/${await queued(w)}/cancel`, { colour: 1 }),
    },
    { why: 'not by a stranger', gives: 403, ask: async (w) => w.stranger.post(`/imports/${await queued(w)}/cancel`) },
    { why: 'not what is not there', gives: 404, ask: (w) => w.c.manager.post(`/imports/${absent}/cancel`) },
    {
      why: 'not twice',
      gives: 409,
      code: 'illegal-transition',
      ask: async (w) => {
        const id = await queued(w);
        await w.c.manager.must(`/imports/${id}/cancel`);
        return w.c.manager.post(`/imports/${id}/cancel`);
      },
    },
  ],
};
