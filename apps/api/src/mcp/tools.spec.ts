import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../../config/settings.js';
import { tools } from './tools.js';

test('docs/mcp.md says which tools there are', () => {
  const page = readFileSync(join(projectRoot, 'docs', 'mcp.md'), 'utf8');
  const documented = [...page.matchAll(/^\| `(\w+)` +\|/gm)].map(([, name]) => name);
  const named = tools.map(({ name }) => name);
  expect([...documented].sort()).toEqual([...named].sort());
});
