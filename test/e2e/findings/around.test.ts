import { digestSections } from '../../../database/notifications/digest-facts.js';
import { readSheets } from '../../../database/sheets/read-sheets.js';
import { inDays, launchedCase } from '../../factories/case.js';
import { standsInFor } from '../../factories/delegation.js';
import { findingCase, type FindingCase } from '../../factories/finding.js';
import { governanceCase } from '../../factories/governance-case.js';
import { placeOf, type ApiClient } from '../../harness/api-client.js';
import { commandLine, type CommandAnswer } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;
let c: FindingCase;

beforeAll(async () => {
  tollgate = await startTollgate();
});
beforeEach(async () => {
  c = await findingCase(tollgate);
});
afterAll(async () => {
  expect(tollgate.problems).toEqual([]);
  await tollgate.stop();
});

const tg = (who: ApiClient, ...args: string[]): Promise<CommandAnswer> => commandLine(who)(...args);
const keys = (answer: { body: { items: { key: string }[] } }): string[] => answer.body.items.map(({ key }) => key);
const linksOf = async (who: ApiClient, at: string): Promise<string[]> =>
  (await who.get(`${at}/links`)).body.items.map(
    ({ key, title }: { key: string | null; title: string }) => key ?? title,
  );

async function exported(who: ApiClient, query: string): Promise<string[]> {
  const headers = { authorization: `Bearer ${who.token ?? ''}` };
  const answer = await fetch(`${who.url}${placeOf(`/exports/findings?${query}`)}`, { headers });
  const [, ...rows] = (await answer.text()).trimEnd().split('\r\n');
  return rows;
}

test('a finding of a case is linked from the start; of a restricted case the link is there for those who see both', async () => {
  const cases = await governanceCase(tollgate);
  const [open, hidden] = [await cases.reported(), await cases.reported({ restricted: true })];
  const unseen = await c.author.post('/findings', c.body({ links: [open.key, hidden.key] }));
  expect(unseen.status).toBe(404);
  expect((await c.author.get(`/findings?owner=${c.ownerId}`)).body.items).toEqual([]);
  const found = await cases.lead.must('/findings', c.body({ links: [open.key, hidden.id] }));
  const at = `/findings/${found.key}`;
  expect((await linksOf(cases.lead, at)).sort()).toEqual([open.key, hidden.key].sort());
  expect(await linksOf(c.owner, at)).toEqual([open.key]);
  expect(await linksOf(cases.lead, `/cases/${hidden.key}`)).toEqual([found.key]);
  expect(await linksOf(c.owner, `/cases/${open.key}`)).toEqual([found.key]);
  // Asked from either end it is one link, and both tell of it.
  await cases.lead.must(`/cases/${open.key}/links`, { to: found.key });
  expect(await linksOf(c.owner, at)).toEqual([open.key]);
  const other = await c.drafted();
  await c.author.must(`${at}/links`, { to: other.key });
  await c.author.must(`/findings/${other.key}/links`, { to: found.id });
  expect(await linksOf(c.owner, `/findings/${other.key}`)).toEqual([found.key]);
  const told = async (who: ApiClient, path: string): Promise<string[]> =>
    (await who.get(`${path}/timeline`)).body.items.map((e: { summary: string }) => e.summary);
  expect(await told(c.owner, `/cases/${open.key}`)).toContain(`Linked to ${found.key} “${found.title}”`);
  expect(JSON.stringify(await told(c.owner, at))).not.toContain(hidden.key);
  await c.author.delete(`${at}/links/${other.key}`);
  expect(await linksOf(c.owner, `/findings/${other.key}`)).toEqual([]);
  expect((await tg(c.author, 'findings', 'link', found.key, other.key)).out).toContain(other.key);
  expect((await tg(c.author, 'linked', other.key)).out).toContain(found.key);
});

