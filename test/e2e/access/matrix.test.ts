import { createApp } from '../../../apps/api/src/app.js';
import { isNoun } from '../../../database/engine/not-there.js';
import { exampleRule } from '../../../domain/rule/example.js';
import { analysisCase } from '../../factories/analysis.js';
import { launchedCase } from '../../factories/case.js';
import { standsInFor } from '../../factories/delegation.js';
import { inDays } from '../../factories/case.js';
import { controlCase, runNow } from '../../factories/control.js';
import { findingCase } from '../../factories/finding.js';
import { governanceCase } from '../../factories/governance-case.js';
import { riskCase } from '../../factories/risk.js';
import { summaryOf } from '../../factories/model-run.js';
import { templateBody } from '../../factories/template.js';
import { ApiClient } from '../../harness/api-client.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { absent } from '../routes/world.js';
import { answerOf, answersOf, together } from './matrix/answers.js';
import { pathWith, questionsOf, routesOf, type Document, type Route } from './matrix/document-routes.js';
import { everything, type Hands, type Ids } from './matrix/things.js';
import { viewersOf, type Seen, type Viewer } from './matrix/viewers.js';

/**
 * Every route that reads, out of the OpenAPI document, asked by a person of every kind, where reading is open and where it is
 * by scope, about what they see: before something is made that they do not see, and after. The answers are equal. What they do
 * not see is asked for by its ids too, and by every field of every query: it is as if it were not there.
 */
interface Door {
  viewer: Viewer;
  reading: 'open' | 'scoped';
  client: ApiClient;
}

let tollgate: Tollgate;
let close: (() => Promise<void>) | undefined;
let routes: Route[];
let hands: Hands;
let plain: Ids;
let other: Ids;
let secret: Ids;
let read: string[];
let questions: string[];
const doors: Door[] = [];
const taken: Record<'first' | 'second' | 'last', Map<string, Map<string, string>>> = {
  first: new Map(),
  second: new Map(),
  last: new Map(),
};
const nameOf = ({ viewer, reading }: Door): string => `${viewer.name}, ${reading}`;
const seenBy = ({ viewer, reading }: Door): Seen => viewer.sees[reading];
const words = { other: 'Quokka', secret: 'Zeppelin' };

/** Routes that are asked about nothing that is there: those of administrators, who see all, and answers kept for the asker. */
const ofNothing = [
  ...['/deliveries/{id}', '/webhooks/{id}/deliveries/{deliveryId}', '/role-grants/{id}', '/sign-in-providers/{id}'],
  ...['/sign-in-providers/{id}/identities', '/requests/{key}', '/legal-holds/{id}'],
  // Whoever got a weekly report reads it, and nobody else: `test/e2e/governance-reports/sent.test.ts`.
  ...['/governance-reports/sent/{sentId}', '/governance-reports/sent/{sentId}/document'],
  '/governance-reports/subscriptions/{subscriptionId}',
  // Numbers of a rule of the house, which names no record; one needs a rule that has matched many: `test/e2e/acting-licences`.
  ...['/acting-licences/{id}', '/acting-licences/{id}/report'],
];

/** What is told as it changes, and not read: `test/e2e/events` asks who is told of what. */
const streams = ['/events'];

/** @param of whoever sees this of what is made later: to them, what was there then is what they are told ever after */
async function everybodyAsks(into: Map<string, Map<string, string>>, of?: Seen): Promise<void> {
  for (const door of doors.filter((one) => of === undefined || seenBy(one) === of)) {
    const more = door.viewer.asksAll.includes(door.reading) ? questions : [];
    into.set(nameOf(door), await answersOf(door.client, [...read, ...ownPaths(door), ...more]));
  }
}

