import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { sourceOf } from '../../../apps/local/src/backup/source.js';
import { doubled, kept, lateItems, settled } from '../../chaos/afterwards.js';
import { CarefulClient } from '../../chaos/careful-client.js';
import { prepare, type Setting } from '../../chaos/setting.js';
import { RunningStack } from '../../harness/local-stack.js';
import { until } from '../../harness/until.js';
import { makeItems, workOn, type Item } from './at-work.js';

/**
 * The product's database and Temporal's go back to an earlier point, one without the other, as may happen on servers of one's
 * own: workflows and facts come together, and nothing is doubled.
 */
const stack = new RunningStack();
const early = new CarefulClient('early');
const late = new CarefulClient('late');
const engine = ['temporal', 'temporal_visibility'];

let setting: Setting;
let items: Item[];
let held: Item[];
/** Made when the copies were taken already. */
let since: Item[];

beforeAll(async () => {
  await stack.start({ LOG_LEVEL: 'warn' });
  setting = await prepare(stack, 12);
  const { cast, programId } = setting;
  items = await makeItems(9, programId, early, cast);
  held = await makeItems(3, programId, early, cast);
  for (const { id } of held)
    await early.command(cast.manager, `action-item/${id}`, 'hold', { reason: 'Waits for legal' }, 'item.held');
  await settled(stack);
  await whileItRests(async (server) => {
    for (const name of ['tollgate', ...engine]) await server.query(`CREATE DATABASE ${name}_then TEMPLATE ${name}`);
  });
  // What happens now, one of the two will not know.
  await workOn(items, late, cast, () => late.acknowledged.length >= 12);
  since = await makeItems(3, programId, late, cast);
  for (const { id } of since)
    await late.command(cast.manager, `action-item/${id}`, 'hold', { reason: 'Waits for legal' }, 'item.held');
  // One of these hears a command later on, the other nothing.
  for (const n of [0, 2])
    await late.command(
      cast.manager,
      `action-item/${held[n]?.id ?? ''}`,
      'cancel',
      { reason: 'Not needed' },
      'item.cancelled',
    );
  await settled(stack);
}, 600_000);
afterAll(async () => {
  await stack.stop();
});

/** Does something to the databases that nobody uses meanwhile, and lets the stack go on from there. */
async function whileItRests(change: (server: Client) => Promise<void>): Promise<void> {
  await stack.end();
  const source = await sourceOf(stack.home, () => undefined);
  try {
    const server = new Client({ connectionString: source.url('postgres') });
    await server.connect();
    await change(server).finally(() => server.end());
  } finally {
    await source.close();
  }
  await stack.start({ LOG_LEVEL: 'warn' });
}

const backTo = (names: string[]) => async (server: Client) => {
  for (const name of names) {
    await server.query(`DROP DATABASE ${name}`);
    await server.query(`CREATE DATABASE ${name} TEMPLATE ${name}_then`);
  }
};

/** Exactly those records that wait for something have a workflow that runs. */
async function comeTogether(): Promise<void> {
  const visibility = new Client({
    connectionString: stack.databaseUrl.replace(/tollgate$/, 'temporal_visibility'),
  });
  await visibility.connect();
  try {
    await until('each live record, and no other, to have a workflow', async () => {
      const { rows: running } = await visibility.query<{ id: string }>(
        `SELECT workflow_id AS id FROM executions_visibility
           WHERE status = 1 AND (workflow_id LIKE 'action-item/%' OR workflow_id LIKE 'program/%') ORDER BY 1`,
      );
      const live = await stack.query<{ id: string }>(
        `SELECT 'action-item/' || id AS id FROM action_items WHERE status IN ('open', 'in_progress', 'on_hold', 'submitted')
             OR check_pending
           UNION ALL SELECT 'program/' || id FROM programs WHERE status IN ('active', 'on_hold') ORDER BY 1`,
      );
      // What is not so yet is told where it does not come.
      expect({ running, enough: live.length > 5 }).toEqual({ running: live, enough: true });
      return true;
    }).catch((error: unknown) => {
      const told = stack.logged('worker', '').slice(-20).join('\n');
      throw new Error(`${String(error)}\nThe worker said:\n${told}`);
    });
  } finally {
    await visibility.end();
  }
  await settled(stack);
}

async function nothingIsDoubled(): Promise<void> {
  expect(await doubled(stack)).toEqual([]);
  const overdue = await lateItems(stack);
  expect(overdue.length).toBeGreaterThan(0);
  for (const item of overdue) expect(item).toEqual({ breaches: '1', exact: true, told: '2' });
}

test('Temporal’s alone: what people did is all there, and its workflows learn of it, begin, or end', async () => {
  const { cast } = setting;
  await whileItRests(backTo(engine));
  for (const client of [early, late]) expect(await kept(stack, client)).not.toContain(false);
  // One whose workflow Temporal does not know, one whose workflow knows less, and one that it takes for alive.
  const again = new CarefulClient('again');
  await again.command(cast.manager, `action-item/${since[0]?.id ?? ''}`, 'resume', {}, 'item.resumed');
  await again.command(cast.manager, `action-item/${held[1]?.id ?? ''}`, 'resume', {}, 'item.resumed');
  expect((await cast.manager.client.post(`/action-items/${held[0]?.id ?? ''}/resume`, {})).status).toBe(409);
  await comeTogether();
  for (const client of [early, late, again]) expect(await kept(stack, client)).not.toContain(false);
  await nothingIsDoubled();
}, 600_000);

test('the product’s alone: what it does not know any more is done again, and workflows without a record end', async () => {
  const { cast, programId } = setting;
  await whileItRests(backTo(['tollgate']));
  expect(await kept(stack, early)).not.toContain(false);
  expect(await kept(stack, late)).not.toContain(true);
  const gone = await cast.manager.client.post(`/action-items/${since[0]?.id ?? ''}/hold`, { reason: 'x' });
  expect(gone.status).toBe(404);
  // By the same keys as before: Temporal remembers what it answered, and is not asked that.
  const anew = new CarefulClient('late');
  await workOn(items, anew, cast, () => anew.acknowledged.length >= 12);
  const more = await makeItems(1, programId, anew, cast);
  await anew.command(cast.manager, `action-item/${held[0]?.id ?? ''}`, 'resume', {}, 'item.resumed');
  await comeTogether();
  for (const client of [early, anew]) expect(await kept(stack, client)).not.toContain(false);
  expect((await cast.manager.client.get(`/action-items/${more[0]?.id ?? ''}`)).status).toBe(200);
  await nothingIsDoubled();
}, 600_000);

test('Temporal’s anew and empty: every workflow begins again from its facts', async () => {
  await whileItRests(async (server) => {
    for (const name of engine) await server.query(`DROP DATABASE ${name}`);
    // As at the first start: a server of one's own is prepared by its own tools.
    rmSync(join(stack.home, 'temporal-schema.json'));
  });
  await comeTogether();
  expect(await kept(stack, early)).not.toContain(false);
  await nothingIsDoubled();
}, 600_000);
