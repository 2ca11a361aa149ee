import { areCorrections, checkCorrections, corrected, correctionsTogether } from './corrections.js';
import type { SheetRow, Table } from './table.js';

const table = (rows: SheetRow[]): Table => ({
  header: ['ID', 'Title', 'Due'],
  headerRow: 1,
  rows,
  date1904: false,
  notes: [],
});

test('a cell is as it was corrected, and what is not named stays', () => {
  const before = table([
    { number: 2, cells: ['R-1', 'Close', 'soon'] },
    { number: 3, cells: ['R-2'] },
  ]);
  const { rows } = corrected(before, { 2: { Due: '2030-01-02' }, 3: { Title: 'Open', Due: '2030-01-03' } });
  expect(rows.map(({ cells }) => cells)).toEqual([
    ['R-1', 'Close', '2030-01-02'],
    ['R-2', 'Open', '2030-01-03'],
  ]);
  expect(before.rows[0]?.cells).toEqual(['R-1', 'Close', 'soon']);
});

test('a row that was split in the wrong place is what is said of it, and can be read again', () => {
  const split = { number: 2, cells: ['R-1', 'Close', ' and open', '2030-01-02'], problem: 'The row has 4 cells.' };
  const { rows } = corrected(table([split]), { 2: { ID: 'R-1', Title: 'Close, and open', Due: '2030-01-02' } });
  expect(rows).toEqual([{ number: 2, cells: ['R-1', 'Close, and open', '2030-01-02'] }]);
});

test('the date that a cell held is gone with the text that it showed; those of other cells stay', () => {
  const shown = { number: 2, cells: ['R-1', 'Mar-26', 'Mar-26'], dates: { 1: '2026-03-14', 2: '2026-03-15' } };
  const { rows } = corrected(table([shown]), { 2: { Due: '2030-01-02' } });
  expect(rows[0]).toEqual({ number: 2, cells: ['R-1', 'Mar-26', '2030-01-02'], dates: { 1: '2026-03-14' } });
});

test.each([
  [{ 9: { Due: 'x' } }, 'no row 9'],
  [{ 2: { Colour: 'red' } }, 'no column "Colour"'],
])('%j is of no cell that is there', (corrections, why) => {
  const known = table([{ number: 2, cells: ['R-1', 'Close', ''] }]);
  expect(() => {
    checkCorrections(known, corrections);
  }).toThrow(expect.objectContaining({ code: 'invalid-correction', detail: expect.stringContaining(why) }));
});

test('what is said later goes on top of what was said before, cell by cell', () => {
  const now = correctionsTogether({ 2: { ID: 'a', Due: 'b' } }, { 2: { Due: 'c' }, 3: { ID: 'd' } });
  expect(now).toEqual({ 2: { ID: 'a', Due: 'c' }, 3: { ID: 'd' } });
});

test('only texts of cells by column and row are corrections', () => {
  expect(areCorrections({ 12: { Due: '2030-01-02' } })).toBe(true);
  const no = [{ 0: {} }, { x: {} }, { 2: 'a' }, { 2: ['a'] }, { 2: { Due: 1 } }, { 2: null }];
  expect(no.filter((one) => areCorrections(one))).toEqual([]);
});
