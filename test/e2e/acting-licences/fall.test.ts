import { tendLicences } from '../../../database/rules/licence-tend.js';
import { takeTurns } from '../../../database/rules/turns.js';
import {
  acting,
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
  await tollgate.stop();
});

const world = (): { admin: ApiClient; finding: FindingCase } => ({ admin, finding: c });
const stateOf = async ({ key }: Body): Promise<unknown> => (await admin.get(`/rules/${String(key)}`)).body.state;
const proposalsOn = async (record: Body): Promise<Body[]> =>
  (await admin.get(`/proposals?record=${String(record.key)}`)).body.items;
const at = ({ key }: Body): string => `/acting-licences/${String(key)}`;
const day = 86_400_000;

test('its end comes by itself, and already before it is noticed nothing acts', async () => {
  const rule = await watchedRule(world());
  const licence = await acting(admin, rule, staff);
  await tendLicences(tollgate.dataSource, Date.parse(licence.endsAt) - 1);
  expect(await stateOf(rule)).toBe('act');
  await tendLicences(tollgate.dataSource, Date.parse(licence.endsAt));
  expect(await licenceIn(admin, licence, 'ended')).toMatchObject({ because: 'Its planned end has come' });
  expect(await stateOf(rule)).toBe('suggest');
  await admin.must(`/rules/${String(rule.key)}/stop`);
});

test('another version, or a stop by itself, is another rule: the licence falls', async () => {
  const rule = await watchedRule(world(), { budget: 1 });
  const licence = await acting(admin, rule, staff);
  // More than its budget within an hour.
  for (let made = 0; made < 3; made++) await c.drafted({ title: `${String(rule.word)} high` });
  expect(await licenceIn(admin, licence, 'fallen')).toMatchObject({ because: expect.stringContaining('its budget') });
  expect(await stateOf(rule)).toBe('stopped');

  const other = await watchedRule(world());
  const second = await acting(admin, other, staff);
  const { versions } = (await admin.get(`/rules/${String(other.key)}`)).body;
  await admin.must(`/rules/${String(other.key)}/versions`, { text: versions[0].text.replace('is known', 'is clear') });
  // What is written only does nothing yet.
  expect((await admin.get(at(second))).body.state).toBe('in_force');
  await admin.must(`/rules/${String(other.key)}/publish`, { state: 'shadow' });
  expect((await admin.get(at(second))).body).toMatchObject({
    state: 'fallen',
    because: 'Version 2 of the rule listens in its place',
  });
  await admin.must(`/rules/${String(other.key)}/stop`);
});

test('a hit rate that is another falls it, and one that is the same does not', async () => {
  const rule = await watchedRule(world());
  const licence = await acting(admin, rule, staff);
  const since = Math.ceil(Date.parse(licence.inForceAt) / day) * day;
  const week = (asked: number, matched: number): Promise<void> =>
    tollgate.asOwner(async (owner) => {
      await owner.query(`UPDATE acting_licences SET rate = '{"asked": 1000, "matched": 100}' WHERE id = $1`, [
        licence.id,
      ]);
      await owner.query(
        `INSERT INTO rule_tallies (version_id, day, asked, matched) SELECT version_id, $2::date, $3, $4 FROM acting_licences WHERE id = $1
         ON CONFLICT (version_id, day) DO UPDATE SET asked = excluded.asked, matched = excluded.matched`,
        [licence.id, new Date(since + 2 * day).toISOString().slice(0, 10), asked, matched],
      );
    });
  await week(100, 11);
  await tendLicences(tollgate.dataSource, since + 8 * day);
  expect((await admin.get(at(licence))).body.state).toBe('in_force');
  await week(100, 40);
  // Before the week is over nobody looks at it.
  await tendLicences(tollgate.dataSource, since + 6 * day);
  expect((await admin.get(at(licence))).body.state).toBe('in_force');
  await tendLicences(tollgate.dataSource, since + 8 * day);
  expect((await admin.get(at(licence))).body).toMatchObject({
    state: 'fallen',
    because: expect.stringContaining('40 of 100 (40.0 %), and 100 of 1000 (10.0 %)'),
  });
  await admin.must(`/rules/${String(rule.key)}/stop`);
});

