import { tokenOf } from '../../harness/people.js';
import type { BenchStack } from './bench-stack.js';
import { seedHerd, seedProgram } from './seed.js';

/** Four programs of a company, with items in all states, which are due at all times in each of them; gives the programs. */
export async function manyItems(
  { dataSource }: Pick<BenchStack, 'dataSource'>,
  items: number,
  name = 'Program',
): Promise<string[]> {
  const programIds: string[] = [];
  for (let n = 1; n <= 4; n += 1) {
    const seed = await seedProgram(dataSource, `${name} ${n}`);
    await seedHerd(dataSource, seed, Math.ceil(items / 4), Date.now() + 30 * 24 * 3_600_000);
    programIds.push(seed.programId);
  }
  await dataSource.query(
    `UPDATE action_items SET due_at = due_at - make_interval(mins => (number * 7919 % 100000)::integer),
       status = (ARRAY['open', 'in_progress', 'done', 'submitted', 'on_hold', 'open'])[1 + number % 6],
       overdue = number % 3 = 0 AND number % 6 NOT IN (2), ladder_level = CASE WHEN number % 3 = 0 THEN number % 4 ELSE 0 END,
       severity = (ARRAY['Low', 'Medium', 'High'])[1 + number % 3], tags = ARRAY['leakage', 'toys'],
       attributes = jsonb_build_object('Category', 'Toys', 'Market', 'SG'), external_id = 'G-' || number,
       description = 'What the reviewers see on the page differs from what the policy says; retrain them, and show it.'
     WHERE program_id = ANY($1)`,
    [programIds],
  );
  await dataSource.query('VACUUM ANALYZE');
  return programIds;
}

/** A few programs as they are made, whose workflows can be started; gives the programs, and their open items. */
export async function fewItems(
  { dataSource }: BenchStack,
  each: number,
): Promise<{ programIds: string[]; itemIds: string[] }> {
  const programIds: string[] = [];
  for (let n = 1; n <= 3; n += 1) {
    const seed = await seedProgram(dataSource, `Program ${n}`);
    await seedHerd(dataSource, seed, each, Date.now() + 30 * 24 * 3_600_000);
    programIds.push(seed.programId);
  }
  await dataSource.query('VACUUM ANALYZE');
  const rows = await dataSource.query<{ id: string }[]>(
    'SELECT id FROM action_items WHERE program_id = $1 ORDER BY number',
    [programIds[2]],
  );
  return { programIds, itemIds: rows.map(({ id }) => id) };
}

/**
 * Somebody to whom three roles were given: for the domain of the first program, the market of the second, and the third, which they
 * manage too. Others they do not see, where reading is by scope. Something else is restricted, as something always is.
 */
export async function withThreeScopes(
  { dataSource }: BenchStack,
  programIds: readonly string[],
): Promise<{ personId: string; token: string }> {
  await dataSource.query(
    `UPDATE programs SET domain = 'Domain ' || array_position($1::uuid[], id),
       markets = ARRAY['Market ' || array_position($1::uuid[], id)] WHERE id = ANY($1)`,
    [programIds],
  );
  const [row] = await dataSource.query<{ id: string }[]>(
    `INSERT INTO people (name, email) VALUES ('Three Scopes', 'three@example.com') RETURNING id`,
  );
  const personId = row?.id ?? '';
  await dataSource.query(
    `INSERT INTO role_grants (id, role, person_id, scope, scope_text, program_id, reason) VALUES
       (gen_random_uuid(), 'member', $1, 'domain', 'Domain 1', NULL, 'bench'),
       (gen_random_uuid(), 'member', $1, 'market', 'Market 2', NULL, 'bench'),
       (gen_random_uuid(), 'program_manager', $1, 'program', NULL, $2, 'bench')`,
    [personId, programIds[2]],
  );
  const { programId } = await seedProgram(dataSource, 'Restricted');
  await dataSource.query(
    `INSERT INTO restricted_records (subject_id, subject_kind, restricted_by) VALUES ($1, 'program', $2)`,
    [programId, personId],
  );
  return { personId, token: await tokenOf(dataSource, personId) };
}
