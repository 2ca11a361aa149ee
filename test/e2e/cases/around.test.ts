import { digestSections } from '../../../database/notifications/digest-facts.js';
import { inDays } from '../../factories/case.js';
import { standsInFor } from '../../factories/delegation.js';
import { governanceCase, type GovernanceCase } from '../../factories/governance-case.js';
import { readSheets } from '../../../database/sheets/read-sheets.js';
import { placeOf, type ApiClient } from '../../harness/api-client.js';
import { commandLine, type CommandAnswer } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;
let c: GovernanceCase;

beforeAll(async () => {
  tollgate = await startTollgate();
});
beforeEach(async () => {
  c = await governanceCase(tollgate);
});
afterAll(async () => {
  expect(tollgate.problems).toEqual([]);
  await tollgate.stop();
});

const tg = (who: ApiClient, ...args: string[]): Promise<CommandAnswer> => commandLine(who)(...args);
const keys = (answer: { body: { items: { key: string }[] } }): string[] => answer.body.items.map(({ key }) => key);

/** The rows of an export, without its head. */
async function exported(who: ApiClient, query: string): Promise<string[]> {
  const headers = { authorization: `Bearer ${who.token ?? ''}` };
  const answer = await fetch(`${who.url}${placeOf(`/exports/cases?${query}`)}`, { headers });
  const [, ...rows] = (await answer.text()).trimEnd().split('\r\n');
  return rows;
}

test('a list goes out as CSV and as a workbook, a formula in it as text', async () => {
  const found = await c.reported({ title: '=1+1', affected: { listings: 9 }, markets: ['VN', 'SG'] });
  const [row, ...more] = await exported(c.lead, `lead=${c.leadId}`);
  expect(more).toEqual([]);
  expect(row).toContain(`${found.key},'=1+1,`);
  expect(row).toContain('counterfeit and IP');
  const headers = { authorization: `Bearer ${c.lead.token ?? ''}` };
  const book = await fetch(`${c.lead.url}${placeOf(`/exports/cases?lead=${c.leadId}&format=xlsx`)}`, { headers });
  expect(book.headers.get('content-disposition')).toMatch(/filename="cases .*\.xlsx"/);
  expect(JSON.stringify(await readSheets(Buffer.from(await book.arrayBuffer()), {}))).toContain(found.key);
  expect((await tg(c.lead, 'cases', 'export', '--lead', c.leadId)).out).toContain(found.key);
});

test('a restricted case is seen by those in it and by those named, and at no other door', async () => {
  const readerId = await tollgate.person('Named reader');
  const word = `Whistle${c.leadId.slice(0, 8)}`;
  const hidden = await c.reported({ title: `${word} about a director`, restricted: true, readerIds: [readerId] });
  expect(hidden.restricted).toBe(true);
  const reader = await tollgate.as(readerId);
  const stranger = await tollgate.as(await tollgate.person('Stranger'));
  const doors = async (who: ApiClient): Promise<unknown[]> => {
    const cells = (await who.get(`/cases/by-severity?q=${word}`)).body.cells as { count: number }[];
    return [
      (await who.get(`/cases/${hidden.key}`)).status,
      (await who.get(`/cases/${hidden.key}/timeline`)).status,
      keys(await who.get(`/cases?q=${word}`)).length,
      (await who.get(`/cases/count?q=${word}`)).body.count,
      cells.reduce((sum, { count }) => sum + count, 0),
      (await who.get(`/search?q=${word}`)).body.items.length,
      (await exported(who, `q=${word}`)).length,
    ];
  };
  for (const who of [c.lead, c.boss, c.reporter, c.domainLead, reader, tollgate.admin])
    expect(await doors(who)).toEqual([200, 200, 1, 1, 1, 1, 1]);
  expect(await doors(stranger)).toEqual([404, 404, 0, 0, 0, 0, 0]);
  expect((await stranger.post(`/cases/${hidden.key}/triage`, { due: inDays(3) })).status).toBe(404);
  const unnamed = await c.reporter.post('/cases', c.body({ readerIds: [readerId] }));
  expect(unnamed).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
});

test('what hangs on whoever leaves is handed over: the lead’s case, and that of the domain lead', async () => {
  const found = await c.triaged();
  const toId = await tollgate.person('Successor');
  const held = (await tollgate.admin.get(`/people/${c.leadId}/holdings`)).body.holdings;
  expect(held).toMatchObject([{ kind: 'case', name: `${found.key} ${found.title}`, part: 'owner' }]);
  for (const from of [c.leadId, c.domainLeadId]) {
    const { digest } = await tollgate.admin.must(`/people/${from}/hand-over/preview`, { toId });
    await tollgate.admin.must(`/people/${from}/hand-over`, { toId, digest, operationId: null });
  }
  const shown = (await c.boss.get(`/cases/${found.id}`)).body;
  expect(shown).toMatchObject({ lead: { id: toId }, domainLead: { id: toId }, status: 'triaged' });
});

