import { tellOfCalendars } from '../../../database/calendars/watch.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;

beforeAll(async () => {
  tollgate = await startTollgate({ worker: false });
  // As an installation stands at the end of a year: its calendars know 2026, Singapore the next one too.
  await tollgate.dataSource
    .query(`UPDATE calendar_versions v SET known_until = CASE c.key WHEN 'SG' THEN DATE '2027-12-31'
    ELSE DATE '2026-12-31' END FROM calendars c WHERE c.id = v.calendar_id`);
});
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
