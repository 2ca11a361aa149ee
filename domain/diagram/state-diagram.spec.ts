import { readFileSync, writeFileSync } from 'node:fs';
import { stateMachinesPage } from './state-diagram.js';

test('docs/state-machines.md says what the tables say; UPDATE_DOCS=1 writes it anew', () => {
  const file = 'docs/state-machines.md';
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(file, stateMachinesPage());
  expect(readFileSync(file, 'utf8')).toBe(stateMachinesPage());
});
