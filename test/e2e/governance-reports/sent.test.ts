import { sendReports } from '../../../database/governance-reports/send.js';
import type { PushChannel } from '../../../domain/notification/channels.js';
import { inDays, launchedCase, type Case } from '../../factories/case.js';
import type { ApiAnswer, ApiClient } from '../../harness/api-client.js';
import { commandLine } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { startMailServer, type MailServer } from '../../harness/vendors/mail.js';

const able: ReadonlySet<PushChannel> = new Set<PushChannel>(['email']);
const week = 7 * 86_400_000;
const subscriptions = '/governance-reports/subscriptions';
let mail: MailServer;
let tollgate: Tollgate;
let c: Case;

beforeAll(async () => {
  mail = await startMailServer();
  tollgate = await startTollgate({ settings: { smtpUrl: mail.url } });
  c = await launchedCase(tollgate);
});
afterAll(async () => {
  await tollgate.stop();
  await mail.stop();
});

type Body = ApiAnswer['body'];
const version = (of: number): Record<string, string> => ({ 'if-match': `"${of}"` });
const everyMonday = { weekday: 1, at: '09:00', zone: 'Asia/Singapore' };

/** What falls due by then is made, by two workers at once. */
const sending = async (now: number): Promise<void> => {
  await Promise.all([1, 2].map(() => sendReports(tollgate.dataSource, { able, reading: 'open', now })));
};
const sentTo = async (who: ApiClient): Promise<Body[]> => (await who.get('/governance-reports/sent')).body.items;

async function reader(name: string): Promise<{ id: string; client: ApiClient; address: string }> {
  const address = `${name.toLowerCase()}@example.com`;
  const id = await tollgate.person(name, { email: address });
  return { id, client: await tollgate.as(id), address };
}

test('it comes once at its time, as HTML and text in the language that was chosen; weeks that were missed come as one', async () => {
  const mei = await reader('Mei');
  const lin = await reader('Lin');
  await c.item({ title: 'Retrain the reviewers' });
  const made = await mei.client.must(subscriptions, everyMonday);
  expect(made).toMatchObject({ person: { id: mei.id }, madeBy: { id: mei.id }, problem: null, language: 'en' });
  const chinese = { ...everyMonday, language: 'zh-CN', program: c.programId, person: lin.id };
  await c.manager.must(subscriptions, chinese);
  const due = Date.parse(made.nextAt);
  await sending(due - 1);
  expect(await sentTo(mei.client)).toEqual([]);
  await sending(due);
  await sending(due + 60_000);
  await until('both to have theirs', () =>
    Promise.resolve([mei, lin].every(({ address }) => mail.to(address).length > 0)),
  );
  const [first] = await sentTo(mei.client);
  await until('its mail to be sent', async () => (await sentTo(mei.client))[0]?.mail === 'sent');
  expect([mail.to(mei.address).length, mail.to(lin.address).length]).toEqual([1, 1]);
  const [letter] = mail.to(mei.address);
  expect(letter?.subject).toMatch(/^Week \d+, all that you see: \d+ late, \d+ escalated$/);
  for (const said of [letter?.html, letter?.text]) {
    expect(String(said)).toContain('What is late, and why');
    expect(String(said)).toContain(`/reports/${String(first.id)}`);
  }
  expect(String(letter?.html)).toContain('<svg');
  expect(String(mail.to(lin.address)[0]?.text)).toContain('治理周报');
  // Three weeks in which nobody was there: the last of them comes, and says for which week it is.
  await sending(due + 3 * week + 1);
  await until('what was missed to come', () => Promise.resolve(mail.to(mei.address).length > 1));
  const all = await sentTo(mei.client);
  expect(all).toHaveLength(2);
  expect(all[0]).toMatchObject({ digestHolds: true, mail: expect.any(String) });
  const weekNumber = (of: Body): string => String(Number(of.week.slice(-2)));
  expect(mail.to(mei.address).map(({ subject }) => /^Week (\d+),/.exec(subject ?? '')?.[1])).toEqual(
    all.toReversed().map(weekNumber),
  );
  const [now] = (await mei.client.get(subscriptions)).body.items;
  expect(Date.parse(now.nextAt)).toBe(due + 4 * week);
});

test('what it said stays, to whoever got it and nobody else; what they do not see any more is left out', async () => {
  const other = await launchedCase(tollgate);
  const ada = await reader('Ada');
  const item = await other.item({ title: 'Quokka', due: inDays(-3) });
  await until(
    'it to be overdue',
    async () => (await other.owner.get(`/action-items/${item.id}`)).body.overdue === true,
  );
  const made = await ada.client.must(subscriptions, { ...everyMonday, program: other.programId });
  const due = Date.parse(made.nextAt);
  await sending(due);
  const [{ id }] = await sentTo(ada.client);
  const path = `/governance-reports/sent/${String(id)}`;
  const before = (await ada.client.get(path)).body;
  expect(before.late.items.rows).toMatchObject([{ key: item.key, title: 'Quokka' }]);
  await other.manager.patch(`/action-items/${item.id}`, { title: 'Wombat' }, version(item.version));
  expect((await ada.client.get(path)).body).toEqual(before);
  expect(String((await ada.client.get(`${path}/document`)).body)).toContain('Quokka');
  for (const who of [other.manager, tollgate.admin])
    for (const place of [path, `${path}/document`]) expect((await who.get(place)).status).toBe(404);
  expect((await other.manager.put(`/action-items/${item.id}/readers`, { restricted: true })).status).toBe(200);
  const after = (await ada.client.get(path)).body;
  expect(after).toMatchObject({ withheld: 1, late: { items: { total: 0, rows: [] } } });
  expect(String((await ada.client.get(`${path}/document?format=text`)).body)).not.toContain('Quokka');
  // Of a program that they do not see any more there is no report, and none comes.
  await other.manager.put(`/programs/${other.programId}/readers`, { restricted: true });
  expect((await ada.client.get(path)).status).toBe(404);
  await sending(due + week);
  const [subscription] = (await ada.client.get(subscriptions)).body.items;
  expect(subscription.problem).toContain('does not see the program');
  expect(await sentTo(ada.client)).toHaveLength(1);
});

