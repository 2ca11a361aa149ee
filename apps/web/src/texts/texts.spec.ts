import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { acts } from './en/acts.js';
import { engine } from './en/engine.js';
import { items } from './en/items.js';
import { links } from './en/links.js';
import { model } from './en/model.js';
import { views } from './en/views.js';
import { work } from './en/work.js';
import { en } from './en.js';

const src = join(dirname(fileURLToPath(import.meta.url)), '..');
const filesIn = (folder: string): string[] =>
  readdirSync(join(src, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.spec.ts'))
    .map((name) => join(folder, name));
const read = (name: string): string => readFileSync(join(src, name), 'utf8');

/** What these files say that is not known there: the file, and the noun whose texts are missing. */
function unknown(files: readonly string[], known: readonly string[]): string[] {
  return files.flatMap((name) =>
    [...read(name).matchAll(/\bt\([^)]*?['`]([A-Za-z]+)\./g)]
      .map(([, noun = '']) => noun)
      .filter((noun) => !known.includes(noun))
      .map((noun) => `${name}: ${noun}`),
  );
}

const around = Object.keys(en);
const ofRecords = [...around, ...[acts, engine, items, links, model, views, work].flatMap(Object.keys)];

test('what stands around every page says only what comes with the entry', () => {
  const files = [...filesIn('shell'), 'components/problem.tsx', 'components/loading.tsx'];
  expect(unknown(files, [])).not.toEqual([]);
  expect(unknown(files, around)).toEqual([]);
});

test('what pages share says only what each of them brings along', () => {
  expect(unknown(filesIn('components'), ofRecords)).toEqual([]);
});

test.each(readdirSync(join(src, 'features')))('what %s says comes with it', (feature) => {
  const brought = filesIn(join('features', feature))
    .filter((name) => name.endsWith('texts.ts'))
    .flatMap((name) => [...read(name).matchAll(/texts\/en\/([\w-]+)\.js/g)].map(([, noun = '']) => noun));
  const known = brought.flatMap((noun) =>
    [...read(`texts/en/${noun}.ts`).matchAll(/^ {2}(\w+): \{/gm)].map(([, key = '']) => key),
  );
  expect(unknown(filesIn(join('features', feature)), [...ofRecords, ...known])).toEqual([]);
});

test('each page brings its texts along', () => {
  const pages = filesIn('features').filter((name) => name.endsWith('-page.tsx') && !name.includes('design'));
  expect(pages.length).toBeGreaterThan(10);
  expect(pages.filter((name) => !read(name).startsWith("import './texts.js';"))).toEqual([]);
});
