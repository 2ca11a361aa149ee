import { fewestLabels } from '../../../domain/acting-licence/bound.js';
import {
  labelled,
  licenceIn,
  licenceStaff,
  right,
  smallPlan,
  watchedRule,
  type LicenceStaff,
} from '../../factories/acting-licence.js';
import { inDays } from '../../factories/case.js';
import { findingCase, type FindingCase } from '../../factories/finding.js';
import type { ApiAnswer, ApiClient } from '../../harness/api-client.js';
import { commandLine } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

type Body = ApiAnswer['body'];

let tollgate: Tollgate;
let admin: ApiClient;
let c: FindingCase;
let staff: LicenceStaff;

beforeAll(async () => {
  tollgate = await startTollgate();
  admin = tollgate.admin;
  c = await findingCase(tollgate);
  staff = await licenceStaff(tollgate);
});
afterAll(async () => {
  expect(tollgate.problems).toEqual([]);
  await tollgate.stop();
});

const world = (): { admin: ApiClient; finding: FindingCase } => ({ admin, finding: c });
const proposalsOn = async (record: Body): Promise<Body[]> =>
  (await admin.get(`/proposals?record=${String(record.key)}`)).body.items;
const causeOf = async ({ id }: Body): Promise<unknown> => (await admin.get(`/findings/${String(id)}`)).body.cause;
const ruleNow = async ({ key }: Body): Promise<Body> => (await admin.get(`/rules/${String(key)}`)).body;
const codeOf = async (answer: Promise<ApiAnswer>): Promise<unknown> => (await answer).body.code;

/** What became of a finding that the rule matches: it acted, or it is proposed. */
async function become(rule: Body, facts: object = {}): Promise<{ record: Body; proposal: Body; acted: boolean }> {
  const record = await c.drafted({ title: `${String(rule.word)} high`, ...facts });
  const proposal = await until('the rule to answer', async () => {
    const [one] = await proposalsOn(record);
    return one !== undefined && one.status !== 'approved' ? one : false;
  });
  return { record, proposal, acted: proposal.licence !== null };
}

