import { launchedCase, type Case } from '../../factories/case.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { importFile, type ImportAnswer } from './import-file.js';

let tollgate: Tollgate;
let c: Case;

beforeAll(async () => {
  tollgate = await startTollgate();
  await tollgate.person('Mei Lin', { email: 'mei@example.com' });
});
beforeEach(async () => {
  c = await launchedCase(tollgate);
});
afterAll(async () => {
  await tollgate.stop();
});

const file = (rows: string[], column = 'Depends on'): string =>
  `ID,Title,Owner,Due,Status,${column}\n${rows.map((row) => `${row}\n`).join('')}`;

/** A row of the file. */
const line = (id: string, on: string, { title = `Do ${id}`, status = '' } = {}): string =>
  `${id},${title},Mei Lin,2030-03-01,${status},"${on}"`;

interface Item {
  id: string;
  key: string;
  externalId: string;
}

async function itemsIn(program: string): Promise<Record<string, Item>> {
  const { body } = await c.manager.get(`/action-items?program=${encodeURIComponent(program)}&limit=200`);
  return Object.fromEntries(body.items.map((item: Item) => [item.externalId, item]));
}

/** What each item of the program waits for, by ids of the file, or by keys. */
async function waits(program: string): Promise<Record<string, string[]>> {
  const items = Object.values(await itemsIn(program));
  const found = await Promise.all(
    items.map(async ({ id, externalId }) => {
      const { waitsFor } = (await c.manager.get(`/action-items/${id}`)).body;
      const names = waitsFor.map(({ key }: Item) => items.find((item) => item.key === key)?.externalId ?? key);
      return [externalId, names.toSorted()] as const;
    }),
  );
  return Object.fromEntries(found.filter(([, names]) => names.length > 0));
}

const summary = ({ rejected }: { rejected: { row: number; column: string | null; message: string }[] }) =>
  rejected.map(({ row, column, message }) => [row, column, message.split('.')[0]]);

test.each(['Depends on', '前置任务', 'Phụ thuộc vào', 'Blocked by', 'Predecessors'])(
  'items wait for what the column "%s" names, wherever that stands in the file; they cannot start before it is over',
  async (column) => {
    const first = await c.item({ title: 'There already', externalId: 'OLD-1' });
    const elsewhere = await (await launchedCase(tollgate)).item({ title: 'Of another program' });
    const rows = [line('D-1', 'D-3；OLD-1'), line('D-2', `D-1, ${elsewhere.key.toLowerCase()}`), line('D-3', '')];
    const done = await importFile(c.manager, file(rows, column), { program: c.programId });
    expect(done).toMatchObject({ created: 3, updated: 0, unchanged: 0, rejectedCount: 0 });
    expect(await waits(c.programId)).toEqual({
      'D-1': ['D-3', 'OLD-1'],
      'D-2': [elsewhere.key, 'D-1'].toSorted(),
    });
    const items = await itemsIn(c.programId);
    const refused = await tollgate.admin.post(`/action-items/${items['D-1']?.id}/start`);
    expect(refused).toMatchObject({ status: 409, body: { code: 'waits-for' } });
    const { body } = await c.manager.get(`/action-items/${first.id}/timeline`);
    expect(body.items.at(-1)).toMatchObject({ type: 'item.successor_added', actor: { id: c.managerId } });
    const timeline = (await c.manager.get(`/action-items/${items['D-1']?.id}/timeline`)).body.items;
    const told = timeline.flatMap((e: { told: { kind: string }[] }) => e.told.map(({ kind }) => kind));
    expect(told.filter((kind: string) => kind === 'must_wait')).toHaveLength(1);
  },
);

