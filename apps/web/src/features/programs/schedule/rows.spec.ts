import { expect, test } from '@jest/globals';
import { arrowsOf, rowsOf, type Bar, type Row, type Schedule } from './rows.js';

const phase = (id: string): Schedule['phases'][number] => ({
  ...{ id, name: `Phase ${id}`, status: 'open', target: null, passed: null, expected: null },
});
const bar = (id: string, facts: Partial<Bar> = {}): Bar => ({
  ...{ id, key: `AI-${id}`, title: id, status: 'open', owner: { id: 'o', name: 'Owner' } },
  ...{ program: { id: 'p', name: 'Program' }, phase: { id: 'a', name: 'Phase a' } },
  ...{ start: `2026-11-0${id}T00:00:00Z`, begun: true, end: '2026-12-01T00:00:00Z', expected: null },
  due: { date: '2026-12-01', time: null, zone: 'UTC', at: '2026-12-01T00:00:00Z', counted: null },
  ...{ overdue: false, ladderLevel: 0, critical: false, waitsFor: [], calendar: 'SG' },
  ...facts,
});
const schedule = (items: Bar[]): Schedule => ({
  ...{ items, phases: [phase('a'), phase('b')], daysOff: {}, from: '2026-11-01', until: '2026-12-31' },
});
const said = (rows: Row[]): string[] =>
  rows.map((row) => (row.kind === 'item' ? row.bar.id : `${row.name} ${row.count}/${row.tollgates.length}`));

test('items stand below their phase by when they start, those of other programs last', () => {
  const of = schedule([
    bar('3'),
    bar('1', { phase: { id: 'b', name: 'Phase b' } }),
    bar('2'),
    bar('4', { program: { id: 'q', name: 'Other' } }),
  ]);
  expect(said(rowsOf(of, 'p', 'phase', {}))).toEqual(['Phase a 2/1', '2', '3', 'Phase b 1/1', '1', 'Other 1/0', '4']);
  expect(said(rowsOf(of, 'p', 'none', {}))).toEqual([' 0/2', '1', '2', '3', 'Other 1/0', '4']);
  expect(said(rowsOf(of, 'p', 'owner', { phase: 'b' }))).toEqual([' 0/2', 'Owner 1/0', '1']);
});

test('an arrow leads from what must be over to what waits; what is not shown has none', () => {
  const of = schedule([
    bar('1', { critical: true }),
    bar('2', { critical: true, waitsFor: ['1', '9'] }),
    bar('3', { overdue: true, waitsFor: ['1'] }),
  ]);
  expect(arrowsOf(rowsOf(of, 'p', 'phase', {}))).toEqual([
    { id: '1/2', from: 1, to: 2, critical: true },
    { id: '1/3', from: 1, to: 3, critical: false },
  ]);
  expect(arrowsOf(rowsOf(of, 'p', 'phase', { overdue: true }))).toEqual([]);
});
