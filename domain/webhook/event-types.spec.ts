import { globSync, readFileSync } from 'node:fs';
import { eventTypes } from './event-types.js';

/** Types that the code puts together from parts. */
const composed: Record<string, string[]> = {
  'database/bulk/operation-row.ts': ['previewed', 'started', 'done', 'cancelled', 'failed'].map(
    (what) => `bulk.${what}`,
  ),
  'database/imports/import-row.ts': ['accepted', 'done', 'failed', 'cancelled'].map((what) => `import.${what}`),
  'domain/dependency/tell-successor.ts': ['added', 'cancelled', 'done', 'removed', 'reopened'].map(
    (what) => `item.predecessor_${what}`,
  ),
  'database/dependencies/changes.ts': ['added', 'removed'].map((what) => `item.successor_${what}`),
  'apps/api/src/contacts/contact-points.ts': [
    ...['added', 'confirmed', 'removed'].map((what) => `person.contact_${what}`),
    ...['added', 'removed'].map((what) => `program.contact_${what}`),
  ],
  'database/links/links.ts': ['item', 'phase', 'exception', 'risk', 'analysis'].map((noun) => `${noun}.acted_by_link`),
  'database/restrictions/restrict.ts': [
    'item',
    'program',
    'exception',
    'risk',
    'case',
    'review_round',
    'finding',
    'breach',
    'analysis',
    'alignment',
    'control',
    'occurrence',
    'control_test',
    'proposal',
  ].flatMap((noun) => [`${noun}.readers_set`, `${noun}.restricted_read`]),
};

const code = globSync('{domain,database,apps/api,apps/worker,activities}/**/*.ts')
  .filter((file) => !file.endsWith('.spec.ts') && !file.startsWith('domain/webhook/'))
  .map((file) => [file, readFileSync(file, 'utf8')] as const);

/** What is written in quotes, outside of the sentences of the timeline. */
function written(files: typeof code): Set<string> {
  return new Set(
    files.flatMap(([, text]) => [...text.matchAll(/'([a-z_]+\.[a-z_]+)'/g)].flatMap(([, type = '']) => type)),
  );
}

test('every event that the code records is in the list', () => {
  const kinds = new Set(eventTypes.map((type) => type.slice(0, type.indexOf('.'))));
  const missing = [...written(code)].filter((type) => {
    return (
      !/\.(?:json|html|required)$/.test(type) &&
      kinds.has(type.slice(0, type.indexOf('.'))) &&
      !eventTypes.includes(type)
    );
  });
  expect(missing).toEqual([]);
  expect(new Set(eventTypes).size).toBe(eventTypes.length);
});

test('every event in the list is recorded somewhere in the code', () => {
  const recorders = code.filter(([file]) => !/timeline|rehears|\/imports\/statements|notifications\/facts/.test(file));
  const made = new Set([...written(recorders), ...Object.values(composed).flat()]);
  expect(eventTypes.filter((type) => !made.has(type))).toEqual([]);
});

test.each(Object.entries(composed))('%s still puts its types together from parts', (file, types) => {
  const [, text = ''] = code.find(([name]) => name === file) ?? [];
  const parts = new Set(types.map((type) => type.slice(type.indexOf('.') + 1)));
  const missing = [...parts].filter((part) => ![part, ...part.split('_')].some((word) => text.includes(word)));
  expect(text).toMatch(/type: `/);
  expect(missing).toEqual([]);
});
