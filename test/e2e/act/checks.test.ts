import { inDays, launchedCase, type Case } from '../../factories/case.js';
import { standsInFor } from '../../factories/delegation.js';
import { finish, itemToCheck, quickCheck } from '../../factories/effectiveness.js';
import type { Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { startMailServer, type MailServer } from '../../harness/vendors/mail.js';
import { startWithWebhooks } from '../channels/chat.js';
import { linkInMail, press, publicUrl } from './mail-links.js';

let mail: MailServer;
let tollgate: Tollgate;
let c: Case;
let policy: string;

beforeAll(async () => {
  mail = await startMailServer();
  tollgate = await startWithWebhooks({ smtpUrl: mail.url, publicUrl });
  policy = await quickCheck(tollgate);
});
beforeEach(async () => {
  c = await launchedCase(tollgate);
});
afterAll(async () => {
  await tollgate.stop();
  await mail.stop();
});

const read = async (id: string) => (await c.manager.get(`/action-items/${id}`)).body;

const link = (personId: string, label: string, about: string): Promise<string> =>
  linkInMail(tollgate, mail, { personId, label, about });

/** The newest mail to an address that says so. */
const mailTo = (address: string, says: string) =>
  until(`a mail that says "${says}"`, async () => mail.to(address).findLast(({ text = '' }) => text.includes(says)));

test('a checker says from the mail that it passed: GET changes nothing, POST needs a finding and decides, once', async () => {
  const item = await itemToCheck(c, policy);
  await tollgate.clock.advance('PT2M');
  const url = await link(c.leadId, 'It passed', item.key);
  const others = await link(c.managerId, 'It failed', item.key);
  for (let times = 0; times < 2; times += 1) {
    const page = await (await fetch(url)).text();
    for (const part of ['All retrained', 'closed for good', '<textarea id="finding"']) expect(page).toContain(part);
    expect(page).not.toContain('type="date"');
  }
  expect((await read(item.id)).effectiveness.state).toBe('due');
  const without = await press(url, { finding: ' ' });
  expect([without.status, await without.text()]).toEqual([422, expect.stringContaining('what you found')]);
  expect((await read(item.id)).effectiveness.state).toBe('due');
  const done = await press(url, { finding: 'No leak in 400 samples' });
  expect([done.status, await done.text()]).toEqual([200, expect.stringContaining('closed for good')]);
  expect(await read(item.id)).toMatchObject({
    status: 'done',
    effectiveness: { state: 'passed', finding: 'No leak in 400 samples', decidedBy: { id: c.leadId } },
  });
  const used = await press(url, { finding: 'Again' });
  expect([used.status, await used.text()]).toEqual([410, expect.stringContaining('was used already')]);
  const late = await press(others, { finding: 'Leaks', date: inDays(80).date });
  expect([late.status, await late.text()]).toEqual([409, expect.stringContaining('nothing to decide')]);
  const { items } = (await c.manager.get(`/action-items/${item.id}/timeline`)).body;
  expect(items.at(-1)).toMatchObject({ type: 'item.acted_by_link', data: { action: 'pass_check' } });
});

test('one that failed needs a finding and a new due date; the links of that check do nothing about the next one', async () => {
  const item = await itemToCheck(c, policy);
  await tollgate.clock.advance('PT2M');
  const url = await link(c.leadId, 'It failed', item.key);
  const old = await link(c.managerId, 'It passed', item.key);
  expect(await (await fetch(url)).text()).toContain('<input id="date" name="date" type="date" required');
  for (const [fields, says] of [
    [{ date: inDays(80).date }, 'Say what was found'],
    [{ finding: 'Still 3 % leak' }, 'a date that exists'],
    [{ finding: 'Still 3 % leak', date: '2026-02-30' }, 'a date that exists'],
    [{ finding: 'Still 3 % leak', date: inDays(-3).date }, 'has passed'],
  ] as const) {
    const refused = await press(url, { ...fields });
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining(says)]);
  }
  expect((await read(item.id)).effectiveness.state).toBe('due');
  expect((await press(url, { finding: 'Still 3 % leak', date: inDays(80).date })).status).toBe(200);
  expect(await read(item.id)).toMatchObject({
    status: 'open',
    cycle: 2,
    due: { date: inDays(80).date, time: '18:00' },
    effectiveness: { state: 'failed', finding: 'Still 3 % leak', decidedBy: { id: c.leadId } },
  });
  expect((await press(old, { finding: 'Fine' })).status).toBe(409);

  await finish(c, item);
  await tollgate.clock.advance('PT2M');
  expect((await read(item.id)).effectiveness.state).toBe('due');
  for (const answer of [await fetch(old), await press(old, { finding: 'Fine' })])
    expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining('has changed since')]);
  expect((await read(item.id)).effectiveness.state).toBe('due');
  const anew = await until('a new link', async () => {
    const newest = await link(c.managerId, 'It passed', item.key);
    return newest === old ? undefined : newest;
  });
  expect((await press(anew, { finding: 'No leak' })).status).toBe(200);
});

