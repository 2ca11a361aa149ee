import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { auditKey } from './audit-key.js';

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'tollgate-key-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const pemOf = (file: string | null = null): unknown =>
  auditKey({ home, auditKeyFile: file }).export({ type: 'pkcs8', format: 'pem' });

test('is made once, for this user alone, and is the same from then on', () => {
  const first = pemOf();
  expect(statSync(join(home, 'audit.key')).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(home, 'audit.key'), 'utf8')).toBe(first);
  expect(pemOf()).toBe(first);
});

test('stands where it was said, and is another there', () => {
  const file = join(home, 'keys', 'other.key');
  expect(pemOf(file)).not.toBe(pemOf());
  expect(pemOf(file)).toBe(readFileSync(file, 'utf8'));
});

test('is refused with what to do where the file is none, or another kind of key', () => {
  const file = join(home, 'bad.key');
  writeFileSync(file, 'not a key');
  expect(() => pemOf(file)).toThrow(/bad\.key.*Put it back from a backup/s);
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  expect(() => pemOf(file)).toThrow('it is no Ed25519 key');
});
