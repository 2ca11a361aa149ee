import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandLine, type CommandAnswer } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;
const folder = mkdtempSync(join(tmpdir(), 'tollgate-cli-'));

beforeAll(async () => {
  tollgate = await startTollgate({ worker: false });
});
afterAll(async () => {
  await tollgate.stop();
});

const tg = (...args: string[]): Promise<CommandAnswer> => commandLine(tollgate.admin)(...args);

test('a calendar is made, filled by hand and by file, published, compared and counted with', async () => {
  const created = await tg('calendars', 'create', 'T-SG', 'Test', '--zone', 'Asia/Singapore', '--market', 'T1');
  expect(created).toMatchObject({ code: 0, err: '' });
  expect(created.out).toContain('Publish it with: tollgate calendars publish T-SG');
  await tg('calendars', 'override', 'T-SG', '2026-02-17', '--off', 'Lunar New Year');
  await tg('calendars', 'override', 'T-SG', '2026-02-18', '--off', 'Lunar New Year');
  await tg('calendars', 'known', 'T-SG', '--from', '2026-01-01', '--until', '2026-12-31');
  expect((await tg('calendars', 'publish', 'T-SG', '--note', 'gazetted')).out).toContain(
    'Version 1 of T-SG is in force',
  );

  const added = await tg(
    ...['time', 'add', '--calendar', 'T-SG', '--from', '2026-02-13T17:00', '--duration', '2 working days', '--json'],
  );
  expect(JSON.parse(added.out)).toMatchObject({
    instant: '2026-02-19T09:00:00.000Z',
    local: '2026-02-19T17:00',
    zone: 'Asia/Singapore',
    calendarVersion: 1,
    skipped: [
      { date: '2026-02-14', why: 'weekend (Saturday)' },
      { date: '2026-02-15', why: 'weekend (Sunday)' },
      { date: '2026-02-17', why: 'Lunar New Year' },
      { date: '2026-02-18', why: 'Lunar New Year' },
    ],
  });
  const read = await tg(
    'time',
    'add',
    '--calendar',
    'T-SG',
    '--from',
    '2026-12-31T17:00',
    '--duration',
    '1 working day',
  );
  expect(read.out).toContain('Later     2027-01-01 17:00 (Asia/Singapore)');
  expect(read.out).toContain('Warning   The holidays of calendar T-SG are known');
  const between = ['time', 'between', '--calendar', 'T-SG', '--from', '2026-02-13T17:00', '--to', '2026-02-19T10:00'];
  expect((await tg(...between)).out).toContain('Working time  10 h 0 min');
  const earlier = [
    'time',
    'subtract',
    '--calendar',
    'T-SG',
    '--from',
    '2026-02-19T17:00',
    '--duration',
    '2 working days',
  ];
  expect((await tg(...earlier)).out).toContain('Earlier   2026-02-13 17:00');

  const file = join(folder, 'days.csv');
  writeFileSync(file, 'date,name,kind\n2026-02-19,Third day,off\nsomeday,x,off\n');
  const imported = await tg('calendars', 'import', 'T-SG', file);
  expect(imported.code).toBe(0);
  expect(imported.out).toContain('"someday" is not a date');
  expect(imported.out).toContain('Draft version 2');
  const difference = await tg('calendars', 'diff', 'T-SG');
  expect(difference.out).toContain('from version 1 (published) to version 2 (draft)');
  expect(difference.out).toMatch(/2026-02-19 +Thu +worked +off: Third day/);
  expect((await tg('calendars', 'discard', 'T-SG')).out).toContain('discarded');
  const rule = await tg(
    'calendars',
    'rule',
    'T-SG',
    '--from',
    '2026-06-01',
    '--weekend',
    'fri,sat',
    '--hours',
    '08:00-16:00',
    '--publish',
  );
  expect(rule.out).toContain('Version 2 of T-SG is in force');
  const shown = await tg('calendars', 'show', 'T-SG', '--year', '2026', '--date', '2026-06-05');
  expect(shown.out).toContain('Sat, Sun; Fri, Sat from 2026-06-01');
  expect(shown.out).toContain('2026-06-05 Fri: off');
  expect(shown.out).toMatch(/2026-02-18 +Wed +off +Lunar New Year +by hand/);
  expect(JSON.parse((await tg('calendars', 'show', 'T-SG', '--json')).out)).toMatchObject({
    key: 'T-SG',
    content: { version: 2 },
  });
});

test('the calendars that ship are listed, refreshed, and given to people', async () => {
  const list = await tg('calendars', 'list', '--market', 'MY');
  expect(list.out).toMatch(/MY-02 +Malaysia, Kedah +Asia\/Kuala_Lumpur +1 /);
  expect(JSON.parse((await tg('calendars', 'list', '--json')).out).items).toEqual(
    expect.arrayContaining([expect.objectContaining({ key: 'SG', isDefault: true })]),
  );
  expect((await tg('calendars', 'refresh', 'US')).out).toMatch(/says nothing new about US/);
  expect((await tg('people', 'create', 'Aisyah', '--calendar', 'MY-02')).out).toContain('MY-02');
  const own = await tg(
    'time',
    'add',
    '--person',
    'Aisyah',
    '--from',
    '2030-02-14T17:00',
    '--duration',
    '1 working day',
    '--json',
  );
  expect(JSON.parse(own.out)).toMatchObject({ calendar: 'MY-02', beyondKnown: true });
});

test('refused is one line and exit code 1; wrong usage, or a value nobody understands, exit code 2', async () => {
  const add = ['time', 'add', '--calendar', 'SG', '--from', '2026-02-13T17:00', '--duration'];
  const refused = await tg(...add, '1 working week');
  expect(refused.code).toBe(2);
  expect(refused.err.trim().split('\n')).toHaveLength(1);
  expect(refused.err).toContain('Say it in working days');
  expect((await tg('calendars', 'show', 'NOWHERE')).code).toBe(1);
  expect((await tg('calendars', 'publish', 'SG')).err).toContain('has no draft');
  expect((await tg('calendars', 'import', 'SG', join(folder, 'none.ics'))).err).toContain('cannot be read');
  expect((await tg('calendars', 'override', 'SG', '2026-05-02')).code).toBe(2);
  expect((await tg('calendars', 'override', 'SG', '2026-05-02', '--off', 'x', '--remove')).code).toBe(2);
  expect((await tg('calendars', 'rule', 'SG', '--weekend', 'someday')).code).toBe(2);
  expect((await tg('calendars', 'rule', 'SG')).code).toBe(2);
  expect((await tg('time', 'add', '--calendar', 'SG')).code).toBe(2);
});
