import { ownPath } from './return-path.js';

test.each(['/', '/act/x?y=1#z', '/items/AI-1', '/a//b'])('%s is a path of this address', (path) => {
  expect(ownPath(path)).toBe(path);
});

test.each([
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/a/..//evil.example',
  '/.//evil.example',
  '/%2e%2e//evil.example',
  '/\t/evil.example',
  'javascript:alert(1)',
  '',
  'items',
  `/${'x'.repeat(2_000)}`,
  undefined,
  ['/a'],
])('%s is none', (path) => {
  expect(ownPath(path)).toBe('/');
});
