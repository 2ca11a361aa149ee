import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../../database/data-source.js';
import { Sealer } from '../../../database/audit/seal.js';
import { analyticsTables, grantAnalytics, keptTables } from '../../../database/roles/grant.js';
import { overMighty } from '../../../database/roles/over-mighty.js';
import { prepareAsOwner } from '../../../database/prepare-as-owner.js';
import { createTestDatabase } from '../../harness/database.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

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

/** What nobody needs for an analysis: by what people get in, what they are sent, what machines note for themselves, files. */
const withheld = [
  ...['action_links', 'api_tokens', 'audit_destinations', 'audit_nodes', 'channel_destinations', 'channel_servers'],
  ...['command_bodies', 'legal_holds', 'retention'],
  ...['command_keys', 'commands_are_signed', 'contact_points', 'deliveries', 'device_logins', 'digests'],
  ...['directory_groups', 'directory_users', 'engine_counters', 'engine_workers', 'feeds', 'files', 'guesses'],
  ...['idempotency_keys', 'identities', 'import_batches', 'import_changes', 'import_missing', 'import_rejections'],
  ...['imports', 'local_accounts', 'message_settings', 'notification_preferences', 'notification_pushes'],
  ...['notifications', 'outbox', 'proofs', 'rehearsals', 'schema_migrations', 'search_texts', 'sessions'],
  ...['sign_in_links', 'sign_in_providers', 'spent_attempts', 'spent_jwts', 'vendor_callbacks', 'view_defaults'],
  'proposals',
  ...['ai_budgets', 'ai_contents', 'ai_run_proposals', 'ai_runs', 'ai_sent'],
  ...['rule_evaluations', 'rule_heard', 'rule_tallies'],
  // The seed of a licence chooses what goes to people.
  ...['acting_licence_signatures', 'acting_licence_units', 'acting_licence_uses', 'acting_licences'],
  ...['review_assignments', 'review_items', 'review_samples'],
  'patrols',
  ...['report_subscriptions', 'sent_reports'],
  ...['views', 'webhook_attempts', 'webhook_deliveries', 'webhook_endpoints'],
];

