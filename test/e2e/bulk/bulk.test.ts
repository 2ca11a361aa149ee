import { inDays, launchedCase, type Case } from '../../factories/case.js';
import { standsInFor } from '../../factories/delegation.js';
import { captureHistory, plainHistory } from '../../harness/histories.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { carriedOut, ended, resultsOf } from './bulk-case.js';

let tollgate: Tollgate;
let c: Case;
let other: Case;

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await launchedCase(tollgate);
  other = await launchedCase(tollgate);
});
afterAll(async () => {
  await tollgate.stop();
});

type Item = Awaited<ReturnType<Case['item']>>;

async function items(count: number, facts: Record<string, unknown> = {}): Promise<Item[]> {
  const made: Item[] = [];
  for (let n = 0; n < count; n += 1) made.push(await c.item(facts));
  return made;
}

test('reassigned by a filter: previewed, then done as previewed, each with its result; the new owner is told once', async () => {
  const mine = await items(3, { tags: ['handover'] });
  const cancelled = await c.item({ tags: ['handover'] });
  await c.manager.must(`/action-items/${cancelled.id}/cancel`, { reason: 'not needed' });
  const foreign = await other.item({ tags: ['handover'] });
  const heir = await tollgate.person('Heir', { email: 'heir@example.com' });
  const already = await c.item({ tags: ['handover'], ownerId: heir });
  const request = { kind: 'reassign', body: { ownerId: heir, reason: 'Team moved' }, filter: { tag: 'handover' } };

  const preview = await c.manager.must('/bulk-operations', { ...request, dryRun: true });
  expect(preview).toMatchObject({
    kind: 'reassign',
    state: 'previewed',
    total: 5,
    counts: { pending: 4, refused: 1 },
    startedAt: null,
  });
  const byResult = (op: { results: { result: string; code: string | null; count: number }[] }): unknown[] =>
    op.results.map(({ result, code, count }) => [result, code, count]);
  const wanted = [
    ['done', null, 3],
    ['refused', 'not-allowed', 1],
    ['unchanged', null, 1],
  ];
  expect(byResult(preview)).toEqual(wanted);
  for (const { id } of [...mine, foreign])
    expect((await c.manager.get(`/action-items/${id}`)).body.owner.id).not.toBe(heir);

  const running = await c.manager.post(`/bulk-operations/${preview.id}/run`);
  expect(running).toMatchObject({ status: 202, body: { id: preview.id } });
  const done = await ended(c.manager, preview.id);
  expect(done).toMatchObject({ state: 'done', counts: { pending: 0, done: 3, unchanged: 1, refused: 1, skipped: 0 } });
  expect(byResult(done)).toEqual(wanted);
  const results = await resultsOf(c.manager, preview.id);
  expect(results[foreign.key]).toMatchObject({ result: 'refused', code: 'not-allowed' });
  expect(results[foreign.key].message).toContain('the manager of its program');
  expect(results[already.key]).toMatchObject({ result: 'unchanged', code: null });
  expect(Object.keys(await resultsOf(c.manager, preview.id, '&result=refused'))).toEqual([foreign.key]);
  for (const { id } of mine) {
    const { body } = await c.manager.get(`/action-items/${id}/timeline`);
    expect(body.items.at(-1)).toMatchObject({ type: 'item.reassigned', actor: { id: c.managerId } });
  }
  const told = await tollgate.dataSource.query(
    `SELECT count(*) AS n FROM notifications WHERE person_id = $1 AND kind = 'assigned'`,
    [heir],
  );
  expect(told).toEqual([{ n: 3 }]);
  await until('the workflows to follow', async () => {
    const lag = await tollgate.dataSource.query(
      'SELECT 1 FROM action_items WHERE workflow_version < version AND id = ANY($1)',
      [mine.map(({ id }) => id)],
    );
    return lag.length === 0;
  });
  const handle = tollgate.temporal.workflow.getHandle(`bulk/${preview.id}`);
  await handle.result();
  captureHistory('bulk-operation', await plainHistory(tollgate.temporal, handle.workflowId));
  expect((await c.manager.post(`/bulk-operations/${preview.id}/run`)).body.code).toBe('illegal-transition');
  expect((await c.manager.post(`/bulk-operations/${preview.id}/cancel`)).body.code).toBe('illegal-transition');
  const trail = await tollgate.admin.get(`/audit-events?subjectId=${preview.id}`);
  expect(trail.body.items.map(({ type }: { type: string }) => type)).toEqual([
    'bulk.done',
    'bulk.started',
    'bulk.previewed',
  ]);
});

test('handed over from some people to others; whose owner is not among them is skipped', async () => {
  const [from, to] = [await tollgate.person('From'), await tollgate.person('To')];
  const theirs = await c.item({ ownerId: from });
  const mine = await c.item();
  const done = await carriedOut(c.manager, {
    kind: 'reassign',
    body: { owners: [{ from, to }] },
    itemIds: [theirs.id, mine.key],
  });
  expect(done.counts).toMatchObject({ done: 1, skipped: 1 });
  expect((await resultsOf(c.manager, done.id))[mine.key].message).toContain('not among those');
  expect((await c.manager.get(`/action-items/${theirs.id}`)).body.owner.id).toBe(to);
});

