import { inDays, launchedCase, type Case } from '../../factories/case.js';
import { exceptionCase } from '../../factories/exception.js';
import type { ApiAnswer } from '../../harness/api-client.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { ended, sendFile } from '../imports/import-file.js';

let tollgate: Tollgate;

beforeAll(async () => {
  tollgate = await startTollgate();
});
afterAll(async () => {
  await tollgate.stop();
});

type Sent = () => Promise<ApiAnswer>;

/** What is sent is let in at the door, and decided when something else has been written: its record is locked meanwhile. */
async function overtaken(
  lock: { table: string; id: string },
  send: Sent,
  change: [string, unknown[]],
): Promise<ApiAnswer> {
  const runner = tollgate.dataSource.createQueryRunner();
  await runner.startTransaction();
  try {
    await runner.query(`SELECT 1 FROM ${lock.table} WHERE id = $1 FOR UPDATE`, [lock.id]);
    const sent = send();
    let early: ApiAnswer | null = null;
    void sent.then((answer) => (early = answer));
    await until('it to wait', async () => {
      if (early) throw new Error(`it did not wait: ${JSON.stringify(early)}`);
      const [row] = await tollgate.dataSource.query<{ n: number }[]>(
        `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return (row?.n ?? 0) > 0;
    });
    await runner.query(...change);
    await runner.commitTransaction();
    return await sent;
  } catch (error) {
    await runner.rollbackTransaction();
    throw error;
  } finally {
    await runner.release();
  }
}

const rest = (): Promise<unknown> =>
  until('all workflows to rest', async () => {
    const [row] = await tollgate.dataSource.query<{ rest: boolean }[]>(
      `SELECT NOT EXISTS (SELECT 1 FROM outbox)
         AND NOT EXISTS (SELECT 1 FROM action_items WHERE workflow_version < version AND status <> 'draft')
         AND NOT EXISTS (SELECT 1 FROM programs WHERE workflow_version < version AND status <> 'draft') AS rest`,
    );
    return row?.rest;
  });

const codeOf = ({ status, body }: ApiAnswer): [number, string] => [status, body.code];
const giveItem = (itemId: string, to: string): [string, unknown[]] => [
  'UPDATE action_items SET owner_id = $2 WHERE id = $1',
  [itemId, to],
];

async function itemOf(c: Case): Promise<{ table: string; id: string }> {
  const { id } = await c.item();
  await rest();
  return { table: 'action_items', id };
}

test('a former owner does not start what was given to somebody else meanwhile', async () => {
  const c = await launchedCase(tollgate);
  const item = await itemOf(c);
  const heir = await tollgate.person('Heir');
  const answer = await overtaken(item, () => c.owner.post(`/action-items/${item.id}/start`), giveItem(item.id, heir));
  expect(codeOf(answer)).toEqual([403, 'not-allowed']);
  expect((await c.owner.get(`/action-items/${item.id}`)).body.status).toBe('open');
});

test('a former program manager neither holds the program nor cancels an item of it', async () => {
  const c = await launchedCase(tollgate);
  const item = await itemOf(c);
  const heir = await tollgate.person('Heir', { access: 'program_manager' });
  const change: [string, unknown[]] = ['UPDATE programs SET manager_id = $2 WHERE id = $1', [c.programId, heir]];
  const program = { table: 'programs', id: c.programId };
  const held = await overtaken(program, () => c.manager.post(`/programs/${c.programId}/hold`, { reason: 'x' }), change);
  expect(codeOf(held)).toEqual([403, 'not-allowed']);
  await tollgate.dataSource.query('UPDATE programs SET manager_id = $2 WHERE id = $1', [c.programId, c.managerId]);
  const cancel = (): Promise<ApiAnswer> => c.manager.post(`/action-items/${item.id}/cancel`, { reason: 'x' });
  expect(codeOf(await overtaken(program, cancel, change))).toEqual([403, 'not-allowed']);
});

test('a former program manager makes no item in it, renames neither it nor a phase, and imports nothing more into it', async () => {
  const c = await launchedCase(tollgate);
  const heir = await tollgate.person('Heir', { access: 'program_manager' });
  const change: [string, unknown[]] = ['UPDATE programs SET manager_id = $2 WHERE id = $1', [c.programId, heir]];
  const item = { programId: c.programId, title: 'Late', ownerId: c.ownerId, due: inDays(7) };
  const path = `/programs/${c.programId}`;
  const sends: Sent[] = [
    () => c.manager.post('/action-items', item),
    () => c.manager.patch(path, { description: 'Mine' }, { 'if-match': '*' }),
    () => c.manager.patch(`${path}/phases/${c.phaseIds[0]}`, { name: 'Mine' }, { 'if-match': '*' }),
    () => c.manager.post(`${path}/phases`, { name: 'Mine' }),
    async () => {
      const content = `Title,Owner,Due\nLate,Owner,${inDays(7).date}\n`;
      const sent = await sendFile(c.manager, content, { program: c.programId });
      const { state, error } = await ended(c.manager, sent.body.id as string);
      const body = { code: state === 'failed' && error?.includes('manager') ? 'not-allowed' : state };
      return { ...sent, status: 403, body };
    },
  ];
  for (const send of sends) {
    await rest();
    const answer = await overtaken({ table: 'programs', id: c.programId }, send, change);
    expect(codeOf(answer)).toEqual([403, 'not-allowed']);
    await tollgate.dataSource.query('UPDATE programs SET manager_id = $2 WHERE id = $1', [c.programId, c.managerId]);
  }
});

test('whoever became an auditor, or has left, while their command waited, changes nothing', async () => {
  const c = await launchedCase(tollgate);
  const item = await itemOf(c);
  const start = (): Promise<ApiAnswer> => c.owner.post(`/action-items/${item.id}/start`);
  const auditor: [string, unknown[]] = [`UPDATE people SET access = 'auditor' WHERE id = $1`, [c.ownerId]];
  expect(codeOf(await overtaken(item, start, auditor))).toEqual([403, 'not-allowed']);
  await tollgate.dataSource.query(`UPDATE people SET access = 'member' WHERE id = $1`, [c.ownerId]);
  const gone: [string, unknown[]] = ['UPDATE people SET active = false WHERE id = $1', [c.ownerId]];
  expect(codeOf(await overtaken(item, start, gone))).toEqual([403, 'not-allowed']);
});

test('a stand-in whose delegation has ended meanwhile does nothing any more; an owner who came to be one goes on in their own name', async () => {
  const c = await launchedCase(tollgate);
  const standInId = await tollgate.person('Stand-in');
  const standIn = await tollgate.as(standInId);
  const delegation = await c.owner.must('/delegations', {
    standInId,
    scope: 'everything',
    until: { date: inDays(3).date },
    reason: 'leave',
  });
  const item = await itemOf(c);
  const start = (): Promise<ApiAnswer> => standIn.post(`/action-items/${item.id}/start`);
  const ended: [string, unknown[]] = ['UPDATE delegations SET revoked_at = now() WHERE id = $1', [delegation.id]];
  expect(codeOf(await overtaken(item, start, ended))).toEqual([403, 'not-allowed']);
  await tollgate.dataSource.query('UPDATE delegations SET revoked_at = NULL WHERE id = $1', [delegation.id]);
  expect((await overtaken(item, start, giveItem(item.id, standInId))).status).toBe(200);
  const { items } = (await standIn.get(`/action-items/${item.id}/timeline`)).body;
  const started = items.find(({ type }: { type: string }) => type === 'item.started');
  expect(JSON.stringify(started)).not.toContain('for');
});

test('whoever lost their role meanwhile does nothing by it any more, and goes on in the name of whom they stand in for', async () => {
  const c = await launchedCase(tollgate);
  const helperId = await tollgate.person('Helper');
  const helper = await tollgate.as(helperId);
  const scope = { scope: 'program', programId: c.programId };
  const grant = { role: 'program_manager', personId: helperId, reason: 'Helps', ...scope };
  const { id: grantId } = await tollgate.admin.must('/role-grants', grant);
  const item = await itemOf(c);
  const hold = (): Promise<ApiAnswer> => helper.post(`/action-items/${item.id}/hold`, { reason: 'x' });
  const taken: [string, unknown[]] = [
    'UPDATE role_grants SET taken_at = now(), taken_by = $2 WHERE id = $1',
    [grantId, c.managerId],
  ];
  expect(codeOf(await overtaken(item, hold, taken))).toEqual([403, 'not-allowed']);
  await tollgate.dataSource.query('UPDATE role_grants SET taken_at = NULL, taken_by = NULL WHERE id = $1', [grantId]);
  await c.manager.must('/delegations', {
    standInId: helperId,
    scope: 'everything',
    until: { date: inDays(3).date },
    reason: 'leave',
  });
  expect((await overtaken(item, hold, taken)).status).toBe(200);
  const { items } = (await helper.get(`/action-items/${item.id}/timeline`)).body;
  const held = items.find(({ type }: { type: string }) => type === 'item.held');
  expect(JSON.stringify(held)).toContain(c.managerId);
});

test('an exception, a recurrence and a delegation ask again too', async () => {
  const c = await exceptionCase(tollgate);
  const item = await c.item();
  const asked = await c.requested({ items: [item.id] });
  const delegation = await c.owner.must('/delegations', {
    standInId: await tollgate.person('Stand-in'),
    scope: 'everything',
    until: { date: inDays(3).date },
    reason: 'leave',
  });
  const recurrence = await c.manager.must('/recurrences', {
    name: 'Asked again',
    schedule: { rule: 'FREQ=WEEKLY', onDayOff: 'same', startsOn: inDays(7).date },
    item: { programId: c.programId, title: 'Sample of {{date}}', ownerId: c.ownerId, dueIn: '5 working days' },
  });
  await rest();
  const reads = (personId: string): [string, unknown[]] => [
    `UPDATE people SET access = 'auditor' WHERE id = $1`,
    [personId],
  ];
  const answers = [
    await overtaken(
      { table: 'delegations', id: delegation.id },
      () => c.owner.post(`/delegations/${delegation.id}/end`),
      reads(c.ownerId),
    ),
    await overtaken(
      { table: 'recurrences', id: recurrence.id },
      () => c.manager.post(`/recurrences/${recurrence.id}/pause`, { reason: 'x' }),
      reads(c.managerId),
    ),
    await overtaken(
      { table: 'exceptions', id: asked.id },
      () => c.analyst.post(`/exceptions/${asked.id}/withdraw`, { reason: 'x' }),
      reads(c.analystId),
    ),
  ];
  expect(answers.map(codeOf)).toEqual(answers.map(() => [403, 'not-allowed']));
});

const demote = (id: string): [string, unknown[]] => [`UPDATE people SET access = 'auditor' WHERE id = $1`, [id]];

test('who is made an auditor meanwhile makes nothing any more, whatever it is', async () => {
  const c = await exceptionCase(tollgate);
  const [before, after] = [await c.item(), await c.item()];
  await rest();
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
  const series = { rule: 'FREQ=WEEKLY', onDayOff: 'same', startsOn: inDays(3).date };
  const made = { programId: c.programId, title: 'Sample', ownerId: c.ownerId, dueIn: '5 working days' };
  const ways: Record<string, Sent> = {
    comment: () => c.manager.post(`/action-items/${before.id}/comments`, { body: 'Mine' }),
    'comment on the program': () => c.manager.post(`/programs/${c.programId}/comments`, { body: 'Mine' }),
    dependency: () => c.manager.post(`/action-items/${after.id}/dependencies`, { on: before.id }),
    duration: () => c.manager.post(`/action-items/${after.id}/duration`, { takes: '3 days' }),
    delegation: () =>
      c.manager.post('/delegations', { standInId: c.leadId, scope: 'everything', until: { date: inDays(9).date } }),
    exception: () => c.manager.post('/exceptions', c.body({ items: [before.id] })),
    maintenance: () =>
      c.manager.post('/maintenance-windows', {
        ...{ reason: 'x', startsAt: new Date().toISOString(), endsAt: tomorrow, programId: c.programId },
      }),
    recurrence: () => c.manager.post('/recurrences', { name: 'Weekly', schedule: series, item: made }),
    program: () => c.manager.post('/programs', { name: 'Another' }),
    item: () => c.manager.post('/action-items', { ...made, dueIn: undefined, due: inDays(9) }),
    phase: () => c.manager.post(`/programs/${c.programId}/phases`, { name: 'Another' }),
  };
  for (const [what, send] of Object.entries(ways)) {
    const answer = await overtaken({ table: 'people', id: c.managerId }, send, demote(c.managerId));
    expect([what, ...codeOf(answer)]).toEqual([what, 403, 'not-allowed']);
    await tollgate.dataSource.query(`UPDATE people SET access = 'program_manager' WHERE id = $1`, [c.managerId]);
    // And it was for that alone.
    const again = await send();
    expect([what, again.status < 300]).toEqual([what, true]);
  }
});

test('a program that is given to somebody else meanwhile gets no window, dependency or series by its former manager', async () => {
  const c = await launchedCase(tollgate);
  const [before, after] = [await c.item(), await c.item()];
  await rest();
  const heir = await tollgate.person('Heir', { access: 'program_manager' });
  const program = { table: 'programs', id: c.programId };
  const give = (to: string): [string, unknown[]] => [
    'UPDATE programs SET manager_id = $2 WHERE id = $1',
    [c.programId, to],
  ];
  const ends = new Date(Date.now() + 86_400_000).toISOString();
  const series = { rule: 'FREQ=WEEKLY', onDayOff: 'same', startsOn: inDays(3).date };
  const made = { programId: c.programId, title: 'Sample', ownerId: c.ownerId, dueIn: '5 working days' };
  const ways: Sent[] = [
    () =>
      c.manager.post('/maintenance-windows', {
        reason: 'x',
        startsAt: ends,
        endsAt: inDays(9).date + 'T00:00:00Z',
        programId: c.programId,
      }),
    () => c.manager.post(`/action-items/${after.id}/dependencies`, { on: before.id }),
    () => c.manager.post('/recurrences', { name: 'Monthly', schedule: series, item: made }),
  ];
  for (const send of ways) {
    expect(codeOf(await overtaken(program, send, give(heir)))).toEqual([403, 'not-allowed']);
    await tollgate.dataSource.query(...give(c.managerId));
  }
});
