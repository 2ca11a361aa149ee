import { launchedCase, type Case } from '../../factories/case.js';
import { exceptionCase } from '../../factories/exception.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

/** News for somebody who has left: whoever can hand over what is theirs hears of it, in words that say so. */
let tollgate: Tollgate;
/** Administers, and does nothing here. */
let other: string;

beforeAll(async () => {
  tollgate = await startTollgate();
  other = await tollgate.person('Other', { access: 'administrator' });
});
afterAll(async () => {
  expect(tollgate.problems).toEqual([]);
  await tollgate.stop();
});

async function leave(...ids: string[]): Promise<void> {
  for (const id of ids) {
    const { version } = (await tollgate.admin.get(`/people/${id}`)).body;
    const left = await tollgate.admin.patch(`/people/${id}`, { active: false }, { 'if-match': `"${version}"` });
    expect(left).toMatchObject({ status: 200 });
  }
}

const told = async (who: string, kind: string): Promise<{ title: string; body: string; role: string }[]> =>
  (await (await tollgate.as(who)).get(`/notifications?kind=${kind}`)).body.items;

const heard = async (c: Case, kind: string, about: object) =>
  expect(await told(c.managerId, kind)).toMatchObject([about]);

test('of what happens to an item whose owner has left, the program manager hears, and the timeline says so', async () => {
  const c = await launchedCase(tollgate);
  const item = await c.item();
  await leave(c.ownerId);
  await tollgate.admin.must(`/action-items/${item.id}/hold`, { reason: 'The vendor is late' });
  await heard(c, 'held', {
    title: expect.stringMatching(/^For Owner \d+, who has left: AI-\d+ is on hold/),
    body: expect.stringMatching(
      /^This was for Owner \d+, who has left: “.*The vendor is late.*” You are told in their place\./,
    ),
    role: 'in_place',
  });
  const { items } = (await tollgate.admin.get(`/action-items/${item.id}/timeline`)).body;
  const entry = items.find(({ type }: { type: string }) => type === 'item.held');
  expect(entry.told).toMatchObject([{ person: { id: c.managerId }, role: 'in_place', kind: 'held' }]);
  await tollgate.admin.must(`/action-items/${item.id}/resume`);
  await heard(c, 'resumed', { role: 'in_place' });
  await tollgate.admin.must(`/action-items/${item.id}/cancel`, { reason: 'Twice' });
  await heard(c, 'cancelled', { role: 'in_place' });
});

test('where the program manager has left too, the owner’s manager and those who administer hear', async () => {
  const c = await launchedCase(tollgate);
  const item = await c.item();
  await leave(c.ownerId, c.managerId);
  await tollgate.admin.must(`/action-items/${item.id}/hold`, { reason: 'x' });
  expect(await told(c.bossId, 'held')).toMatchObject([{ role: 'in_place' }]);
  expect((await told(other, 'held')).length).toBe(1);
  const { id: admin } = (await tollgate.admin.get('/people/me')).body;
  expect(await told(admin, 'held')).toEqual([]);
});

test('what the program manager does to it themselves is told to the next ones up', async () => {
  const c = await launchedCase(tollgate);
  const item = await c.item();
  await leave(c.ownerId);
  await c.manager.must(`/action-items/${item.id}/hold`, { reason: 'x' });
  expect(await told(c.managerId, 'held')).toEqual([]);
  expect(await told(c.bossId, 'held')).toMatchObject([{ role: 'in_place' }]);
  await c.manager.must(`/action-items/${item.id}/cancel`, { reason: 'Twice' });
  expect(await told(c.bossId, 'cancelled')).toMatchObject([{ role: 'in_place' }]);
});

test('a program whose manager has left is held: those who administer hear, for the manager', async () => {
  const c = await launchedCase(tollgate);
  await leave(c.managerId);
  await tollgate.admin.must(`/programs/${c.programId}/hold`, { reason: 'x' });
  const [first] = await told(other, 'held');
  expect(first).toMatchObject({ title: expect.stringMatching(/^For Manager \d+, who has left/), role: 'in_place' });
});

test('an exception is sent back when those who asked for it have left: somebody hears', async () => {
  const c = await exceptionCase(tollgate);
  const exception = await c.requested();
  await leave(c.headId, c.analystId);
  await c.lead.must(`/exceptions/${exception.id}/sign-off`, { decision: 'send_back', reason: 'Say which markets' });
  expect(await told(c.chiefId, 'exception_sent_back')).toMatchObject([
    { title: expect.stringMatching(/^For Head \d+, who has left/), role: 'in_place' },
  ]);
});

test('what is news to nobody else is told to nobody else', async () => {
  const c = await launchedCase(tollgate);
  const item = await c.item();
  const next = await tollgate.person('Next');
  await leave(c.ownerId);
  await c.manager.must(`/action-items/${item.id}/reassign`, { ownerId: next, reason: 'They have left' });
  expect(await told(c.managerId, 'reassigned')).toEqual([]);
  expect(await told(next, 'assigned')).toMatchObject([{ role: 'owner' }]);
});
