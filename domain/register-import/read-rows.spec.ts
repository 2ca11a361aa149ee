import type { Table } from '../import/table.js';
import { caseShape } from './case-shape.js';
import { usesOf } from './columns.js';
import { controlShape } from './control-shape.js';
import { readRegisterRows, type RegisterReading, type RegisterReadingOptions } from './read-rows.js';
import type { RegisterShape } from './shape.js';

function read(
  shape: RegisterShape,
  header: string[],
  rows: string[][],
  { said = {}, ...options }: RegisterReadingOptions & { said?: Record<string, string> } = {},
): RegisterReading {
  const table: Table = {
    ...{ header, headerRow: 1, date1904: false, notes: [] },
    rows: rows.map((cells, index) => ({ number: index + 2, cells })),
  };
  return readRegisterRows(table, shape, usesOf(table, shape, said), options);
}

const head = ['Ref', 'Title', 'Description', 'Source', 'Likelihood', 'Impact'];
const valuesOf = ({ rows }: RegisterReading): Record<string, unknown>[] =>
  rows.map(({ values }) => Object.fromEntries([...values].map(([name, { value }]) => [name, value])));

describe('the rows of a register', () => {
  it('are values by field, with the reference and what is kept below the text', () => {
    const found = read(caseShape, [...head, 'Remarks'], [['R-1', 'One', 'It is so', 'Audit', '2', '3', 'Call first']], {
      said: { Remarks: 'keep' },
    });
    expect(found.refused).toEqual([]);
    expect(found.rows[0]).toMatchObject({ row: 2, reference: 'R-1', number: null });
    expect(valuesOf(found)).toMatchObject([
      { title: 'One', text: 'It is so\n\nReference: R-1\nRemarks: Call first', source: 'audit', likelihood: 2 },
    ]);
  });

  it('have what holds for all where a cell is empty', () => {
    const rows = [
      ['-', 'One', 'x', '', '2', '3'],
      ['', 'Two', 'x', 'media', '2', '3'],
    ];
    const found = read(caseShape, head, rows, { all: { source: 'regulator' } });
    expect(found.rows.map(({ reference }) => reference)).toEqual([null, null]);
    expect(valuesOf(found)).toMatchObject([{ source: 'regulator' }, { source: 'media' }]);
  });

  it('are refused at the cell that is wrong', () => {
    const found = read(caseShape, head, [
      ['', 'One', '', 'audit', 'often', '3'],
      ['', '#N/A', 'x', 'audit', '2', '3'],
      ['Total', '', '', '', '', '7'],
    ]);
    expect(found.rows).toEqual([]);
    expect(found.refused.map(({ cell, column }) => [cell, column])).toEqual([
      ['C2', 'Description'],
      ['E2', 'Likelihood'],
      ['B3', 'Title'],
      [null, null],
    ]);
  });

  it('are refused, and not looked into, where a cell is longer than one of a workbook', () => {
    const found = read(caseShape, head, [['', 'One', 'y'.repeat(5_000_000), 'audit', '2', '3']]);
    expect(found).toMatchObject({ rows: [], refused: [{ cell: 'C2', message: expect.stringContaining('32767') }] });
  });

  it('of an own export are known by their key, and nothing of them is read', () => {
    const own = ['Case', 'Title', 'Source', 'Status', 'Severity', 'Due'];
    const found = read(caseShape, own, [['CA-12', '', 'hearsay', 'new', 'high', 'x']]);
    expect(found).toMatchObject({ refused: [], rows: [{ number: 12 }] });
  });

  it('have dates as the whole column says, which is asked about where it says nothing', () => {
    const columns = ['Title', 'First run from'];
    const doubtful = (): unknown => read(controlShape, columns, [['One', '03/04/2031']]);
    expect(doubtful).toThrow(expect.objectContaining({ code: 'ambiguous-dates' }));
    const needed = { objective: 'x', type: 'detective', automation: 'manual', stage: 'appeals' };
    const all = { ...needed, markets: 'SG', frequency: 'daily', operator: 'Lin' };
    const settled = read(
      controlShape,
      columns,
      [
        ['One', '03/04/2031'],
        ['Two', '31/01/2031'],
      ],
      { all },
    );
    expect(valuesOf(settled)).toMatchObject([{ startsOn: '2031-04-03' }, { startsOn: '2031-01-31' }]);
    const given = read(controlShape, columns, [['One', '03/04/2031']], { all, dateOrder: 'mdy' });
    expect(valuesOf(given)).toMatchObject([{ startsOn: '2031-03-04' }]);
  });
});
