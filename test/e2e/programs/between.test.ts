import { patrol } from '../../../apps/worker/src/patrol/patrol.js';
import { counters } from '../../../database/engine/counters.js';
import { inDays, launchedCase, type Case } from '../../factories/case.js';
import type { ApiAnswer } from '../../harness/api-client.js';
import { holdItems } from '../../harness/held-items.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

let tollgate: Tollgate;

beforeAll(async () => {
  tollgate = await startTollgate();
});
afterAll(async () => {
  await tollgate.stop();
});

type Sent = () => Promise<ApiAnswer>;

/**
 * What comes of something that is sent while a program's command is being written: one of its items is locked, so that the
 * command stands in the middle of its work.
 */
async function between(c: Case, lockedId: string, command: Sent, meanwhile: Sent[]): Promise<ApiAnswer[]> {
  const held = await holdItems(tollgate.dataSource, [lockedId]);
  try {
    const first = command();
    await held.areWaiting(1);
    const others = meanwhile.map((send) => send());
    await held.areWaiting(1 + meanwhile.length);
    await held.release();
    return await Promise.all([first, ...others]);
  } finally {
    await held.release();
  }
}

const program = (c: Case, event: string): Sent => {
  const body = event === 'resume' ? {} : { reason: 'The regulator asks' };
  return () => c.manager.post(`/programs/${c.programId}/${event}`, body);
};

async function statusOf(c: Case, id: string): Promise<string> {
  return (await c.manager.get(`/action-items/${id}`)).body.status as string;
}

const newItem = (c: Case) => ({ programId: c.programId, title: 'Made meanwhile', ownerId: c.ownerId, due: inDays(7) });

test('an item that is made while its program is on hold is live with the resume, planned, and its owner is told', async () => {
  const c = await launchedCase(tollgate);
  await c.item();
  await c.manager.must(`/programs/${c.programId}/hold`, { reason: 'x' });
  const made = await c.item({ title: 'Made meanwhile' });
  expect(await statusOf(c, made.id)).toBe('draft');
  await c.manager.must(`/programs/${c.programId}/resume`, {});
  expect(await statusOf(c, made.id)).toBe('open');
  const [plan] = await tollgate.dataSource.query<{ n: number }[]>(
    `SELECT count(*)::int AS n FROM planned_steps WHERE subject_id = $1 AND state = 'planned'`,
    [made.id],
  );
  expect(plan?.n).toBeGreaterThan(1);
  const told = (await c.owner.get('/notifications?kind=assigned')).body.items as { subject: { id: string } }[];
  expect(JSON.stringify(told)).toContain(made.id);
  await until('its workflow to know it', async () => {
    const { status } = await tollgate.temporal.workflow.getHandle(`action-item/${made.id}`).describe();
    return status.name === 'RUNNING';
  });
});

test('an item of a coming phase stays a draft when its program goes on', async () => {
  const c = await launchedCase(tollgate, { phases: ['One', 'Two'] });
  await c.manager.must(`/programs/${c.programId}/hold`, { reason: 'x' });
  const later = await c.item({ phaseId: c.phaseIds[1] });
  await c.manager.must(`/programs/${c.programId}/resume`, {});
  expect(await statusOf(c, later.id)).toBe('draft');
});

test('an item is not resumed into a program whose hold is being written', async () => {
  const c = await launchedCase(tollgate);
  const [locked, other] = [await c.item(), await c.item()];
  await c.manager.must(`/action-items/${other.id}/hold`, { reason: 'x' });
  const [held, resumed] = await between(c, locked.id, program(c, 'hold'), [
    () => c.manager.post(`/action-items/${other.id}/resume`),
  ]);
  expect([held?.status, resumed?.status]).toEqual([200, 409]);
  expect(await statusOf(c, other.id)).toBe('on_hold');
});

