import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { holderById } from '../../../database/people/load-actor.js';
import { withSight } from '../../../database/people/load-sight.js';
import { backTest } from '../../../database/rules/back-test.js';
import { findRule, versionOf } from '../../../database/rules/rules.js';
import { exampleRule } from '../../../domain/rule/example.js';
import { findingCase, type FindingCase } from '../../factories/finding.js';
import type { ApiAnswer, ApiClient } from '../../harness/api-client.js';
import { commandLine } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { absent } from '../routes/world.js';

type Body = ApiAnswer['body'];

let tollgate: Tollgate;
let admin: ApiClient;
let c: FindingCase;
let strangerId: string;
let stranger: ApiClient;

beforeAll(async () => {
  tollgate = await startTollgate();
  admin = tollgate.admin;
  c = await findingCase(tollgate);
  strangerId = await tollgate.person('Stranger');
  stranger = await tollgate.as(strangerId);
});
afterAll(async () => {
  await tollgate.stop();
});

let count = 0;
const named = (): string => `Rule ${(count += 1)}`;
const ruleOf = (condition: string, events = 'finding.*', more = ''): string =>
  `on: { kind: finding, events: ["${events}"] }\nif: '${condition}'\nthen: { command: lower, arguments: { reason: As the rule says } }\nreason: Nobody was harmed\n${more}`;
const written = (text: string): Promise<Body> => admin.must('/rules', { name: named(), text });
const ever = { from: '2020-01-01T00:00:00Z', until: '2100-01-01T00:00:00Z' };

test('a rule is written in one form, in versions, by whoever keeps policies, and the trail says so', async () => {
  const text = ruleOf('has(record.rating) && record.rating == "high"');
  const rule = await written(text);
  expect(rule).toMatchObject({
    ...{ key: expect.stringMatching(/^RU-\d+$/), state: 'draft', version: null, description: '' },
    newest: { version: 1, kind: 'finding', events: ['finding.*'], command: 'lower' },
    versions: [{ version: 1, text: expect.stringContaining('budget: 100') }],
    allowed: ['version', 'shadow', 'archive'],
  });
  expect((await stranger.get(`/rules/${String(rule.key)}`)).body.allowed).toEqual([]);
  const path = `/rules/${String(rule.key)}`;
  const more = await admin.must(`${path}/versions`, { text: rule.versions[0].text.replace('"high"', '"low"') });
  expect(more.versions.map(({ version }: Body) => version)).toEqual([2, 1]);
  const trail = (await admin.get(`/audit-events?subjectId=${String(rule.id)}`)).body.items;
  expect(trail.map(({ type }: Body) => type).sort()).toEqual(['rule.created', 'rule.version_added']);

  const over = await admin.must(`${path}/archive`, { reason: 'It was tried' });
  expect(over).toMatchObject({ state: 'archived', because: 'It was tried', stateBy: expect.any(Object) });
  expect((await admin.post(`${path}/versions`, { text })).body.code).toBe('illegal-transition');
  const again = await admin.must('/rules', { name: rule.name, text });
  const refused: [ApiClient, string, object, number, string][] = [
    [stranger, '/rules', { name: 'x', text }, 403, 'not-allowed'],
    [stranger, '/rules/check', { text }, 403, 'not-allowed'],
    [stranger, `${path}/versions`, { text }, 403, 'not-allowed'],
    [stranger, `${path}/archive`, {}, 403, 'not-allowed'],
    [stranger, `${path}/back-test`, ever, 403, 'not-allowed'],
    [admin, '/rules', { name: String(again.name).toUpperCase(), text }, 409, 'already-exists'],
    [admin, '/rules', { name: 'x', text: 'on: {}' }, 400, 'invalid-request'],
    [admin, `/rules/${absent}/versions`, { text }, 404, 'not-found'],
    [admin, '/rules/RU-999/back-test', ever, 404, 'not-found'],
    [admin, `${path}/back-test`, { ...ever, version: 9 }, 404, 'not-found'],
    [admin, `${path}/back-test`, { from: ever.until, until: ever.from }, 400, 'invalid-request'],
  ];
  for (const [who, at, body, status, code] of refused) {
    const answer = await who.post(at, body);
    expect([at, answer.status, answer.body.code]).toEqual([at, status, code]);
  }
});

test('what is wrong is said with its place before anything is kept, and what may be asked is described', async () => {
  const wrong = await admin.must('/rules/check', { text: ruleOf('record.raiting == "high" || true') });
  expect(wrong).toMatchObject({
    valid: false,
    problems: [{ path: 'if', line: 1, column: 8, message: expect.stringContaining('Did you mean rating?') }],
  });
  const body = await admin.must('/rules/check', { text: ruleOf('true').replace('reason: As', 'raison: As') });
  expect(body.problems.map(({ path }: Body) => path)).toEqual(
    expect.arrayContaining(['then.arguments.raison', 'then.arguments.reason']),
  );
  const slow = await admin.must('/rules/check', { text: ruleOf('record.title.matches("^(a+)+$")') });
  expect(slow.problems[0].message).toContain('matches may run for minutes');
  expect(await admin.must('/rules/check', { text: exampleRule })).toMatchObject({ valid: true, problems: [] });

  const { body: facts } = await admin.get('/rules/facts?kind=finding');
  expect(facts.items).toHaveLength(1);
  expect(facts.items[0]).toMatchObject({
    record: { rating: 'text', markets: 'texts', dueAt: 'instant', overdue: 'truth', ownerId: 'id', reopened: 'whole' },
    commands: expect.arrayContaining(['lower', 'reassign']),
    events: expect.arrayContaining([{ type: 'finding.raised', data: expect.any(Object) }]),
  });
  expect((await admin.get('/rules/facts?kind=action_item')).body.items[0].record).toMatchObject({
    severity: 'text',
    tags: 'texts',
  });
});

