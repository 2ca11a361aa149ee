import { readFileSync, writeFileSync } from 'node:fs';
import { settingsPage } from './settings-page.js';

test('docs/settings.md says what the code says; UPDATE_DOCS=1 writes it anew', () => {
  const file = 'docs/settings.md';
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(file, settingsPage());
  expect(readFileSync(file, 'utf8')).toBe(settingsPage());
});