test('unknown ids, the row itself and circles are rejected with row, column and reason, and stop nothing else', async () => {
  const program = `Mistakes ${c.managerId}`;
  const rows = [
    line('M-1', 'M-2'),
    line('M-2', 'M-3'),
    line('M-3', 'M-1, M-4'),
    line('M-4', ''),
    line('M-5', 'M-9, M-4'),
    line('M-6', 'M-6'),
    line('M-7', 'M-8'),
    `M-8,Nobody owns it,Nobody Known,2030-03-01,,`,
    line('M-10', 'AI-999999999'),
  ];
  const options = { program };
  const trial = await importFile(c.manager, file(rows), { ...options, dryRun: true });
  const done = await importFile(c.manager, file(rows), options);
  const expected = [
    [4, 'Depends on', 'It would wait for itself: M-3 → M-1 → M-2 → M-3, where each waits for the next'],
    [6, 'Depends on', 'There is no item "M-9" in the file or in the program'],
    [7, 'Depends on', '"M-6" is the row itself'],
    [8, 'Depends on', 'The row of "M-8" did not come in'],
    [9, 'Owner', 'Nobody is called "Nobody Known"'],
    [10, 'Depends on', 'There is no item "AI-999999999" in the file or in the program'],
  ];
  expect(summary(done)).toEqual(expected);
  expect(done).toMatchObject({ state: 'done', rows: 9, rowsDone: 9, created: 8, rejectedCount: 6 });
  expect(trial).toMatchObject({ created: 8, rejected: done.rejected });
  expect(await waits(program)).toEqual({ 'M-1': ['M-2'], 'M-2': ['M-3'], 'M-3': ['M-4'], 'M-5': ['M-4'] });

  const { body } = await c.manager.get(`/imports/${done.id}/rejected`);
  const mended = (body as string)
    .replace('"M-1, M-4"', 'M-4')
    .replace('M-9', 'M-1')
    .replace(',M-6,', ',M-7,')
    .replace('Nobody Known', 'Mei Lin')
    .replace('AI-999999999', (await c.item()).key);
  expect(await importFile(c.manager, mended, options)).toMatchObject({ created: 1, updated: 4, rejectedCount: 0 });
  expect(await waits(program)).toMatchObject({ 'M-5': ['M-1', 'M-4'], 'M-6': ['M-7'], 'M-7': ['M-8'] });
});

test('a circle that a dependency made by hand would close is rejected too', async () => {
  const program = `By hand ${c.managerId}`;
  const rows = (on: string) => file([line('H-1', ''), line('H-2', on)]);
  await importFile(c.manager, rows(''), { program });
  const items = await itemsIn(program);
  await c.manager.must(`/action-items/${items['H-1']?.id}/dependencies`, { on: items['H-2']?.key });
  const again = await importFile(c.manager, rows('H-1'), { program });
  expect(summary(again)).toEqual([
    [3, 'Depends on', 'It would wait for itself: H-2 → H-1 → H-2, where each waits for the next'],
  ]);
  expect(await waits(program)).toEqual({ 'H-1': ['H-2'] });
});

test('imported again only what changed changes; what people have made stays, and what is finished waits for nothing', async () => {
  const program = `Again ${c.managerId}`;
  const rows = [line('A-1', ''), line('A-2', 'A-1'), line('A-3', 'A-1, A-2'), line('A-4', 'A-1', { status: 'done' })];
  const options = { program };
  await importFile(c.manager, file(rows), options);
  const first = { 'A-2': ['A-1'], 'A-3': ['A-1', 'A-2'] };
  expect(await waits(program)).toEqual(first);
  const items = await itemsIn(program);
  const timeline = async (id: string): Promise<{ type: string }[]> =>
    (await c.manager.get(`/action-items/${items[id]?.id}/timeline`)).body.items;
  const before = await timeline('A-3');
  expect(await importFile(c.manager, file(rows), options)).toMatchObject({ updated: 0, unchanged: 4 });
  expect(await timeline('A-3')).toEqual(before);

  // By hand: another one, and another lag for one that the file has made.
  const depends = (on: string, lag: string) =>
    c.manager.must(`/action-items/${items['A-3']?.id}/dependencies`, { on: items[on]?.key, lag });
  await depends('A-4', 'P1D');
  await depends('A-2', 'P2D');
  const fewer = [line('A-1', ''), line('A-2', ''), line('A-3', ''), line('A-4', '', { status: 'done' })];
  const trial = await importFile(c.manager, file(fewer), { ...options, dryRun: true });
  expect(await waits(program)).toEqual({ 'A-2': ['A-1'], 'A-3': ['A-1', 'A-2', 'A-4'] });
  const done = await importFile(c.manager, file(fewer), options);
  for (const answer of [trial, done]) expect(answer).toMatchObject({ updated: 2, unchanged: 2, rejectedCount: 0 });
  expect(await waits(program)).toEqual({ 'A-3': ['A-2', 'A-4'] });
  expect((await timeline('A-2')).at(-1)?.type).toBe('item.predecessor_removed');

  // Without the column nothing is said about it; mapped away it is a text like others.
  const plain = fewer.map((row) => row.replace(/,""$/, ''));
  await importFile(c.manager, `ID,Title,Owner,Due,Status\n${plain.join('\n')}\n`, options);
  await importFile(c.manager, file(rows), { ...options, mapping: { dependsOn: '' } });
  expect(await waits(program)).toEqual({ 'A-3': ['A-2', 'A-4'] });
  const { attributes } = (await c.manager.get(`/action-items/${items['A-2']?.id}`)).body;
  expect(attributes).toEqual({ 'Depends on': 'A-1' });
});

