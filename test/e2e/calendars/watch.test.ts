import { tellOfCalendars } from '../../../database/calendars/watch.js';
import { templateBody } from '../../factories/template.js';
import { commandLine } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;

beforeAll(async () => {
  tollgate = await startTollgate({ worker: false });
  // As an installation stands at the end of a year: its calendars know 2026, Singapore the next one too.
  await tollgate.dataSource
    .query(`UPDATE calendar_versions v SET known_until = CASE c.key WHEN 'SG' THEN DATE '2027-12-31'
    ELSE DATE '2026-12-31' END FROM calendars c WHERE c.id = v.calendar_id`);
}, 60_000);
afterAll(async () => {
  await tollgate.stop();
});

const tell = (at: string): Promise<number> => tellOfCalendars(tollgate.dataSource, Date.parse(at));

async function letters(): Promise<{ title: string; body: string }[]> {
  const { items } = (await tollgate.admin.get('/notifications?kind=calendars_unknown')).body;
  return items;
}

test('before a year begins, administrators hear once which calendars in use do not know it', async () => {
  expect(await tell('2026-10-31T10:00:00Z')).toBe(0);
  const told = await tell('2026-11-01T10:00:00Z');
  const [letter, ...others] = await letters();
  expect(others).toEqual([]);
  expect(letter?.title).toBe(`The days off of ${told} calendars are not known`);
  expect(letter?.body).toContain('TH, Thailand, knows its days off until 2026-12-31, not the whole of 2027');
  expect(letter?.body).not.toContain('SG, Singapore');
  // A calendar that nobody counts by is nobody's worry.
  expect(letter?.body).not.toContain('MY-02');

  expect(await tell('2026-12-01T10:00:00Z')).toBe(0);
  expect(await letters()).toHaveLength(1);
  const id = await tollgate.person('In Kedah');
  await tollgate.dataSource.query(`UPDATE people SET calendar_key = 'MY-02' WHERE id = $1`, [id]);
  expect(await tell('2026-12-02T10:00:00Z')).toBe(1);
  expect((await letters())[0]?.body).toContain('MY-02, Malaysia, Kedah');
});

test('a calendar that was computed before there was a table is told of once, with how to get it', async () => {
  await tollgate.dataSource.query(
    `UPDATE calendar_versions v SET source = 'date-holidays 3.37.0' FROM calendars c WHERE c.id = v.calendar_id AND c.key = 'SG'`,
  );
  expect(await tell('2026-12-03T10:00:00Z')).toBe(1);
  expect((await letters())[0]?.body).toContain('tollgate calendars refresh SG');
  expect(await tell('2026-12-04T10:00:00Z')).toBe(0);
});

test('an item says where its date lies beyond what its calendar knows, and only there', async () => {
  const owner = await tollgate.person('Owner');
  const program = await tollgate.admin.must('/programs', { name: 'Far', launch: true });
  const due = async (date: string): Promise<boolean> => {
    const item = { programId: program.id, ownerId: owner, title: date, due: { date } };
    return (await tollgate.admin.must('/action-items', item))['due'].beyondKnown;
  };
  expect([await due('2027-03-01'), await due('2028-03-01')]).toEqual([false, true]);
  const { items } = (await tollgate.admin.get('/action-items?sort=due')).body;
  expect(items.map((item: { due: { beyondKnown: boolean } }) => item.due.beyondKnown)).toEqual([false, true]);
  // So does its timeline, where an event has a date.
  for (const [place, beyond] of [false, true].entries()) {
    const entries = (await tollgate.admin.get(`/action-items/${items[place].id}/timeline`)).body.items;
    expect(entries).toMatchObject([{ type: 'item.created', beyondKnown: beyond }]);
  }
});

test('what is to come of a recurrence says where days off may still move it', async () => {
  const owner = await tollgate.person('Series', { access: 'program_manager' });
  const client = await tollgate.as(owner);
  const program = await client.must('/programs', { name: 'Yearly', launch: true });
  const made = async (onDayOff: string): Promise<boolean[]> => {
    const schedule = { mode: 'fixed', rule: 'FREQ=YEARLY', startsOn: '2027-03-01', onDayOff };
    const item = { programId: program.id, ownerId: owner, title: 'Review', dueIn: '5 days' };
    const { id } = await client.must('/recurrences', { name: `Yearly ${onDayOff}`, item, schedule });
    const { coming } = (await client.get(`/recurrences/${id}/occurrences`)).body;
    return coming.slice(0, 2).map((one: { beyondKnown: boolean }) => one.beyondKnown);
  };
  expect(await made('next_working_day')).toEqual([false, true]);
  expect(await made('same')).toEqual([false, false]);
});

