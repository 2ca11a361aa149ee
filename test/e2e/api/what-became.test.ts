import { randomUUID } from 'node:crypto';
import { forgetAnswers } from '../../../database/requests/forget-answers.js';
import { launchedCase, type Case } from '../../factories/case.js';
import type { ApiAnswer, ApiClient } from '../../harness/api-client.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;
let c: Case;

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await launchedCase(tollgate);
});
afterAll(async () => {
  await tollgate.stop();
});

const of = (who: ApiClient, key: string): Promise<ApiAnswer> => who.get(`/requests/${encodeURIComponent(key)}`);
const comment = (id: string, key: string, by = c.owner, body = 'Seen'): Promise<ApiAnswer> =>
  by.post(`/action-items/${id}/comments`, { body }, { 'idempotency-key': key });

test('a key tells what became of its request: done, with what was made, or refused, with why', async () => {
  const { id } = await c.item();
  const key = `a key / with ${randomUUID()}`;
  const made = await comment(id, key);
  expect((await of(c.owner, key)).body).toMatchObject({
    key,
    state: 'done',
    status: 201,
    recordId: made.body.id,
    problem: null,
  });
  const refused = randomUUID();
  await c.owner.post(`/action-items/${id}/hold`, { reason: 'x' }, { 'idempotency-key': refused });
  expect((await of(c.owner, refused)).body).toMatchObject({
    state: 'refused',
    status: 403,
    recordId: null,
    problem: { code: 'not-allowed' },
  });
});

test('only to whoever sent it; to others it is no key, and what was refused before it began is none either', async () => {
  const { id } = await c.item();
  const key = randomUUID();
  await comment(id, key);
  for (const other of [c.manager, tollgate.admin])
    expect(await of(other, key)).toMatchObject({ status: 404, body: { code: 'not-found' } });
  const bad = randomUUID();
  expect((await comment(id, bad, c.owner, '')).status).toBe(400);
  expect((await of(c.owner, bad)).status).toBe(404);
  expect((await of(c.owner, randomUUID())).status).toBe(404);
});

test('a secret that was shown once is not told again', async () => {
  const key = randomUUID();
  const { body } = await c.owner.post(`/people/${c.ownerId}/tokens`, { name: 'mine' }, { 'idempotency-key': key });
  expect(body.token).toBeTruthy();
  const told = await of(c.owner, key);
  expect(told.body).toMatchObject({ state: 'done', recordId: body.id });
  expect(JSON.stringify(told.body)).not.toContain(body.token);
});

test('what is in progress, what ended without a word, and what is kept no more is told apart from what was done', async () => {
  const { id } = await c.item();
  const begun = async (by: string | null): Promise<string> => {
    const key = randomUUID();
    await tollgate.dataSource.query(
      `INSERT INTO idempotency_keys (person_id, key, fingerprint, claimed_by) VALUES ($1, $2, 'x', $3)`,
      [c.ownerId, key, by],
    );
    return key;
  };
  const [alive] = await tollgate.dataSource.query<{ id: string }[]>(
    `SELECT substr(application_name, length('tollgate-api ') + 1) AS id FROM pg_stat_activity
     WHERE application_name LIKE 'tollgate-api %' LIMIT 1`,
  );
  const stateOf = async (key: string): Promise<unknown> => (await of(c.owner, key)).body.state;
  expect(await stateOf(await begun(alive?.id ?? null))).toBe('in_progress');
  expect(await stateOf(await begun(randomUUID()))).toBe('not_known');
  expect(await stateOf(await begun(null))).toBe('not_known');
  const old = randomUUID();
  await comment(id, old);
  await tollgate.dataSource.query(`UPDATE idempotency_keys SET created_at = created_at - interval '8 days'`);
  await forgetAnswers(tollgate.dataSource, 7);
  expect(await stateOf(old)).toBe('not_known');
});
