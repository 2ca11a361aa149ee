import { inDays, launchedCase, type Case } from '../../factories/case.js';
import { templateBody } from '../../factories/template.js';
import type { ApiClient } from '../../harness/api-client.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { carriedOut, resultsOf } from '../bulk/bulk-case.js';
import { importFile } from '../imports/import-file.js';

let tollgate: Tollgate;

beforeAll(async () => {
  tollgate = await startTollgate();
});
afterAll(async () => {
  expect(tollgate.problems).toEqual([]);
  await tollgate.stop();
});

const read = async (who: ApiClient, id: string) => (await who.get(`/action-items/${id}`)).body;
const days = (count: number): string => inDays(count).date;

/** A register of one row about each item. */
function sheet(rows: { id: string; severity?: string; due?: string; status?: string; owner: string }[]): string {
  const lines = rows.map(({ id, severity = 'high', due = days(30), status = 'open', owner }) =>
    [id, `Item ${id}`, owner, due, severity, status].join(','),
  );
  return ['ID,Title,Owner,Due date,Severity,Status', ...lines].join('\n');
}

/** The manager owns one item, and somebody else another, both by a file of the manager's. */
async function twoByFile(c: Case) {
  const emails = new Map<string, string>();
  for (const id of [c.managerId, c.ownerId]) emails.set(id, (await tollgate.admin.get(`/people/${id}`)).body.email);
  const [mine, theirs] = [emails.get(c.managerId) ?? '', emails.get(c.ownerId) ?? ''];
  const rows = [
    { id: 'MINE', owner: mine },
    { id: 'THEIRS', owner: theirs },
  ];
  const { created } = await importFile(c.manager, sheet(rows), { program: c.programId });
  expect(created).toBe(2);
  const listed = (await c.manager.get(`/action-items?program=${c.programId}`)).body.items;
  const of = (externalId: string): { id: string; key: string } =>
    listed.find((item: { externalId: string }) => item.externalId === externalId);
  return { rows, mine: of('MINE'), theirs: of('THEIRS') };
}

test.each([
  ['a lower severity', { severity: 'low' }, (item: { severity: string }) => item.severity, 'high', 'low'],
  ['a later date', { due: days(60) }, (item: { due: { date: string } }) => item.due.date, days(30), days(60)],
  ['that it is on hold', { status: 'on hold' }, (item: { status: string }) => item.status, 'open', 'on_hold'],
  ['that it is cancelled', { status: 'cancelled' }, (item: { status: string }) => item.status, 'open', 'cancelled'],
])(
  'a file in which whoever owes it says %s is refused for that row alone',
  async (_, change, factOf, before, after) => {
    const c = await launchedCase(tollgate);
    const { rows, mine, theirs } = await twoByFile(c);
    const changed = sheet(rows.map((row) => ({ ...row, ...change })));
    const done = await importFile(c.manager, changed, { program: c.programId, onConflict: 'file' });
    expect(done.rejected).toMatchObject([{ row: 2, message: expect.stringContaining('their own obligation') }]);
    expect(factOf(await read(c.lead, mine.id))).toBe(before);
    expect(factOf(await read(c.lead, theirs.id))).toBe(after);
  },
);

test('what a file names no more is not cancelled where its importer owes it, and is seen to be missing', async () => {
  const c = await launchedCase(tollgate);
  const { rows, mine, theirs } = await twoByFile(c);
  const rest = sheet([{ ...rows[0], id: 'OTHER', owner: rows[1]?.owner ?? '' }]);
  await importFile(c.manager, rest, { program: c.programId, onMissing: 'cancel' });
  const kept = await read(c.lead, mine.id);
  expect([kept.status, kept.missingSince]).toEqual(['open', expect.any(String)]);
  expect((await read(c.lead, theirs.id)).status).toBe('cancelled');
});

test.each([
  ['hold', { reason: 'x' }],
  ['cancel', { reason: 'x' }],
  ['extend', { by: '5 days', reason: 'x' }],
  ['replan', { policies: { escalation: 'Default' }, reason: 'x' }],
])('of many at once too: %s leaves what is owed by whoever asks', async (kind, body) => {
  const c = await launchedCase(tollgate);
  const gentle = { levels: [], acknowledgementHolds: 'P1D' };
  const name = `Gentle for ${kind}`;
  const { id } = await tollgate.admin.must('/policies', { kind: 'escalation', name, body: gentle });
  await tollgate.admin.must(`/policies/${id}/versions/1/publish`);
  const mine = await c.item({ ownerId: c.managerId });
  const theirs = await c.item();
  const change = kind === 'replan' ? { ...body, policies: { escalation: name } } : body;
  const asked = { kind, body: change, itemIds: [mine.id, theirs.id] };
  const results = await resultsOf(c.manager, (await carriedOut(c.manager, asked)).id);
  expect(results[mine.key]).toMatchObject({ result: 'refused', code: 'separation-of-duties' });
  expect(results[theirs.key]).toMatchObject({ result: 'done' });
  const byLead = { ...asked, itemIds: [mine.id] };
  expect((await resultsOf(c.lead, (await carriedOut(c.lead, byLead)).id))[mine.key]).toMatchObject({
    result: 'done',
  });
});