test('what people have added or taken away here wins, each dependency by itself; each difference is shown', async () => {
  const program = `Three ways ${c.managerId}`;
  const rows = (on: string): string => file([line('T-1', ''), line('T-2', ''), line('T-3', ''), line('T-4', on)]);
  await importFile(c.manager, rows('T-1, T-2'), { program });
  const items = await itemsIn(program);
  const url = `/action-items/${items['T-4']?.id}/dependencies`;
  const shown = ({ changes }: ImportAnswer): string[] =>
    changes.map(({ field, from, to, last, verdict }) => `${field}: ${from} → ${to} (${last ?? '?'}) ${verdict}`);

  // Taken away here, and the file says the same as before: it stays away, whoever imports it.
  await c.manager.delete(`${url}/${items['T-1']?.key}`);
  for (const onConflict of ['ask', 'file'])
    expect(await importFile(c.manager, rows('T-1, T-2'), { program, onConflict })).toMatchObject({
      updated: 0,
      kept: 0,
      changesCount: 0,
    });
  expect(await waits(program)).toEqual({ 'T-4': ['T-2'] });

  // The file says something anew: that alone changes, and a trial run shows it.
  const trial = await importFile(c.manager, rows('T-1, T-2, T-3'), { program, dryRun: true });
  expect(shown(trial)).toEqual(['dependsOn: T-2 → T-2, T-3 (T-1, T-2) changed']);
  expect(await waits(program)).toEqual({ 'T-4': ['T-2'] });
  expect(shown(await importFile(c.manager, rows('T-1, T-2, T-3'), { program }))).toEqual(shown(trial));
  expect(await waits(program)).toEqual({ 'T-4': ['T-2', 'T-3'] });

  // Made theirs by people, and gone from the file: kept, and asked about until somebody settles it.
  await c.manager.must(url, { on: items['T-3']?.key, lag: 'P2D' });
  const both = 'dependsOn: T-2, T-3 → T-3 (T-1, T-2, T-3) changed';
  const kept = 'dependsOn: T-3 →  (T-3) kept';
  expect(shown(await importFile(c.manager, rows(''), { program, dryRun: true }))).toEqual([
    'dependsOn: T-2, T-3 → T-3 (T-1, T-2, T-3) changed',
    'dependsOn: T-2, T-3 →  (T-1, T-2, T-3) kept',
  ]);
  expect(shown(await importFile(c.manager, rows(''), { program }))[0]).toBe(both);
  expect(shown(await importFile(c.manager, rows(''), { program }))).toEqual([kept]);
  expect(await importFile(c.manager, rows(''), { program, onConflict: 'keep' })).toMatchObject({ kept: 1 });
  expect(await importFile(c.manager, rows(''), { program })).toMatchObject({ kept: 0, changesCount: 0 });
  expect(await waits(program)).toEqual({ 'T-4': ['T-3'] });

  // Said anew after people have taken it away: kept away, unless the file is to win.
  await c.manager.delete(`${url}/${items['T-3']?.key}`);
  expect(shown(await importFile(c.manager, rows('T-3'), { program }))).toEqual(['dependsOn:  → T-3 () kept']);
  expect(await waits(program)).toEqual({});
  expect(await importFile(c.manager, rows('T-3'), { program, onConflict: 'file' })).toMatchObject({ updated: 1 });
  expect(await waits(program)).toEqual({ 'T-4': ['T-3'] });
});

test('what another register says that an item waits for stays; what was not kept of before is known by what files made', async () => {
  const program = `Registers ${c.managerId}`;
  const rows = (on: string): string => file([line('R-1', ''), line('R-2', ''), line('R-3', on)]);
  await importFile(c.manager, rows('R-1'), { program, source: 'one' });
  await importFile(c.manager, rows('R-2'), { program, source: 'other' });
  expect(await waits(program)).toEqual({ 'R-3': ['R-1', 'R-2'] });
  await importFile(c.manager, rows(''), { program, source: 'other' });
  expect(await waits(program)).toEqual({ 'R-3': ['R-1'] });

  await tollgate.dataSource.query('DELETE FROM item_statements');
  const items = await itemsIn(program);
  const url = `/action-items/${items['R-3']?.id}/dependencies`;
  await c.manager.must(url, { on: items['R-2']?.key });
  expect(await importFile(c.manager, rows(''), { program, source: 'one' })).toMatchObject({ updated: 1 });
  expect(await waits(program)).toEqual({ 'R-3': ['R-2'] });
  await tollgate.dataSource.query('DELETE FROM item_statements');
  await c.manager.delete(`${url}/${items['R-2']?.key}`);
  expect(await importFile(c.manager, rows('R-2'), { program, source: 'one' })).toMatchObject({ updated: 0, kept: 1 });
  expect(await waits(program)).toEqual({});
});

