import { randomUUID } from 'node:crypto';
import { startMails } from '../../../apps/worker/src/deliveries/mail-loop.js';
import { makeDigests } from '../../../database/notifications/digests.js';
import { holdOn, renewLeases } from '../../../database/notifications/lease.js';
import { claimMails, loadDeliveries } from '../../../database/notifications/queue.js';
import { recordAttempts } from '../../../database/notifications/record-attempts.js';
import { routeAnewWhereSettingsChanged } from '../../../database/notifications/route-anew.js';
import { routePending } from '../../../database/notifications/route-pending.js';
import { saveNotices } from '../../../database/inbox/save-notices.js';
import type { PushChannel } from '../../../domain/notification/channels.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { startMailServer } from '../../harness/vendors/mail.js';

const able: ReadonlySet<PushChannel> = new Set<PushChannel>(['email']);
let tollgate: Tollgate;
let count = 0;

/** Nothing is sent by itself: what waits is taken by the tests. */
beforeAll(async () => {
  tollgate = await startTollgate({ worker: false });
});
afterAll(async () => {
  await tollgate.stop();
});
afterEach(async () => {
  await tollgate.dataSource.query(`UPDATE deliveries SET state = 'sent' WHERE state = 'pending'`);
});

const sql = <T = Record<string, unknown>>(text: string, params: unknown[] = []): Promise<T[]> =>
  tollgate.dataSource.query<T[]>(text, params);

function reader(): Promise<string> {
  count += 1;
  return tollgate.person(`Reader ${count}`, { email: `apart${count}@example.com` });
}

/** Something is told to a person; its way is not chosen yet. */
async function tell(personId: string, key: string = randomUUID()): Promise<void> {
  const notice = {
    eventKey: key,
    kind: 'occurrence_missed' as const,
    to: [{ personId, role: 'owner' as const }],
    channels: ['inbox' as const, 'email' as const],
    at: Date.now(),
    facts: {},
  };
  const facts = { itemTitle: key, itemNumber: null, programName: key };
  await tollgate.dataSource.transaction((manager) =>
    saveNotices(manager, [{ subjectKind: 'recurrence', subjectId: randomUUID(), programId: null, facts, notice }]),
  );
}

const route = (): Promise<number> => routePending(tollgate.dataSource, { able, windowSeconds: 0, now: Date.now() });
const deliveriesOf = (personId: string): Promise<{ id: string; state: string }[]> =>
  sql('SELECT id, state FROM deliveries WHERE person_id = $1 ORDER BY created_at', [personId]);

test('whose messages cannot be routed keeps nobody else’s from leaving; administrators hear of it, and it goes on by itself', async () => {
  const [bad, good] = [await reader(), await reader()];
  await sql(`INSERT INTO notification_preferences (person_id, body) VALUES ($1, '{}')`, [bad]);
  for (const personId of [bad, good]) await tell(personId);
  await route();
  expect(await deliveriesOf(good)).toHaveLength(1);
  expect(await deliveriesOf(bad)).toEqual([]);
  for (const _ of [2, 3]) {
    await sql(`UPDATE notifications SET push_after = now() - interval '1 second' WHERE person_id = $1`, [bad]);
    await route();
  }
  const [aside] = await sql<{ attempts: number; told: boolean }>(
    `SELECT attempts, told_at IS NOT NULL AS told FROM set_aside WHERE subject_kind = 'messages' AND subject_id = $1`,
    [bad],
  );
  expect(aside).toEqual({ attempts: 3, told: true });
  const { body } = await tollgate.admin.get('/notifications');
  expect(JSON.stringify(body)).toContain('What is pushed to Reader 1 is set aside');
  const metrics = await fetch(`${tollgate.url}/metrics`, {
    headers: { authorization: `Bearer ${tollgate.admin.token ?? ''}` },
  });
  expect(await metrics.text()).toMatch(/tollgate_records_set_aside\{kind="messages"\} 1/);
  await sql('DELETE FROM notification_preferences WHERE person_id = $1', [bad]);
  await sql(`UPDATE notifications SET push_after = now() - interval '1 second' WHERE person_id = $1`, [bad]);
  await route();
  expect(await deliveriesOf(bad)).toHaveLength(1);
  expect(await sql(`SELECT 1 FROM set_aside WHERE subject_id = $1`, [bad])).toEqual([]);
});

test('whose digest cannot be made keeps nobody else’s from leaving', async () => {
  const [bad, good] = [await reader(), await reader()];
  const wanting = {
    groups: { decisions: { channels: null, when: 'digest' } },
    digest: { at: '08:30', channels: ['email'] },
  };
  for (const [personId, body] of [
    [bad, {}],
    [good, { ...wanting, quietHours: null }],
  ])
    await sql(`INSERT INTO notification_preferences (person_id, body) VALUES ($1, $2)`, [personId, body]);
  // A Wednesday, late in the evening wherever they are.
  const now = Date.UTC(2026, 11, 2, 14);
  await expect(makeDigests(tollgate.dataSource, { able, now })).rejects.toThrow(`the digest of ${bad} cannot be made`);
  expect(await sql('SELECT person_id FROM digests')).toEqual([{ person_id: good }]);
  await sql('DELETE FROM notification_preferences');
});

