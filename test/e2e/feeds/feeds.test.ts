import ICAL from 'ical.js';
import { inDays, launchedCase } from '../../factories/case.js';
import { itemToCheck, quickCheck } from '../../factories/effectiveness.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;

beforeAll(async () => {
  tollgate = await startTollgate();
});
afterAll(async () => {
  await tollgate.stop();
});

const local = (url: string): string => `${tollgate.url}${new URL(url).pathname}`;

/** As a calendar reads it. */
async function events(url: string) {
  const response = await fetch(local(url));
  expect(response.headers.get('content-type')).toContain('text/calendar');
  const calendar = new ICAL.Component(ICAL.parse(await response.text()) as unknown[]);
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      summary: event.summary,
      sequence: event.sequence,
      at: event.startDate.toJSDate().toISOString(),
      day: event.startDate.isDate,
      status: component.getFirstPropertyValue('status'),
    };
  });
}

test('a person’s feed has their due dates, by the same UID with a higher SEQUENCE after each change, cancelled ones marked', async () => {
  const c = await launchedCase(tollgate);
  const item = await c.item({ title: 'Retrain; reviewers', due: { ...inDays(20), zone: 'America/New_York' } });
  await c.item({ ownerId: c.bossId });
  const { url } = await c.owner.must(`/people/${c.ownerId}/feeds`);
  const [before, ...others] = await events(url);
  const shown = (await c.owner.get(`/action-items/${item.id}`)).body;
  expect(others).toEqual([]);
  expect(before).toMatchObject({
    uid: `item.${item.id}@tollgate`,
    summary: `${item.key} Retrain; reviewers`,
    at: shown.due.at,
    status: 'CONFIRMED',
  });
  await c.manager.must(`/action-items/${item.id}/change-due`, { due: inDays(30), reason: 'agreed' });
  const [moved] = await events(url);
  expect(moved?.uid).toBe(before?.uid);
  expect(moved!.sequence).toBeGreaterThan(before!.sequence);
  expect(moved?.at).not.toBe(before?.at);
  await c.manager.must(`/action-items/${item.id}/cancel`, { reason: 'not needed' });
  expect((await events(url))[0]).toMatchObject({ uid: before?.uid, status: 'CANCELLED' });
});

test('an approver has the limit of the sign-off that waits for them; a program has all its dates and its phases’ targets', async () => {
  const c = await launchedCase(tollgate);
  const item = await c.item();
  const program = (await c.manager.get(`/programs/${c.programId}`)).body;
  const target = { targetDate: inDays(40).date };
  const changed = await c.manager.patch(`/programs/${c.programId}/phases/${c.phaseIds[0] ?? ''}`, target, {
    'if-match': `"${program.version}"`,
  });
  expect(changed.status).toBe(200);
  await c.owner.must(`/action-items/${item.id}/submit`, { statement: 'done' });
  const mine = await c.manager.must(`/people/${c.managerId}/feeds`);
  const lead = await c.lead.must(`/people/${c.leadId}/feeds`);
  const all = await c.lead.must(`/people/${c.leadId}/feeds`, { programId: c.programId });
  const limit = { summary: `Sign off: ${item.key} Retrain reviewers` };
  expect(await events(mine.url)).toContainEqual(expect.objectContaining(limit));
  expect(await events(lead.url)).toContainEqual(expect.objectContaining(limit));
  const program2 = await events(all.url);
  expect(program2.map(({ uid }) => uid.split('.')[0]).sort()).toEqual(['item', 'phase', 'sign-off']);
  expect(program2.find(({ day }) => day)?.at.slice(0, 10)).toBe(target.targetDate);
  await c.manager.must(`/action-items/${item.id}/sign-off`, { decision: 'approve' });
  expect(await events(mine.url)).not.toContainEqual(expect.objectContaining(limit));
});

test('a checker has the day on which their check is asked for, then its next limit, until it is answered; a program has all', async () => {
  const c = await launchedCase(tollgate);
  const item = await itemToCheck(c, await quickCheck(tollgate, { repeat: { every: 'P1D', times: 1 } }));
  const path = `/action-items/${item.id}`;
  const mine = (await c.lead.must(`/people/${c.leadId}/feeds`)).url;
  const program = (await c.owner.must(`/people/${c.ownerId}/feeds`, { programId: c.programId })).url;
  const strangers = [
    (await c.owner.must(`/people/${c.ownerId}/feeds`)).url,
    (await (await tollgate.as(c.bossId)).must(`/people/${c.bossId}/feeds`)).url,
  ];
  const checks = async (url: string) => (await events(url)).filter(({ uid }) => uid.startsWith('check.'));
  const nextAt = async (): Promise<string> => (await c.lead.get(`${path}/upcoming`)).body.items[0].at;
  const minute = async (): Promise<string> => `${(await nextAt()).slice(0, 16)}:00.000Z`;

  const [planned, ...others] = await checks(mine);
  expect(others).toEqual([]);
  expect(planned).toMatchObject({ summary: `Check: ${item.key} Retrain reviewers`, day: true, status: 'CONFIRMED' });
  const local = new Date(Date.parse(await nextAt()) + 8 * 3_600_000).toISOString().slice(0, 10);
  expect(planned?.at.slice(0, 10)).toBe(local);
  expect(await checks(program)).toEqual([planned]);

  await tollgate.clock.advance('PT2M');
  const [asked] = await checks(mine);
  expect(asked).toMatchObject({ uid: planned?.uid, day: false, at: await minute() });
  expect(asked!.sequence).toBeGreaterThan(planned!.sequence);
  await tollgate.clock.advance('P1D');
  const [late] = await checks(mine);
  expect(late).toMatchObject({ uid: planned?.uid, at: await minute() });
  expect(Date.parse(late!.at)).toBeGreaterThan(Date.parse(asked!.at));
  // Nobody is reminded any more, and it is still to be answered.
  await tollgate.clock.advance('P1D');
  expect((await checks(mine))[0]?.at).toBe(late?.at);
  expect(await checks(program)).toHaveLength(1);
  for (const url of strangers) expect(await checks(url)).toEqual([]);

  await c.lead.must(`${path}/effectiveness`, { result: 'passed' });
  for (const url of [mine, program]) expect(await checks(url)).toEqual([]);
});

