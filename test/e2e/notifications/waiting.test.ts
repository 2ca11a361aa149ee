import { askAgain } from '../../../database/notifications/ask-again.js';
import { makeDigests } from '../../../database/notifications/digests.js';
import { claimMails } from '../../../database/notifications/queue.js';
import { routeAnewWhereSettingsChanged } from '../../../database/notifications/route-anew.js';
import { routePending } from '../../../database/notifications/route-pending.js';
import { saveNotices } from '../../../database/inbox/save-notices.js';
import { stableId } from '../../../domain/stable-id.js';
import type { PushChannel } from '../../../domain/notification/channels.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

const able: ReadonlySet<PushChannel> = new Set<PushChannel>(['email']);
let tollgate: Tollgate;

/** Nothing is sent: what waits is taken by the tests. */
beforeAll(async () => {
  tollgate = await startTollgate({ worker: false });
});
afterAll(async () => {
  await tollgate.stop();
});

/** Something that stays so is told to a person, and its way is chosen. */
async function tell(personId: string, key: string): Promise<void> {
  await tollgate.dataSource.transaction((manager) =>
    saveNotices(manager, [
      {
        subjectKind: 'recurrence',
        subjectId: stableId(key),
        programId: null,
        facts: { itemTitle: key, itemNumber: null, programName: key },
        notice: {
          eventKey: key,
          kind: 'occurrence_missed',
          to: [{ personId, role: 'owner' }],
          channels: ['inbox', 'email'],
          at: Date.now(),
          facts: {},
        },
      },
    ]),
  );
  await routePending(tollgate.dataSource, { able, windowSeconds: 0, now: Date.now() });
}

const statesOf = (personId: string): Promise<{ state: string; last_error: string | null }[]> =>
  tollgate.dataSource.query('SELECT state, last_error FROM deliveries WHERE person_id = $1 ORDER BY created_at', [
    personId,
  ]);

test('one letter of a reader is on its way at a time, and takes with it what waits', async () => {
  const personId = await tollgate.person('Reader', { email: 'reader@example.com' });
  await tell(personId, 'first');
  await tell(personId, 'second');
  const taken = await claimMails(tollgate.dataSource, 10, { probe: false });
  expect(taken.map(({ messages }) => messages.map(({ title }) => title))).toEqual([
    ['first was missed', 'second was missed'],
  ]);
  await tell(personId, 'third');
  expect(await claimMails(tollgate.dataSource, 10, { probe: false })).toEqual([]);
  expect((await statesOf(personId)).map(({ state }) => state)).toEqual(['dropped', 'pending', 'pending']);
  // Whoever had it has died; its lease runs out.
  await tollgate.dataSource.query('UPDATE deliveries SET leased_until = now(), next_attempt_at = now()');
  const again = await claimMails(tollgate.dataSource, 10, { probe: false });
  expect(again[0]?.messages.map(({ title }) => title)).toEqual([
    'first was missed',
    'second was missed',
    'third was missed',
  ]);
  await tollgate.dataSource.query(`UPDATE deliveries SET state = 'sent'`);
});

test('what waits by a way that was chosen under other settings has its way chosen anew', async () => {
  const personId = await tollgate.person('Mover', { email: 'mover@example.com' });
  await tell(personId, 'moves');
  await routeAnewWhereSettingsChanged(tollgate.dataSource);
  expect((await statesOf(personId)).map(({ state }) => state)).toEqual(['pending']);
  await tollgate.dataSource.query(`UPDATE people SET time_zone = 'Asia/Tokyo' WHERE id = $1`, [personId]);
  await routeAnewWhereSettingsChanged(tollgate.dataSource);
  await routePending(tollgate.dataSource, { able, windowSeconds: 0, now: Date.now() });
  expect(await statesOf(personId)).toEqual([
    { state: 'dropped', last_error: 'the settings of its reader changed, and its ways were chosen anew' },
    { state: 'pending', last_error: null },
  ]);
  await tollgate.dataSource.query(`UPDATE deliveries SET state = 'sent' WHERE state = 'pending'`);
});

test('digests of two mornings that wait are one, with the news of both', async () => {
  const personId = await tollgate.person('Early', { email: 'early@example.com' });
  const reader = await tollgate.as(personId);
  await reader.put(`/people/${personId}/preferences`, {
    groups: { program_news: { channels: null, when: 'digest' } },
    quietHours: null,
    digest: { at: '00:01', channels: ['email'] },
  });
  const news = async (key: string): Promise<void> => {
    await tell(personId, key);
    await tollgate.dataSource.query(`UPDATE notifications SET push = 'digest' WHERE event_key = $1`, [key]);
    await tollgate.dataSource.query(
      `UPDATE deliveries SET state = 'sent' WHERE state = 'pending' AND kind = 'messages'`,
    );
  };
  await news('monday');
  // A Monday and a Tuesday of no holiday, 17:00 in Singapore.
  expect(await makeDigests(tollgate.dataSource, { able, now: Date.parse('2027-01-11T09:00:00Z') })).toBe(1);
  await news('tuesday');
  expect(await makeDigests(tollgate.dataSource, { able, now: Date.parse('2027-01-12T09:00:00Z') })).toBe(1);
  const taken = await claimMails(tollgate.dataSource, 10, { probe: false });
  const [digest] = await askAgain(tollgate.dataSource.manager, taken, 'open', Date.now());
  expect(digest?.content?.sections).toMatchObject([
    { heading: 'News', entries: [{ title: 'monday was missed' }, { title: 'tuesday was missed' }] },
  ]);
});
