import { currentCalendarOf, loadCalendars } from '../../../database/calendars/load-calendars.js';
import { seedCalendars } from '../../../database/calendars/seed-calendars.js';
import type { ApiClient } from '../../harness/api-client.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;
let member: ApiClient;
const year = new Date().getUTCFullYear();

beforeAll(async () => {
  tollgate = await startTollgate({ worker: false });
  member = await tollgate.as(await tollgate.person('Member'));
});
afterAll(async () => {
  await tollgate.stop();
});

/** A calendar of its own, in force, with the days of Singapore's Lunar New Year of 2026 and nothing else. */
async function newCalendar(key: string): Promise<{ version: number }> {
  await tollgate.admin.must('/calendars', { key, name: `Calendar ${key}`, zone: 'Asia/Singapore' });
  await tollgate.admin.must(`/calendars/${key}/overrides`, {
    days: [
      { date: '2026-02-17', kind: 'off', name: 'Lunar New Year' },
      { date: '2026-02-18', kind: 'off', name: 'Lunar New Year' },
    ],
  });
  const { version } = (await tollgate.admin.get(`/calendars/${key}`)).body;
  await tollgate.admin.patch(
    `/calendars/${key}/draft`,
    { known: { from: '2026-01-01', until: '2026-12-31' } },
    { 'if-match': `"${version}"` },
  );
  return tollgate.admin.must(`/calendars/${key}/publish`);
}

