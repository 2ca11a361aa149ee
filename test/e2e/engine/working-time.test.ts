import { DateTime } from 'luxon';
import { presentCalendarsOf } from '../../../database/calendars/present.js';
import { parseDuration } from '../../../domain/calendar/duration.js';
import { addTime, endOfWorkingDay, isWorkingTime } from '../../../domain/calendar/working-time.js';
import type { Calendar } from '../../../domain/calendar/calendar.js';
import { inDays, launchedCase, type Case } from '../../factories/case.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;
let c: Case;

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await launchedCase(tollgate);
});
afterAll(async () => {
  await tollgate.stop();
});

async function calendarOf(personId: string): Promise<Calendar> {
  const found = (await presentCalendarsOf(tollgate.dataSource.manager, [personId]))[personId];
  if (!found) throw new Error('a person without a calendar');
  return found;
}
const iso = (ms: number): string => new Date(ms).toISOString();
interface Entry {
  type: string;
  at: string;
  data: { level: number };
}
const timeline = async (id: string): Promise<Entry[]> => (await c.owner.get(`/action-items/${id}/timeline`)).body.items;

/** A Friday some weeks from now. */
function someFriday(): string {
  const today = DateTime.now().setZone('Asia/Singapore');
  return today.plus({ days: 14 + ((5 - today.weekday + 7) % 7) }).toISODate() ?? '';
}

async function publish(kind: string, name: string, body: object): Promise<string> {
  const policy = await tollgate.admin.must('/policies', { kind, name, body });
  return (await tollgate.admin.must(`/policies/${policy.id}/versions/1/publish`)).versions[0].id;
}

test('without a time an item is due at the end of its owner’s working day, and of another owner’s when it is theirs', async () => {
  const date = someFriday();
  const kedah = await tollgate.person('Siti', { market: 'MY-02', timeZone: 'Asia/Kuala_Lumpur' });
  const item = await c.item({ due: { date } });
  const before = (await c.owner.get(`/action-items/${item.id}`)).body;
  const singapore = await calendarOf(c.ownerId);
  expect(before.due).toEqual({
    date,
    time: '18:00',
    zone: 'Asia/Singapore',
    at: iso(endOfWorkingDay(date, singapore)),
    endOfWorkingDay: true,
    agreed: { date, time: null },
    counts: { date, time: '18:00', at: iso(endOfWorkingDay(date, singapore)) },
    beyondKnown: false,
  });
  // In Kedah nobody works on a Friday: it is due at the end of Sunday, the next working day, or later.
  const after = await c.manager.must(`/action-items/${item.id}/reassign`, { ownerId: kedah, reason: 'moved' });
  const there = await calendarOf(kedah);
  expect(after.due).toMatchObject({ date, zone: 'Asia/Kuala_Lumpur', at: iso(endOfWorkingDay(date, there)) });
  // What was agreed and what counts are told apart.
  expect(after.due.agreed).toEqual({ date, time: null });
  expect(after.due.counts.date > date).toBe(true);
  expect(after.due.counts.at).toBe(after.due.at);
  expect(Date.parse(after.due.at)).toBeGreaterThan(Date.parse(before.due.at));
  const moved = (await c.manager.get(`/action-items/${item.id}/timeline`)).body.items.at(-1);
  expect(moved.summary).toContain('now due');
});

test('a due date is counted in working days, and a time that was said is kept', async () => {
  const from = '2026-12-18T09:00:00+08:00';
  const item = await c.item({ due: { in: '7 working days', from } });
  const { due } = (await c.owner.get(`/action-items/${item.id}`)).body;
  const calendar = await calendarOf(c.ownerId);
  const day = addTime(Date.parse(from), parseDuration('7 working days'), calendar);
  expect(due).toMatchObject({
    date: DateTime.fromMillis(day, { zone: 'Asia/Singapore' }).toISODate(),
    endOfWorkingDay: true,
    basis: { duration: '7 working days' },
  });
  const changed = await c.manager.must(`/action-items/${item.id}/change-due`, {
    due: { date: '2027-03-05', time: '12:30' },
    reason: 'agreed',
  });
  expect(changed.due).toMatchObject({ time: '12:30', endOfWorkingDay: false });
  expect(changed.due.basis).toBeUndefined();
  const back = await c.manager.must(`/action-items/${item.id}/change-due`, {
    due: { date: '2027-03-05', time: null },
    reason: 'the whole day',
  });
  expect(back.due).toMatchObject({ time: '18:00', endOfWorkingDay: true });
});

test('a due date that says nothing, too much, or no duration is refused, by path', async () => {
  const make = (due: object): Promise<{ status: number; body: { errors: { path: string }[] } }> =>
    c.manager.post('/action-items', { programId: c.programId, title: 'x', ownerId: c.ownerId, due });
  for (const [due, path] of [
    [{}, 'due'],
    [{ date: '2027-01-04', in: '3 working days' }, 'due'],
    [{ in: '3 fortnights' }, 'due.in'],
    [{ in: '1.5 working days' }, 'due.in'],
    [{ date: '2027-01-04', from: '2026-12-18T09:00:00Z' }, 'due.from'],
    [{ date: '2027-02-29' }, 'due.date'],
  ] as const) {
    const answer = await make(due);
    expect([answer.status, answer.body.errors.map((e) => e.path)]).toEqual([400, [path]]);
  }
});

