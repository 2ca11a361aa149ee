import { tellCircles } from '../../../database/dependencies/tell-circles.js';
import { inDays, launchedCase, type Case } from '../../factories/case.js';
import { commandLine } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

let tollgate: Tollgate;
let c: Case;

beforeAll(async () => {
  tollgate = await startTollgate();
});
afterAll(async () => {
  await tollgate.stop();
});
beforeEach(async () => {
  c = await launchedCase(tollgate);
});

interface Item {
  id: string;
  key: string;
}

const path = (item: Item): string => `/action-items/${item.id}`;
const depends = (item: Item, on: Item, more: object = {}): Promise<{ status: number; body: Record<string, unknown> }> =>
  c.manager.post(`${path(item)}/dependencies`, { on: on.key, ...more });

/** One after the other, so that their numbers rise. */
async function items(...titles: string[]): Promise<Item[]> {
  const made: Item[] = [];
  for (const title of titles) made.push(await c.item({ title }));
  return made;
}

async function typesOf(item: Item): Promise<string[]> {
  const { body } = await c.owner.get(`${path(item)}/timeline`);
  return body.items.map(({ type }: { type: string }) => type);
}

async function toldOf(item: Item): Promise<string[]> {
  const { body } = await c.owner.get(`${path(item)}/timeline`);
  return body.items.flatMap(({ told }: { told: { kind: string; person: { name: string } }[] }) =>
    told.map(({ kind, person }) => `${kind} ${person.name}`),
  );
}

async function finish(item: Item): Promise<void> {
  await c.owner.must(`${path(item)}/submit`, { statement: 'Done' });
  await c.manager.must(`${path(item)}/sign-off`, { decision: 'approve' });
}

// First, while few items live whose clocks it moves.
test('an item waits for one of another program, and for the lag; whoever steers the one that waits decides', async () => {
  const other = await launchedCase(tollgate);
  const theirs = await other.item({ title: 'Their detector' });
  const [mine] = (await items('Ours')) as [Item];
  expect((await c.owner.post(`${path(mine)}/dependencies`, { on: theirs.key })).status).toBe(403);
  expect((await other.manager.post(`${path(mine)}/dependencies`, { on: theirs.key })).status).toBe(403);
  const added = await depends(mine, theirs, { lag: 'P2D' });
  expect(added.body['waitsFor']).toMatchObject([{ key: theirs.key, lag: '2 days' }]);
  await depends(mine, theirs, { lag: '2 working days' });
  await other.owner.must(`/action-items/${theirs.id}/submit`, { statement: 'Done' });
  await other.manager.must(`/action-items/${theirs.id}/sign-off`, { decision: 'approve' });
  const refused = await c.owner.post(`${path(mine)}/start`);
  expect(refused.body.waitsFor[0].from).not.toBeNull();
  expect((await c.owner.get(`${path(mine)}/timeline`)).body.items.at(-1).summary).toContain('it may start from');
  await tollgate.clock.advance('P8D');
  expect((await c.owner.must(`${path(mine)}/start`)).status).toBe('in_progress');
});