test('a program says so of its targets and what fires next, a template of what it would make; on the command line, too', async () => {
  const lead = await tollgate.person('Far Lead', { access: 'program_manager' });
  const client = await tollgate.as(lead);
  const tg = commandLine(client);
  const phases = [
    { name: 'Near', targetDate: '2027-06-30' },
    { name: 'Far', targetDate: '2028-06-30' },
  ];
  const program = await client.must('/programs', { name: 'Two years', phases, launch: true });
  const targets = (shown: { phases: { beyondKnown: boolean }[] }): boolean[] =>
    shown.phases.map(({ beyondKnown }) => beyondKnown);
  expect(targets(program)).toEqual([false, true]);
  const next = async (): Promise<boolean[][]> => {
    const { items } = (await client.get(`/programs/${program.id}/upcoming`)).body;
    const of = (kind: string): boolean[] =>
      items.flatMap((step: { kind: string; beyondKnown: boolean }) => (step.kind === kind ? [step.beyondKnown] : []));
    return [of('phase_target'), of('phase_empty')];
  };
  expect(await next()).toEqual([[false], [false, false, false, false]]);
  const near = `/programs/${program.id}/phases/${program.phases[0].id}`;
  expect((await client.patch(near, { targetDate: '2028-01-03' })).status).toBe(200);
  expect((await next())[0]).toEqual([true]);
  expect(targets((await client.get(`/programs/${program.id}`)).body)).toEqual([true, true]);
  const entries = (await client.get(`/programs/${program.id}/timeline`)).body.items;
  expect(entries.filter((entry: object) => 'beyondKnown' in entry)).toMatchObject([
    { type: 'program.phase_edited', beyondKnown: true },
  ]);
  expect((await tg('programs', 'show', 'Two years')).out).toContain('2028-01-03?');
  expect((await tg('programs', 'why', 'Two years')).out).toContain('(days off by then are not known yet)');
  expect((await tg('programs', 'next', 'Two years')).out).toMatch(/2028-01-03 23:59 \S+\?/);

  const made = await client.must('/templates', { name: 'Far review', body: templateBody() });
  await client.must(`/templates/${made.id}/publish`, {});
  const parameters = { market: 'SG', analyst: lead, start: '2027-12-15' };
  const asked = { parameters, domainLeadId: lead };
  const preview = await client.must(`/templates/${made.id}/preview`, asked);
  // Ten working days after 15 December 2027 it is the last day that is known, or later.
  expect(preview.phases).toMatchObject([
    { targetDate: expect.stringMatching(/^2027-12/), beyondKnown: false, warning: null },
    {
      targetDate: expect.stringMatching(/^2028-01/),
      beyondKnown: true,
      warning: expect.stringContaining('2027-12-31'),
    },
  ]);
  expect(preview.items[0]).toMatchObject({ due: { beyondKnown: false }, warning: null });
  expect(preview.items.at(-1)).toMatchObject({ due: { beyondKnown: true } });
  const shown = await tg(
    ...['templates', 'preview', 'Far review', '--lead', lead, '--param', 'market=SG', '--param', 'start=2027-12-15'],
    ...['--param', `analyst=${lead}`],
  );
  expect(shown.out).toMatch(/2028-01-\d\d\?/);
  expect(shown.out).not.toMatch(/2027-12-\d\d\?/);
});

test('what fires next for an item, a request for more time and the trail of a recurrence say it as well', async () => {
  const owner = await tollgate.person('Trail', { access: 'program_manager' });
  const client = await tollgate.as(owner);
  const program = await client.must('/programs', { name: 'Trail', launch: true });
  const one = { programId: program.id, ownerId: owner };
  const upcoming = async (date: string): Promise<string[][]> => {
    const { id } = await client.must('/action-items', { ...one, title: `On ${date}`, due: { date } });
    const { items } = (await client.get(`/action-items/${id}/upcoming`)).body;
    const kinds = (beyond: boolean): string[] => [
      ...new Set<string>(
        items.flatMap((step: { kind: string; beyondKnown: boolean }) =>
          step.beyondKnown === beyond ? [step.kind] : [],
        ),
      ),
    ];
    return [kinds(false), kinds(true)];
  };
  // Of the second, reminders come in 2027; the date from which they are counted back may move.
  expect((await upcoming('2027-11-15'))[1]).toEqual([]);
  expect((await upcoming('2028-01-03'))[0]).toEqual([]);
  const { id: later } = await client.must('/action-items', { ...one, title: 'Later', due: { date: '2027-11-15' } });
  await client.must(`/action-items/${later}/extensions`, { due: { date: '2028-01-10' }, reason: 'The vendor is late' });
  const { due, pendingExtension } = (await client.get(`/action-items/${later}`)).body;
  expect([due.beyondKnown, pendingExtension.due.beyondKnown]).toEqual([false, true]);
  const trail = async (onDayOff: string): Promise<unknown[]> => {
    const schedule = { mode: 'fixed', rule: 'FREQ=YEARLY', startsOn: '2028-03-01', onDayOff };
    const item = { ...one, title: 'Review', dueIn: '5 days' };
    const { id } = await client.must('/recurrences', { name: `Trail ${onDayOff}`, item, schedule });
    const { items } = (await client.get(`/recurrences/${id}/timeline`)).body;
    return items.map(({ beyondKnown }: { beyondKnown?: boolean }) => beyondKnown);
  };
  expect(await trail('next_working_day')).toEqual([true]);
  expect(await trail('same')).toEqual([undefined]);
  const tg = commandLine(client);
  expect((await tg('recurrences', 'show', 'Trail next_working_day')).out).toContain(
    '(days off by then are not known yet)',
  );
});
