import type { DataSource } from 'typeorm';
import { createDataSource } from '../../../database/data-source.js';
import { prepareDatabase } from '../../../database/prepare.js';
import { twinNames } from '../../../database/twins.js';
import { defaultExtensionPolicy } from '../../../domain/policy/extension.js';
import { createTestDatabase } from '../../harness/database.js';

test('every migration goes up, down and up again, and the shipped policies are put in once', async () => {
  const database = await createTestDatabase(null);
  const dataSource = await createDataSource(database.url).initialize();
  const tables = (): Promise<{ name: string }[]> =>
    dataSource.query(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1`,
    );
  try {
    await prepareDatabase(dataSource);
    const before = await tables();
    for (const _ of dataSource.migrations) await dataSource.undoLastMigration();
    expect(await tables()).toEqual([{ name: 'schema_migrations' }]);
    await prepareDatabase(dataSource);
    await prepareDatabase(dataSource);
    expect(await tables()).toEqual(before);
    expect(await dataSource.query(`SELECT count(*) AS n FROM policies`)).toEqual([{ n: 7 }]);
  } finally {
    await dataSource.destroy();
    await database.drop();
  }
});

test('rows of the first release get the shipped extension policy, the names on their signatures, and terms for what was pending', async () => {
  const database = await createTestDatabase(null);
  const dataSource = await createDataSource(database.url).initialize();
  const later = dataSource.migrations.splice(1);
  const id = (n: number): string => `00000000-0000-4000-8000-00000000000${n}`;
  try {
    await prepareFirstRelease(dataSource);
    await dataSource.query(`INSERT INTO people (id, name) VALUES ($1, 'Wei')`, [id(1)]);
    const version = `(SELECT v.id FROM policy_versions v JOIN policies p ON p.id = v.policy_id WHERE p.kind = 'reminder')`;
    await dataSource.query(
      `INSERT INTO programs (id, name, manager_id, escalation_policy_version_id, reminder_policy_version_id,
         sign_off_policy_version_id, tollgate_policy_version_id)
       VALUES ($1, 'P', $2, ${version}, ${version}, ${version}, ${version})`,
      [id(2), id(1)],
    );
    await dataSource.query(`INSERT INTO phases (id, program_id, position, name) VALUES ($1, $2, 1, 'Ph')`, [
      id(3),
      id(2),
    ]);
    await dataSource.query(
      `INSERT INTO action_items (id, program_id, phase_id, title, owner_id, due_date, due_time, due_zone, due_at,
         original_due_at, escalation_policy_version_id, reminder_policy_version_id, sign_off_policy_version_id)
       VALUES ($1, $2, $3, 'T', $4, '2026-01-01', '18:00', 'UTC', now(), now(), ${version}, ${version}, ${version})`,
      [id(4), id(2), id(3), id(1)],
    );
    await dataSource.query(
      `INSERT INTO due_date_extensions (id, item_id, number, requested_by, requested_at, reason, due_date, due_time,
         due_zone, due_at) VALUES ($1, $2, 1, $3, now(), 'late', '2026-01-05', '18:00', 'UTC', now())`,
      [id(5), id(4), id(1)],
    );
    await dataSource.query(
      `INSERT INTO sign_off_rounds (id, subject_kind, subject_id, number, policy_version_id, content_hash, content, stages,
         opened_at, stage_opened_at) VALUES ($1, 'action_item', $2, 1, ${version}, 'h', '{}', '[]', now(), now())`,
      [id(6), id(4)],
    );
    await dataSource.query(
      `INSERT INTO signatures (round_id, stage, person_id, decision, content_hash, at) VALUES ($1, 1, $2, 'approved', 'h', now())`,
      [id(6), id(1)],
    );
    dataSource.migrations.push(...later);
    await prepareDatabase(dataSource);
    const [kept] = await dataSource.query<Record<string, unknown>[]>(
      `SELECT p.kind, p.is_default, v.status, e.terms, e.answer_from = e.requested_at AS waits, s.person_name
       FROM action_items i JOIN programs g ON g.extension_policy_version_id = i.extension_policy_version_id
       JOIN policy_versions v ON v.id = i.extension_policy_version_id JOIN policies p ON p.id = v.policy_id
       JOIN due_date_extensions e ON e.item_id = i.id CROSS JOIN signatures s`,
    );
    expect(kept).toMatchObject({
      kind: 'extension',
      is_default: true,
      status: 'published',
      terms: { required: 1 },
      waits: true,
      person_name: 'Wei',
    });
    const bodies = await dataSource.query<{ body: unknown }[]>(
      `SELECT v.body FROM policy_versions v JOIN policies p ON p.id = v.policy_id WHERE p.kind = 'extension'`,
    );
    expect(bodies).toEqual([{ body: defaultExtensionPolicy }]);
    for (const _ of later) await dataSource.undoLastMigration();
    expect(await dataSource.query(`SELECT count(*) AS n FROM signatures`)).toEqual([{ n: 1 }]);
  } finally {
    await dataSource.destroy();
    await database.drop();
  }
});

/** The schema and the policies as the first release had them. */
async function prepareFirstRelease(dataSource: DataSource): Promise<void> {
  await dataSource.runMigrations();
  await dataSource.query(`WITH p AS (INSERT INTO policies (kind, name, is_default) VALUES ('reminder', 'Default', true) RETURNING id)
    INSERT INTO policy_versions (policy_id, version, status, body) SELECT id, 1, 'published', '{}' FROM p`);
}

test('names that were two before they were compared folded stay, are told, and no third comes', async () => {
  const database = await createTestDatabase(null);
  const dataSource = await createDataSource(database.url).initialize();
  const first = dataSource.migrations.findIndex((migration) => migration.constructor.name === 'FoldTexts1765230010000');
  const later = dataSource.migrations.splice(first);
  try {
    await dataSource.runMigrations();
    await dataSource.query(`INSERT INTO teams (name) VALUES ('Đà Nẵng'), ('ĐÀ NẴNG'), ('Hà Nội')`);
    dataSource.migrations.push(...later);
    await prepareDatabase(dataSource);
    const rows = await dataSource.query<{ name: string }[]>(
      `SELECT name FROM teams WHERE name_folded = folded('đà nẵng') ORDER BY name`,
    );
    expect(rows.map(({ name }) => name)).toEqual(['ĐÀ NẴNG', 'Đà Nẵng']);
    const [told, ...more] = await twinNames(dataSource);
    expect(told).toMatch(/teams .*"ĐÀ NẴNG".* have the same name/);
    expect(more).toEqual([]);
    await expect(dataSource.query(`INSERT INTO teams (name) VALUES ('đà nẵng')`)).rejects.toThrow('teams_name');
    await expect(dataSource.query(`INSERT INTO teams (name) VALUES ('HÀ NỘI')`)).rejects.toThrow('teams_name_folded');
  } finally {
    await dataSource.destroy();
    await database.drop();
  }
});
