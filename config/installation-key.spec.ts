import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installationKey } from './installation-key.js';

test('the key is made once, for this user only, and differs by purpose', () => {
  const home = mkdtempSync(join(tmpdir(), 'tollgate-key-'));
  const first = installationKey({ home, secret: null }, 'sealed-secrets');
  expect(first).toHaveLength(32);
  expect(installationKey({ home, secret: null }, 'sealed-secrets')).toEqual(first);
  expect(installationKey({ home, secret: null }, 'action-links')).not.toEqual(first);
  expect(statSync(join(home, 'secret.key')).mode & 0o777).toBe(0o600);
});

test('a setting goes before the file, and a file cut short is not taken for a key', () => {
  const home = mkdtempSync(join(tmpdir(), 'tollgate-key-'));
  writeFileSync(join(home, 'secret.key'), 'short\n');
  expect(() => installationKey({ home, secret: null }, 'sealed-secrets')).toThrow('cut short');
  expect(installationKey({ home, secret: 'x'.repeat(40) }, 'sealed-secrets')).toHaveLength(32);
});