test('whoever stands in for the lead acts in their name, and does not close what they concluded', async () => {
  const deputyId = await tollgate.person('Deputy');
  const deputy = await tollgate.as(deputyId);
  await standsInFor(c.lead, deputyId, { scope: 'everything' });
  const { id } = await c.reported();
  await deputy.must(`/cases/${id}/triage`, { due: inDays(20) });
  await deputy.must(`/cases/${id}/start`);
  await c.lead.must(`/cases/${id}/conclude`, { verdict: 'inconclusive', text: 'No logs are left' });
  const timeline = (await c.lead.get(`/cases/${id}/timeline`)).body.items;
  expect(timeline.map((e: { onBehalfOf: { id: string } | null }) => e.onBehalfOf?.id ?? null)).toEqual([
    ...[null, c.leadId, c.leadId, null],
  ]);
  // Given a role that closes, the stand-in still answers for the lead's conclusion.
  await tollgate.admin.must('/role-grants', {
    ...{ role: 'risk_analyst', scope: 'all', personId: deputyId, reason: 'Assesses' },
  });
  const own = await deputy.post(`/cases/${id}/close`, {});
  expect(own).toMatchObject({ status: 403, body: { code: 'separation-of-duties' } });
  expect(await c.boss.must(`/cases/${id}/close`, {})).toMatchObject({ status: 'closed' });
});

test('its date stands in the calendar of its lead', async () => {
  const found = await c.triaged();
  const { url } = await c.lead.must(`/people/${c.leadId}/feeds`);
  const text = await (await fetch(`${tollgate.url}${new URL(url).pathname}`)).text();
  expect(text).toContain(`UID:case.${found.id}@tollgate`);
});

test('administrators set what likelihood and impact come to; what was rated keeps its version', async () => {
  const before = await c.reported({ likelihood: 1, impact: 2 });
  const { cells, triageWithin, version, setBy, note } = (await c.lead.get('/severity-matrix')).body;
  expect({ setBy, note }).toEqual({ setBy: null, note: expect.stringContaining('not a standard') });
  expect(cells).toHaveLength(25);
  const body = {
    cells: cells.map((cell: { severity: string }) => ({
      ...cell,
      severity: cell.severity === 'low' ? 'medium' : cell.severity,
    })),
    ...{ triageWithin: { ...triageWithin, medium: '3 working days' }, note: 'As decided in November' },
  };
  const at = { 'if-match': `"${version}"` };
  expect((await c.lead.put('/severity-matrix', body, at)).status).toBe(403);
  expect((await tollgate.admin.put('/severity-matrix', body)).status).toBe(428);
  const half = { ...body, cells: body.cells.slice(1) };
  expect((await tollgate.admin.put('/severity-matrix', half, at)).body).toMatchObject({
    errors: [{ path: 'cells', message: expect.stringContaining('25 cells') }],
  });
  const set = await tollgate.admin.put('/severity-matrix', body, at);
  expect(set.body).toMatchObject({ version: Number(version) + 1, setBy: { id: expect.any(String) } });
  expect((await tollgate.admin.put('/severity-matrix', body, at)).status).toBe(412);
  const after = await c.reported({ likelihood: 1, impact: 2 });
  expect([before.severity, before.matrixVersion]).toEqual(['low', version]);
  expect([after.severity, after.matrixVersion]).toEqual(['medium', Number(version) + 1]);
  expect((await c.lead.get(`/cases/${before.id}`)).body.severity).toBe('low');
});

test('a case is reported, triaged, concluded and closed from the command line, which says why and what next', async () => {
  const said = ['--title', 'Late appeals', '--text', 'Appeals wait for weeks', '--source', 'regulator'];
  const added = await tg(
    ...[c.reporter, 'cases', 'report', ...said, '--likelihood', '4', '--impact', '4', '--lead', c.leadId],
    ...['--domain-lead', c.domainLeadId, '--market', 'PH', '--sellers', '1200', '--stage', 'appeals'],
    ...['--reported-by', 'The ministry', '--sample', 'https://example.com/1', '--json'],
  );
  expect(added).toMatchObject({ code: 0, err: '' });
  const { key } = JSON.parse(added.out);
  const shown = (await tg(c.lead, 'cases', 'show', key)).out;
  for (const part of ['critical (likelihood 4, impact 4', '1,200 sellers', 'The ministry', 'Triage by'])
    expect(shown).toContain(part);
  const triaged = await tg(c.lead, 'cases', 'triage', key, '--due', inDays(20).date, '--impact', '2');
  expect(triaged.out).toContain('medium (likelihood 4, impact 2');
  expect((await tg(c.lead, 'cases', 'start', key)).out).toContain('investigating');
  expect((await tg(c.lead, 'cases', 'edit', key, '--title', 'Appeals wait', '--users', '3')).out).toContain('3 users');
  await tg(c.lead, 'cases', 'conclude', key, '--verdict', 'substantiated', '--text', 'Too few people');
  expect((await tg(c.boss, 'cases', 'list', '--status', 'concluded', '--lead', c.leadId)).out).toContain(key);
  expect((await tg(c.boss, 'cases', 'close', key, '--note', 'Read')).out).toContain('closed');
  expect((await tg(c.lead, 'cases', 'why', key)).out).toContain('Concluded: substantiated');
  expect((await tg(c.boss, 'cases', 'reopen', key, '--reason', 'More', '--due', inDays(9).date)).code).toBe(0);
  expect((await tg(c.lead, 'cases', 'next', key)).out).toContain('reminder');
  expect((await tg(c.lead, 'cases', 'matrix')).out).toContain('Triage within');
  expect(await tg(c.lead, 'cases', 'triage', key)).toMatchObject({ code: 2 });
});

