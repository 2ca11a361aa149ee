import type { Table } from '../import/table.js';
import { caseShape } from './case-shape.js';
import { cellName, columnNames, keyIn, missingFields, usesOf } from './columns.js';
import { controlShape } from './control-shape.js';
import { findingShape } from './finding-shape.js';
import { fieldsOf } from './shape.js';

const tableOf = (header: string[], ...rows: string[][]): Table => ({
  ...{ header, headerRow: 1, date1904: false, notes: [] },
  rows: rows.map((cells, index) => ({ number: index + 2, cells })),
});
const shapes = [caseShape, findingShape, controlShape];
const said = (table: Table, columns = {}) =>
  usesOf(table, caseShape, columns).map((use) =>
    use.as === 'field' ? use.field.name : use.as === 'undecided' ? `? ${use.couldBe ?? ''}`.trim() : use.as,
  );

describe('the columns of a register', () => {
  it('are known by their headings, each of one field', () => {
    for (const shape of shapes) {
      const headings = fieldsOf(shape).map(({ heading }) => heading);
      const table = tableOf(
        headings,
        headings.map(() => 'x'),
      );
      expect(usesOf(table, shape)).toEqual(fieldsOf(shape).map((field) => ({ as: 'field', field })));
      expect(columnNames(shape)).toEqual(expect.arrayContaining(headings));
      expect(new Set(fieldsOf(shape).map(({ name }) => name)).size).toBe(headings.length);
    }
  });

  it('are known by usual names, in brackets and by halves', () => {
    const header = ['ＴＩＴＬＥ', 'what_happened', 'PIC / 负责人', 'Impact (1-5)', '来源'];
    expect(said(tableOf(header, ['a', 'b', 'c', 'd', 'e']))).toEqual(['title', 'text', 'lead', 'impact', 'source']);
  });

  it('are asked about where several could be one field, and where nothing is known of them', () => {
    const table = tableOf(['Summary', 'Subject', 'Colour', 'Blank'], ['a', 'b', 'c', '']);
    expect(said(table)).toEqual(['? title', '? title', '?', 'empty']);
    expect(said(table, { Subject: 'title', summary: 'keep', Colour: 'ignore' })).toEqual([
      ...['kept', 'field title', 'ignored', 'empty'].map((one) => one.replace('field ', '')),
    ]);
  });

  it('prefer a heading to a usual name', () => {
    expect(said(tableOf(['Subject', 'Title'], ['a', 'b']))).toEqual(['?', 'title']);
  });

  it('of an own export say what is known of a record, and are not asked about', () => {
    const header = ['Case', 'Title', 'Status', 'Severity', 'Due'];
    expect(said(tableOf(header, ['CA-1', 'a', 'new', 'high', 'x'], ['', 'b', '', '', '']))).toEqual([
      ...['key', 'title', 'own', 'own', 'own'],
    ]);
    expect(said(tableOf(header, ['A leak', 'a', 'new', 'high', 'x']))).toEqual(['?', 'title', '?', '?', '?']);
  });

  it('are missing where nothing says what a record cannot be without', () => {
    const uses = usesOf(tableOf(['Title'], ['a']), caseShape);
    expect(missingFields(uses, caseShape, { source: 'audit', text: 'x' }).map(({ name }) => name)).toEqual([
      ...['likelihood', 'impact'],
    ]);
  });
});

it('a cell is called as spreadsheet programs call it, and a key is one of its register', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map((index) => cellName(index, 7))).toEqual([
    ...['A7', 'Z7', 'AA7', 'AZ7', 'BA7', 'ZZ7', 'AAA7'],
  ]);
  expect(['CA-12', ' ca-3 ', 'ＣＡ-4', 'FI-1', 'CA-', 'x'].map((text) => keyIn(text, caseShape))).toEqual([
    ...[12, 3, 4, null, null, null],
  ]);
});