test('what it does waits for a worker and is done once; what waited when it was stopped is not done', async () => {
  const rule = await watchedRule(world());
  await acting(admin, rule, staff);
  /** A finding on which it acts, with nobody there to carry that out. */
  const waiting = async (): Promise<{ record: Body; proposal: Body }> => {
    await tollgate.stopWorker();
    for (;;) {
      const record = await c.drafted({ title: `${String(rule.word)} high` });
      await takeTurns(tollgate.dataSource);
      const proposal = await until('it to be answered', async () => (await proposalsOn(record))[0] ?? false);
      if (proposal.licence !== null) return { record, proposal };
    }
  };
  const causeOf = async ({ id }: Body): Promise<unknown> => (await admin.get(`/findings/${String(id)}`)).body.cause;
  const done = await waiting();
  expect(done.proposal.status).toBe('approved');
  expect(await causeOf(done.record)).not.toBe('Nobody had said who');
  await tollgate.startWorker();
  await until('it to be done', async () => (await proposalsOn(done.record))[0]?.status === 'carried_out');
  expect(await causeOf(done.record)).toBe('Nobody had said who');
  const { items } = (await admin.get(`/findings/${String(done.record.id)}/timeline`)).body;
  expect(items.filter(({ type }: Body) => type === 'finding.edited')).toHaveLength(1);

  const late = await waiting();
  await admin.must(`/rules/${String(rule.key)}/stop`);
  await tollgate.startWorker();
  const failed = await until('it to be refused', async () => {
    const [one] = await proposalsOn(late.record);
    return one?.status === 'failed' ? one : false;
  });
  expect(failed.failure).toMatchObject({ code: 'illegal-transition', detail: expect.stringContaining('was stopped') });
  expect(await causeOf(late.record)).not.toBe('Nobody had said who');
});

test('labels that are missing count as wrong, and drawing again until it passes is refused', async () => {
  const rule = await watchedRule(world());
  const licence = await admin.must('/acting-licences', smallPlan(rule));
  const [reviewer] = staff.reviewers;
  const [reviewerId] = staff.reviewerIds;
  if (!reviewer) throw new Error('nobody labels');
  const { round } = await admin.must(`${at(licence)}/label`, { reviewerIds: [reviewerId], perItem: 1, due: inDays(9) });
  const { item } = await reviewer.must(`/review-rounds/${String(round.id)}/next`);
  const answer = { assignmentId: item.assignmentId, decision: right(item.title) };
  await reviewer.must(`/review-rounds/${String(round.id)}/answers`, answer);
  await admin.must(`/review-rounds/${String(round.id)}/close`, { reason: 'It looks good' });
  const failed = await licenceIn(admin, licence, 'failed', 'to_sign');
  expect(failed).toMatchObject({ state: 'failed', strata: [{ drawn: 0 }, { verdict: { licensed: false } }] });
  expect(failed.strata[1].verdict.missing).toBeGreaterThan(12);
  const again = await admin.post('/acting-licences', smallPlan(rule));
  expect(again.body).toMatchObject({
    code: 'invalid-command',
    detail: expect.stringContaining('draws again until it passes'),
  });
  // One error is one too many by this plan.
  const other = await watchedRule(world());
  const second = await admin.must('/acting-licences', smallPlan(other));
  const labelling = await admin.must(`${at(second)}/label`, { reviewerIds: [reviewerId], perItem: 1, due: inDays(9) });
  let wrong = 0;
  await labelled(reviewer, labelling.round.id, (title) =>
    title.includes(' high') && (wrong += 1) === 1 ? 'no' : right(title),
  );
  expect(await licenceIn(admin, second, 'failed', 'to_sign')).toMatchObject({
    state: 'failed',
    strata: [{}, { verdict: { errors: 1, licensed: false } }],
  });
});
