import { digestSections } from '../../../database/notifications/digest-facts.js';
import { readSheets } from '../../../database/sheets/read-sheets.js';
import { contentHash } from '../../../domain/sign-off/content-hash.js';
import { alignmentCase, type AlignmentCase } from '../../factories/alignment.js';
import { inDays } from '../../factories/case.js';
import { standsInFor } from '../../factories/delegation.js';
import { placeOf, type ApiAnswer, type ApiClient } from '../../harness/api-client.js';
import { commandLine } from '../../harness/command-line.js';
import { captureHistory, plainHistory } from '../../harness/histories.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

let tollgate: Tollgate;
let c: AlignmentCase;

beforeAll(async () => {
  tollgate = await startTollgate();
});
beforeEach(async () => {
  c = await alignmentCase(tollgate);
});
afterAll(async () => {
  expect(tollgate.problems).toEqual([]);
  await tollgate.stop();
});

const absent = '00000000-0000-4000-8000-000000000000';
const objects = {
  position: 'object',
  reason: 'One month is too short',
  wouldChange: 'The same in a sample of a quarter',
};
type Named = { name: string };
const names = (people: Named[]): string[] => people.map(({ name }) => name);
const linksOf = async (who: ApiClient, at: string): Promise<string[]> =>
  (await who.get(`${at}/links`)).body.items
    .map(({ key, title }: { key: string | null; title: string }) => key ?? title)
    .sort();
const timelineOf = async (
  who: ApiClient,
  id: string,
): Promise<{ type: string; summary: string; told: { person: { id: string } }[] }[]> =>
  (await who.get(`/alignments/${id}/timeline`)).body.items;
const kindsTold = async (who: ApiClient): Promise<string[]> =>
  (await who.get('/notifications?limit=100')).body.items.map(({ kind }: { kind: string }) => kind);

