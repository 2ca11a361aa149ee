import { launchedCase } from '../../factories/case.js';
import { commandLine } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { ended } from '../bulk/bulk-case.js';

let tollgate: Tollgate;

beforeAll(async () => {
  tollgate = await startTollgate();
});
afterAll(async () => {
  expect(tollgate.problems).toEqual([]);
  await tollgate.stop();
});

const kinds = (counts: { kind: string; count: number }[]): Record<string, number> =>
  Object.fromEntries(counts.map(({ kind, count }) => [kind, count]));

test('whoever deactivates a person sees what hangs on them, and hands it over as it was shown', async () => {
  const c = await launchedCase(tollgate);
  const own = await launchedCase(tollgate);
  const { managerId: leaver } = own;
  const toId = await tollgate.person('Successor', { access: 'program_manager' });
  const report = await tollgate.person('Report', { managerId: leaver });
  const first = await c.item({ ownerId: leaver });
  const second = await c.item({ ownerId: leaver });
  const rota = await tollgate.admin.must('/rotas', {
    name: 'Day duty',
    body: {
      layers: [
        {
          name: 'Day',
          zone: 'Asia/Singapore',
          members: [leaver],
          starts: '2026-01-05',
          handover: '09:00',
          weeks: 1,
          hours: null,
          days: [1, 2, 3, 4, 5, 6, 7],
        },
      ],
      overrides: [],
    },
  });
  const held = await tollgate.admin.get(`/people/${leaver}/holdings`);
  expect(kinds(held.body.counts)).toEqual({ action_item: 2, program: 1, rota: 1, report: 1 });

  const preview = await tollgate.admin.must(`/people/${leaver}/hand-over/preview`, { toId });
  expect(preview.items).toMatchObject({ total: 2, state: 'previewed' });
  await c.manager.must(`/action-items/${second.id}/reassign`, { ownerId: c.ownerId });
  const other = await tollgate.person('Another report', { managerId: leaver });
  const run = { toId, digest: preview.digest, operationId: preview.items.id };
  const refused = await tollgate.admin.post(`/people/${leaver}/hand-over`, run);
  expect(refused).toMatchObject({ status: 409, body: { code: 'changed-since-preview' } });

  const again = await tollgate.admin.must(`/people/${leaver}/hand-over/preview`, { toId });
  await tollgate.admin.must(`/people/${leaver}/hand-over`, {
    toId,
    digest: again.digest,
    operationId: again.items.id,
  });
  expect(await ended(tollgate.admin, again.items.id)).toMatchObject({ counts: { done: 1, skipped: 0 } });
  const get = async (path: string) => (await tollgate.admin.get(path)).body;
  expect((await get(`/action-items/${first.id}`)).owner.id).toBe(toId);
  expect((await get(`/action-items/${second.id}`)).owner.id).toBe(c.ownerId);
  expect((await get(`/programs/${own.programId}`)).manager.id).toBe(toId);
  expect((await get(`/rotas/${rota.id}`)).onDuty).toMatchObject([{ id: toId }]);
  for (const id of [report, other]) expect((await get(`/people/${id}`)).manager.id).toBe(toId);

  const { version } = await get(`/people/${leaver}`);
  const left = await tollgate.admin.patch(`/people/${leaver}`, { active: false }, { 'if-match': `"${version}"` });
  expect(left).toMatchObject({ status: 200, body: { active: false, stillHolds: [] } });
});

const handOver = (id: string, what: string, body: object, key?: string) =>
  tollgate.admin.post(`/people/${id}/hand-over${what}`, body, key === undefined ? {} : { 'idempotency-key': key });

test('both are told, once, the trail says it, and a request that is sent again is answered with what it did', async () => {
  const { managerId: leaver } = await launchedCase(tollgate);
  const toId = await tollgate.person('Who takes over', { access: 'program_manager' });
  const other = await tollgate.person('Who has a turn too');
  const week = { zone: 'Asia/Singapore', starts: '2026-01-05', handover: '09:00', weeks: 1, hours: null };
  const layer = { ...week, name: 'Day', members: [leaver, other, toId.toUpperCase()], days: [1, 2, 3, 4, 5, 6, 7] };
  const rota = await tollgate.admin.must('/rotas', { name: 'Shared', body: { layers: [layer], overrides: [] } });
  const team = await tollgate.admin.must('/teams', { name: 'Led', leadId: leaver });
  const { digest } = await tollgate.admin.must(`/people/${leaver}/hand-over/preview`, { toId });
  const first = await handOver(leaver, '', { toId, digest }, 'once');
  const again = await handOver(leaver, '', { toId, digest }, 'once');
  expect(first).toMatchObject({ status: 200, body: { counts: expect.arrayContaining([{ kind: 'rota', count: 1 }]) } });
  expect([again.status, again.body]).toEqual([200, first.body]);
  const { body } = (await tollgate.admin.get(`/rotas/${rota.id}`)).body;
  const turns = body.layers[0].members.map((id: string) => id.toLowerCase());
  expect([...turns].sort()).toEqual([other, toId].sort());
  for (const [who, why] of [
    [leaver, 'it was yours'],
    [toId, 'it is yours now'],
  ] as const) {
    const { items } = (await (await tollgate.as(who)).get('/notifications?kind=handed_over')).body;
    expect(items).toHaveLength(1);
    expect(items[0].body).toMatch(new RegExp(`program manager.*Shared \\(rota\\).*Led \\(team\\).*${why}`));
  }
  const trail = await tollgate.dataSource.query<{ type: string }[]>(
    `SELECT type FROM audit_events WHERE subject_id = ANY($1) AND at > (SELECT max(at) FROM audit_events WHERE type = 'team.created')
     ORDER BY type`,
    [[leaver, rota.id, team.id]],
  );
  expect(trail.map(({ type }) => type)).toEqual(['person.handed_over', 'rota.handed_over', 'team.edited']);
});

