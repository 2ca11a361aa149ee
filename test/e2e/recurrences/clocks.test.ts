import { sweep } from '../../../apps/worker/src/sweep.js';
import { living } from '../../../database/kinds.js';
import { raise } from '../../harness/raise.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { dateFrom, recurrenceWorld, type RecurrenceWorld } from './world.js';

let tollgate: Tollgate;
let w: RecurrenceWorld;
const day = 86_400_000;

beforeAll(async () => {
  tollgate = await startTollgate({ worker: false });
  w = await recurrenceWorld(tollgate);
});
afterAll(async () => {
  await tollgate.stop();
});

/** As the sweep goes on while there is something to do. */
async function sweepOut(now: number): Promise<void> {
  while ((await sweep(tollgate.dataSource, 3, now, raise)) > 0);
}

const daily = { rule: 'FREQ=DAILY', onDayOff: 'same', time: '09:00' };

test('with the engine away the sweep makes each; days of everything being down are caught up in order, with their dates', async () => {
  const made = await w.programs({ ...daily, count: 5 });
  const first = Date.parse(made.next.at);
  await sweepOut(first + 10 * day);
  const { items } = await w.occurrences(made.id);
  expect(
    items.map((o: { number: number; date: string; state: string }) => [o.number, o.date, o.state]).reverse(),
  ).toEqual([0, 1, 2, 3, 4].map((ahead) => [ahead + 1, dateFrom(first, ahead), 'made']));
  const program = (await w.owner.get(`/programs/${items[0].programId}`)).body;
  expect(program.phases[0].targetDate > dateFrom(first, 4)).toBe(true);
  expect((await w.owner.get(`/recurrences/${made.id}`)).body.status).toBe('ended');
});

test('two sweeps and the timer of its workflow at once make one of each', async () => {
  const made = await w.programs({ ...daily, count: 3 });
  const now = Date.parse(made.next.at) + 10 * day;
  const byTimer = async (): Promise<void> => {
    const snapshot = await living.recurrence.adopt(tollgate.dataSource, made.id, now);
    if (snapshot?.live) await byTimer();
  };
  await Promise.all([sweepOut(now), byTimer(), sweepOut(now)]);
  const { items } = await w.occurrences(made.id);
  expect(items.map((o: { number: number }) => o.number)).toEqual([3, 2, 1]);
  const programs = (await w.owner.get(`/programs?q=${encodeURIComponent(made.name)}`)).body.items;
  expect(programs).toHaveLength(3);
});

test('missed ones are reported instead where that is chosen; it goes on with the present one, and one can be run again', async () => {
  const made = await w.programs({ ...daily, missed: 'report' });
  const first = Date.parse(made.next.at);
  await sweepOut(first + 3 * day + 60_000);
  const { items } = await w.occurrences(made.id);
  expect(items.map((o: { date: string; state: string }) => [o.date, o.state])).toEqual([
    [dateFrom(first, 3), 'made'],
    [dateFrom(first, 2), 'missed'],
    [dateFrom(first, 1), 'missed'],
    [dateFrom(first), 'missed'],
  ]);
  const told = (await w.manager.get('/notifications?limit=50')).body.items;
  expect(told.find((n: { title: string }) => n.title === `${made.name} was missed`).body).toContain(dateFrom(first, 1));
  await tollgate.startWorker();
  const run = await w.manager.post(`/recurrences/${made.id}/run`, { occurrence: dateFrom(first, 1) });
  expect(run.status).toBe(200);
  const again = await w.manager.post(`/recurrences/${made.id}/run`, { occurrence: dateFrom(first, 1) });
  expect(again).toMatchObject({ status: 409, body: { code: 'illegal-transition' } });
  const after = (await w.occurrences(made.id)).items[2];
  expect(after).toMatchObject({ number: 2, date: dateFrom(first, 1), state: 'made' });
  expect((await w.owner.get(`/programs/${after.programId}`)).body.name).toContain(`of ${dateFrom(first, 1)}, number 2`);
  await tollgate.stopWorker();
});

test('what cannot be made is recorded as failed, its owner told, and the series goes on', async () => {
  const made = await w.programs({ ...daily });
  const first = Date.parse(made.next.at);
  await w.manager.must('/programs', { name: `${made.name} of ${dateFrom(first)}, number 1` });
  await sweepOut(first + 60_000);
  const { items, coming } = await w.occurrences(made.id);
  expect(items).toMatchObject([{ state: 'failed', detail: expect.stringContaining('already'), programId: null }]);
  expect(coming[0].date).toBe(dateFrom(first, 1));
  const told = (await w.manager.get('/notifications?limit=50')).body.items;
  expect(told.map((n: { title: string }) => n.title)).toContain(
    `${made.name} could not be set up for ${dateFrom(first)}`,
  );
  await sweepOut(first + day + 60_000);
  expect((await w.occurrences(made.id)).items[0]).toMatchObject({ number: 2, state: 'made' });
});

test('an item recurs in its program, and ends with it', async () => {
  const made = await w.items(daily, { title: 'Number {{occurrence}}', severity: 'high' });
  const first = Date.parse(made.next.at);
  await sweepOut(first + 60_000);
  const [{ itemId }] = (await w.occurrences(made.id)).items;
  expect((await w.owner.get(`/action-items/${itemId}`)).body).toMatchObject({ title: 'Number 1', severity: 'high' });
  await tollgate.startWorker();
  await w.manager.must(`/programs/${w.programId}/cancel`, { reason: 'over' });
  await tollgate.stopWorker();
  await until('the series to end with its program', async () => {
    await sweepOut(first + day + 60_000);
    return (await w.owner.get(`/recurrences/${made.id}`)).body.status === 'ended';
  });
  expect((await w.owner.get(`/recurrences/${made.id}`)).body.endReason).toContain('cancelled');
});