test('extended by working days: due dates and the steps that follow them move as previewed; too little is refused', async () => {
  const plain = await c.item({ due: inDays(10) });
  const endOfDay = await c.item({ due: { date: inDays(12).date } });
  const late = await c.item({ due: inDays(-20) });
  const request = {
    kind: 'extend',
    body: { by: '2 working days', reason: 'Audit week' },
    itemIds: [plain.id, endOfDay.id, late.id],
  };
  const preview = await c.manager.must('/bulk-operations', { ...request, dryRun: true });
  expect(preview.moved).toEqual({ items: 2, owners: 1, earlier: 0, later: 2 });
  const foreseen = await resultsOf(c.manager, preview.id);
  expect(foreseen[late.key]).toMatchObject({ result: 'refused', code: 'invalid-due-date', moves: null });
  const { moves } = foreseen[plain.key];
  expect(moves.steps.map(({ kind, level }: { kind: string; level: number }) => `${kind} ${level}`)).toEqual(
    expect.arrayContaining(['breach 0', 'level 1', 'level 2']),
  );
  await c.manager.must(`/bulk-operations/${preview.id}/run`);
  const done = await ended(c.manager, preview.id);
  expect(done.counts).toMatchObject({ done: 2, refused: 1 });
  expect(await resultsOf(c.manager, preview.id)).toEqual(foreseen);
  for (const item of [plain, endOfDay]) {
    const { due } = (await c.manager.get(`/action-items/${item.id}`)).body;
    expect(due.at).toBe(foreseen[item.key].moves.due.to);
    expect(due.endOfWorkingDay).toBe(item === endOfDay);
    const upcoming = (await c.manager.get(`/action-items/${item.id}/upcoming`)).body.items;
    for (const step of foreseen[item.key].moves.steps) {
      const next = upcoming.find(
        (s: typeof step) => s.kind === step.kind && s.level === step.level && s.occurrence === step.occurrence,
      );
      expect([step.kind, next?.at ?? null]).toEqual([step.kind, step.to]);
    }
  }
  const until = { date: inDays(40).date, reason: 'One date for all' };
  const same = await carriedOut(c.manager, {
    kind: 'extend',
    body: { due: { date: until.date }, reason: until.reason },
    itemIds: [plain.id, endOfDay.id],
  });
  expect(same.counts).toMatchObject({ done: 2 });
  expect((await c.manager.get(`/action-items/${plain.id}`)).body.due).toMatchObject({
    date: until.date,
    time: '18:00',
  });
  const earlier = await carriedOut(c.manager, {
    kind: 'extend',
    body: { due: { date: inDays(30).date }, reason: 'x' },
    itemIds: [plain.id],
  });
  expect(earlier.results).toMatchObject([{ result: 'refused', code: 'invalid-due-date' }]);
});

test('held, let go on, re-planned and cancelled, each only where the state allows it', async () => {
  const some = await items(2, { tags: ['stage'] });
  const filter = { tag: 'stage' };
  const held = await carriedOut(c.manager, { kind: 'hold', body: { reason: 'Legal looks at it' }, filter });
  expect(held.counts).toMatchObject({ done: 2 });
  const again = { kind: 'hold', body: { reason: 'again' }, itemIds: some.map(({ id }) => id) };
  expect((await carriedOut(c.manager, again)).results).toMatchObject([
    { result: 'refused', code: 'illegal-transition' },
  ]);
  expect((await carriedOut(c.manager, { kind: 'resume', body: {}, filter })).counts).toMatchObject({ done: 2 });

  const policy = await tollgate.admin.must('/policies', {
    kind: 'reminder',
    name: 'Day before',
    body: { before: ['P1D'], channels: ['inbox'] },
  });
  const version = (await tollgate.admin.must(`/policies/${policy.id}/versions/1/publish`)).versions[0].id;
  const replan = { kind: 'replan', body: { reminderPolicyVersionId: version, reason: 'fewer mails' }, filter };
  const preview = await c.manager.must('/bulk-operations', { ...replan, dryRun: true });
  const foreseen = await resultsOf(c.manager, preview.id);
  const replanned = await carriedOut(c.manager, replan);
  expect(replanned.counts).toMatchObject({ done: 2 });
  expect(await resultsOf(c.manager, replanned.id)).toEqual(foreseen);
  for (const { key } of some)
    expect(foreseen[key].moves.steps.map(({ kind }: { kind: string }) => kind)).toContain('reminder');
  expect((await carriedOut(c.manager, replan)).counts).toMatchObject({ unchanged: 2 });

  const cancel = await carriedOut(c.manager, { kind: 'cancel', body: { reason: 'dropped' }, filter });
  expect(cancel.counts).toMatchObject({ done: 2 });
  expect((await c.manager.get(`/action-items/${some[0]?.id ?? ''}`)).body.status).toBe('cancelled');
  // Nothing is left in a state that can be cancelled.
  expect((await carriedOut(c.manager, { kind: 'cancel', body: { reason: 'dropped' }, filter })).total).toBe(0);
});