test('whoever leaves gets none; one that cannot be made keeps no other from theirs, and is tried again', async () => {
  const [gone, broken, well] = [await reader('Gus'), await reader('Bo'), await reader('Wei')];
  const ids: string[] = [];
  for (const { client } of [gone, broken, well]) ids.push((await client.must(subscriptions, everyMonday)).id);
  const { version: read } = (await tollgate.admin.get(`/people/${gone.id}`)).body;
  expect((await tollgate.admin.patch(`/people/${gone.id}`, { active: false }, version(read))).status).toBe(200);
  const [row] = await tollgate.dataSource.query<{ n: number }[]>(
    'SELECT count(*)::int AS n FROM report_subscriptions WHERE person_id = $1',
    [gone.id],
  );
  expect(row?.n).toBe(0);
  // As an earlier release might have left it: no time of day.
  await tollgate.dataSource.query(`UPDATE report_subscriptions SET at = 'noon' WHERE id = $1`, [ids[1]]);
  const due = Date.parse((await well.client.get(`${subscriptions}/${String(ids[2])}`)).body.nextAt);
  await expect(sendReports(tollgate.dataSource, { able, reading: 'open', now: due })).rejects.toThrow('cannot be made');
  expect(await sentTo(well.client)).toHaveLength(1);
  const path = `${subscriptions}/${String(ids[1])}`;
  const found = (await broken.client.get(path)).body;
  expect(found.problem).toContain('tried again');
  const mended = await broken.client.patch(path, { at: '10:00' }, version(found.version));
  expect(mended.body).toMatchObject({ at: '10:00', problem: null });
  await sending(due + 3_600_000);
  expect(await sentTo(broken.client)).toHaveLength(1);
});

test('who may, and what is refused with its place', async () => {
  const eve = await reader('Eve');
  const post = (body: object, who = eve.client): Promise<ApiAnswer> => who.post(subscriptions, body);
  for (const [body, at] of [
    [{ at: '09:00' }, 'weekday'],
    [{ ...everyMonday, weekday: 8 }, 'weekday'],
    [{ ...everyMonday, at: '24:00' }, 'at'],
    [{ ...everyMonday, zone: 'Mars/Base' }, 'zone'],
    [{ ...everyMonday, language: 'tlh' }, 'language'],
    [{ ...everyMonday, program: c.programId, domain: 'x' }, 'domain'],
  ] as const) {
    const { status, body: said } = await post(body);
    expect([body, status, said.errors?.[0]?.path]).toEqual([body, 400, at]);
  }
  expect((await post({ ...everyMonday, program: 'nobody knows it' })).body.code).toBe('unknown-name');
  expect((await post({ ...everyMonday, person: c.ownerId })).status).toBe(403);
  expect((await post({ ...everyMonday, person: c.ownerId, program: c.programId })).status).toBe(403);
  const given = await tollgate.admin.must(subscriptions, { ...everyMonday, person: eve.id });
  const path = `${subscriptions}/${String(given.id)}`;
  expect((await c.manager.get(path)).status).toBe(404);
  expect((await c.manager.delete(path)).status).toBe(404);
  expect((await c.manager.patch(path, { weekday: 2 }, version(1))).status).toBe(404);
  expect((await eve.client.patch(path, { weekday: 2 })).status).toBe(428);
  expect((await eve.client.patch(path, { weekday: 2 }, version(7))).status).toBe(412);
  expect((await eve.client.patch(path, { weekday: 0 }, version(1))).status).toBe(400);
  expect((await eve.client.patch(path, { weekday: 2 }, version(1))).body).toMatchObject({ weekday: 2, version: 2 });
  const { token } = await eve.client.must(`/people/${eve.id}/tokens`, { name: 'reads', level: 'read' });
  const reading = commandLine({ url: eve.client.url, token } as ApiClient);
  expect((await reading('reports', 'end', String(given.id))).code).toBe(1);
  const tg = commandLine(eve.client);
  const listed = await tg('reports', 'list');
  expect(listed.out).toContain('every tuesday at 09:00');
  expect((await tg('reports', 'end', String(given.id))).code).toBe(0);
  expect((await eve.client.get(path)).status).toBe(404);
  const made = await tg('reports', 'subscribe', '--weekday', 'fri', '--market', 'SG');
  expect(made).toMatchObject({ code: 0, out: expect.stringContaining('market SG, every friday at 09:00') });
  expect((await tg('reports', 'sent')).code).toBe(0);
  for (let n = 1; n < 20; n += 1) await eve.client.must(subscriptions, everyMonday);
  expect((await post(everyMonday)).body.detail).toContain('20 reports at most');
});