test('what a template made is the own work of those whom its rules find, and their obligation', async () => {
  const c = await launchedCase(tollgate);
  const rule = { key: 'rule', title: 'Mend the rule', severity: 'high', phase: 'Detection' };
  const owned = {
    ...rule,
    owner: { role: 'program_manager' as const },
    due: { after: 'P30D', from: 'start' as const },
  };
  const body = templateBody({ items: [owned] });
  const { id } = await c.manager.must('/templates', { name: 'Of the manager', body });
  await c.manager.must(`/templates/${id}/publish`);
  const program = await c.manager.must(`/templates/${id}/launch`, {
    ...{ name: 'Launched', parameters: { market: 'SG', analyst: c.ownerId, start: days(0) }, domainLeadId: c.leadId },
    activate: true,
  });
  const [item] = (await c.manager.get(`/action-items?program=${program.id}`)).body.items;
  const path = `/action-items/${item.id}`;
  expect(item.owner.id).toBe(c.managerId);
  for (const [command, words] of [
    ['hold', { reason: 'x' }],
    ['cancel', { reason: 'x' }],
    ['change-due', { due: inDays(90), reason: 'x' }],
  ] as const)
    expect((await c.manager.post(`${path}/${command}`, words)).body).toMatchObject({ code: 'separation-of-duties' });
  await c.manager.must(`${path}/submit`, { statement: 'done' });
  const own = await c.manager.post(`${path}/sign-off`, { decision: 'approve' });
  expect(own).toMatchObject({ status: 403, body: { code: 'separation-of-duties' } });
  await c.lead.must(`${path}/sign-off`, { decision: 'approve' });
  const phase = await until('the tollgate', async () => {
    const [first] = (await c.lead.get(`/programs/${program.id}`)).body.phases;
    return first.status === 'tollgate' && first;
  });
  const passes = (who: ApiClient) =>
    who.post(`/programs/${program.id}/phases/${phase.id}/sign-off`, { decision: 'approve' });
  expect((await passes(c.manager)).body).toMatchObject({ code: 'separation-of-duties' });
  expect((await passes(c.lead)).status).toBe(200);
});

interface Played {
  type: string;
  item: { id: string } | null;
  told: { person: { id: string } }[];
}

async function rehearsed(who: ApiClient, request: object): Promise<{ state: string; timeline: Played[] }> {
  const { id } = await who.must('/rehearsals', request);
  const done = await until('the rehearsal to end', async () => {
    const { body } = await who.get(`/rehearsals/${id}`);
    return ['done', 'failed'].includes(body.state) && body;
  });
  return { state: `${done.state} ${done.note ?? ''}`.trim(), timeline: done.result?.timeline ?? [] };
}

test('a rehearsal asks nobody to decide on their own work', async () => {
  const c = await launchedCase(tollgate);
  const item = await c.item({ due: inDays(20) });
  const path = `/action-items/${item.id}`;
  await c.manager.must(`${path}/evidence`, { title: 'Mine', url: 'https://example.com/mine' });
  await c.owner.must(`${path}/submit`, { statement: 'done' });
  const { state, timeline } = await rehearsed(c.manager, { programId: c.programId, days: 10 });
  expect(state).toBe('done');
  const late = timeline.filter(({ type }) => type === 'item.sign_off_overdue');
  expect(late.length).toBeGreaterThan(0);
  for (const { told } of late) {
    const ids = told.map(({ person }) => person.id);
    expect(ids).toContain(c.leadId);
    expect(ids).not.toContain(c.managerId);
  }
});

test('whoever owes something tries another policy on it all the same: what is played weakens nothing', async () => {
  const c = await launchedCase(tollgate);
  const item = await c.item({ ownerId: c.managerId, due: inDays(3) });
  const body = {
    levels: [{ after: 'PT0S', roles: ['domain_lead'], people: [], channels: ['inbox'] }],
    acknowledgementHolds: 'P1D',
  };
  const policy = await tollgate.admin.must('/policies', { kind: 'escalation', name: 'Tried by who owes', body });
  const escalationPolicyVersionId = policy.versions[0].id;
  const played = await rehearsed(c.manager, { programId: c.programId, days: 10, escalationPolicyVersionId });
  expect(played.state).toBe('done');
  const levels = played.timeline.filter((entry) => entry.type === 'item.escalated' && entry.item?.id === item.id);
  expect(levels.map(({ told }) => told.map(({ person }) => person.id))).toEqual([[c.leadId]]);
  expect((await read(c.lead, item.id)).policies.escalation).not.toBe(escalationPolicyVersionId);
});
