import { statusWords } from './status-words.js';
import { agrees, importedStatus, saysCompleted, wordKey } from './status.js';

it.each([
  ['Open', 'open'],
  ['Not Started', 'open'],
  ['待处理', 'open'],
  ['WIP', 'in_progress'],
  ['进行中', 'in_progress'],
  ['Sedang Berjalan', 'in_progress'],
  ['Closed', 'done'],
  ['已完成', 'done'],
  ['Hoàn thành', 'done'],
  ['HOÀN THÀNH', 'done'],
  ['da dong', 'done'],
  ['เสร็จสมบูรณ์', 'done'],
  ['ระงับ', 'on_hold'],
  ['Ditunda', 'on_hold'],
  ['Ditangguhkan', 'on_hold'],
  ['tạm dừng', 'on_hold'],
  ['暂停', 'on_hold'],
  ["Won't fix", 'cancelled'],
  ['dibatalkan', 'cancelled'],
  ['100%', 'done'],
  ['0%', 'open'],
  ['40 %', 'in_progress'],
  ['100,0％', 'done'],
])('%s means %s', (word, status) => {
  expect(importedStatus(word)).toBe(status);
});

it.each(['draft', 'open', 'in_progress', 'on_hold', 'submitted', 'done', 'cancelled'] as const)(
  'the own export says %s and is understood',
  (status) => {
    expect(importedStatus(status)).toBe(status);
  },
);

it.each([
  ['Closed - verified', 'done'],
  ['Closed – Verified', 'done'],
  ['Closed, verified', 'done'],
  ['Done (12 Mar)', 'done'],
  ['Closed 12/03/2026', 'done'],
  ['Closed on 2026-03-12', 'done'],
  ['Completed (Q1 2026)', 'done'],
  ['Resolved/Closed', 'done'],
  ['Done 100%', 'done'],
  ['已完成/已关闭', 'done'],
  ['已完成（3月12日）', 'done'],
  ['Open - in progress', 'in_progress'],
  ['In progress (40%)', 'in_progress'],
  ['Open / On Hold', 'on_hold'],
])('%s, of which every part is known, means %s', (word, status) => {
  expect(importedStatus(word)).toBe(status);
});

it.each([
  'Blocked by legal',
  'Not done',
  'Closed - pending verification',
  'Closed (reopened)',
  'Open/Closed',
  'Done / cancelled',
  'Done, except the SOP',
  'Almost done',
  'Green',
  '100',
  '3',
  '150%',
  '(12 Mar)',
  '2026-03-12',
  'see remarks',
])('%s is asked about', (word) => {
  expect(importedStatus(word)).toBeNull();
});

it('means what a person said it means, however it is written', () => {
  const said = {
    [wordKey('Blocked by legal')]: 'on_hold',
    [wordKey('🟢')]: 'done',
    [wordKey('Open')]: 'done',
  } as const;
  expect(importedStatus('BLOCKED  by-Legal', said)).toBe('on_hold');
  expect(importedStatus('🟢', said)).toBe('done');
  expect(importedStatus('open', said)).toBe('done');
});

it('has no word under two states', () => {
  const words = Object.values(statusWords).flatMap((of) => [...new Set(of.map(wordKey))]);
  expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
});

it.each([
  ['done', 'done', true],
  ['done', 'open', false],
  ['in_progress', 'open', true],
  ['open', 'submitted', true],
  ['open', 'on_hold', true],
  ['on_hold', 'on_hold', true],
  ['on_hold', 'open', false],
  ['open', 'done', false],
] as const)('%s and %s agree: %s', (imported, status, expected) => {
  expect(agrees(imported, status)).toBe(expected);
});

it('takes a date, a yes or a tick for completion', () => {
  expect(['yes', '✓', '是'].every((text) => saysCompleted(text, false))).toBe(true);
  expect(saysCompleted('14 Feb', true)).toBe(true);
  expect(saysCompleted('soon', false)).toBe(false);
});
