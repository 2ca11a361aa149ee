import { DateTime } from 'luxon';
import { inDays, launchedCase, type Case } from '../../factories/case.js';
import type { ApiClient } from '../../harness/api-client.js';
import { commandLine } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { ended, resultsOf, type BulkAnswer } from './bulk-case.js';

let tollgate: Tollgate;
let c: Case;

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await launchedCase(tollgate, { phases: ['Now', 'Later'] });
  for (const [key, zone] of [
    ['EAST', 'Asia/Singapore'],
    ['WEST', 'Asia/Jakarta'],
  ]) {
    await tollgate.admin.must('/calendars', { key, name: key, zone });
    await tollgate.admin.must(`/calendars/${key ?? ''}/publish`);
  }
});
afterAll(async () => {
  await tollgate.stop();
});

/** The Wednesday some weeks from now. */
const wednesday = DateTime.now().setZone('Asia/Singapore').plus({ weeks: 5 }).set({ weekday: 3 }).toISODate() ?? '';

async function off(key: string, date: string, name: string): Promise<void> {
  await tollgate.admin.must(`/calendars/${key}/overrides`, { days: [{ date, kind: 'off', name }] });
}

const movedTo = (person: ApiClient): Promise<BulkAnswer[]> =>
  person
    .get('/notifications')
    .then(({ body }) => body.items.filter(({ kind }: { kind: string }) => kind === 'items_moved'));
const dueOf = async (id: string): Promise<string> => (await c.owner.get(`/action-items/${id}`)).body.due.at;

test('a holiday that is published moves what counts by it, as previewed, and tells each owner once', async () => {
  const [ana, ben, wati] = [
    await tollgate.person('Ana', { market: 'EAST', timeZone: 'Asia/Singapore' }),
    await tollgate.person('Ben', { market: 'EAST', timeZone: 'Asia/Singapore' }),
    await tollgate.person('Wati', { market: 'WEST', timeZone: 'Asia/Jakarta' }),
  ];
  const endOfDay = await c.item({ ownerId: ana, due: { date: wednesday }, title: 'Close the day' });
  const counted = await c.item({ ownerId: ana, due: { in: '40 working days' } });
  const said = await c.item({ ownerId: ana, due: { date: wednesday, time: '12:00', zone: 'Asia/Singapore' } });
  const held = await c.item({ ownerId: ben, due: { date: wednesday } });
  await c.manager.must(`/action-items/${held.id}/hold`, { reason: 'legal' });
  const draft = await c.item({ ownerId: ben, due: { date: wednesday }, phaseId: c.phaseIds[1] });
  const finished = await c.item({ ownerId: ben, due: { date: wednesday } });
  await c.manager.must(`/action-items/${finished.id}/cancel`, { reason: 'x' });
  const western = await c.item({ ownerId: wati, due: { date: wednesday } });
  const all = [endOfDay, counted, said, held, draft, finished, western];
  const before = await Promise.all(all.map(({ id }) => dueOf(id)));

  await off('EAST', wednesday, 'Polling day');
  expect((await c.manager.post('/calendars/EAST/draft/preview')).status).toBe(403);
  const preview = (await tollgate.admin.must('/calendars/EAST/draft/preview')).replanning;
  expect(preview).toMatchObject({
    kind: 'calendar',
    state: 'previewed',
    total: 5,
    moved: { items: 4, owners: 2, earlier: 0, later: 4 },
  });
  const foreseen = await resultsOf(tollgate.admin, preview.id);
  expect(foreseen[endOfDay.key].tells.people).toMatchObject([{ person: { id: ana }, kind: 'items_moved' }]);
  expect(foreseen[draft.key].tells.people).toEqual([]);
  expect(await Promise.all(all.map(({ id }) => dueOf(id)))).toEqual(before);
  expect((await tollgate.admin.post(`/bulk-operations/${preview.id}/run`)).body.code).toBe('illegal-transition');
  const shown = await commandLine(tollgate.admin)('calendars', 'publish', 'EAST', '--preview');
  expect(shown.code).toBe(0);
  expect(shown.out).toContain('Dates that would move');
  expect((await tollgate.admin.get('/calendars/EAST')).body.inForce.version).toBe(1);

  const { replanning } = await tollgate.admin.must('/calendars/EAST/publish', { note: 'Gazette 12' });
  const done = await ended(tollgate.admin, replanning);
  expect(done).toMatchObject({ state: 'done', total: 5, counts: { done: 5, refused: 0 }, moved: preview.moved });
  expect(await resultsOf(tollgate.admin, replanning)).toEqual(foreseen);
  const after = await Promise.all(all.map(({ id }) => dueOf(id)));
  for (const [index, item] of all.entries())
    expect([item.key, after[index]]).toEqual([item.key, foreseen[item.key]?.moves?.due?.to ?? before[index]]);
  for (const step of foreseen[endOfDay.key].moves.steps) {
    const upcoming = (await c.owner.get(`/action-items/${endOfDay.id}/upcoming`)).body.items;
    const next = upcoming.find((s: typeof step) => s.kind === step.kind && s.level === step.level);
    expect([step.kind, next?.at ?? null]).toEqual([step.kind, step.to]);
  }
  const last = (await c.owner.get(`/action-items/${endOfDay.id}/timeline`)).body.items.at(-1);
  expect(last.type).toBe('item.replanned');
  expect(last.summary).toContain('from the calendar EAST version 1 to EAST version 2');
  expect(last.summary).toContain('Gazette 12');

  const [told, ...more] = await movedTo(await tollgate.as(ana));
  expect(more).toEqual([]);
  expect(told.title).toBe('2 of your items have another due date');
  expect(told.body).toContain('Version 2 of the calendar EAST was published: Gazette 12.');
  expect(told.body).toContain(`${endOfDay.key} “Close the day”: `);
  // Of these two items one is a draft, and nobody's date yet.
  expect((await movedTo(await tollgate.as(ben))).map(({ title }) => title)).toEqual([
    '1 of your items has another due date',
  ]);
  expect(await movedTo(await tollgate.as(wati))).toEqual([]);
  const single = await tollgate.dataSource.query(`SELECT 1 FROM notifications WHERE kind = 'due_changed'`);
  expect(single).toEqual([]);
});

