import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../config/settings.js';
import { living } from '../../../database/kinds.js';
import { inDays, launchedCase } from '../../factories/case.js';
import { findingCase, type FindingCase } from '../../factories/finding.js';
import { ApiClient, type ApiAnswer } from '../../harness/api-client.js';
import { commandLine } from '../../harness/command-line.js';
import { captureHistory, plainHistory } from '../../harness/histories.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

type Body = ApiAnswer['body'];

let tollgate: Tollgate;
let c: FindingCase;
let stranger: ApiClient;

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await findingCase(tollgate);
  stranger = await tollgate.as(await tollgate.person('Stranger'));
});
afterAll(async () => {
  await tollgate.stop();
});

const at = ({ key }: Body): string => `/proposals/${String(key)}`;
const now = async (p: Body): Promise<Body> => (await tollgate.admin.get(at(p))).body;
const stands = (p: Body, status: string) =>
  until(`${String(p.key)} to be ${status}`, async () => (await now(p)).status === status);
const edit = (finding: Body, said: object, more: object = {}): object => ({
  ...{ record: finding.key, command: 'edit', arguments: said, reason: 'As the desk said' },
  ...more,
});
const lower = (finding: Body, more: object = {}): object => ({
  ...{ record: finding.key, command: 'lower', arguments: { reason: 'Nobody was harmed' } },
  ...{ reason: 'The nine appeals were read again', ...more },
});
const approve = (who: ApiClient, p: Body): Promise<ApiAnswer> => who.post(`${at(p)}/approve`, { digest: p.digest });
const timeline = async (path: string): Promise<Body[]> => (await tollgate.admin.get(`${path}/timeline`)).body.items;
const told = async (who: ApiClient): Promise<string[]> =>
  (await who.get('/notifications?limit=100')).body.items.map((one: Body) => one.kind);

test('what others approve runs once as if they had sent it, and both records say so', async () => {
  const finding = await c.agreed();
  const p = await c.owner.must('/proposals', lower(finding, { quotes: [{ text: 'Nine', source: 'FI-1' }] }));
  expect(p).toMatchObject({
    ...{ status: 'proposed', command: 'lower', arguments: { reason: 'Nobody was harmed' }, maker: 'person' },
    ...{ record: { key: finding.key }, author: { id: c.ownerId }, quotes: [{ text: 'Nine', place: null }] },
    digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    asked: expect.arrayContaining([expect.objectContaining({ id: c.domainLeadId })]),
    difference: expect.arrayContaining([{ field: 'grade', before: 'finding', after: 'observation' }]),
    premise: expect.arrayContaining([{ field: 'status', was: 'agreed', is: 'agreed', holds: true }]),
  });
  await until('the domain lead to be asked', async () => (await told(c.domainLead)).includes('proposal_made'));
  // Four eyes at each door, and the right of whoever approves is that of whoever sends the command.
  expect((await approve(c.owner, p)).body.code).toBe('separation-of-duties');
  expect((await c.owner.post(`${at(p)}/reject`, { reason: 'not_now' })).body.code).toBe('separation-of-duties');
  expect((await approve(stranger, p)).body.code).toBe('not-allowed');
  expect((await stranger.post(`${at(p)}/reject`, { reason: 'not_now' })).body.code).toBe('not-allowed');
  expect((await c.domainLead.post(`${at(p)}/withdraw`)).body.code).toBe('not-allowed');
  expect((await c.domainLead.post(`${at(p)}/approve`, { digest: '0'.repeat(64) })).body.code).toBe('content-changed');
  expect((await c.domainLead.get(`${at(p)}/approve`)).status).toBe(405);
  expect((await c.owner.get(at(p))).body.allowed).toEqual(['withdraw']);
  expect((await stranger.get(at(p))).body).toMatchObject({ allowed: [], refused: expect.any(Array) });
  expect((await c.domainLead.get(at(p))).body.allowed).toEqual(['approve', 'reject']);

  expect(await c.domainLead.must(`${at(p)}/approve`, { digest: p.digest, note: 'So it is' })).toMatchObject({
    decision: { by: { id: c.domainLeadId }, note: 'So it is' },
  });
  await stands(p, 'carried_out');
  const here = `/findings/${String(finding.id)}`;
  expect((await c.owner.get(here)).body).toMatchObject({ grade: 'observation' });
  const lowered = (await timeline(here)).filter(({ type }) => type === 'finding.lowered');
  expect(lowered).toHaveLength(1);
  expect(lowered[0]).toMatchObject({
    actor: { id: c.domainLeadId },
    onProposal: { id: p.id, key: p.key, author: { id: c.ownerId } },
  });
  expect((await timeline(at(p))).map(({ type }) => type)).toEqual([
    ...['proposal.made', 'proposal.approved', 'proposal.carried_out'],
  ]);
  const about = (await c.owner.get(`/proposals?record=${String(finding.key)}`)).body.items;
  expect(about.map(({ key }: Body) => key)).toEqual([p.key]);
  expect((await approve(c.domainLead, p)).body.code).toBe('illegal-transition');
  captureHistory('proposal-life', await plainHistory(tollgate.temporal, `proposal/${String(p.id)}`));
});

