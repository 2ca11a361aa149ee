import { inDays, launchedCase } from '../../factories/case.js';
import { governanceCase, type GovernanceCase } from '../../factories/governance-case.js';
import { languages, similarTexts } from '../../factories/similar-texts.js';
import type { ApiClient } from '../../harness/api-client.js';
import { commandLine } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

/** What a case is tied to, followed from both ends by whoever sees both; and what was told before of the same. */
let tollgate: Tollgate;
let c: GovernanceCase;

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await governanceCase(tollgate);
});
afterAll(async () => {
  expect(tollgate.problems).toEqual([]);
  await tollgate.stop();
});

const linksOf = async (who: ApiClient, at: string): Promise<string[]> =>
  (await who.get(`${at}/links`)).body.items.map(
    ({ key, title }: { key: string | null; title: string }) => key ?? title,
  );

test('an item that comes out of a case is linked to it as it is made, by the rights of whoever makes it', async () => {
  const made = await launchedCase(tollgate);
  const found = await c.reported();
  const hidden = await c.reported({ title: 'Seen by few', restricted: true });
  const asked = {
    programId: made.programId,
    title: 'Close the path',
    ownerId: made.ownerId,
    due: { in: '10 working days' },
  };
  const before = (await tollgate.admin.get('/action-items/count')).body.count as number;
  for (const [links, message] of [
    [[found.key, 'CA-99999'], 'There is no CA-99999.'],
    [[found.key, hidden.key], `There is no ${hidden.key}.`],
    [[found.key, (await made.item()).key], 'must be a case, a finding or a control'],
  ] as const)
    expect(await made.manager.post('/action-items', { ...asked, links })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'links.1', message: expect.stringContaining(message) }] },
    });
  // Nothing is half done: of the refused ones there is neither the item nor the first of its links.
  expect((await tollgate.admin.get('/action-items/count')).body.count).toBe(before + 1);
  expect(await linksOf(c.lead, `/cases/${found.key}`)).toEqual([]);
  const item = await made.manager.must('/action-items', { ...asked, links: [found.key] });
  expect(await linksOf(c.lead, `/cases/${found.key}`)).toEqual([item.key]);
  const said = await commandLine(made.manager)(
    ...['items', 'create', '--program', made.programId, '--title', 'Tell the market', '--owner', made.ownerId],
    ...['--due', '2031-06-02', '--link', found.key],
  );
  expect([said.code, said.err]).toEqual([0, '']);
  expect(await linksOf(c.lead, `/cases/${found.key}`)).toHaveLength(2);
});

test('a link is kept once, followed from both its ends, and told in the trail of the case', async () => {
  const made = await launchedCase(tollgate);
  const item = await made.item({ title: 'Retrain the reviewers' });
  const [one, two] = [await c.reported(), await c.reported({ title: 'The same in Manila' })];
  const at = `/cases/${one.key}`;
  expect((await c.lead.post(`${at}/links`, { to: item.key })).body.items).toMatchObject([
    { kind: 'action_item', id: item.id, title: 'Retrain the reviewers', status: 'open', linkedBy: { id: c.leadId } },
  ]);
  await c.lead.must(`${at}/links`, { to: item.id });
  await c.lead.must(`${at}/links`, { to: made.programId });
  // Asked of the other, it is the same link.
  await c.lead.must(`/cases/${two.id}/links`, { to: one.key.toLowerCase() });
  await c.lead.must(`${at}/links`, { to: two.key });
  expect(await linksOf(c.reporter, at)).toEqual([item.key, expect.stringContaining('Program'), two.key]);
  expect(await linksOf(c.reporter, `/cases/${two.id}`)).toEqual([one.key]);
  expect(await linksOf(made.owner, `/action-items/${item.key}`)).toEqual([one.key]);
  expect(await linksOf(made.owner, `/programs/${made.programId}`)).toEqual([one.key]);
  expect(await linksOf(made.owner, `/action-items/${(await made.item()).key}`)).toEqual([]);
  for (const other of [two.key, two.id, item.key]) await c.lead.delete(`${at}/links/${other}`);
  expect(await linksOf(c.reporter, `/cases/${two.id}`)).toEqual([]);
  const told = async (key: string): Promise<string[]> =>
    (await c.reporter.get(`/cases/${key}/timeline`)).body.items.map((e: { summary: string }) => e.summary).slice(1);
  expect(await told(one.key)).toEqual([
    `Linked to ${item.key} “Retrain the reviewers”`,
    expect.stringMatching(/^Linked to the program “/),
    `Linked to ${two.key} “The same in Manila”`,
    `No longer linked to ${two.key} “The same in Manila”`,
    `No longer linked to ${item.key} “Retrain the reviewers”`,
  ]);
  expect(await told(two.key)).toEqual([
    `Linked to ${one.key} “${one.title}”`,
    `No longer linked to ${one.key} “${one.title}”`,
  ]);
});

