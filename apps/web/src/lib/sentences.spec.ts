import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import ts from 'typescript';
import { Speaker } from './speaker.js';
import { Clock } from './time.js';
import { namesIn } from '../texts/refusals/refusal-text.js';
import { sentences } from '../texts/zh-CN/sentences.js';
import { fieldRules } from '../texts/zh-CN/sentences/fields.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', '..');
const sources = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ts$/.test(name) && !/\.spec\.ts$/.test(name))
    .map((name) => join(folder, name));
const read = (name: string): string => readFileSync(join(root, name), 'utf8');

/** Words alone, one space between them. */
const plain = (text: string): string =>
  text
    .replaceAll(/(?<!\p{L})['’]|['’](?!\p{L})|[^\p{L}\p{N}’']+/gu, ' ')
    .replaceAll(/ +/g, ' ')
    .trim();

test('each sentence that is said in Chinese is one that is made: its words stand beside each other in the source', () => {
  const made = ` ${plain(['domain', 'database', 'apps/api/src', 'activities', 'migrations'].flatMap(sources).map(read).join('\n').replaceAll("\\'", "'"))} `;
  // What a library says of fields is in none of our files.
  const ours = Object.keys(sentences).filter((english) => !(english in fieldRules));
  const strangers = ours.filter((english) =>
    english
      .replaceAll('[T|t]', 'T')
      .split(/\{\{\w+\}\}|\[[^\]]*\]/)
      .some((part) => {
        const all = plain(part).split(' ');
        const beside = (at: number): boolean => made.includes(` ${all[at] ?? ''} ${all[at + 1] ?? '?'} `);
        // Where a sentence is put together of two, a short word may stand at the seam.
        return all.length > 2 && all.some((word, at) => word.length > 5 && !beside(at - 1) && !beside(at));
      }),
  );
  expect(strangers).toEqual([]);
});

test('what stands in braces is the same in both languages, or left out where the sentence says it', () => {
  const invented = Object.entries(sentences).filter(([english, said]) => {
    const known = new Set(namesIn(english));
    return namesIn(said).some((name) => !known.has(name));
  });
  expect(invented).toEqual([]);
});

const speaker = new Speaker(sentences, 'zh-CN', new Clock('zh-CN', 'Asia/Singapore'));
const when = 'Tue 8 Dec 2026 18:00 (Asia/Singapore)';
/** What may stand where something is put into a sentence. */
const fillings = [
  ...['The case CA-1 “A”', 'CA-1', when, '3', 'Lin', '2026-12-08', 'its owner', '', ` until ${when}`, ' by Lin'],
  ...[
    'that CA-1 be put on hold',
    `to move CA-1 to ${when}`,
    'to move CA-1',
    'ahead of',
    'workers are',
    '20.1 GB',
    '/data',
  ],
];

/** Whether it is known with something in its places. */
function isKnown(parts: readonly string[], said = ''): boolean {
  const [first = '', ...rest] = parts;
  if (rest.length === 0) return speaker.say((said + first).trim()) !== undefined;
  return fillings.some((filling) => isKnown(rest, said + first + filling));
}

/** The whole sentences that a file makes: texts that begin as one and end as one. */
function sentencesOf(name: string): string[][] {
  const file = ts.createSourceFile(name, read(name), ts.ScriptTarget.Latest, true);
  const found: string[][] = [];
  const look = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return;
    const parts = partsOf(node);
    if (parts === null) ts.forEachChild(node, look);
    else if (/^[A-Z{]?.*[a-z]+ .*[.?]$/s.test(parts.join('x')) && parts.length <= 4) found.push(parts);
  };
  look(file);
  return found;
}

function partsOf(node: ts.Node): string[] | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node.text];
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const [left, right] = [partsOf(node.left), partsOf(node.right)];
    if (left === null || right === null) return null;
    return [...left.slice(0, -1), (left.at(-1) ?? '') + (right[0] ?? ''), ...right.slice(1)];
  }
  if (ts.isTemplateExpression(node)) return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
  return null;
}

test('each whole sentence of a message is said in Chinese', () => {
  const files = sources('domain/notification').filter((name) => name.endsWith('-messages.ts'));
  expect(files.length).toBeGreaterThan(20);
  const unknown = files.flatMap((name) => {
    // What is signed by a link is read on the page of the link, which is English.
    const signed = read(name).includes('SignedWords') ? /^(?:take responsibility|say that|refuse it for good)/ : /^$/;
    return sentencesOf(name)
      .filter((parts) => !signed.test(parts.join('')) && !isKnown(parts))
      .map((parts) => `${name}: ${parts.join('…')}`);
  });
  expect(unknown).toEqual([]);
});

test('each whole sentence of the state of the machine is said in Chinese', () => {
  const unknown = sources('domain/doctor').flatMap((name) =>
    sentencesOf(name)
      .filter((parts) => !isKnown(parts))
      .map((parts) => parts.join('…')),
  );
  expect(unknown).toEqual([]);
});
