import { inDays, launchedCase } from '../../factories/case.js';
import type { Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { startSlack } from '../../harness/vendors/slack.js';
import { startTeams } from '../../harness/vendors/teams.js';
import type { VendorServer } from '../../harness/vendors/vendor-server.js';
import { delivered, path, prefers, startWithWebhooks } from './chat.js';

let slack: Awaited<ReturnType<typeof startSlack>>;
let teams: VendorServer;
let tollgate: Tollgate;

beforeAll(async () => {
  slack = await startSlack();
  teams = await startTeams();
  tollgate = await startWithWebhooks();
});
afterAll(async () => {
  await tollgate.stop();
  await slack.vendor.stop();
  await teams.stop();
});

test('Slack gets a message of blocks; Retry-After is kept to, and put off does not count as an attempt', async () => {
  const c = await launchedCase(tollgate);
  const hook = path('slack');
  await prefers(c.owner, c.ownerId, 'slack', slack.vendor.url(hook));
  slack.vendor.answerNext(hook, { status: 429, headers: { 'retry-after': '2' }, body: 'rate_limited' });
  await c.item({ title: 'Tell <!channel> & all', due: inDays(-1) });
  const sent = await delivered(tollgate, c.ownerId, 'slack', 'sent');
  const [first, second] = slack.vendor.at(hook);
  expect(second!.at - first!.at).toBeGreaterThanOrEqual(2_000);
  expect(sent.attempts).toBe(1);
  const { text, blocks } = JSON.parse(second!.body);
  expect(text).toContain('is overdue');
  expect(JSON.stringify(blocks)).toContain('Tell &lt;!channel&gt; &amp; all');
  expect(blocks[0]).toMatchObject({ type: 'header' });
});

test('a Retry-After of nothing does not make us call again at once, nor once a second', async () => {
  const c = await launchedCase(tollgate);
  const hook = path('slack');
  await prefers(c.owner, c.ownerId, 'slack', slack.vendor.url(hook));
  const busy = { status: 429, headers: { 'retry-after': '0' }, body: 'rate_limited' };
  slack.vendor.answerNext(hook, busy, busy);
  await c.item({ due: inDays(-1) });
  const sent = await delivered(tollgate, c.ownerId, 'slack', 'sent', 30_000);
  const [first, second, third] = slack.vendor.at(hook);
  expect(second!.at - first!.at).toBeGreaterThanOrEqual(2_000);
  expect(third!.at - second!.at).toBeGreaterThanOrEqual(6_000);
  expect(sent.attempts).toBe(1);
});

test('one message a second to a webhook, whoever they are for', async () => {
  const c = await launchedCase(tollgate);
  const hook = path('slack');
  const people = [c.ownerId, c.bossId, c.leadId];
  for (const id of people) await prefers(await tollgate.as(id), id, 'slack', slack.vendor.url(hook));
  await Promise.all(people.map((ownerId) => c.item({ ownerId, due: inDays(-1) })));
  await until('all three', async () => slack.vendor.at(hook).length >= 3);
  expect(slack.tooOften.filter((request) => request.path === hook)).toEqual([]);
});

test('no answer in time, a 500 and a lost answer are tried again with the same id; a redirect is not followed', async () => {
  const c = await launchedCase(tollgate);
  const hook = path('slack');
  await prefers(c.owner, c.ownerId, 'slack', slack.vendor.url(hook));
  slack.vendor.answerNext(hook, 'hang', { status: 500, body: 'oops' });
  await c.item({ due: inDays(-1) });
  for (const problem of ['no answer within 1 s', '500 oops']) {
    const waiting = await until(`"${problem}" to be recorded`, async () => {
      const [d] = (await tollgate.admin.get(`/deliveries?person=${c.ownerId}&channel=slack`)).body.items;
      return d?.lastError === problem && d;
    });
    await tollgate.dataSource.query('UPDATE deliveries SET next_attempt_at = now() WHERE id = $1', [waiting.id]);
  }
  await delivered(tollgate, c.ownerId, 'slack', 'sent');
  const ids = slack.vendor.at(hook).map(({ headers }) => headers['x-tollgate-delivery']);
  expect(ids).toHaveLength(3);
  expect(new Set(ids).size).toBe(1);

  const away = path('slack');
  const d = await launchedCase(tollgate);
  await prefers(d.owner, d.ownerId, 'slack', slack.vendor.url(away));
  slack.vendor.answerNext(away, { status: 302, headers: { location: slack.vendor.url('/elsewhere') } });
  await d.item({ due: inDays(-1) });
  expect((await delivered(tollgate, d.ownerId, 'slack', 'dead')).lastError).toContain('302');
  expect(slack.vendor.at('/elsewhere')).toEqual([]);
});

test('Teams gets an Adaptive Card; a no in words inside a 200 is a no', async () => {
  const c = await launchedCase(tollgate);
  const flow = path('teams');
  await prefers(c.owner, c.ownerId, 'teams', teams.url(flow));
  teams.answerNext(flow, {
    status: 200,
    body: 'Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 429 with ContextId x',
  });
  await c.item({ title: 'See [this](https://evil.example)', due: inDays(-1) });
  await delivered(tollgate, c.ownerId, 'teams', 'sent');
  const [, second] = teams.at(flow);
  const card = JSON.parse(second!.body).attachments[0].content;
  const texts = JSON.stringify(card.body.filter((b: { type: string }) => b.type === 'TextBlock'));
  // Only runs of text, which know no markdown.
  expect(texts).toBe('[]');
  expect(JSON.stringify(card)).toContain('See [this](https://evil.example)');
});

test('the room of a program hears of escalations and of its tollgate, once, without anybody’s links', async () => {
  const c = await launchedCase(tollgate);
  const room = path('teams');
  const added = await c.manager.must(`/programs/${c.programId}/rooms`, {
    channel: 'teams',
    url: teams.url(room),
    name: 'Leakage room',
  });
  expect(
    (await c.owner.post(`/programs/${c.programId}/rooms`, { channel: 'teams', url: teams.url(room) })).status,
  ).toBe(403);
  const item = await c.item({ due: inDays(-1) });
  const card = await until('the card in the room', async () =>
    teams.at(room).find((r) => r.body.includes('is overdue')),
  );
  // In the summary, in the head and once in the text, though two people were told.
  expect(card.body.match(/Level 1/g)).toHaveLength(3);
  expect(card.body).not.toContain('You are told');
  expect(card.body).not.toContain('Acknowledge');
  const timeline = await until('the timeline to say so', async () => {
    const { body } = await c.manager.get(`/action-items/${item.id}/timeline`);
    return body.items.find((e: { rooms: { state: string }[] }) => e.rooms[0]?.state === 'sent');
  });
  expect(timeline.rooms).toEqual([{ room: { id: added.id, name: 'Leakage room' }, channel: 'teams', state: 'sent' }]);
  await c.owner.must(`/action-items/${item.id}/submit`, { statement: 'Done' });
  await c.manager.must(`/action-items/${item.id}/sign-off`, { decision: 'approve' });
  await until('the tollgate in the room', async () =>
    teams.at(room).find((r) => r.body.includes('is at its tollgate')),
  );
  expect((await c.manager.delete(`/programs/${c.programId}/rooms/${added.id}`)).status).toBe(204);
  expect((await c.manager.get(`/programs/${c.programId}/rooms`)).body.items).toEqual([]);
});
