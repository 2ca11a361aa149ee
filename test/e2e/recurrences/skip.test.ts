import { sweep } from '../../../apps/worker/src/sweep.js';
import { living } from '../../../database/kinds.js';
import { raise } from '../../harness/raise.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { dateFrom, recurrenceWorld, type RecurrenceWorld } from './world.js';

let tollgate: Tollgate;
let w: RecurrenceWorld;
const day = 86_400_000;

beforeAll(async () => {
  tollgate = await startTollgate();
  w = await recurrenceWorld(tollgate);
});
afterAll(async () => {
  await tollgate.stop();
});

const daily = { rule: 'FREQ=DAILY', onDayOff: 'same', time: '09:00' };

interface Been {
  number: number;
  date: string;
  state: string;
}
const told = (items: Been[]): [number, string, string][] =>
  items.map(({ number, date, state }): [number, string, string] => [number, date, state]).reverse();
const programsOf = async (name: string): Promise<{ name: string }[]> =>
  (await w.owner.get(`/programs?q=${encodeURIComponent(name)}`)).body.items;

test('of a date that is skipped nothing is made, by whichever clock; the series goes on, and its timeline says who and why', async () => {
  const made = await w.programs({ ...daily, startsOn: dateFrom(tollgate.clock.now(), 1) });
  const first = Date.parse(made.next.at);
  const second = dateFrom(first, 1);
  expect((await w.owner.post(`/recurrences/${made.id}/skip`, { occurrence: second, reason: 'x' })).status).toBe(403);
  const skip = { occurrence: second, reason: 'audit week' };
  const sent = await w.manager.post(`/recurrences/${made.id}/skip`, skip, { 'idempotency-key': 'skip-1' });
  const again = await w.manager.post(`/recurrences/${made.id}/skip`, skip, { 'idempotency-key': 'skip-1' });
  expect([sent.status, again.status]).toEqual([200, 200]);
  expect(again.body.version).toBe(sent.body.version);
  const { coming } = await w.occurrences(made.id);
  expect(coming.slice(0, 3)).toMatchObject([
    { date: dateFrom(first), skipped: null },
    { date: second, skipped: { reason: 'audit week', by: { id: w.managerId } } },
    { date: dateFrom(first, 2), skipped: null },
  ]);
  await tollgate.clock.to(first + 2 * day + 60_000);
  const { items } = await w.occurrences(made.id);
  expect(told(items)).toEqual([
    [1, dateFrom(first), 'made'],
    [2, second, 'skipped'],
    [3, dateFrom(first, 2), 'made'],
  ]);
  expect(items[1]).toMatchObject({ programId: null, detail: 'audit week', skippedBy: { id: w.managerId } });
  expect(await programsOf(made.name)).toHaveLength(2);
  const lines = (await w.owner.get(`/recurrences/${made.id}/timeline`)).body.items;
  const types = lines.map(({ type }: { type: string }) => type);
  expect(types.filter((type: string) => /skipped|passed_over/.test(type)).sort()).toEqual([
    'recurrence.passed_over',
    'recurrence.skipped',
  ]);
});

test('a skip is taken back as long as it has not come; then the one that was skipped is run by its date', async () => {
  const made = await w.programs({ ...daily, startsOn: dateFrom(tollgate.clock.now(), 1) });
  const first = Date.parse(made.next.at);
  const [one, two] = [dateFrom(first), dateFrom(first, 1)];
  const path = `/recurrences/${made.id}`;
  for (const occurrence of [one, two]) await w.manager.must(`${path}/skip`, { occurrence, reason: 'freeze' });
  expect((await w.manager.post(`${path}/skip`, { occurrence: two, reason: 'again' })).body.code).toBe(
    'illegal-transition',
  );
  expect((await w.owner.post(`${path}/unskip`, { occurrence: two })).status).toBe(403);
  await w.manager.must(`${path}/unskip`, { occurrence: two });
  expect((await w.manager.post(`${path}/unskip`, { occurrence: two })).body.code).toBe('illegal-transition');
  await tollgate.clock.to(first + day + 60_000);
  expect(told((await w.occurrences(made.id)).items)).toEqual([
    [1, one, 'skipped'],
    [2, two, 'made'],
  ]);
  expect((await w.manager.post(`${path}/unskip`, { occurrence: one })).body.code).toBe('illegal-transition');
  expect((await w.manager.post(`${path}/skip`, { occurrence: two, reason: 'late' })).body.code).toBe('invalid-command');
  await w.manager.must(`${path}/run`, { occurrence: one });
  const { items } = await w.occurrences(made.id);
  expect(items[1]).toMatchObject({ number: 1, date: one, state: 'made', detail: null, skippedBy: null });
});