test('a comment on a case tells whom it names, where they see it, and is found', async () => {
  const meiId = await tollgate.person('Mei of the desk');
  const mei = await tollgate.as(meiId);
  const word = `Backlog${c.leadId.slice(0, 8)}`;
  const [open, hidden] = [await c.reported(), await c.reported({ restricted: true })];
  const body = { body: `${word}, could you look?`, mentions: [meiId] };
  const said = await c.lead.must(`/cases/${open.key}/comments`, body);
  expect(said.mentioned).toEqual([{ id: meiId, name: 'Mei of the desk' }]);
  expect((await mei.get('/notifications')).body.items).toMatchObject([
    {
      title: expect.stringMatching(new RegExp(`mentioned you on ${open.key}$`)),
      body: expect.stringContaining(`wrote on ${open.key} “${open.title}”: “${word}`),
      subject: { kind: 'case', id: open.id },
    },
  ]);
  expect((await c.lead.post(`/cases/${hidden.key}/comments`, body)).body).toMatchObject({ code: 'mention-unseen' });
  await c.lead.must(`/cases/${hidden.key}/comments`, { body: `${word} in silence` });
  const found = async (who: ApiClient): Promise<unknown[]> =>
    (await who.get(`/search?q=${word}&kinds=comment`)).body.items.map(({ about }: { about: object }) => about);
  expect(await found(mei)).toMatchObject([{ kind: 'case', key: open.key, title: open.title }]);
  expect(await found(c.lead)).toHaveLength(2);
  expect((await mei.get(`/cases/${hidden.key}/comments`)).status).toBe(404);
  const timeline = (await mei.get(`/cases/${open.key}/timeline`)).body.items;
  expect(timeline.at(-1).summary).toBe(`Commented, for Mei of the desk: ${word}, could you look?`);
  expect((await c.lead.get(`/cases/${open.id}`)).body.version).toBe(open.version);
  const byHand = await tg(c.boss, 'cases', 'comment', open.key, 'Seen in Cebu', '--mention', meiId);
  expect(byHand.out).toContain('Commented, for Mei of the desk');
  expect((await tg(c.lead, 'cases', 'comments', open.key)).out).toContain('Seen in Cebu');
});

test('what waits for somebody is on their list and in their morning: triage, then the lead, then whoever closes it', async () => {
  const { id, key } = await c.reported();
  const waits = async (): Promise<string[][]> =>
    Promise.all([c.lead, c.boss, c.domainLead].map(async (who) => keys(await who.get('/cases?waitingFor=me'))));
  const morning = async (personId: string): Promise<string[]> => {
    const people = [{ id: personId, timeZone: 'UTC' }];
    const sections = await digestSections(tollgate.dataSource.manager, people, Date.now());
    return (sections.get(personId) ?? []).flatMap(({ heading, entries }) =>
      entries.map((e) => `${heading}: ${e.title}`),
    );
  };
  expect(await waits()).toEqual([[key], [], []]);
  expect((await tg(c.lead, 'cases', 'list', '--waiting-for', 'me')).out).toContain(key);
  expect(await morning(c.leadId)).toEqual([
    expect.stringMatching(`^Waiting for you: ${key} .* waits for your triage$`),
  ]);
  await c.lead.must(`/cases/${id}/triage`, { due: inDays(3) });
  expect(await waits()).toEqual([[key], [], []]);
  expect(await morning(c.leadId)).toEqual([expect.stringMatching(`^Due soon: ${key} .* is yours to lead$`)]);
  await c.lead.must(`/cases/${id}/start`);
  await c.lead.must(`/cases/${id}/conclude`, { verdict: 'substantiated', text: 'It is so' });
  expect(await waits()).toEqual([[], [key], [key]]);
  expect(await morning(c.leadId)).toEqual([]);
  for (const closer of [c.bossId, c.domainLeadId])
    expect(await morning(closer)).toEqual([
      expect.stringMatching(`^Waiting for you: ${key} .* waits to be closed by you$`),
    ]);
  await c.boss.must(`/cases/${id}/close`, {});
  expect(await waits()).toEqual([[], [], []]);
});
