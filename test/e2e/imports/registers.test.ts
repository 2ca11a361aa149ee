import { launchedCase, type Case } from '../../factories/case.js';
import type { ApiClient } from '../../harness/api-client.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { ended, importFile, type ImportAnswer } from './import-file.js';

let tollgate: Tollgate;
let c: Case;

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await launchedCase(tollgate);
  await tollgate.person('Mei Lin');
});
afterAll(async () => {
  await tollgate.stop();
});

const row = (id: string, title = `Do ${id}`, status = 'Open'): string => `${id},${title},Mei Lin,2030-03-01,${status}`;
const file = (...rows: string[]): string => `ID,Title,Owner,Due,Status\n${rows.join('\n')}\n`;

/** Imports a file of that name. */
async function importNamed(
  client: ApiClient,
  name: string,
  content: string,
  options: { program: string } & Record<string, unknown>,
): Promise<ImportAnswer> {
  const sent = await client.upload('/imports', { options: JSON.stringify(options) }, { name, content });
  if (sent.status !== 202) throw new Error(JSON.stringify(sent.body));
  return ended(client, sent.body.id);
}

type Item = { id: string; externalId: string; title: string; status: string; missingSince: string | null };

async function itemsIn(program: string): Promise<Record<string, Item>> {
  const { body } = await c.manager.get(`/action-items?program=${encodeURIComponent(program)}&limit=200`);
  return Object.fromEntries(body.items.map((item: Item) => [item.externalId, item]));
}

const states = async (program: string): Promise<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(await itemsIn(program)).map(([id, { status, missingSince }]) => [
      id,
      missingSince === null ? status : 'missing',
    ]),
  );

test.each(['cancel', 'flag'])(
  'a register says nothing about the items of another one in the same program: %s',
  async (onMissing) => {
    const program = `Two registers ${onMissing}`;
    const gone = onMissing === 'cancel' ? 'cancelled' : 'missing';
    await importNamed(c.manager, 'audit 2026-01.csv', file(row('A-1'), row('A-2'), row('X-1')), { program });
    await importNamed(c.manager, 'regulator.csv', file(row('R-1'), row('R-2'), row('X-1')), { program });
    const options = { program, onMissing };
    const trial = await importNamed(c.manager, 'audit 2026-02.csv', file(row('A-1')), { ...options, dryRun: true });
    expect(trial).toMatchObject({
      missing: 1,
      notes: expect.arrayContaining([expect.stringContaining('“regulator” (2)')]),
    });
    const done = await importNamed(c.manager, 'audit 2026-02.csv', file(row('A-1')), options);
    expect(done.missing).toBe(1);
    // X-1 is named by the other one still.
    expect(await states(program)).toEqual({
      'A-1': 'open',
      'A-2': gone,
      'R-1': 'open',
      'R-2': 'open',
      'X-1': 'open',
    });
    expect(await importNamed(c.manager, 'regulator.csv', file(row('R-1')), options)).toMatchObject({ missing: 2 });
    expect(await states(program)).toMatchObject({ 'A-1': 'open', 'R-1': 'open', 'R-2': gone, 'X-1': gone });
  },
);

test('items of before it was kept who said what are known by the import that made them', async () => {
  const program = 'Of before';
  await importNamed(c.manager, 'old.csv', file(row('O-1'), row('O-2')), { program });
  await importNamed(c.manager, 'other.csv', file(row('P-1'), row('P-2')), { program });
  await tollgate.dataSource.query('DELETE FROM item_statements');
  const done = await importNamed(c.manager, 'old v2.csv', file(row('O-1')), { program, onMissing: 'cancel' });
  expect(done.missing).toBe(1);
  expect(await states(program)).toEqual({ 'O-1': 'open', 'O-2': 'cancelled', 'P-1': 'open', 'P-2': 'open' });
});

test('an export says nothing about what is missing', async () => {
  const program = 'Part of an export';
  await importNamed(c.manager, 'register.csv', file(row('E-1'), row('E-2')), { program });
  const { body } = await c.manager.get(`/exports/action-items?program=${encodeURIComponent(program)}`);
  const part = (body as string)
    .split(/\r?\n/)
    .filter((line) => !line.startsWith('E-2'))
    .join('\n');
  const done = await importNamed(c.manager, 'export.csv', part, { program, onMissing: 'cancel' });
  expect(done).toMatchObject({
    missing: 0,
    notes: expect.arrayContaining([expect.stringContaining('says nothing about what is missing')]),
  });
  expect(await states(program)).toEqual({ 'E-1': 'open', 'E-2': 'open' });
});

