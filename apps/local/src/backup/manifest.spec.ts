import { problemOf } from './manifest.js';

const sha256 = 'a'.repeat(64);
const manifest = {
  format: 'tollgate-backup-1',
  tollgate: '0.1.0',
  platform: 'linux-x64',
  begunAt: '2026-11-29T10:00:00.000Z',
  endedAt: '2026-11-29T10:00:01.000Z',
  until: '0/3000120',
  timeline: 1,
  dataBytes: 74_305_536,
  version: '18.4',
  systemId: '7713706239947016808',
  databases: [],
  migrations: [],
  files: [
    { path: 'base.tar.gz', bytes: 1, sha256 },
    { path: 'home/temporal-tls/ca.pem', bytes: 1, sha256 },
  ],
};

test('what a backup writes is a manifest', () => {
  expect(problemOf(manifest)).toBeNull();
});

test.each([
  '../secret.key',
  'home/../../secret.key',
  '/etc/passwd',
  'home/',
  'home',
  'home//a',
  'home/.ssh',
  'home/a\\b',
  'home/a\0b',
  'manifest.json',
  'else',
  `home/${'a'.repeat(300)}`,
  `home/${'a/'.repeat(9)}a`,
  7,
])('a file called %j is none of a backup', (path) => {
  const files = [...manifest.files, { path, bytes: 1, sha256 }];
  expect(problemOf({ ...manifest, files })).toContain('no file of a backup');
});

test('what is missing, twice, or of another kind is named', () => {
  expect(problemOf(null)).toBe('it is no object');
  expect(problemOf({ ...manifest, format: 'tollgate-backup-2' })).toContain('"tollgate-backup-2"');
  expect(problemOf({ ...manifest, endedAt: 1 })).toBe('"endedAt" is no text');
  expect(problemOf({ ...manifest, dataBytes: 0.5 })).toBe('"dataBytes" is no whole number');
  expect(problemOf({ ...manifest, migrations: [1] })).toContain('"migrations"');
  expect(problemOf({ ...manifest, files: manifest.files.slice(1) })).toBe('"files" does not name base.tar.gz');
  expect(problemOf({ ...manifest, files: [...manifest.files, manifest.files[0]] })).toContain('twice');
  expect(problemOf({ ...manifest, files: Array.from({ length: 10_001 }, () => manifest.files[0]) })).toContain(
    '"files"',
  );
  expect(problemOf({ ...manifest, files: [{ path: 'base.tar.gz', bytes: 1, sha256: 'x' }] })).toContain('no file');
});