/** Routes that answer with nothing unless they are asked about something, and what they are asked. */
function questionsAnswered({ key = '', 'action-items': itemId = '', ...ids }: Ids): string[] {
  const { ownerId } = hands;
  return [
    `/governance-metrics/${ids['governance-metrics'] ?? ''}/effect?from=2026-01-05`,
    '/names?kind=program&name=Plain',
    '/search?q=Plain',
    '/search/count?q=Plain',
    '/search?q=AI-7',
    '/analyses/pareto?by=cause',
    '/ageing?by=market',
    '/ageing?by=program',
    `/action-items/${itemId}/due-move?date=2030-06-03`,
    `/access/explain?person=${ownerId}&action=start&record=${key}`,
    `/time/add?from=2026-12-01T09:00&duration=P1D&person=${ownerId}`,
    `/time/subtract?from=2026-12-01T09:00&duration=P1D&person=${ownerId}`,
    `/time/between?from=2026-12-01T09:00&to=2026-12-04T09:00&person=${ownerId}`,
  ];
}

/** What belongs to whoever asks. */
function ownPaths({ viewer: { id, feeds } }: Door): string[] {
  const own = routes.filter(({ method, path }) => method === 'GET' && path.startsWith('/people/{id}'));
  return [...own.flatMap(({ path }) => pathWith(path, { people: id }) ?? []), ...feeds];
}

beforeAll(async () => {
  const settings = {
    webhookAllowLoopback: true,
    combineWindowSeconds: 0,
    requestsPerMinute: 1e6,
    failuresPerMinute: 1e6,
    // Proofs lead to the newest: one that is signed meanwhile is no word about what is hidden.
    checkpointMinutes: 1_440,
  };
  tollgate = await startTollgate({ settings });
  const { admin, dataSource, temporal } = tollgate;
  const scoped = await createApp({ ...tollgate.settings, reading: 'scoped' }, dataSource, temporal);
  await scoped.listen(0, '127.0.0.1');
  close = () => scoped.close();
  const scopedUrl = (await scoped.getUrl()).replace('[::1]', '127.0.0.1');

  hands = {
    ...{ ...(await launchedCase(tollgate)), risks: await riskCase(tollgate) },
    ...{ cases: await governanceCase(tollgate), findings: await findingCase(tollgate) },
    analyses: await analysisCase(tollgate),
    admin: tollgate.admin,
    controls: await controlCase(tollgate),
  };
  plain = await everything(hands, 'Plain', { domain: 'plain domain', market: 'SG' });
  Object.assign(plain, await house(plain), {
    occurrences: await runNow(dataSource, plain['controls'] ?? ''),
    'control-tests': await testOf(admin, plain['controls']),
    proposals: await proposalOf(admin, plain, 'Plain'),
  });
  // What is stored about oneself grows with each question: `test/e2e/people/personal.test.ts` asks that it has no word of records.
  routes = routesOf((await (await fetch(`${tollgate.url}/openapi.json`)).json()) as Document).filter(
    ({ path }) => path !== '/people/{id}/stored',
  );
  for (const viewer of await viewersOf(tollgate, plain, 'SG')) {
    // They are told of calendars as the clock goes: `doors.test.ts` and `previews.test.ts` ask as them.
    if (viewer.name === 'administrator of an outsourced site') continue;

    doors.push({ viewer, reading: 'open', client: viewer.client });
    doors.push({ viewer, reading: 'scoped', client: new ApiClient(scopedUrl, viewer.client.token) });
  }
  const reads = routes.filter(({ method }) => method === 'GET');
  read = [...reads.flatMap(({ path }) => pathWith(path, plain) ?? []), ...questionsAnswered(plain)];
  const given = { person: hands.ownerId, action: 'start', by: 'cause' };
  const about = { word: words.secret, id: absent, key: 'AI-99', given };
  questions = reads.flatMap((route) => {
    const path = pathWith(route.path, plain);
    return path === undefined ? [] : questionsOf({ ...route, path }, about);
  });

  await everybodyAsks(taken.first, 'nothing');
  other = await everything(hands, words.other, { domain: `${words.other}-domain`, market: 'VN' });
  other['control-tests'] = await testOf(admin, other['controls']);
  other['proposals'] = await proposalOf(admin, other, words.other);
  other['occurrences'] = await runNow(dataSource, other['controls'] ?? '');
  await everybodyAsks(taken.second, 'other');
  secret = await everything(hands, words.secret, { domain: `${words.secret}-domain`, market: 'TH' });
  secret['control-tests'] = await testOf(admin, secret['controls']);
  secret['proposals'] = await proposalOf(admin, secret, words.secret);
  secret['occurrences'] = await runNow(dataSource, secret['controls'] ?? '');
  for (const noun of ['programs', 'exceptions', 'risks', 'cases', 'review-rounds', 'findings', 'analyses', 'controls'])
    await admin.put(`/${noun}/${secret[noun] ?? ''}/readers`, { restricted: true });
  await everybodyAsks(taken.last);
  // Some fifteen thousand questions: minutes, and three times as many on a slow machine.
}, 1_800_000);
afterAll(async () => {
  await close?.();
  await tollgate.stop();
});