/** Two items whose ids have been the same only since ids are compared without case. */
async function twins(program: string): Promise<void> {
  await importFile(c.manager, file(row('T-1'), row('other')), { program });
  await tollgate.dataSource.query(
    `UPDATE action_items SET external_id = 't-1', external_id_twin = 1
     WHERE external_id = 'other' AND program_id = (SELECT id FROM programs WHERE name = $1)`,
    [program],
  );
}

const rejections = ({ rejected }: ImportAnswer) => rejected.map(({ row, column, message }) => [row, column, message]);

test('ids that differ in case only go each to its own item; what could be either is asked about', async () => {
  const program = 'Twins';
  await twins(program);
  const both = await importFile(c.manager, file(row('T-1', 'Upper'), row('t-1', 'Lower')), { program });
  expect(both).toMatchObject({ updated: 2, rejectedCount: 0 });
  const doubtful = await importFile(c.manager, file(row('Ｔ-1', 'Which')), { program });
  expect(rejections(doubtful)).toEqual([[2, 'ID', expect.stringMatching(/could be that of AI-\d+ .* or AI-\d+ /)]]);
  const waits = `ID,Title,Owner,Due,Depends on\nW-1,A,Mei Lin,2030-03-01,Ｔ-1\nW-2,B,Mei Lin,2030-03-01,t-1\n`;
  const linked = await importFile(c.manager, waits, { program });
  expect(rejections(linked)).toEqual([[2, 'Depends on', expect.stringMatching(/"Ｔ-1" could be AI-\d+ /)]]);
  expect(linked.created).toBe(2);
  const items = await itemsIn(program);
  expect([items['T-1']?.title, items['t-1']?.title]).toEqual(['Upper', 'Lower']);
  const { waitsFor } = (await c.manager.get(`/action-items/${items['W-2']?.id}`)).body;
  expect(waitsFor).toMatchObject([{ title: 'Lower' }]);
});

test('where there is one item, an id typed in two ways is rejected but for the one written just so', async () => {
  const program = 'One of two';
  await importFile(c.manager, file(row('u-1')), { program });
  const done = await importFile(c.manager, file(row('U-1', 'Upper'), row('u-1', 'Lower')), { program });
  expect(rejections(done)).toEqual([
    [2, 'ID', expect.stringContaining('that of row 3, "u-1", but for how it is typed')],
  ]);
  // Where there is none, the first row makes it, wherever the rows are written.
  const fresh = await importFile(c.manager, file(row('V-1', 'First', 'Done'), row('v-1')), { program });
  expect(rejections(fresh)).toEqual([[3, 'ID', expect.stringContaining('that of row 2, "V-1"')]]);
  expect(await itemsIn(program)).toMatchObject({ 'u-1': { title: 'Lower' }, 'V-1': { title: 'First' } });
});

test('a row is taken whole or not at all', async () => {
  const program = 'Whole rows';
  const waiting = (title: string, status: string): string =>
    `ID,Title,Owner,Due,Status,Depends on\n${row('W-1')},\n${row('W-2', title, status)},W-1\n`;
  await importFile(c.manager, waiting('Do W-2', 'Open'), { program });
  // It may not start yet: its new title is not taken either.
  const refused = await importFile(c.manager, waiting('Another title', 'In progress'), { program });
  expect(refused).toMatchObject({ updated: 0, unchanged: 1, rejectedCount: 1, changesCount: 0 });
  expect(rejections(refused)).toEqual([[3, null, expect.stringContaining('Nothing of this row was changed.')]]);
  const items = await itemsIn(program);
  expect(items['W-2']).toMatchObject({ title: 'Do W-2', status: 'open' });
  await c.manager.must(`/action-items/${items['W-1']?.id}/cancel`, { reason: 'Not needed' });
  expect(await importFile(c.manager, waiting('Another title', 'In progress'), { program })).toMatchObject({
    updated: 1,
    rejectedCount: 0,
  });
  expect((await itemsIn(program))['W-2']).toMatchObject({ title: 'Another title', status: 'in_progress' });
});