test('an item starts when the last of those it waits for is over; its owner is told, and its timeline says it', async () => {
  const [clean, train, publish] = (await items('Clean', 'Train', 'Publish')) as [Item, Item, Item];
  expect(await depends(publish, clean, { reason: 'It needs clean data' })).toMatchObject({
    status: 200,
    body: { waitsFor: [{ key: clean.key, title: 'Clean', status: 'open', lag: null, reason: 'It needs clean data' }] },
  });
  await depends(publish, train);
  expect((await c.owner.get(path(clean))).body).toMatchObject({ waitsFor: [], holdsUp: [{ key: publish.key }] });
  const early = await c.owner.post(`${path(publish)}/start`);
  expect(early).toMatchObject({
    status: 409,
    body: { code: 'waits-for', waitsFor: [{ key: clean.key }, { key: train.key, status: 'open', from: null }] },
  });
  expect(early.body.detail).toContain(`${clean.key} “Clean” (open)`);
  const around = await c.owner.post(`${path(publish)}/submit`, { statement: 'Done' });
  expect(around).toMatchObject({ status: 409, body: { code: 'waits-for' } });

  await finish(clean);
  expect((await c.owner.post(`${path(publish)}/start`)).body.waitsFor).toMatchObject([{ key: train.key }]);
  await c.manager.must(`${path(train)}/cancel`, { reason: 'Not needed' });
  expect(await typesOf(publish)).toEqual([
    'item.created',
    'item.predecessor_added',
    'item.predecessor_added',
    'item.predecessor_done',
    'item.predecessor_cancelled',
  ]);
  const owner = (await c.owner.get(path(publish))).body.owner.name;
  expect(await toldOf(publish)).toEqual([`must_wait ${owner}`, `must_wait ${owner}`, `may_start ${owner}`]);
  const { body } = await c.owner.get(`${path(publish)}/timeline`);
  expect(body.items[3].summary).toBe(`${clean.key} “Clean” is done; it still waits for ${train.key} “Train”`);
  expect(body.items[4].summary).toContain('was cancelled; nothing holds up its start any more');
  expect((await c.owner.must(`${path(publish)}/start`)).status).toBe('in_progress');
  expect(await typesOf(clean)).toContain('item.successor_added');
});

test('one that is opened again holds up those that have not begun, and tells their owners', async () => {
  const [first, begun, waiting] = (await items('First', 'Begun', 'Waiting')) as [Item, Item, Item];
  await depends(begun, first);
  await depends(waiting, first);
  await finish(first);
  await c.owner.must(`${path(begun)}/start`);
  await c.manager.must(`${path(first)}/reopen`, { reason: 'It came back' });
  expect((await typesOf(waiting)).at(-1)).toBe('item.predecessor_reopened');
  expect(await typesOf(begun)).not.toContain('item.predecessor_reopened');
  expect((await toldOf(waiting)).at(-1)).toContain('must_wait');
  expect((await c.owner.post(`${path(waiting)}/start`)).body.code).toBe('waits-for');
  expect((await c.owner.post(`${path(begun)}/submit`, { statement: 'Done' })).status).toBe(200);
});

test('a circle is refused with its path, also where two are added crosswise at one moment', async () => {
  const [a, b, d] = (await items('Alpha', 'Beta', 'Delta')) as [Item, Item, Item];
  expect((await depends(a, a)).body).toMatchObject({ code: 'dependency-cycle' });
  await depends(a, b);
  await depends(b, d);
  const closed = await depends(d, a);
  expect(closed).toMatchObject({
    status: 409,
    body: { code: 'dependency-cycle', path: [{ key: d.key }, { key: a.key }, { key: b.key }, { key: d.key }] },
  });
  expect(closed.body['detail']).toContain(
    `${d.key} “Delta” → ${a.key} “Alpha” → ${b.key} “Beta” → ${d.key} “Delta”, where each waits for the next`,
  );
  const pairs = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const [x, y] = (await items('X', 'Y')) as [Item, Item];
      const answers = await Promise.all([depends(x, y), depends(y, x)]);
      return answers.map(({ status }) => status).sort();
    }),
  );
  expect(pairs).toEqual(Array.from({ length: 4 }, () => [200, 409]));
});

test('two that end at the same moment let the third start, and one of them says so', async () => {
  const [a, b, last] = (await items('A', 'B', 'Last')) as [Item, Item, Item];
  await depends(last, a);
  await depends(last, b);
  await Promise.all([a, b].map((item) => c.manager.must(`${path(item)}/cancel`, { reason: 'Not needed' })));
  expect((await toldOf(last)).filter((line) => line.startsWith('may_start'))).toHaveLength(1);
});

