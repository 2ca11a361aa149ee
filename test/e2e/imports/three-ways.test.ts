import { launchedCase, type Case } from '../../factories/case.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { acceptedFile, ended, importFile, type ImportAnswer } from './import-file.js';

let tollgate: Tollgate;
let c: Case;

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await launchedCase(tollgate);
  await tollgate.person('Mei Lin');
  await tollgate.person('John Tan', { email: 'john@example.com' });
});
afterAll(async () => {
  await tollgate.stop();
});

type Item = Record<string, unknown> & { id: string; version: number };

async function itemOf(program: string, externalId: string): Promise<Item> {
  const { body } = await c.manager.get(`/action-items?program=${encodeURIComponent(program)}&externalId=${externalId}`);
  return body.items[0];
}

const file = (rows: string[], header = 'ID,Title,Owner,Due,Status'): string => `${header}\n${rows.join('\n')}\n`;
const first = ['T-1,Close the gap,Mei Lin,2030-03-01,Open', 'T-2,Retrain,Mei Lin,2030-03-01,Open'];

/** A program with two items, of which the first was moved and given to somebody else here. */
async function decidedHere(program: string): Promise<Item> {
  await importFile(c.manager, file(first), { program, create: true });
  const { id } = await itemOf(program, 'T-1');
  await c.manager.must(`/action-items/${id}/change-due`, { due: { date: '2030-05-01' }, reason: 'Granted' });
  const [john] = (await c.manager.get('/people?name=John%20Tan')).body.items;
  await c.manager.must(`/action-items/${id}/reassign`, { ownerId: john.id, reason: 'Mei has left the desk' });
  return itemOf(program, 'T-1');
}

const verdicts = ({ changes }: ImportAnswer): string[] =>
  changes.map(({ item: _, field, from, to, last, verdict }) => `${field}: ${from} → ${to} (${last ?? '?'}) ${verdict}`);

test('the same file again undoes nothing that people have decided here', async () => {
  const program = 'Same again';
  const before = await decidedHere(program);
  const again = await importFile(c.manager, file(first), { program });
  expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 2, kept: 0, changesCount: 0 });
  expect(await itemOf(program, 'T-1')).toEqual(before);
});

test('only what has changed in the file is a proposal; a trial run lists each from what to what', async () => {
  const program = 'Changed in the file';
  const before = await decidedHere(program);
  const changed = file(['T-1,Close the whole gap,Mei Lin,2030-03-01,Open', 'T-2,Retrain,John Tan,2030-04-01,On hold']);
  const trial = await importFile(c.manager, changed, { program, dryRun: true });
  expect(verdicts(trial)).toEqual([
    'title: Close the gap → Close the whole gap (Close the gap) changed',
    'due: 2030-03-01 → 2030-04-01 (2030-03-01) changed',
    'owner: Mei Lin → John Tan (Mei Lin) changed',
    'status: open → on_hold (open) changed',
  ]);
  expect(await itemOf(program, 'T-1')).toEqual(before);
  const real = await importFile(c.manager, changed, { program });
  expect(real).toMatchObject({ updated: 2, changes: trial.changes });
  expect(await itemOf(program, 'T-1')).toMatchObject({
    title: 'Close the whole gap',
    due: { date: '2030-05-01' },
    owner: { name: 'John Tan' },
  });
  expect(await itemOf(program, 'T-2')).toMatchObject({
    due: { date: '2030-04-01' },
    owner: { name: 'John Tan' },
    status: 'on_hold',
  });
});

test('where both have changed it is shown until somebody settles it', async () => {
  const program = 'Both have changed';
  await decidedHere(program);
  const changed = file(['T-1,Close the gap,Mei Lin,2030-04-01,Open', first[1] ?? '']);
  const conflict = 'due: 2030-05-01 → 2030-04-01 (2030-03-01) kept';
  for (const _ of [1, 2]) {
    const asked = await importFile(c.manager, changed, { program });
    expect(asked).toMatchObject({ updated: 0, unchanged: 2, kept: 1 });
    expect(verdicts(asked)).toEqual([conflict]);
  }
  expect(await importFile(c.manager, changed, { program, onConflict: 'keep' })).toMatchObject({ updated: 0, kept: 1 });
  expect(await importFile(c.manager, changed, { program })).toMatchObject({ updated: 0, kept: 0, changesCount: 0 });
  expect(await itemOf(program, 'T-1')).toMatchObject({ due: { date: '2030-05-01' } });

  const later = file(['T-1,Close the gap,Mei Lin,2030-06-01,Open', first[1] ?? '']);
  expect(await importFile(c.manager, later, { program, onConflict: 'file' })).toMatchObject({ updated: 1, kept: 0 });
  expect(await itemOf(program, 'T-1')).toMatchObject({ due: { date: '2030-06-01' }, owner: { name: 'John Tan' } });
});

