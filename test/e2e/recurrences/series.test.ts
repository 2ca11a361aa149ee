import { captureHistory, plainHistory } from '../../harness/histories.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { dateFrom, recurrenceWorld, type RecurrenceWorld } from './world.js';

let tollgate: Tollgate;
let w: RecurrenceWorld;

/** The 17th of the months to come, counted by hand. */
const seventeenths = Array.from({ length: 18 }, (_, ahead) => {
  const now = new Date(Date.now() + 8 * 3_600_000);
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 17)).toISOString().slice(0, 10);
}).filter((date) => date > dateFrom(Date.now()));
const off = seventeenths.find((date) => [2, 3, 4].includes(new Date(date).getUTCDay())) ?? '';

/** Where a 17th falls: a weekend and the day off lead to the next day that is neither. */
function naive(date: string): string {
  let day = date;
  while ([0, 6].includes(new Date(day).getUTCDay()) || day === off)
    day = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
  return day;
}

beforeAll(async () => {
  tollgate = await startTollgate();
  w = await recurrenceWorld(tollgate, [off]);
});
afterAll(async () => {
  await tollgate.stop();
});

test('a launched program has its own dates, and its first item is due', async () => {
  const made = await w.programs(
    { rule: 'FREQ=WEEKLY', count: 1, startsOn: dateFrom(tollgate.clock.now(), 3) },
    { activate: true },
  );
  await tollgate.clock.to(Date.parse(made.next.at) + 60_000);
  const after = (await w.owner.get(`/recurrences/${made.id}`)).body;
  expect(after).toMatchObject({ status: 'ended', endReason: 'its series is at its end', occurrences: 1, next: null });
  const [{ programId, date }] = (await w.occurrences(made.id)).items;
  const program = (await w.owner.get(`/programs/${programId}`)).body;
  expect(program).toMatchObject({ status: 'active', activatedAt: made.next.at });
  const [item] = (await w.owner.get(`/action-items?program=${programId}`)).body.items;
  expect(item).toMatchObject({ title: 'Look at SG', status: 'open' });
  expect(item.due.date > date).toBe(true);
  const told = (await w.manager.get('/notifications?limit=50')).body.items;
  expect(told.map((n: { title: string }) => n.title)).toContain(`${made.name} has come to its end`);
});

test('after completion: the next comes so long after the last was done, and waits until then', async () => {
  const made = await w.items({
    mode: 'after_completion',
    every: '10 working days',
    startsOn: dateFrom(tollgate.clock.now(), 2),
  });
  await tollgate.clock.to(Date.parse(made.next.at) + 60_000);
  const [{ itemId, date }] = (await w.occurrences(made.id)).items;
  const item = (await w.owner.get(`/action-items/${itemId}`)).body;
  expect(item).toMatchObject({ title: `Sample of ${date}`, owner: { id: w.ownerId } });
  await tollgate.clock.advance('P2D');
  expect((await w.owner.get(`/recurrences/${made.id}`)).body).toMatchObject({ next: null, waitsFor: itemId });
  await w.manager.must(`/action-items/${itemId}/cancel`, { reason: 'sampled by somebody else' });
  const doneOn = dateFrom(tollgate.clock.now());
  const next = await until(
    'the next to have a date',
    async () => (await w.owner.get(`/recurrences/${made.id}`)).body.next,
  );
  let expected = doneOn;
  for (let days = [0, 6].includes(new Date(doneOn).getUTCDay()) ? 11 : 10; days > 0;) {
    expected = new Date(Date.parse(expected) + 86_400_000).toISOString().slice(0, 10);
    if (naive(expected) === expected) days -= 1;
  }
  expect(next.date).toBe(expected);
  await tollgate.clock.to(Date.parse(next.at) + 60_000);
  expect((await w.occurrences(made.id)).items).toHaveLength(2);
});

// The last: the server takes about a second for each timer on the way, and a workflow that begins later has a long way.
test('a program every month for more than a year, moved from days off, each once, with nobody logged in', async () => {
  const made = await w.programs({ rule: 'FREQ=MONTHLY;BYMONTHDAY=17', time: '08:30' });
  expect(made).toMatchObject({ status: 'active', makes: 'program', next: { nominal: seventeenths[0] } });
  const { coming } = await w.occurrences(made.id);
  expect(coming.map((o: { date: string }) => o.date)).toEqual(seventeenths.slice(0, 10).map(naive));
  const moved = coming.find((o: { nominal: string }) => o.nominal === off);
  if (moved) expect(moved.because).toBe(`${off} is Lunar New Year`);
  await tollgate.clock.to(Date.parse(`${seventeenths[12]}T23:59:00+08:00`) + 4 * 86_400_000);
  const { items } = await w.occurrences(made.id);
  expect(items.map((o: { date: string; state: string }) => [o.date, o.state]).reverse()).toEqual(
    seventeenths.slice(0, 13).map((date) => [naive(date), 'made']),
  );
  const programs = (await w.owner.get(`/programs?limit=200&q=${encodeURIComponent(made.name)}`)).body.items;
  expect(programs.map((p: { name: string }) => p.name).sort()).toEqual(
    seventeenths
      .slice(0, 13)
      .map((date, index) => `${made.name} of ${naive(date)}, number ${index + 1}`)
      .sort(),
  );
  expect(programs[0].template).toMatchObject({ id: w.templateId, version: 1 });
  expect(new Set(items.map((o: { programId: string }) => o.programId)).size).toBe(13);
  const { items: trail } = (await w.owner.get(`/recurrences/${made.id}/timeline`)).body;
  const events = trail.filter((e: { type: string }) => e.type === 'recurrence.made');
  // Each bears the instant that was planned, whichever clock fired it.
  expect(events.map((e: { at: string }) => e.at)).toEqual(
    seventeenths.slice(0, 13).map((date) => new Date(`${naive(date)}T08:30:00+08:00`).toISOString()),
  );
  expect(events[0].firedBy).toBe('timer');
  expect((await w.manager.must(`/recurrences/${made.id}/end`, { reason: 'enough' })).status).toBe('ended');
  const handle = tollgate.temporal.workflow.getHandle(`recurrence/${made.id}`);
  await until('its workflow to end', async () => (await handle.describe()).status.name === 'COMPLETED');
  captureHistory('recurrence-life', await plainHistory(tollgate.temporal, handle.workflowId));
});
