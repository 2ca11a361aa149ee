import { launchedCase, type Case } from '../../factories/case.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { ended, importFile } from './import-file.js';

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

const file = [
  'Ref,Action,PIC,Due date,Status,Note',
  'A-1,Train the reviewers,Mei Lin,14 Feb 2030,Closed - verified,a',
  'A-2,Write the SOP,Mei Lin,Q3 2030,,b',
  'A-3,Tell, and show the teams,Mei Lin,2030-05-01,,c',
  'A-4,Measure it,Nobody Known,2030-05-02,,d',
  '',
].join('\n');

const preview = (options: object, content: string = file) =>
  c.manager.upload(
    '/imports/preview',
    { options: JSON.stringify({ program: c.programId, ...options }) },
    { name: 'actions.csv', content },
  );

const titles = async (): Promise<string[]> => {
  const { body } = await c.manager.get(`/action-items?program=${c.programId}&limit=200`);
  return body.items.map(({ externalId }: { externalId: string }) => externalId).toSorted();
};

test('a preview says how each row would be read, beside its cells, and which cannot be; nothing is kept', async () => {
  const { status, body } = await preview({ dateOrder: 'dmy' });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    fileName: 'actions.csv',
    sheet: null,
    sheets: [],
    headerRow: 1,
    rows: 4,
    program: { id: c.programId, isNew: false },
  });
  expect(body.mapping.slice(0, 5).map(({ field }: { field: string }) => field)).toEqual([
    'id',
    'title',
    'owner',
    'due',
    'status',
  ]);
  expect(body.first[0]).toMatchObject({
    row: 2,
    cells: ['A-1', 'Train the reviewers', 'Mei Lin', '14 Feb 2030', 'Closed - verified', 'a'],
    due: '2030-02-14',
    status: 'done',
  });
  expect(body.rejected.map(({ row, column }: { row: number; column: string }) => [row, column])).toEqual([
    [3, 'Due date'],
    [4, null],
  ]);
  expect((await c.manager.get(`/imports?program=${c.programId}`)).body.items).toEqual([]);
});

test('rows that cannot be read are corrected in the file that was sent, and it says which', async () => {
  const mended = {
    3: { 'Due date': '2030-09-30' },
    4: { Ref: 'A-3', Action: 'Tell, and show the teams', PIC: 'Mei Lin', 'Due date': '2030-05-01', Note: 'c' },
  };
  expect((await preview({ corrections: mended })).body).toMatchObject({ rejectedCount: 0 });
  const trial = await importFile(c.manager, file, { program: c.programId, dryRun: true, corrections: mended });
  expect(trial).toMatchObject({ created: 3, rejectedCount: 1, rejected: [{ row: 5, column: 'PIC' }] });
  expect(trial.notes).toContain('Corrected before it was read: rows 3, 4.');

  const { body: rows } = await c.manager.get(`/imports/${trial.id}/rejected-rows`);
  expect(rows).toMatchObject({
    columns: ['Ref', 'Action', 'PIC', 'Due date', 'Status', 'Note'],
    items: [{ row: 5, column: 'PIC', cells: ['A-4', 'Measure it', 'Nobody Known', '2030-05-02', '', 'd'] }],
    more: false,
  });
  // The file is not sent again: what was asked of it before stands, and the new correction goes on top.
  const { status, body } = await c.manager.post(`/imports/${trial.id}/again`, {
    corrections: { 5: { PIC: 'mei@example.com' } },
  });
  expect([status, body.dryRun]).toEqual([202, false]);
  expect(await ended(c.manager, body.id)).toMatchObject({
    created: 4,
    rejectedCount: 0,
    options: { correctedRows: 3 },
  });
  expect(await titles()).toEqual(['A-1', 'A-2', 'A-3', 'A-4']);
});

test('again, in a program that the import made: who leads it and its name are not asked a second time', async () => {
  const name = `Made from a file ${c.programId.slice(0, 8)}`;
  const made = await importFile(c.manager, file.replace('Tell, and', 'Tell and'), {
    program: name,
    lead: 'mei@example.com',
    draft: true,
  });
  expect(made).toMatchObject({ created: 2, rejectedCount: 2 });
  const { body } = await c.manager.post(`/imports/${made.id}/again`, {
    corrections: { 3: { 'Due date': '2030-09-30' } },
  });
  expect(await ended(c.manager, body.id)).toMatchObject({ created: 1, unchanged: 2, program: { name, isNew: false } });
});