/** Which tables a role may do something with, be it with a column alone. */
async function rights(dataSource: DataSource, right: string): Promise<string[]> {
  const rows = await dataSource.query<{ name: string }[]>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'v', 'm', 'p')
     AND CASE WHEN $1 IN ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES') THEN has_any_column_privilege(oid, $1)
       ELSE has_table_privilege(oid, $1) END ORDER BY relname`,
    [right],
  );
  return rows.map(({ name }) => name);
}

test('the sealer’s role reads of events that they are there and adds what it seals, and may do nothing else', async () => {
  const sealed = ['audit_checkpoints', 'audit_keys', 'audit_seals', 'audit_stamps'];
  await tollgate.asSealer(async (sealer) => {
    expect(await rights(sealer, 'SELECT')).toEqual(['audit_destinations', 'audit_events', ...sealed].sort());
    expect(await rights(sealer, 'INSERT')).toEqual(['audit_destinations', ...sealed].sort());
    expect(await rights(sealer, 'UPDATE')).toEqual(['audit_destinations']);
    for (const right of ['DELETE', 'TRUNCATE']) expect(await rights(sealer, right)).toEqual([]);
    for (const statement of ['SELECT data FROM audit_events', 'SELECT salt FROM audit_events', 'CREATE SCHEMA other'])
      await expect(sealer.query(statement)).rejects.toThrow('permission denied');
  });
  for (const table of sealed)
    await expect(tollgate.dataSource.query(`INSERT INTO ${table} DEFAULT VALUES`)).rejects.toThrow('permission denied');
  for (const statement of ['DELETE FROM audit_destinations', `UPDATE audit_destinations SET delivered_size = 9`])
    await expect(tollgate.dataSource.query(statement)).rejects.toThrow('permission denied');
});

test('a role for analyses reads records and the trail, none of what people get in by, and changes nothing; every table is decided', async () => {
  const role = `analytics_${randomBytes(4).toString('hex')}`;
  const url = Object.assign(new URL(tollgate.settings.databaseUrl), { username: role, password: 'pw' });
  await tollgate.asOwner(async (owner) => {
    await owner.query(`CREATE ROLE ${role} LOGIN PASSWORD 'pw'`);
    // Whatever it had before is taken from it.
    await owner.query(`GRANT ALL ON ALL TABLES IN SCHEMA public TO ${role}`);
    await grantAnalytics(owner, role);
    expect([...analyticsTables, ...withheld].sort()).toEqual(await rights(owner, 'SELECT'));
  });
  const reader = await createDataSource(url.href, { poolSize: 1 }).initialize();
  try {
    expect(await rights(reader, 'SELECT')).toEqual([...analyticsTables].sort());
    for (const right of ['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER'])
      expect([right, await rights(reader, right)]).toEqual([right, []]);
    expect(await reader.query('SELECT name FROM programs')).toEqual([{ name: 'Kept' }]);
    for (const statement of [
      'SELECT password_hash FROM local_accounts',
      'SELECT token_hash FROM api_tokens',
      'SELECT * FROM sessions',
      'SELECT * FROM command_keys',
      'CREATE TABLE public.others ()',
      'CREATE SCHEMA other',
      "SELECT nextval(pg_get_serial_sequence('audit_events', 'seq'))",
    ])
      await expect(reader.query(statement)).rejects.toThrow('permission denied');
    // Nothing in what it reads is a secret by its name, but these: a time stamp, and who made the token that somebody came by.
    const columns = await reader.query<{ name: string }[]>(
      `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
       WHERE table_schema = 'public' AND column_name ~ 'secret|password|token|sealed|session|key_hash' ORDER BY 1`,
    );
    // Of a round it is said whether its results wait for its end.
    const harmless = ['audit_stamps.token', 'bulk_operations.token_made_by', 'review_rounds.sealed'];
    expect(columns.map(({ name }) => name)).toEqual(harmless);
  } finally {
    await reader.destroy();
    await tollgate.asOwner(async (owner) => {
      await owner.query(`DROP OWNED BY ${role}`);
      await owner.query(`DROP ROLE ${role}`);
    });
  }
});

test('a worker without the sealer’s role leaves the sealing to others, says so once, and is well', async () => {
  const other = await startTollgate({ settings: { databaseSealerUrl: null, checkpointFile: '/nowhere/else' } });
  const told = (): string[] => other.problems.map(({ error }) => String(error));
  try {
    await until('it to say so', () => Promise.resolve(told().length > 0));
    await other.admin.must('/programs', { name: 'Left to others' });
    await other.asSealer(async (sealer) => {
      await until('another to seal', async () => (await new Sealer(sealer).seal()) > 0);
    });
    expect(told()).toEqual([expect.stringContaining('this worker does not seal the audit trail: another role does.')]);
  } finally {
    await other.stop();
  }
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
  const roles = { sealer: `sealer_${name}`, analytics: `analytics_${name}` };
  const as = (role: string): string => Object.assign(new URL(address), { username: role }).href;
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
    // Until a role of its own seals, the application does.
    const seals = 'SELECT has_table_privilege(current_user, $1, $2) AS may';
    expect(await app.query(seals, ['audit_seals', 'INSERT'])).toEqual([{ may: true }]);
    const others = { databaseSealerUrl: as(roles.sealer), databaseAnalyticsUrl: as(roles.analytics) };
    await prepareAsOwner(owner, { ...addresses, ...others });
    for (const table of ['audit_seals', 'audit_keys', 'audit_checkpoints', 'audit_stamps', 'audit_destinations'])
      expect(await app.query(seals, [table, 'INSERT'])).toEqual([{ may: false }]);
    const sealer = await createDataSource(others.databaseSealerUrl, { poolSize: 2 }).initialize();
    await new Sealer(sealer).seal();
    await expect(sealer.query('SELECT data FROM audit_events')).rejects.toThrow('permission denied');
    await sealer.destroy();
    for (const shared of [as(name), database.url])
      await expect(prepareAsOwner(owner, { ...addresses, databaseSealerUrl: shared })).rejects.toThrow(
        /^DATABASE_SEALER_URL names the role .*, as DATABASE_(OWNER_)?URL does/,
      );
    await app.destroy();
  } finally {
    for (const role of [name, ...Object.values(roles)]) {
      const [there] = await owner.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
      if (!there) continue;
      await owner.query(`DROP OWNED BY ${role}`);
      await owner.query(`DROP ROLE ${role}`);
    }
    await owner.destroy();
    await database.drop();
  }
});