test('what is no date to come of the series is not skipped, and it is said which comes', async () => {
  const made = await w.programs({ rule: 'FREQ=WEEKLY', onDayOff: 'same', startsOn: dateFrom(tollgate.clock.now(), 3) });
  const path = `/recurrences/${made.id}/skip`;
  for (const occurrence of ['2020-01-01', dateFrom(Date.parse(made.next.at), 1), '2199-12-31']) {
    const refused = await w.manager.post(path, { occurrence, reason: 'x' });
    expect(refused).toMatchObject({ status: 422, body: { code: 'invalid-command' } });
    expect(refused.body.detail).toContain(`the next is ${made.next.nominal}`);
  }
  for (const body of [{ occurrence: 'Friday', reason: 'x' }, { occurrence: '2030-01-01' }, { reason: 'x' }])
    expect((await w.manager.post(path, body)).status).toBe(400);
  await w.manager.must(`/recurrences/${made.id}/pause`, { reason: 'x' });
  const paused = await w.manager.post(path, { occurrence: made.next.nominal, reason: 'x' });
  expect(paused.body.code).toBe('illegal-transition');
});

test('where the date is moved from a day off, it is skipped by its date by the rule', async () => {
  const start = dateFrom(tollgate.clock.now(), 3);
  // The next Saturday from then on.
  const ahead = (6 - new Date(`${start}T00:00:00Z`).getUTCDay() + 7) % 7;
  const saturday = dateFrom(Date.parse(`${start}T00:00:00Z`), ahead);
  const made = await w.programs({ rule: 'FREQ=MONTHLY', startsOn: saturday, onDayOff: 'next_working_day' });
  expect(made.next).toMatchObject({ nominal: saturday });
  expect(made.next.date > saturday).toBe(true);
  const skipped = await w.manager.must(`/recurrences/${made.id}/skip`, { occurrence: saturday, reason: 'x' });
  expect(skipped.next).toMatchObject({ nominal: saturday, skipped: { reason: 'x' } });
});

test('another rule lets those skips fall that its series has not; the preview says which before', async () => {
  const start = dateFrom(tollgate.clock.now(), 3);
  const made = await w.programs({ ...daily, startsOn: start });
  const path = `/recurrences/${made.id}`;
  const [two, three] = [dateFrom(Date.parse(made.next.at), 1), dateFrom(Date.parse(made.next.at), 2)];
  for (const occurrence of [two, three]) await w.manager.must(`${path}/skip`, { occurrence, reason: 'x' });
  const schedule = { rule: 'FREQ=DAILY;INTERVAL=2' };
  const preview = await w.owner.post(`${path}/preview`, { schedule });
  expect(preview).toMatchObject({ status: 200, body: { schedule: { rule: schedule.rule }, unskipped: [two] } });
  expect(preview.body.coming).toHaveLength(10);
  expect(preview.body.coming.slice(0, 2)).toMatchObject([
    { date: start, skipped: null },
    { date: three, skipped: { reason: 'x' } },
  ]);
  expect((await w.owner.get(path)).body.schedule.rule).toBe('FREQ=DAILY');
  const { version } = (await w.owner.get(path)).body;
  await w.manager.patch(path, { schedule }, { 'if-match': `"${version}"` });
  const { coming } = await w.occurrences(made.id);
  expect(coming.filter(({ skipped }: { skipped: unknown }) => skipped !== null)).toMatchObject([{ date: three }]);
});

