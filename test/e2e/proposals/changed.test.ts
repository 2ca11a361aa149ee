import { randomUUID } from 'node:crypto';
import { living } from '../../../database/kinds.js';
import { inDays } from '../../factories/case.js';
import { findingCase, type FindingCase } from '../../factories/finding.js';
import { ApiClient, type ApiAnswer } from '../../harness/api-client.js';
import { commandLine } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

type Body = ApiAnswer['body'];

let tollgate: Tollgate;
let c: FindingCase;

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await findingCase(tollgate);
});
afterAll(async () => {
  await tollgate.stop();
});

const at = ({ key }: Body): string => `/proposals/${String(key)}`;
const here = ({ id }: Body): string => `/findings/${String(id)}`;
const now = async (p: Body): Promise<Body> => (await tollgate.admin.get(at(p))).body;
const stands = (p: Body, status: string) =>
  until(`${String(p.key)} to be ${status}`, async () => (await now(p)).status === status);
const timeline = async (path: string): Promise<Body[]> => (await tollgate.admin.get(`${path}/timeline`)).body.items;
const any = { 'if-match': '*' };

const said = { cause: 'There is one queue', effect: 'Wrong decisions stand for weeks, and sellers leave' };
const proposed = (finding: Body, more: object = {}): Promise<Body> =>
  c.owner.must('/proposals', {
    ...{ record: finding.key, command: 'edit', arguments: said, reason: 'As the desk said', ...more },
  });
const approve = (who: ApiClient, p: Body, instead: object, more: object = {}): Promise<ApiAnswer> =>
  who.post(`${at(p)}/approve`, { digest: p.digest, arguments: instead, ...more });

