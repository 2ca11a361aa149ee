import { riskCase } from '../../factories/risk.js';
import { captureHistory, plainHistory } from '../../harness/histories.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;

// Each test has a clock of its own: months pass in it.
beforeEach(async () => {
  tollgate = await startTollgate();
});
afterEach(async () => {
  await tollgate.stop();
});

interface Entry {
  type: string;
  at: string;
  summary: string;
  told: { person: { id: string } }[];
}

const typesOf = (answer: { body: { items: Entry[] } }): string[] => answer.body.items.map(({ type }) => type);
const toldOf = (answer: { body: { items: Entry[] } }, type: string): string[][] =>
  answer.body.items.filter((e) => e.type === type).map((e) => e.told.map(({ person }) => person.id));

test('a review that nobody hands in climbs its ladder; signed, the risk is what it says, and the next review is due', async () => {
  const c = await riskCase(tollgate);
  const risk = await c.raised();
  expect(risk).toMatchObject({ key: 'RK-1', status: 'open', level: 'medium', overdue: false, version: 1 });
  const next = (await c.owner.get('/risks/RK-1/upcoming')).body.items;
  expect(next.map(({ kind }: { kind: string }) => kind)).toEqual(['reminder', 'reminder', 'breach']);
  expect(next[0].who).toEqual([{ person: { id: c.ownerId, name: expect.any(String) }, role: 'owner' }]);

  await tollgate.clock.advance('P33D');
  const late = (await c.owner.get('/risks/RK-1')).body;
  // The second level is for a program manager, whom a risk has not: the third followed at once.
  expect(late).toMatchObject({ status: 'open', overdue: true, ladderLevel: 3 });
  const soFar = await c.owner.get('/risks/RK-1/timeline');
  expect(typesOf(soFar)).toEqual([
    'risk.raised',
    'risk.reminded',
    'risk.reminded',
    'risk.review_overdue',
    'risk.escalated',
    'risk.escalated',
    'risk.escalated',
  ]);
  expect(soFar.body.items[3]).toMatchObject({ at: risk.reviewDue.at, firedBy: 'timer' });
  expect(toldOf(soFar, 'risk.escalated')).toEqual([[c.ownerId, c.bossId], [], [c.leadId]]);
  expect(soFar.body.items[4]).toMatchObject({
    summary: 'Escalated to level 1: at the breach',
    rule: { policy: { kind: 'escalation', version: 1 }, level: 1, cycle: 1 },
  });
  expect((await c.lead.get('/risks?overdue=true&rating=medium')).body.items.map((r: { key: string }) => r.key)).toEqual(
    ['RK-1'],
  );

  const held = await c.owner.must('/risks/RK-1/review', {
    outcome: 'accepted',
    statement: 'Two a week; the detector catches nine of ten',
    likelihood: 5,
  });
  expect(held).toMatchObject({
    status: 'in_review',
    level: 'medium',
    review: { outcome: 'accepted', likelihood: 5, impact: 3, level: 'critical', handedInBy: { id: c.ownerId } },
    signOff: { round: 1, waitingFor: [{ id: c.leadId }] },
  });
  const own = await c.owner.post('/risks/RK-1/sign-off', { decision: 'approve' });
  expect(own).toMatchObject({ status: 403, body: { code: 'separation-of-duties' } });
  const read = (await c.lead.get('/risks/RK-1')).body;
  // Were they to write on it now, nobody would be left who may sign it.
  expect(read.allowed).toEqual(['sign', 'reassign', 'schedule']);
  const signed = await c.lead.must('/risks/RK-1/sign-off', {
    decision: 'approve',
    contentHash: read.signOff.contentHash,
  });
  expect(signed).toMatchObject({
    ...{
      status: 'accepted',
      level: 'critical',
      likelihood: 5,
      overdue: false,
      ladderLevel: 0,
      review: null,
      signOff: null,
    },
  });
  expect(Date.parse(signed.reviewDue.at)).toBeGreaterThan(Date.parse(risk.reviewDue.at) + 80 * 86_400_000);
  const rounds = (await c.lead.get('/risks/RK-1/sign-off-rounds')).body.items;
  expect(rounds).toMatchObject([{ number: 1, state: 'approved', signatures: [{ person: { id: c.leadId } }] }]);
  expect((await c.lead.get(`/sign-off-rounds/${rounds[0].id}`)).body).toMatchObject({
    subject: { kind: 'risk', name: `RK-1 ${risk.title}` },
    unaltered: true,
  });
  const inbox = (await c.owner.get('/notifications')).body.items.map((n: { kind: string }) => n.kind);
  expect(inbox).toEqual(expect.arrayContaining(['risk_assigned', 'risk_reminder', 'risk_level', 'risk_reviewed']));

  // Ninety days, and those that are off at their end.
  await tollgate.clock.to(Date.parse(signed.reviewDue.at) + 60_000);
  expect((await c.owner.get('/risks/RK-1')).body).toMatchObject({ status: 'accepted', overdue: true });
  captureHistory('risk-life', await plainHistory(tollgate.temporal, `risk/${risk.id}`));
});

