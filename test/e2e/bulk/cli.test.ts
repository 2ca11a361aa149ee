import { launchedCase, type Case } from '../../factories/case.js';
import { commandLine, type CommandAnswer } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;
let c: Case;
let tg: (...args: string[]) => Promise<CommandAnswer>;

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await launchedCase(tollgate);
  tg = commandLine(c.manager);
});
afterAll(async () => {
  await tollgate.stop();
});

test('items are extended from the command line: shown first, then carried out, listed and shown again', async () => {
  const items = [await c.item({ tags: ['cli'] }), await c.item({ tags: ['cli'] })];
  const dry = await tg(
    'bulk',
    'extend',
    '--tag',
    'cli',
    '--by',
    '2 working days',
    '--reason',
    'audit week',
    '--dry-run',
  );
  expect(dry).toMatchObject({ code: 0, err: '' });
  expect(dry.out).toContain('previewed: nothing is changed');
  expect(dry.out).toContain('2, of 1 owners');
  expect(dry.out).toContain(items[0]?.key);
  const id = /bulk run ([\da-f-]{36})/.exec(dry.out)?.[1] ?? '';
  const run = await tg('bulk', 'run', id, '--json');
  expect(run.code).toBe(0);
  expect(JSON.parse(run.out)).toMatchObject({ id, state: 'done', counts: { done: 2 } });
  expect((await tg('bulk', 'show', id, '--moved')).out).toMatch(/changed\s+due .* → .* Asia\/Singapore/);
  expect((await tg('bulk', 'list')).out).toContain(id);
  expect(await tg('bulk', 'stop', id)).toMatchObject({ code: 1 });
});

test('refused items make the exit code 1 and are shown; wrong usage makes it 2, and nothing is done', async () => {
  const item = await c.item();
  const hold = ['bulk', 'hold', '--item', item.key, '--reason', 'waits for legal'];
  expect((await tg(...hold, '--yes')).code).toBe(0);
  const again = await tg(...hold, '--yes');
  expect(again.code).toBe(1);
  expect(again.out).toContain('illegal-transition');
  expect(again.err.trim().split('\n').at(-1)).toContain('1 items were refused');
  const given = await tg(
    'bulk',
    'reassign',
    '--item',
    item.key,
    '--handover',
    'owner1@example.com=lead1@example.com',
    '--yes',
  );
  expect(given).toMatchObject({ code: 0 });
  expect((await c.manager.get(`/action-items/${item.id}`)).body.owner.id).toBe(c.leadId);
  expect((await tg(...hold)).code).toBe(2);
  expect((await tg('bulk', 'hold', '--reason', 'x', '--yes')).code).toBe(2);
  expect((await tg('bulk', 'hold', '--item', item.key, '--tag', 'x', '--reason', 'x', '--yes')).code).toBe(2);
  expect((await tg('bulk', 'extend', '--item', item.key, '--reason', 'x', '--yes')).code).toBe(2);
  expect((await tg('bulk', 'reassign', '--item', item.key, '--handover', 'nobody', '--yes')).code).toBe(2);
  expect((await tg('bulk', 'resume', '--item', 'AI-999999', '--yes')).code).toBe(1);
});
