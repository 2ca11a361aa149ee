import { lockRule } from '../../../database/rules/rules.js';
import { stopRule } from '../../../database/rules/stop.js';
import { findingCase, type FindingCase } from '../../factories/finding.js';
import type { ApiAnswer, ApiClient } from '../../harness/api-client.js';
import { commandLine } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

type Body = ApiAnswer['body'];

let tollgate: Tollgate;
let admin: ApiClient;
let c: FindingCase;
let stranger: ApiClient;

beforeAll(async () => {
  tollgate = await startTollgate();
  admin = tollgate.admin;
  c = await findingCase(tollgate);
  stranger = await tollgate.as(await tollgate.person('Stranger'));
});
afterAll(async () => {
  await tollgate.stop();
});

let count = 0;
interface Said {
  if?: string;
  events?: string;
  command?: string;
  says?: string;
  budget?: number;
}
const ruleOf = ({ if: condition = 'true', events = 'finding.agreed', command = 'lower', says, budget = 100 }: Said) =>
  `on: { kind: finding, events: ["${events}"] }\nif: '${condition}'\nthen: { command: ${command}, arguments: { ${says ?? 'reason: As the rule says'} } }\nreason: Nobody was harmed\nbudget: ${budget}\n`;
const at = ({ key }: Body): string => `/rules/${String(key)}`;
const written = (said: Said): Promise<Body> =>
  admin.must('/rules', { name: `Watched ${(count += 1)}`, text: ruleOf(said) });
const put = (rule: Body, state: 'shadow' | 'suggest'): Promise<Body> => admin.must(`${at(rule)}/publish`, { state });
async function listening(state: 'shadow' | 'suggest', said: Said): Promise<Body> {
  const rule = await written(said);
  await put(rule, 'shadow');
  return state === 'shadow' ? rule : put(rule, 'suggest');
}
const why = async (record: Body, rule?: Body): Promise<Body> =>
  (await admin.get(`/rules/why?record=${String(record.key)}${rule ? `&rule=${String(rule.key)}` : ''}`)).body;
/** What a rule made of the events of a record, once it has answered to this one, and nothing of it waits. */
const answered = (record: Body, rule: Body, event: string): Promise<Body> =>
  until(`${String(rule.key)} to answer to ${event}`, async () => {
    const { evaluations } = await why(record, rule);
    const one = evaluations.find((each: Body) => each.event.type === event && !each.waits);
    return one ?? false;
  });
const proposalsOn = async (record: Body): Promise<Body[]> =>
  (await admin.get(`/proposals?record=${String(record.key)}`)).body.items;
const finding = async (record: Body): Promise<Body> => (await admin.get(`/findings/${String(record.id)}`)).body;

test('in shadow a rule says what it would do, by the facts as they were, and nothing comes of it', async () => {
  const rule = await listening('shadow', { if: 'record.status == "proposed"', events: 'finding.*' });
  const before = (await admin.get('/proposals/count')).body.count;
  const many = await Promise.all(Array.from({ length: 6 }, () => c.agreed()));
  const standing = await Promise.all(many.map(finding));
  for (const one of many) {
    const matched = await answered(one, rule, 'finding.proposed');
    expect(matched).toMatchObject({
      ...{ outcome: 'matched', state: 'shadow', version: 1, proposal: null, refused: null },
      would: { command: 'lower', arguments: { reason: 'As the rule says' } },
      why: [{ text: 'record.status == "proposed"', holds: true, sides: [{ value: 'proposed' }] }],
    });
    // The same record a moment later: the facts are those of each event.
    expect(await answered(one, rule, 'finding.agreed')).toMatchObject({
      ...{ outcome: 'not_matched', would: null },
      why: [{ holds: false, sides: [{ value: 'agreed' }] }],
    });
  }
  expect((await admin.get('/proposals/count')).body.count).toBe(before);
  expect((await Promise.all(many.map(finding))).map(({ version }) => version)).toEqual(
    standing.map(({ version }) => version),
  );
  const left = await tollgate.dataSource.query(
    'SELECT 1 FROM rule_heard h JOIN rule_versions v ON v.id = ANY(h.versions) WHERE v.rule_id = $1',
    [rule.id],
  );
  expect(left).toEqual([]);
  await admin.must(`${at(rule)}/stop`);
});

test('an event is answered once, whoever takes its turn; and its facts are as a rule would have them, or an error is seen', async () => {
  const rule = await listening('shadow', { if: 'record.withdrawal == "x"', events: 'finding.recorded' });
  const one = await c.drafted();
  const seen = await answered(one, rule, 'finding.recorded');
  expect(seen).toMatchObject({
    outcome: 'error',
    said: expect.stringContaining('Ask has(record.withdrawal) before it'),
  });
  // The turn comes again, as where a worker had died before it could say that it was done.
  await tollgate.asOwner((owner) =>
    owner.query(
      `INSERT INTO rule_heard (event_seq, versions) SELECT event_seq, ARRAY[version_id] FROM rule_evaluations WHERE rule_id = $1`,
      [rule.id],
    ),
  );
  await until('the turn to be taken', async () => {
    const turns = await tollgate.dataSource.query(
      'SELECT 1 FROM rule_heard h JOIN rule_versions v ON v.id = ANY(h.versions) WHERE v.rule_id = $1',
      [rule.id],
    );
    return turns.length === 0;
  });
  expect((await why(one, rule)).evaluations).toEqual([seen]);
  await admin.must(`${at(rule)}/stop`);
});

