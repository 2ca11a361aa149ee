import { expect, test } from '@jest/globals';
import { Clock } from './time.js';
import { Speaker } from './speaker.js';

const clock = new Clock('zh-CN', 'Asia/Singapore', () => Date.UTC(2026, 10, 30));
const say = (sentences: Record<string, string>, text: string): string | undefined =>
  new Speaker(sentences, 'zh-CN', clock).say(text);

const ladder = {
  '{{n}} day[s]': '{{n}} 天',
  '{{n}} working hour[s]': '{{n}} 个工作小时',
  '{{span}} before due {{when}}': '到期（{{when}}）前 {{span}}',
  '{{say}}, held back to working hours': '{{say}}，推迟到工作时间',
};

test('a sentence is known again by its template; spans and instants are written as the reader writes them', () => {
  const text = '1 day 4 working hours before due Tue 8 Dec 2026 18:00 (Asia/Singapore), held back to working hours';
  expect(say(ladder, text)).toBe('到期（2026年12月8日周二 18:00）前 1 天 4 个工作小时，推迟到工作时间');
});

test('an instant of another place is said by both clocks', () => {
  const said = say({ 'due {{when}}': '{{when}} 到期' }, 'due Tue 8 Dec 2026 18:00 (Asia/Tokyo)');
  expect(said).toBe('2026年12月8日周二 17:00（2026年12月8日周二 18:00 Tokyo）到期');
});

test('what is not known whole is not said', () => {
  expect(say(ladder, 'some days before due Tue 8 Dec 2026 18:00 (Asia/Singapore)')).toBeUndefined();
  expect(say(ladder, '3 days before due soon')).toBeUndefined();
  expect(say(ladder, 'something new, held back to working hours')).toBeUndefined();
  expect(say(ladder, '')).toBeUndefined();
  expect(say(ladder, '已完成')).toBeUndefined();
  expect(say(ladder, `${'3 days '.repeat(1_000)}, held back to working hours`)).toBeUndefined();
});

test('several sentences in a row are said one after the other; what somebody wrote ends with its own', () => {
  const sentences = {
    '{{it}} was sent back.': '{{it}} 被退回。',
    'The reason: {{any}}[.]': '理由：{{any}}。',
    'You are told because you own it.': '您是负责人，因此收到此消息。',
    '[The|the] case {{key}} “{{title}}”': '案例 {{key}}“{{title}}”',
  };
  expect(
    say(sentences, 'The case CA-7 “A. B” was sent back. The reason: Too soon. You are told because you own it.'),
  ).toBe('案例 CA-7“A. B”被退回。理由：Too soon。您是负责人，因此收到此消息。');
  expect(say(sentences, 'AI-1 was sent back. Nobody knows this one.')).toBeUndefined();
});

test('a list is written as the language writes lists, with those that are known in its words', () => {
  const sentences = { 'Only {{who}} may {{say}}.': '只有{{who}}可以{{say}}。', 'its owner': '负责人', sign: '签核' };
  expect(say(sentences, 'Only its owner, Lin or Mei may sign.')).toBe('只有负责人、Lin或Mei可以签核。');
  expect(say(sentences, 'Only its owner may fly.')).toBeUndefined();
});

test('of two that fit, the one that says more by itself is meant', () => {
  const sentences = { '{{it}} is closed': '{{it}} 已关闭', '{{it}} has ended and is closed': '{{it}} 已结束并关闭' };
  expect(say(sentences, 'AI-3 has ended and is closed')).toBe('AI-3 已结束并关闭');
});

test('what has signs of patterns in it is taken as it stands', () => {
  expect(say({ 'needs {{n}} approver(s) (a.b)': '需要 {{n}} 位' }, 'needs 2 approver(s) (a.b)')).toBe('需要 2 位');
  expect(say({ 'needs {{n}} approver(s) (a.b)': '需要 {{n}} 位' }, 'needs 2 approvers (axb)')).toBeUndefined();
});
