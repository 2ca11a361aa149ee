import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { projectRoot } from '../../../config/settings.js';
import { giveUp, lockEndpoint } from '../../../database/webhooks/endpoints.js';
import { recordWebhooks } from '../../../database/webhooks/record.js';
import { inDays, launchedCase } from '../../factories/case.js';
import type { Tollgate } from '../../harness/tollgate.js';
import { againstDocument } from '../../harness/recorded-events.js';
import { until } from '../../harness/until.js';
import { startReceiver, type Receiver } from '../../harness/vendors/receiver.js';
import { startWithWebhooks } from '../channels/chat.js';

let receiver: Receiver;
let tollgate: Tollgate;

beforeAll(async () => {
  receiver = await startReceiver();
  tollgate = await startWithWebhooks();
});
afterAll(async () => {
  await tollgate.stop();
  await receiver.vendor.stop();
});

async function endpoint(name: string, facts: object = {}) {
  const made = await tollgate.admin.must('/webhooks', { name, url: receiver.vendor.url(`/${name}`), ...facts });
  receiver.secrets.push(made.secret);
  return made;
}

const typesAt = (name: string): string[] =>
  receiver.vendor.at(`/${name}`).map(({ body }) => (JSON.parse(body) as { type: string }).type);

/** Everything that waits is due now. */
const hurry = (): Promise<unknown> =>
  tollgate.dataSource.query(`UPDATE webhook_deliveries SET next_attempt_at = now() WHERE state = 'pending'`);

const log = async (id: string, state: string) =>
  (await tollgate.admin.get(`/webhooks/${id}/deliveries?state=${state}`)).body.items;

test('events are signed, filtered by type and program, with the audit event as their content', async () => {
  const c = await launchedCase(tollgate);
  const other = await launchedCase(tollgate);
  await endpoint('filtered', { events: ['item.*'], programId: c.programId });
  const item = await c.item({ title: 'Überfällig' });
  await other.item();
  await c.owner.must(`/action-items/${item.id}/start`);
  await until('both events', async () => typesAt('filtered').length >= 2);
  expect(typesAt('filtered').sort()).toEqual(['item.created', 'item.started']);
  const [started] = [...receiver.events.values()].filter(({ type }) => type === 'item.started');
  const { items } = (await tollgate.admin.get(`/audit-events?subjectId=${item.id}&type=item.started`)).body;
  // By what name its record is called today is said besides, to whoever reads it.
  expect(items[0]).toMatchObject(started?.data ?? {});
  expect(started?.data).toMatchObject({ subject: { kind: 'action_item', id: item.id }, version: 2 });
  expect(started?.timestamp).toBe(items[0].at);
});

/** The example in the docs of a body. */
const documented = JSON.parse(
  /```json\n([^`]*"type": "item\.escalated"[^`]*)```/.exec(
    readFileSync(join(projectRoot, 'docs', 'messages.md'), 'utf8'),
  )?.[1] ?? '{}',
) as { data: { data: object } };

test('the example that the docs give of a body has what is sent, no more and no less', async () => {
  const c = await launchedCase(tollgate);
  await endpoint('documented', { events: ['item.escalated'], programId: c.programId });
  await c.item({ due: inDays(-1) });
  await until('the event', async () => typesAt('documented').length > 0);
  const sent = JSON.parse(receiver.vendor.at('/documented')[0]!.body) as typeof documented;
  for (const of of [
    (body: typeof documented) => body,
    ({ data }: typeof documented) => data,
    ({ data }: typeof documented) => data.data,
  ])
    expect(Object.keys(of(documented)).sort()).toEqual(Object.keys(of(sent)).sort());
});