test('an objection is overcome by a revision that asks again exactly those whom it concerns; what was agreed is frozen by hash', async () => {
  const [appeals, policy, engineering] = c.teams;
  const round = await c.author.must('/alignments', c.round((await c.drafted()).key));
  const at = `/alignments/${round.id}`;
  expect(round).toMatchObject({
    ...{ status: 'open', revision: 1, chair: { id: c.authorId }, verdict: { state: 'open' } },
    counts: { consents: 0, against: 0, abstains: 0, conditional: 0, silent: 3 },
    content: { finding: round.finding.key, proposal: 'A team of its own by June' },
  });
  expect(contentHash(round.content)).toBe(round.contentHash);
  expect(await linksOf(c.author, at)).toEqual([round.finding.key]);
  expect(await linksOf(c.author, `/findings/${round.finding.id}`)).toEqual([round.key]);
  expect((await c.author.get(`/findings/${round.finding.id}`)).body.alignment).toMatchObject({ key: round.key });
  expect(await kindsTold(policy.lead)).toContain('alignment_asked');

  await c.says(0, round, { ...objects, about: ['condition'] });
  await c.says(1, round);
  const { allowed } = await c.says(2, round, { position: 'abstain', reason: 'None of our queues' });
  expect(allowed).toEqual(['answer']);
  expect((await c.author.get(at)).body).toMatchObject({ status: 'deciding', waitsFor: [{ id: c.authorId }] });
  const finding = (await c.author.get(`/findings/${round.finding.id}`)).body;
  const condition = 'Ninety of a hundred in the quarter';
  await c.author.patch(`/findings/${finding.id}`, { condition }, { 'if-match': `"${finding.version}"` });
  expect((await c.author.get(at)).body.findingChanged).toEqual(['condition']);
  const revised = { proposal: 'A team of its own by September', reason: 'A quarter was looked at' };
  const preview = await c.author.must(`${at}/revise-preview`, { proposal: revised.proposal });
  expect(preview).toMatchObject({ changed: ['condition', 'proposal'], content: { condition } });
  expect([names(preview.asked), names(preview.stands)]).toEqual([[appeals.name], [policy.name, engineering.name]]);
  const again = await c.author.must(`${at}/revise`, revised);
  expect(again).toMatchObject({ status: 'open', revision: 2, findingChanged: [], waitsFor: [{ id: appeals.leadId }] });
  expect(await kindsTold(appeals.lead)).toContain('alignment_asked_again');
  expect(await kindsTold(policy.lead)).toContain('alignment_revised');

  const stale = await appeals.lead.post(`${at}/answer`, { position: 'agree', revision: 1 });
  expect([stale.status, stale.body.code]).toEqual([409, 'content-changed']);
  await c.says(0, round, { reason: 'They looked at a quarter' });
  // An abstention is no agreement: all were to agree, so it is the chair's turn.
  expect((await c.author.get(at)).body).toMatchObject({ status: 'deciding', verdict: { state: 'missed' } });
  const done = await c.says(2, round, { reason: 'We see it now' });
  expect(done).toMatchObject({ status: 'agreed', outcome: { how: 'rule', because: 'all 3 teams agree', by: null } });
  expect(done.teams).toMatchObject([
    { stands: 'consents', position: { revision: 2 }, earlier: [{ position: 'object', revision: 1 }] },
    { stands: 'consents', position: { revision: 1 }, earlier: [] },
    { stands: 'consents', position: { revision: 2 }, earlier: [{ position: 'abstain' }] },
  ]);
  expect(contentHash(done.frozen)).toBe(done.frozenHash);
  expect(done.frozen).toMatchObject({ alignment: round.key, revision: 2, contentHash: done.contentHash });
  const { items } = (await c.author.get(`${at}/revisions`)).body;
  expect(items).toMatchObject([
    { revision: 1, changed: [], asked: [{ name: appeals.name }, {}, {}] },
    { revision: 2, changed: ['condition', 'proposal'], asked: [{ name: appeals.name }], reason: revised.reason },
  ]);
  for (const one of items) expect(contentHash(one.content)).toBe(one.contentHash);
  const told = await timelineOf(c.author, round.id);
  expect(told.at(-1)?.summary).toBe('Agreed: all 3 teams agree');
  expect(JSON.stringify(told)).toContain('What would change their mind: The same in a sample of a quarter');
  expect((await c.author.get(`${at}/upcoming`)).body.items).toEqual([]);
  expect((await appeals.lead.post(`${at}/answer`, { position: 'agree', revision: 2 })).body.code).toBe(
    'illegal-transition',
  );
  captureHistory('alignment-life', await plainHistory(tollgate.temporal, `alignment/${round.id}`));
});