/** A test of a control, by somebody who owns nothing here. */
async function testOf(admin: ApiClient, control = ''): Promise<string> {
  const asked = { control, about: 'design', testerId: hands.managerId, due: inDays(40) };
  return (await admin.must('/control-tests', asked)).id;
}

/** A proposal of a command of a control: it is seen with it, and says what it says. */
async function proposalOf(admin: ApiClient, of: Ids, word: string): Promise<string> {
  const asked = { record: of['controls'], command: 'reassign', reason: word };
  const said = { operatorId: hands.managerId, reason: word };
  return (await admin.must('/proposals', { ...asked, arguments: said })).id;
}

/** A metric with a value of the whole, which is a breach. */
async function measured(): Promise<Ids> {
  const { admin } = tollgate;
  const { id } = await admin.must('/governance-metrics', {
    ...{ key: 'backlog', name: 'Backlog', type: 'count', formula: 'Cases that wait', direction: 'lower' },
    ...{ source: 'Tests', cadence: 'daily', zone: 'UTC', domain: 'plain domain', dimensions: ['queue'] },
    thresholds: [{ name: 'long', red: { above: 5 } }],
  });
  const rows = [
    ...[
      ['2026-01-04', null, 4],
      ['2026-01-04', 'live', 1],
    ],
    ...[
      ['2026-01-05', null, 7],
      ['2026-01-05', 'live', 2],
    ],
  ];
  await admin.must(`/governance-metrics/${id}/values`, { columns: ['period', 'queue', 'value'], rows });
  const [breach] = (await admin.get('/breaches')).body.items;
  return { 'governance-metrics': id, breaches: breach.id };
}

/** What there is besides records. */
async function house({ programs = '', cases = '' }: Ids): Promise<Ids> {
  const { admin } = tollgate;
  const layer = {
    name: 'Desk',
    zone: 'Asia/Singapore',
    members: [hands.ownerId],
    starts: '2026-01-05',
    handover: '09:00',
  };
  const layers = [{ ...layer, weeks: 1, hours: null, days: [1, 2, 3, 4, 5, 6, 7] }];
  const [policy] = (await admin.get('/policies')).body.items;
  const room = { channel: 'teams', url: 'http://127.0.0.1:9/y', name: 'Room' };
  const hook = { name: 'Hook', url: 'http://127.0.0.1:9/x', events: ['*'] };
  return {
    ...(await measured()),
    teams: (await admin.must('/teams', { name: 'Team', market: 'SG' })).id,
    templates: (await admin.must('/templates', { name: 'Template', body: templateBody() })).id,
    policies: policy.id,
    rules: (await admin.must('/rules', { name: 'Rule', text: exampleRule })).id,
    ai: await summaryOf(tollgate.dataSource, {
      record: (await admin.get(`/cases/${cases}`)).body,
      askedBy: hands.ownerId,
    }),
    rotas: (await admin.must('/rotas', { name: 'Rota', body: { layers, overrides: [] } })).id,
    webhooks: (await admin.must('/webhooks', hook)).id,
    delegations: (await standsInFor(hands.owner, hands.managerId)).id,
    roomId: (await hands.manager.must(`/programs/${programs}/rooms`, room)).id,
    ...{ people: hands.ownerId, calendars: 'SG', version: '1' },
  };
}