test('what an import of before has said is not known: what people decided stays, the rest is a proposal', async () => {
  const program = 'Not known';
  await decidedHere(program);
  await tollgate.dataSource.query('DELETE FROM item_statements');
  const changed = file(['T-1,Close it,Mei Lin,2030-03-01,Paused', 'T-2,Retrain all,Mei Lin,2030-04-01,Open']);
  const done = await importFile(c.manager, changed, { program });
  expect(verdicts(done).toSorted()).toEqual([
    'due: 2030-03-01 → 2030-04-01 (?) changed',
    'due: 2030-05-01 → 2030-03-01 (?) kept',
    'owner: John Tan → Mei Lin (?) kept',
    'status: open → on_hold (?) kept',
    'title: Close the gap → Close it (?) changed',
    'title: Retrain → Retrain all (?) changed',
  ]);
  expect(done.notes).toContainEqual(expect.stringMatching(/said last time is not known/));
});

test('an export that was edited changes what was edited, and nothing that has changed here since', async () => {
  const program = 'Edited export';
  await importFile(c.manager, file(first), { program, create: true });
  const { body: csv } = await c.manager.get(`/exports/action-items?program=${encodeURIComponent(program)}`);
  const { id } = await itemOf(program, 'T-1');
  await c.manager.must(`/action-items/${id}/change-due`, { due: { date: '2030-05-01' }, reason: 'Granted' });
  const edited = (csv as string).replace('Close the gap', 'Close the whole gap').replace('Retrain', 'Retrain all');
  const done = await importFile(c.manager, edited, { program });
  expect(done).toMatchObject({ updated: 2, kept: 1 });
  expect(await itemOf(program, 'T-1')).toMatchObject({ title: 'Close the whole gap', due: { date: '2030-05-01' } });
  // The register itself still says what it said: nothing is changed back.
  expect(await importFile(c.manager, file(first), { program })).toMatchObject({ updated: 0, unchanged: 2 });
});

test('columns that go, come, or are mapped otherwise take nothing away', async () => {
  const program = 'Columns move';
  const wide = 'ID,Title,Owner,Due,Status,Severity,Region';
  await importFile(c.manager, file(['T-1,A,Mei Lin,2030-03-01,Blocked,High,SG'], wide), {
    program,
    create: true,
    statusWords: { Blocked: 'open' },
  });
  expect(
    await importFile(c.manager, file(['T-1,A,Mei Lin,2030-03-01'], 'ID,Title,Owner,Due'), { program }),
  ).toMatchObject({
    unchanged: 1,
  });
  expect(await itemOf(program, 'T-1')).toMatchObject({ severity: 'High', attributes: { Region: 'SG' } });
  const wider = `${wide},Team`;
  const more = file(['T-1,A,Mei Lin,2030-03-01,Blocked,High,SG,Desk'], wider);
  expect(await importFile(c.manager, more, { program })).toMatchObject({ updated: 1, changesCount: 1 });
  // The mapping now reads the same word otherwise: that is a change of the file.
  const read = await importFile(c.manager, more, { program, statusWords: { Blocked: 'on_hold' } });
  expect(verdicts(read)).toEqual(['status: open → on_hold (open) changed']);
  expect(await itemOf(program, 'T-1')).toMatchObject({ status: 'on_hold' });
});

test('a row that is rejected is proposed again once it can be carried out', async () => {
  const program = 'Rejected in part';
  await importFile(c.manager, file(first), { program, create: true });
  const changed = file(['T-1,Close the gap,Somebody New,2030-04-01,Open', first[1] ?? '']);
  expect(await importFile(c.manager, changed, { program })).toMatchObject({ rejectedCount: 1, unchanged: 1 });
  await tollgate.person('Somebody New');
  expect(await importFile(c.manager, changed, { program })).toMatchObject({
    updated: 1,
    rejectedCount: 0,
    changesCount: 2,
  });
});

test('an owner who is called otherwise by now, or has gone, is no news from a file that says the same', async () => {
  const program = 'Renamed';
  const personId = await tollgate.person('Old Name');
  const rows = file(['T-1,A,Old Name,2030-03-01,Open']);
  await importFile(c.manager, rows, { program, create: true });
  await tollgate.dataSource.query(`UPDATE people SET name = 'New Name', active = false WHERE id = $1`, [personId]);
  expect(await importFile(c.manager, rows, { program })).toMatchObject({ unchanged: 1, rejectedCount: 0 });
});

test('two states of a register at once are written one after the other', async () => {
  const program = 'At once';
  await importFile(c.manager, file(first), { program, create: true });
  const states = ['2030-04-01', '2030-05-01'].map((due) => file([`T-1,Close the gap,Mei Lin,${due},Open`]));
  const both = await Promise.all(states.map((state) => acceptedFile(c.manager, state, { program })));
  const [a, b] = await Promise.all(both.map(({ id }) => ended(c.manager, id)));
  expect([a?.updated, b?.updated]).toEqual([1, 1]);
  // Whoever came second saw what the first had said, and both are in the trail.
  const last = [...(a?.changes ?? []), ...(b?.changes ?? [])].map((change) => change.last).toSorted();
  expect(last[0]).toBe('2030-03-01');
  expect(['2030-04-01', '2030-05-01']).toContain(last[1]);
});