test('what a schedule would come to is said before anything is set up', async () => {
  const preview = (body: object) => w.manager.post('/recurrences/preview', body);
  const start = dateFrom(tollgate.clock.now(), 400).slice(0, 8);
  const asked = { rule: 'FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3', startsOn: `${start}01`, onDayOff: 'same' };
  const said = await preview({ schedule: asked });
  expect(said).toMatchObject({ status: 200, body: { schedule: { time: '09:00', mode: 'fixed' }, unskipped: [] } });
  expect(said.body.coming).toHaveLength(3);
  expect(said.body.coming.every(({ date }: { date: string }) => date.endsWith('-31'))).toBe(true);
  expect(said.body.notes).toEqual([expect.stringContaining('passed over')]);
  expect((await preview({ schedule: { rule: 'FREQ=HOURLY' } })).body.errors).toMatchObject([{ path: 'schedule.rule' }]);
  expect((await preview({ schedule: asked, programId: '00000000-0000-4000-8000-000000000000' })).status).toBe(404);
  expect((await preview({ schedule: asked, programId: w.programId })).status).toBe(200);
  const none = await preview({ schedule: { rule: 'FREQ=DAILY', startsOn: '2020-01-01', until: '2020-02-01' } });
  expect(none).toMatchObject({ status: 200, body: { coming: [] } });
});

test('after completion the one that comes is skipped, and the next counts from when it was due', async () => {
  const made = await w.items({
    mode: 'after_completion',
    every: '3 days',
    startsOn: dateFrom(tollgate.clock.now(), 1),
  });
  const path = `/recurrences/${made.id}`;
  await w.manager.must(`${path}/skip`, { occurrence: made.next.nominal, reason: 'not this time' });
  const later = dateFrom(Date.parse(made.next.at), 30);
  expect((await w.manager.post(`${path}/skip`, { occurrence: later, reason: 'x' })).status).toBe(422);
  await tollgate.clock.to(Date.parse(made.next.at) + 60_000);
  const { items, coming } = await w.occurrences(made.id);
  expect(items).toMatchObject([{ state: 'skipped', itemId: null }]);
  expect(coming[0].nominal).toBe(dateFrom(Date.parse(made.next.at), 3));
});

describe('after everything was down', () => {
  beforeAll(() => tollgate.stopWorker());

  /** As the sweep goes on while there is something to do. */
  const sweepOut = async (now: number): Promise<void> => {
    while ((await sweep(tollgate.dataSource, 3, now, raise)) > 0);
  };

  async function skipping(missed: string, ...ahead: number[]): Promise<{ id: string; name: string; first: number }> {
    await tollgate.startWorker();
    const { id, name, next } = await w.programs({ ...daily, missed, startsOn: dateFrom(tollgate.clock.now(), 1) });
    const first = Date.parse(next.at);
    for (const days of ahead)
      await w.manager.must(`/recurrences/${id}/skip`, { occurrence: dateFrom(first, days), reason: 'x' });
    await tollgate.stopWorker();
    return { id, name, first };
  }

  test('sweeps and the timer at once pass over what was skipped, and catch up with the others, once each', async () => {
    const { id, name, first } = await skipping('catch_up', 0, 2);
    const now = first + 3 * day + 60_000;
    const byTimer = async (): Promise<void> => {
      const snapshot = await living.recurrence.adopt(tollgate.dataSource, id, now);
      if (snapshot?.live && (snapshot.nextAt ?? Infinity) <= now) await byTimer();
    };
    await Promise.all([sweepOut(now), byTimer(), sweepOut(now)]);
    expect(told((await w.occurrences(id)).items).map(([number, , state]) => [number, state])).toEqual([
      [1, 'skipped'],
      [2, 'made'],
      [3, 'skipped'],
      [4, 'made'],
    ]);
    expect(await programsOf(name)).toHaveLength(2);
  });

  test('where what was missed is only reported, a skipped one is neither missed nor does it overtake', async () => {
    const { id, name, first } = await skipping('report', 2, 3);
    await sweepOut(first + 3 * day + 60_000);
    expect(told((await w.occurrences(id)).items).map(([number, , state]) => [number, state])).toEqual([
      [1, 'missed'],
      [2, 'made'],
      [3, 'skipped'],
      [4, 'skipped'],
    ]);
    await sweepOut(first + 4 * day + 60_000);
    expect((await w.occurrences(id)).items[0]).toMatchObject({ number: 5, state: 'made' });
    expect(await programsOf(name)).toHaveLength(2);
    const inbox = (await w.manager.get('/notifications?limit=100')).body.items;
    const missed = inbox.filter(({ title }: { title: string }) => title === `${name} was missed`);
    expect(missed).toHaveLength(1);
    expect(missed[0].body).not.toContain(dateFrom(first, 2));
  });
});