test('a premise falls by its own facts alone; what is proposed anew takes the place of the one before', async () => {
  const finding = await c.drafted();
  const here = `/findings/${String(finding.id)}`;
  const any = { 'if-match': '*' };
  const p = await c.owner.must('/proposals', edit(finding, { cause: 'There is one queue' }));
  // Something else changes, and it holds.
  await c.author.patch(here, { effect: 'Wrong decisions stand for weeks' }, any);
  expect((await now(p)).premise).toEqual(
    expect.arrayContaining([expect.objectContaining({ field: 'cause', was: 'nothing', holds: true })]),
  );
  await c.author.patch(here, { cause: 'Nobody knows' }, any);
  expect((await now(p)).premise).toEqual(
    expect.arrayContaining([{ field: 'cause', was: 'nothing', is: 'Nobody knows', holds: false }]),
  );
  const refused = await approve(c.domainLead, p);
  expect(refused.status).toBe(409);
  expect(refused.body).toMatchObject({
    code: 'premise-fell',
    fallen: [{ field: 'cause', was: 'nothing', is: 'Nobody knows' }],
  });
  expect((await now(p)).status).toBe('proposed');

  const anew = await c.boss.must(`${at(p)}/anew`);
  expect(anew).toMatchObject({ supersedes: { key: p.key }, author: { id: c.bossId }, command: 'edit' });
  expect(await now(p)).toMatchObject({ status: 'superseded', supersededBy: { key: anew.key } });
  expect((await approve(c.domainLead, p)).body.code).toBe('illegal-transition');
  expect((await c.boss.post(`${at(p)}/anew`)).body.code).toBe('illegal-transition');
  // Whoever proposed the one before is its author too.
  expect(anew.authors.map(({ id }: Body) => id).sort()).toEqual([c.bossId, c.ownerId].sort());
  await approve(c.domainLead, anew);
  await stands(anew, 'carried_out');
  expect((await c.owner.get(here)).body).toMatchObject({ cause: 'There is one queue' });
});

/** A row of `docs/proposals.md` that says which commands of a kind may be proposed. */
const tableOfCommands = /^\| ((?:[a-z]+ ?){1,2}) *\| ((?:[a-z-]+, )*[a-z-]+) +\|$/gm;

