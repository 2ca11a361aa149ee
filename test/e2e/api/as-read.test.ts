import { launchedCase } from '../../factories/case.js';
import { exceptionCase } from '../../factories/exception.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { dateFrom, recurrenceWorld } from '../recurrences/world.js';

let tollgate: Tollgate;

beforeAll(async () => {
  tollgate = await startTollgate();
});
afterAll(async () => {
  await tollgate.stop();
});

/** By the tests' clock: months pass in it. */
const inDays = (days: number) => ({
  date: dateFrom(tollgate.clock.now(), days),
  time: '18:00',
  zone: 'Asia/Singapore',
});
const tag = (version: number): { 'if-match': string } => ({ 'if-match': `"${version}"` });
const stale = { status: 412, body: { code: 'version-mismatch' } };

test('an item: reminders, a breach and levels since it was read refuse nobody; what people did meanwhile does', async () => {
  const c = await launchedCase(tollgate);
  const { id, version } = await c.item({ due: inDays(10) });
  await tollgate.clock.advance('P12D');
  const { body: late } = await c.owner.get(`/action-items/${id}`);
  expect(late).toMatchObject({ overdue: true });
  expect(late.version).toBeGreaterThan(version + 1);
  const edited = await c.manager.patch(`/action-items/${id}`, { title: 'Clearer' }, tag(version));
  expect(edited).toMatchObject({ status: 200, body: { title: 'Clearer' } });
  expect(await c.manager.patch(`/action-items/${id}`, { title: 'Mine' }, tag(version))).toMatchObject(stale);
  // Of a list the newest counts; one that is still to come is none.
  const list = { 'if-match': `"${version}", "${late.version}", "99"` };
  expect(await c.manager.patch(`/action-items/${id}`, { title: 'Mine' }, list)).toMatchObject(stale);
  expect(await c.manager.post(`/action-items/${id}/hold`, { reason: 'x' }, tag(late.version))).toMatchObject(stale);
});

test('an item that an exception’s end has made live again since is read again', async () => {
  const c = await exceptionCase(tollgate);
  const item = await c.item({ due: inDays(90) });
  const { id } = await c.approved({ items: [item.key], ends: inDays(20) });
  const { body: held } = await c.owner.get(`/action-items/${item.id}`);
  const { body: read } = await c.analyst.get(`/exceptions/${id}`);
  await tollgate.clock.advance('P16D');
  const reminded = (await c.analyst.get(`/exceptions/${id}`)).body;
  expect(reminded.version).toBeGreaterThan(read.version);
  const revise = { residualRating: 'low', reason: 'The sample is clean' };
  expect(await c.head.post(`/exceptions/${id}/reassess`, revise, tag(read.version))).toMatchObject({ status: 200 });
  await tollgate.clock.advance('P6D');
  expect((await c.owner.get(`/action-items/${item.id}`)).body.status).toBe('open');
  expect(await c.manager.patch(`/action-items/${item.id}`, { title: 'Mine' }, tag(held.version))).toMatchObject(stale);
});

test('a program whose lead has left: who follows is said with the version that was read before its round was moved', async () => {
  const c = await launchedCase(tollgate, { phases: ['One', 'Two'] });
  const item = await c.item();
  await c.owner.must(`/action-items/${item.id}/submit`, { statement: 'done' });
  await c.manager.must(`/action-items/${item.id}/sign-off`, { decision: 'approve' });
  const program = async () => (await tollgate.admin.get(`/programs/${c.programId}`)).body;
  await until('the tollgate', async () => (await program()).phases[0].status === 'tollgate');
  const { version } = await program();
  const next = await tollgate.person('Nadia', { access: 'program_manager' });
  const lead = (await tollgate.admin.get(`/people/${c.leadId}`)).body;
  await tollgate.admin.patch(`/people/${c.leadId}`, { active: false }, tag(lead.version));
  await until('its round to be moved', async () => (await program()).version > version);
  const patched = await tollgate.admin.patch(`/programs/${c.programId}`, { domainLeadId: next }, tag(version));
  expect(patched).toMatchObject({ status: 200, body: { domainLead: { id: next } } });
  expect(await tollgate.admin.patch(`/programs/${c.programId}`, { name: 'Mine' }, tag(version))).toMatchObject(stale);
  const hold = await tollgate.admin.post(`/programs/${c.programId}/hold`, { reason: 'x' }, tag(version));
  expect(hold).toMatchObject(stale);
});

test('a recurrence that has made its next since it was read is changed all the same', async () => {
  const w = await recurrenceWorld(tollgate);
  const schedule = { rule: 'FREQ=WEEKLY', onDayOff: 'same', startsOn: dateFrom(tollgate.clock.now(), 1) };
  const made = await w.programs(schedule);
  await tollgate.clock.advance('P3D');
  const now = (await w.manager.get(`/recurrences/${made.id}`)).body;
  expect(now.version).toBeGreaterThan(made.version);
  const body = { schedule: { rule: 'FREQ=MONTHLY;BYDAY=-1FR' } };
  expect(await w.manager.patch(`/recurrences/${made.id}`, body, tag(made.version))).toMatchObject({ status: 200 });
  expect(await w.manager.patch(`/recurrences/${made.id}`, body, tag(now.version))).toMatchObject(stale);
});
