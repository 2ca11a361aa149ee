import { presentCalendarsOf } from '../../../database/calendars/present.js';
import { makeDigests } from '../../../database/notifications/digests.js';
import { nextWorkingDay } from '../../../domain/calendar/working-time.js';
import type { PushChannel } from '../../../domain/notification/channels.js';
import { launchedCase } from '../../factories/case.js';
import { standsInFor } from '../../factories/delegation.js';
import { itemToCheck, quickCheck } from '../../factories/effectiveness.js';
import type { ApiClient } from '../../harness/api-client.js';
import type { Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { startMailServer, type MailServer } from '../../harness/vendors/mail.js';
import { startWithWebhooks } from '../channels/chat.js';

const able: ReadonlySet<PushChannel> = new Set<PushChannel>(['email']);
let mail: MailServer;
let tollgate: Tollgate;

beforeAll(async () => {
  mail = await startMailServer();
  tollgate = await startWithWebhooks({ smtpUrl: mail.url });
});
afterAll(async () => {
  await tollgate.stop();
  await mail.stop();
});

async function wantsDigest(person: ApiClient, personId: string): Promise<void> {
  const digest = { channels: null, when: 'digest' };
  const chosen = await person.put(`/people/${personId}/preferences`, {
    groups: { program_news: digest },
    quietHours: null,
    digest: { at: '08:30', channels: ['email'] },
  });
  expect(chosen.status).toBe(200);
}

/** Digests that have something to say to a person. */
async function digestsTo(personId: string): Promise<number> {
  const [row] = await tollgate.dataSource.query<{ n: number }[]>(
    `SELECT count(*)::int AS n FROM deliveries WHERE kind = 'digest' AND person_id = $1`,
    [personId],
  );
  return row?.n ?? 0;
}

test('a check that was asked for waits in the digest of those who may answer, with links, until somebody has answered', async () => {
  const c = await launchedCase(tollgate);
  const meiId = await tollgate.person('Mei', { email: `mei-${c.leadId}@example.com` });
  const mei = await tollgate.as(meiId);
  await standsInFor(c.lead, meiId);
  const item = await itemToCheck(c, await quickCheck(tollgate, { people: [c.ownerId] }));
  const early = await itemToCheck(c, await quickCheck(tollgate, { after: 'P30D' }), { title: 'Too early' });
  await tollgate.clock.advance('PT2M');
  await tollgate.stopWorker();
  const readers: [ApiClient, string][] = [
    [c.lead, c.leadId],
    [c.owner, c.ownerId],
    [mei, meiId],
  ];
  for (const [person, id] of readers) await wantsDigest(person, id);
  const [calendar] = Object.values(await presentCalendarsOf(tollgate.dataSource.manager, [c.leadId]));
  if (!calendar) throw new Error('the lead has no calendar');
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const first = nextWorkingDay(today, calendar);
  const morning = (day: string) => makeDigests(tollgate.dataSource, { able, now: Date.parse(`${day}T08:31:00+08:00`) });

  expect(await morning(first)).toBe(3);
  // The lead and whoever is there for them; not the owner, whom the policy names.
  expect(await Promise.all(readers.map(([, id]) => digestsTo(id)))).toEqual([1, 0, 1]);
  await tollgate.startWorker();
  const { email } = (await tollgate.admin.get(`/people/${c.leadId}`)).body;
  const { text = '' } = await until('the digest', async () =>
    mail.to(email).find(({ subject }) => subject === 'Your morning: 1 waiting for you'),
  );
  const { body } = await tollgate.admin.get(`/programs/${c.programId}`);
  for (const part of [
    `${item.key} “Retrain reviewers” waits for your effectiveness check`,
    'Since ',
    body.name,
    'It passed: http',
    'It failed: http',
  ])
    expect(text).toContain(part);
  expect(text).not.toContain(early.key);
  const { text: forThem = '' } = await until('the digest of their stand-in', async () =>
    mail.to(`mei-${c.leadId}@example.com`).find(({ subject }) => subject === 'Your morning: 1 waiting for you'),
  );
  expect(forThem).toContain('waits for your effectiveness check (for Lead ');

  await c.manager.must(`/action-items/${item.id}/effectiveness`, { result: 'passed' });
  await tollgate.stopWorker();
  const before = await digestsTo(c.leadId);
  expect(await morning(nextWorkingDay(first, calendar))).toBe(3);
  expect(await digestsTo(c.leadId)).toBe(before);
  await tollgate.startWorker();
});