test('what is wrong with a dependency is said', async () => {
  const [a, b] = (await items('A', 'B')) as [Item, Item];
  expect((await c.manager.post(`${path(a)}/dependencies`, { on: 'AI-999999' })).status).toBe(404);
  expect((await depends(a, b, { lag: 'soon' })).status).toBe(400);
  expect((await c.manager.post(`${path(a)}/dependencies`, {})).status).toBe(400);
  expect((await c.manager.delete(`${path(a)}/dependencies/${b.key}`)).status).toBe(404);
  await c.manager.must(`${path(a)}/cancel`, { reason: 'Not needed' });
  expect(await depends(a, b)).toMatchObject({ status: 409, body: { code: 'illegal-transition' } });
  expect(await c.manager.post(`${path(a)}/what-if`, { slip: '5 working days' })).toMatchObject({ status: 409 });
  expect((await c.manager.post(`${path(b)}/what-if`, {})).status).toBe(400);
  expect((await c.manager.post(`${path(b)}/what-if`, { slip: 'P1D', due: inDays(9) })).status).toBe(400);
});

test('taken away, an item starts; sent twice, each change is made once', async () => {
  const [a, b] = (await items('A', 'B')) as [Item, Item];
  const key = { 'idempotency-key': 'dependency-of-a-on-b' };
  for (let n = 0; n < 2; n += 1) await c.manager.must(`${path(a)}/dependencies`, { on: b.id }, key);
  expect((await c.manager.delete(`${path(a)}/dependencies/${b.id}`)).body.waitsFor).toEqual([]);
  expect(await typesOf(a)).toEqual(['item.created', 'item.predecessor_added', 'item.predecessor_removed']);
  expect(await typesOf(b)).toEqual(['item.created', 'item.successor_added', 'item.successor_removed']);
  expect((await toldOf(a)).at(-1)).toContain('may_start');
  expect((await c.owner.must(`${path(a)}/start`)).status).toBe('in_progress');
});

test('the critical path of a program, the slack of its items, and what a slip would mean', async () => {
  const program = await c.manager.must('/programs', {
    name: `Dated ${c.programId}`,
    domainLeadId: c.leadId,
    launch: true,
    phases: [
      { name: 'Detection', targetDate: inDays(30).date },
      { name: 'Enforcement', targetDate: inDays(60).date },
    ],
  });
  const make = (title: string, days: number, phase = 0): Promise<Item> =>
    c.item({ title, due: inDays(days), programId: program.id, phaseId: program.phases[phase].id });
  const collect = await make('Collect', 10);
  const train = await make('Train', 28);
  const aside = await make('Aside', 12);
  const enforce = await make('Enforce', 58, 1);
  await depends(train, collect);
  for (const [item, takes] of [
    [train, '5 working days'],
    [enforce, '3 working days'],
  ] as const)
    expect((await c.manager.must(`${path(item)}/duration`, { takes })).takes).toBe(takes);
  const graph = (await c.owner.get(`/programs/${program.id}/dependencies`)).body;
  expect(graph.dependencies).toEqual([{ itemId: train.id, waitsFor: collect.id, lag: null, reason: null }]);
  const of = (item: Item): Record<string, unknown> => graph.items.find(({ id }: Item) => id === item.id);
  expect(of(collect)).toMatchObject({ critical: true, late: null, slack: { toNext: expect.any(Number) } });
  expect(of(aside)).toMatchObject({ critical: false, slack: { toNext: null } });
  const critical = (await c.owner.get(`/programs/${program.id}/critical-path`)).body;
  expect(critical.path.map(({ title }: { title: string }) => title)).toEqual([
    'Collect',
    'Train',
    'Enforcement opens',
    'Enforce',
  ]);
  expect(critical).toMatchObject({ late: null, target: expect.any(String) });
  expect(critical.slack).toBeGreaterThan(5);

  const small = await c.owner.must(`${path(collect)}/what-if`, { slip: '2 days' });
  expect(small).toMatchObject({ item: { key: collect.key }, items: [], phases: [] });
  const large = await c.owner.must(`${path(collect)}/what-if`, { due: inDays(35) });
  expect(large.items).toMatchObject([{ key: train.key, already: false }]);
  expect(large.items[0].by.workingDays).toBeGreaterThan(5);
  expect(large.phases).toMatchObject([{ name: 'Detection' }]);
  expect((await c.owner.get(path(collect))).body.due.date).toBe(inDays(10).date);

  const tg = commandLine(c.manager);
  const path1 = await tg('programs', 'critical-path', program.id);
  expect(path1).toMatchObject({ code: 0, err: '' });
  expect(path1.out).toContain('Enforcement opens');
  expect(path1.out).toContain('working days of slack');
  expect((await tg('programs', 'dependencies', program.id)).out).toContain(`${train.key} *`);
  const asked = await tg('items', 'what-if', collect.key, '--slip', '25d');
  expect(asked.out).toContain(train.key);
  expect(asked.out).toContain('Detection');
  expect((await tg('items', 'what-if', collect.key, '--slip', '1d')).out).toContain(
    'every other date can still be kept',
  );
  expect((await tg('items', 'what-if', collect.key)).code).toBe(2);
  const shown = await tg('items', 'depends', aside.key, '--on', train.key, '--lag', 'P2D', '--takes', '1 working day');
  expect(shown.out).toContain(`${train.key} open (2 days after)`);
  expect((await tg('items', 'depends', aside.key, '--remove', train.key, '--json')).out).toContain('"waitsFor":[]');
  const circle = await tg('items', 'depends', collect.key, '--on', train.key);
  expect(circle).toMatchObject({ code: 1 });
  expect(circle.err).toContain('It would wait for itself');
  expect((await tg('items', 'depends', collect.key)).code).toBe(2);
});