test('items and programs are proposed for as other records are', async () => {
  const l = await launchedCase(tollgate);
  const item = await l.item();
  const stop = { arguments: { reason: 'The vendor is gone' }, reason: 'Nothing is left to do' };
  const cancel = await l.owner.must('/proposals', { ...stop, record: item.key, command: 'cancel' });
  const hold = await l.owner.must('/proposals', { ...stop, record: l.programId, command: 'hold' });
  expect(cancel.asked.map(({ id }: Body) => id)).toEqual(expect.arrayContaining([l.managerId, l.leadId]));
  expect((await approve(stranger, hold)).body.code).toBe('not-allowed');
  for (const p of [cancel, hold]) {
    expect((await approve(l.manager, p)).status).toBe(200);
    await stands(p, 'carried_out');
  }
  expect((await l.manager.get(`/action-items/${item.id}`)).body.status).toBe('cancelled');
  expect((await l.manager.get(`/programs/${l.programId}`)).body.status).toBe('on_hold');
});

test('what may not be proposed is refused by name, and each field by its place', async () => {
  const finding = await c.agreed();
  const propose = async (more: object) => (await c.owner.post('/proposals', lower(finding, more))).body;
  expect(await propose({ command: 'verify' })).toMatchObject({
    ...{ code: 'invalid-command', path: 'command' },
    commands: expect.arrayContaining(['lower', 'reassign']),
  });
  expect(await propose({ arguments: { reason: 7, colour: 'red' } })).toMatchObject({
    code: 'invalid-request',
    errors: expect.arrayContaining([
      { path: 'arguments.reason', message: expect.any(String) },
      { path: 'arguments.colour', message: expect.any(String) },
    ]),
  });
  expect(await propose({ command: 'raise', arguments: { rating: 'high' } })).toMatchObject({
    code: expect.stringMatching(/illegal-transition|invalid-command/),
  });
  expect(await propose({ premise: ['colour'] })).toMatchObject({ code: 'invalid-command', path: 'premise' });
  expect(await propose({ record: 'FI-999999' })).toMatchObject({ code: 'not-found' });
  expect(await propose({ until: { date: '2020-01-01' } })).toMatchObject({ code: 'invalid-due-date' });
  const p = await c.owner.must('/proposals', lower(finding));
  expect(await propose({})).toMatchObject({ code: 'invalid-command', proposal: p.key });
  const { items } = (await c.owner.get('/proposals/commands')).body;
  // Below the heading of the table.
  const [, ...documented] = readFileSync(join(projectRoot, 'docs', 'proposals.md'), 'utf8').matchAll(tableOfCommands);
  const sorted = (commands = ''): string[] => commands.trim().split(', ').sort();
  const words = { alignment: 'alignment round' } as Record<string, string>;
  const named = ({ kind }: Body): string => words[kind] ?? kind.replaceAll('_', ' ');
  expect(Object.fromEntries(items.map((of: Body) => [named(of), of.commands]))).toEqual(
    Object.fromEntries(documented.map(([, kind = '', commands]) => [kind.trim(), sorted(commands)])),
  );
  const auditor = await tollgate.as(await tollgate.person('Auditor', { access: 'auditor' }));
  expect((await auditor.post('/proposals', lower(finding))).status).toBe(403);
});

test('a machine approves nothing: no narrow token, none that another has made, and whoever set it to work is an author', async () => {
  const finding = await c.agreed();
  const machine = { maker: 'model', madeBy: { name: 'triage', model: 'm-7', prompt: '3' }, setById: c.bossId };
  const narrowed = async (by: ApiClient, limits: object): Promise<ApiClient> =>
    new ApiClient(
      by.url,
      (await by.must(`/people/${c.domainLeadId}/tokens`, { name: randomUUID().slice(0, 8), ...limits })).token,
    );
  const client = await narrowed(c.domainLead, { level: 'act' });
  const p = await c.owner.must('/proposals', lower(finding, machine));
  expect(p).toMatchObject({ maker: 'model', madeBy: { name: 'triage', model: 'm-7', prompt: '3', rule: null } });
  expect((await approve(c.boss, p)).body.code).toBe('separation-of-duties');
  expect((await approve(client, p)).body.code).toBe('token-too-narrow');
  const given = await narrowed(tollgate.admin, { level: 'administer' });
  expect((await approve(given, p)).body.detail).toContain('Somebody else made the token');
  // It proposes; that is all.
  const more = await client.must('/proposals', edit(finding, { effect: 'None' }, { record: (await c.drafted()).key }));
  expect(more).toMatchObject({ status: 'proposed', author: { id: c.domainLeadId } });
  expect((await now(p)).status).toBe('proposed');
});