test('every reading route is asked about something that is there', () => {
  const reads = routes.filter(({ method }) => method === 'GET').map(({ path }) => path);
  expect(reads.filter((path) => pathWith(path, plain) === undefined).sort()).toEqual([...ofNothing].sort());
  const answers = taken.last.get('administrator, open');
  const refused = reads.flatMap((path) => {
    const of = [...(answers ?? [])].filter(([address]) => address.split('?')[0] === pathWith(path, plain));
    return of.length === 0 || of.some(([, said]) => /^2/.test(said)) || streams.includes(path) ? [] : [path];
  });
  expect(refused).toEqual([]);
});

/** How two answers of the same address differ, short enough to be read. */
function difference(path: string, was = '', is = ''): string[] {
  if (was === is) return [];
  let at = 0;
  while (was[at] === is[at]) at += 1;
  const cut = (text: string): string => text.slice(Math.max(0, at - 60), at + 120);
  return [`${path}: …${cut(was)}… is now …${cut(is)}…`];
}

const kinds = [
  ...['administrator', 'auditor', 'head of governance of a market', 'program manager', 'risk analyst of a market'],
  ...['administrator of a market', 'program manager of a market', 'token of an administrator'],
  ...['member with a scope', 'member', 'token that reads', 'token for one program', 'person of an outsourced site'],
].flatMap((name) => [`${name}, open`, `${name}, scoped`]);

test.each(kinds)('to %s, no answer tells of what they do not see', (name) => {
  const door = doors.find((one) => nameOf(one) === name);
  const [first, second, last] = [taken.first.get(name), taken.second.get(name), taken.last.get(name)];
  if (!door || !last) throw new Error(`nobody asked as ${name}`);
  const base = { nothing: first, other: second, all: null }[seenBy(door)];
  const told = [...last].flatMap(([path, is]) => (base === null ? [] : difference(path, base?.get(path), is)));
  expect(told).toEqual([]);
  // Whoever sees it is told: what was asked is what tells.
  const says = (word: string): number => [...last.values()].filter((said) => said.includes(`${word} item 1`)).length;
  expect([says(words.other) > 0, says(words.secret) > 0]).toEqual([seenBy(door) !== 'nothing', seenBy(door) === 'all']);
});

/** By id, and by key. */
function named(ids: Ids): [noun: string, ref: string, missing: string][] {
  return Object.entries(ids)
    .filter(([noun]) => isNoun(noun))
    .map(([noun, id]): [string, string, string] => [noun, id, absent])
    .concat([['action-items', ids['key'] ?? '', 'AI-999999']]);
}

test.each(kinds)('to %s, the ids of what they do not see are ids of nothing, at every route', async (name) => {
  const door = doors.find((one) => nameOf(one) === name);
  if (!door) throw new Error(`nobody asked as ${name}`);
  const hidden = { nothing: [other, secret], other: [secret], all: [] }[seenBy(door)];
  const told: string[] = [];
  // Others are refused by the same guard, before it is looked at what was sent.
  const methods = door.viewer.asksAll.length > 0 ? /./ : /GET/;
  const asked = hidden.flatMap((ids) =>
    named(ids).flatMap(([noun, ref, missing]) =>
      routes
        .filter(({ method, path }) => methods.test(method) && path.startsWith(`/${noun}/{id}`))
        .map((route) => ({ ...route, ids, noun, ref, missing })),
    ),
  );
  await together(asked, async ({ method, path, ids, noun, ref, missing }) => {
    const at = (id: string): string =>
      pathWith(path, { ...ids, version: '1', [noun]: id }) ?? path.replace('{id}', id).replaceAll(/\{\w+\}/g, absent);
    const is = await answerOf(door.client, method, at(ref), {});
    const gone = await answerOf(door.client, method, at(missing), {});
    told.push(...difference(`${method} ${path} ${ref}`, gone, is.replaceAll(ref, missing)));
  });
  expect(told).toEqual([]);
});