test('an agreed finding launches a program, an item out of each recommendation, linked both ways, once', async () => {
  const { id, key, target } = await c.agreed();
  const at = `/findings/${id}`;
  const managerId = await tollgate.person('Remediation manager');
  const preview = await tollgate.admin.must(`${at}/launch-preview`, { managerId });
  expect(preview).toMatchObject({
    ...{ launchable: true, problems: [], templateVersionId: null },
    program: {
      name: expect.stringContaining(key),
      domain: 'seller fraud',
      markets: ['VN'],
      manager: { id: managerId },
    },
    phases: [{ name: 'Remediation', targetDate: target.date }],
  });
  expect(preview.items.map((item: object) => item)).toMatchObject([
    {
      title: 'Give appeals to a team of their own',
      severity: 'high',
      owner: { id: c.ownerId },
      due: { date: target.date },
    },
    { title: 'Sample them weekly', owner: { id: c.ownerId } },
  ]);
  const body = { managerId, digest: preview.digest };
  const once = { 'idempotency-key': `launch-${key}` };
  const made = (await tollgate.admin.post(`${at}/launch`, body, once)).body;
  expect((await tollgate.admin.post(`${at}/launch`, body, once)).body.id).toBe(made.id);
  expect(made).toMatchObject({ status: 'active', domain: 'seller fraud' });
  const items = (await tollgate.admin.get(`/action-items?program=${made.id}&sort=number`)).body.items;
  expect(items).toMatchObject([{ status: 'open', owner: { id: c.ownerId } }, { title: 'Sample them weekly' }]);
  expect((await c.owner.get(at)).body.status).toBe('remediating');
  expect(await linksOf(c.owner, at)).toEqual([made.name]);
  expect(await linksOf(c.owner, `/programs/${made.id}`)).toEqual([key]);
  const timeline = (await c.owner.get(`${at}/timeline`)).body.items.map((e: { summary: string }) => e.summary);
  expect(timeline.slice(-2).sort()).toEqual([
    `Its remediation has begun: ${String(made.name)}`,
    `Linked to the program “${String(made.name)}”`,
  ]);
  const bare = await c.agreed({ recommendations: [] });
  const none = await tollgate.admin.must(`/findings/${bare.id}/launch-preview`, {});
  expect(none).toMatchObject({ launchable: false, problems: [{ path: 'recommendations' }] });
  const early = await tollgate.admin.must(`/findings/${(await c.drafted()).id}/launch-preview`, {});
  expect(early.problems).toMatchObject([{ path: 'status' }]);
});

test('out of a template, the same is linked and begun', async () => {
  const { id, key } = await c.agreed({ recommendations: [] });
  const template = await tollgate.admin.must('/templates', {
    name: `Appeals ${key}`,
    body: {
      parameters: [],
      phases: [{ name: 'Repair' }],
      items: [
        {
          key: 'a',
          title: 'Rewrite the SOP',
          phase: 'Repair',
          owner: { role: 'program_manager' },
          due: { after: '9 working days', from: 'start' },
        },
      ],
    },
  });
  const draft = await tollgate.admin.must(`/findings/${id}/launch-preview`, {
    templateId: template.id,
    templateVersion: 1,
  });
  expect(draft.problems).toMatchObject([{ path: 'templateVersion' }]);
  await tollgate.admin.must(`/templates/${template.id}/publish`);
  const shown = await tg(tollgate.admin, 'findings', 'launch', key, '--template', `Appeals ${key}`, '--preview');
  expect(shown.out).toContain('Rewrite the SOP');
  const made = await tg(
    tollgate.admin,
    'findings',
    'launch',
    key,
    '--template',
    `Appeals ${key}`,
    '--name',
    `Repair ${key}`,
  );
  expect(made).toMatchObject({ code: 0, out: expect.stringContaining(`“Repair ${key}” is active`) });
  expect(await linksOf(c.owner, `/findings/${key}`)).toEqual([`Repair ${key}`]);
  expect((await c.owner.get(`/findings/${key}`)).body.status).toBe('remediating');
});

test('what was told before is found among findings too, and a list goes out as CSV and as a workbook', async () => {
  const word = `Zymurgy${c.ownerId.slice(0, 8)}`;
  const found = await c.drafted({ title: `=${word} labels turn green`, condition: 'They fade in the sun' });
  const { items } = await c.owner.must('/cases/similar', { title: `${word} labels turn green` });
  expect(items).toMatchObject([{ kind: 'finding', key: found.key, status: 'draft' }]);
  expect(keys(await c.owner.get(`/search?q=${word}&kinds=finding`))).toEqual([found.key]);
  const [row, ...more] = await exported(c.owner, `owner=${c.ownerId}`);
  expect(more).toEqual([]);
  expect(row).toContain(`${found.key},'=${word}`);
  const headers = { authorization: `Bearer ${c.owner.token ?? ''}` };
  const book = await fetch(`${c.owner.url}${placeOf(`/exports/findings?owner=${c.ownerId}&format=xlsx`)}`, { headers });
  expect(JSON.stringify(await readSheets(Buffer.from(await book.arrayBuffer()), {}))).toContain(found.key);
  expect((await tg(c.owner, 'findings', 'export', '--owner', c.ownerId)).out).toContain(found.key);
});