test('in suggest it proposes once, as whoever put it there; what comes of that does not set it off again', async () => {
  const rule = await listening('suggest', { if: 'record.rating == "high"', events: 'finding.*' });
  const one = await c.agreed();
  await answered(one, rule, 'finding.agreed');
  const p = await until('the proposal', async () => (await proposalsOn(one))[0] ?? false);
  expect(p).toMatchObject({
    ...{ command: 'lower', maker: 'rule', status: 'proposed', reason: 'Nobody was harmed' },
    madeBy: { name: rule.name, rule: `${String(rule.key)}@1` },
    quotes: [
      { text: 'record.rating == "high"; record.rating was high', source: one.key, place: `${String(rule.key)}@1` },
    ],
  });
  // The same waits already: what else happened to the record is not proposed again, and that is said.
  const all = (await why(one, rule)).evaluations;
  expect(all.filter(({ proposal }: Body) => proposal !== null)).toHaveLength(1);
  expect(all.filter(({ refused }: Body) => refused !== null).length).toBeGreaterThan(0);
  // Whoever put it into suggest has set the machine to work, and approves nothing of it.
  const digest = { digest: p.digest };
  expect((await admin.post(`/proposals/${String(p.key)}/approve`, digest)).body.code).toBe('separation-of-duties');
  await c.domainLead.must(`/proposals/${String(p.key)}/approve`, digest);
  // An observation has no rating: a condition that does not ask first fails, and is seen to.
  expect(await answered(one, rule, 'finding.lowered')).toMatchObject({ outcome: 'error', proposal: null });
  expect(await proposalsOn(one)).toHaveLength(1);
  await admin.must(`${at(rule)}/stop`);
});

test('what came of its own proposal is not proposed again, and a chain ends', async () => {
  const rule = await listening('suggest', {
    ...{ events: 'finding.reassigned', command: 'reassign', says: `ownerId: "${c.authorId}", reason: x` },
  });
  const one = await c.agreed();
  await c.domainLead.must(`/findings/${String(one.id)}/reassign`, { ownerId: c.bossId, reason: 'x' });
  const p = await until('the proposal', async () => (await proposalsOn(one))[0] ?? false);
  await c.domainLead.must(`/proposals/${String(p.key)}/approve`, { digest: p.digest });
  const own = await until('its own event to be answered', async () => {
    const { evaluations } = await why(one, rule);
    return evaluations.length === 2 ? evaluations[0] : false;
  });
  expect(own).toMatchObject({
    outcome: 'matched',
    proposal: null,
    refused: expect.stringContaining('what this rule has proposed'),
  });
  await admin.must(`${at(rule)}/stop`);
});

test('what the rules of the record refuse is not proposed, and why says so', async () => {
  const rule = await listening('suggest', { events: 'finding.recorded' });
  const one = await c.noted();
  const seen = await answered(one, rule, 'finding.recorded');
  expect(seen).toMatchObject({ outcome: 'matched', proposal: null, refused: expect.any(String) });
  expect(await proposalsOn(one)).toEqual([]);
  const cli = await commandLine(admin)('rules', 'why', String(one.key), String(rule.key));
  expect(cli.out).toContain(`not proposed: ${seen.refused}`);
  await admin.must(`${at(rule)}/stop`);
});

test('once it is stopped, nothing more comes of what waits', async () => {
  const rule = await listening('suggest', {});
  const many = await tollgate.dataSource.transaction(async (manager) => {
    // Nobody proposes for a rule that is held.
    await lockRule(manager, rule.id);
    const made = await Promise.all(Array.from({ length: 5 }, () => c.agreed()));
    await until('all of them to wait', async () => {
      const told = await Promise.all(made.map((one) => why(one, rule)));
      return told.every(({ evaluations }) => evaluations[0]?.waits === true);
    });
    expect(await stopRule(manager, rule.id, { by: null, because: 'Wrong in Vietnam', key: 'test' })).toBe(true);
    return made;
  });
  for (const one of many) {
    expect((await why(one, rule)).evaluations).toMatchObject([
      { waits: false, proposal: null, refused: expect.any(String) },
    ]);
    expect(await proposalsOn(one)).toEqual([]);
  }
  expect((await admin.get(at(rule))).body).toMatchObject({ state: 'stopped', because: 'Wrong in Vietnam' });
  // It goes on from what happens from then on, and is watched first.
  expect((await admin.post(`${at(rule)}/publish`, { state: 'suggest' })).body.code).toBe('illegal-transition');
  await put(rule, 'shadow');
  await put(rule, 'suggest');
  const later = await c.agreed();
  await until('it to propose again', async () => (await proposalsOn(later)).length === 1);
  expect((await Promise.all(many.map(proposalsOn))).flat()).toEqual([]);
  const stopped = await commandLine(admin)('rules', 'stop', '--all', '--reason', 'Enough');
  expect(stopped.out).toContain(String(rule.key));
  expect((await admin.must('/rules/stop')).stopped).toEqual([]);
});