test('a plan is fixed, labelled blind with nobody looking, signed by two others, and then a rule acts in what it licenses', async () => {
  const rule = await watchedRule(world());
  const [first, second, third] = staff.reviewers;
  const [signs, signsToo] = staff.signers;
  if (!first || !second || !third || !signs || !signsToo) throw new Error('too few people');

  // What it takes is said, and no stratum has as much.
  const tooFew = await admin.post('/acting-licences', { ...smallPlan(rule), allowed: 5 });
  expect(tooFew.body).toMatchObject({ code: 'invalid-command', detail: expect.stringContaining('needs 59 matched') });
  const planned = await admin.must('/acting-licences', smallPlan(rule));
  expect(planned).toMatchObject({
    ...{ key: expect.stringMatching(/^AL-\d+$/), state: 'planned', version: 1, labels: 14, allowed: 20, seed: null },
    strata: [
      { name: 'SG · seller fraud', matched: 1, drawn: 0, drawnUnmatched: 0, verdict: null },
      { name: 'VN · seller fraud', matched: 14, unmatched: 10, drawn: 14, drawnUnmatched: 10, verdict: null },
    ],
  });
  expect(fewestLabels(0.2, 0)).toBe(14);
  const at = `/acting-licences/${String(planned.key)}`;
  expect(await codeOf(admin.post('/acting-licences', smallPlan(rule)))).toBe('already-exists');
  expect(await codeOf(admin.get(`${at}/report`))).toBe('too-early');
  expect(await codeOf(signs.post(`${at}/sign`, { digest: planned.digest }))).toBe('illegal-transition');

  // Whoever wrote the rule labels nothing.
  const adminId = (await admin.get('/people/me')).body.id;
  const body = {
    reviewerIds: staff.reviewerIds.slice(0, 2),
    adjudicatorIds: staff.reviewerIds.slice(2),
    due: inDays(9),
  };
  expect(await codeOf(admin.post(`${at}/label`, { ...body, reviewerIds: [adminId, ...body.reviewerIds] }))).toBe(
    'separation-of-duties',
  );
  const labelling = await admin.must(`${at}/label`, body);
  expect(labelling).toMatchObject({ state: 'labelling', round: { status: 'open' } });
  const round = String(labelling.round.id);

  // No peeking, by whatever door: neither whoever leads the round nor an administrator.
  const early = (await admin.get(`${at}/report`)).body;
  expect(early).toMatchObject({
    code: 'too-early',
    detail: expect.stringMatching(/in \d+(\.\d+)? % of cases, and not in 5 %/),
  });
  await labelled(first, round, right);
  for (const who of [admin, signs, first]) {
    expect(await codeOf(who.get(`/review-rounds/${round}/results`))).toBe('not-allowed');
    const shown = (await who.get(`/review-rounds/${round}`)).body;
    expect([shown.sample, shown.progress.disagreements, shown.mine.seesAnswers]).toEqual([null, null, false]);
    expect(JSON.stringify((await who.get(at)).body.strata)).not.toContain('errors');
  }
  // Whoever labels is not told what the rule made of it; others are.
  const whyFor = async (who: ApiClient): Promise<number> =>
    (await who.get(`/rules/why?rule=${String(rule.key)}`)).body.evaluations.length;
  expect([await whyFor(second), await whyFor(admin)]).toEqual([1, 25]);

  // Two differ on one, and a third decides.
  let asked = 0;
  await labelled(second, round, (title) => (title.includes(' medium') && (asked += 1) === 1 ? 'yes' : right(title)));
  await until('the third to be asked', async () => {
    return (await admin.get(`/review-rounds/${round}`)).body.status === 'adjudicating';
  });
  await labelled(third, round, right);
  const judged = await licenceIn(admin, planned, 'to_sign', 'failed');
  expect(judged).toMatchObject({
    state: 'to_sign',
    strata: [{ verdict: null }, { verdict: { errors: 0, missing: 0, licensed: true } }],
  });
  expect(judged.strata[1].verdict.bound).toBeLessThanOrEqual(20);
  expect((await admin.get(`${at}/report`)).body.strata).toMatchObject([
    { name: 'VN · seller fraud', precision: { value: 1 }, recall: { value: 1, high: 1 }, agreement: 1, acted: 0 },
  ]);

  // It does not act yet: not without signatures, not by one, not by its authors'.
  const act = (): Promise<ApiAnswer> => admin.post(`/rules/${String(rule.key)}/publish`, { state: 'act' });
  const { digest } = judged;
  expect(digest).not.toBe(planned.digest);
  expect(await codeOf(act())).toBe('illegal-transition');
  expect(await codeOf(admin.post(`${at}/sign`, { digest }))).toBe('separation-of-duties');
  expect(await codeOf(first.post(`${at}/sign`, { digest }))).toBe('not-allowed');
  expect(await codeOf(signs.post(`${at}/sign`, { digest: planned.digest }))).toBe('content-changed');
  await signs.must(`${at}/sign`, { digest });
  expect(await codeOf(signs.post(`${at}/sign`, { digest }))).toBe('already-signed');
  await admin.must(`/rules/${String(rule.key)}/publish`, { state: 'suggest' });
  expect(await codeOf(act())).toBe('illegal-transition');
  expect((await signsToo.must(`${at}/sign`, { digest })).state).toBe('in_force');
  expect((await ruleNow(rule)).allowed).toContain('act');
  expect((await act()).body).toMatchObject({ state: 'act', licence: { key: planned.key, state: 'in_force' } });

  // In what is licensed it acts, once, and a part of it goes to people; elsewhere it proposes.
  const elsewhere = await become(rule, { markets: ['SG'] });
  expect(elsewhere).toMatchObject({ acted: false, proposal: { status: 'proposed', licence: null } });
  const all: Awaited<ReturnType<typeof become>>[] = [];
  while (!all.some(({ acted }) => acted) || all.filter(({ acted }) => !acted).length < 2) all.push(await become(rule));
  const done = all.find(({ acted }) => acted);
  const held = all.filter(({ acted }) => !acted);
  expect(done?.proposal).toMatchObject({
    ...{ status: 'carried_out', maker: 'rule', decision: { by: { id: adminId } } },
    licence: { key: planned.key },
  });
  expect(await causeOf(done?.record)).toBe('Nobody had said who');
  const { items } = (await admin.get(`/findings/${String(done?.record.id)}/timeline`)).body;
  const edits = items.filter(({ type }: Body) => type === 'finding.edited');
  expect(edits).toMatchObject([
    { onProposal: { key: done?.proposal.key, rule: `${String(rule.key)}@1`, licence: { key: planned.key } } },
  ]);
  const why = (await admin.get(`/rules/why?record=${String(done?.record.key)}`)).body.evaluations;
  expect(why).toMatchObject([{ state: 'act', proposal: { status: 'carried_out', licence: { key: planned.key } } }]);
  // Nothing of one that went to people says that it is one of them.
  const plain = (body: Body): string[] => Object.keys(body).sort();
  for (const { proposal, record } of held) {
    expect(proposal).toMatchObject({ status: 'proposed', licence: null });
    expect(plain(proposal)).toEqual(plain(elsewhere.proposal));
    expect(await causeOf(record)).not.toBe('Nobody had said who');
    const [told] = (await admin.get(`/rules/why?record=${String(record.key)}`)).body.evaluations;
    expect(told.proposal.licence).toBeNull();
  }
  const report = (await admin.get(`${at}/report`)).body;
  expect(report).toMatchObject({
    unlicensed: 1,
    strata: [{ acted: all.length - held.length, held: held.length, failed: 0, minutesSaved: null }],
  });
  const cli = await commandLine(admin)('rules', 'licence', 'report', String(planned.key));
  expect(cli.out).toContain('VN · seller fraud');

  // People reject what went to them, or do it otherwise: surely more than 20 %. It falls, and tells why.
  const [otherwise, ...others] = held.map(({ proposal }) => proposal);
  await c.author.must(`/proposals/${String(otherwise?.key)}/approve`, {
    ...{ digest: otherwise?.digest, arguments: { cause: 'The desk had named somebody, too late' } },
  });
  expect((await admin.get(`${at}/report`)).body.strata).toMatchObject([
    { held: held.length, approved: 0, changed: 1, rejected: 0, agreedOnHeld: { value: 0 } },
  ]);
  for (const proposal of others)
    await c.author.must(`/proposals/${String(proposal.key)}/reject`, { reason: 'wrong_action' });
  expect(await licenceIn(admin, planned, 'fallen')).toMatchObject({
    because: expect.stringContaining(`rejected or changed ${held.length} of ${held.length}`),
    seed: expect.stringMatching(/^[0-9a-f]{32}$/),
  });
  expect(await ruleNow(rule)).toMatchObject({ state: 'suggest', because: expect.stringContaining('fell') });
  const told = (await admin.get('/notifications?kind=licence_fallen')).body.items;
  expect(told).toMatchObject([{ title: expect.stringContaining(String(planned.key)) }]);
  expect(await become(rule)).toMatchObject({ acted: false, proposal: { status: 'proposed' } });
  expect(await codeOf(act())).toBe('illegal-transition');
  await admin.must(`/rules/${String(rule.key)}/stop`);
});
