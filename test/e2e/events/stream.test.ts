import { createApp } from '../../../apps/api/src/app.js';
import { launchedCase, type Case } from '../../factories/case.js';
import { signedIn } from '../../harness/browser.js';
import type { ApiClient } from '../../harness/api-client.js';
import { Listener } from '../../harness/listener.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

let tollgate: Tollgate;
let c: Case;
const listeners: Listener[] = [];

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await launchedCase(tollgate);
});
afterEach(() => {
  for (const listener of listeners.splice(0)) listener.close();
});
afterAll(async () => {
  expect(tollgate.problems).toEqual([]);
  await tollgate.stop();
});

const bearer = (client: ApiClient): Record<string, string> => ({ authorization: `Bearer ${client.token}` });

async function listen(client: ApiClient, query = '', last: string | null = null): Promise<Listener> {
  const listener = await Listener.open(
    tollgate.url,
    { ...bearer(client), ...(last === null ? {} : { 'last-event-id': last }) },
    query,
  );
  listeners.push(listener);
  return listener;
}

const heardOf = (listener: Listener, id: string, type: string): Promise<true> =>
  until(`${type} to be heard`, async () => listener.of(id).includes(type) || null).then(() => true);

/** Something that everybody sees, and after which all that came before it has been told. */
async function told(listener: Listener): Promise<void> {
  const { id } = await c.item();
  await heardOf(listener, id, 'item.created');
}

test('what is done to an item is told in its order, by which and what alone, to whoever sees it', async () => {
  const listener = await listen(c.owner);
  expect(listener.headers.get('content-type')).toContain('text/event-stream');
  expect(listener.headers.get('cache-control')).toBe('no-store, no-transform');
  expect(listener.heard[0]).toMatchObject({ event: 'ready', id: expect.any(String) });
  const item = await c.item({ title: 'Nothing of this is told' });
  await c.owner.must(`/action-items/${item.id}/start`);
  await heardOf(listener, item.id, 'item.started');
  expect(listener.of(item.id).slice(0, 2)).toEqual(['item.created', 'item.started']);
  const [change] = listener.changes.filter(({ subject }) => subject.id === item.id);
  expect(Object.keys(change ?? {}).sort()).toEqual(['at', 'programId', 'seq', 'subject', 'type', 'version']);
  expect(JSON.stringify(listener.heard)).not.toContain('Nothing of this');
});

test('whoever was cut off is told what they missed, once; a place of another database makes them read anew', async () => {
  const first = await listen(c.owner);
  await told(first);
  await until('a place', async () => first.lastId !== null);
  first.close();
  const item = await c.item();
  const again = await listen(c.owner, '', first.lastId);
  await heardOf(again, item.id, 'item.created');
  await told(again);
  expect(again.of(item.id).filter((type) => type === 'item.created')).toHaveLength(1);
  for (const place of ['999999999999:999999999999:', '5:3:', 'nonsense', '1'])
    expect((await listen(c.owner, '', place)).heard[0]).toMatchObject({ event: 'reset' });
});

test('an API that stops ends its streams at once, and whoever comes again is told what happened while it was away', async () => {
  const start = async () => {
    const app = await createApp(tollgate.settings, tollgate.dataSource, tollgate.temporal);
    await app.listen(0, '127.0.0.1');
    return { app, url: (await app.getUrl()).replace('[::1]', '127.0.0.1') };
  };
  const before = await start();
  const listener = await Listener.open(before.url, bearer(c.owner));
  listeners.push(listener);
  await told(listener);
  await until('a place', async () => listener.lastId !== null);
  // Nobody who listens keeps it from stopping.
  await before.app.close();
  await until('the stream to end', async () => listener.ended);
  const item = await c.item();
  await c.owner.must(`/action-items/${item.id}/start`);
  const after = await start();
  try {
    const again = await Listener.open(after.url, { ...bearer(c.owner), 'last-event-id': listener.lastId ?? '' });
    listeners.push(again);
    await heardOf(again, item.id, 'item.started');
    expect(again.of(item.id).slice(0, 2)).toEqual(['item.created', 'item.started']);
  } finally {
    await after.app.close();
  }
});

test('an event that is committed late, after others with higher numbers, is told all the same', async () => {
  const listener = await listen(c.owner);
  const late = tollgate.dataSource.createQueryRunner();
  await late.startTransaction();
  const [row] = (await late.query(
    `INSERT INTO audit_events (key, subject_kind, subject_id, program_id, type, at)
     VALUES ('test/late', 'program', $1, $1, 'program.resumed', now()) RETURNING seq`,
    [c.programId],
  )) as { seq: number }[];
  await told(listener);
  const before = listener.lastId;
  await until('a place behind it', async () => listener.lastId !== null);
  expect(listener.changes.map(({ seq }) => seq)).not.toContain(row?.seq);
  await late.commitTransaction();
  await late.release();
  await until('the late one', async () => listener.changes.some(({ seq }) => seq === row?.seq));
  // Also for who was cut off between.
  const resumed = await listen(c.owner, '', before);
  await until('the late one again', async () => resumed.changes.some(({ seq }) => seq === row?.seq));
});