test('an item that would wait for itself by way of a tollgate is refused with the way, over programs too', async () => {
  const make = (name: string): Promise<{ id: string; phases: { id: string }[] }> =>
    c.manager.must('/programs', {
      name: `${name} ${c.programId}`,
      launch: true,
      phases: [{ name: 'One' }, { name: 'Two' }],
    });
  const [a, b] = [await make('A'), await make('B')];
  const item = ({ id, phases }: typeof a, n: number): Promise<Item> =>
    c.item({ title: `Of phase ${n + 1}`, programId: id, phaseId: phases[n]?.id });
  const [a1, a2, b1, b2] = [await item(a, 0), await item(a, 1), await item(b, 0), await item(b, 1)];
  expect(await depends(a1, a2)).toMatchObject({
    status: 409,
    body: {
      code: 'dependency-cycle',
      path: [{ key: a1.key }, { key: a2.key }, { key: null, id: a.phases[1]?.id }, { key: a1.key }],
    },
  });
  expect((await depends(a2, a1)).status).toBe(200);
  expect((await depends(a1, b2)).status).toBe(200);
  const crosswise = await depends(b1, a2);
  expect(crosswise).toMatchObject({ status: 409, body: { code: 'dependency-cycle' } });
  expect(crosswise.body['detail']).toContain(`${a2.key} “Of phase 2” → ${a1.key} “Of phase 1” → ${b2.key}`);
  expect(crosswise.body['detail']).toContain('the opening of Two (B');

  // What was stored before this was looked for is named, and stops no answer.
  await tollgate.dataSource.query(
    `INSERT INTO item_dependencies (item_id, predecessor_id, added_by, added_at) VALUES ($1, $2, $3, now())`,
    [b1.id, a2.id, c.managerId],
  );
  const graph = (await c.owner.get(`/programs/${a.id}/dependencies`)).body;
  expect(graph.items.find(({ id }: Item) => id === a1.id)).toMatchObject({ earliest: null, late: null });
  expect(graph.circles).toHaveLength(1);
  expect(graph.circles[0]).toContainEqual(expect.objectContaining({ kind: 'item', key: b1.key }));
  const critical = (await c.owner.get(`/programs/${b.id}/critical-path`)).body;
  expect(critical).toMatchObject({ end: null, circles: [expect.any(Array)] });
  expect((await c.owner.must(`${path(b2)}/what-if`, { slip: '5 working days' })).circles).toHaveLength(1);
  // Both managers are one here; of each program there is a message, and no second one.
  expect(await tellCircles(tollgate.dataSource, Date.now())).toBe(2);
  expect(await tellCircles(tollgate.dataSource, Date.now())).toBe(0);
  const told = (await c.manager.get('/notifications?limit=50')).body.items.filter(
    ({ kind }: { kind: string }) => kind === 'circle_found',
  );
  expect(told.map(({ body }: { body: string }) => body.includes(b1.key))).toEqual([true, true]);
  const tg = commandLine(c.manager);
  expect((await tg('programs', 'dependencies', a.id)).out).toContain('A circle, in which nothing can start: ');
  expect((await tg('programs', 'critical-path', b.id)).out).toContain(a2.key);
});

