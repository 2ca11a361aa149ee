import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesOfHome } from './home-files.js';
import { refuseWithoutSpace, sizeText } from './space.js';

const home = mkdtempSync(join(tmpdir(), 'tollgate-home-files-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

test('all of a home is taken but its data, its logs and what each start makes anew; links are named, not followed', () => {
  for (const folder of ['postgres', 'restoring', 'temporal-tls']) mkdirSync(join(home, folder));
  for (const name of [
    ...['secret.key', 'audit.key', 'new.key', 'temporal-tls/ca.pem', 'temporal-tls/server.log', 'postgres/PG_VERSION'],
    ...['api.log', 'address', 'running.json', 'tollgate.lock', 'temporal.yaml', 'ports.json.new', 'restoring/x', '-rf'],
  ])
    writeFileSync(join(home, name), 'x');
  symlinkSync('/etc/passwd', join(home, 'link.key'));
  symlinkSync('/etc', join(home, 'folder'));
  expect(filesOfHome(home)).toEqual({
    taken: ['audit.key', 'new.key', 'secret.key', 'temporal-tls/ca.pem', 'temporal-tls/server.log'],
    left: ['-rf', 'folder', 'link.key'],
  });
});

test('a disk that is too small is refused before anything is written, with what is there and what is needed', () => {
  expect(() => refuseWithoutSpace(home, 4e18, 'The backup')).toThrow(
    /^The backup may need 4000000 TB, and .* has .* left\. Make room, or choose another disk\.$/,
  );
  refuseWithoutSpace(home, 1, 'The backup');
  expect([0, 999, 74_305_536, 1_500_000_000].map(sizeText)).toEqual(['0 bytes', '999 bytes', '74.3 MB', '1.5 GB']);
});
