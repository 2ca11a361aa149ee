import { forgetAnswers } from '../../../database/requests/forget-answers.js';
import { inDays, launchedCase } from '../../factories/case.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;

beforeAll(async () => {
  tollgate = await startTollgate();
});
afterAll(async () => {
  await tollgate.stop();
});

/** Eight days later. */
async function answersAreForgotten(): Promise<void> {
  await tollgate.dataSource.query(`UPDATE idempotency_keys SET created_at = created_at - interval '8 days'`);
  await forgetAnswers(tollgate.dataSource, 7);
}

const withKey = (key: string): Record<string, string> => ({ 'idempotency-key': key });

test('a key knows its request for ever: the same comes to the same, another is refused and nothing is done', async () => {
  const c = await launchedCase(tollgate);
  const heir = await tollgate.person('Heir');
  const item = { programId: c.programId, title: 'Once', ownerId: c.ownerId, due: inDays(7) };
  const made = await c.manager.post('/action-items', item, withKey('make'));
  const give = `/action-items/${made.body.id}/reassign`;
  const given = await c.manager.post(give, { ownerId: heir }, withKey('give'));
  expect([made.status, given.status]).toEqual([201, 200]);
  await answersAreForgotten();

  const madeAgain = await c.manager.post('/action-items', item, withKey('make'));
  expect([madeAgain.status, madeAgain.body.id]).toEqual([201, made.body.id]);
  const givenAgain = await c.manager.post(give, { ownerId: heir }, withKey('give'));
  expect([givenAgain.status, givenAgain.body.version]).toEqual([200, given.body.version]);
  await answersAreForgotten();

  const other = await c.manager.post('/action-items', { ...item, title: 'Another' }, withKey('make'));
  const another = await c.manager.post(give, { ownerId: c.ownerId }, withKey('give'));
  for (const { status, body } of [other, another]) expect([status, body.code]).toEqual([422, 'idempotency-key-reused']);
  const after = (await c.manager.get(`/action-items/${made.body.id}`)).body;
  expect([after.title, after.owner.id, after.version]).toEqual(['Once', heir, given.body.version]);
  const [row] = await tollgate.dataSource.query<{ n: number }[]>(
    'SELECT count(*)::int AS n FROM action_items WHERE program_id = $1',
    [c.programId],
  );
  expect(row?.n).toBe(1);
});

test('the key of a refusal is not used for another request either', async () => {
  const c = await launchedCase(tollgate);
  const { id } = await c.item();
  const hold = (body: object) => c.manager.post(`/action-items/${id}/hold`, body, withKey('refused'));
  await c.manager.must(`/action-items/${id}/hold`, { reason: 'x' });
  expect((await hold({ reason: 'again' })).status).toBe(409);
  await answersAreForgotten();
  await c.manager.must(`/action-items/${id}/resume`);
  expect((await hold({ reason: 'now it can' })).status).toBe(422);
  expect((await c.manager.get(`/action-items/${id}`)).body.status).toBe('open');
});
