import { randomBytes } from 'node:crypto';
import { createDataSource } from '../../../database/data-source.js';
import { keptTables } from '../../../database/roles/grant.js';
import { overMighty } from '../../../database/roles/over-mighty.js';
import { prepareAsOwner } from '../../../database/prepare-as-owner.js';
import { createTestDatabase } from '../../harness/database.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;
beforeAll(async () => {
  tollgate = await startTollgate({ worker: false });
  await tollgate.admin.must('/programs', { name: 'Kept' });
});
afterAll(async () => tollgate.stop());

const columns = {
  ...{ audit_events: 'type', audit_seals: 'digest', audit_keys: 'public_key', audit_checkpoints: 'root' },
  ...{ audit_stamps: 'token', audit_nodes: 'hash', audit_erasures: 'erased_by' },
};
const alterations = ([table, column]: string[]): string[] => [
  `DELETE FROM ${table}`,
  `TRUNCATE ${table} CASCADE`,
  `UPDATE ${table} SET ${column} = DEFAULT`,
];

test('every table that is only added to is tried', () => {
  expect(Object.keys(columns)).toEqual([...keptTables]);
});

test('the application’s own connection can neither alter nor remove what the trail says, nor give itself the right', async () => {
  const { dataSource } = tollgate;
  const [count] = await dataSource.query('SELECT count(*) AS n FROM audit_events');
  expect(count.n).toBeGreaterThan(0);
  // Answered by a warning alone; the next ones tell that nothing came of it.
  await dataSource.query('GRANT ALL ON audit_events TO PUBLIC');
  for (const statement of [
    ...Object.entries(columns).flatMap(alterations),
    'ALTER TABLE audit_events DISABLE TRIGGER only_add',
    'DROP TRIGGER only_add ON audit_events',
    'DROP TABLE audit_events',
    `SET session_replication_role = 'replica'`,
    'CREATE TABLE public.others ()',
    `UPDATE schema_migrations SET name = ''`,
    // When it was recorded, the database says by itself.
    `INSERT INTO audit_events (key, subject_kind, subject_id, type, at, recorded_at)
     VALUES ('k', 'program', gen_random_uuid(), 't', now(), now() - interval '1 year')`,
  ])
    await expect(dataSource.query(statement)).rejects.toThrow(/permission denied|must be owner/);
  expect(await dataSource.query('SELECT count(*) AS n FROM audit_events')).toEqual([count]);
});

test('whoever owns it is refused by the trigger, with what was tried', async () => {
  await tollgate.asOwner(async (owner) => {
    for (const statement of Object.entries(columns).flatMap(alterations))
      await expect(owner.query(statement)).rejects.toThrow(/is only added to: (update|delete|truncate) is refused/);
  });
});

test('a process says so where its role could alter the trail: a superuser, an owner, whoever has the right', async () => {
  expect(await overMighty(tollgate.dataSource)).toBeNull();
  await tollgate.asOwner(async (owner) => {
    expect(await overMighty(owner)).toContain('is a superuser');
    const role = `other_${randomBytes(4).toString('hex')}`;
    const runner = owner.createQueryRunner();
    const asOther = async (): Promise<string | null> => {
      await runner.query(`SET ROLE ${role}`);
      const said = await overMighty({ query: (sql: string) => runner.query(sql) } as typeof owner);
      await runner.query('RESET ROLE');
      return said;
    };
    await runner.query(`CREATE ROLE ${role}`);
    expect(await asOther()).toBeNull();
    await runner.query(`GRANT UPDATE ON audit_events TO ${role}`);
    expect(await asOther()).toContain('has the right to');
    await runner.query(`ALTER TABLE audit_events OWNER TO ${role}`);
    expect(await asOther()).toContain('owns the tables');
    await runner.query(`ALTER TABLE audit_events OWNER TO CURRENT_USER`);
    await runner.query(`DROP OWNED BY ${role}`);
    await runner.query(`DROP ROLE ${role}`);
    await runner.release();
  });
});

test('the owner makes the role that is not there yet, and each preparation gives it what new tables need', async () => {
  const database = await createTestDatabase(null);
  const name = `app_${randomBytes(4).toString('hex')}`;
  const address = new URL(database.url);
  address.username = name;
  address.password = 'a secret: of its own';
  const addresses = { databaseUrl: address.href, databaseOwnerUrl: database.url };
  const owner = await createDataSource(database.url, { poolSize: 2 }).initialize();
  try {
    await prepareAsOwner(owner, addresses);
    await owner.query('CREATE TABLE newer (n integer)');
    await owner.query(`CREATE SCHEMA rehearsal_${'0'.repeat(32)}`);
    await prepareAsOwner(owner, addresses);
    const app = await createDataSource(address.href, { poolSize: 2 }).initialize();
    await app.query('INSERT INTO newer VALUES (1)');
    expect(await app.query('SELECT count(*) AS n FROM policies')).toEqual([{ n: 7 }]);
    await expect(app.query('DELETE FROM audit_events')).rejects.toThrow('permission denied');
    // A rehearsal that another role has left is out of the way.
    expect(await app.query(`SELECT 1 FROM pg_namespace WHERE nspname LIKE 'rehearsal_%'`)).toEqual([]);
    await app.destroy();
  } finally {
    await owner.query(`DROP OWNED BY ${name}`);
    await owner.query(`DROP ROLE ${name}`);
    await owner.destroy();
    await database.drop();
  }
}, 120_000);
