import { DataSource, type EntityManager } from 'typeorm';
import { createDataSource } from '../data-source.js';

/**
 * What is copied onto a stage, and which rows of it. `$1` is the program. What is not named here stays behind: tokens,
 * messages, webhooks, the trail.
 */
const copied: Record<string, string> = {
  teams: 'true',
  people: 'true',
  policies: 'true',
  policy_versions: 'true',
  calendars: 'true',
  calendar_versions: 'true',
  rotas: 'true',
  delegations: 'true',
  maintenance_windows: 'x.program_id IS NULL OR x.program_id = $1',
  templates: 'true',
  template_versions: 'true',
  programs: 'x.id = $1',
  phases: 'x.program_id = $1',
  action_items: 'x.program_id = $1',
  item_dependencies: 'x.item_id IN (SELECT id FROM {real}.action_items WHERE program_id = $1)',
  evidence: 'x.item_id IN (SELECT id FROM {real}.action_items WHERE program_id = $1)',
  due_date_extensions: 'x.item_id IN (SELECT id FROM {real}.action_items WHERE program_id = $1)',
  extension_decisions: `x.extension_id IN (SELECT e.id FROM {real}.due_date_extensions e
    JOIN {real}.action_items i ON i.id = e.item_id WHERE i.program_id = $1)`,
  sign_off_rounds: 'x.subject_id IN ({subjects})',
  signatures: 'x.round_id IN (SELECT id FROM {real}.sign_off_rounds WHERE subject_id IN ({subjects}))',
  sign_off_questions: 'x.round_id IN (SELECT id FROM {real}.sign_off_rounds WHERE subject_id IN ({subjects}))',
  follow_ups: 'x.round_id IN (SELECT id FROM {real}.sign_off_rounds WHERE subject_id IN ({subjects}))',
  exceptions: `x.id IN ({exceptions})`,
  exception_items: `x.exception_id IN ({exceptions})
    AND x.item_id IN (SELECT id FROM {real}.action_items WHERE program_id = $1)`,
  planned_steps: `x.subject_id IN ({subjects} UNION ALL {exceptions} UNION ALL SELECT id FROM {real}.delegations)`,
};

const subjects = `SELECT id FROM {real}.action_items WHERE program_id = $1
  UNION ALL SELECT id FROM {real}.phases WHERE program_id = $1 UNION ALL SELECT $1::uuid`;
const exceptions = `SELECT e.exception_id FROM {real}.exception_items e
  JOIN {real}.action_items i ON i.id = e.item_id WHERE i.program_id = $1`;

/** A schema of its own with a copy of one program in it: whatever happens there touches no real record. */
export interface Stage {
  dataSource: DataSource;
  /** Takes the stage down. */
  close: () => Promise<void>;
}

export async function openStage(
  real: DataSource,
  { databaseUrl, id, programId }: { databaseUrl: string; id: string; programId: string },
): Promise<Stage> {
  const schema = stageName(id);
  await real.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
  await real.query(`CREATE SCHEMA ${schema}`);
  const dataSource = createDataSource(databaseUrl, { poolSize: 6, schema });
  const close = async (): Promise<void> => {
    if (dataSource.isInitialized) await dataSource.destroy();
    await real.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
  };
  try {
    await dataSource.initialize();
    await dataSource.runMigrations();
    await copy(real, dataSource, programId);
    return { dataSource, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Takes down what a worker that died has left. */
export async function removeStages(real: DataSource): Promise<void> {
  const rows = await real.query<{ name: string }[]>(
    `SELECT nspname AS name FROM pg_namespace WHERE nspname ~ '^rehearsal_[0-9a-f]{32}$'`,
  );
  for (const { name } of rows) await real.query(`DROP SCHEMA IF EXISTS ${name} CASCADE`);
}

function stageName(id: string): string {
  return `rehearsal_${id.toLowerCase().replaceAll(/[^0-9a-f]/g, '')}`;
}

async function copy(real: DataSource, stage: DataSource, programId: string): Promise<void> {
  const [from] = await real.query<{ schema: string }[]>('SELECT quote_ident(current_schema()) AS schema');
  const source = from?.schema ?? 'public';
  await stage.transaction(async (manager) => {
    await clear(manager);
    for (const [table, which] of Object.entries(copied)) {
      const columns = await columnsOf(manager, table);
      const where = which
        .replaceAll('{subjects}', subjects)
        .replaceAll('{exceptions}', exceptions)
        .replaceAll('{real}', source);
      await manager.query(
        `INSERT INTO ${table} (${columns}) OVERRIDING SYSTEM VALUE
         SELECT ${columns} FROM ${source}.${table} x WHERE ${where.includes('$1') ? where : `${where} OR $1::uuid IS NULL`}`,
        [programId],
      );
    }
  });
}

/** A stage holds a part of the records: what refers to the others refers to nothing. */
async function clear(manager: EntityManager): Promise<void> {
  const keys = await manager.query<{ of: string; name: string }[]>(
    `SELECT conrelid::regclass::text AS of, quote_ident(conname) AS name FROM pg_constraint
     WHERE contype = 'f' AND connamespace = current_schema()::regnamespace`,
  );
  for (const { of, name } of keys) await manager.query(`ALTER TABLE ${of} DROP CONSTRAINT ${name}`);
  // What migrations have put in comes with the copy.
  await manager.query(`TRUNCATE ${Object.keys(copied).join(', ')}`);
}

async function columnsOf(manager: EntityManager, table: string): Promise<string> {
  const rows = await manager.query<{ name: string }[]>(
    `SELECT quote_ident(column_name) AS name FROM information_schema.columns
     WHERE table_schema = current_schema() AND table_name = $1 AND is_generated = 'NEVER' ORDER BY ordinal_position`,
    [table],
  );
  return rows.map(({ name }) => name).join(', ');
}
