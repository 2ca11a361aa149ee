import { commandLine } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { recurrenceWorld, type RecurrenceWorld } from './world.js';

let tollgate: Tollgate;
let w: RecurrenceWorld;

beforeAll(async () => {
  tollgate = await startTollgate();
  w = await recurrenceWorld(tollgate);
});
afterAll(async () => {
  await tollgate.stop();
});

test('a recurrence is set up, changed, run, paused, resumed and ended from the command line', async () => {
  const tg = commandLine(w.manager);
  const made = await tg(
    ...['recurrences', 'create', 'Monthly', '--template', w.templateId, '--name', 'Review {{date}}'],
    ...['--param', 'market=SG', '--rule', 'FREQ=MONTHLY;BYDAY=-1FR', '--missed', 'report', '--draft'],
  );
  expect(made).toMatchObject({ code: 0, err: '' });
  expect(made.out).toContain('FREQ=MONTHLY;BYDAY=-1FR');
  const items = await tg(
    ...['recurrences', 'create', 'Sample', '--program', w.programId, '--title', 'Sample {{occurrence}}'],
    ...['--owner', 'owner1@example.com', '--due-in', '3 working days', '--every', '2 weeks', '--json'],
  );
  expect(JSON.parse(items.out)).toMatchObject({
    makes: 'item',
    schedule: { mode: 'after_completion', every: '2 weeks' },
  });
  expect((await tg('recurrences', 'list')).out).toContain('Monthly');
  expect((await tg('recurrences', 'change', 'Monthly', '--rule', 'FREQ=WEEKLY', '--rename', 'Weekly')).out).toContain(
    'FREQ=WEEKLY',
  );
  expect((await tg('recurrences', 'change', 'Weekly', '--param', 'market=MY')).code).toBe(0);
  const shown = await tg('recurrences', 'show', 'Weekly', '--json');
  expect((await tg('recurrences', 'run', 'weekly')).out).toMatch(/So far +1/);
  expect((await tg('recurrences', 'occurrences', 'Weekly')).out).toContain('made');
  const { coming } = (await w.manager.get(`/recurrences/${JSON.parse(shown.out).id}/occurrences`)).body;
  const second = String(coming[1].nominal);
  const skip = ['--occurrence', second, '--reason', 'audit week'];
  expect((await tg('recurrences', 'skip', 'Weekly', '--occurrence', second)).code).toBe(2);
  expect((await tg('recurrences', 'skip', 'Weekly', ...skip)).code).toBe(0);
  expect((await tg('recurrences', 'skip', 'Weekly', ...skip)).code).toBe(1);
  expect((await tg('recurrences', 'occurrences', 'Weekly')).out).toMatch(/skipped by .+: audit week/);
  expect((await tg('recurrences', 'unskip', 'Weekly', '--occurrence', second)).code).toBe(0);
  expect((await tg('recurrences', 'occurrences', 'Weekly')).out).not.toContain('audit week');
  expect((await tg('recurrences', 'pause', 'Weekly', '--reason', 'freeze')).out).toContain('paused: freeze');
  expect((await tg('recurrences', 'resume', 'Weekly')).out).toContain('active');
  expect((await tg('recurrences', 'show', 'Weekly')).out).toContain('Next');
  expect((await tg('recurrences', 'end', 'Weekly', '--reason', 'done')).out).toContain('ended: done');
  const why = (await tg('recurrences', 'why', 'Weekly')).out;
  for (const words of [
    'Set up',
    'Changed',
    'made on request',
    'to be skipped: audit week',
    'Paused: freeze',
    'Goes on',
    'Ended: done',
  ])
    expect(why).toContain(words);
});

test('what is refused is one line and exit code 1; wrong usage, or a rule nobody understands, is exit code 2', async () => {
  const tg = commandLine(w.manager);
  const refused = await tg(
    ...[
      'recurrences',
      'create',
      'Bad',
      '--template',
      w.templateId,
      '--name',
      'Review {{date}}',
      '--rule',
      'FREQ=HOURLY',
    ],
  );
  expect([refused.code, refused.err.trim().split('\n').length]).toEqual([2, 1]);
  expect((await tg('recurrences', 'show', 'Nothing')).code).toBe(1);
  for (const wrong of [
    ['create', 'X'],
    ['pause', 'Sample'],
    ['run', 'Sample', '--occurrence', 'then'],
  ])
    expect([wrong, (await tg('recurrences', ...wrong)).code]).toEqual([wrong, 2]);
});