test('nobody has the check of their own work in their feed', async () => {
  const c = await launchedCase(tollgate);
  await c.item();
  const facts = { ownerId: c.leadId, effectivenessPolicyVersionId: await quickCheck(tollgate), due: inDays(60) };
  const { id } = await c.item(facts);
  await c.lead.must(`/action-items/${id}/submit`, { statement: 'Done' });
  await c.manager.must(`/action-items/${id}/sign-off`, { decision: 'approve' });
  const [leads, managers] = [
    await events((await c.lead.must(`/people/${c.leadId}/feeds`)).url),
    await events((await c.manager.must(`/people/${c.managerId}/feeds`)).url),
  ].map((found) => found.filter(({ summary }) => summary.startsWith('Check: ')).length);
  expect([leads, managers]).toEqual([0, 1]);
});

test('a feed is fetched again only when it has changed', async () => {
  const c = await launchedCase(tollgate);
  await c.item();
  const { url } = await c.owner.must(`/people/${c.ownerId}/feeds`);
  const first = await fetch(local(url));
  const etag = first.headers.get('etag') ?? '';
  expect((await fetch(local(url), { headers: { 'if-none-match': etag } })).status).toBe(304);
  await c.item();
  expect((await fetch(local(url), { headers: { 'if-none-match': etag } })).status).toBe(200);
  expect((await fetch(local(url), { method: 'HEAD' })).status).toBe(200);
});

test('a revoked, unknown or strange link shows nothing, and a new one can be made; nobody makes one of another person', async () => {
  const c = await launchedCase(tollgate);
  const feed = await c.owner.must(`/people/${c.ownerId}/feeds`);
  expect((await c.manager.post(`/people/${c.ownerId}/feeds`)).status).toBe(403);
  expect((await c.owner.post(`/people/${c.ownerId}/feeds`, { programId: c.ownerId })).status).toBe(404);
  expect((await c.owner.delete(`/people/${c.ownerId}/feeds/${feed.id}`)).status).toBe(204);
  expect((await fetch(local(feed.url))).status).toBe(404);
  const anew = await c.owner.must(`/people/${c.ownerId}/feeds`);
  expect((await fetch(local(anew.url))).status).toBe(200);
  expect(
    (await c.owner.get(`/people/${c.ownerId}/feeds`)).body.items.map(
      (f: { revokedAt: unknown }) => f.revokedAt !== null,
    ),
  ).toEqual([false, true]);
  for (const path of ['/feeds/x.ics', `/feeds/${'a'.repeat(43)}.ics`])
    expect((await fetch(`${tollgate.url}${path}`)).status).toBe(404);
  await tollgate.dataSource.query('UPDATE people SET active = false WHERE id = $1', [c.ownerId]);
  expect((await fetch(local(anew.url))).status).toBe(404);
});

test('a zone that is an offset is refused at every door; what an old record has is fed in UTC', async () => {
  const c = await launchedCase(tollgate);
  const doors: [string, object, string][] = [
    ['/action-items', { programId: c.programId, ownerId: c.ownerId, title: 'x', due: inDays(3) }, 'due.zone'],
    ['/programs', { name: 'Zones' }, 'timeZone'],
    ['/people', { name: 'Zoe', email: 'zoe@zones.example' }, 'timeZone'],
    ['/calendars', { key: 'ZONES', name: 'Zones' }, 'zone'],
  ];
  for (const [path, body, field] of doors)
    for (const zone of ['+05:30', 'UTC+8', 'IST', 'GMT+8', 'Asia/Nowhere']) {
      const given = field === 'due.zone' ? { ...body, due: { ...inDays(3), zone } } : { ...body, [field]: zone };
      const answer = await tollgate.admin.post(path, given);
      expect([path, zone, answer.status, answer.body.errors?.[0]?.path]).toEqual([path, zone, 400, field]);
    }
  const item = await c.item({ title: 'Old', due: { ...inDays(20), zone: 'asia/calcutta' } });
  const shown = (await c.owner.get(`/action-items/${item.id}`)).body;
  expect(shown.due.zone).toBe('Asia/Kolkata');
  const odd = await c.item({ title: 'Odd' });
  await tollgate.dataSource.query(`UPDATE action_items SET due_zone = '+05:30' WHERE id = $1`, [odd.id]);
  await tollgate.dataSource.query(`UPDATE people SET time_zone = 'Mars/Olympus' WHERE id = $1`, [c.ownerId]);
  const { url } = await c.owner.must(`/people/${c.ownerId}/feeds`);
  const fed = await events(url);
  for (const { id } of [item, odd]) {
    const { due } = (await c.owner.get(`/action-items/${id}`)).body;
    expect(fed.find(({ uid }) => uid === `item.${id}@tollgate`)?.at).toBe(due.at);
  }
  expect((await c.owner.get(`/action-items/${odd.id}/upcoming`)).status).toBe(200);
  expect((await c.owner.get(`/action-items/${odd.id}/timeline`)).status).toBe(200);
});