test('rows of several parts wait for each other', async () => {
  const program = `Long ${c.managerId}`;
  const count = 1_200;
  const rows = Array.from({ length: count }, (_, n) => line(`L-${n + 1}`, n + 1 < count ? `L-${n + 2}` : 'L-1'));
  const done = await importFile(c.manager, file(rows), { program });
  expect(done).toMatchObject({ created: count, rejectedCount: 1 });
  expect(done.rejected[0]).toMatchObject({ row: count + 1, message: expect.stringContaining('→ … → L-1200') });
  const [row] = await tollgate.dataSource.query<{ n: number }[]>(
    `SELECT count(*)::int AS n FROM item_dependencies d JOIN action_items i ON i.id = d.item_id
     WHERE i.external_id LIKE 'L-%' AND d.from_file`,
  );
  expect(row?.n).toBe(count - 1);
});

test('a row that waits for one of a later phase is rejected, on trial as in earnest, and with it the way', async () => {
  const program = `Phases ${c.programId}`;
  const row = (id: string, phase: string, on: string): string => `${id},Do ${id},Mei Lin,2030-03-01,${phase},"${on}"`;
  const text = ['ID,Title,Owner,Due,Phase,Depends on', row('P-1', 'One', 'P-2'), row('P-2', 'Two', '')].join('\n');
  const dry = await importFile(c.manager, text, { program, dryRun: true });
  const wrong = [
    [2, 'Depends on', expect.stringContaining('It would wait for itself: P-1 → P-2 → the opening of Two')],
  ];
  expect(summary(dry)).toEqual(wrong);
  expect(summary(await importFile(c.manager, text, { program }))).toEqual(wrong);
  expect(await waits(program)).toEqual({});
  // Of a program that is there.
  expect(summary(await importFile(c.manager, text, { program, dryRun: true }))).toEqual(wrong);
});

describe('an id that looks like a key', () => {
  const notes = 'of one item and the key of another';

  test('never hides the item of that key: which is meant is asked, said by a word before it, and kept', async () => {
    const program = c.programId;
    const byKey = await c.item({ title: 'Of that key' });
    const rows = (on: string, more: string[] = []): string => file([line(byKey.key, ''), ...more, line('W-1', on)]);
    const asked = await importFile(c.manager, rows(byKey.key), { program });
    expect(asked).toMatchObject({ created: 2 });
    expect(summary(asked)).toEqual([[3, 'Depends on', expect.stringContaining(`"${byKey.key}" is the id ${notes}`)]]);
    expect(asked.rejected[0]?.message).toContain(`Write id:${byKey.key} for the first, key:${byKey.key}`);
    const trial = await importFile(c.manager, rows(byKey.key), { program, dryRun: true });
    expect(summary(trial)).toEqual(summary(asked));
    expect(await waits(program)).toEqual({});

    expect(await importFile(c.manager, rows(`id:${byKey.key}`), { program })).toMatchObject({ rejectedCount: 0 });
    expect(await waits(program)).toEqual({ 'W-1': [byKey.key] });
    const changed = await importFile(c.manager, rows(`Key: ${byKey.key}`), { program });
    expect(changed).toMatchObject({ updated: 1, rejectedCount: 0 });
    const { waitsFor } = (await c.manager.get(`/action-items/${(await itemsIn(program))['W-1']?.id}`)).body;
    expect(waitsFor).toMatchObject([{ title: 'Of that key' }]);

    // What it waits for already is meant by a bare name too, and an export says which it is.
    const { body: csv } = await c.manager.get(`/exports/action-items?program=${program}`);
    expect(csv).toContain(`key:${byKey.key}`);
    for (const again of [csv as string, rows(byKey.key)])
      expect(await importFile(c.manager, again, { program })).toMatchObject({ updated: 0, kept: 0, rejectedCount: 0 });
  });

  test('a register that numbers its own rows so goes on as it was, whatever keys its items have', async () => {
    const program = `Own numbers ${c.managerId}`;
    await importFile(c.manager, file([line('X-1', ''), line('X-2', '')]), { program });
    const next = Number((await itemsIn(program))['X-2']?.key.slice(3));
    // Each has the id that is the key of the one after it.
    const ids = [2, 3, 4].map((by) => `AI-${next + by}`);
    const rows = file(ids.map((id, at) => line(id, ids[at - 1] ?? '')));
    expect(await importFile(c.manager, rows, { program })).toMatchObject({ created: 3, rejectedCount: 0 });
    const expected = { [ids[1] ?? '']: [ids[0]], [ids[2] ?? '']: [ids[1]] };
    expect(await waits(program)).toEqual(expected);
    expect(await importFile(c.manager, rows, { program })).toMatchObject({ unchanged: 3, rejectedCount: 0 });
    expect(await waits(program)).toEqual(expected);
  });
});
