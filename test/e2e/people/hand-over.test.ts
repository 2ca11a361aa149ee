import { launchedCase } from '../../factories/case.js';
import { commandLine } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { ended } from '../bulk/bulk-case.js';

let tollgate: Tollgate;

beforeAll(async () => {
  tollgate = await startTollgate();
}, 60_000);
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
}, 60_000);

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
}, 60_000);
