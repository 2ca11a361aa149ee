import { randomUUID } from 'node:crypto';
import { launchedCase, type Case } from '../../factories/case.js';
import type { ApiClient } from '../../harness/api-client.js';
import { commandLine } from '../../harness/command-line.js';
import { givePassword, password } from '../../harness/password.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;
let c: Case;
let auditor: ApiClient;

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await launchedCase(tollgate);
  auditor = await tollgate.as(await tollgate.person('Audits', { access: 'auditor' }));
  await givePassword(tollgate, (await tollgate.admin.get('/people/me')).body.id);
});
afterAll(async () => tollgate.stop());

/** Somebody who has left. */
async function gone(): Promise<string> {
  const { id, version } = await tollgate.admin.must('/people', { name: `Gone ${randomUUID()}` });
  await tollgate.admin.patch(`/people/${id}`, { active: false }, { 'if-match': `"${version}"` });
  return id;
}

const lift = (id: string, who = tollgate.admin) => who.must(`/legal-holds/${id}/lift`, { reason: 'The case is over' });

test('a hold is placed and lifted by administrators and auditors, listed page by page, and stands in the trail', async () => {
  const hold = await auditor.must('/legal-holds', { programId: c.programId, reason: 'Case 4711' });
  const { name } = (await tollgate.admin.get(`/programs/${c.programId}`)).body;
  expect(hold).toMatchObject({ on: { kind: 'program', id: c.programId, name }, reason: 'Case 4711', liftedAt: null });
  const another = await tollgate.admin.must('/legal-holds', { itemId: (await c.item()).id, reason: 'Another' });
  expect(another.on).toMatchObject({ kind: 'action_item', name: expect.stringMatching(/^AI-\d+$/) });
  const first = (await auditor.get('/legal-holds?limit=1&state=holds')).body;
  const rest = (await auditor.get(`/legal-holds?limit=1&state=holds&cursor=${first.nextCursor}`)).body;
  expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual([another.id, hold.id]);
  for (const { id } of [another, hold]) expect(await lift(id)).toMatchObject({ liftReason: 'The case is over' });
  // Lifted once: who and why stays.
  expect((await auditor.must(`/legal-holds/${hold.id}/lift`, { reason: 'Again' })).liftReason).toBe('The case is over');
  expect((await auditor.get('/legal-holds?state=holds')).body.items).toEqual([]);
  expect((await auditor.get('/legal-holds?state=lifted&sort=placed')).body.items).toHaveLength(2);
  expect((await auditor.get(`/legal-holds/${hold.id}`)).body.liftReason).toBe('The case is over');
  const trail = await tollgate.dataSource.query(
    `SELECT type, data FROM audit_events WHERE subject_kind = 'legal_hold' AND subject_id = $1 ORDER BY seq`,
    [hold.id],
  );
  expect(trail).toEqual([
    { type: 'legal_hold.placed', data: { on: { kind: 'program', id: c.programId }, reason: 'Case 4711' } },
    { type: 'legal_hold.lifted', data: { reason: 'The case is over' } },
  ]);
});

test('nobody is erased who is held, whose record is held, or while everything is; it says which hold, and it can be lifted', async () => {
  const { admin } = tollgate;
  const preview = async (id: string) => admin.post(`/people/${id}/erase/preview`);
  const id = await gone();
  const item = await c.item();
  await tollgate.dataSource.query(
    `INSERT INTO audit_events (key, subject_kind, subject_id, program_id, type, actor_id, at, data)
     VALUES ($1, 'action_item', $2, $3, 'item.restricted_read', $4, now(), '{}')`,
    [randomUUID(), item.id, c.programId, id],
  );
  const { digest } = (await preview(id)).body;
  for (const on of [{ personId: id }, { itemId: item.id }, { programId: c.programId }, { everything: true }]) {
    const hold = await admin.must('/legal-holds', { ...on, reason: 'Case 4711' });
    const refused = await preview(id);
    expect([on, refused.status, refused.body]).toMatchObject([
      on,
      409,
      { code: 'under-legal-hold', holdId: hold.id, detail: expect.stringContaining('Case 4711') },
    ]);
    const proof = { 'tollgate-proof': (await admin.must('/proof', { password })).proof };
    expect((await admin.post(`/people/${id}/erase`, { reason: 'x', digest }, proof)).body.code).toBe(
      'under-legal-hold',
    );
    await lift(hold.id);
    expect((await preview(id)).status).toBe(200);
  }
  const other = await admin.must('/legal-holds', { personId: c.ownerId, reason: 'Somebody else' });
  expect((await preview(id)).status).toBe(200);
  await lift(other.id);
});

test('what is wrong is refused: nobody else’s, two things at once, nothing, what is not there, without a reason', async () => {
  const reason = 'x';
  for (const who of [c.manager, c.owner]) {
    expect((await who.get('/legal-holds')).status).toBe(403);
    expect((await who.post('/legal-holds', { everything: true, reason })).body.code).toBe('not-allowed');
    expect((await who.post(`/legal-holds/${randomUUID()}/lift`, { reason })).body.code).toBe('not-allowed');
  }
  const place = async (body: object): Promise<number> => (await auditor.post('/legal-holds', body)).status;
  expect(await place({ reason })).toBe(400);
  expect(await place({ everything: false, reason })).toBe(400);
  expect(await place({ programId: c.programId, everything: true, reason })).toBe(400);
  expect(await place({ programId: c.programId })).toBe(400);
  expect(await place({ programId: 'x', reason })).toBe(400);
  for (const named of ['programId', 'itemId', 'personId'])
    expect(await place({ [named]: randomUUID(), reason })).toBe(404);
  expect((await auditor.post(`/legal-holds/${randomUUID()}/lift`, { reason })).status).toBe(404);
  expect((await auditor.get('/legal-holds/x')).status).toBe(404);
  expect((await auditor.get('/legal-holds?state=odd')).status).toBe(400);
  // The same again under its key is one.
  const key = { 'idempotency-key': 'a hold' };
  const one = await auditor.must('/legal-holds', { everything: true, reason }, key);
  expect((await auditor.must('/legal-holds', { everything: true, reason }, key)).id).toBe(one.id);
  await lift(one.id, auditor);
});

test('on the command line: placed, listed with its reason, and lifted', async () => {
  const tg = commandLine(auditor);
  const item = await c.item();
  const placed = await tg('holds', 'place', '--item', item.id, '--reason', 'Case 12', '--json');
  const { id } = JSON.parse(placed.out);
  expect((await tg('holds', 'list', '--state', 'holds')).out).toMatch(/action item AI-\d+ +Case 12/);
  expect(await tg('holds', 'lift', id, '--reason', 'Over')).toMatchObject({ code: 0 });
  expect((await tg('holds', 'list', '--state', 'holds')).out).not.toContain('Case 12');
  expect((await tg('holds', 'place', '--reason', 'x')).err).toContain('must be given');
});
