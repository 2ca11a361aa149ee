import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { contentHash } from '../../../domain/sign-off/content-hash.js';
import { launchedCase, type Case } from '../../factories/case.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;
let c: Case;
let path: string;
const body = { body: 'Seen' };

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await launchedCase(tollgate);
  path = `/action-items/${(await c.item()).id}/comments`;
});
afterAll(async () => {
  await tollgate.stop();
});

/** A request that somebody began and never answered. */
async function begun(key: string, by: string): Promise<void> {
  const fingerprint = contentHash({ method: 'POST', path, body });
  await tollgate.dataSource.query(
    'INSERT INTO idempotency_keys (person_id, key, fingerprint, claimed_by) VALUES ($1, $2, $3, $4)',
    [c.ownerId, key, fingerprint, by],
  );
}

test('the same request twice at one moment is carried out once', async () => {
  const send = () => c.owner.post(path, body, { 'idempotency-key': 'twice' });
  const answers = await Promise.all([send(), send(), send()]);
  for (const { status, body: answer } of answers) {
    expect([201, 409]).toContain(status);
    if (status === 409) expect(answer.code).toBe('request-in-progress');
  }
  expect(answers.some(({ status }) => status === 201)).toBe(true);
  expect((await send()).headers.get('idempotency-replayed')).toBe('true');
  expect((await c.owner.get(path)).body.items).toHaveLength(1);
});

test('a request whose process died is free at once; one whose process lives is not', async () => {
  await begun('dead', randomUUID());
  expect((await c.owner.post(path, body, { 'idempotency-key': 'dead' })).status).toBe(201);

  const alive = randomUUID();
  const other = new Client({
    connectionString: tollgate.settings.databaseUrl,
    application_name: `tollgate-api ${alive}`,
  });
  await other.connect();
  await begun('alive', alive);
  const refused = await c.owner.post(path, body, { 'idempotency-key': 'alive' });
  expect(refused).toMatchObject({ status: 409, body: { code: 'request-in-progress' } });
  expect(refused.headers.get('retry-after')).toBe('1');
  await other.end();
});

test('a request that this process could not write the end of is free too', async () => {
  const [row] = await tollgate.dataSource.query<{ name: string }[]>(
    `SELECT application_name AS name FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'tollgate-api %'`,
  );
  await begun('own', row?.name.replace('tollgate-api ', '') ?? '');
  expect((await c.owner.post(path, body, { 'idempotency-key': 'own' })).status).toBe(201);
});
