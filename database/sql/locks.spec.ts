import { globSync, readFileSync } from 'node:fs';
import { locks } from './locks.js';

test('no two things that are done one at a time hold each other up: each lock has a number of its own, and stands in the list', () => {
  const numbers = Object.values(locks);
  expect(new Set(numbers).size).toBe(numbers.length);
  const asked = globSync('{database,apps,activities}/**/*.ts', { exclude: ['**/node_modules/**'] })
    .filter((file) => !file.endsWith('.spec.ts'))
    .flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/advisory(?:_xact)?_lock\(\$1\)[^;]*?\[\s*([^\]]+?),?\s*\]/g)].map(
        ([, by = '']) => [file, by],
      ),
    );
  expect(asked.length).toBeGreaterThanOrEqual(numbers.length);
  expect(asked.filter(([, by]) => !by?.startsWith('locks.'))).toEqual([]);
});
