import fc from 'fast-check';
import { SpreadsheetProblem } from '../../domain/import/problem.js';
import { readCsv } from './csv.js';
import { readRegister } from './read-register.js';
import { costInFloors } from '../../test/floor/floor.js';

const rowsOf = (text: string) => readCsv(Buffer.from(text)).rows.map(({ number, cells }) => [number, ...cells]);
const header = 'ID,Title,Owner,Due,Note';

describe('lines', () => {
  it('may end in every way within one file, and within quotation marks', () => {
    expect(rowsOf('a,b\r\n1,2\n3,4\r5,"x\ny\r\nz"\r\n6,7')).toEqual([
      [1, 'a', 'b'],
      [2, '1', '2'],
      [3, '3', '4'],
      [4, '5', 'x\ny\r\nz'],
      [5, '6', '7'],
    ]);
  });

  it('that are blank are counted, not read, however many', () => {
    const text = `a,b\n\n,\n${'\n'.repeat(1_000_000)}1,2\n`;
    let rows: unknown[] = [];
    expect(costInFloors(() => (rows = rowsOf(text)))).toBeLessThan(100);
    expect(rows).toEqual([
      [1, 'a', 'b'],
      [1_000_004, '1', '2'],
    ]);
  });

  it('that are longer than the header are set aside, not shifted; shorter ones are told', async () => {
    const text = `${header}\nA-1,One,Mei,2027-03-01,a\nA-2,Two, or three,Mei,2027-03-01,b\nA-3,Three,Mei,2027-03-01\n`;
    const { table, reading } = await readRegister(Buffer.from(text), {});
    expect(reading.drafts.map(({ externalId }) => externalId)).toEqual(['A-1', 'A-3']);
    expect(reading.rejections).toMatchObject([{ row: 3, column: null }]);
    expect(reading.rejections[0]?.message).toContain('6 cells, the header 5');
    expect(table.notes).toMatchObject([{ about: 'short-rows', values: ['4'] }]);
  });

  it('that all have one cell more are a column without a name', async () => {
    const text = `${header}\nA-1,One,Mei,2027-03-01,a,x\nA-2,Two,Mei,2027-03-01,b,y\n`;
    expect((await readRegister(Buffer.from(text), {})).reading.drafts).toHaveLength(2);
  });
});

describe('quotation marks', () => {
  it('within a text are part of it', () => {
    expect(rowsOf('a,b\n1,the "best" one\n2,"the ""best"""\n3,"a"b\n')).toEqual([
      [1, 'a', 'b'],
      [2, '1', 'the "best" one'],
      [3, '2', 'the "best"'],
      [4, '3', '"a"b'],
    ]);
  });

  it.each([
    ['never closed', `${header}\nA-1,"One,Mei,2027-03-01,a\nA-2,Two,Mei,2027-03-01,b\n`],
    ['closed by chance in another row', `${header}\nA-1,"One,Mei,2027-03-01,a\nA-2,"Two,Mei,2027-03-01,b\n`],
  ])('that are %s are refused, for rows would run into each other', (_, text) => {
    expect(() => readCsv(Buffer.from(text))).toThrow(SpreadsheetProblem);
  });

  it('at the beginning of a text of two lines are fine where they are closed', () => {
    expect(rowsOf('a,b\n1,"""Stop"" they\nsaid"\n')[1]).toEqual([2, '1', '"Stop" they\nsaid']);
  });
});

it.each([
  ['decimal commas', 'ID;Title;Cost\n1;A;1,5\n2;B;2,5\n3;C;3,5\n', ';'],
  ['commas in texts', 'ID;Title\n1;A, B, C, D\n2;E, F, G, H\n', ';'],
  ['a title above', 'Register, as of March\n\nID;Title\n1;A\n2;B\n', ';'],
  ['one column', 'Title\nA\nB\n', ','],
  ['a hint for tabs', 'sep=\t\nID\tTitle\n1\tA;B\n', '\t'],
])('finds the separator beside %s', (_, text, separator) => {
  const { rows, notes } = readCsv(Buffer.from(text));
  expect(rows.at(-1)?.cells.length).toBe(text.trim().split('\n').at(-1)?.split(separator).length);
  expect(notes.map(({ values }) => values)).toEqual(separator === ',' ? [] : [[separator]]);
});

it('reads what was written by the rules as it was meant', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', ';', '\n', '\r', ' ', '\t'), maxLength: 6 });
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 }), (rows) => {
      const all = [['x', 'y', 'z'], ...rows];
      const text = all.map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join('\r\n');
      const meant = all.flatMap((cells, index) => {
        const last = cells.findLastIndex((one) => one !== '') + 1;
        return cells.some((one) => one.trim() !== '') ? [[index + 2, ...cells.slice(0, last)]] : [];
      });
      expect(rowsOf(`sep=,\n${text}`)).toEqual(meant);
    }),
  );
});