test('a restricted finding is seen by those in it and by those named, and at no other door', async () => {
  const readerId = await tollgate.person('Named reader');
  const word = `Whistle${c.ownerId.slice(0, 8)}`;
  const hidden = await c.drafted({ title: `${word} about a director`, restricted: true, readerIds: [readerId] });
  const reader = await tollgate.as(readerId);
  const stranger = await tollgate.as(await tollgate.person('Stranger'));
  const doors = async (who: ApiClient): Promise<unknown[]> => {
    const { cells } = (await who.get(`/findings/by-age?q=${word}`)).body;
    return [
      (await who.get(`/findings/${hidden.key}`)).status,
      (await who.get(`/findings/${hidden.key}/timeline`)).status,
      keys(await who.get(`/findings?q=${word}`)).length,
      (await who.get(`/findings/count?q=${word}`)).body.count,
      (cells as { count: number }[]).reduce((sum, { count }) => sum + count, 0),
      (await who.get(`/search?q=${word}`)).body.items.length,
      (await exported(who, `q=${word}`)).length,
      (await who.must('/cases/similar', { title: `${word} about a director` })).items.length,
    ];
  };
  for (const who of [c.owner, c.boss, c.author, c.domainLead, reader, tollgate.admin])
    expect(await doors(who)).toEqual([200, 200, 1, 1, 1, 1, 1, 1]);
  expect(await doors(stranger)).toEqual([404, 404, 0, 0, 0, 0, 0, 0]);
});

test('what waits for somebody is on their list and in their morning', async () => {
  const { id, key } = await c.proposed();
  const everybody = [c.owner, c.author, c.boss, c.domainLead];
  const waits = async (): Promise<number[]> =>
    Promise.all(everybody.map(async (who) => keys(await who.get('/findings?waitingFor=me')).length));
  const morning = async (personId: string): Promise<string[]> => {
    const sections = await digestSections(tollgate.dataSource.manager, [{ id: personId, timeZone: 'UTC' }], Date.now());
    return (sections.get(personId) ?? []).flatMap(({ heading, entries }) =>
      entries.map((e) => `${heading}: ${e.title}`),
    );
  };
  expect(await waits()).toEqual([1, 0, 0, 0]);
  expect(await morning(c.ownerId)).toEqual([
    expect.stringMatching(`^Waiting for you: ${key} .* waits for your answer$`),
  ]);
  await c.owner.must(`/findings/${id}/dispute`, { reason: 'No', wouldChange: 'More' });
  expect(await waits()).toEqual([0, 1, 0, 0]);
  expect(await morning(c.authorId)).toEqual([expect.stringMatching(`^Waiting for you: ${key} .* is disputed`)]);
  await c.domainLead.must(`/findings/${id}/agree`, {});
  await c.owner.must(`/findings/${id}/finish`, { text: 'Done' });
  expect(await waits()).toEqual([0, 0, 1, 1]);
  for (const personId of [c.bossId, c.domainLeadId])
    expect(await morning(personId)).toEqual([expect.stringMatching(`^Waiting for you: ${key} .* to verify it$`)]);
  const { url } = await c.owner.must(`/people/${c.ownerId}/feeds`);
  const feed = await (await fetch(`${tollgate.url}${new URL(url).pathname}`)).text();
  expect(feed).toContain(`UID:finding.${String(id)}@tollgate`);
});

test('whoever stands in for the owner acts in their name, and verifies nothing of theirs', async () => {
  const deputyId = await tollgate.person('Deputy');
  const deputy = await tollgate.as(deputyId);
  await standsInFor(c.owner, deputyId, { scope: 'everything' });
  await tollgate.admin.must('/role-grants', {
    ...{ role: 'risk_analyst', scope: 'all', personId: deputyId, reason: 'Assesses' },
  });
  const { id } = await c.proposed();
  await deputy.must(`/findings/${id}/agree`, {});
  await c.owner.must(`/findings/${id}/finish`, { text: 'Done' });
  const own = await deputy.post(`/findings/${id}/verify`, { text: 'Looked' });
  expect(own).toMatchObject({ status: 403, body: { code: 'separation-of-duties' } });
  expect((await deputy.get(`/findings/${id}`)).body.allowed).not.toContain('verify');
  const last = (await c.owner.get(`/findings/${id}/timeline`)).body.items.find(
    (e: { type: string }) => e.type === 'finding.agreed',
  );
  expect(last.onBehalfOf).toMatchObject({ id: c.ownerId });
  expect(await c.boss.must(`/findings/${id}/verify`, { text: 'Looked' })).toMatchObject({ status: 'verified' });
});