test('an accepted condition becomes an item in the same transaction, linked both ways, once', async () => {
  const [appeals] = c.teams;
  const round = await c.opened({ rule: { kind: 'no_objection' } });
  const at = `/alignments/${round.id}`;
  const workerId = await tollgate.person('Does it');
  const conditions = [
    { text: 'Retrain the night shift', ownerId: workerId, within: '10 working days' },
    { text: 'Tell the vendor' },
  ];
  const said = await c.says(0, round, { position: 'conditions', conditions });
  await c.says(1, round);
  await c.says(2, round, { position: 'abstain', reason: 'None of our queues' });
  const [first, second] = said.teams[0].position.conditions.map(({ id }: { id: string }) => id);
  const yes = { conditionId: first, accept: true, reason: 'It is cheap' };
  // The finding has no program: who may not launch one names theirs.
  const none = await c.author.post(`${at}/settle`, yes);
  expect([none.status, none.body.code]).toEqual([403, 'not-allowed']);
  const once = { 'idempotency-key': `settle-${first}` };
  const settled = await tollgate.admin.post(`${at}/settle`, yes, once);
  expect((await tollgate.admin.post(`${at}/settle`, yes, once)).status).toBe(200);
  const [made] = settled.body.teams[0].position.conditions;
  expect(made.settled).toMatchObject({ accepted: true, item: { key: expect.stringMatching(/^AI-/), status: 'open' } });
  const item = (await tollgate.admin.get(`/action-items/${made.settled.item.key}`)).body;
  expect(item).toMatchObject({ title: 'Retrain the night shift', owner: { id: workerId } });
  expect(await linksOf(tollgate.admin, `/action-items/${item.key}`)).toEqual([round.key, round.finding.key].sort());
  expect(await linksOf(tollgate.admin, at)).toEqual([item.key, round.finding.key].sort());
  const program = (await tollgate.admin.get(`/programs/${item.program.id}`)).body;
  expect(program).toMatchObject({ status: 'active', name: expect.stringContaining(`Conditions of ${round.key}`) });
  // From now on the finding has one, and the next item goes there.
  const bare = await c.author.post(`${at}/settle`, { conditionId: second, accept: true, reason: 'Yes' });
  expect([bare.status, bare.body.errors?.[0]?.path ?? bare.body.path]).toEqual([422, 'ownerId']);
  const more = { conditionId: second, accept: true, reason: 'Yes', ownerId: workerId, within: 'P3D' };
  const done = await c.author.must(`${at}/settle`, more);
  expect(done).toMatchObject({ status: 'agreed', outcome: { how: 'rule', dissent: [], silent: [] } });
  expect(contentHash(done.frozen)).toBe(done.frozenHash);
  const { items } = (await tollgate.admin.get(`/action-items?program=${item.program.id}&sort=number`)).body;
  expect(items).toMatchObject([{ key: item.key }, { title: 'Tell the vendor' }]);
  expect(await kindsTold(appeals.lead)).toEqual(expect.arrayContaining(['alignment_condition', 'alignment_agreed']));
});

test('a deputy answers for an absent team lead in their name; whoever has the chair, and who answers for another team, does not', async () => {
  const [appeals, policy, engineering] = c.teams;
  const round = await c.opened({ rule: { kind: 'quorum', required: 2 } });
  const at = `/alignments/${round.id}`;
  const deputyId = await tollgate.person('Deputy');
  await standsInFor(appeals.lead, deputyId, { scope: 'everything' });
  const deputy = await tollgate.as(deputyId);
  expect((await deputy.get('/alignments?waitingFor=me')).body.items).toEqual([]);
  const said = await deputy.must(`${at}/answer`, { position: 'agree', revision: 1 });
  expect(said.teams[0].position).toMatchObject({ by: { id: deputyId }, for: { id: appeals.leadId } });
  await standsInFor(policy.lead, deputyId, { scope: 'everything' });
  const twice = await deputy.post(`${at}/answer`, { position: 'agree', revision: 1, teamId: policy.teamId });
  expect([twice.status, twice.body.code]).toEqual([403, 'separation-of-duties']);
  await standsInFor(engineering.lead, c.authorId, { scope: 'everything' });
  const chair = await c.author.post(`${at}/answer`, { position: 'agree', revision: 1, teamId: engineering.teamId });
  expect([chair.status, chair.body.code]).toEqual([403, 'separation-of-duties']);
  const instead = { teamId: engineering.teamId, personId: c.bossId, reason: 'They are away' };
  expect((await c.author.must(`${at}/ask`, instead)).teams[2].person.id).toBe(c.bossId);
  expect((await c.boss.get('/alignments?waitingFor=me')).body.items).toMatchObject([{ key: round.key }]);
  const done = await c.boss.must(`${at}/answer`, { position: 'agree', revision: 1 });
  expect(done).toMatchObject({ status: 'agreed', outcome: { because: '2 of 3 teams are to agree, and 2 do' } });
  expect(names(done.outcome.silent)).toEqual([policy.name]);
});