test('a review is sent back, and handed in again; nobody signs it for days, and those above hear of it', async () => {
  const c = await riskCase(tollgate);
  const risk = await c.inReview();
  const at = `/risks/${risk.id}`;
  const silent = await c.lead.post(`${at}/sign-off`, { decision: 'send_back' });
  expect(silent).toMatchObject({ status: 422, body: { code: 'invalid-command' } });
  const back = await c.lead.must(`${at}/sign-off`, { decision: 'send_back', reason: 'Which figures?' });
  expect(back).toMatchObject({ status: 'open', review: null, signOff: null });
  await c.owner.must(`${at}/review`, { outcome: 'mitigated', statement: 'One a week, by the figures of May' });
  // Whoever writes on it while it waits does not sign; what was signed falls.
  const edited = await c.boss.patch(
    at,
    { text: 'Sellers who were closed open anew within a day' },
    { 'if-match': '"4"' },
  );
  expect(edited.body).toMatchObject({ status: 'in_review', signOff: { round: 3 } });
  await tollgate.clock.advance('P4D');
  const timeline = await c.owner.get(`${at}/timeline`);
  expect(typesOf(timeline)).toEqual([
    'risk.raised',
    'risk.review_handed_in',
    'risk.review_sent_back',
    'risk.review_handed_in',
    'risk.edited',
    'risk.sign_off_overdue',
  ]);
  expect(toldOf(timeline, 'risk.sign_off_overdue')).toEqual([[c.leadId]]);
  // A month later it was handed in in time: its date was kept, whatever the approvers do.
  await tollgate.clock.advance('P30D');
  expect((await c.owner.get(at)).body).toMatchObject({ status: 'in_review', overdue: false });
  const { signOff } = (await c.lead.get(at)).body;
  const unread = await c.lead.post(`${at}/sign-off`, { decision: 'approve' });
  expect(unread.body.code).toBe('content-hash-required');
  const signed = await c.lead.must(`${at}/sign-off`, { decision: 'approve', contentHash: signOff.contentHash });
  expect(signed).toMatchObject({ status: 'mitigated', overdue: false });
});

test('acknowledged, the ladder stands; nobody moves their own review; another owner has a ladder of their own', async () => {
  const c = await riskCase(tollgate);
  const { id } = await c.raised();
  const at = `/risks/${id}`;
  await tollgate.clock.advance('P31D');
  const second = async (): Promise<number> => {
    const { items } = (await c.owner.get(`${at}/upcoming`)).body;
    return Date.parse(items.find(({ level }: { level: number }) => level === 2).at);
  };
  const before = await second();
  const stranger = await tollgate.as(await tollgate.person('Stranger'));
  for (const [who, ref, body, headers, code] of [
    [stranger, id, {}, {}, 'not-allowed'],
    [c.boss, id, {}, { 'if-match': '"99"' }, 'version-mismatch'],
    [c.boss, id, { holdFor: 'P9D' }, {}, 'invalid-command'],
    [c.boss, 'RK-99', {}, {}, 'not-found'],
  ] as const)
    expect((await who.post(`/risks/${ref}/acknowledge`, body, headers)).body.code).toBe(code);
  const held = await c.boss.must(`${at}/acknowledge`, { note: 'The figures come on Monday' });
  expect(held).toMatchObject({ overdue: true, ladderLevel: 1, acknowledgedUntil: expect.any(String) });
  expect((await second()) - before).toBe(86_400_000);
  expect((await c.owner.post(`${at}/acknowledge`)).body.code).toBe('already-acknowledged');
  const mine = await c.owner.post(`${at}/schedule`, { reviewEvery: 'P1Y', reason: 'It is quiet' });
  expect(mine).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
  const moved = await c.lead.must(`${at}/schedule`, { reviewDue: { in: '40 days' }, reason: 'After the audit' });
  expect(moved).toMatchObject({ overdue: false, ladderLevel: 0, acknowledgedUntil: null });
  const given = await c.owner.must(`${at}/reassign`, { ownerId: c.bossId, reason: 'Leads the team now' });
  expect(given).toMatchObject({ owner: { id: c.bossId } });
  // Whoever had it does not sign the review of it, nor does who hands it in.
  const kinds = (await c.boss.get('/notifications')).body.items.map((n: { kind: string }) => n.kind);
  expect(kinds).toContain('risk_assigned');
  await c.boss.must(`${at}/review`, { outcome: 'closed', statement: 'The sellers are gone' });
  const { signOff } = (await c.lead.get(at)).body;
  const closed = await c.lead.must(`${at}/sign-off`, { decision: 'approve', contentHash: signOff.contentHash });
  expect(closed).toMatchObject({ status: 'closed', closedAt: expect.any(String) });
  expect((await c.boss.get(`${at}/upcoming`)).body.items).toEqual([]);
  const open = await c.lead.must(`${at}/reopen`, { reason: 'They are back' });
  expect(open).toMatchObject({ status: 'open', closedAt: null, overdue: false });
});
