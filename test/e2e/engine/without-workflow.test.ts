import { randomUUID } from 'node:crypto';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { workflowOf, type RecordKind } from '../../../database/engine/kinds.js';
import { forgetAnswers } from '../../../database/requests/forget-answers.js';
import { inDays, launchedCase, type Case } from '../../factories/case.js';
import { governanceCase } from '../../factories/governance-case.js';
import { captureHistory, plainHistory } from '../../harness/histories.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

let tollgate: Tollgate;
let c: Case;

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await launchedCase(tollgate);
});
afterAll(async () => {
  await tollgate.stop();
});

/** Events in the history of a record's workflow; null where it has none. */
async function events(kind: RecordKind, id: string): Promise<number | null> {
  const handle = tollgate.temporal.workflow.getHandle(workflowOf(kind, id).workflowId);
  const described = await handle.describe().catch(() => null);
  return described?.historyLength ?? null;
}

/** An item whose workflow waits for its first reminder. */
async function waiting(facts: Record<string, unknown> = {}): Promise<{ id: string; path: string; before: number }> {
  const { id } = await c.item(facts);
  await until('its workflow to wait', async () => (await lag(id)) === 0 && (await events('action_item', id)) !== null);
  await tollgate.clock.settle();
  return { id, path: `/action-items/${id}`, before: (await events('action_item', id)) ?? 0 };
}

async function lag(id: string): Promise<number | undefined> {
  const [row] = await tollgate.dataSource.query<{ lag: number }[]>(
    'SELECT version - workflow_version AS lag FROM action_items WHERE id = $1',
    [id],
  );
  return row?.lag;
}

const versionOf = async (path: string): Promise<number> => (await c.manager.get(path)).body.version;

test('what is refused, and what moves no date, costs no event of the workflow, which goes on waiting for what it waited for', async () => {
  const { id, path, before } = await waiting();
  const version = await versionOf(path);
  const refused = await c.manager.post(`${path}/resume`, {});
  expect([refused.status, refused.body.code]).toEqual([409, 'illegal-transition']);
  const late = await c.owner.post(`${path}/start`, {}, { 'if-match': '"99"' });
  expect([late.status, late.body.code]).toEqual([412, 'version-mismatch']);
  expect(await versionOf(path)).toBe(version);

  await c.owner.must(`${path}/evidence`, { url: 'https://example.com/sheet', title: 'Sheet' });
  const edited = await c.manager.patch(path, { description: 'As agreed' }, { 'if-match': `"${version + 1}"` });
  expect(edited.status).toBe(200);
  expect(await versionOf(path)).toBe(version + 2);
  expect(await events('action_item', id)).toBe(before);
  expect(await lag(id)).toBe(0);

  // The same workflow fires what it was armed for.
  await tollgate.clock.advance('P9D');
  expect((await c.owner.get(path)).body).toMatchObject({ overdue: true });
  expect(await events('action_item', id)).toBeGreaterThan(before);
});

test('what is carried out where time is skipped happens at the time of the record', async () => {
  const { path } = await waiting({ due: inDays(60) });
  await tollgate.clock.advance('P3D');
  await c.owner.must(`${path}/evidence`, { url: 'https://example.com/later', title: 'Later' });
  const { items } = (await c.owner.get(`${path}/timeline`)).body;
  const added = items.find((event: { type: string }) => event.type === 'item.evidence_added');
  expect(Date.parse(added.at) - Date.now()).toBeGreaterThan(2 * 86_400_000);
});

test('what asks for what has no workflow begins none: a draft that is edited, and what is done', async () => {
  const draft = await c.manager.must('/programs', { name: 'Later', domainLeadId: c.leadId });
  const item = await c.manager.must('/action-items', {
    ...{ programId: draft.id, title: 'Not yet', ownerId: c.ownerId, due: inDays(9) },
  });
  const path = `/action-items/${item.id}`;
  const edited = await c.manager.patch(path, { title: 'Soon' }, { 'if-match': `"${item.version}"` });
  expect([edited.status, edited.body.title]).toEqual([200, 'Soon']);
  const refused = await c.owner.post(`${path}/submit`, { statement: 'Done' });
  expect(refused.status).toBe(409);
  expect(await events('action_item', item.id)).toBeNull();
});

