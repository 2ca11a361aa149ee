import { launchedCase, type Case } from '../../factories/case.js';
import { commandLine } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;
let c: Case;

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await launchedCase(tollgate);
  await tollgate.person('Mei Lin', { email: 'mei@example.com' });
});
afterAll(async () => {
  await tollgate.stop();
});

const header = 'ID,Title,Owner,Due,Status';
const row = (id: string, owner = 'Mei Lin'): string => `${id},Do ${id},${owner},2030-03-01,Open`;

test('"-" is the standard input and output: what goes out comes in again, and changes nothing', async () => {
  const into = (text: string, program: string) =>
    commandLine(c.manager, text)('import', '-', '--program', program, '--json');
  const made = await into(`${header}\n${row('S-1')}\n${row('S-2')}\n`, 'By a pipe');
  expect(made).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse(made.out)).toMatchObject({ fileName: 'standard input', created: 2 });
  const out = await commandLine(c.manager)('export', '-', '--program', 'By a pipe');
  expect(out).toMatchObject({ code: 0, err: '', out: expect.stringContaining('S-2,Do S-2') });
  expect(JSON.parse((await into(out.out, 'By a pipe')).out)).toMatchObject({ created: 0, unchanged: 2 });
});

test.each([
  ['every row was rejected', `${header}\n${row('N-1', 'Nobody Known')}\n`, /every row was rejected \(1\)/],
  ['there is no row', `${header}\n`, /a header and no rows/],
])('the exit code says that nothing came in: %s', async (_, text, reason) => {
  const answer = await commandLine(c.manager, text)('import', '-', '--program', c.programId);
  expect(answer).toMatchObject({ code: 1, err: expect.stringMatching(reason) });
});

test('an item whose id is the key of another is asked about, and said by a word before it', async () => {
  const tg = commandLine(c.manager);
  const byKey = await c.item({ title: 'Of that key' });
  await c.item({ title: 'Of that id', externalId: byKey.key });
  const asked = await tg('items', 'show', byKey.key);
  expect(asked).toMatchObject({
    code: 1,
    err: expect.stringMatching(/is the key of one item and the id of another.*id:AI-/),
  });
  expect((await tg('items', 'show', `id:${byKey.key}`)).out).toContain('Of that id');
  expect((await tg('items', 'show', `key:${byKey.key}`)).out).toContain('Of that key');
});
