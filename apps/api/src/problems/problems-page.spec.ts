import { readFileSync, writeFileSync } from 'node:fs';
import { problemsPage } from './problems-page.js';

test('docs/problems.md says what the code says; UPDATE_DOCS=1 writes it anew', () => {
  const file = 'docs/problems.md';
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(file, problemsPage());
  expect(readFileSync(file, 'utf8')).toBe(problemsPage());
});