test('a command that is sent again under its key is carried out once, also where its answer is no longer kept', async () => {
  const { path } = await waiting();
  const key = { 'idempotency-key': randomUUID() };
  const sheet = { url: 'https://example.com/once', title: 'Once' };
  expect((await c.owner.post(`${path}/evidence`, sheet, key)).status).toBe(201);
  const version = await versionOf(path);
  await forgetAnswers(tollgate.dataSource, -1);
  expect((await c.owner.post(`${path}/evidence`, sheet, key)).status).toBe(201);
  expect(await versionOf(path)).toBe(version);
});

test('a case is described anew without a turn of its workflow', async () => {
  const { investigating, lead } = await governanceCase(tollgate);
  const { id } = await investigating();
  await tollgate.clock.settle();
  const before = await events('case', id);
  const { version } = (await lead.get(`/cases/${id}`)).body;
  const edited = await lead.patch(`/cases/${id}`, { text: 'Seen in ten streams' }, { 'if-match': `"${version}"` });
  expect([edited.status, edited.body.text]).toEqual([200, 'Seen in ten streams']);
  expect(await events('case', id)).toBe(before);
});

test('they are answered while no worker runs', async () => {
  const { path } = await waiting();
  await tollgate.stopWorker();
  try {
    expect((await c.manager.post(`${path}/resume`, {})).status).toBe(409);
    const added = await c.owner.post(`${path}/evidence`, { url: 'https://example.com/away', title: 'Away' });
    expect(added.status).toBe(201);
  } finally {
    await tollgate.startWorker();
  }
});

test('a record that others hold is waited for by its workflow, and no connection of the API meanwhile', async () => {
  const { id, path, before } = await waiting();
  const [taken, enough] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const holding = tollgate.asOwner((owner) =>
    owner.transaction(async (manager) => {
      await manager.query('SELECT 1 FROM action_items WHERE id = $1 FOR UPDATE', [id]);
      taken.resolve();
      await enough.promise;
    }),
  );
  await taken.promise;
  const added = c.owner.post(`${path}/evidence`, { url: 'https://example.com/held', title: 'Held' });
  try {
    await until('it to be sent to the workflow', async () => {
      const [row] = await tollgate.dataSource.query<{ n: number }[]>(
        `SELECT count(*)::int AS n FROM command_bodies WHERE body LIKE '%example.com/held%'`,
      );
      return row?.n === 1;
    });
  } finally {
    enough.resolve();
    await holding;
  }
  expect((await added).status).toBe(201);
  expect(await events('action_item', id)).toBeGreaterThan(before);
});

test('a reminder is told at its instant, and no timer of a workflow has waited for it; one that ends takes none back', async () => {
  // Its breach is near enough for one timer to wait for it (24 days at most), whatever holidays lie between it and the reminder.
  const { id, path } = await waiting({ due: inDays(20) });
  const timers = async (): Promise<string[]> => {
    const history = await plainHistory(tollgate.temporal, workflowOf('action_item', id).workflowId);
    const { events: all } = JSON.parse(historyToJSON(history)) as { events: { eventType: string }[] };
    return all.flatMap(({ eventType }) => /TIMER_(STARTED|FIRED|CANCELED)/.exec(eventType)?.[1] ?? []);
  };
  const [planned] = await tollgate.dataSource.query<{ kind: string; fire_at: Date }[]>(
    'SELECT kind, fire_at FROM planned_steps WHERE subject_id = $1 ORDER BY fire_at LIMIT 1',
    [id],
  );
  expect(planned?.kind).toBe('reminder');
  const at = planned?.fire_at.getTime() ?? 0;
  await tollgate.clock.to(at + 60_000);
  const { items: happened } = (await c.owner.get(`${path}/timeline`)).body;
  const reminded = happened.find((event: { type: string }) => event.type === 'item.reminded');
  expect(Date.parse(reminded.at)).toBe(at);
  expect(await timers()).toEqual(['STARTED']);

  await c.owner.must(`${path}/submit`, { statement: 'Done' });
  await c.manager.must(`${path}/sign-off`, { decision: 'approve' });
  await until('its workflow to end', async () => {
    const { status } = await tollgate.temporal.workflow.getHandle(workflowOf('action_item', id).workflowId).describe();
    return status.name === 'COMPLETED';
  });
  // That of the breach, when the item was handed in; that of the signature's limit is left.
  expect(await timers()).toEqual(['STARTED', 'CANCELED', 'STARTED']);
  captureHistory(
    'action-item-leaves-its-timer',
    await plainHistory(tollgate.temporal, workflowOf('action_item', id).workflowId),
  );
});
