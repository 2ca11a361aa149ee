import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { launchedCase, type Case } from '../../factories/case.js';
import { acceptedFile, ended, importFile, register, sendFile } from './import-file.js';

let tollgate: Tollgate;
let c: Case;

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await launchedCase(tollgate, { phases: ['Detection', 'Enforcement'] });
  await tollgate.person('Mei Lin', { email: 'mei@example.com' });
  await tollgate.person('John Tan');
  await tollgate.person('John Tan', { email: 'john@example.com' });
  await tollgate.person('Gone Person', { email: 'gone@example.com' });
  await tollgate.dataSource.query(`UPDATE people SET active = false WHERE email = 'gone@example.com'`);
});
afterAll(async () => {
  await tollgate.stop();
});

/** Items of a program by external id. */
async function itemsOf(program: string): Promise<Record<string, Record<string, unknown>>> {
  const { body } = await tollgate.admin.get(`/action-items?program=${encodeURIComponent(program)}&limit=200`);
  return Object.fromEntries(body.items.map((item: { externalId: string }) => [item.externalId, item]));
}

const header = 'Ref,Action item,PIC,截止日期,Phase,Status';

test('a bad row is reported with row, column and reason, and stops no other; mended, the rejected rows come in', async () => {
  const file = [
    header,
    'R-1,Block the sellers,mei@example.com,2030-03-01,,',
    'R-2,Retrain reviewers,Nobody Known,2030-03-01,,',
    'R-3,Fix the queue,Mei Lin,soon,,',
    'R-4,"=HYPERLINK(""x"")",John Tan,2030-03-01,,',
    'R-5,Update the SOP,john@example.com,2030-03-01,Enforcement,',
    'R-6,Audit appeals,Mei Lin <mei@example.com>,2030-03-01,Appeals,',
    'R-7,Ask again,gone@example.com,2030-03-01,,',
    'R-1,Twice,Mei Lin,2030-03-01,,',
  ].join('\n');
  const done = await importFile(c.manager, file, { program: c.programId });
  expect(done).toMatchObject({ state: 'done', rows: 8, rowsDone: 8, created: 2, rejectedCount: 6 });
  expect(done.rejected.map(({ row, column, message }) => [row, column, message.split('.')[0]])).toEqual([
    [3, 'PIC', 'Nobody is called "Nobody Known"'],
    [4, '截止日期', '"soon" is not a date'],
    [5, 'PIC', '2 people are called "John Tan"'],
    [7, 'Phase', 'There is no phase "Appeals"'],
    [8, 'PIC', '"gone@example'],
    [9, 'Ref', 'The id "R-1" is already used in row 2'],
  ]);

  const { body, headers } = await c.manager.get(`/imports/${done.id}/rejected`);
  expect(headers.get('content-type')).toMatch(/^text\/csv/);
  const lines = (body as string).trim().split('\r\n');
  expect(lines[0]).toBe(`${header},Row (Tollgate),Reason (Tollgate)`);
  expect(lines[3]).toMatch(/^R-4,"'=HYPERLINK\(""x""\)",John Tan,2030-03-01,,,5,/);

  const mended = (body as string)
    .replace('Nobody Known', 'Mei Lin')
    .replace('soon', '2030-03-02')
    .replace(',John Tan,', ',john@example.com,')
    .replace(',Appeals,', ',Detection,')
    .replace('gone@example.com', 'mei@example.com')
    .replace('R-1,Twice', 'R-8,Once');
  expect(await importFile(c.manager, mended, { program: c.programId })).toMatchObject({ created: 6, rejectedCount: 0 });
  const items = await itemsOf(c.programId);
  expect(items['R-4']).toMatchObject({ title: '=HYPERLINK("x")', attributes: {}, status: 'open' });
  expect(items['R-5']).toMatchObject({ phase: { name: 'Enforcement' }, status: 'draft', owner: { name: 'John Tan' } });
});

test('what makes a program: its phases in the order of the file, its manager who imports, launched at once', async () => {
  const file = `${header}\nP-1,A,Mei Lin,2030-03-01,Design,WIP\nP-2,B,New Vendor <new@vendor.example>,2030-03-01,Operate,\nP-3,C,New Vendor,2030-03-01,Design,Closed\nP-4,D,Mei Lin,2030-03-01,Design,Paused\n`;
  const done = await importFile(c.manager, file, { program: 'Made by an import', owners: 'create' });
  expect(done).toMatchObject({ created: 4, rejectedCount: 0 });
  const program = (await c.manager.get(`/programs/${done.program.id ?? ''}`)).body;
  expect(program).toMatchObject({
    name: 'Made by an import',
    status: 'active',
    phases: [
      { name: 'Design', status: 'open' },
      { name: 'Operate', status: 'pending' },
    ],
  });
  expect(program.manager?.id ?? program.managerId).toBe(c.managerId);
  const items = await itemsOf('made by an IMPORT');
  expect(items['P-1']).toMatchObject({ status: 'in_progress' });
  expect(items['P-2']).toMatchObject({ status: 'draft', owner: { name: 'New Vendor' } });
  expect(items['P-3']).toMatchObject({ status: 'done', owner: items['P-2']?.['owner'] });
  expect(items['P-4']).toMatchObject({ status: 'on_hold', attributes: {} });
});