test('what is not taken is tried again under the same id until it is; every attempt is in the log', async () => {
  const c = await launchedCase(tollgate);
  const hook = await endpoint('stubborn', { events: ['item.started'], programId: c.programId });
  const item = await c.item();
  receiver.vendor.answerNext('/stubborn', { status: 500, body: 'oops' }, 'hang', {
    status: 302,
    headers: { location: '/elsewhere' },
  });
  await c.owner.must(`/action-items/${item.id}/start`);
  for (let n = 1; n <= 3; n += 1) {
    await until(
      `attempt ${n}`,
      async () =>
        (await log(hook.id, 'pending'))[0]?.lastAnswer &&
        receiver.vendor.at('/stubborn').length >= n &&
        (await attempts(hook.id)).length >= n,
    );
    await hurry();
  }
  const [delivered] = await until('it to be taken', async () => {
    const items = await log(hook.id, 'delivered');
    return items.length > 0 && items;
  });
  const shown = (await tollgate.admin.get(`/webhooks/${hook.id}/deliveries/${delivered.id}`)).body;
  expect(shown.log.map((entry: { status: number | null }) => entry.status)).toEqual([500, null, 302, 204]);
  expect(shown.log[1].answer).toContain('no answer within 1 s');
  expect(receiver.vendor.at('/elsewhere')).toEqual([]);
  const ids = receiver.vendor.at('/stubborn').map(({ headers }) => headers['webhook-id']);
  expect(new Set(ids)).toEqual(new Set([delivered.messageId]));
});

async function attempts(endpointId: string): Promise<unknown[]> {
  return tollgate.dataSource.query(
    'SELECT a.id FROM webhook_attempts a JOIN webhook_deliveries d ON d.id = a.delivery_id WHERE d.endpoint_id = $1',
    [endpointId],
  );
}