test('only what was asked for: by kind and by record', async () => {
  const [items, one] = [await listen(c.owner, '?kinds=action_item'), await listen(c.owner, `?record=${c.programId}`)];
  const item = await c.item();
  const edited = await c.manager.patch(`/programs/${c.programId}`, { domain: 'listings' }, { 'if-match': '*' });
  expect(edited.status).toBe(200);
  await heardOf(items, item.id, 'item.created');
  await until('the program', async () => one.of(c.programId).length > 0);
  await told(items);
  expect(new Set(items.changes.map(({ subject }) => subject.kind))).toEqual(new Set(['action_item']));
  expect(new Set(one.changes.map(({ subject }) => subject.id))).toEqual(new Set([c.programId]));
  expect(await c.owner.get('/events?kinds=item', { accept: 'text/event-stream' })).toMatchObject({ status: 400 });
  expect(await c.owner.get('/events')).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
});

test('nobody is told of what they do not see, and what is restricted while they listen ends for them at once', async () => {
  const other = await launchedCase(tollgate);
  const stranger = await tollgate.as(await tollgate.person('Stranger'));
  const listener = await listen(stranger);
  const seen = await other.item();
  await heardOf(listener, seen.id, 'item.created');
  await other.manager.put(`/programs/${other.programId}/readers`, { restricted: true });
  const hidden = await other.item();
  await other.owner.must(`/action-items/${seen.id}/start`);
  await told(listener);
  expect(listener.of(hidden.id)).toEqual([]);
  expect(listener.of(seen.id)).not.toContain('item.started');
  const resumed = await listen(stranger, '', listener.heard[0]?.id ?? null);
  await told(resumed);
  expect(resumed.of(seen.id)).toEqual([]);
});

test('of people one learns only what is about oneself; how the installation is set up is for administrators', async () => {
  const wei = await tollgate.person('Wei');
  const [own, other] = [await listen(await tollgate.as(wei)), await listen(c.owner)];
  const all = await listen(tollgate.admin);
  await tollgate.admin.patch(`/people/${wei}`, { market: 'SG' }, { 'if-match': '*' });
  await until('themself', async () => own.of(wei).length > 0);
  await until('the administrator', async () => all.of(wei).length > 0);
  await told(other);
  expect(other.of(wei)).toEqual([]);
});

test('whoever leaves, whose session ends and whose token is revoked hears nothing more: the stream ends', async () => {
  const [leaver, browsing, holder] = [
    await tollgate.person('Leaver'),
    await tollgate.person('Browsing'),
    await tollgate.person('Holder'),
  ];
  const browser = await signedIn(tollgate, browsing);
  const bySession = await Listener.open(tollgate.url, {
    cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
  });
  listeners.push(bySession);
  const [byToken, byRevoked] = [await listen(await tollgate.as(leaver)), await listen(await tollgate.as(holder))];
  expect([bySession.status, byToken.status]).toEqual([200, 200]);
  await tollgate.dataSource.query('UPDATE people SET active = false WHERE id = $1', [leaver]);
  await until('the leaver’s stream to end', async () => byToken.ended);
  expect((await browser.send('DELETE', '/sessions/current')).status).toBe(204);
  await until('the session’s stream to end', async () => bySession.ended);
  await tollgate.dataSource.query('UPDATE api_tokens SET revoked_at = now() WHERE person_id = $1', [holder]);
  await until('the token’s stream to end', async () => byRevoked.ended);
});

test('a token for one program hears of that program alone', async () => {
  const other = await launchedCase(tollgate);
  const { token } = await c.manager.must(`/people/${c.managerId}/tokens`, {
    name: 'one program',
    level: 'read',
    programId: c.programId,
  });
  const listener = await Listener.open(tollgate.url, { authorization: `Bearer ${token}` });
  listeners.push(listener);
  const elsewhere = await other.item();
  await told(listener);
  expect(listener.of(elsewhere.id)).toEqual([]);
});

test('two hundred listen, and each is told; one person listens twenty times and no more', async () => {
  const people = await Promise.all(Array.from({ length: 10 }, (_, n) => tollgate.person(`Crowd ${n}`)));
  const clients = await Promise.all(people.map((id) => tollgate.as(id)));
  const crowd = (
    await Promise.all(clients.map((client) => Promise.all(Array.from({ length: 20 }, () => listen(client)))))
  ).flat();
  const [client] = clients;
  if (!client) throw new Error('nobody');
  expect(await client.get('/events', { accept: 'text/event-stream' })).toMatchObject({
    status: 429,
    body: { code: 'too-many-requests' },
  });
  const { id } = await c.item();
  for (const listener of crowd) await heardOf(listener, id, 'item.created');
  crowd[0]?.close();
  await until('a place that is free again', async () => (await listen(client)).status === 200);
});

test('more at once than is told one by one makes whoever listens read anew', async () => {
  const listener = await listen(c.owner);
  await tollgate.dataSource.query(
    `INSERT INTO audit_events (key, subject_kind, subject_id, program_id, type, at)
     SELECT 'test/many/' || n, 'program', $1, $1, 'program.resumed', now() FROM generate_series(1, 2001) n`,
    [c.programId],
  );
  await until('a reset', async () => listener.heard.some(({ event }) => event === 'reset'));
  await told(listener);
});
