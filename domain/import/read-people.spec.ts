import { readPeople } from './read-people.js';

const table = (header: string[], ...rows: string[][]) => ({
  header,
  headerRow: 1,
  rows: rows.map((cells, index) => ({ number: index + 2, cells })),
  date1904: false,
  notes: [],
});

test('columns are known by their usual names, in the languages of the markets; the others are told', () => {
  const reading = readPeople(
    table(['Họ tên', 'Email', 'Nhóm', 'Quản lý', 'Colour'], ['Nguyễn  Văn Ánh', 'anh@x.io', 'Toys', '', 'red']),
  );
  expect(reading).toEqual({
    drafts: [{ row: 2, name: 'Nguyễn Văn Ánh', said: { email: 'anh@x.io', team: 'Toys' } }],
    rejected: [],
    ignored: ['Colour'],
    columns: { name: 'Họ tên', email: 'Email', team: 'Nhóm', manager: 'Quản lý' },
  });
});

test('nobody, an address that is none, and the same person twice are rejected with row and column', () => {
  const rows = [
    ['', 'a@x.io'],
    ['TBD', ''],
    ['#N/A', ''],
    ['Lin', 'lin'],
    ['Mei', 'm@x.io'],
    ['MEI', 'M@X.IO'],
    ['Wei', ''],
    ['WEI', ''],
  ];
  const { drafts, rejected } = readPeople(table(['Name', 'Mail'], ...rows));
  expect(drafts.map(({ row }) => row)).toEqual([6, 8]);
  expect(rejected.map(({ row, column }) => [row, column])).toEqual([
    [2, 'Name'],
    [3, 'Name'],
    [4, 'Name'],
    [5, 'Mail'],
    [7, 'Mail'],
    [9, 'Name'],
  ]);
});

test('who has left, and who is of an outsourced site, is said by yes and no in the languages of the markets', () => {
  const { drafts, rejected } = readPeople(
    table(['Nama', 'Aktif', 'Outsourced'], ['Lin', 'TIDAK', 'có'], ['Mei', '', '否'], ['Wei', 'maybe', '']),
  );
  expect(drafts.map(({ said }) => said)).toEqual([{ active: 'TIDAK', external: 'có' }, { external: '否' }]);
  expect(rejected).toEqual([{ row: 4, column: 'Aktif', message: '"maybe" says neither yes nor no.' }]);
});
