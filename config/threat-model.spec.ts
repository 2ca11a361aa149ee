import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './settings.js';

const page = readFileSync(join(projectRoot, 'docs', 'threat-model.md'), 'utf8');
const rows = page.split('\n').filter((line) => /^\| (?!what somebody tries|-)/.test(line));

test('each mitigation of docs/threat-model.md names a test that is there', () => {
  expect(rows.length).toBeGreaterThan(40);
  const missing = rows.filter((row) => {
    const [, file = '', title = ''] = /`([\w./-]+)` “([^”]+)”\s*\|$/.exec(row) ?? [];
    return file === '' || !existsSync(join(projectRoot, file)) || !holds(join(projectRoot, file), title);
  });
  expect(missing).toEqual([]);
});

test('each boundary has its part', () => {
  const parts = [...page.matchAll(/^## (.+)$/gm)].map(([, part]) => part);
  expect(parts).toEqual([
    'Browser and API',
    'API, workers and Temporal',
    'API, workers and the database',
    'What goes out',
    'Mails and links',
    'Files and imports',
    'Administrators and operators',
    'Directories, providers and issuers',
  ]);
});

function holds(file: string, title: string): boolean {
  return readFileSync(file, 'utf8').includes(title);
}