test('one message that cannot be routed keeps no other of its reader from leaving', async () => {
  const personId = await reader();
  await tell(personId, 'a good one');
  await tell(personId, 'a bad one');
  // Of a version that knows a kind which this one does not.
  await sql(`UPDATE notifications SET kind = 'of_tomorrow' WHERE event_key = 'a bad one'`);
  await route();
  const [delivery] = await deliveriesOf(personId);
  const [loaded] = await loadDeliveries(tollgate.dataSource.manager, [delivery!.id]);
  expect(loaded?.messages.map(({ title }) => title)).toEqual(['a good one was missed']);
  expect(await sql(`SELECT push FROM notifications WHERE event_key = 'a bad one'`)).toEqual([{ push: 'held' }]);
  await sql(`DELETE FROM notifications WHERE event_key = 'a bad one'`);
});

test('a letter that cannot be written keeps no other from leaving, and is no word on the server', async () => {
  const mail = await startMailServer();
  const [bad, good] = [await reader(), await reader()];
  for (const personId of [bad, good]) await tell(personId);
  await route();
  await sql(`UPDATE notifications SET kind = 'of_tomorrow' WHERE person_id = $1`, [bad]);
  const loop = startMails({
    dataSource: tollgate.dataSource,
    smtpUrl: mail.url,
    from: 'Tollgate <t@example.com>',
    returnTo: () => null,
    links: () => ({ key: null, signInKey: null, publicUrl: tollgate.url, reading: 'open' }),
    able,
    onError: () => undefined,
  });
  const [row] = await until('both to be tried', async () => {
    const rows = await sql<{ state: string; last_error: string }>(
      `SELECT state, last_error, fault, attempts FROM deliveries WHERE person_id = $1 AND last_error IS NOT NULL`,
      [bad],
    );
    return mail.mails.length > 0 && rows.length > 0 && rows;
  });
  await loop.stop();
  await mail.stop();
  expect(row).toMatchObject({ state: 'pending', fault: 'message', attempts: 1 });
  expect(row?.last_error).toContain('it could not be written');
  expect(await sql(`SELECT 1 FROM channel_servers WHERE failures > 0`)).toEqual([]);
  expect((await deliveriesOf(good)).map(({ state }) => state)).toEqual(['sent']);
});

test('what one worker has on its way is held on to, and not begun once another may have it', async () => {
  const personId = await reader();
  await tell(personId);
  await route();
  const taken = await claimMails(tollgate.dataSource, 10, { probe: false });
  let now = 1_000_000;
  const held = holdOn(
    tollgate.dataSource,
    taken,
    () => undefined,
    () => now,
  );
  const { id } = taken[0]!;
  expect(held.holds(id)).toBe(true);
  now += 101_000;
  expect(held.holds(id)).toBe(false);
  held.stop();
  await sql(`UPDATE deliveries SET leased_until = now() + interval '5 s', next_attempt_at = now() - interval '1 s'`);
  expect(await renewLeases(tollgate.dataSource, taken)).toEqual([id]);
  expect(await claimMails(tollgate.dataSource, 10, { probe: false })).toEqual([]);
  // Its lease has run out: it is another's, whatever becomes of the first.
  await sql('UPDATE deliveries SET leased_until = now(), next_attempt_at = now() WHERE id = $1', [id]);
  expect(await claimMails(tollgate.dataSource, 10, { probe: false })).toHaveLength(1);
  expect(await renewLeases(tollgate.dataSource, taken)).toEqual([]);
});

test('a server that is well lets go what waits for it, not what waits for another', async () => {
  const people = [await reader(), await reader()];
  for (const personId of people) await tell(personId);
  await route();
  const away = { outcome: 'retry', answer: '502', afterMs: null, throttled: false, fault: 'server' } as const;
  const hosts = ['one.example.com', 'other.example.com'];
  const record = async (at: number, result: Parameters<typeof recordAttempts>[2][number]['result']): Promise<void> => {
    const [{ id } = { id: '' }] = await deliveriesOf(people[at]!);
    const [delivery] = await loadDeliveries(tollgate.dataSource.manager, [id]);
    const server = { name: hosts[at]!, channel: 'email' as const, whose: 'vendor' as const };
    await recordAttempts(
      tollgate.dataSource,
      server,
      [{ delivery: delivery!, address: '', messageId: null, result }],
      able,
    );
  };
  for (const at of [0, 1]) for (const _ of [1, 2, 3]) await record(at, away);
  await record(0, { outcome: 'sent', answer: 'ok' });
  const rows = await sql<{ server: string; put_off: number; waits: boolean }>(
    `SELECT server, put_off, next_attempt_at > now() AS waits FROM deliveries WHERE state = 'pending' AND person_id = $1`,
    [people[1]],
  );
  expect(rows).toEqual([{ server: hosts[1], put_off: 3, waits: true }]);
});

test('what is taken while settings change is routed anew in the next round, not marked as if it had been', async () => {
  const personId = await reader();
  await tell(personId);
  await route();
  const [{ id } = { id: '' }] = await deliveriesOf(personId);
  const busy = tollgate.dataSource.createQueryRunner();
  await busy.startTransaction();
  await busy.query('SELECT 1 FROM deliveries WHERE id = $1 FOR UPDATE', [id]);
  await sql(`UPDATE people SET time_zone = 'Asia/Jakarta' WHERE id = $1`, [personId]);
  const [before] = await sql('SELECT routed_under FROM deliveries WHERE id = $1', [id]);
  await routeAnewWhereSettingsChanged(tollgate.dataSource);
  expect(await sql('SELECT routed_under FROM deliveries WHERE id = $1', [id])).toEqual([before]);
  await busy.rollbackTransaction();
  await busy.release();
  await routeAnewWhereSettingsChanged(tollgate.dataSource);
  expect((await deliveriesOf(personId)).map(({ state }) => state)).toEqual(['dropped']);
  await route();
  expect((await deliveriesOf(personId)).map(({ state }) => state)).toEqual(['dropped', 'pending']);
});
