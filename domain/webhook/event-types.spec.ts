import { globSync, readFileSync } from 'node:fs';
import { eventTypes } from './event-types.js';

test('every event that the code records is in the list', () => {
  const kinds = new Set(eventTypes.map((type) => type.slice(0, type.indexOf('.'))));
  const written = globSync('{domain,database,apps/api,apps/worker,activities}/**/*.ts')
    .filter((file) => !file.endsWith('.spec.ts'))
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/'([a-z_]+)\.([a-z_]+)'/g)])
    .flatMap(([, kind = '', event = '']) => (kinds.has(kind) ? [`${kind}.${event}`] : []));
  const missing = [...new Set(written)].filter((type) => !eventTypes.includes(type));
  expect(missing).toEqual([]);
  expect(new Set(eventTypes).size).toBe(eventTypes.length);
});
