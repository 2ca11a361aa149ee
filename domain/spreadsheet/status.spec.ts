import { agrees, importedStatus, saysCompleted } from './status.js';

it.each([
  ['Open', 'open'],
  ['Not Started', 'open'],
  ['待处理', 'open'],
  ['WIP', 'in_progress'],
  ['进行中', 'in_progress'],
  ['Sedang Berjalan', 'in_progress'],
  ['Closed', 'done'],
  ['已完成', 'done'],
  ['100%', 'done'],
  ['Hoàn thành', 'done'],
  ["Won't fix", 'cancelled'],
  ['dibatalkan', 'cancelled'],
  ['100', null],
  ['Blocked by legal', null],
])('%s means %s', (word, status) => {
  expect(importedStatus(word)).toBe(status);
});

it.each([
  ['Done', 'done', true],
  ['Done', 'open', false],
  ['WIP', 'open', true],
  ['Open', 'submitted', true],
  ['on hold', 'on_hold', true],
  ['Open', 'done', false],
  ['Blocked', 'open', false],
] as const)('%s and %s agree: %s', (word, status, expected) => {
  expect(agrees(word, status)).toBe(expected);
});

it('takes a date, a yes or a tick for completion', () => {
  expect(['yes', '✓', '是'].every((text) => saysCompleted(text, false))).toBe(true);
  expect(saysCompleted('14 Feb', true)).toBe(true);
  expect(saysCompleted('soon', false)).toBe(false);
});