test('imported again, only what changed changes, as a command with its trail; what is done is left alone', async () => {
  const program = 'Changes';
  const file = (rows: string[]): string => `ID,Title,Owner,Due,Raised\n${rows.join('\n')}\n`;
  await importFile(
    c.manager,
    file([
      'C-1,A,Mei Lin,2030-03-01,2025-01-01',
      'C-2,B,Mei Lin,2030-03-01,',
      'C-3,C,Mei Lin,2030-03-01,',
      'C-4,D,Mei Lin,2030-03-01,',
    ]),
    { program },
  );
  const before = await itemsOf(program);
  await c.manager.must(`/action-items/${String(before['C-4']?.['id'])}/cancel`, { reason: 'Not needed' });
  const again = await importFile(
    c.manager,
    file([
      'C-1,A2,john@example.com,2030-04-01,2025-01-02',
      'C-2,B,Mei Lin,2030-03-01,',
      'C-3,C,Mei Lin,2030-03-01 12:00,',
      'C-4,D2,Mei Lin,2030-03-01,',
    ]),
    { program },
  );
  expect(again).toMatchObject({ created: 0, updated: 2, unchanged: 2, left: 1, rejectedCount: 0, missing: 0 });
  expect(again.changes).toContainEqual(
    expect.objectContaining({ row: 5, field: 'title', from: 'D', to: 'D2', verdict: 'left' }),
  );
  const after = await itemsOf(program);
  expect(after['C-1']).toMatchObject({
    title: 'A2',
    owner: { name: 'John Tan' },
    due: { date: '2030-04-01', time: '18:00' },
    raisedOn: '2025-01-02',
  });
  expect(after['C-2']).toEqual(before['C-2']);
  expect(after['C-3']).toMatchObject({ due: { time: '12:00' } });
  const timeline = await c.manager.get(`/action-items/${String(after['C-1']?.['id'])}/timeline`);
  expect(timeline.body.items.map(({ type }: { type: string }) => type)).toEqual([
    'item.created',
    'item.edited',
    'item.reassigned',
    'item.due_changed',
    'item.edited',
  ]);
});

test('a trial run writes nothing, and says what would happen', async () => {
  const program = 'Only a trial';
  const file = `${header}\nD-1,A,New Person,2030-03-01,,\nD-2,B,Mei Lin,never,,\n`;
  const trial = await importFile(c.manager, file, { program, owners: 'create', dryRun: true });
  expect(trial).toMatchObject({ state: 'done', created: 1, rejectedCount: 1, program: { id: null, name: program } });
  expect((await c.manager.get(`/programs?name=${encodeURIComponent(program)}`)).body.items).toEqual([]);
  expect(await tollgate.dataSource.query(`SELECT 1 FROM people WHERE name = 'New Person'`)).toEqual([]);
  const real = await importFile(c.manager, file, { program, owners: 'create' });
  expect(real).toMatchObject({ created: trial.created, rejected: trial.rejected });
  expect(await importFile(c.manager, file, { program, owners: 'create', dryRun: true })).toMatchObject({
    created: 0,
    unchanged: 1,
  });
});

test.each([
  ['keep', { status: 'open', missingSince: null }],
  ['flag', { status: 'open', missingSince: expect.any(String) }],
  ['cancel', { status: 'cancelled' }],
])('what the file does not name any more: %s', async (onMissing, expected) => {
  const program = `Missing ${onMissing}`;
  await importFile(c.manager, register(3), { program });
  const part = await importFile(c.manager, register(2), { program, onMissing });
  expect(part).toMatchObject({ missing: 1, unchanged: 2 });
  expect((await itemsOf(program))['G-3']).toMatchObject(expected);
  if (onMissing !== 'flag') return;
  expect((await c.manager.get(`/action-items/count?program=${encodeURIComponent(program)}&missing=true`)).body).toEqual(
    { count: 1 },
  );
  await importFile(c.manager, register(3), { program });
  expect((await itemsOf(program))['G-3']).toMatchObject({ missingSince: null });
});

test.each([
  ['start', 1],
  ['catch-up', 3],
  ['silent', 0],
])('late items, %s: they breach at their due instant and stand at level %i', async (late, level) => {
  const program = `Late ${late}`;
  await importFile(
    c.manager,
    register(1, () => ({ due: '2025-02-14' })),
    { program, late },
  );
  await tollgate.clock.settle();
  expect((await itemsOf(program))['G-1']).toMatchObject({
    overdue: true,
    ladderLevel: level,
    breachedAt: '2025-02-14T10:00:00.000Z',
  });
});