test('a link is there for those alone who see both its ends', async () => {
  const made = await launchedCase(tollgate);
  const item = await made.item();
  const [open, hidden] = [await c.reported(), await c.reported({ title: 'About a director', restricted: true })];
  for (const to of [open.key, item.key]) await c.lead.must(`/cases/${hidden.id}/links`, { to });
  const doors = async (who: ApiClient): Promise<unknown> => [
    await linksOf(who, `/action-items/${item.key}`),
    await linksOf(who, `/cases/${open.key}`),
    JSON.stringify((await who.get(`/cases/${open.key}/timeline`)).body).includes('director'),
  ];
  expect(await doors(c.lead)).toEqual([[hidden.key], [hidden.key], true]);
  expect(await doors(made.owner)).toEqual([[], [], false]);
  const refused = async (ref: string) => (await made.owner.post(`/cases/${open.key}/links`, { to: ref })).body.detail;
  expect(await refused(hidden.key)).toBe((await refused('CA-999999')).replace('CA-999999', hidden.key));
  expect((await made.owner.delete(`/cases/${open.key}/links/${hidden.id}`)).status).toBe(404);
  expect(await linksOf(c.lead, `/cases/${open.key}`)).toEqual([hidden.key]);
});

test('of a record there are at most so many links', async () => {
  const [full, other] = [await c.reported(), await c.reported()];
  await tollgate.asOwner((manager) =>
    manager.query(
      `INSERT INTO record_links (case_id, record_kind, record_id, linked_by, linked_at)
       SELECT $1, 'risk', gen_random_uuid(), $2, now() FROM generate_series(1, 200)`,
      [full.id, c.leadId],
    ),
  );
  for (const [id, to] of [
    [full.id, other.key],
    [other.id, full.key],
  ])
    expect((await c.lead.post(`/cases/${id}/links`, { to })).body).toMatchObject({
      code: 'invalid-command',
      detail: `${full.key} has 200 links, the most that there may be. Take one away first.`,
    });
});

test('links from the command line', async () => {
  const made = await launchedCase(tollgate);
  const item = await made.item();
  const { key } = await c.reported();
  const tg = commandLine(c.lead);
  expect((await tg('cases', 'link', key, item.key)).out).toContain(item.key);
  expect((await tg('linked', item.key)).out).toContain(key);
  expect((await tg('cases', 'unlink', key, item.key)).out).toContain('linked to nothing');
  expect(await tg('cases', 'link', key, key)).toMatchObject({ code: 1, err: expect.stringContaining('itself') });
});

test('what was told before in the same language stands first, with the words that match: in six languages', async () => {
  const all = languages.flatMap((language) => similarTexts[language]);
  await Promise.all(all.map(({ title, text }) => c.reported({ title, text })));
  for (const { title, asked } of all) {
    const { by, items } = await c.reporter.must('/cases/similar', asked);
    expect([by, items[0]?.title, items.length <= 10]).toEqual(['lexical', title, true]);
    expect(items[0]).toMatchObject({ kind: 'case', status: 'new', key: expect.stringMatching(/^CA-/) });
    expect(items[0].words.length).toBeGreaterThan(0);
  }
});

test('finished programs and items are found too, what is hidden is not, and what is of the place comes first', async () => {
  const word = 'Zirconium pendants';
  const { manager, lead, leadId, owner, ownerId } = await launchedCase(tollgate);
  const program = await manager.must('/programs', { name: `${word} are recalled`, domainLeadId: leadId, launch: true });
  const body = { programId: program.id, title: `Recall the ${word} that were sold`, ownerId, due: inDays(7) };
  const item = await manager.must('/action-items', body);
  const hidden = await c.reported({ title: `${word} hurt a child`, restricted: true });
  const [, there] = [
    await c.reported({ title: `${word} turn green`, markets: ['PH'] }),
    await c.reported({ title: `${word} turn green`, markets: ['TH'] }),
  ];
  const asked = async (who: ApiClient): Promise<string[]> => {
    const { items } = await who.must('/cases/similar', { title: `${word} turn green`, market: 'th' });
    return items.map(({ id }: { id: string }) => id);
  };
  expect((await asked(owner))[0]).toBe(there.id);
  expect(await asked(owner)).toContain(item.id);
  expect(await asked(owner)).not.toContain(program.id);
  expect(await asked(owner)).not.toContain(hidden.id);
  expect(await asked(c.lead)).toContain(hidden.id);
  await owner.must(`/action-items/${item.id}/submit`, { statement: 'Done' });
  await manager.must(`/action-items/${item.id}/sign-off`, { decision: 'approve' });
  const phase = async () => (await lead.get(`/programs/${program.id}`)).body.phases[0];
  await until('the tollgate', async () => (await phase()).status === 'tollgate');
  await lead.must(`/programs/${program.id}/phases/${(await phase()).id}/sign-off`, { decision: 'approve' });
  expect(await asked(owner)).toContain(program.id);
  const told = await commandLine(owner)('cases', 'similar', `${word} turn green`, '--market', 'TH');
  expect(told.out).toContain(there.key);
  expect(told.out).not.toContain(hidden.key);
});
