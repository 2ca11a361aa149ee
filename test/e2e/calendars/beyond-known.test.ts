import { templateBody } from '../../factories/template.js';
import { commandLine } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;

beforeAll(async () => {
  tollgate = await startTollgate();
  await tollgate.dataSource.query(`UPDATE calendar_versions SET known_until = DATE '2027-12-31'`);
});
afterAll(async () => {
  await tollgate.stop();
});

test('a program says where days off are not known yet of its targets and what fires next, a template of what it would make; on the command line, too', async () => {
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
  expect((await client.patch(near, { targetDate: '2028-01-03' }, { 'if-match': '*' })).status).toBe(200);
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
  const domainLeadId = await tollgate.person('Trail Lead');
  const program = await client.must('/programs', { name: 'Trail', domainLeadId, launch: true });
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
