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
  c = await launchedCase(tollgate, { phases: ['Contain', 'Remedy'] });
});

interface Item {
  id: string;
}
const path = ({ id }: Item): string => `/action-items/${id}`;
const progress = async (who = c.manager) => (await who.get(`/programs/${c.programId}/progress`)).body;

async function finish(item: Item): Promise<void> {
  await c.owner.must(`${path(item)}/submit`, { statement: 'Done' });
  await c.manager.must(`${path(item)}/sign-off`, { decision: 'approve' });
}

test('scope and what is done are counted from the trail: what is cancelled goes, what is opened again is no longer done', async () => {
  const [kept, again, dropped] = [await c.item(), await c.item(), await c.item()] as const;
  await c.item({ title: 'Open still' });
  expect((await progress()).burnUp.at(-1)).toMatchObject({ scope: 4, done: 0 });
  await finish(kept);
  await finish(again);
  await c.manager.must(`${path(dropped)}/cancel`, { reason: 'Not needed' });
  expect((await progress()).burnUp.at(-1)).toMatchObject({ scope: 3, done: 2 });
  await tollgate.clock.advance('P2D');
  await c.manager.must(`${path(again)}/reopen`, { reason: 'It came back', due: inDays(20) });
  await c.manager.must(`${path(dropped)}/reopen`, { reason: 'Needed after all', due: inDays(20) });
  const { burnUp } = await progress();
  expect(burnUp.at(-1)).toMatchObject({ scope: 4, done: 1 });
  const { body } = await c.manager.get(`/action-items/count?program=${c.programId}&status=done`);
  expect(burnUp.at(-1).done).toBe(body.count);
});

test('what is open is told by its age and by how late it is, on-time with its number, and who holds things up since when', async () => {
  expect(await progress()).toMatchObject({
    burnUp: [{ scope: 0, done: 0 }],
    ageing: { n: 0 },
    onTime: { n: 0, kept: 0, keptFirst: 0, elsewhere: 0 },
    holding: { people: [], total: 0 },
  });
  const late = await c.item({ due: inDays(2) });
  const intime = await c.item({ due: inDays(30) });
  await finish(intime);
  const signs = await c.item({ due: inDays(40) });
  const asks = await c.item({ due: inDays(41) });
  await tollgate.clock.advance('P12D');
  await until('it to be overdue', async () => (await c.owner.get(path(late))).body.overdue === true);
  await c.owner.must(`${path(signs)}/submit`, { statement: 'Done' });
  await c.owner.must(`${path(asks)}/extensions`, { due: { date: inDays(70).date }, reason: 'The site is closed' });
  // It is told by the clock of the house, which stands where it stood: for these, too, twelve days have passed.
  const earlier = ['activated_at', 'due_at', 'original_due_at'].map((name) => `${name} = ${name} - interval '12 days'`);
  await tollgate.dataSource.query(
    `UPDATE action_items SET ${earlier.join(', ')} WHERE program_id = $1 AND status <> 'done'`,
    [c.programId],
  );
  const found = await progress();
  expect(found.ageing).toMatchObject({
    n: 3,
    byAge: [{ from: 0, until: 8, count: 0 }, { from: 8, until: 31, count: 3, late: 1 }, { count: 0 }, { until: null }],
    byLate: [{ count: 0 }, { from: 8, until: 31, count: 1 }, { count: 0 }],
  });
  expect(found.onTime).toEqual({ n: 1, kept: 1, keptFirst: 1, elsewhere: 0 });
  const by = new Map<string, { late: object; asked: { count: number } }>(
    found.holding.people.map((each: { person: { id: string } }) => [each.person.id, each]),
  );
  expect(by.get(c.ownerId)).toMatchObject({
    late: { count: 1, since: expect.any(String) },
    asked: { count: 0, since: null },
  });
  // Signatures and the extension are asked of the manager; nobody else is asked for both.
  expect(by.get(c.managerId)?.asked.count).toBe(2);
  expect(found.holding.total).toBe(by.size);
  const text = (await commandLine(c.manager)('programs', 'progress', c.programId)).out;
  expect(text).toMatch(/1 of 1/);
  await finish(late);
  expect((await progress()).onTime).toMatchObject({ n: 2, kept: 1, keptFirst: 1 });
});

