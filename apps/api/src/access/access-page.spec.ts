import { readFileSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { accessTables, begins, ends } from './access-page.js';

test('docs/access.md says what the tables say by which it is decided; UPDATE_DOCS=1 writes them anew', async () => {
  const file = 'docs/access.md';
  const page = readFileSync(file, 'utf8');
  const [before = '', rest = ''] = page.split(begins);
  const [, after = ''] = rest.split(ends);
  const wanted = await format(`${before}${begins}\n\n${accessTables()}\n${ends}${after}`, {
    ...{ parser: 'markdown', printWidth: 120, proseWrap: 'preserve' },
  });
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(file, wanted);
  expect(readFileSync(file, 'utf8')).toBe(wanted);
});