test('a back-test plays what has happened, guesses nothing, and nothing comes of it', async () => {
  const still = await c.proposed({ title: 'It stays as it is', markets: ['TH'] });
  const moved = await c.proposed({ title: 'It goes on', markets: ['TH'] });
  await c.owner.must(`/findings/${String(moved.id)}/agree`, {});
  const before = await admin.get('/proposals/count');
  const played = async (condition: string, events = 'finding.proposed', who = admin): Promise<Body> =>
    who.must(`/rules/${String((await written(ruleOf(condition, events))).key)}/back-test`, ever);

  // Nothing has happened to the one since: all is known. To the other something has: what may have changed is not known.
  const rated = await played('record.rating == "high" && record.title.like("^It ")');
  const of = (outcome: string): string[] =>
    rated.examples.filter((one: Body) => one.outcome === outcome).map((one: Body) => one.record.key);
  expect(of('matched')).toContain(still.key);
  expect(of('not_knowable')).toContain(moved.key);
  expect(rated).toMatchObject({ complete: true, errors: 0, tooSlow: 0 });
  expect(rated.unknown.map(({ fact }: Body) => fact).sort()).toEqual(['record.rating', 'record.title']);
  expect(rated.places).toEqual([expect.objectContaining({ domain: 'seller fraud', market: 'TH', matched: 1 })]);
  const example = rated.examples.find((one: Body) => one.record.key === still.key);
  expect(example).toMatchObject({
    event: { type: 'finding.proposed' },
    would: { command: 'lower', arguments: { reason: 'As the rule says' } },
    why: [
      { text: 'record.rating == "high"', holds: true, sides: [{ text: 'record.rating', value: 'high' }] },
      { text: 'record.title.like("^It ")', holds: true },
    ],
  });
  // What never changes, and what the event itself says, is known of both.
  const known = await played(`record.authorId == "${c.authorId}" && actor.kind == "person"`);
  expect(known).toMatchObject({ matched: rated.events, notKnowable: 0 });
  // A fact that is nothing is an error that is seen.
  expect(await played('has(record.dispute) && record.dispute.reason == "x"')).toMatchObject({ errors: 0, matched: 0 });
  const missing = await played('record.withdrawal == "x"');
  expect(missing.examples.find((one: Body) => one.outcome === 'error').said).toContain('Ask has(record.withdrawal)');

  expect((await admin.get('/proposals/count')).body).toEqual(before.body);
});

test('a back-test tells whoever asks of what they see alone, and of reading what is restricted the trail says so', async () => {
  const secret = await c.proposed({ title: 'Nobody else is to know' });
  const at = `/findings/${String(secret.id)}`;
  expect((await admin.put(`${at}/readers`, { restricted: true, people: [], teams: [] })).status).toBe(200);
  const rule = await written(ruleOf('record.title == "Nobody else is to know"', 'finding.proposed'));
  expect(await admin.must(`/rules/${String(rule.key)}/back-test`, ever)).toMatchObject({ matched: 1 });
  const trail = (await admin.get(`/audit-events?subjectId=${String(secret.id)}`)).body.items;
  expect(trail.map(({ type }: Body) => type)).toContain('finding.restricted_read');

  const { manager } = tollgate.dataSource;
  const version = await versionOf(manager, await findRule(manager, String(rule.id)), undefined);
  const holder = await holderById(manager, strangerId);
  const sight = holder && (await withSight(manager, holder, tollgate.settings.reading)).actor.sight;
  const period = { from: Date.parse(ever.from), until: Date.parse(ever.until) };
  expect(await backTest(tollgate.dataSource, version, { ...period, sight: sight ?? undefined })).toMatchObject({
    matched: 0,
  });
});

test('the command line writes, checks and plays rules', async () => {
  const cli = commandLine(admin);
  const file = join(tmpdir(), `rule-${process.pid}.yaml`);
  const example = await cli('rules', 'facts', 'finding', '--example');
  writeFileSync(file, example.out);
  expect(await cli('rules', 'check', file)).toMatchObject({ code: 0, out: 'It is a rule.\n' });
  expect((await cli('rules', 'create', named(), file)).out).toMatch(/^Written as RU-\d+, version 1/);
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('record.rating', 'record.raiting'));
  const wrong = await cli('rules', 'check', file);
  expect(wrong).toMatchObject({
    code: 1,
    out: expect.stringMatching(/^if, line 1, column 12: A finding has no "raiting"/),
  });
  const rule = await written(ruleOf('record.rating == "high"', 'finding.proposed'));
  const key = String(rule.key);
  expect((await cli('rules', 'version', key, '-')).code).toBe(1);
  const played = await cli('rules', 'back-test', key, '--from', '2020-01-01', '--until', '2100-01-01');
  expect(played.out).toContain('record.rating == "high": holds (record.rating is high)');
  expect((await cli('rules', 'list', '-q', String(rule.name))).out).toContain('finding.proposed');
  expect((await cli('rules', 'show', key)).out).toContain('Version 1, by');
  expect((await cli('rules', 'facts', 'finding')).out).toContain('record.rating');
});