test('whoever sees some items only is told of these, and a program that is hidden is not there', async () => {
  const other = await tollgate.person('Second owner');
  await c.item();
  const theirs = await c.item({ ownerId: other });
  await c.manager.put(`/programs/${c.programId}/readers`, { restricted: true });
  const stranger = await tollgate.as(await tollgate.person('Stranger'));
  expect((await stranger.get(`/programs/${c.programId}/progress`)).status).toBe(404);
  await c.manager.put(`${path(theirs)}/readers`, { restricted: true });
  expect((await progress(await tollgate.as(c.ownerId))).burnUp?.at(-1)?.scope ?? 'hidden').not.toBe(2);
  expect((await progress()).burnUp.at(-1).scope).toBe(2);
});

test('the table of states is told as data: what leads where', async () => {
  const { items } = (await c.owner.get('/action-items/states')).body;
  expect(items.map(({ status }: { status: string }) => status)).toEqual([
    ...['draft', 'open', 'in_progress', 'on_hold', 'submitted', 'done', 'cancelled'],
  ]);
  const open = items[1];
  expect(open.moves).toContainEqual(expect.objectContaining({ command: 'start', to: ['in_progress'] }));
  expect(open.moves.map(({ command }: { command: string }) => command)).not.toContain('suspend');
  expect((await commandLine(c.owner)('items', 'states')).out).toContain('in progress');
});

test('over all programs it is told by market, domain, program and team what the lists of items count, each in whoever asks own sight', async () => {
  const market = `Q${c.programId.slice(0, 3)}`;
  await c.item({ attributes: { Market: market.toLowerCase() } });
  await c.item();
  await c.item({ attributes: { market }, due: inDays(2) });
  await finish(await c.item({ attributes: { market } }));
  const asked = async (query: string, who = tollgate.admin) => (await who.get(`/ageing?${query}`)).body;
  const { slices, total } = await asked(`by=market&program=${c.programId}`);
  expect(total).toBe(slices.length);
  for (const { name, open, onTime } of slices.filter((each: { name: string | null }) => each.name !== null)) {
    const count = async (status: string): Promise<number> =>
      (await tollgate.admin.get(`/action-items/count?program=${c.programId}&market=${name}&status=${status}`)).body
        .count;
    expect([name, open, onTime.n]).toEqual([
      name,
      await count('open,in_progress,on_hold,submitted'),
      await count('done'),
    ]);
  }
  // However it is written it is one market, called as most write it.
  expect(slices).toContainEqual(
    expect.objectContaining({ name: market, open: 2, onTime: { n: 1, kept: 1, keptFirst: 1, elsewhere: 0 } }),
  );
  const [program] = (await asked(`by=program&program=${c.programId}`)).slices;
  expect(program).toMatchObject({ id: c.programId, open: 3, late: 0 });
  expect(program.byAge.map(({ count }: { count: number }) => count)).toEqual([3, 0, 0, 0]);
  expect((await asked(`by=domain&program=${c.programId}`)).slices).toHaveLength(1);
  expect((await asked(`by=team&program=${c.programId}&market=${market}`)).slices[0]).toMatchObject({ open: 2 });
  const text = (await commandLine(tollgate.admin)('programs', 'ageing', '--program', c.programId)).out;
  expect(text).toContain(market);
  // What somebody does not see they are not told of.
  await c.manager.put(`/programs/${c.programId}/readers`, { restricted: true });
  const stranger = await tollgate.as(await tollgate.person('Passer-by'));
  expect((await asked('by=market', stranger)).slices.map(({ name }: { name: string }) => name)).not.toContain(market);
});

test('by what it is not told, and a market that nobody has, are said', async () => {
  expect((await tollgate.admin.get('/ageing')).body.errors).toMatchObject([{ path: 'by' }]);
  expect((await tollgate.admin.get('/ageing?by=mood')).body.errors).toMatchObject([{ path: 'by' }]);
  expect((await tollgate.admin.get('/ageing?by=market&market=Nowhere')).body.code).toBe('unknown-name');
});