test('between approval and effect everything may stop: it runs once all the same, and what is refused then is told', async () => {
  const finding = await c.agreed();
  const other = await c.drafted();
  const p = await c.owner.must('/proposals', lower(finding));
  const fails = await c.owner.must('/proposals', edit(other, { cause: 'There is one queue' }));
  await tollgate.stopWorker();
  const approved = async ({ id, digest }: Body): Promise<void> => {
    const { result } = await tollgate.dataSource.transaction((manager) =>
      living.proposal.command(manager, {
        ...{ id, command: { type: 'approve', digest } as { type: string }, actorId: c.domainLeadId },
        ...{ key: randomUUID(), at: Date.now() },
      }),
    );
    expect(result).toMatchObject({ ok: true, status: 'approved' });
  };
  await approved(p);
  await approved(fails);
  await c.author.patch(`/findings/${String(other.id)}`, { cause: 'Nobody knows' }, { 'if-match': '*' });
  const here = `/findings/${String(finding.id)}`;
  expect((await c.owner.get(here)).body).toMatchObject({ grade: 'finding' });
  await tollgate.startWorker();
  await stands(p, 'carried_out');
  await stands(fails, 'failed');
  // Both clocks again, at once.
  const again = Date.now() + 60_000;
  await Promise.all([
    living.proposal.adopt(tollgate.dataSource, p.id, again),
    living.proposal.fireDue(tollgate.dataSource, [p.id, fails.id], again),
  ]);
  expect((await timeline(here)).filter(({ type }) => type === 'finding.lowered')).toHaveLength(1);
  expect(await now(fails)).toMatchObject({
    failure: { code: 'premise-fell', detail: expect.stringContaining('cause') },
  });
  expect((await c.owner.get(`/findings/${String(other.id)}`)).body).toMatchObject({ cause: 'Nobody knows' });
  await until('whoever approved to be told', async () => (await told(c.domainLead)).includes('proposal_failed'));
});

test('nobody decides: it reminds, is over at its end, and is approved no more', async () => {
  const finding = await c.agreed();
  const p = await c.owner.must('/proposals', lower(finding, { until: inDays(8) }));
  expect((await c.owner.get(`${at(p)}/upcoming`)).body.items.map(({ kind }: Body) => kind)).toContain('lease_end');
  await tollgate.clock.advance('P12D');
  await stands(p, 'over');
  const types = (await timeline(at(p))).map(({ type }) => type);
  expect(types).toContain('proposal.reminded');
  expect(types.at(-1)).toBe('proposal.over');
  expect((await approve(c.domainLead, p)).body.code).toBe('illegal-transition');
  expect((await c.owner.get(`/findings/${String(finding.id)}`)).body).toMatchObject({ grade: 'finding' });
  expect(await c.owner.must(`${at(p)}/anew`)).toMatchObject({ supersedes: { key: p.key }, status: 'proposed' });
});

