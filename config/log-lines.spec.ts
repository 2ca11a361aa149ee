import { once } from 'node:events';
import { openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { logLines } from './log-lines.js';

const path = join(tmpdir(), `tollgate-log-lines-${process.pid}`);
writeFileSync(path, '');
afterAll(() => {
  rmSync(path);
});

test('a line that cannot be written is no error of the process, which can end meanwhile', async () => {
  // Open for reading: nothing can be written to it, as to a disk without room.
  const lines = logLines(openSync(path, 'r'));
  const failed = once(lines, 'write').catch((error: unknown) => error);
  pino(lines).error('lost');
  expect(await failed).toMatchObject({ code: 'EBADF' });
  expect(() => lines.emit('error', new Error('no space left on device'))).not.toThrow();
  pino(lines).error('lost too');
  lines.flushSync();
});

test('lines that can be written are', async () => {
  const lines = logLines(openSync(path, 'a'));
  pino(lines).error('kept');
  await once(lines, 'write');
  expect(readFileSync(path, 'utf8')).toContain('"msg":"kept"');
});
