import { readFileSync, writeFileSync } from 'node:fs';
import { eventsPage } from './events-page.js';

test('docs/webhook-events.md says what the code says; UPDATE_DOCS=1 writes it anew', () => {
  const file = 'docs/webhook-events.md';
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(file, eventsPage());
  expect(readFileSync(file, 'utf8')).toBe(eventsPage());
});