test('sent twice under one key it is one operation; the rights of a preview are looked at again when it is run', async () => {
  const item = await c.item();
  const request = { kind: 'hold', body: { reason: 'x' }, itemIds: [item.id], dryRun: true };
  const [first, second] = [
    await c.manager.post('/bulk-operations', request, { 'idempotency-key': 'bulk-1' }),
    await c.manager.post('/bulk-operations', request, { 'idempotency-key': 'bulk-1' }),
  ];
  expect(second.body.id).toBe(first.body.id);
  expect((await c.owner.post(`/bulk-operations/${first.body.id}/run`)).status).toBe(403);
  expect((await tollgate.admin.post(`/bulk-operations/${first.body.id}/run`)).status).toBe(403);
  await tollgate.dataSource.query('UPDATE programs SET manager_id = $2 WHERE id = $1', [c.programId, c.leadId]);
  try {
    await c.manager.must(`/bulk-operations/${first.body.id}/run`);
    expect((await ended(c.manager, first.body.id)).results).toMatchObject([{ result: 'refused', code: 'not-allowed' }]);
  } finally {
    await tollgate.dataSource.query('UPDATE programs SET manager_id = $2 WHERE id = $1', [c.programId, c.managerId]);
  }
});

test('whoever stands in for everything does it in the name of the absent, item by item', async () => {
  const standInId = await tollgate.person('Stand-in');
  const item = await c.item();
  const foreign = await other.item();
  await standsInFor(c.manager, standInId, { scope: 'everything' });
  const standIn = await tollgate.as(standInId);
  const done = await carriedOut(standIn, {
    kind: 'hold',
    body: { reason: 'audit' },
    itemIds: [item.id, foreign.id],
  });
  expect(done.counts).toMatchObject({ done: 1, refused: 1 });
  const last = (await c.owner.get(`/action-items/${item.id}/timeline`)).body.items.at(-1);
  expect(last).toMatchObject({ type: 'item.held', actor: { id: standInId }, onBehalfOf: { id: c.managerId } });
});

test('what cannot be meant is refused, with the path', async () => {
  const item = await c.item();
  const itemIds = [item.id];
  const unknown = '00000000-0000-4000-8000-000000000000';
  const send = async (request: object): Promise<unknown> => {
    const { status, body } = await c.manager.post('/bulk-operations', request);
    return [status, body.errors?.map(({ path }: { path: string }) => path) ?? body.code];
  };
  for (const [request, answer] of [
    [{ kind: 'hold', body: {}, itemIds }, [400, ['body.reason']]],
    [{ kind: 'hold', body: { reason: 'x', ownerId: c.ownerId }, itemIds }, [400, ['body.ownerId']]],
    [{ kind: 'extend', body: { reason: 'x' }, itemIds }, [400, ['body']]],
    [{ kind: 'extend', body: { reason: 'x', by: 'soon' }, itemIds }, [400, ['body.by']]],
    [{ kind: 'extend', body: { reason: 'x', by: 'P1D', due: { date: '2030-01-01' } }, itemIds }, [400, ['body.due']]],
    [{ kind: 'calendar', body: { reason: 'x' }, itemIds }, [400, ['kind']]],
    [{ kind: 'resume', body: {} }, [400, ['filter']]],
    [{ kind: 'resume', body: {}, itemIds, filter: { tag: 'x' } }, [400, ['filter']]],
    [{ kind: 'resume', body: {}, filter: {} }, [400, ['filter']]],
    [{ kind: 'resume', body: {}, filter: { colour: 'red' } }, [400, ['filter.colour']]],
    [{ kind: 'resume', body: {}, itemIds: [unknown] }, [404, 'not-found']],
    [{ kind: 'resume', body: {}, itemIds: ['AI-999999'] }, [404, 'not-found']],
    [{ kind: 'reassign', body: { ownerId: unknown }, itemIds }, [422, 'unknown-person']],
    [
      { kind: 'replan', body: { escalationPolicyVersionId: unknown, reason: 'x' }, itemIds },
      [422, 'unknown-policy-version'],
    ],
  ] as const)
    expect([request, await send(request)]).toEqual([request, answer]);
  const auditor = await tollgate.as(await tollgate.person('Auditor', { access: 'auditor' }));
  expect((await auditor.post('/bulk-operations', { kind: 'resume', body: {}, itemIds })).status).toBe(403);
  expect((await c.manager.get(`/bulk-operations/${unknown}`)).status).toBe(404);
  expect((await c.manager.get('/bulk-operations/x/items')).status).toBe(404);
  expect((await c.manager.post(`/bulk-operations/${unknown}/run`)).status).toBe(404);
  // By the owner of none of it, everything is refused, and nothing is done.
  const stranger = await tollgate.as(await tollgate.person('Stranger'));
  const refused = await carriedOut(stranger, { kind: 'cancel', body: { reason: 'x' }, itemIds });
  expect(refused.counts).toMatchObject({ done: 0, refused: 1 });
  expect((await c.manager.get('/bulk-operations?kind=cancel&limit=1')).body.items).toMatchObject([{ id: refused.id }]);
});
