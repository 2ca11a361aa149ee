import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandLine } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;

beforeAll(async () => {
  tollgate = await startTollgate({ worker: false });
  await tollgate.admin.must('/teams', { name: 'Chống hàng giả' });
});

afterAll(() => tollgate.stop());

const send = (content: string, options: object = {}) =>
  tollgate.admin.upload('/people/import', { options: JSON.stringify(options) }, { name: 'people.csv', content });
const named = async (name: string) =>
  (await tollgate.admin.get(`/people?name=${encodeURIComponent(name)}`)).body.items as Record<string, unknown>[];

const file = `Name,Email,Team,Manager,Market,Access,Shirt
Nguyễn Văn Ánh,anh@example.com,CHỐNG HÀNG GIẢ,boss@example.com,vn,,L
Bà Sếp,boss@example.com,,,SG,Program manager,M
`;

test('people come in with teams, markets and managers further down; a trial run writes nothing', async () => {
  const trial = await send(file, { dryRun: true });
  expect(trial.body).toMatchObject({ dryRun: true, created: 2, rejectedCount: 0, ignoredColumns: ['Shirt'] });
  expect(await named('Bà Sếp')).toEqual([]);
  expect((await send(file)).body).toMatchObject({ created: 2, updated: 0 });
  expect(await named('NGUYỄN VĂN ÁNH')).toMatchObject([
    { market: 'VN', timeZone: 'Asia/Ho_Chi_Minh', team: { name: 'Chống hàng giả' }, manager: { name: 'Bà Sếp' } },
  ]);
  expect(await named('bà sếp')).toMatchObject([{ access: 'program_manager' }]);
});

test('the same file again changes nothing; what changed in it is told, from what to what', async () => {
  expect((await send(file)).body).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
  const { body } = await send('NAME,E-Mail,Market\nNguyễn Ánh,ANH@example.com,TH\n');
  expect(body).toMatchObject({
    updated: 1,
    people: [{ changes: { name: { to: 'Nguyễn Ánh' }, market: { from: 'VN', to: 'TH' } } }],
  });
  expect((await named('nguyễn ánh'))[0]).toMatchObject({ email: 'anh@example.com', market: 'TH' });
});

test('whoever the file says has left gets in no more, and who is of an outsourced site is external', async () => {
  const [person] = await named('nguyễn ánh');
  const client = await tollgate.as(String(person?.['id']));
  expect((await client.get('/people/me')).status).toBe(200);
  const { body } = await send('Name,Email,Active,External\nNguyễn Ánh,anh@example.com,No,Yes\n');
  expect(body).toMatchObject({
    updated: 1,
    people: [{ changes: { active: { from: true, to: false }, external: { from: false, to: true } } }],
  });
  expect((await client.get('/people/me')).status).toBe(401);
  await send('Name,Email,Active,External\nNguyễn Ánh,anh@example.com,yes,no\n');
  expect((await client.get('/people/me')).status).toBe(401);
  expect((await send('Name,Active\nNever Heard Of,no\n')).body.code).toBe('rows-rejected');
});

test('with one row that cannot come in, none does; each is told', async () => {
  const rows = [
    'Good,good@example.com,,,',
    'No Team,a@example.com,Chong hang gi,,',
    'No Market,b@example.com,,,Atlantis',
    'No Boss,c@example.com,,Nobody At All,',
    'Circle,d@example.com,,circle two,',
    'Circle Two,e@example.com,,d@example.com,',
    'Bad,bad,,,',
  ];
  const { status, body } = await send(`Name,Email,Team,Manager,Market\n${rows.join('\n')}\n`);
  expect([status, body.code]).toEqual([422, 'rows-rejected']);
  const messages = Object.fromEntries(body.rejected.map((r: { row: number; message: string }) => [r.row, r.message]));
  expect(Object.keys(messages)).toEqual(['3', '4', '5', '7', '8']);
  expect(messages['3']).toContain('"Chống hàng giả"');
  expect(messages['7']).toContain('manager');
  expect(body.rejected.map(({ column }: { column: string }) => column)).toEqual([
    'Team',
    'Market',
    'Manager',
    'Manager',
    'Email',
  ]);
  const cells: [header: string, cell: string][] = [
    ['Calendar', 'ATLANTIS'],
    ['Time zone', 'Moon/Crater'],
    ['Role', 'emperor'],
    ['Aktif', 'no'],
    ['Aktif', 'perhaps'],
  ];
  for (const [column, text] of cells)
    expect([column, (await send(`Nama,${column}\nNew One,${text}\n`)).body.rejected]).toMatchObject([
      column,
      [{ row: 2, column }],
    ]);
  expect(await named('Good')).toEqual([]);
});

test('what is exported comes in again unchanged, whatever stands in it; others may not take it', async () => {
  await send('Name,Email,Manager,Access\n"=HYPERLINK(""x""), Jr.",sum@example.com,anh@example.com,auditor\n');
  for (const separator of ['comma', 'semicolon']) {
    const { status, body, headers } = await tollgate.admin.get(`/exports/people?separator=${separator}`);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(body).toContain('boss@example.com');
    expect((await send(body as string)).body).toMatchObject({ created: 0, updated: 0, rejectedCount: 0 });
  }
  const member = await tollgate.as(await tollgate.person('Member'));
  expect((await member.get('/exports/people')).body.code).toBe('not-allowed');
  const path = join(mkdtempSync(join(tmpdir(), 'people-')), 'people.csv');
  const tg = commandLine(tollgate.admin);
  expect(await tg('people', 'export', path)).toMatchObject({ code: 0, err: '' });
  expect((await tg('people', 'import', path)).out).toContain('0 created, 0 updated');
});

test('two of one name are told apart by an address', async () => {
  await tollgate.admin.must('/people', { name: 'Lin Mei', email: 'one@example.com' });
  await tollgate.admin.must('/people', { name: 'LIN MEI' });
  expect((await send('Name\nLin Mei\n')).body).toMatchObject({ code: 'rows-rejected' });
  expect((await send('Name,Email,Market\nLin Mei,one@example.com,MY\n')).body).toMatchObject({ updated: 1 });
});

test('the command line shows what would be, what came in, and what could not', async () => {
  const tg = commandLine(tollgate.admin);
  const path = join(mkdtempSync(join(tmpdir(), 'people-')), 'people.csv');
  writeFileSync(path, 'Name,Market\nWei,SG\n');
  expect((await tg('people', 'import', path, '--dry-run')).out).toContain('1 would be created');
  expect((await tg('people', 'import', path)).out).toContain('1 created');
  writeFileSync(path, 'Name,Market\nWei,SG\nMei,Atlantis\n');
  const refused = await tg('people', 'import', path);
  expect([refused.code !== 0, refused.err]).toEqual([true, expect.stringContaining('Row 3')]);
});