test('a version that moves nothing changes nothing but what items are pinned to, and tells nobody; others stay', async () => {
  const dewi = await tollgate.person('Dewi', { market: 'WEST', timeZone: 'Asia/Jakarta' });
  const person = await tollgate.as(dewi);
  const item = await c.item({ ownerId: dewi, due: inDays(20) });
  await off('WEST', DateTime.now().plus({ years: 1 }).set({ weekday: 2 }).toISODate() ?? '', 'Far away');
  const { replanning } = await tollgate.admin.must('/calendars/WEST/publish');
  const done = await ended(tollgate.admin, replanning);
  expect(done.moved).toMatchObject({ items: 0 });
  expect((await resultsOf(tollgate.admin, replanning))[item.key]).toMatchObject({ result: 'done', moves: null });
  expect(await movedTo(person)).toEqual([]);
  const pinned = await tollgate.dataSource.query(
    `SELECT v.version FROM action_items i JOIN calendar_versions v ON v.id = i.calendar_version_id WHERE i.id = $1`,
    [item.id],
  );
  expect(pinned).toEqual([{ version: 2 }]);

  await tollgate.admin.must('/calendars', { key: 'NOBODY', name: 'Nobody', zone: 'UTC' });
  expect((await tollgate.admin.must('/calendars/NOBODY/draft/preview')).replanning).toBeNull();
  expect((await tollgate.admin.must('/calendars/NOBODY/publish')).replanning).toBeNull();
  expect((await tollgate.admin.post('/calendars/NOBODY/draft/preview')).body.code).toBe('illegal-transition');
  expect((await tollgate.admin.post('/calendars/NONE/draft/preview')).status).toBe(404);
});
