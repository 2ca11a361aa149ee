import { launchedCase, type Case } from '../../factories/case.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { importFile } from './import-file.js';

let tollgate: Tollgate;
let c: Case;

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await launchedCase(tollgate);
  const { id: teamId } = await tollgate.admin.must('/teams', { name: 'Finance' });
  await tollgate.person('Mei Lin', { email: 'mei@example.com', teamId, market: 'SG' });
  await tollgate.person('John Tan', { email: 'john@example.com' });
  const gone = await tollgate.person('Gone Away', { email: 'gone@example.com' });
  await tollgate.admin.patch(`/people/${gone}`, { active: false }, { 'if-match': '*' });
});
afterAll(async () => {
  await tollgate.stop();
});

const header = 'ID,Title,Owner,Due';
const file = (owners: string[]): string =>
  `${header}\n${owners.map((owner, n) => `O-${n + 1},T,"${owner.replaceAll('"', '""')}",2030-03-01\n`).join('')}`;

/** Who has each row of a file, or why nobody. */
async function ownersOf(program: string, owners: string[], options: object = {}): Promise<string[]> {
  const done = await importFile(c.manager, file(owners), { program, create: true, ...options });
  const { body } = await c.manager.get(`/action-items?program=${encodeURIComponent(program)}&limit=200`);
  const names = new Map<string, string>(
    body.items.map((item: { externalId: string; owner: { name: string } }) => [item.externalId, item.owner.name]),
  );
  const reasons = new Map(done.rejected.map(({ row, column, message }) => [`O-${row - 1}`, `${column}: ${message}`]));
  return owners.map((_, n) => names.get(`O-${n + 1}`) ?? reasons.get(`O-${n + 1}`) ?? 'lost');
}

test('an owner is known however the cell says who it is', async () => {
  const cells = [
    ...['Mei Lin', 'MEI LIN', 'Mei\u00a0Lin', 'Mei\u200b Lin', ' Mei  Lin;', '1. Mei Lin', 'mei@example.com'],
    ...['MEI@EXAMPLE.COM', 'mailto:mei@example.com', 'Mei Lin <mei@example.com>', 'Mei <mei@example.com>'],
    ...['mei@example.com (Mei)', 'Mei Lin - mei@example.com', 'Mei Lin, mei@example.com', 'Lin, Mei <mei@example.com>'],
    ...['Mei Lin (Finance)', 'Mei Lin (SG)'],
  ];
  for (const owners of ['match', 'create'])
    expect(await ownersOf(`Known ${owners}`, cells, { owners })).toEqual(cells.map(() => 'Mei Lin'));
});

test('who is not sure is asked about, and no second person is made', async () => {
  const people = async (): Promise<number> =>
    (await tollgate.dataSource.query('SELECT count(*) AS n FROM people'))[0].n;
  const before = await people();
  const cells: [string, string][] = [
    ['Mei Lin (Legal)', '"Mei Lin" is here'],
    ['Mei Lin (left)', '"Mei Lin" is here'],
    ['Mei Lin?', 'is not sure yet'],
    ['Mei Lin (TBC)', 'is not sure yet'],
    ['John Tan <mei@example.com>', 'john'],
    ['Finance', 'is a team'],
    ['ditto', 'is nobody'],
    ['同上', 'is nobody'],
    ['All', 'is nobody'],
    ['AI-12', 'is nobody'],
    ['Gone Away', 'Gone Away'],
    ['Mei Lin → John Tan', 'names 2 people'],
    ['Mei Lin (John Tan)', '"Mei Lin" is here'],
    ['Mei Lin cc John Tan', 'names 2 people'],
    ['Budi dan Siti', 'names 2 people'],
    ['Ann Newly (SG)', 'several ways'],
    ['Ann Newly (Legal)', 'several ways'],
  ];
  const texts = cells.map(([text]) => text);
  const found = await ownersOf('In doubt', texts, { owners: 'create' });
  for (const [index, [, reason]] of cells.entries())
    expect(found[index]?.toLowerCase()).toMatch(new RegExp(`^owner: .*${reason.toLowerCase()}`));
  expect(await people()).toBe(before);
  // Nobody else of that name is known, or in the file: it is how that person is called.
  expect(await ownersOf('Not in doubt', ['Ann Newly (SG)'], { owners: 'create' })).toEqual(['Ann Newly (SG)']);
});

describe('an id that has lost its zeros', () => {
  const rows = (...ids: string[]): string =>
    `${header}\n${ids.map((id) => `${id},Do ${Number(id)},Mei Lin,2030-03-01\n`).join('')}`;
  const count = async (program: string): Promise<number> =>
    (await c.manager.get(`/action-items/count?program=${encodeURIComponent(program)}`)).body.count;

  test('is asked about with the item that it may be, and that one is not missing', async () => {
    const program = 'Lost zeros';
    await importFile(c.manager, rows('00001', '00002', '00003'), { program });
    const done = await importFile(c.manager, rows('1', '2', '00003', '4'), { program, onMissing: 'cancel' });
    expect(done).toMatchObject({ created: 1, unchanged: 1, missing: 0, rejectedCount: 2 });
    expect(done.rejected).toMatchObject([
      { row: 2, column: 'ID', message: expect.stringMatching(/no item "1", but AI-\d+ is "00001"/) },
      { row: 3, column: 'ID' },
    ]);
    expect(await count(program)).toBe(4);
  });

  test('is one of its own where the file has both', async () => {
    const program = 'Both forms';
    expect(await importFile(c.manager, rows('01', '1'), { program })).toMatchObject({ created: 2, rejectedCount: 0 });
    expect(await importFile(c.manager, rows('01', '1'), { program })).toMatchObject({ unchanged: 2, rejectedCount: 0 });
  });
});

test('rows that are sorted otherwise, and some of them gone, are about the same items', async () => {
  const program = 'Sorted';
  const lines = ['S-1', 's-2', 'Ｓ-3', 'S 4'].map((id, n) => `${id},Do it ${n},Mei Lin,2030-03-0${n + 1}`);
  const untitled = [',Same title,Mei Lin,2030-04-01', ',Another title,Mei Lin,2030-04-02'];
  const of = (rows: string[]): string => `${header}\n${rows.join('\n')}\n`;
  expect(await importFile(c.manager, of([...lines, ...untitled]), { program })).toMatchObject({ created: 6 });
  const sorted = [...untitled, ...lines].toReversed().map((row) => row.replace('s-2', 'S-2').replace('Ｓ-3', 'S-3'));
  expect(await importFile(c.manager, of(sorted), { program })).toMatchObject({ created: 0, unchanged: 6, missing: 0 });
  expect(await importFile(c.manager, of(sorted.slice(2)), { program })).toMatchObject({ created: 0, unchanged: 4 });
});
