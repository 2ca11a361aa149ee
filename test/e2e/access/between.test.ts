import { installationKey } from '../../../config/installation-key.js';
import { askAgain } from '../../../database/notifications/ask-again.js';
import { makeDigests } from '../../../database/notifications/digests.js';
import { saveNotices } from '../../../database/inbox/save-notices.js';
import { claimMails } from '../../../database/notifications/queue.js';
import { routePending } from '../../../database/notifications/route-pending.js';
import type { NotificationKind } from '../../../domain/notification/messages.js';
import type { PushChannel } from '../../../domain/notification/channels.js';
import { notYours } from '../../../domain/text/named-items.js';
import { mintReadLinks } from '../../../database/links/mint-links.js';
import { inDays, launchedCase, type Case } from '../../factories/case.js';
import type { ApiClient } from '../../harness/api-client.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

const able: ReadonlySet<PushChannel> = new Set<PushChannel>(['email']);
/** A Monday of no holiday, 17:00 in Singapore. */
const monday = Date.parse('2027-01-11T09:00:00Z');
let tollgate: Tollgate;
let c: Case;
let readerId: string;
let reader: ApiClient;
let item: { id: string; key: string };
let secret: { id: string; key: string };
let vault: { id: string };

/** Nothing is sent by itself: what was planned is taken by the tests, after something of it was restricted. */
beforeAll(async () => {
  tollgate = await startTollgate({ worker: false });
  c = await launchedCase(tollgate);
  readerId = await tollgate.person('Reads in the morning', { email: 'morning@example.com' });
  reader = await tollgate.as(readerId);
  await reader.put(`/people/${readerId}/preferences`, {
    groups: {
      program_news: { channels: null, when: 'digest' },
      own_work: { channels: null, when: 'digest' },
    },
    quietHours: null,
    digest: { at: '00:01', channels: ['email'] },
  });
  vault = await c.manager.must('/programs', { name: 'Vault', launch: true });
  secret = await c.manager.must('/action-items', {
    ...{ programId: vault.id, title: 'Secret work', ownerId: c.ownerId, due: inDays(90) },
  });
  item = await c.item({ title: 'Plain work', ownerId: readerId, due: inDays(90) });
});
afterAll(async () => {
  await tollgate.stop();
});
afterEach(async () => {
  await c.manager.put(`/programs/${vault.id}/readers`, { restricted: false });
  await tollgate.dataSource.query(`UPDATE deliveries SET state = 'sent' WHERE state = 'pending'`);
});

let count = 0;

/** Written down now, and put off as the reader wishes. */
async function tell(kind: NotificationKind, subject: 'program' | 'action_item', reason: string): Promise<void> {
  count += 1;
  const [subjectId, facts] =
    subject === 'program'
      ? [vault.id, { itemTitle: 'Vault', itemNumber: null, programName: 'Vault', phaseName: 'Secret phase' }]
      : [item.id, { itemTitle: 'Plain work', itemNumber: Number(item.key.slice(3)), programName: 'Program 1' }];
  await tollgate.dataSource.transaction((manager) =>
    saveNotices(manager, [
      {
        ...{ subjectKind: subject, subjectId, programId: null, facts },
        notice: {
          ...{ eventKey: `told ${count}`, kind, to: [{ personId: readerId, role: 'owner' }] },
          ...{ channels: ['inbox', 'email'], at: Date.now(), facts: { reason } },
        },
      },
    ]),
  );
  await routePending(tollgate.dataSource, { able, windowSeconds: 0, now: Date.now() });
}

/** What would leave now of what waits. */
async function leaving(): Promise<{ told: string; deliveries: number }> {
  const taken = await claimMails(tollgate.dataSource, 10, { probe: false });
  const left = await askAgain(tollgate.dataSource.manager, taken, 'open', Date.now());
  return {
    told: JSON.stringify(
      left.map(({ content, messages }) => [content, messages.map(({ title, body }) => [title, body])]),
    ),
    deliveries: left.length,
  };
}

const restrict = (): Promise<unknown> => c.manager.put(`/programs/${vault.id}/readers`, { restricted: true });

test('a digest that is made before something is restricted does not name it when it leaves, nor on the page that has all of it', async () => {
  await tell('tollgate_passed', 'program', '');
  await tell('may_start', 'action_item', `${secret.key} “Secret work” is done`);
  expect(await makeDigests(tollgate.dataSource, { able, now: monday })).toBe(1);
  const [row] = await tollgate.dataSource.query<{ id: string; content: object }[]>(
    `SELECT id, content FROM deliveries WHERE person_id = $1 AND kind = 'digest' AND state = 'pending'`,
    [readerId],
  );
  expect(JSON.stringify(row?.content)).toMatch(/Secret phase.*Secret work/);
  const page = await pageOf(row?.id ?? '');
  expect(await page()).toMatch(/Secret phase[^]*Secret work/);
  await restrict();
  expect(await page()).not.toMatch(/Secret|Vault/);
  expect(await page()).toContain('Plain work');
  const { told, deliveries } = await leaving();
  expect(deliveries).toBe(1);
  expect(told).not.toMatch(/Secret|Vault/);
  expect(told).toContain(notYours);
  expect(await page()).not.toMatch(/Secret|Vault/);
});

test('a digest of nothing else does not leave at all', async () => {
  await tell('tollgate_passed', 'program', '');
  expect(await makeDigests(tollgate.dataSource, { able, now: monday + 86_400_000 })).toBe(1);
  await restrict();
  expect(await leaving()).toMatchObject({ deliveries: 0 });
});

test('what was put off before, and what is tried again, does not name it either', async () => {
  const now = { channels: ['email'], when: 'immediate' };
  const preferences = {
    groups: { own_work: now, program_news: now },
    quietHours: null,
    digest: { at: '00:01', channels: ['email'] },
  };
  expect(await reader.put(`/people/${readerId}/preferences`, preferences)).toMatchObject({ status: 200 });
  await tell('may_start', 'action_item', `${secret.key} “Secret work” is done`);
  await tell('tollgate_passed', 'program', '');
  const first = await leaving();
  expect(first.told).toMatch(/Secret work/);
  // The server was away: it is offered again.
  await tollgate.dataSource.query(
    `UPDATE deliveries SET leased_until = NULL, next_attempt_at = now() WHERE state = 'pending'`,
  );
  await restrict();
  const again = await leaving();
  expect(again.deliveries).toBe(1);
  expect(again.told).toContain(notYours);
  expect(again.told).not.toMatch(/Secret|Vault/);
});

/** The page to which a link of a delivery leads, which has all of it. */
async function pageOf(id: string): Promise<() => Promise<string>> {
  const { dataSource, settings, url } = tollgate;
  const key = installationKey(settings, 'action-links');
  const delivery = { id, personId: readerId, madeAt: Date.now(), offeredSince: Date.now() };
  const pages = await mintReadLinks(dataSource.manager, [delivery], { key, publicUrl: url });
  return async () => (await fetch(pages.get(id) ?? '')).text();
}