test('above its budget a rule stops itself, and tells whoever put it there once', async () => {
  const rule = await listening('suggest', { budget: 1 });
  const told = async (): Promise<Body[]> =>
    (await admin.get('/notifications?kind=rule_stopped&limit=100')).body.items.filter(({ title }: Body) =>
      String(title).includes(String(rule.key)),
    );
  const [first, ...more] = [await c.agreed(), await c.agreed(), await c.agreed()];
  await until('it to stop itself', async () => (await admin.get(at(rule))).body.state === 'stopped');
  const made = (await Promise.all([first, ...more].map(proposalsOn))).flat();
  expect(made).toHaveLength(1);
  expect((await admin.get(at(rule))).body.because).toContain('which is its budget');
  await until('it to be told', async () => (await told()).length === 1);
});

test('a rule that takes too long stops itself, and those beside it are answered', async () => {
  const loop = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].reduceRight(
    (inner, name) => `record.recommendations.exists(${name}, ${inner})`,
    'a + b + c + d + e + f + g == "?"',
  );
  const slow = await listening('shadow', { if: loop, events: 'finding.recorded' });
  const quick = await listening('shadow', { if: 'record.rating == "high"', events: 'finding.recorded' });
  const recommendations = Array.from({ length: 20 }, (_, n) => `Recommendation ${n}`);
  const many = await Promise.all(Array.from({ length: 3 }, () => c.drafted({ recommendations })));
  await until('it to stop itself', async () => (await admin.get(at(slow))).body.state === 'stopped');
  for (const one of many) {
    expect(await answered(one, slow, 'finding.recorded')).toMatchObject({
      outcome: 'too_slow',
      said: expect.any(String),
    });
    expect(await answered(one, quick, 'finding.recorded')).toMatchObject({ outcome: 'matched' });
  }
  expect((await admin.get(at(slow))).body.because).toContain('took too long on 3 events');
  await admin.must(`${at(quick)}/stop`);
});

test('a rule comes into suggest out of shadow alone, by whoever keeps rules; why not is told of those that did nothing', async () => {
  const rule = await written({ events: 'finding.withdrawn' });
  const one = await c.drafted();
  expect((await why(one, rule)).silent).toMatchObject([
    { state: 'draft', because: expect.stringContaining('It is a draft') },
  ]);
  const refused: [ApiClient, string, object, number, string][] = [
    [admin, `${at(rule)}/publish`, { state: 'suggest' }, 409, 'illegal-transition'],
    // It acts by a licence alone: `test/e2e/acting-licences`.
    [admin, `${at(rule)}/publish`, { state: 'act' }, 409, 'illegal-transition'],
    [admin, `${at(rule)}/publish`, { state: 'haste' }, 400, 'invalid-request'],
    [admin, `${at(rule)}/publish`, { state: 'shadow', version: 9 }, 404, 'not-found'],
    [admin, `${at(rule)}/stop`, {}, 409, 'illegal-transition'],
    [stranger, `${at(rule)}/publish`, { state: 'shadow' }, 403, 'not-allowed'],
    [stranger, `${at(rule)}/stop`, {}, 403, 'not-allowed'],
    [stranger, '/rules/stop', {}, 403, 'not-allowed'],
  ];
  for (const [who, path, body, status, code] of refused) {
    const answer = await who.post(path, body);
    expect([path, answer.status, answer.body.code]).toEqual([path, status, code]);
  }
  await put(rule, 'shadow');
  await admin.must(`${at(rule)}/versions`, { text: ruleOf({ if: 'false', events: 'finding.withdrawn' }) });
  expect((await admin.post(`${at(rule)}/publish`, { state: 'suggest', version: 2 })).body.detail).toContain(
    'version 1 is in shadow',
  );
  expect((await why(one, rule)).silent).toMatchObject([
    { because: expect.stringContaining('Nothing that it listens to') },
  ]);
  const trail = (await admin.get(`/audit-events?subjectId=${String(rule.id)}`)).body.items;
  expect(trail.map(({ type }: Body) => type)).toContain('rule.published');
  // What somebody does not see is not told by its rules either.
  const secret = await c.drafted();
  await admin.put(`/findings/${String(secret.id)}/readers`, { restricted: true, people: [], teams: [] });
  expect((await stranger.get(`/rules/why?record=${String(secret.key)}`)).status).toBe(404);
  const seen = (await stranger.get('/rules/why')).body.evaluations.map(({ record }: Body) => record.id);
  expect(seen).not.toContain(secret.id);
});