test('what hangs on whoever leaves is handed over: the chair, and the team that they answer for', async () => {
  const [appeals] = c.teams;
  const round = await c.opened();
  const held = (await tollgate.admin.get(`/people/${appeals.leadId}/holdings`)).body.holdings;
  expect(held).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ kind: 'alignment', name: `${round.key} ${round.title}`, part: 'representative' }),
    ]),
  );
  const handed: string[] = [];
  for (const from of [appeals.leadId, c.authorId]) {
    const toId = await tollgate.person(`Successor ${handed.length}`);
    handed.push(toId);
    const { digest } = await tollgate.admin.must(`/people/${from}/hand-over/preview`, { toId });
    await tollgate.admin.must(`/people/${from}/hand-over`, { toId, digest, operationId: null });
  }
  expect((await c.domainLead.get(`/alignments/${round.id}`)).body).toMatchObject({
    ...{ chair: { id: handed[1] }, teams: [{ person: { id: handed[0] } }, {}, {}] },
  });
});

test('a finding that is withdrawn ends its round; a round on a restricted one is seen by those in it alone', async () => {
  const round = await c.opened();
  await c.author.must(`/findings/${round.finding.id}/withdraw`, { reason: 'It is none' });
  await until(
    'the round has ended',
    async () => (await c.author.get(`/alignments/${round.id}`)).body.status === 'withdrawn',
  );
  expect((await c.author.get(`/alignments/${round.id}`)).body.withdrawal).toBe(`${round.finding.key} is withdrawn`);

  const hidden = await c.opened({}, { restricted: true });
  const someone = await tollgate.as(await tollgate.person('Someone'));
  for (const door of ['', '/revisions', '/timeline', '/upcoming', '/links'])
    expect([door, (await someone.get(`/alignments/${hidden.id}${door}`)).status]).toEqual([door, 404]);
  expect((await someone.get(`/alignments?team=${c.teams[0].teamId}&status=open`)).body.items).toEqual([]);
  expect((await c.teams[0].lead.get(`/alignments/${hidden.id}`)).body.restricted).toBe(true);
  // What it says is what the finding says: it is not opened by itself.
  const opened = await c.author.put(`/alignments/${hidden.id}/readers`, { restricted: false });
  expect([opened.status, opened.body.code]).toEqual([422, 'invalid-command']);
  const open = await c.opened();
  expect((await someone.get(`/alignments/${open.id}`)).status).toBe(200);
  await c.author.put(`/findings/${open.finding.id}/readers`, { restricted: true });
  expect((await someone.get(`/alignments/${open.id}`)).status).toBe(404);
});

