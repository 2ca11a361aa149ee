import { readFileSync, writeFileSync } from 'node:fs';
import { living } from './kinds.js';
import { stateMachinesPage } from '../domain/diagram/state-diagram.js';

test('docs/state-machines.md says what the tables say; UPDATE_DOCS=1 writes it anew', () => {
  const file = 'docs/state-machines.md';
  const page = stateMachinesPage(Object.values(living).map(({ states }) => states));
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(file, page);
  expect(readFileSync(file, 'utf8')).toBe(page);
});