test('the calendars of the markets ship, each with its source, its as-of date and what it knows', async () => {
  const { items } = (await member.get('/calendars?limit=200')).body;
  const keys = items.map(({ key }: { key: string }) => key);
  const states = Array.from({ length: 16 }, (_, n) => `MY-${String(n + 1).padStart(2, '0')}`);
  expect(keys).toEqual(['CN', 'ID', 'MY', ...states, 'PH', 'SG', 'TH', 'US', 'VN']);
  const sg = (await member.get('/calendars/sg')).body;
  expect(sg).toMatchObject({ key: 'SG', isDefault: true, isMarketDefault: true, zone: 'Asia/Singapore', draft: null });
  expect(sg.inForce).toMatchObject({
    version: 1,
    status: 'published',
    source: expect.stringMatching(/^Ministry of Manpower \(table of /),
    knownFrom: '2025-01-01',
    knownUntil: '2027-12-31',
  });
  expect(sg.warning).toBeNull();
  const content = (await member.get(`/calendars/SG/versions/current?year=${year}`)).body;
  expect(content.days).toContainEqual({
    date: `${year}-05-01`,
    kind: 'off',
    name: expect.stringContaining('Labour Day'),
    origin: sg.inForce.source,
    stated: false,
    announced: true,
  });
  expect((await member.get('/calendars?market=my&limit=200')).body.items).toHaveLength(17);
});

test('they are seeded once: what somebody changed is left alone', async () => {
  const count = () =>
    tollgate.dataSource.query(
      'SELECT (SELECT count(*) FROM calendars) AS c, (SELECT count(*) FROM calendar_versions) AS v',
    );
  const before = await count();
  await seedCalendars(tollgate.dataSource, Date.now());
  expect(await count()).toEqual(before);
});

test('a date past what is known is warned about, and goes on with weekends', async () => {
  const far = `${year + 3}-06-15`;
  const shown = (await member.get(`/calendars/SG?date=${far}`)).body;
  expect(shown.day).toMatchObject({ date: far, known: false });
  expect(shown.warning).toContain('known from 2025-01-01 to 2027-12-31 only');
  const added = (await member.get(`/time/add?calendar=SG&from=${far}T17:00&duration=2+working+days`)).body;
  expect(added).toMatchObject({ beyondKnown: true, warning: expect.stringContaining('Refresh the calendar') });
});

test('changes gather in a draft; published, they are in force and the version before stays as it was', async () => {
  await newCalendar('T-DRAFT');
  const admin = tollgate.admin;
  const path = '/calendars/T-DRAFT';
  const ask = '/time/add?calendar=T-DRAFT&from=2026-02-13T17:00&duration=2+working+days';
  expect((await member.get(ask)).body.local).toBe('2026-02-19T17:00');
  const drafted = await admin.must(`${path}/overrides`, {
    days: [{ date: '2026-02-19', kind: 'off', name: 'Third day' }],
  });
  expect(drafted).toMatchObject({ inForce: { version: 1 }, draft: { version: 2, status: 'draft' } });
  expect((await member.get(ask)).body).toMatchObject({ local: '2026-02-19T17:00', calendarVersion: 1 });
  expect((await member.get(`${ask}&version=2`)).body).toMatchObject({ local: '2026-02-20T17:00', calendarVersion: 2 });
  expect((await member.get(`${path}/diff`)).body).toMatchObject({
    from: { version: 1 },
    to: { version: 2 },
    rules: [],
    days: [{ date: '2026-02-19', before: { working: true, name: null }, after: { working: false, name: 'Third day' } }],
  });
  const published = await admin.must(`${path}/publish`, { note: 'gazetted' });
  expect(published).toMatchObject({ inForce: { version: 2, note: 'gazetted' }, draft: null });
  expect((await member.get(ask)).body).toMatchObject({ local: '2026-02-20T17:00', calendarVersion: 2 });
  expect((await member.get(`${ask}&version=1`)).body.local).toBe('2026-02-19T17:00');
  expect((await admin.post(`${path}/publish`)).body.code).toBe('illegal-transition');
  const events = (await admin.get(`/audit-events?subjectId=${published.id}&limit=200`)).body.items;
  expect(events.map(({ type }: { type: string }) => type).reverse()).toEqual([
    'calendar.created',
    'calendar.days_stated',
    'calendar.settings_changed',
    'calendar.published',
    'calendar.days_stated',
    'calendar.published',
  ]);
  expect(events.at(0)).toMatchObject({ subject: { kind: 'calendar' }, actor: { name: 'Ada Min' } });
});

test('a draft is discarded, and what was stated of a day is taken back', async () => {
  await newCalendar('T-BACK');
  const path = '/calendars/T-BACK';
  expect((await tollgate.admin.delete(`${path}/draft`)).body.code).toBe('illegal-transition');
  expect((await tollgate.admin.delete(`${path}/overrides/2026-02-18`)).body.draft.version).toBe(2);
  expect((await tollgate.admin.delete(`${path}/overrides/2026-02-18`)).status).toBe(404);
  expect((await tollgate.admin.delete(`${path}/draft`)).body.draft).toBeNull();
  expect((await member.get(`${path}/versions/2`)).status).toBe(404);
  expect((await member.get(`${path}/versions/1`)).body.days).toHaveLength(2);
});

test('a weekend rule and hours hold from their date on', async () => {
  await newCalendar('T-RULES');
  const path = '/calendars/T-RULES';
  await tollgate.admin.must(`${path}/rules`, { from: '2026-03-01', weekend: [5, 6] });
  await tollgate.admin.must(`${path}/rules`, {
    from: '2026-03-01',
    hours: { usual: [{ from: '08:00', to: '16:00' }], weekdays: { 4: [{ from: '08:00', to: '12:00' }] } },
  });
  await tollgate.admin.must(`${path}/publish`);
  const local = async (query: string) => (await member.get(`/time/add?calendar=T-RULES&${query}`)).body.local;
  expect(await local('from=2026-02-27T10:00&duration=1+working+day')).toBe('2026-03-01T10:00');
  expect(await local('from=2026-03-05T11:00&duration=2+working+hours')).toBe('2026-03-08T09:00');
  expect(await local('from=2026-02-26T17:00&duration=10+working+hours')).toBe('2026-03-01T09:00');
  expect((await tollgate.admin.delete(`${path}/rules/weekend/2026-03-01`)).body.draft.version).toBe(3);
  expect((await tollgate.admin.delete(`${path}/rules/weekend/2026-03-01`)).status).toBe(404);
  const bad = await tollgate.admin.post(`${path}/rules`, { hours: { usual: [{ from: '18:00', to: '08:00' }] } });
  expect(bad).toMatchObject({ status: 422, body: { errors: [{ path: 'hours.0.usual.0' }] } });
  expect((await tollgate.admin.post(`${path}/rules`, { from: '2026-03-01' })).status).toBe(400);
  expect((await tollgate.admin.post(`${path}/rules`, { weekend: [1, 2, 3, 4, 5, 6, 7] })).status).toBe(400);
});

/** A calendar file of whole days, as `20270206`; without VALUE=DATE, as some write it. */
function calendarFile(...dates: string[]): string {
  const events = dates.map((date) => `BEGIN:VEVENT\r\nDTSTART:${date}\r\nSUMMARY:Day off\r\nEND:VEVENT\r\n`);
  return `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${events.join('')}END:VCALENDAR\r\n`;
}

test('days come by ICS and CSV; bad rows are reported, and a complete file is all there is in its years', async () => {
  await newCalendar('T-IMPORT');
  const path = '/calendars/T-IMPORT/import';
  const csv = 'date,name,kind\n2026-02-19,Third day,off\n2026-02-30,No day,off\n2026-02-21,Make-up day,working\n';
  const tried = await tollgate.admin.upload(path, { options: '{"dryRun":true}' }, { name: 'days.csv', content: csv });
  expect(tried.body).toMatchObject({ dryRun: true, added: 2, calendar: { draft: null } });
  const imported = await tollgate.admin.upload(path, {}, { name: 'days.csv', content: csv });
  expect(imported.status).toBe(200);
  expect(imported.body).toMatchObject({
    dryRun: false,
    added: 2,
    unchanged: 0,
    rejected: [{ row: 3, message: expect.stringContaining('not a date') }],
    calendar: { draft: { version: 2, source: 'by hand, days.csv' } },
  });
  const ics = calendarFile('20270206', '20270207', '20270501', '20270809', '20271225', '20280126');
  const complete = await tollgate.admin.upload(
    path,
    { options: '{"complete":true}' },
    { name: 'sg-2027.ics', content: ics },
  );
  expect(complete.body).toMatchObject({
    added: 6,
    rejected: [],
    years: [
      { year: 2027, days: 5, whole: true },
      { year: 2028, days: 1, whole: false },
    ],
    calendar: { draft: { knownUntil: '2027-12-31' } },
  });
  const { days } = (await member.get('/calendars/T-IMPORT/versions/draft')).body;
  expect(days.at(-1)).toEqual({
    date: '2028-01-26',
    kind: 'off',
    name: 'Day off',
    origin: 'sg-2027.ics',
    stated: true,
    announced: true,
  });
  expect(days).toContainEqual({
    date: '2026-02-21',
    kind: 'working',
    name: 'Make-up day',
    origin: 'days.csv',
    stated: true,
    announced: true,
  });

  const refused = async (content: string, options = '{}') =>
    (await tollgate.admin.upload(path, { options }, { name: 'x', content })).body.code;
  expect(await refused('a,b\n1,2\n')).toBe('missing-columns');
  expect(await refused('date,name\n')).toBe('invalid-file');
  expect(await refused('date,name\n03/04/2027,Some day\n')).toBe('ambiguous-dates');
  expect(await refused('BEGIN:VCALENDAR\nnonsense')).toBe('unreadable-file');
  expect(await refused(csv, '{"complete":true}')).toBe('invalid-file');
  expect(await refused(csv, '{"complete":"maybe"}')).toBe('invalid-request');
  expect(await refused(csv, 'nonsense')).toBe('invalid-request');
  expect((await tollgate.admin.post(path, {})).status).toBe(415);
});

test('a complete file says which days fall away, before they do; of a year of which it has few it is not complete', async () => {
  const key = 'T-WHOLE';
  await tollgate.admin.must('/calendars', { key, name: 'Test', zone: 'Asia/Singapore', region: 'SG' });
  const path = `/calendars/${key}/import`;
  const send = (content: string, options: object) =>
    tollgate.admin.upload(path, { options: JSON.stringify(options) }, { name: 'sg.ics', content });
  const announced = ['20260101', '20260217', '20260218', '20260321', '20260403', '20260501', '20260527', '20260810'];
  const file = calendarFile(...announced, '20261109', '20261225', '20270101');
  const tried = (await send(file, { complete: true, dryRun: true })).body;
  expect(tried.years).toMatchObject([
    { year: 2026, whole: true },
    { year: 2027, whole: false },
  ]);
  expect(tried.droppedDays.map(({ date }: { date: string }) => date)).toEqual([
    '2026-05-31',
    '2026-06-01',
    '2026-08-09',
    '2026-11-08',
  ]);
  const before = (await member.get(`/calendars/${key}/versions/draft`)).body.days;
  const done = (await send(file, { complete: true })).body;
  expect([done.dropped, done.droppedDays]).toEqual([4, tried.droppedDays]);
  expect(before).not.toContainEqual(expect.objectContaining({ date: '2026-05-31', kind: 'ordinary' }));
  const { days } = (await member.get(`/calendars/${key}/versions/draft`)).body;
  expect(days).toContainEqual(expect.objectContaining({ date: '2026-05-31', kind: 'ordinary' }));
  expect(days).toContainEqual(expect.objectContaining({ date: '2027-05-01', kind: 'off' }));
  const thin = await send(calendarFile('20270101', '20270501'), { complete: true });
  expect(thin).toMatchObject({ status: 422, body: { code: 'invalid-file', years: [{ year: 2027, days: 2 }] } });
  const inPart = await send(file.replace('20260217', '20260230'), { complete: true });
  expect(inPart).toMatchObject({ status: 422, body: { code: 'invalid-file', rejected: [{ row: 2 }] } });
});

test('a fresh baseline keeps what was stated; one that says nothing new makes no draft', async () => {
  expect(await tollgate.admin.must('/calendars/TH/refresh')).toMatchObject({
    outcome: 'unchanged',
    calendar: { draft: null },
  });
  const key = 'T-FRESH';
  const odd = `${year}-05-01`;
  await tollgate.admin.must('/calendars', { key, name: 'Fresh', copyOf: 'SG' });
  await tollgate.admin.must(`/calendars/${key}/overrides`, {
    days: [{ date: odd, kind: 'ordinary', name: 'We work on Labour Day' }],
  });
  await tollgate.admin.must(`/calendars/${key}/publish`);
  // As if the library had been an older one when it was last asked.
  await tollgate.dataSource.query(
    `UPDATE calendar_versions SET body = jsonb_set(body, '{baseline}', (body -> 'baseline') ||
       '{"source": "date-holidays 1.0.0", "daysOff": {}}')
     WHERE calendar_id = (SELECT id FROM calendars WHERE key = $1)`,
    [key],
  );
  expect(await tollgate.admin.must(`/calendars/${key}/refresh`)).toMatchObject({ outcome: 'changed' });
  const { days } = (await member.get(`/calendars/${key}/versions/draft?year=${year}`)).body;
  expect(days).toContainEqual({
    date: odd,
    kind: 'ordinary',
    name: 'We work on Labour Day',
    origin: 'by hand',
    stated: true,
    announced: true,
  });
  expect(days.length).toBeGreaterThan(5);
  await newCalendar('T-NONE');
  expect((await tollgate.admin.post('/calendars/T-NONE/refresh')).body.code).toBe('invalid-command');
});

test('who has which calendar: their own, else that of their market, else that of all', async () => {
  const ids = {
    own: await tollgate.person('Own', { market: 'SG' }),
    state: await tollgate.person('State', { market: 'my-02' }),
    market: await tollgate.person('Market', { market: 'PH' }),
    none: await tollgate.person('None'),
    elsewhere: await tollgate.person('Elsewhere', { market: 'FR' }),
  };
  const { version } = (await tollgate.admin.get(`/people/${ids.own}`)).body;
  const changed = await tollgate.admin.patch(`/people/${ids.own}`, { calendar: 'US' }, { 'if-match': `"${version}"` });
  expect(changed.body.calendar).toBe('US');
  const unknown = await tollgate.admin.patch(
    `/people/${ids.own}`,
    { calendar: 'XX' },
    { 'if-match': changed.headers.get('etag') ?? '' },
  );
  expect(unknown.body.code).toBe('unknown-reference');

  const { manager } = tollgate.dataSource;
  const versions = await currentCalendarOf(manager, Object.values(ids));
  const calendars = await loadCalendars(manager, versions.values());
  const keyOf = (id: string): string => calendars(versions.get(id) ?? '').key;
  expect(Object.values(ids).map(keyOf)).toEqual(['US', 'MY-02', 'PH', 'SG', 'SG']);
  expect((await loadCalendars(manager, versions.values()))(versions.get(ids.own) ?? '')).toBe(
    calendars(versions.get(ids.own) ?? ''),
  );
  expect((await member.get(`/time/add?person=${ids.own}&from=2026-02-13T17:00&duration=P1D`)).body.calendar).toBe('US');

  await newCalendar('T-PH');
  const { version: now } = (await tollgate.admin.get('/calendars/T-PH')).body;
  const made = await tollgate.admin.patch(
    '/calendars/T-PH',
    { market: 'ph', isMarketDefault: true },
    { 'if-match': `"${now}"` },
  );
  expect(made.body).toMatchObject({ market: 'PH', isMarketDefault: true });
  expect((await tollgate.admin.get('/calendars/PH')).body.isMarketDefault).toBe(false);
  const after = await currentCalendarOf(manager, [ids.market]);
  expect((await loadCalendars(manager, after.values()))(after.get(ids.market) ?? '').key).toBe('T-PH');
});

test('what is refused', async () => {
  const { admin } = tollgate;
  const auditor = await tollgate.as(await tollgate.person('Auditor', { access: 'auditor' }));
  const day = { days: [{ date: '2026-05-02', kind: 'off', name: 'Polling day' }] };
  for (const client of [member, auditor])
    for (const [path, body] of [
      ['/calendars', { key: 'XX', name: 'x', zone: 'Asia/Singapore' }],
      ['/calendars/SG/overrides', day],
      ['/calendars/SG/rules', { weekend: [6, 7] }],
      ['/calendars/SG/refresh', {}],
      ['/calendars/SG/publish', {}],
    ] as const)
      expect([path, (await client.post(path, body)).status]).toEqual([path, 403]);
  expect((await member.upload('/calendars/SG/import', {}, { name: 'x.csv', content: 'date,name\n' })).status).toBe(403);
  expect((await member.delete('/calendars/SG/draft')).status).toBe(403);

  expect((await admin.get('/calendars/NOWHERE')).status).toBe(404);
  expect((await admin.post('/calendars/NOWHERE/overrides', day)).status).toBe(404);
  expect((await admin.get('/calendars/SG/versions/99')).status).toBe(404);
  expect((await admin.get('/calendars/SG/versions/x')).status).toBe(404);
  expect((await admin.post('/calendars', { key: 'SG', name: 'x', zone: 'Asia/Singapore' })).body.code).toBe(
    'already-exists',
  );
  expect((await admin.post('/calendars', { key: 'sg!', name: 'x', zone: 'Asia/Singapore' })).status).toBe(400);
  expect((await admin.post('/calendars', { key: 'NEW', name: 'x' })).body.detail).toContain('zone');
  expect((await admin.post('/calendars', { key: 'NEW', name: 'x', zone: 'Asia/Singapore', region: 'XX' })).status).toBe(
    400,
  );
  expect((await admin.post('/calendars', { key: 'NEW', name: 'x', copyOf: 'NOWHERE' })).status).toBe(404);
  expect(
    (await admin.post('/calendars/SG/overrides', { days: [{ date: '2026-02-30', kind: 'half', name: '' }] })).body
      .errors,
  ).toHaveLength(3);

  await newCalendar('T-REFUSE');
  const path = '/calendars/T-REFUSE';
  const { version } = (await admin.get(path)).body;
  expect((await admin.patch(path, { name: 'New' })).status).toBe(428);
  expect((await admin.patch(path, { name: 'New' }, { 'if-match': '"1"' })).status).toBe(412);
  expect((await admin.patch(path, { isMarketDefault: true }, { 'if-match': `"${version}"` })).status).toBe(422);
  expect((await admin.patch('/calendars/SG', { isDefault: false }, { 'if-match': '"1"' })).status).toBe(422);
  expect((await admin.patch(`${path}/draft`, { zone: 'Asia/Tokyo' })).status).toBe(428);
  expect((await admin.post(`${path}/overrides`, day, { 'if-match': '"1"' })).status).toBe(412);
  await admin.must('/calendars', { key: 'T-UNPUBLISHED', name: 'x', zone: 'Asia/Singapore' });
  expect((await member.get('/time/add?calendar=T-UNPUBLISHED&from=2026-02-13T17:00&duration=P1D')).status).toBe(404);
  expect(
    (await admin.patch('/calendars/T-UNPUBLISHED', { isDefault: true }, { 'if-match': '"1"' })).body.detail,
  ).toContain('Publish it first');
  expect((await admin.delete('/calendars/T-UNPUBLISHED/draft')).status).toBe(409);
});

test('a request sent twice under one key is carried out once', async () => {
  await newCalendar('T-KEY');
  const key = { 'idempotency-key': 'days-1' };
  const days = { days: [{ date: '2026-05-02', kind: 'off', name: 'Polling day' }] };
  const first = await tollgate.admin.post('/calendars/T-KEY/overrides', days, key);
  const again = await tollgate.admin.post('/calendars/T-KEY/overrides', days, key);
  expect(again.headers.get('idempotency-replayed')).toBe('true');
  expect(again.body).toEqual(first.body);
  // Also where the first answer was never kept, as when the process died in between.
  await tollgate.dataSource.query(`DELETE FROM idempotency_keys WHERE key = 'days-1'`);
  expect((await tollgate.admin.post('/calendars/T-KEY/overrides', days, key)).body.version).toBe(first.body.version);
  const publish = { 'idempotency-key': 'publish-1' };
  await tollgate.admin.post('/calendars/T-KEY/publish', {}, publish);
  await tollgate.dataSource.query(`DELETE FROM idempotency_keys WHERE key = 'publish-1'`);
  expect((await tollgate.admin.post('/calendars/T-KEY/publish', {}, publish)).body.inForce.version).toBe(2);
});

test('a person works by the clocks of their calendar or their market, where nothing else is said', async () => {
  const zoneOf = async (facts: object): Promise<string> =>
    (await tollgate.admin.must('/people', { name: 'Somebody', ...facts })).timeZone;
  expect(await zoneOf({ market: 'ID' })).toBe('Asia/Jakarta');
  expect(await zoneOf({ market: 'MY', calendar: 'MY-12' })).toBe('Asia/Kuching');
  expect(await zoneOf({ market: 'ID', timeZone: 'Asia/Makassar' })).toBe('Asia/Makassar');
  expect(await zoneOf({})).toBe('Asia/Singapore');
});
