import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './settings.js';

/** What people read of Tollgate, and what those who write it read; decisions stand as they were written, packages are called as they are, and words that texts have are no words about anybody. */
const read = ['activities', 'apps', 'config', 'database', 'docs', 'domain', 'workflows'];
const texts = /\.(ts|tsx|mjs|md|html|css)$/;
const others =
  /[\\/](adr|node_modules|dist)[\\/]|people-are-they\.spec\.ts$|docs[\\/]licences\.md$|similar[\\/]function-words\.ts$/;

function files(): string[] {
  const inside = read.flatMap((folder) =>
    readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  );
  const above = readdirSync(projectRoot).filter((file) => file.endsWith('.md'));
  return [...inside, ...above].filter((file) => texts.test(file) && !others.test(file));
}

test('people are “they”, whoever they are', () => {
  const found = files().flatMap((file) =>
    readFileSync(join(projectRoot, file), 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        /\b(he|his|him|himself|she|hers?|herself)\b/i.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : [],
      ),
  );
  expect(found).toEqual([]);
});
