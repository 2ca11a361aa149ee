import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchedCase } from '../../factories/case.js';
import { commandLine, type CommandAnswer } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;

beforeAll(async () => {
  tollgate = await startTollgate();
});
afterAll(async () => {
  await tollgate.stop();
});

/** Runs the command as the administrator. */
const tg = (...args: string[]): Promise<CommandAnswer> => commandLine(tollgate.admin)(...args);

test('a program is created, filled from a file, looked at, signed and exported from the command line', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tollgate-cli-'));
  const file = join(folder, 'register.csv');
  writeFileSync(
    file,
    'Ref,Action,PIC,Due date,Team\nR-1,Retrain reviewers,Lin Wei,2030-01-31,QA\nR-2,Fix rule,Lin Wei,someday,QA\n',
  );
  const imported = await tg('import', file, '--program', 'From a file', '--owners', 'create', '--json');
  expect(imported).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse(imported.out)).toMatchObject({
    rows: 2,
    created: 1,
    updated: 0,
    unchanged: 0,
    missing: 0,
    rejected: [{ row: 3, column: 'Due date' }],
  });
  expect(JSON.parse((await tg('items', 'list', '--program', 'From a file', '--count', '--json')).out)).toEqual({
    count: 1,
  });
  expect((await tg('items', 'list', '--program', 'From a file')).out).toContain('Retrain reviewers');
  expect((await tg('next', 'R-1')).out).toContain('level 3');
  expect((await tg('why', 'R-1')).out).toContain('Created');
  expect((await tg('items', 'submit', 'R-1', '--statement', 'Done')).code).toBe(1);
  expect((await tg('export', '--program', 'From a file')).out).toContain('R-1,Retrain reviewers');
});

test('a command refused is one line and exit code 1; wrong usage is exit code 2', async () => {
  const c = await launchedCase(tollgate);
  const item = await c.item();
  const refused = await tg('sign', item.key, '--approve');
  expect(refused.code).toBe(1);
  expect(refused.err.trim().split('\n')).toHaveLength(1);
  expect(refused.err).toContain('does not allow "sign"');
  expect((await tg('items', 'show', 'AI-99999')).code).toBe(1);
  expect((await tg('itms')).code).toBe(2);
  expect((await tg('itms')).err).toContain('items');
  expect((await tg('items', 'list', '--level', 'x')).code).toBe(2);
  expect((await tg('sign', item.key)).code).toBe(2);
  expect((await tg('import', 'x.csv', '--program', 'x', '--map', 'id')).code).toBe(2);
  expect((await tg('--help')).code).toBe(0);
});
