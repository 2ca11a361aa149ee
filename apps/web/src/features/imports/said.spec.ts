import { expect, test } from '@jest/globals';
import { corrected, mapped, saidTogether } from './said.js';

test('what is said later goes on top, tables are put together, and what is empty says nothing', () => {
  const before = { sheet: 'A', dueRule: 'x', mapping: { owner: 'PIC' } };
  expect(saidTogether(before, { sheet: '', dueRule: 'y', mapping: { due: 'When' } })).toEqual({
    dueRule: 'y',
    mapping: { owner: 'PIC', due: 'When' },
  });
});

test('a column that is to be another field loses the one it was taken for', () => {
  const read = [
    { column: 'PIC', field: 'owner' },
    { column: 'When', field: null },
  ];
  expect(mapped(read, 'When', 'owner')).toEqual({ owner: 'When' });
  expect(mapped(read, 'PIC', 'title')).toEqual({ owner: '', title: 'PIC' });
  expect(mapped(read, 'PIC', null)).toEqual({ owner: '' });
});

test('one cell of a row is corrected beside what was corrected before', () => {
  const row = { row: 7, column: 'Due', cells: ['A', 'soon'] };
  expect(corrected({ 7: { ID: 'B' } }, row, ['ID', 'Due'], 'Due', '2030-01-02')).toEqual({
    7: { ID: 'B', Due: '2030-01-02' },
  });
});

test('of a row that is out of line every cell is said', () => {
  const row = { row: 7, column: null, cells: ['A', 'tell', ' and show', '2030-01-02'] };
  expect(corrected({}, row, ['ID', 'Title', 'Due'], 'Title', 'tell, and show')).toEqual({
    7: { ID: 'A', Title: 'tell, and show', Due: ' and show' },
  });
});