test('a cancelled program tells nobody that they may start', async () => {
  const [a, b] = (await items('A', 'B')) as [Item, Item];
  await depends(b, a);
  await c.manager.must(`/programs/${c.programId}/cancel`, { reason: 'Stopped' });
  await until('the items to be cancelled', async () => (await c.owner.get(path(b))).body.status === 'cancelled');
  expect((await toldOf(b)).filter((line) => line.startsWith('may_start'))).toEqual([]);
});

test('the schedule tells set dates from counted ones, what can no longer be kept, tollgates, and the days off of each calendar', async () => {
  const two = await launchedCase(tollgate, { phases: ['Contain', 'Remedy'] });
  const first = await two.item({ title: 'First', due: inDays(10) });
  const counted = await two.item({ title: 'Counted', due: { in: '5 working days' } });
  const later = await two.item({ title: 'Later', phaseId: two.phaseIds[1], due: inDays(6) });
  await two.manager.must(`/action-items/${counted.id}/dependencies`, { on: first.key });
  const { body } = await two.owner.get(`/programs/${two.programId}/schedule`);
  const by = Object.fromEntries(body.items.map((item: { title: string }) => [item.title, item]));
  expect(by).toMatchObject({
    First: { begun: true, due: { counted: null }, expected: null, waitsFor: [], overdue: false, ladderLevel: 0 },
    Counted: { begun: false, due: { counted: '5 working days' }, waitsFor: [first.id] },
    Later: { begun: false, status: 'draft', phase: { name: 'Remedy' } },
  });
  // Due before what they wait for: the end stands, and behind it is when they can be done.
  for (const late of [by.Counted, by.Later]) expect(Date.parse(late.expected)).toBeGreaterThan(Date.parse(late.end));
  expect(body.phases).toMatchObject([
    { name: 'Contain', status: 'open', passed: null, expected: by.Counted.expected },
    { name: 'Remedy', status: 'pending', expected: by.Later.expected },
  ]);
  const { days, zone } = body.daysOff[by.First.calendar];
  expect(zone).toBe('Asia/Singapore');
  expect(days.length).toBeGreaterThan(8);
  const text = await commandLine(two.manager)('programs', 'schedule', two.programId);
  expect(text.out).toContain('counted, 5 working days');
  expect(later.key).toBe(by.Later.key);

  const stranger = await tollgate.as(await tollgate.person('Stranger'));
  await two.manager.put(`/programs/${two.programId}/readers`, { restricted: true });
  expect((await stranger.get(`/programs/${two.programId}/schedule`)).status).toBe(404);
  expect((await stranger.get(`/action-items/${first.id}/due-move?date=${inDays(20).date}`)).status).toBe(404);
});

test('another due date: those are named who would be asked, and asked they are; or it is said who may', async () => {
  const item = await c.item({ title: 'Reconcile' });
  const at = `${path(item)}/due-move?date=${inDays(12).date}`;
  const owners = (await c.owner.get(at)).body;
  expect(owners).toMatchObject({ days: 5, extension: { required: 1, refused: null }, change: { at: null } });
  expect(owners.change.refused).toMatch(/manager|extension/);
  const asked = await c.owner.must(`${path(item)}/extensions`, {
    due: { date: inDays(12).date },
    reason: 'The site is closed',
  });
  expect(asked.pendingExtension.waitingFor).toEqual(owners.extension.asked);
  expect((await c.manager.get(at)).body).toMatchObject({ change: { refused: null, at: expect.any(String) } });
  expect((await c.owner.get(at)).body.extension).toMatchObject({ asked: [], required: null });
  const none = await c.owner.get(`${path(item)}/due-move`);
  expect(none).toMatchObject({ status: 400, body: { errors: [{ path: 'date' }] } });
});