test('it is seen by whoever sees its record, in lists, counts and decisions on many', async () => {
  const [first, second, third, secret] = [await c.drafted(), await c.drafted(), await c.drafted(), await c.drafted()];
  const made: Body[] = [];
  for (const finding of [first, second, third, secret])
    made.push(await c.owner.must('/proposals', edit(finding, { cause: 'There is one queue' })));
  const [p, q, r, hidden] = made;
  await tollgate.admin.put(`/findings/${String(secret.id)}/readers`, { restricted: true });
  expect((await stranger.get(at(hidden))).status).toBe(404);
  expect((await stranger.get(`/proposals?record=${String(secret.key)}`)).status).toBe(404);
  const listed = async (who: ApiClient): Promise<string[]> =>
    (await who.get('/proposals?command=edit&status=proposed&limit=200')).body.items.map(({ key }: Body) => key);
  expect(await listed(c.domainLead)).toContain(hidden.key);
  expect(await listed(stranger)).not.toContain(hidden.key);
  const count = async (who: ApiClient): Promise<number> =>
    (await who.get('/proposals/count?command=edit&status=proposed')).body.count;
  expect(await count(c.domainLead)).toBe((await count(stranger)) + 1);
  expect((await tollgate.admin.put(`${at(hidden)}/readers`, { restricted: true })).body.code).toBe('invalid-command');
  expect((await c.domainLead.get('/proposals?waitingFor=me&limit=200')).body.items.length).toBeGreaterThan(3);

  // Whoever reads it has read what is restricted: its record's trail says so, by its id and by its key once a day.
  for (const ref of [hidden.id, hidden.key]) await tollgate.admin.get(`/proposals/${String(ref)}`);
  const read = `/audit-events?subjectId=${String(secret.id)}&type=finding.restricted_read`;
  expect((await tollgate.admin.get(read)).body.items).toHaveLength(1);

  const named = (all: Body[]): object[] => all.map(({ key, digest }) => ({ proposal: key, digest }));
  const decide = (who: ApiClient, said: object) => who.post('/proposals/decide', said);
  expect((await decide(c.domainLead, { decision: 'reject', proposals: named([p]) })).body.errors).toEqual([
    { path: 'reason', message: expect.any(String) },
  ]);
  const outcomes = await decide(stranger, { decision: 'approve', proposals: named([p, hidden]) });
  expect(outcomes.body.items).toMatchObject([
    { done: false, code: 'not-allowed' },
    { done: false, code: 'not-found' },
  ]);
  const wrong = { proposal: r.key, digest: '0'.repeat(64) };
  const all = await decide(c.domainLead, { decision: 'approve', proposals: [...named([p, q]), wrong] });
  expect(all.body.items).toMatchObject([
    { proposal: p.key, done: true },
    { proposal: q.key, done: true },
    { proposal: r.key, done: false, code: 'content-changed' },
  ]);
  await stands(p, 'carried_out');
  await stands(q, 'carried_out');
  const rejected = { decision: 'reject', reason: 'too_little_evidence', note: 'Which queue?', proposals: named([r]) };
  expect((await decide(c.domainLead, rejected)).body.items).toMatchObject([{ status: 'rejected' }]);
  expect((await now(r)).decision).toMatchObject({ reason: 'too_little_evidence', note: 'Which queue?' });
});

test('each can be done on the command line', async () => {
  const finding = await c.agreed();
  const owner = commandLine(c.owner);
  const lead = commandLine(c.domainLead);
  const made = await owner(
    ...['proposals', 'propose', String(finding.key), 'lower', '--set', 'reason=Nobody was harmed'],
    ...['--reason', 'Read again'],
  );
  expect(made.err).toBe('');
  const [, key = ''] = /(PR-\d+)/.exec(made.out) ?? [];
  expect(made.out).toContain('grade');
  expect((await lead('proposals', 'commands')).out).toContain('lower');
  expect((await lead('proposals', 'list', '--record', String(finding.key))).out).toContain(key);
  const shown = await lead('proposals', 'show', key);
  expect(shown.out).toContain('holds');
  expect(shown.out).toContain('Digest');
  expect((await lead('proposals', 'decide', key, '--approve')).code).toBe(0);
  await stands({ key }, 'carried_out');
  expect(
    (await lead('why', String(finding.key))).out + (await lead('findings', 'why', String(finding.key))).out,
  ).toContain(`on proposal ${key}`);
  const refused = await lead('proposals', 'reject', key, '--reason', 'not_now');
  expect(refused.err).toContain('carried out');
});