/** What a request names elsewhere than in its address: by whoever may make such things in a program of theirs. */
test('what is not seen is not there either for whoever names it in what they send', async () => {
  const managerId = await tollgate.person('Names what they do not see', { access: 'program_manager' });
  const client = await tollgate.as(managerId);
  const { id: programId } = await client.must('/programs', { name: 'Own', launch: true });
  const item = { title: 'x', ownerId: managerId, due: { date: '2030-01-01' } };
  const { id: itemId } = await client.must('/action-items', { ...item, programId });
  const window = { reason: 'x', startsAt: '2030-01-01T00:00:00Z', endsAt: '2030-01-01T01:00:00Z' };
  const recurring = { title: 'x {{date}}', ownerId: managerId, dueIn: 'P1D' };
  const asked = (ids: Ids): [path: string, body: object][] => [
    ['/action-items', { ...item, programId: ids['programs'] }],
    ['/action-items', { ...item, programId, phaseId: ids['phaseId'] }],
    [`/action-items/${itemId}/dependencies`, { on: ids['key'] }],
    [`/action-items/${itemId}/dependencies`, { on: ids['action-items'] }],
    ['/exceptions', exceptionAbout(managerId, ids['action-items'])],
    ['/exceptions', exceptionAbout(managerId, ids['key'])],
    ['/bulk-operations', { kind: 'hold', body: { reason: 'x' }, itemIds: [ids['action-items']] }],
    ['/bulk-operations', { kind: 'hold', body: { reason: 'x' }, itemIds: [itemId, ids['key']] }],
    ['/bulk-operations', { kind: 'hold', body: { reason: 'x' }, filter: { program: ids['programs'] } }],
    ['/rehearsals', { programId: ids['programs'], days: 1 }],
    ['/maintenance-windows', { ...window, programId: ids['programs'] }],
    [
      '/recurrences',
      { name: 'x', schedule: { rule: 'FREQ=DAILY' }, item: { ...recurring, programId: ids['programs'] } },
    ],
    ['/recurrences/preview', { schedule: { rule: 'FREQ=DAILY' }, programId: ids['programs'] }],
    [`/people/${managerId}/feeds`, { programId: ids['programs'] }],
    [`/people/${managerId}/tokens`, { name: 'x', programId: ids['programs'] }],
  ];
  const nothing = { programs: absent, phaseId: absent, key: 'AI-999999', 'action-items': absent };
  const [hidden, gone] = [asked(secret), asked(nothing)];
  const told: string[] = [];
  for (const [index, [path, body]] of hidden.entries()) {
    const is = await answerOf(client, 'POST', path, body);
    const none = await answerOf(client, 'POST', path, gone[index]?.[1]);
    const same = Object.entries(nothing).reduce((said, [of, id]) => said.replaceAll(secret[of] ?? '', id), is);
    told.push(...difference(`POST ${path} ${JSON.stringify(body)}`, none, same));
    if (!/^4/.test(is)) told.push(`POST ${path} ${JSON.stringify(body)} is let in`);
  }
  expect(told).toEqual([]);
});

function exceptionAbout(ownerId: string, item: string | undefined): object {
  return {
    ...{ kind: 'policy_exception', title: 'x', rule: 'x', rationale: 'x', items: [item] },
    ...{ scope: { text: 'x', markets: ['VN'] }, compensatingControls: [{ text: 'x', ownerId }] },
    ...{ inherentRating: 'high', residualRating: 'medium', ends: { date: '2030-01-01' }, riskOwnerId: ownerId },
  };
}