test('how attempts went is written down while the endpoint is switched off, neither in the way of the other', async () => {
  const c = await launchedCase(tollgate);
  const hook = await endpoint('crossed', { events: ['item.started'], programId: c.programId });
  receiver.vendor.answerNext('/crossed', { status: 500, body: 'oops' });
  await c.owner.must(`/action-items/${(await c.item()).id}/start`);
  const [waiting] = await until('an attempt that failed', async () => {
    const pending = await log(hook.id, 'pending');
    return pending[0]?.lastAnswer !== undefined && pending[0]?.lastAnswer !== null && pending;
  });
  const attempt = { attempts: 2, replays: 0, offeredSince: Date.now(), at: Date.now(), ms: 1, status: 500 };
  const result = { outcome: 'retry', answer: 'x', afterMs: null, throttled: false, fault: 'server' } as const;
  const recorded = await tollgate.dataSource.transaction(async (manager) => {
    await lockEndpoint(manager, hook.id);
    const recording = recordWebhooks(tollgate.dataSource, hook, [{ ...attempt, deliveryId: waiting.id, result }]);
    await until('it to wait for the endpoint', async () => {
      const rows = await tollgate.dataSource.query(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
           AND query LIKE 'UPDATE webhook_endpoints%'`,
      );
      return rows.length > 0;
    });
    await giveUp(manager, hook.id);
    return { recording };
  });
  await recorded.recording;
  expect(await log(hook.id, 'dead')).toEqual([expect.objectContaining({ id: waiting.id })]);
});

test('a secret is changed without a gap: for a day both sign', async () => {
  const c = await launchedCase(tollgate);
  const hook = await endpoint('rotated', { events: ['item.*'], programId: c.programId });
  const rotated = await tollgate.admin.must(`/webhooks/${hook.id}/rotate-secret`);
  expect(rotated.secret).toMatch(/^whsec_/);
  expect(rotated.secret).not.toBe(hook.secret);
  expect(rotated.bothSecretsUntil).not.toBeNull();
  await c.item();
  const request = await until('the event', async () => receiver.vendor.at('/rotated')[0]);
  const headers = request.headers as Record<string, string>;
  for (const secret of [hook.secret, rotated.secret])
    expect(new Webhook(secret).verify(request.body, headers)).toMatchObject({ type: 'item.created' });
  await tollgate.dataSource.query(`UPDATE webhook_endpoints SET previous_until = now() WHERE id = $1`, [hook.id]);
  const { id } = await c.item();
  // Not the first one again, that was not answered in time.
  const later = await until('the next event', async () =>
    receiver.vendor.at('/rotated').find(({ body }) => body.includes(id)),
  );
  expect(() => new Webhook(hook.secret).verify(later.body, later.headers as Record<string, string>)).toThrow();
  const kept = JSON.stringify(await tollgate.dataSource.query('SELECT * FROM webhook_endpoints'));
  expect(kept).not.toContain(rotated.secret.slice(6));
  expect(JSON.stringify((await tollgate.admin.get(`/webhooks/${hook.id}`)).body)).not.toContain('whsec_');
});

test('one delivery and a range of time are replayed with the ids they had', async () => {
  const c = await launchedCase(tollgate);
  const from = new Date().toISOString();
  await c.item();
  const hook = await endpoint('replayed', { events: ['item.created'], programId: c.programId });
  await c.item();
  const [delivered] = await until('the second one', async () => {
    const items = await log(hook.id, 'delivered');
    return items.length > 0 && items;
  });
  expect((await tollgate.admin.post(`/webhooks/${hook.id}/replay`, { deliveryId: delivered.id })).body).toEqual({
    replayed: 1,
    left: 0,
  });
  await until('it to come again', async () => receiver.ids.filter((id) => id === delivered.messageId).length === 2);
  const to = new Date(Date.now() + 60_000).toISOString();
  // The one from before there was an endpoint, too.
  expect((await tollgate.admin.post(`/webhooks/${hook.id}/replay`, { from, to })).body).toEqual({
    replayed: 2,
    left: 0,
  });
  await until('both', async () => receiver.vendor.at('/replayed').length === 4);
  expect((await tollgate.admin.post(`/webhooks/${hook.id}/replay`, { from })).status).toBe(400);
  expect((await tollgate.admin.post(`/webhooks/${hook.id}/replay`, { deliveryId: c.programId })).status).toBe(404);
});

test('what is replayed while an attempt is on its way is sent again, however that one ends', async () => {
  const c = await launchedCase(tollgate);
  const hook = await endpoint('crossing', { events: ['item.created'], programId: c.programId });
  await c.item();
  const [delivered] = await until('it to be delivered', async () => {
    const items = await log(hook.id, 'delivered');
    return items.length > 0 && items;
  });
  const deliveryId = delivered.id;
  receiver.vendor.answerNext('/crossing', 'hang');
  await tollgate.admin.must(`/webhooks/${hook.id}/replay`, { deliveryId });
  await until('the attempt', async () => receiver.vendor.at('/crossing').length === 2);
  await tollgate.admin.must(`/webhooks/${hook.id}/replay`, { deliveryId });
  await until('another', async () => receiver.vendor.at('/crossing').length === 3);
  await until('both to be recorded', async () => (await attempts(hook.id)).length === 3);
  const shown = (await tollgate.admin.get(`/webhooks/${hook.id}/deliveries/${deliveryId}`)).body;
  expect(shown).toMatchObject({ state: 'delivered', replays: 2 });
});

test('an endpoint that took nothing for two days is switched off, and administrators are told', async () => {
  const c = await launchedCase(tollgate);
  const hook = await endpoint('dead', { events: ['item.*'], programId: c.programId });
  receiver.secrets.splice(receiver.secrets.indexOf(hook.secret), 1);
  await c.item();
  await until('a failure', async () => (await tollgate.admin.get(`/webhooks/${hook.id}`)).body.failingSince);
  await tollgate.dataSource.query(
    `UPDATE webhook_endpoints SET failing_since = now() - interval '48 hours' WHERE id = $1`,
    [hook.id],
  );
  await hurry();
  const off = await until('it to be switched off', async () => {
    const { body } = await tollgate.admin.get(`/webhooks/${hook.id}`);
    return !body.active && body;
  });
  expect(off.disabledBecause).toContain('401 the signature does not fit');
  const inbox = (await tollgate.admin.get('/notifications?limit=200')).body.items;
  expect(inbox).toContainEqual(
    expect.objectContaining({
      kind: 'webhook_disabled',
      title: 'The webhook dead was switched off',
      role: 'administrator',
    }),
  );
  expect(await log(hook.id, 'pending')).toEqual([]);
  expect(
    (
      await tollgate.admin.post(`/webhooks/${hook.id}/replay`, {
        from: '2026-01-01T00:00:00Z',
        to: '2027-01-01T00:00:00Z',
      })
    ).status,
  ).toBe(409);
  const on = await tollgate.admin.patch(`/webhooks/${hook.id}`, { active: true }, { 'if-match': `"${off.version}"` });
  expect(on.body).toMatchObject({ active: true, disabledBecause: null, failingSince: null });
});

test('a week of silence is no failure: one 502 after it switches nothing off, and what was missed comes by one command', async () => {
  const c = await launchedCase(tollgate);
  const hook = await endpoint('silent', { events: ['item.created'], programId: c.programId });
  const answers = (n: number) => Array.from({ length: n }, () => ({ status: 502 }));
  receiver.vendor.answerNext('/silent', ...answers(1));
  const missed = await c.item();
  await until('a failure', async () => (await tollgate.admin.get(`/webhooks/${hook.id}`)).body.failingSince);
  const since = new Date(Date.now() - 60_000).toISOString();
  // Given up a week ago, while the endpoint was on.
  await tollgate.dataSource.query(`UPDATE webhook_deliveries SET state = 'dead' WHERE endpoint_id = $1`, [hook.id]);
  await tollgate.dataSource.query(
    `UPDATE webhook_endpoints SET failing_since = now() - interval '9 days', last_failed_at = now() - interval '7 days' WHERE id = $1`,
    [hook.id],
  );
  receiver.vendor.answerNext('/silent', ...answers(1));
  const late = await c.item();
  await until('the 502', async () => (await attempts(hook.id)).length === 2);
  const after = (await tollgate.admin.get(`/webhooks/${hook.id}`)).body;
  expect(after.active).toBe(true);
  expect(Date.parse(after.failingSince)).toBeGreaterThan(Date.now() - 600_000);
  await hurry();
  await until('it to be taken', async () => (await log(hook.id, 'delivered')).length === 1);
  // Switched off meanwhile, it misses what happens then as well.
  const off = await tollgate.admin.patch(
    `/webhooks/${hook.id}`,
    { active: false },
    { 'if-match': `"${after.version}"` },
  );
  const unheard = await c.item();
  await tollgate.admin.patch(`/webhooks/${hook.id}`, { active: true }, { 'if-match': `"${off.body.version}"` });
  expect((await tollgate.admin.post(`/webhooks/${hook.id}/replay`, { since })).body).toEqual({ replayed: 2, left: 0 });
  const got = await until('all three', async () => {
    const subjects = [...receiver.events.values()].map(({ data }) => (data as { subject: { id: string } }).subject.id);
    return [missed, late, unheard].every(({ id }) => subjects.includes(id)) && subjects;
  });
  expect(got.filter((id) => id === late.id)).toHaveLength(1);
  expect((await tollgate.admin.post(`/webhooks/${hook.id}/replay`, { since })).body.replayed).toBe(0);
  expect((await tollgate.admin.post(`/webhooks/${hook.id}/replay`, { since, from: since, to: since })).status).toBe(
    400,
  );
});

test('an endpoint that answers is never called sooner than we would, whatever Retry-After says', async () => {
  const c = await launchedCase(tollgate);
  for (const [name, header] of Object.entries({
    zero: '0',
    past: 'Wed, 21 Oct 2015 07:28:00 GMT',
    two: '2',
    negative: '-5',
    huge: '99999999999',
  })) {
    const hook = await endpoint(`asks-${name}`, { events: ['item.created'], programId: c.programId });
    receiver.vendor.answerNext(`/asks-${name}`, { status: 503, headers: { 'retry-after': header } });
    await c.item();
    const waiting = await until('it to wait', async () => {
      const [d] = await log(hook.id, 'pending');
      return d?.lastAnswer && d;
    });
    const pause = Date.parse(waiting.nextAttemptAt) - Date.now();
    if (name === 'huge') expect(pause).toBeGreaterThan(23 * 3_600_000);
    expect(pause).toBeGreaterThan(2_000);
    expect(pause).toBeLessThanOrEqual(86_400_000);
    await tollgate.admin.delete(`/webhooks/${hook.id}`);
  }
});

test('what an endpoint never took while it took others is given up, and its owner and administrators hear of it', async () => {
  const c = await launchedCase(tollgate);
  const hook = await endpoint('choosy', { events: ['item.created'], programId: c.programId });
  receiver.vendor.answerNext('/choosy', { status: 422, body: 'no such kind' });
  await c.item();
  await until('a failure', async () => (await attempts(hook.id)).length === 1);
  await tollgate.dataSource.query(
    `UPDATE webhook_deliveries SET offered_since = now() - interval '48 hours' WHERE endpoint_id = $1`,
    [hook.id],
  );
  receiver.vendor.answerNext('/choosy', { status: 422, body: 'no such kind' });
  await hurry();
  await until('it to be given up', async () => (await log(hook.id, 'dead')).length === 1);
  expect((await tollgate.admin.get(`/webhooks/${hook.id}`)).body.active).toBe(true);
  const inbox = (await tollgate.admin.get('/notifications?kind=webhook_given_up')).body.items;
  expect(inbox).toContainEqual(expect.objectContaining({ body: expect.stringContaining('422 no such kind') }));
});

test('410 Gone switches it off at once', async () => {
  const c = await launchedCase(tollgate);
  const hook = await endpoint('gone', { events: ['item.*'], programId: c.programId });
  receiver.vendor.answerNext('/gone', { status: 410 });
  await c.item();
  await until('it to be switched off', async () => !(await tollgate.admin.get(`/webhooks/${hook.id}`)).body.active);
});

test('refusals: who may, where to, which events, which version', async () => {
  const c = await launchedCase(tollgate);
  const body = { name: 'x', url: receiver.vendor.url('/x') };
  expect((await c.manager.post('/webhooks', body)).status).toBe(403);
  expect((await c.manager.get('/webhooks')).status).toBe(403);
  for (const url of ['http://10.0.0.1/', 'https://10.0.0.1/', 'https://169.254.169.254/', 'http://example.com/', 'x'])
    expect((await tollgate.admin.post('/webhooks', { ...body, url })).body.errors[0].path).toBe('url');
  expect((await tollgate.admin.post('/webhooks', { ...body, events: ['item'] })).body.errors[0].path).toBe('events');
  expect((await tollgate.admin.post('/webhooks', { ...body, events: [] })).status).toBe(400);
  expect((await tollgate.admin.post('/webhooks', { ...body, programId: c.ownerId })).status).toBe(404);
  const once = { 'idempotency-key': 'webhook-x' };
  const made = await tollgate.admin.must('/webhooks', body, once);
  // Sent again, it is the same webhook, and its secret was shown; rotated twice under one key, it is once.
  expect((await tollgate.admin.post('/webhooks', body, once)).body).toEqual({ ...made, secret: null });
  const rotate = () => tollgate.admin.must(`/webhooks/${made.id}/rotate-secret`, {}, { 'idempotency-key': 'rotate-x' });
  // How its deliveries go meanwhile is another matter.
  expect((await rotate()).secret).toMatch(/^whsec_/);
  expect((await rotate()).secret).toBeNull();
  expect((await tollgate.admin.post('/webhooks', body)).body.code).toBe('already-exists');
  expect((await tollgate.admin.patch(`/webhooks/${made.id}`, { active: false })).status).toBe(428);
  expect((await tollgate.admin.patch(`/webhooks/${made.id}`, { active: false }, { 'if-match': '"7"' })).status).toBe(
    412,
  );
  expect((await tollgate.admin.delete(`/webhooks/${made.id}`)).status).toBe(204);
  expect((await tollgate.admin.get(`/webhooks/${made.id}`)).status).toBe(404);
});

test('whatever is sent is as the docs and the OpenAPI document have it, no more and no less', async () => {
  const c = await launchedCase(tollgate);
  await endpoint('everything', { events: ['*'], programId: c.programId });
  const item = await c.item();
  await c.owner.must(`/action-items/${item.id}/start`);
  await c.owner.must(`/action-items/${item.id}/extensions`, { due: inDays(14), reason: 'It is late' });
  await c.manager.must(`/action-items/${item.id}/hold`, { reason: 'Waits' });
  await tollgate.admin.must(`/programs/${c.programId}/hold`, { reason: 'Waits too' });
  await tollgate.admin.must(`/programs/${c.programId}/resume`);
  await tollgate.admin.must(`/programs/${c.programId}/cancel`, { reason: 'Twice' });
  await until('the last of them', async () => typesAt('everything').includes('item.cancelled'));
  const bodies = receiver.vendor.at('/everything').map(({ body }) => JSON.parse(body) as { type: string });
  expect(new Set(bodies.map(({ type }) => type)).size).toBeGreaterThan(6);
  expect(bodies.flatMap((body) => againstDocument(body) ?? [])).toEqual([]);
});
