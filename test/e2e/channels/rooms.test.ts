import { mintLinks } from '../../../database/links/mint-links.js';
import { installationKey } from '../../../config/installation-key.js';
import { inDays, launchedCase } from '../../factories/case.js';
import type { Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { startLark } from '../../harness/vendors/lark.js';
import { startSlack } from '../../harness/vendors/slack.js';
import { startTeams } from '../../harness/vendors/teams.js';
import type { VendorServer } from '../../harness/vendors/vendor-server.js';
import { delivered, path, startWithWebhooks } from './chat.js';

const secret = 'signs';
let vendors: Record<string, VendorServer>;
let tollgate: Tollgate;

beforeAll(async () => {
  vendors = { lark: (await startLark(secret)).vendor, slack: (await startSlack()).vendor, teams: await startTeams() };
  tollgate = await startWithWebhooks();
});
afterAll(async () => {
  await tollgate.stop();
  await Promise.all(Object.values(vendors).map((vendor) => vendor.stop()));
});

/** Every page of ours to which a card leads. */
const pagesIn = (body: string): string[] => body.match(/\/(act|open)\/[\w./-]+/g) ?? [];

test.each(['lark', 'slack', 'teams'])(
  'what asks for something comes to a webhook of %s without a link that acts, be it a person’s own or a room’s',
  async (channel) => {
    const c = await launchedCase(tollgate);
    const vendor = vendors[channel]!;
    const [own, room] = [path(channel), path(channel)];
    const webhook = (at: string): object => ({
      channel,
      url: vendor.url(at),
      ...(channel === 'lark' ? { secret } : {}),
    });
    await c.manager.must(`/people/${c.managerId}/contact-points`, webhook(own));
    await c.manager.must(`/programs/${c.programId}/rooms`, webhook(room));
    const immediate = { channels: [channel], when: 'immediate' };
    const chosen = await c.manager.put(`/people/${c.managerId}/preferences`, {
      groups: { decisions: immediate, escalations: immediate },
      quietHours: null,
      digest: { at: '08:30', channels: ['email'] },
    });
    expect(chosen.status).toBe(200);
    // A signature, more time, and something overdue.
    const items = [await c.item(), await c.item(), await c.item({ ownerId: c.managerId, due: inDays(-1) })];
    await c.owner.must(`/action-items/${items[0]!.id}/submit`, { statement: 'Done' });
    await c.owner.must(`/action-items/${items[1]!.id}/extensions`, { due: inDays(20), reason: 'Waits for legal' });
    for (const { id } of items)
      await until(`a card that leads to ${id}`, async () =>
        vendor.at(own).some(({ body }) => body.includes(`/open/action-items/${id}`)),
      );
    await until('the card in the room', async () =>
      vendor.at(room).some(({ body }) => body.includes(`/open/action-items/${items[2]!.id}`)),
    );
    const pages = [...vendor.at(own), ...vendor.at(room)].flatMap(({ body }) => pagesIn(body));
    for (const pathname of new Set(pages)) {
      const page = await fetch(`${tollgate.url}${pathname}`);
      const text = await page.text();
      expect([pathname, page.status]).toEqual([pathname, 200]);
      expect(text).not.toContain('<form');
      if (pathname.startsWith('/open/')) expect(text).not.toContain('Retrain reviewers');
    }
    expect(
      await tollgate.dataSource.query(
        `SELECT l.action FROM action_links l JOIN deliveries d ON d.id = l.delivery_id
         WHERE d.channel <> 'email' AND l.action <> 'read'`,
      ),
    ).toEqual([]);
  },
);

test('a link that acts and came into a room before this was so does nothing any more, and says so', async () => {
  const c = await launchedCase(tollgate);
  await c.owner.must(`/people/${c.ownerId}/contact-points`, {
    channel: 'teams',
    url: vendors['teams']!.url(path('t')),
  });
  await c.owner.put(`/people/${c.ownerId}/preferences`, {
    groups: { escalations: { channels: ['teams'], when: 'immediate' } },
    quietHours: null,
    digest: { at: '08:30', channels: ['email'] },
  });
  const item = await c.item({ due: inDays(-1) });
  const { id } = await delivered(tollgate, c.ownerId, 'teams', 'sent');
  const wish = { deliveryId: id, madeAt: Date.now(), offeredSince: Date.now(), personId: c.ownerId, part: 'old' };
  const links = await mintLinks(
    tollgate.dataSource.manager,
    [{ ...wish, actions: ['acknowledge'], subjectKind: 'action_item', subjectId: item.id }],
    { key: installationKey(tollgate.settings, 'action-links'), publicUrl: tollgate.url },
    Date.now(),
  );
  const url = links.get(`${id}/old`)?.[0]?.url ?? '';
  for (const method of ['GET', 'POST']) {
    const page = await fetch(url, { method, ...(method === 'POST' ? { body: new URLSearchParams() } : {}) });
    expect([page.status, await page.text()]).toEqual([410, expect.stringContaining('came into a room')]);
  }
  expect((await c.manager.get(`/action-items/${item.id}`)).body.acknowledgedUntil ?? null).toBeNull();
});

test('a page of no record, or of a kind that has none, says so', async () => {
  for (const at of ['action-items/x', 'people/00000000-0000-4000-8000-000000000000', 'constructor/x'])
    expect((await fetch(`${tollgate.url}/open/${at}`)).status).toBe(404);
});
