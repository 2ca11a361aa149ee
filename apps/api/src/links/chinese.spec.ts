import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { signedWordsOf } from '../../../../domain/notification/kinds.js';
import { proofText } from '../../../../domain/proof/proof.js';
import { chinese } from './chinese.js';
import { fieldsToType } from './fields.js';
import { actWords, deadWords, proofSaid, type Deciding } from './pages.js';
import { sayIn } from './say.js';

const links = dirname(fileURLToPath(import.meta.url));
const files = [links, join(links, '..', 'sign-in'), join(links, '..', 'providers')].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts') && name !== 'chinese.ts')
    .map((name) => join(folder, name)),
);
const sources = files.map((file) => readFileSync(file, 'utf8')).join('\n');

/** What stands in the sources as the words of a page. */
const written = [
  ...sources.matchAll(/\b(?:t|t\.plain)\(\s*(?:\w+ \? )?'((?:[^'\\]|\\.)+)'(?: : '((?:[^'\\]|\\.)+)')?/g),
  ...sources.matchAll(/\bheaded\(\s*\w+,\s*(?:\w+ \? )?'([^']+)'(?: : '([^']+)')?/g),
  ...sources.matchAll(/new FormProblem\('([^']+)'\)/g),
  ...sources.matchAll(/(?:needed|dueOf)\([^;]*?'((?:Say)[^']+)'\)/g),
].flatMap(([, one, other]) => [one, other].filter((text) => text !== undefined));

const deciding = Object.keys(actWords) as Deciding[];
const kinds = ['exception', 'risk', 'analysis'] as const;
/** What is put together of what the rules say. */
const known = [
  ...deciding.flatMap((action) => {
    const { title, meaning, button, done } = actWords[action];
    return [`${title} {{record}}`, meaning, button, done, ...fieldsToType(action, null).map(({ label }) => label)];
  }),
  ...kinds.flatMap((kind) => Object.values(signedWordsOf(kind)?.meanings ?? {})),
  ...Object.values(deadWords).flatMap(({ title, text }) => [title, text]),
];

test('every sentence of these pages is said in Chinese', () => {
  expect(written.length).toBeGreaterThan(100);
  expect([...written, ...known].filter((text) => !Object.hasOwn(chinese, text))).toEqual([]);
});

test('what stands in braces is the same in both', () => {
  const braces = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).sort();
  for (const [english, said] of Object.entries(chinese))
    expect([english, braces(said)]).toEqual([english, braces(english)]);
});

test('values are escaped, and what is not known is said in English, and marked so', () => {
  const t = sayIn('zh-CN');
  expect(t('Messages to {{name}}', { name: '<b>Mei</b>' }).text).toBe('发给 &#60;b&#62;Mei&#60;/b&#62; 的消息');
  expect(t('constructor').text).toBe('<span lang="en">constructor</span>');
  expect(t('<i>{{name}}</i>', { name: '{{name}}' }).text).toBe(
    '<span lang="en">&#60;i&#62;{{name}}&#60;/i&#62;</span>',
  );
  expect(sayIn('en')('It is called “{{date}}”.').text).toBe('It is called “{{date}}”.');
  expect(sayIn('en')('Messages to {{name}}', { name: 'Mei' }).text).toBe('Messages to Mei');
  expect(t.plain('Sign in with {{name}}', { name: '“<Okta>”' })).toBe('通过 “<Okta>” 登录');
});

test('what a policy asks for is said as elsewhere', () => {
  for (const maxAgeMinutes of [1, 15])
    expect(proofSaid(sayIn('en'), { maxAgeMinutes }).text).toBe(proofText({ maxAgeMinutes }));
});
