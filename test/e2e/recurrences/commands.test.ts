import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { dateFrom, recurrenceWorld, type RecurrenceWorld } from './world.js';

let tollgate: Tollgate;
let w: RecurrenceWorld;

beforeAll(async () => {
  tollgate = await startTollgate();
  w = await recurrenceWorld(tollgate);
});
afterAll(async () => {
  await tollgate.stop();
});

const weekly = { rule: 'FREQ=WEEKLY', onDayOff: 'same' };

test('paused, nothing happens; resumed, it goes on with the next from then', async () => {
  const made = await w.programs({ ...weekly, startsOn: dateFrom(tollgate.clock.now(), 1) });
  expect((await w.owner.post(`/recurrences/${made.id}/pause`, { reason: 'no' })).status).toBe(403);
  const paused = await w.manager.must(`/recurrences/${made.id}/pause`, { reason: 'a freeze' });
  expect(paused).toMatchObject({
    status: 'paused',
    next: null,
    pauseReason: 'a freeze',
    allowed: ['change', 'resume', 'end', 'run'],
  });
  await tollgate.clock.advance('P15D');
  expect((await w.occurrences(made.id)).items).toEqual([]);
  expect((await w.manager.post(`/recurrences/${made.id}/pause`, { reason: 'again' })).body.code).toBe(
    'illegal-transition',
  );
  const resumed = await w.manager.must(`/recurrences/${made.id}/resume`);
  let coming = Date.parse(made.next.at);
  while (coming < tollgate.clock.now()) coming += 7 * 86_400_000;
  expect(resumed.next.date).toBe(dateFrom(coming));
  await tollgate.clock.to(Date.parse(resumed.next.at) + 60_000);
  expect((await w.occurrences(made.id)).items).toMatchObject([{ number: 1, date: resumed.next.date }]);
});

test('changed, the rule holds from the next on; run now makes one beside the series', async () => {
  const made = await w.programs({ ...weekly, startsOn: dateFrom(tollgate.clock.now(), 7) });
  await tollgate.clock.settle();
  const body = { schedule: { rule: 'FREQ=MONTHLY;BYDAY=-1FR' }, program: { version: 1 } };
  expect((await w.manager.patch(`/recurrences/${made.id}`, body)).status).toBe(428);
  expect((await w.manager.patch(`/recurrences/${made.id}`, body, { 'if-match': '"7"' })).status).toBe(412);
  const changed = await w.manager.patch(`/recurrences/${made.id}`, body, { 'if-match': '"1"' });
  expect(changed).toMatchObject({ status: 200, body: { schedule: { onDayOff: 'same', rule: body.schedule.rule } } });
  expect(new Date(changed.body.next.date).getUTCDay()).toBe(5);
  const run = await w.manager.post(`/recurrences/${made.id}/run`, {}, { 'idempotency-key': 'run-1' });
  await w.manager.post(`/recurrences/${made.id}/run`, {}, { 'idempotency-key': 'run-1' });
  expect(run.body).toMatchObject({ occurrences: 1, next: { date: changed.body.next.date } });
  const { items } = await w.occurrences(made.id);
  expect(items).toMatchObject([{ number: 1, state: 'made', date: dateFrom(tollgate.clock.now()) }]);
  const ended = await w.manager.must(`/recurrences/${made.id}/end`, { reason: 'no longer needed' });
  expect(ended).toMatchObject({ status: 'ended', endReason: 'no longer needed' });
  expect((await w.manager.post(`/recurrences/${made.id}/run`)).body.code).toBe('illegal-transition');
});

test('a newer version of the template is taken, unless one is pinned', async () => {
  const start = { ...weekly, startsOn: dateFrom(tollgate.clock.now(), 1), count: 1 };
  const newest = await w.programs(start);
  const pinned = await w.programs(start, { version: 1 });
  const { version } = (await w.owner.get(`/templates/${w.templateId}`)).body;
  const { body } = (await w.owner.get(`/templates/${w.templateId}/versions/1`)).body;
  await w.manager.put(`/templates/${w.templateId}/draft`, { body }, { 'if-match': `"${version}"` });
  await w.manager.must(`/templates/${w.templateId}/publish`);
  await tollgate.clock.to(Date.parse(newest.next.at) + 60_000);
  const versions = [];
  for (const { id } of [newest, pinned]) {
    const [{ programId }] = (await w.occurrences(id)).items;
    versions.push((await w.owner.get(`/programs/${programId}`)).body.template.version);
  }
  expect(versions).toEqual([2, 1]);
});

test('what is no schedule, or would fail each time, is refused with where and why', async () => {
  const program = { templateId: w.templateId, name: 'R {{date}}', parameters: { market: 'SG' } };
  const ask = async (schedule: object, more: object = {}) =>
    (await w.manager.post('/recurrences', { name: 'Refused', schedule, program: { ...program, ...more } })).body;
  const paths = (body: { errors: { path: string }[] }): string[] => body.errors.map(({ path }) => path);
  expect(paths(await ask({}))).toEqual(['schedule.rule']);
  expect(paths(await ask({ rule: 'FREQ=HOURLY' }))).toEqual(['schedule.rule']);
  expect(paths(await ask({ mode: 'after_completion', every: '2 hours' }))).toEqual(['schedule.every']);
  expect(paths(await ask({ rule: 'FREQ=DAILY' }, { name: 'Always the same' }))).toEqual(['program.name']);
  expect(paths(await ask({ rule: 'FREQ=DAILY' }, { name: 'R {{date}} {{x}}' }))).toEqual(['program.name']);
  expect(paths(await ask({ rule: 'FREQ=DAILY' }, { parameters: { start: '2030-01-01' } }))).toEqual([
    'program.parameters.start',
    'program.parameters.market',
  ]);
  expect((await ask({ rule: 'FREQ=DAILY', startsOn: '2020-01-01', until: '2020-02-01' })).code).toBe('invalid-command');
  const rule = { rule: 'FREQ=DAILY' };
  expect((await w.manager.post('/recurrences', { name: 'Nothing', schedule: rule })).status).toBe(400);
  expect((await w.owner.post('/recurrences', { name: 'Not mine', schedule: rule, program })).status).toBe(403);
  const item = { programId: w.programId, title: 'x {{who}}', ownerId: w.ownerId, dueIn: 'P1D' };
  const wrong = await w.manager.post('/recurrences', { name: 'Wrong', schedule: rule, item });
  expect(paths(wrong.body)).toEqual(['item.title']);
  expect(
    (await w.owner.post('/recurrences', { name: 'No', schedule: rule, item: { ...item, title: 'x' } })).status,
  ).toBe(403);
  const made = await w.items(rule);
  const taken = await w.manager.post('/recurrences', { name: made.name.toUpperCase(), schedule: rule, program });
  expect(taken.body.code).toBe('already-exists');
  const other = await w.manager.patch(`/recurrences/${made.id}`, { program: { version: 1 } }, { 'if-match': '"1"' });
  expect(other.status).toBe(400);
  for (const path of ['', '/occurrences', '/timeline'])
    expect((await w.owner.get(`/recurrences/x${path}`)).status).toBe(404);
  const listed = (await w.owner.get(`/recurrences?program=${w.programId}`)).body.items;
  expect(listed).toMatchObject([{ id: made.id, makes: 'item', owner: { id: w.managerId } }]);
});
