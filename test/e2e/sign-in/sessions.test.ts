import { launchedCase } from '../../factories/case.js';
import { Browser, signedIn } from '../../harness/browser.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

let tollgate: Tollgate;

beforeAll(async () => {
  tollgate = await startTollgate();
});
afterAll(async () => {
  expect(tollgate.problems).toEqual([]);
  await tollgate.stop();
});

const sql = (text: string, values: unknown[]): Promise<unknown> => tollgate.dataSource.query(text, values);

test('a browser that has signed in reads and changes in that person’s name, until it signs out', async () => {
  const id = await tollgate.person('Wei');
  const [browser, other] = [await signedIn(tollgate, id), await signedIn(tollgate, id)];
  expect((await browser.get('/people/me')).body).toMatchObject({ id, name: 'Wei' });
  const { items } = (await browser.get('/sessions')).body;
  expect(items.map((one: { id: string; current: boolean }) => [one.id, one.current])).toEqual(
    expect.arrayContaining([
      [browser.sessionId, true],
      [other.sessionId, false],
    ]),
  );
  expect((await browser.send('DELETE', `/sessions/${other.sessionId}`)).status).toBe(204);
  expect((await other.get('/people/me')).status).toBe(401);
  expect((await browser.send('DELETE', '/sessions/current')).status).toBe(204);
  expect(browser.cookies.size).toBe(0);
  const after = (await tollgate.admin.get(`/audit-events?subjectId=${id}&type=person.signed_out`)).body.items;
  expect(after).toHaveLength(2);
});

test('a command sent by a browser is carried out by the workflow as one sent with a token', async () => {
  const c = await launchedCase(tollgate);
  const item = await c.item();
  const browser = await signedIn(tollgate, c.ownerId);
  expect(await browser.send('POST', `/action-items/${item.id}/start`, {})).toMatchObject({
    status: 200,
    body: { status: 'in_progress' },
  });
});

test('it ends by itself, by whichever limit comes first, and at once for who leaves or is switched off', async () => {
  const id = await tollgate.person('Idle');
  const stands = async (browser: Browser): Promise<number> => (await browser.get('/people/me')).status;
  const idle = await signedIn(tollgate, id);
  await sql(`UPDATE sessions SET used_at = now() - interval '121 minutes' WHERE id = $1`, [idle.sessionId]);
  expect(await stands(idle)).toBe(401);
  const used = await signedIn(tollgate, id);
  await sql(`UPDATE sessions SET used_at = now() - interval '119 minutes' WHERE id = $1`, [used.sessionId]);
  expect(await stands(used)).toBe(200);
  const [{ rested }] = (await sql(
    `SELECT used_at > now() - interval '1 minute' AS rested FROM sessions WHERE id = $1`,
    [used.sessionId],
  )) as [{ rested: boolean }];
  expect(rested).toBe(true);
  await sql('UPDATE sessions SET ends_at = now() WHERE id = $1', [used.sessionId]);
  // Not by a request of this process: it is told by the database.
  await until('its end counts', async () => (await stands(used)) === 401);

  const token = await tollgate.as(id);
  const leaving = await signedIn(tollgate, id);
  expect([await stands(leaving), (await token.get('/people/me')).status]).toEqual([200, 200]);
  await tollgate.admin.patch(`/people/${id}`, { active: false }, { 'if-match': '*' });
  expect([await stands(leaving), (await token.get('/people/me')).status]).toEqual([401, 401]);
  // Whoever comes back signs in anew.
  await tollgate.admin.patch(`/people/${id}`, { active: true }, { 'if-match': '*' });
  expect(await stands(leaving)).toBe(401);
});

test('a token that is revoked ends with the next request', async () => {
  const id = await tollgate.person('Token');
  const own = await tollgate.as(id);
  const { items } = (await own.get(`/people/${id}/tokens`)).body;
  await tollgate.admin.delete(`/people/${id}/tokens/${items[0].id}`);
  expect((await own.get('/people/me')).status).toBe(401);
});

test('a token made in a browser is one’s own; one made where another has made the link is in their hand', async () => {
  const id = await tollgate.person('Mei');
  const browser = await signedIn(tollgate, id);
  expect(await browser.send('POST', `/people/${id}/tokens`, { name: 'laptop' })).toMatchObject({ status: 201 });
  const handed = await signedIn(tollgate, id, { kind: 'link' });
  const chief = (await tollgate.admin.get('/people/me')).body;
  await sql('UPDATE sessions SET made_by = $2 WHERE id = $1', [handed.sessionId, chief.id]);
  const { body } = await handed.send('POST', `/people/${id}/tokens`, { name: 'by the link' });
  const byToken = new Browser(tollgate.url);
  const bearer = { authorization: `Bearer ${body.token}` };
  await byToken.send('POST', `/people/${id}/tokens`, { name: 'once more' }, bearer);
  const made = (await tollgate.admin.get(`/audit-events?subjectId=${id}&type=person.token_created`)).body.items;
  const marks = made.map(({ data }: { data: { name: string; tokenMadeBy?: object } }) => [
    data.name,
    data.tokenMadeBy ?? null,
  ]);
  const madeBy = { id: chief.id, name: chief.name };
  expect(Object.fromEntries(marks)).toEqual({ laptop: null, 'by the link': madeBy, 'once more': madeBy });
});