test('an item is not opened again in a program whose cancellation is being written', async () => {
  const c = await launchedCase(tollgate);
  const [locked, other] = [await c.item(), await c.item()];
  await c.manager.must(`/action-items/${other.id}/cancel`, { reason: 'x' });
  const [cancelled, reopened] = await between(c, locked.id, program(c, 'cancel'), [
    () => c.manager.post(`/action-items/${other.id}/reopen`, { reason: 'after all', due: inDays(7) }),
  ]);
  expect([cancelled?.status, reopened?.status]).toEqual([200, 409]);
  expect(await statusOf(c, other.id)).toBe('cancelled');
});

test('what is made while a hold or a resume is being written is what the program then says', async () => {
  const c = await launchedCase(tollgate);
  const locked = await c.item();
  const [, made] = await between(c, locked.id, program(c, 'hold'), [() => c.manager.post('/action-items', newItem(c))]);
  expect([made?.status, made?.body.status]).toEqual([201, 'draft']);
  const [, another] = await between(c, locked.id, program(c, 'resume'), [
    () => c.manager.post('/action-items', newItem(c)),
  ]);
  expect([another?.status, another?.body.status]).toEqual([201, 'open']);
  expect(await statusOf(c, made?.body.id)).toBe('open');
});

test('the patrol puts items right that contradict their program, and live ones without a plan, and counts them', async () => {
  const [running, held, cancelled] = [
    await launchedCase(tollgate),
    await launchedCase(tollgate),
    await launchedCase(tollgate),
  ];
  const [draft, leftHeld, planless] = [await running.item(), await running.item(), await running.item()];
  const [live, dead] = [await held.item(), await cancelled.item()];
  await held.manager.must(`/programs/${held.programId}/hold`, { reason: 'x' });
  await cancelled.manager.must(`/programs/${cancelled.programId}/cancel`, { reason: 'x' });
  const set = (id: string, sets: string): Promise<unknown> =>
    tollgate.dataSource.query(`UPDATE action_items SET ${sets} WHERE id = $1`, [id]);
  await set(draft.id, `status = 'draft', activated_at = NULL, planned_from = NULL`);
  await set(
    leftHeld.id,
    `status = 'on_hold', resume_status = 'open', held_by = 'program', hold_reason = 'x',
    held_since = now(), paused_since = now()`,
  );
  await set(
    live.id,
    `status = 'open', resume_status = NULL, held_by = NULL, hold_reason = NULL, held_since = NULL,
    paused_since = NULL`,
  );
  await set(dead.id, `status = 'open', done_at = NULL`);
  await tollgate.dataSource.query('DELETE FROM planned_steps WHERE subject_id = ANY($1)', [[draft.id, planless.id]]);
  const complaints: unknown[] = [];
  const { dataSource, temporal, settings } = tollgate;
  const round = patrol(dataSource, temporal, settings.taskQueue, (_, error) => complaints.push(error));
  await Promise.all([round(), round()]);
  expect(complaints).toEqual([]);
  const states = await Promise.all(
    [draft, leftHeld, live, dead].map((item, index) => statusOf([running, running, held, cancelled][index]!, item.id)),
  );
  expect(states).toEqual(['open', 'open', 'on_hold', 'cancelled']);
  const plans = await dataSource.query<{ id: string }[]>(
    `SELECT DISTINCT subject_id AS id FROM planned_steps WHERE state = 'planned' AND subject_id = ANY($1)`,
    [[draft.id, leftHeld.id, planless.id]],
  );
  expect(plans).toHaveLength(3);
  expect((await counters(dataSource.manager)).patrol_mended).toBe(5);
  for (const item of [draft, leftHeld, live, dead, planless]) {
    const { items } = (await tollgate.admin.get(`/action-items/${item.id}/timeline`)).body;
    expect(items.filter(({ type }: { type: string }) => type === 'item.mended')).toHaveLength(1);
  }
  await round();
  expect((await counters(dataSource.manager)).patrol_mended).toBe(5);
});