test('what waits stands in lists, digests, sheets and on the command line', async () => {
  const [appeals, policy] = c.teams;
  const finding = await c.proposed();
  const tg = (who: ApiClient, ...args: string[]) => commandLine(who)('alignments', ...args);
  const asked = ['open', '--finding', finding.key, '--proposal', 'A team of its own', '--in', '5 working days'];
  const opened = await tg(
    c.author,
    ...asked,
    '--team',
    appeals.name,
    '--team',
    `${policy.name}=${c.bossId}`,
    '--rule',
    'no_objection',
  );
  expect(opened.out).toMatch(/Waits for .*Lead of Appeals desk/);
  const [round] = (await c.author.get(`/alignments?finding=${finding.key}`)).body.items;
  expect((await c.author.get(`/alignments/count?team=${policy.teamId}&chair=me`)).body).toEqual({ count: 1 });
  expect((await tg(appeals.lead, 'list', '--waiting-for', 'me')).out).toContain(round.key);
  const reader = { id: appeals.leadId, timeZone: 'Asia/Singapore' };
  const digest = await digestSections(tollgate.dataSource.manager, [reader], Date.parse(round.createdAt));
  expect(JSON.stringify(digest.get(appeals.leadId))).toContain(
    `${round.key} “${round.title}” waits for your team’s answer`,
  );
  const objected = await tg(appeals.lead, 'object', round.key, '--reason', 'Too soon', '--would-change', 'A quarter');
  expect(objected.out).toContain('Would change: A quarter');
  const bad = await tg(appeals.lead, 'object', round.key, '--reason', 'Too soon');
  expect([bad.code === 0, bad.err.includes('--would-change')]).toEqual([false, true]);
  await tg(c.boss, 'agree-if', round.key, '--condition', `Tell the vendor; ${c.ownerId}; 5 working days`);
  const looked = await tg(c.author, 'revise', round.key, '--proposal', 'In September', '--preview');
  expect(looked.out).toContain(`${appeals.name}, ${policy.name}`);
  await tg(
    c.author,
    'revise',
    round.key,
    '--proposal',
    'In September',
    '--concerns',
    `proposal=${appeals.name}`,
    '--reason',
    'As asked',
  );
  expect((await tg(c.author, 'revisions', round.key)).out).toContain('In September');
  const [condition] = (await c.author.get(`/alignments/${round.id}`)).body.teams[1].position.conditions;
  expect((await tg(c.author, 'decline', round.key, condition.id, '--reason', 'Done already')).out).toContain(
    'declined',
  );
  await tg(appeals.lead, 'agree', round.key);
  const decided = await tg(c.domainLead, 'decide', round.key, '--agreed', '--reason', 'One vendor is no reason');
  expect(decided.out).toContain('Dissent');
  expect((await tg(c.author, 'why', round.key)).out).toContain('Agreed, as the chair decides');
  const headers = { authorization: `Bearer ${c.author.token ?? ''}` };
  const file = await fetch(`${c.author.url}${placeOf(`/exports/alignments?format=xlsx&finding=${finding.key}`)}`, {
    headers,
  });
  const sheets = await readSheets(Buffer.from(await file.arrayBuffer()), {});
  expect(JSON.stringify(sheets)).toContain(round.key);
  const found = await c.author.get('/search?q=In%20September');
  expect(JSON.stringify(found.body)).toContain(round.key);
});

test('who is silent climbs the ladder with those above them; the chair decides after the date, with dissent and silence on record', async () => {
  const [appeals, policy] = c.teams;
  const round = await c.opened();
  const at = `/alignments/${round.id}`;
  await c.says(0, round, objects);
  const decide = { agreed: true, reason: 'The risk does not wait' };
  const early = await c.domainLead.post(`${at}/decide`, decide);
  expect([early.status, early.body.code]).toEqual([409, 'too-early']);
  const next = (await c.author.get(`${at}/upcoming`)).body.items;
  expect(next.map(({ kind }: { kind: string }) => kind)).toEqual(['reminder', 'breach']);
  expect(next[0].who).toHaveLength(2);
  await tollgate.clock.advance('P40D');
  expect((await c.author.get(at)).body).toMatchObject({ status: 'open', overdue: true, counts: { silent: 2 } });
  const told = (await timelineOf(c.author, round.id)).flatMap(({ type, told: whom }) =>
    type === 'alignment.escalated' ? whom.map(({ person }) => person.id) : [],
  );
  const { manager } = (await tollgate.admin.get(`/people/${policy.leadId}`)).body;
  expect(told).toEqual(expect.arrayContaining([policy.leadId, manager.id, c.domainLeadId]));
  expect(told).not.toContain(appeals.leadId);
  const held = await policy.lead.must(`${at}/acknowledge`, { note: 'On Monday' });
  expect(held.acknowledgedUntil).not.toBeNull();
  expect((await c.author.must(`${at}/schedule`, { due: inDays(45), reason: 'Tết' })).overdue).toBe(false);
  await tollgate.clock.advance('P9D');
  // Who wrote the finding does not overrule a team.
  const own = await c.author.post(`${at}/decide`, decide);
  expect([own.status, own.body.code]).toEqual([403, 'separation-of-duties']);
  const done = await c.domainLead.must(`${at}/decide`, decide);
  expect(done).toMatchObject({
    ...{ status: 'agreed', verdict: { state: 'missed' } },
    outcome: { agreed: true, how: 'chair', reason: decide.reason, by: { id: c.domainLeadId } },
  });
  expect([names(done.outcome.dissent), names(done.outcome.silent)]).toEqual([
    [appeals.name],
    [policy.name, c.teams[2].name],
  ]);
  expect(done.firstDueAt).toBe(round.due.at);
  expect((await timelineOf(c.author, round.id)).at(-1)?.summary).toBe(
    `Agreed, as the chair decides: all teams are to agree, and 1 does not; dissent: ${appeals.name}; nothing was heard of: ${policy.name}, ${c.teams[2].name}: ${decide.reason}`,
  );
});