test('what is approved with changes runs once as changed, and proposal, record and trail say who has changed what', async () => {
  const finding = await c.drafted();
  const p = await proposed(finding);
  expect(p).toMatchObject({ changed: false, shareOfChange: null, approvedAs: null });
  const changed = { ...said, cause: 'There are two queues' };
  const { status, body } = await approve(c.domainLead, p, changed, { note: 'Counted anew' });
  expect(status).toBe(200);
  expect(body).toMatchObject({ changed: true, decision: { by: { id: c.domainLeadId }, note: 'Counted anew' } });
  await stands(p, 'carried_out');
  expect((await c.owner.get(here(finding))).body).toMatchObject(changed);

  // What was proposed stays as it was, beside what was made of it.
  const change = { field: 'cause', before: said.cause, after: changed.cause };
  const read = await now(p);
  expect(read).toMatchObject({
    ...{ arguments: said, digest: p.digest, difference: p.difference, authors: p.authors },
    // Three of four words of one of two arguments.
    ...{ changed: true, shareOfChange: 0.375, sent: { content: { cause: changed.cause } } },
    approvedAs: {
      ...{ arguments: changed, changes: [change], by: { id: c.domainLeadId } },
      difference: expect.arrayContaining([{ field: 'cause', before: 'nothing', after: changed.cause }]),
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
  });
  expect(read.approvedAs.digest).not.toBe(p.digest);

  const edits = (await timeline(here(finding))).filter(({ type }) => type === 'finding.edited');
  expect(edits).toMatchObject([
    { actor: { id: c.domainLeadId }, onProposal: { key: p.key, author: { id: c.ownerId }, changed: true } },
  ]);
  const [, approved, carriedOut] = await timeline(at(p));
  expect(approved).toMatchObject({
    type: 'proposal.approved',
    summary: 'Approved with changes: cause was There is one queue and is There are two queues: Counted anew',
    data: { ...{ changed: ['cause'], changes: [change], shareOfChange: 0.375, digest: p.digest } },
  });
  expect(approved?.data.changedDigest).toBe(read.approvedAs.digest);
  expect(carriedOut).toMatchObject({ type: 'proposal.carried_out', data: { changed: true } });
  expect((await commandLine(c.owner)('findings', 'why', String(finding.key))).out).toContain(
    `on proposal ${String(p.key)} by`,
  );
  expect((await commandLine(c.owner)('findings', 'why', String(finding.key))).out).toContain(', with changes');
  await until('its author to be told', async () => {
    const { items } = (await c.owner.get('/notifications?limit=100')).body;
    return items.some(
      ({ kind, body: text }: Body) => kind === 'proposal_carried_out' && /has changed cause/.test(text),
    );
  });
});

test('where nothing is another, it is approved as it is, in whichever order it is said', async () => {
  const p = await proposed(await c.drafted());
  expect((await approve(c.domainLead, p, { effect: said.effect, cause: said.cause })).status).toBe(200);
  await stands(p, 'carried_out');
  expect(await now(p)).toMatchObject({ changed: false, shareOfChange: null, approvedAs: null });
  const [, approved] = await timeline(at(p));
  expect(approved?.summary).toBe('Approved');
});

test('changes are refused by their field, by the rules of the record, and where they would do nothing', async () => {
  const finding = await c.drafted();
  const p = await proposed(finding);
  expect((await approve(c.domainLead, p, { ...said, cause: 7, colour: 'red' })).body).toMatchObject({
    code: 'invalid-request',
    errors: expect.arrayContaining([
      { path: 'arguments.cause', message: expect.any(String) },
      { path: 'arguments.colour', message: expect.any(String) },
    ]),
  });
  expect((await approve(c.domainLead, p, [])).body).toMatchObject({
    ...{ code: 'invalid-request', errors: [{ path: 'arguments' }] },
  });
  expect((await approve(c.domainLead, p, { cause: 'x'.repeat(20_001) })).body.code).toBe('invalid-request');
  expect((await approve(c.domainLead, p, { effect: 'Wrong decisions stand' })).body).toMatchObject({
    ...{ code: 'invalid-command', path: 'arguments' },
  });
  // What the record refuses of the changed command: its owner does not have it withdrawn, whoever is named.
  const nobody = await c.owner.must('/proposals', {
    ...{ record: finding.key, command: 'reassign', reason: 'They know it', premise: ['status'] },
    arguments: { ownerId: c.bossId, reason: 'They know it' },
  });
  const gone = { ownerId: randomUUID(), reason: 'They know it' };
  expect((await approve(c.domainLead, nobody, gone)).body.code).toBe('unknown-person');
  expect(await now(p)).toMatchObject({ status: 'proposed', approvedAs: null });
  expect((await c.owner.get(here(finding))).body.cause).toBeNull();
});

test('by whom and of which digest: the same rules as for what is approved as it is', async () => {
  const p = await proposed(await c.drafted(), { maker: 'model', madeBy: { name: 'm' }, setById: c.bossId });
  const changed = { ...said, cause: 'There are two queues' };
  const codeOf = async (answer: Promise<ApiAnswer>): Promise<string> => (await answer).body.code;
  for (const author of [c.owner, c.boss])
    expect(await codeOf(approve(author, p, changed))).toBe('separation-of-duties');
  const stranger = await tollgate.as(await tollgate.person('Stranger to it'));
  expect(await codeOf(approve(stranger, p, changed))).toBe('not-allowed');
  const auditor = await tollgate.as(await tollgate.person('Auditor of it', { access: 'auditor' }));
  expect((await approve(auditor, p, changed)).status).toBe(403);
  const { token } = await c.domainLead.must(`/people/${c.domainLeadId}/tokens`, { name: 'a machine', level: 'act' });
  expect(await codeOf(approve(new ApiClient(c.domainLead.url, token), p, changed))).toBe('token-too-narrow');
  expect(await codeOf(approve(c.domainLead, { ...p, digest: '0'.repeat(64) }, changed))).toBe('content-changed');
  // Of many at once none is changed.
  const many = await c.domainLead.post('/proposals/decide', {
    ...{ decision: 'approve', proposals: [{ proposal: p.key, digest: p.digest, arguments: changed }] },
  });
  expect(many.body).toMatchObject({ code: 'invalid-request', errors: [{ path: 'proposals.0.arguments' }] });
  expect((await now(p)).status).toBe('proposed');
  await c.domainLead.must(`${at(p)}/approve`, { digest: p.digest, arguments: changed });
  expect(await codeOf(approve(c.domainLead, p, { ...said, cause: 'There are three queues' }))).toBe(
    'illegal-transition',
  );
});

test('whoever does not see its record neither approves it so nor learns what it takes', async () => {
  const finding = await c.drafted();
  const p = await proposed(finding);
  await tollgate.admin.put(`${here(finding)}/readers`, { restricted: true });
  const stranger = await tollgate.as(await tollgate.person('Stranger to what is restricted'));
  expect((await approve(stranger, p, { colour: 'red' })).status).toBe(404);
  expect((await approve(c.domainLead, p, { ...said, cause: 'There are two queues' })).status).toBe(200);
  await stands(p, 'carried_out');
  expect((await stranger.get(`${at(p)}/timeline`)).status).toBe(404);
});

test('its premise is looked at again, with the facts that the changes touch, until it is carried out', async () => {
  const fell = await c.drafted();
  const p = await proposed(fell);
  await c.author.patch(here(fell), { cause: 'Nobody knows' }, any);
  const answer = await approve(c.domainLead, p, { ...said, cause: 'There are two queues' });
  expect(answer.body).toMatchObject({ code: 'premise-fell', fallen: [{ field: 'cause', is: 'Nobody knows' }] });

  // A fact that nobody had proposed to change falls between approval and effect.
  const touched = await c.drafted();
  const q = await proposed(touched);
  await tollgate.stopWorker();
  await approvedInside(q, { ...said, criteria: 'Policy 4.3' });
  await c.author.patch(here(touched), { criteria: 'Policy 5' }, any);
  await tollgate.startWorker();
  await stands(q, 'failed');
  expect(await now(q)).toMatchObject({
    failure: { code: 'premise-fell', detail: expect.stringContaining('criteria') },
    approvedAs: { changes: [{ field: 'criteria', before: 'nothing', after: 'Policy 4.3' }] },
  });
  expect((await c.owner.get(here(touched))).body).toMatchObject({ criteria: 'Policy 5', cause: null });
  // Anew is what was proposed, and whoever had changed it may decide on it.
  const anew = await c.owner.must(`${at(q)}/anew`);
  expect(anew).toMatchObject({ arguments: said, approvedAs: null });
  expect((await approve(c.domainLead, anew, { ...said, cause: 'There are two queues' })).status).toBe(200);
  await stands(anew, 'carried_out');
});

/** Approved with the worker away: what was looked up for the changes is in the command, as its route makes it. */
async function approvedInside({ id, digest }: Body, content: object): Promise<void> {
  const instead = { asked: content, sent: { type: 'edit', content } };
  const { result } = await tollgate.dataSource.transaction((manager) =>
    living.proposal.command(manager, {
      ...{ id, command: { type: 'approve', digest, instead } as { type: string }, actorId: c.domainLeadId },
      ...{ key: randomUUID(), at: Date.now() },
    }),
  );
  expect(result).toMatchObject({ ok: true, status: 'approved' });
}

test('between approval and effect everything may stop: it runs once all the same, as changed', async () => {
  const finding = await c.drafted();
  const p = await proposed(finding);
  await tollgate.stopWorker();
  await approvedInside(p, { ...said, cause: 'There are two queues' });
  expect((await c.owner.get(here(finding))).body.cause).toBeNull();
  await tollgate.startWorker();
  await stands(p, 'carried_out');
  const again = Date.now() + 60_000;
  await Promise.all([
    living.proposal.adopt(tollgate.dataSource, p.id, again),
    living.proposal.fireDue(tollgate.dataSource, [p.id], again),
  ]);
  const edits = (await timeline(here(finding))).filter(({ type }) => type === 'finding.edited');
  expect(edits).toHaveLength(1);
  expect((await c.owner.get(here(finding))).body.cause).toBe('There are two queues');
});

test('sent again with its key it is done once; two who change it differently do not both', async () => {
  const p = await proposed(await c.drafted());
  const key = { 'idempotency-key': randomUUID() };
  const body = { digest: p.digest, arguments: { ...said, cause: 'There are two queues' } };
  const first = await c.domainLead.post(`${at(p)}/approve`, body, key);
  const second = await c.domainLead.post(`${at(p)}/approve`, body, key);
  expect([first.status, second.status]).toEqual([200, 200]);
  await stands(p, 'carried_out');
  expect((await timeline(at(p))).filter(({ type }) => type === 'proposal.approved')).toHaveLength(1);

  const q = await proposed(await c.drafted());
  const both = await Promise.all([
    approve(c.domainLead, q, { ...said, cause: 'There are two queues' }),
    approve(tollgate.admin, q, { ...said, cause: 'There are three queues' }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
});

test('what was left alone counts from when it was proposed; what was changed from its approval', async () => {
  const finding = await c.agreed();
  const schedule = (target: object, reason: string): Promise<Body> =>
    c.author.must('/proposals', {
      ...{ record: finding.key, command: 'schedule', arguments: { target, reason }, reason, until: inDays(30) },
    });
  const target = { in: '3 working days' };
  const kept = await schedule(target, 'The vendor is late');
  const proposedBy = Date.now();
  await approve(c.domainLead, kept, { target, reason: 'The vendor is late by a day' });
  const { sent, approvedAs } = await now(kept);
  expect(approvedAs.changes).toMatchObject([{ field: 'reason' }]);
  expect(sent.target).toMatchObject({ date: kept.sent.target.date, zone: kept.sent.target.zone });
  expect(sent.target.basis.from).toBeLessThanOrEqual(proposedBy);
  await stands(kept, 'carried_out');

  const moved = await schedule({ in: '5 working days' }, 'The vendor is later');
  const movedBy = Date.now();
  const { body } = await approve(c.domainLead, moved, { target: { in: '4 working days' }, reason: 'It is' });
  expect(body.sent.target.basis.from).toBeGreaterThanOrEqual(movedBy);
});

test('on the command line an argument is set, and another left out', async () => {
  const finding = await c.drafted();
  const p = await proposed(finding);
  const lead = commandLine(c.domainLead);
  const key = String(p.key);
  const wrong = await lead('proposals', 'approve', key, '--without', 'colour');
  expect(wrong.err).toContain('It says cause, effect');
  const done = await lead('proposals', 'approve', key, '--set', 'cause=There are two queues', '--without', 'effect');
  expect(done.err).toBe('');
  await stands(p, 'carried_out');
  expect((await c.owner.get(here(finding))).body).toMatchObject({
    cause: 'There are two queues',
    effect: 'Wrong decisions stand',
  });
  const { out } = await lead('proposals', 'show', key);
  expect(out).toMatch(/CHANGED +PROPOSED +APPROVED/);
  expect(out).toMatch(/Changed +by .*, 87.5 % of what was proposed/);
});