test('re-planned to another ladder, what was climbed is not climbed again; drafts and versions of other kinds are refused', async () => {
  const level = (after: string): object => ({ after, roles: ['owner'], people: [], channels: ['inbox'] });
  const slow = await publish('escalation', 'Slow', {
    levels: [level('PT0S'), level('P20D')],
    acknowledgementHolds: 'P1D',
  });
  const item = await c.item({ due: inDays(-2) });
  await tollgate.clock.advance('PT1M');
  const replan = (body: object): Promise<{ status: number; body: { code: string; ladderLevel: number } }> =>
    c.manager.post(`/action-items/${item.id}/replan`, { reason: 'new policy', ...body });
  const reminder = await publish('reminder', 'Other', { before: ['P2D'], channels: ['inbox'] });
  const draft = (
    await tollgate.admin.must('/policies', {
      kind: 'escalation',
      name: 'Draft',
      body: { levels: [], acknowledgementHolds: 'P1D' },
    })
  ).versions[0].id;
  for (const id of [reminder, draft, '00000000-0000-4000-8000-000000000000'])
    expect((await replan({ escalationPolicyVersionId: id })).body.code).toBe('unknown-policy-version');
  expect((await c.owner.post(`/action-items/${item.id}/replan`, { reason: 'x', calendar: 'present' })).status).toBe(
    403,
  );
  expect((await replan({ escalationPolicyVersionId: slow })).body).toMatchObject({ ladderLevel: 1 });
  await tollgate.clock.advance('P22D');
  const levels = (await timeline(item.id))
    .filter(({ type }) => type === 'item.escalated')
    .map(({ data }) => data.level);
  expect(levels).toEqual([1, 2]);
});

test('a ladder in working time passes over the weekend; reminders arrive when the owner works, and all of it as foreseen', async () => {
  const levels = ['PT0S', '1 working day', 'PT20H'].map((after) => ({
    after,
    roles: ['owner'],
    people: [],
    channels: ['inbox'],
  }));
  const escalation = await publish('escalation', 'Working ladder', {
    time: 'working',
    levels: [levels[0], levels[1], levels[2]],
    acknowledgementHolds: 'PT8H',
  });
  const reminder = await publish('reminder', 'In hours', {
    before: ['PT62H', '2 working days'],
    hours: 'working',
    channels: ['inbox'],
  });
  const due = { date: someFriday(), time: '17:00', zone: 'Asia/Singapore' };
  const item = await c.item({ due, escalationPolicyVersionId: escalation, reminderPolicyVersionId: reminder });
  const foreseen = (await c.owner.get(`/action-items/${item.id}/upcoming`)).body.items;
  await tollgate.clock.advance('P40D');
  const fired = (await timeline(item.id)).filter(({ type }) => type !== 'item.created');
  expect(fired.map(({ at }) => at)).toEqual(foreseen.map(({ at }: { at: string }) => at));
  const calendar = await calendarOf(c.ownerId);
  const dueAt = DateTime.fromISO(`${due.date}T17:00`, { zone: due.zone }).toMillis();
  const at = fired.filter(({ type }) => type === 'item.escalated').map((e) => [e.data.level, e.at]);
  expect(at).toEqual([
    [1, iso(dueAt)],
    [2, iso(addTime(dueAt, parseDuration('1 working day'), calendar))],
    [3, iso(addTime(dueAt, parseDuration('20 working hours'), calendar))],
  ]);
  const reminders = fired.filter(({ type }) => type === 'item.reminded');
  expect(reminders).toHaveLength(2);
  for (const { at: when } of reminders) expect(isWorkingTime(Date.parse(when), calendar)).toBe(true);
});

test('an owner who moves to another market keeps their dates until they are re-planned; a time that was said stays', async () => {
  await tollgate.admin.must('/calendars', { key: 'DESK', name: 'Desk', zone: 'Asia/Singapore' });
  await tollgate.admin.must('/calendars/DESK/publish');
  const ownerId = await tollgate.person('Wei', { market: 'DESK' });
  const wei = await tollgate.as(ownerId);
  const date = someFriday();
  const open = await c.item({ ownerId, due: { date } });
  const said = await c.item({ ownerId, due: { date, time: '12:00', zone: 'Asia/Singapore' } });
  const before = (await wei.get(`/action-items/${open.id}`)).body.due;
  await tollgate.dataSource.query(`UPDATE people SET market = 'MY-02' WHERE id = $1`, [ownerId]);
  expect((await wei.get(`/action-items/${open.id}`)).body.due.at).toBe(before.at);
  const replan = { calendar: 'present', reason: 'moved to Kedah' };
  const after = (await c.manager.must(`/action-items/${open.id}/replan`, replan)).due;
  expect(after.at).toBe(iso(endOfWorkingDay(date, await calendarOf(ownerId))));
  expect(Date.parse(after.at)).toBeGreaterThan(Date.parse(before.at));
  const other = await c.manager.must(`/action-items/${said.id}/replan`, replan);
  expect(other.due).toMatchObject({ date, time: '12:00' });
  const inbox = (await wei.get('/notifications')).body.items.map((n: { kind: string }) => n.kind);
  expect(inbox.filter((kind: string) => kind === 'due_changed')).toHaveLength(1);
  const breach = (await wei.get(`/action-items/${open.id}/upcoming`)).body.items.find(
    (s: { kind: string }) => s.kind === 'breach',
  );
  expect(breach.at).toBe(after.at);
});

test('a policy whose durations cannot be counted in working time is refused, by path', async () => {
  const answer = await tollgate.admin.post('/policies', {
    kind: 'escalation',
    name: 'Months',
    body: {
      time: 'working',
      levels: [{ after: 'P1M', roles: ['owner'], people: [], channels: ['inbox'] }],
      acknowledgementHolds: 'P1DT4H',
    },
  });
  expect(answer.status).toBe(400);
  expect(answer.body.errors.map((e: { path: string }) => e.path)).toEqual([
    'body.acknowledgementHolds',
    'body.levels.0.after',
  ]);
});
