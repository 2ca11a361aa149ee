import { calendarOf } from '../../../domain/calendar/body.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;

beforeAll(async () => {
  tollgate = await startTollgate({ worker: false });
  await calendar('T-SG', 'Asia/Singapore', ['2026-02-17', '2026-02-18']);
  await calendar('T-KEDAH', 'Asia/Kuala_Lumpur', ['2026-02-17', '2026-02-18'], [5, 6]);
  await calendar('T-US', 'America/New_York', ['2026-02-16']);
});
afterAll(async () => {
  await tollgate.stop();
});

async function calendar(key: string, zone: string, off: string[], weekend = [6, 7]): Promise<void> {
  const { admin } = tollgate;
  await admin.must('/calendars', { key, name: key, zone });
  await admin.must(`/calendars/${key}/overrides`, {
    days: off.map((date) => ({ date, kind: 'off', name: 'Lunar New Year' })),
  });
  await admin.must(`/calendars/${key}/rules`, { weekend });
  const { version } = (await admin.get(`/calendars/${key}`)).body;
  await admin.patch(
    `/calendars/${key}/draft`,
    { known: { from: '2026-01-01', until: '2026-12-31' } },
    { 'if-match': `"${version}"` },
  );
  await admin.must(`/calendars/${key}/publish`);
}

async function ask(path: string, query: Record<string, string>) {
  return tollgate.admin.get(`${path}?${new URLSearchParams(query).toString()}`);
}

test('the same two days are not the same in Singapore, Kedah and New York', async () => {
  const add = async (key: string) =>
    (await ask('/time/add', { calendar: key, from: '2026-02-13T17:00', duration: '2 working days' })).body;
  expect(await add('T-SG')).toEqual({
    instant: '2026-02-19T09:00:00.000Z',
    local: '2026-02-19T17:00',
    zone: 'Asia/Singapore',
    calendar: 'T-SG',
    calendarVersion: 1,
    calendarVersionId: expect.any(String),
    from: { instant: '2026-02-13T09:00:00.000Z', local: '2026-02-13T17:00' },
    duration: '2 working days',
    skipped: [
      { date: '2026-02-14', why: 'weekend (Saturday)' },
      { date: '2026-02-15', why: 'weekend (Sunday)' },
      { date: '2026-02-17', why: 'Lunar New Year' },
      { date: '2026-02-18', why: 'Lunar New Year' },
    ],
    beyondKnown: false,
    warning: null,
  });
  expect(await add('T-KEDAH')).toMatchObject({ local: '2026-02-19T09:00' });
  expect(await add('T-US')).toMatchObject({ local: '2026-02-18T17:00', instant: '2026-02-18T22:00:00.000Z' });
});

test('an instant is taken as it is, and subtracting leads back', async () => {
  const query = { calendar: 'T-SG', from: '2026-02-13T17:00+08:00', duration: '12 working hours' };
  const { instant, local } = (await ask('/time/add', query)).body;
  expect(local).toBe('2026-02-19T12:00');
  expect((await ask('/time/subtract', { ...query, from: instant })).body.local).toBe('2026-02-13T17:00');
});

test('working time between', async () => {
  const found = await ask('/time/between', { calendar: 'T-SG', from: '2026-02-13T17:00', to: '2026-02-19T10:00' });
  expect(found.body).toMatchObject({ workingMinutes: 600, workingDays: 2, beyondKnown: false, warning: null });
  expect(found.body.skipped).toHaveLength(4);
  const back = await ask('/time/between', { calendar: 'T-SG', from: '2026-02-19T10:00', to: '2026-02-13T17:00' });
  expect(back.body).toMatchObject({ workingMinutes: -600, workingDays: -2 });
  const far = await ask('/time/between', { calendar: 'T-SG', from: '2026-12-31T10:00', to: '2027-01-04T10:00' });
  expect(far.body).toMatchObject({ beyondKnown: true, warning: expect.stringContaining('2026-12-31 only') });
});

test('without a calendar it is one’s own', async () => {
  const person = await tollgate.person('Sunday worker', { market: 'T-KEDAH' });
  const client = await tollgate.as(person);
  const { body } = await client.get('/time/add?from=2026-02-12T17:00&duration=1+working+day');
  expect(body).toMatchObject({ calendar: 'T-KEDAH', local: '2026-02-15T17:00' });
});

test.each([
  ['a duration that is none', { duration: 'soon' }, 400, 'duration'],
  ['a working week', { duration: '1 working week' }, 400, 'working days'],
  ['a day that there is not', { from: '2026-02-30T17:00' }, 400, 'no time that exists'],
  ['a day without a time', { from: '2026-02-13' }, 400, 'local time'],
  ['a calendar that there is not', { calendar: 'NOWHERE' }, 404, 'no calendar NOWHERE'],
  ['a version that there is not', { version: '9' }, 404, 'no version 9'],
  ['far too long', { duration: '9999 years' }, 422, 'beyond the years'],
  ['too many days', { duration: '10001 working days' }, 400, 'more than 10000'],
  ['what nobody asked for', { colour: 'red' }, 400, 'colour'],
])('refuses %s', async (_, more, status, detail) => {
  const answer = await ask('/time/add', {
    calendar: 'T-SG',
    from: '2026-02-13T17:00',
    duration: '2 working days',
    ...more,
  });
  expect(answer.status).toBe(status);
  expect(answer.body.detail).toContain(detail);
});

test('a version without a calendar is of which?', async () => {
  expect((await ask('/time/add', { version: '1', from: '2026-02-13T17:00', duration: 'P1D' })).status).toBe(400);
});

test('a published version is stored as it was computed with', async () => {
  const [row] = await tollgate.dataSource.query(
    `SELECT v.id, v.as_of::text, v.body FROM calendar_versions v JOIN calendars c ON c.id = v.calendar_id WHERE c.key = 'T-SG'`,
  );
  const head = { key: 'T-SG', name: 'T-SG', versionId: row.id, version: 1, asOf: row.as_of };
  expect(calendarOf(head, row.body)).toMatchObject({ knownUntil: '2026-12-31', source: 'by hand' });
});
