import { AccessChanges } from '../../../database/people/access-changes.js';
import { signedIn } from '../../harness/browser.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

let tollgate: Tollgate;
let changes: AccessChanges;
let personId: string;

beforeAll(async () => {
  tollgate = await startTollgate({ worker: false });
  personId = await tollgate.person('Wei');
  // As another process of the API: it is told of nothing but by the database.
  changes = new AccessChanges(tollgate.settings.databaseUrl, 3_600_000);
});
afterAll(async () => {
  await changes.stop();
  await tollgate.stop();
});

let reads = 0;
const read = (): Promise<{ msLeft: null }> => {
  reads += 1;
  return Promise.resolve({ msLeft: null });
};

/** How often it is read for one request. */
async function readsFor(key: string): Promise<number> {
  const before = reads;
  await changes.holder(key, read);
  return reads - before;
}

const remembered = (key: string): Promise<boolean> =>
  until(`${key} is remembered`, async () => (await readsFor(key)) === 0);

test.each([
  ['who leaves', 'UPDATE people SET active = false WHERE id = $1'],
  ['who gets another access', `UPDATE people SET access = 'auditor' WHERE id = $1`],
  ['a token that is revoked', 'UPDATE api_tokens SET revoked_at = now() WHERE person_id = $1'],
  ['a session that ends', 'UPDATE sessions SET ended_at = now() WHERE person_id = $1'],
  [
    'a role that is given',
    `INSERT INTO role_grants (id, role, person_id, scope, reason) VALUES (gen_random_uuid(), 'auditor', $1, 'all', 'x')`,
  ],
  ['a role that is taken', 'UPDATE role_grants SET taken_at = now() WHERE person_id = $1'],
  ['a group', `INSERT INTO person_groups (person_id, source, group_name) VALUES ($1, 'scim', 'Team')`],
  ['a group that is left', 'DELETE FROM person_groups WHERE person_id = $1'],
  ['a token that is made narrower', `UPDATE api_tokens SET level = 'read' WHERE person_id = $1`],
  [
    'what is restricted first',
    `INSERT INTO restricted_records (subject_id, subject_kind, restricted_by) VALUES (gen_random_uuid(), 'risk', $1)`,
  ],
  ['what is restricted last', 'DELETE FROM restricted_records WHERE restricted_by = $1'],
  ['somebody new whose manager they are', `INSERT INTO people (name, manager_id) VALUES ('New', $1)`],
  ['somebody whose manager they are not any more', 'UPDATE people SET manager_id = NULL WHERE manager_id = $1'],
  ['another team', 'UPDATE people SET team_id = NULL WHERE id = $1'],
  ['who becomes external', 'UPDATE people SET external = true WHERE id = $1'],
  ['who is the same person as another', 'UPDATE people SET same_as = NULL WHERE id = $1'],
  [
    'a delegation',
    `INSERT INTO delegations (id, person_id, stand_in_id, scope, from_date, until_date, time_zone, starts_at, ends_at, created_by, created_at)
     SELECT gen_random_uuid(), $1, p.id, 'everything', '2020-01-01', '2020-01-02', 'UTC', '2020-01-01', '2020-01-02', $1, now()
     FROM people p WHERE p.id <> $1 LIMIT 1`,
  ],
  ['a delegation that ends sooner', 'UPDATE delegations SET revoked_at = now() WHERE person_id = $1'],
  ['a delegation that is no more', 'DELETE FROM delegations WHERE person_id = $1'],
])('%s counts at once in every process', async (what, change) => {
  await remembered(what);
  await tollgate.dataSource.query(change, [personId]);
  await until(`${what} is read anew`, async () => (await readsFor(what)) === 1);
});

test('that a session was used makes nobody read anew', async () => {
  const id = await tollgate.person('Lin');
  const { sessionId } = await signedIn(tollgate, id);
  await remembered('used');
  await tollgate.dataSource.query('UPDATE sessions SET used_at = now() WHERE id = $1', [sessionId]);
  // The next one is told after it.
  await remembered('later');
  expect(await readsFor('used')).toBe(0);
});

test('what changes while it is read is not remembered', async () => {
  await remembered('slow');
  changes.changed();
  await changes.holder('slow', () => {
    changes.changed();
    return read();
  });
  expect(await readsFor('slow')).toBe(1);
});

test('who is unknown is looked for each time', async () => {
  let asked = 0;
  const nobody = (): Promise<null> => {
    asked += 1;
    return Promise.resolve(null);
  };
  await changes.holder('nobody', nobody);
  await changes.holder('nobody', nobody);
  expect(asked).toBe(2);
});

test('while nothing can be heard, nothing is remembered', async () => {
  const deaf = new AccessChanges('postgres://127.0.0.1:1/nothing', 3_600_000);
  const before = reads;
  await deaf.holder('deaf', read);
  await deaf.holder('deaf', read);
  expect(reads - before).toBe(2);
  await deaf.stop();
});