test('where the item has no time of day, the page says by whose working day the new date counts', async () => {
  const item = await itemToCheck(c, policy, { due: { date: inDays(60).date } });
  await tollgate.clock.advance('PT2M');
  const page = await (await fetch(await link(c.leadId, 'It failed', item.key))).text();
  expect(page).toContain('New due date, at the end of the owner’s working day');
});

test('asked anew by another policy in the same cycle, the earlier link does nothing', async () => {
  const item = await itemToCheck(c, policy);
  await tollgate.clock.advance('PT2M');
  const old = await link(c.leadId, 'It passed', item.key);
  const effectivenessPolicyVersionId = await quickCheck(tollgate, { after: 'PT1H' });
  await c.manager.must(`/action-items/${item.id}/effectiveness/policy`, { effectivenessPolicyVersionId });
  expect((await press(old, { finding: 'Fine' })).status).toBe(409);
  await tollgate.clock.advance('PT2H');
  const answer = await press(old, { finding: 'Fine' });
  expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining('has changed since')]);
  expect((await read(item.id)).effectiveness.state).toBe('due');
});

test('a late check has links for the checkers, and none for those above them', async () => {
  const address = `head-of-${c.leadId}@example.com`;
  const headId = await tollgate.person('Head', { email: address });
  await tollgate.dataSource.query('UPDATE people SET manager_id = $2 WHERE id = $1', [c.leadId, headId]);
  const item = await itemToCheck(c, policy);
  await tollgate.clock.advance('P1DT2M');
  const told = await mailTo(address, 'See to it that somebody answers');
  expect(told.text).not.toContain('It passed: ');
  const { email } = (await tollgate.admin.get(`/people/${c.leadId}`)).body;
  const late = await mailTo(email, `effectiveness check of ${item.key}`);
  const path = new RegExp(`It failed: ${publicUrl}(/act/\\S+)`).exec(late.text ?? '')?.[1];
  const fields = { finding: 'It came back', date: inDays(80).date };
  expect((await press(`${tollgate.url}${path}`, fields)).status).toBe(200);
  expect((await read(item.id)).status).toBe('open');
});

test('whoever stands in for a checker answers from their own mail, in the name of the one who is away', async () => {
  const address = `mei-${c.leadId}@example.com`;
  const meiId = await tollgate.person('Mei', { email: address });
  const { id: delegationId } = await standsInFor(c.lead, meiId);
  const item = await itemToCheck(c, await quickCheck(tollgate, { roles: ['domain_lead'] }));
  await tollgate.clock.advance('PT2M');
  const url = await link(meiId, 'It passed', item.key);
  expect((await press(url, { finding: 'No leak' })).status).toBe(200);
  expect((await read(item.id)).effectiveness).toMatchObject({ state: 'passed', decidedBy: { id: meiId } });
  const { items } = (await c.manager.get(`/action-items/${item.id}/timeline`)).body;
  const { data } = items.find(({ type }: { type: string }) => type === 'item.effectiveness_passed');
  expect(data.for).toMatchObject({ id: c.leadId });
  await c.lead.must(`/delegations/${delegationId}/end`);
});

test('four-eyes holds: the owner gets no link, in nobody’s name, and who checks no longer has one that does nothing', async () => {
  await standsInFor(c.lead, c.ownerId);
  const everybody = await quickCheck(tollgate, { roles: ['domain_lead'], people: [c.ownerId] });
  const item = await itemToCheck(c, everybody);
  await tollgate.clock.advance('PT2M');
  const url = await link(c.leadId, 'It passed', item.key);
  const labels = (await tollgate.admin.get(`/people/${c.ownerId}/action-links`)).body.items.map(
    ({ action }: { action: string }) => action,
  );
  expect(labels).not.toContain('pass_check');
  const program = (await c.manager.get(`/programs/${c.programId}`)).body;
  const changed = await tollgate.admin.patch(
    `/programs/${c.programId}`,
    { domainLeadId: c.bossId },
    { 'if-match': `"${program.version}"` },
  );
  expect(changed.status).toBe(200);
  const answer = await press(url, { finding: 'Fine' });
  expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining('nothing to decide')]);
  expect((await read(item.id)).effectiveness.state).toBe('due');
});