test('each route refuses who may not, what is not there, another version, and what does not fit', async () => {
  const auditor = await tollgate.as(await tollgate.person('Auditor', { access: 'auditor' }));
  const stranger = await tollgate.as(await tollgate.person('Stranger'));
  const round = await c.opened();
  const at = `/alignments/${round.id}`;
  const [appeals, policy] = c.teams;
  const asked = async (answer: Promise<ApiAnswer>): Promise<string> => {
    const { status, body } = await answer;
    return `${status} ${body.code ?? 'done'}`;
  };
  const agree = { position: 'agree', revision: 1 };
  const reason = { reason: 'It is so' };
  const acts: [string, object, ApiClient][] = [
    ['answer', agree, appeals.lead],
    ['settle', { conditionId: absent, accept: false, ...reason }, c.author],
    ['revise', { proposal: 'Another', ...reason }, c.author],
    ['ask', { teamId: policy.teamId, personId: c.bossId, ...reason }, c.author],
    ['decide', { agreed: false, ...reason }, c.author],
    ['withdraw', reason, c.author],
    ['schedule', { due: { in: '9 working days' }, ...reason }, c.author],
    ['reassign', { chairId: c.domainLeadId, ...reason }, c.author],
  ];
  const got: string[] = [];
  const wanted: string[] = [];
  const check = async (what: string, answer: Promise<ApiAnswer>, should: string): Promise<void> => {
    got.push(`${what}: ${await asked(answer)}`);
    wanted.push(`${what}: ${should}`);
  };
  for (const [act, body, by] of acts) {
    await check(`${act} by a stranger`, stranger.post(`${at}/${act}`, body), '403 not-allowed');
    await check(`${act} by an auditor`, auditor.post(`${at}/${act}`, body), '403 not-allowed');
    await check(`${act} of none`, by.post(`/alignments/${absent}/${act}`, body), '404 not-found');
    await check(
      `${act} on another version`,
      by.post(`${at}/${act}`, body, { 'if-match': '"99"' }),
      '412 version-mismatch',
    );
    await check(`${act} with more`, by.post(`${at}/${act}`, { ...body, colour: 'red' }), '400 invalid-request');
  }
  await check('answer by an administrator', tollgate.admin.post(`${at}/answer`, agree), '403 not-allowed');
  await check('acknowledge in time', c.author.post(`${at}/acknowledge`, {}), '409 not-overdue');
  await check(
    'no condition',
    c.author.post(`${at}/settle`, { conditionId: absent, accept: false, ...reason }),
    '404 not-found',
  );
  const says = (body: object) => appeals.lead.post(`${at}/answer`, { ...agree, ...body });
  await check('an objection without what would change', says({ position: 'object', ...reason }), '422 invalid-command');
  await check('an abstention without a reason', says({ position: 'abstain' }), '422 invalid-command');
  await check('conditions without one', says({ position: 'conditions' }), '422 invalid-command');
  await check('another position', says({ position: 'perhaps' }), '400 invalid-request');
  await check(
    'a condition for nobody',
    says({ position: 'conditions', conditions: [{ text: 'This', ownerId: absent }] }),
    '422 unknown-person',
  );
  await check(
    'eleven conditions',
    says({ position: 'conditions', conditions: Array.from({ length: 11 }, () => ({ text: 'This' })) }),
    '400 invalid-request',
  );
  await check('nothing to revise', c.author.post(`${at}/revise`, reason), '422 invalid-command');
  await check('nothing to preview', c.author.post(`${at}/revise-preview`, {}), '422 invalid-command');
  await check('a preview of none', c.author.post(`/alignments/${absent}/revise-preview`, {}), '404 not-found');
  await check(
    'a date that was',
    c.author.post(`${at}/schedule`, { due: { date: '2020-01-01' }, ...reason }),
    '422 invalid-due-date',
  );
  await check(
    'the chair to a team',
    c.author.post(`${at}/reassign`, { chairId: appeals.leadId, ...reason }),
    '403 separation-of-duties',
  );
  await check(
    'the chair to the owner',
    c.author.post(`${at}/reassign`, { chairId: c.ownerId, ...reason }),
    '403 separation-of-duties',
  );
  await check(
    'the chair to nobody',
    c.author.post(`${at}/reassign`, { chairId: absent, ...reason }),
    '422 unknown-person',
  );
  await check('a team that is none', c.author.post(`${at}/ask`, { teamId: absent, ...reason }), '404 not-found');

  const finding = (await c.proposed()).key;
  const open = (more: object, by = c.author) => by.post('/alignments', c.round(finding, more));
  const leaderless = (await tollgate.admin.must('/teams', { name: `Leaderless of ${finding}` })).id;
  await check('open on none', open({ finding: 'FI-999999' }), '404 not-found');
  await check('open on no finding', open({ finding: round.key }), '400 invalid-request');
  await check('open by a stranger', open({}, stranger), '403 not-allowed');
  await check('open by its owner', open({}, c.owner), '403 not-allowed');
  await check('open by an auditor', open({}, auditor), '403 not-allowed');
  await check('a team without a lead', open({ teams: [{ teamId: leaderless }] }), '400 invalid-request');
  await check('no team', open({ teams: [] }), '400 invalid-request');
  await check(
    'a team twice',
    open({
      teams: [appeals, appeals].map(({ teamId }, n) => ({ teamId, personId: n === 0 ? appeals.leadId : c.bossId })),
    }),
    '422 invalid-command',
  );
  await check(
    'a person twice',
    open({ teams: [appeals, policy].map(({ teamId }) => ({ teamId, personId: c.bossId })) }),
    '403 separation-of-duties',
  );
  await check('a quorum of none', open({ rule: { kind: 'quorum' } }), '400 invalid-request');
  await check('a quorum of more', open({ rule: { kind: 'quorum', required: 4 } }), '422 unreachable-quorum');
  await check('in the past', open({ due: { date: '2020-01-01' } }), '422 invalid-due-date');
  await check('the owner in the chair', open({ chairId: c.ownerId }), '403 separation-of-duties');
  await check('a policy of no name', open({ policies: { escalation: 'No such ladder' } }), '422 unknown-name');
  await check('opened', open({}), '201 done');
  await check('a second at a time', open({}), '409 illegal-transition');
  const observation = (await c.noted()).key;
  await check('on an observation', open({ finding: observation }), '409 illegal-transition');
  await check('a list of another status', c.author.get('/alignments?status=lost'), '400 invalid-request');
  await check('a list on no finding', c.author.get('/alignments?finding=FI-999999'), '404 not-found');
  await check('a count on no finding', c.author.get('/alignments/count?finding=FI-999999'), '404 not-found');
  await check('a file of a team of no name', c.author.get('/exports/alignments?team=Nobody'), '422 unknown-name');
  await check('withdrawn', c.author.post(`${at}/withdraw`, reason), '200 done');
  for (const [act, body, by] of acts)
    if (act !== 'settle') await check(`${act} afterwards`, by.post(`${at}/${act}`, body), '409 illegal-transition');
  expect(got).toEqual(wanted);
});