test('rows without an id are known by their title', async () => {
  const program = 'Without ids';
  const file = (due: string): string => `Title,Owner,Due\nÜber-Check,Mei Lin,2030-03-01\nüber-check,Mei Lin,${due}\n`;
  expect(await importFile(c.manager, file('2030-03-01'), { program })).toMatchObject({ created: 2 });
  expect(await importFile(c.manager, file('2030-03-02'), { program })).toMatchObject({
    created: 0,
    updated: 1,
    unchanged: 1,
    missing: 0,
  });
});

test('every date moves with the earliest', async () => {
  const program = 'Shifted';
  await importFile(
    c.manager,
    register(2, (n) => ({ due: n === 1 ? '2021-11-17' : '2021-11-03' })),
    { program, shiftTo: '2030-01-01' },
  );
  const items = await itemsOf(program);
  expect([items['G-1'], items['G-2']].map((item) => (item?.['due'] as { date: string }).date)).toEqual([
    '2030-01-15',
    '2030-01-01',
  ]);
});

test('what cannot be read for sure is refused at once, and says what to state', async () => {
  const ambiguous = `${header}\nA-1,A,Mei Lin,03/04/2030,,\n`;
  const options = { program: 'Never made' };
  const refused = await sendFile(c.manager, ambiguous, options);
  expect(refused).toMatchObject({
    status: 422,
    body: { code: 'ambiguous-dates', column: '截止日期', samples: [{ row: 2 }] },
  });
  expect(await sendFile(c.manager, 'Title,Comment\nA,B\n', options)).toMatchObject({
    status: 422,
    body: { code: 'missing-columns' },
  });
  expect(await sendFile(c.manager, 'Title,Owner,PIC,Due\nA,B,C,2030-01-01\n', options)).toMatchObject({
    status: 422,
    body: { code: 'ambiguous-columns' },
  });
  expect(await sendFile(c.manager, '', options)).toMatchObject({ status: 422, body: { code: 'unreadable-file' } });
  expect(await sendFile(c.manager, register(1), { ...options, mapping: { colour: 'Title' } })).toMatchObject({
    status: 422,
    body: { code: 'invalid-mapping' },
  });
  expect(await sendFile(c.manager, `Title,Owner,Due\n${'A,B,2030-01-01\n'.repeat(100_001)}`, options)).toMatchObject({
    status: 413,
    body: { code: 'file-too-large' },
  });
  expect(await sendFile(c.manager, register(1), { ...options, late: 'never', extra: 1 })).toMatchObject({
    status: 400,
    body: { code: 'invalid-request' },
  });
  expect((await c.manager.get('/programs?name=Never%20made')).body.items).toEqual([]);
  expect(await importFile(c.manager, ambiguous, { program: 'Asked', dateOrder: 'dmy' })).toMatchObject({ created: 1 });
  expect((await itemsOf('Asked'))['A-1']).toMatchObject({ due: { date: '2030-04-03' } });
});

test('only who may launch a program imports a new one, and only its manager into one that exists', async () => {
  expect(await sendFile(c.owner, register(1), { program: 'Mine' })).toMatchObject({
    status: 403,
    body: { code: 'not-allowed' },
  });
  expect(await sendFile(c.owner, register(1), { program: c.programId })).toMatchObject({ status: 403 });
  expect(await sendFile(c.manager, register(1), { program: 'c0ffee00-0000-4000-8000-000000000000' })).toMatchObject({
    status: 404,
  });
  const cancelled = await c.manager.must('/programs', { name: 'Cancelled before', launch: true });
  await c.manager.must(`/programs/${String(cancelled.id)}/cancel`, { reason: 'No budget' });
  expect(await sendFile(c.manager, register(1), { program: 'Cancelled before' })).toMatchObject({ status: 409 });
});

test('the same request sent twice is one import', async () => {
  const options = { program: 'Once only' };
  const key = { 'idempotency-key': 'import-1' };
  const [first, second] = [
    await sendFile(c.manager, register(2), options, key),
    await sendFile(c.manager, register(2), options, key),
  ];
  expect(first).toMatchObject({
    status: 202,
    body: { rows: 2, mapping: expect.arrayContaining([{ column: 'Category', field: null }]) },
  });
  expect(first.headers.get('location')).toBe(`/api/v1/imports/${String(first.body.id)}`);
  expect(second.body.id).toBe(first.body.id);
  expect(await ended(c.manager, first.body.id)).toMatchObject({ created: 2 });
  const { body } = await tollgate.admin.get(`/audit-events?subjectId=${String(first.body.id)}`);
  expect(body.items.map(({ type }: { type: string }) => type).toSorted()).toEqual(['import.accepted', 'import.done']);
});

test('two imports at the same time make one program and no item twice', async () => {
  const program = 'At the same time';
  const both = await Promise.all([1, 2].map(() => acceptedFile(c.manager, register(500), { program })));
  const [a, b] = await Promise.all(both.map(({ id }) => ended(c.manager, id)));
  expect([a?.state, b?.state]).toEqual(['done', 'done']);
  expect((a?.created ?? 0) + (b?.created ?? 0)).toBe(500);
  expect((a?.unchanged ?? 0) + (b?.unchanged ?? 0)).toBe(500);
});
