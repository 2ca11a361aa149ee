import { DateTime } from 'luxon';
import { inDays, launchedCase } from '../../factories/case.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { ended, resultsOf } from './bulk-case.js';

let tollgate: Tollgate;

beforeAll(async () => {
  tollgate = await startTollgate();
});
afterAll(async () => {
  expect(tollgate.problems).toEqual([]);
  await tollgate.stop();
});

const week = { kind: 'extend', body: { by: '5 working days', reason: 'audit week' } };

test('what was not shown is not done: each item that differs is skipped, and named with what changed', async () => {
  const c = await launchedCase(tollgate);
  const successor = await tollgate.person('Successor');
  const items: { id: string; key: string }[] = [];
  for (let n = 0; n < 6; n += 1) items.push(await c.item({ due: inDays(30) }));
  const [later, given, held, handedIn, asked, same] = items.map(({ id }) => `/action-items/${id}`) as [
    string,
    ...string[],
  ];
  const preview = await c.manager.must('/bulk-operations', {
    ...week,
    itemIds: items.map(({ id }) => id),
    dryRun: true,
  });
  await c.manager.must(`${later}/change-due`, { due: inDays(90), reason: 'agreed with the regulator' });
  await c.manager.must(`${given}/reassign`, { ownerId: successor });
  await c.manager.must(`${held}/hold`, { reason: 'waits for legal' });
  await c.owner.must(`${handedIn}/submit`, { statement: 'done' });
  await c.owner.must(`${asked}/extensions`, { due: inDays(40), reason: 'more' });
  // What a machine or a reader does is no change of what was agreed to.
  await c.lead.must(`${same}/comments`, { body: 'Looks fine' });
  await c.manager.must(`/bulk-operations/${preview.id}/run`);
  expect(await ended(c.manager, preview.id)).toMatchObject({
    onChange: 'skip',
    counts: { done: 1, skipped: 5, refused: 0 },
  });
  const results = await resultsOf(c.manager, preview.id);
  const whatOf = (index: number): string[] =>
    results[items[index]?.key ?? ''].changed.map(({ what }: { what: string }) => what).sort();
  expect(results[items[0]?.key ?? '']).toMatchObject({ result: 'skipped', code: 'changed-since-preview' });
  expect(results[items[0]?.key ?? ''].message).toContain('due date');
  expect(whatOf(0)).toEqual(['due date', 'sign-off']);
  expect(whatOf(1)).toContain('owner');
  expect(whatOf(2)).toEqual(expect.arrayContaining(['hold', 'state']));
  expect(whatOf(3)).toEqual(expect.arrayContaining(['sign-off', 'state']));
  expect(whatOf(4)).toEqual(['request for more time']);
  expect(results[items[5]?.key ?? '']).toMatchObject({ result: 'done', changed: [] });
  expect((await c.manager.get(later)).body.due.date).toBe(inDays(90).date);
});

test('a filter: what matches no more is skipped, what matches newly was not shown; all the same only where it is said', async () => {
  const c = await launchedCase(tollgate);
  const [successor, third] = [await tollgate.person('Next'), await tollgate.person('Third')];
  const [first, second] = [await c.item(), await c.item()];
  const filter = { program: c.programId, owner: c.ownerId };
  const request = { kind: 'reassign', body: { ownerId: successor }, filter, dryRun: true };
  const preview = await c.manager.must('/bulk-operations', request);
  await c.manager.must(`/action-items/${first.id}/reassign`, { ownerId: third });
  const late = await c.item();
  await c.manager.must(`/bulk-operations/${preview.id}/run`, { onChange: 'skip' });
  expect(await ended(c.manager, preview.id)).toMatchObject({ matchedSince: 1, counts: { done: 1, skipped: 1 } });
  const ownerOf = async (id: string): Promise<string> => (await c.manager.get(`/action-items/${id}`)).body.owner.id;
  expect(await Promise.all([first, second, late].map(({ id }) => ownerOf(id)))).toEqual([third, successor, c.ownerId]);

  const again = await c.manager.must('/bulk-operations', { ...week, itemIds: [late.id], dryRun: true });
  await c.manager.must(`/action-items/${late.id}/reassign`, { ownerId: third });
  await c.manager.must(`/bulk-operations/${again.id}/run`, { onChange: 'do' });
  expect(await ended(c.manager, again.id)).toMatchObject({ onChange: 'do', counts: { done: 1 } });
});

test('a calendar is published as it was previewed: what was not shown, or is another by now, stays and is named', async () => {
  const c = await launchedCase(tollgate);
  await tollgate.admin.must('/calendars', { key: 'NORTH', name: 'North', zone: 'Asia/Singapore' });
  await tollgate.admin.must('/calendars/NORTH/publish');
  const owner = await tollgate.person('Nora', { market: 'NORTH' });
  const monday = DateTime.now().plus({ weeks: 6 }).set({ weekday: 1 }).toISODate() ?? '';
  const due = { date: monday };
  const [kept, moved] = [await c.item({ ownerId: owner, due }), await c.item({ ownerId: owner, due })];
  const off = (date: string) =>
    tollgate.admin.must('/calendars/NORTH/overrides', { days: [{ date, kind: 'off', name: 'Polling day' }] });
  await off(monday);
  const stale = (await tollgate.admin.must('/calendars/NORTH/draft/preview')).replanning.id;
  await off(DateTime.fromISO(monday).plus({ days: 1 }).toISODate() ?? '');
  const refused = await tollgate.admin.post('/calendars/NORTH/publish', { previewId: stale });
  expect(refused).toMatchObject({ status: 409, body: { code: 'changed-since-preview' } });

  const previewId = (await tollgate.admin.must('/calendars/NORTH/draft/preview')).replanning.id;
  await c.manager.must(`/action-items/${kept.id}/change-due`, { due: { date: inDays(70).date }, reason: 'agreed' });
  const unseen = await c.item({ ownerId: owner, due });
  const { replanning } = await tollgate.admin.must('/calendars/NORTH/publish', { previewId });
  await ended(tollgate.admin, replanning);
  const results = await resultsOf(tollgate.admin, replanning);
  expect(results[moved.key]).toMatchObject({ result: 'done' });
  for (const { key } of [kept, unseen])
    expect(results[key]).toMatchObject({ result: 'skipped', code: 'changed-since-preview' });
});

test('a template is launched as it was previewed, or not at all', async () => {
  const template = await tollgate.admin.must('/templates', {
    name: 'As shown',
    body: {
      parameters: [],
      phases: [{ name: 'One' }],
      items: [
        {
          key: 'a',
          title: 'A',
          phase: 'One',
          owner: { role: 'domain_lead' },
          due: { after: '4 working days', from: 'start' },
        },
      ],
    },
  });
  await tollgate.admin.must(`/templates/${template.id}/publish`);
  const lead = await tollgate.person('Leo');
  const body = { name: 'As shown', parameters: { start: '2027-01-04' }, domainLeadId: lead };
  const { digest } = await tollgate.admin.must(`/templates/${template.id}/preview`, body);
  await tollgate.dataSource.query(`UPDATE people SET market = 'ID', time_zone = 'Asia/Jakarta' WHERE id = $1`, [lead]);
  const launch = (said: string) => tollgate.admin.post(`/templates/${template.id}/launch`, { ...body, digest: said });
  expect(await launch(digest)).toMatchObject({ status: 409, body: { code: 'changed-since-preview' } });
  const again = await tollgate.admin.must(`/templates/${template.id}/preview`, body);
  expect((await launch(again.digest)).status).toBe(201);
});