test('what hangs on whoever leaves is handed over: the owner’s finding, and that of the domain lead', async () => {
  const found = await c.agreed();
  const toId = await tollgate.person('Successor');
  const held = (await tollgate.admin.get(`/people/${c.ownerId}/holdings`)).body.holdings;
  expect(held).toMatchObject([{ kind: 'finding', name: `${found.key} ${found.title}`, part: 'owner' }]);
  for (const from of [c.ownerId, c.domainLeadId]) {
    const { digest } = await tollgate.admin.must(`/people/${from}/hand-over/preview`, { toId });
    await tollgate.admin.must(`/people/${from}/hand-over`, { toId, digest, operationId: null });
  }
  expect((await c.boss.get(`/findings/${found.id}`)).body).toMatchObject({
    owner: { id: toId },
    domainLead: { id: toId },
  });
});

test('administrators set the limits; what was proposed keeps its dates', async () => {
  const before = await c.proposed();
  const { agreeWithin, remediateWithin, verifyWithin, version, setBy, note } = (await c.owner.get('/finding-limits'))
    .body;
  expect({ setBy, note }).toEqual({ setBy: null, note: expect.stringContaining('not a standard') });
  const body = { agreeWithin, verifyWithin, remediateWithin: { ...remediateWithin, high: '30 working days' } };
  const at = { 'if-match': `"${String(version)}"` };
  const set = await tollgate.admin.put('/finding-limits', { ...body, note: 'As decided in November' }, at);
  expect(set.body).toMatchObject({ version: Number(version) + 1, setBy: { id: expect.any(String) } });
  expect((await tg(c.owner, 'findings', 'limits')).out).toContain('30 working days');
  const after = await c.proposed();
  expect(Date.parse(after.target.at)).toBeLessThan(Date.parse(before.target.at));
  expect((await c.owner.get(`/findings/${before.id}`)).body.target).toEqual(before.target);
});

test('from the command line a finding is added, proposed, agreed, remediated and verified', async () => {
  const made = await launchedCase(tollgate);
  const item = await made.item();
  const added = await tg(
    ...[c.author, 'findings', 'add', '--title', 'Late appeals', '--condition', 'They wait', '--criteria', 'Policy 4'],
    ...['--market', 'PH', '--rating', 'critical', '--stage', 'appeals', '--owner', c.ownerId],
    ...['--domain-lead', c.domainLeadId, '--recommendation', 'Add people', '--link', item.key, '--json'],
  );
  expect(added).toMatchObject({ code: 0, err: '' });
  const { key } = JSON.parse(added.out);
  expect((await tg(c.author, 'findings', 'propose', key, '--target', inDays(12).date)).out).toContain('Answer by');
  expect((await tg(c.owner, 'findings', 'list', '--waiting-for', 'me')).out).toContain(key);
  expect((await tg(c.owner, 'findings', 'agree', key, '--note', 'So it is')).out).toContain('So it is');
  expect((await tg(c.owner, 'findings', 'remediate', key, '--by', item.key)).out).toContain('remediating');
  const done = await tg(c.owner, 'findings', 'finish', key, '--text', 'Hired', '--link', 'https://example.com/1');
  expect(done.out).toContain('https://example.com/1');
  expect((await tg(c.domainLead, 'findings', 'send-back', key, '--reason', 'One is missing')).out).toContain(
    'remediating',
  );
  await tg(c.owner, 'findings', 'finish', key, '--text', 'All hired');
  expect((await tg(c.domainLead, 'findings', 'verify', key, '--text', 'Met them')).out).toContain('verified');
  expect((await tg(c.owner, 'findings', 'why', key)).out).toContain('Verified: Met them');
  expect((await tg(c.author, 'findings', 'reopen', key, '--reason', 'Two left')).out).toContain('Opened again');
  expect((await tg(c.owner, 'findings', 'next', key)).out).toContain('reminder');
  expect((await tg(c.author, 'findings', 'comment', key, 'Seen in Cebu', '--mention', c.ownerId)).out).toContain('for');
  expect((await tg(c.author, 'findings', 'ages', '--author', 'me')).out).toMatch(/critical\s+1/);
  const noted = await tg(
    ...[c.author, 'findings', 'add', '--title', 'A typo', '--condition', 'In the SOP', '--market', 'PH'],
    ...['--grade', 'observation', '--json'],
  );
  const raised = await tg(
    c.author,
    'findings',
    'raise',
    JSON.parse(noted.out).key,
    '--rating',
    'low',
    '--criteria',
    'SOP 1',
  );
  expect(raised.out).toContain('finding, rated low');
  expect(await tg(c.author, 'findings', 'dispute', key)).toMatchObject({ code: 2 });
});