test('only the operation of its own preview runs with it, and items are not left behind unsaid', async () => {
  const c = await launchedCase(tollgate);
  const toId = await tollgate.person('Next owner');
  await c.item();
  const preview = await tollgate.admin.must(`/people/${c.ownerId}/hand-over/preview`, { toId });
  const { digest } = preview;
  const previewed = async (client: typeof tollgate.admin, body: object, filter: object) =>
    (await client.must('/bulk-operations', { dryRun: true, filter, ...body })).id as string;
  const reassign = { kind: 'reassign', body: { ownerId: toId } };
  const theirs = { owner: c.ownerId };
  const colleague = await tollgate.as(await tollgate.person('Ada Two', { access: 'administrator' }));
  const others = [
    await previewed(colleague, reassign, theirs),
    await previewed(tollgate.admin, { kind: 'cancel', body: { reason: 'x' } }, theirs),
    await previewed(tollgate.admin, { kind: 'reassign', body: { ownerId: c.bossId } }, theirs),
    await previewed(tollgate.admin, reassign, { owner: c.managerId }),
    await previewed(tollgate.admin, reassign, { ...theirs, program: c.programId }),
  ];
  for (const operationId of others)
    expect(await handOver(c.ownerId, '', { toId, digest, operationId })).toMatchObject({
      status: 422,
      body: { code: 'invalid-command', path: 'operationId' },
    });
  expect(await handOver(c.ownerId, '', { toId, digest })).toMatchObject({
    status: 409,
    body: { code: 'changed-since-preview', detail: expect.stringContaining('an action item that would remain') },
  });
  const run = { toId, digest, operationId: preview.items.id };
  expect((await handOver(c.ownerId, '', run)).status).toBe(200);
  expect(await handOver(c.ownerId, '', run)).toMatchObject({ status: 409, body: { code: 'illegal-transition' } });
});

test('nothing is done where one part of it cannot be', async () => {
  const c = await launchedCase(tollgate);
  const toId = await tollgate.person('Takes nothing', { access: 'program_manager' });
  const standIn = await tollgate.person('Stands in');
  await c.item({ ownerId: c.managerId });
  await c.manager.must('/delegations', {
    ...{ standInId: standIn, scope: 'everything', reason: 'leave' },
    ...{ from: { date: '2036-01-01' }, until: { date: '2036-01-05' } },
  });
  const preview = await tollgate.admin.must(`/people/${c.managerId}/hand-over/preview`, { toId });
  // It has ended, and its row does not say so yet.
  await tollgate.dataSource.query(
    `UPDATE delegations SET starts_at = starts_at - interval '20 years', ends_at = ends_at - interval '20 years'
     WHERE person_id = $1`,
    [c.managerId],
  );
  await tollgate.dataSource.query(
    `UPDATE planned_steps SET fire_at = fire_at - interval '20 years' WHERE subject_id =
       (SELECT id FROM delegations WHERE person_id = $1) AND state = 'planned'`,
    [c.managerId],
  );
  const { digest } = preview;
  const refused = await handOver(c.managerId, '', { toId, digest, operationId: preview.items.id });
  expect(refused).toMatchObject({ status: 409 });
  expect(refused.body.code).toMatch(/illegal-transition|changed-since-preview/);
  const { body: program } = await tollgate.admin.get(`/programs/${c.programId}`);
  expect(program.manager.id).toBe(c.managerId);
  const { body: operation } = await tollgate.admin.get(`/bulk-operations/${preview.items.id}`);
  expect(operation.state).toBe('previewed');
});

test('nobody comes to report to somebody below them, and it is said before anything is done', async () => {
  const top = await tollgate.person('Top');
  const gone = await tollgate.person('Gone before', { managerId: top });
  const leaver = await tollgate.person('Leaver', { managerId: gone });
  await tollgate.dataSource.query('UPDATE people SET active = FALSE WHERE id = $1', [gone]);
  const between = await tollgate.person('Between', { managerId: leaver });
  const below = await tollgate.person('Below', { managerId: between });
  const refused = await handOver(leaver, '/preview', { toId: below });
  expect(refused).toMatchObject({ status: 422, body: { code: 'invalid-command', path: 'toId', personId: between } });
  expect(refused.body.detail).toContain('Between reports to Leaver, and is above Below');
  // A report takes over: they report to the nearest above who is there.
  const { digest } = await tollgate.admin.must(`/people/${leaver}/hand-over/preview`, { toId: between });
  expect((await handOver(leaver, '', { toId: between, digest })).status).toBe(200);
  expect((await tollgate.admin.get(`/people/${between}`)).body.manager.id).toBe(top);
});

test('on the command line', async () => {
  const c = await launchedCase(tollgate);
  await c.item();
  const run = commandLine(tollgate.admin);
  const { body: owner } = await tollgate.admin.get(`/people/${c.ownerId}`);
  const shown = await run('people', 'holdings', owner.email);
  expect(shown.out).toContain('action item');
  const dry = await run('people', 'hand-over', owner.email, '--to', c.bossId, '--dry-run');
  expect(dry.out).toContain('Would go to');
  const done = await run('people', 'hand-over', owner.email, '--to', c.bossId, '--yes');
  expect([done.code, done.out]).toEqual([0, expect.stringContaining('Handed over')]);
  const { items } = (await tollgate.admin.get(`/action-items?owner=${c.bossId}`)).body;
  expect(items).toHaveLength(1);
});
