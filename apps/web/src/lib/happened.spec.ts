import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { factsOf, sentenceOf } from './happened.js';
import { namesIn } from '../texts/refusals/refusal-text.js';
import { events } from '../texts/zh-CN/events.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', '..');
const page = readFileSync(join(root, 'docs', 'webhook-events.md'), 'utf8');
const known = new Set([...page.matchAll(/^### ([a-z_]+\.[a-z_]+)$/gm)].map(([, type = '']) => type));
const clock = { at: (at: string) => at.slice(0, 16), day: (day: string) => day };

test('each type that is said in Chinese is one that there is, and each of all kinds one of some', () => {
  const ends = new Set([...known].map((type) => type.split('.')[1]));
  const unknown = Object.keys(events).filter((type) =>
    type.startsWith('*.') ? !ends.has(type.slice(2)) : !known.has(type),
  );
  expect(unknown).toEqual([]);
});

test('the one that says least comes last, so that nothing is left to braces', () => {
  for (const [type, texts] of Object.entries(events)) {
    const counts = texts.map((text) => namesIn(text).length);
    expect([type, counts]).toEqual([type, counts.toSorted((a, b) => b - a)]);
  }
});

test('an event is said with what it carries, and with less where it carries less', () => {
  const dueAt = Date.UTC(2031, 2, 3, 9);
  const say = (type: string, data: object): string | undefined =>
    sentenceOf(events, type, factsOf({ ...data }, 'zh-CN', clock));
  expect(say('item.extension_requested', { dueAt, reason: '节假日' })).toBe('申请延期至 2031-03-03T09:00：节假日');
  expect(say('item.extension_requested', { dueAt, reason: '' })).toBe('申请延期至 2031-03-03T09:00');
  expect(say('finding.commented', { comment: '看', mentioned: [{ id: 'x', name: 'Mei' }] })).toBe(
    '评论（提及 Mei）：看',
  );
  const mentioned = ['Mei', 'Wei', 'Lin'].map((name) => ({ id: name, name }));
  expect(say('finding.commented', { comment: '看', mentioned })).toBe('评论（提及 Mei、Wei、Lin）：看');
  expect(say('item.predecessor_done', { predecessor: { key: 'AI-1', title: 'A' } })).toBe('AI-1 “A” 已完成');
  expect(say('recurrence.resumed', { next: { date: '2031-03-03' } })).toBe('已继续；下一次在 2031-03-03');
  expect(say('recurrence.resumed', { next: null })).toBe('已继续');
  expect(say('item.nothing_of_ours', {})).toBeUndefined();
});
