import { createApp } from '../../../apps/api/src/app.js';
import { exampleRule } from '../../../domain/rule/example.js';
import { analysisCase } from '../../factories/analysis.js';
import { inDays, launchedCase } from '../../factories/case.js';
import { controlCase } from '../../factories/control.js';
import { findingCase } from '../../factories/finding.js';
import { governanceCase } from '../../factories/governance-case.js';
import { riskCase } from '../../factories/risk.js';
import { templateBody } from '../../factories/template.js';
import { ApiClient } from '../../harness/api-client.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { absent } from '../routes/world.js';
import { together } from './matrix/answers.js';
import { routesOf, type Document, type Route } from './matrix/document-routes.js';
import { previewed, previews, type Aim } from './matrix/previews.js';
import { everything, type Hands, type Ids } from './matrix/things.js';
import { viewersOf, type Seen } from './matrix/viewers.js';

/**
 * Every route that says what would be, asked by a person of every kind, where reading is open and where it is by scope: before
 * something is made that they do not see, and after, by what they see and by what they do not. It is as if that were not there.
 */
interface Door {
  name: string;
  client: ApiClient;
  seen: Seen;
}

let tollgate: Tollgate;
let close: (() => Promise<void>) | undefined;
let routes: Route[];
let hands: Hands;
let plain: Ids;
let other: Ids;
let secret: Ids;
const doors: Door[] = [];
const nothing: Ids = {
  programs: absent,
  'action-items': absent,
  exceptions: absent,
  cases: absent,
  imports: absent,
  'review-rounds': absent,
  findings: absent,
  alignments: absent,
  controls: absent,
  recurrences: absent,
  key: 'AI-999999',
  word: 'Nowhere',
};
/** By phase, door and question. */
const answers: Record<'first' | 'second' | 'last', Map<string, string>> = {
  first: new Map(),
  second: new Map(),
  last: new Map(),
};

const questions = (aim: Aim): [route: string, index: number][] =>
  Object.entries(previews).flatMap(([route, asks]) => asks(aim).map((_, index): [string, number] => [route, index]));

/** What they are answered about one thing or another: by question. */
async function asked(door: Door, at: Ids): Promise<Map<string, string>> {
  const aim: Aim = { plain, ownerId: hands.ownerId, leadId: hands.leadId, at };
  const found = new Map<string, string>();
  for (const [route, index] of questions(aim)) {
    const [ask] = (previews[route]?.(aim) ?? []).slice(index);
    if (ask) found.set(`${route} ${index}`, await previewed(door.client, ask));
  }
  return found;
}

async function everybodyAsks(into: Map<string, string>, of?: Seen): Promise<void> {
  await together(
    doors.filter(({ seen }) => of === undefined || seen === of),
    async (door) => {
      for (const [question, is] of await asked(door, nothing)) into.set(`${door.name}: ${question}`, is);
    },
  );
}

beforeAll(async () => {
  const settings = { combineWindowSeconds: 0, requestsPerMinute: 1e6, failuresPerMinute: 1e6 };
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
  await admin.patch(`/people/${hands.ownerId}`, { calendar: 'SG' }, { 'if-match': '*' });
  plain = await everything(hands, 'Plain', { domain: 'plain domain', market: 'SG' });
  plain['successor'] = await waitsFor(plain, 'Plain');
  plain['templates'] = (await admin.must('/templates', { name: 'Template', body: templateBody() })).id;
  plain['policies'] = await policyInDraft(admin);
  plain['rules'] = (await admin.must('/rules', { name: 'Rule', text: exampleRule })).id;
  plain['left'] = (await admin.must('/people', { name: 'Has left' })).id;
  await admin.patch(`/people/${plain['left'] ?? ''}`, { active: false }, { 'if-match': '*' });
  await admin.must('/calendars/SG/overrides', { days: [{ date: '2030-05-02', kind: 'off', name: 'A day' }] });
  routes = routesOf((await (await fetch(`${tollgate.url}/openapi.json`)).json()) as Document);
  for (const { name, client, sees } of await viewersOf(tollgate, plain, 'SG')) {
    doors.push({ name: `${name}, open`, client, seen: sees.open });
    doors.push({ name: `${name}, scoped`, client: new ApiClient(scopedUrl, client.token), seen: sees.scoped });
  }
  await everybodyAsks(answers.first, 'nothing');
  other = await hidden('Quokka', 'VN');
  await everybodyAsks(answers.second, 'other');
  secret = await hidden('Zeppelin', 'TH');
  for (const noun of ['programs', 'exceptions', 'risks', 'cases', 'review-rounds', 'findings', 'analyses', 'controls'])
    await admin.put(`/${noun}/${secret[noun] ?? ''}/readers`, { restricted: true });
  await everybodyAsks(answers.last);
}, 1_800_000);
afterAll(async () => {
  await close?.();
  await tollgate.stop();
});

/** An item that waits for the first of what is plain, and would be late with it. */
async function waitsFor(where: Ids, word: string): Promise<string> {
  const item = await hands.manager.must('/action-items', {
    ...{ programId: where['programs'], ownerId: hands.ownerId, title: `${word} successor`, due: inDays(12) },
  });
  await hands.manager.must(`/action-items/${item.id}/dependencies`, { on: plain['key'] });
  return item.id;
}

/** The default ladder, of which a second version is a draft: all that is hidden goes by it too. */
async function policyInDraft(admin: ApiClient): Promise<string> {
  const [{ id, versions }] = (await admin.get('/policies?kind=escalation')).body.items;
  await admin.must(`/policies/${id}/versions`, { body: versions[0].body });
  return id;
}

async function hidden(word: string, market: string): Promise<Ids> {
  const ids = await everything(hands, word, { domain: `${word}-domain`, market });
  return { ...ids, word, successor: await waitsFor(ids, word) };
}

test('every route that says what would be is declared so, and is asked here', () => {
  const declared = routes.filter(({ previews: is }) => is).map(({ method, path }) => `${method} ${path}`);
  expect(Object.keys(previews).sort()).toEqual(declared.sort());
  const looksLikeOne = ({ method, path, body, options }: Route): boolean =>
    method !== 'GET' &&
    (/preview|rehears|what-if|simulat|try-out|\.search|check$/.test(path.replaceAll(/\{\w+\}/g, '')) ||
      /dryRun/.test(options) ||
      /dryRun/.test(JSON.stringify(schemaOf(body))));
  const undeclared = routes.filter((route) => looksLikeOne(route) && !route.previews && !/cancel$/.test(route.path));
  expect(undeclared.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
});

let schemas: Record<string, unknown>;
function schemaOf(body: Route['body']): unknown {
  const name = /\/(\w+)$/.exec(String(body?.['$ref'] ?? ''))?.[1];
  return name === undefined ? body : schemas[name];
}
beforeAll(async () => {
  schemas = ((await (await fetch(`${tollgate.url}/openapi.json`)).json()) as Document).components.schemas;
});

test('every one of them tells somebody something', () => {
  const silent = Object.keys(previews).filter(
    (route) =>
      !/rehears/.test(route) &&
      ![...answers.last].some(([question, is]) => question.includes(`: ${route} `) && /^2/.test(is)),
  );
  expect(silent).toEqual([]);
  const told = [...answers.last].filter(([question]) => question.startsWith('administrator, open'));
  for (const word of ['Zeppelin', 'Quokka'])
    expect(told.some(([, is]) => is.includes(`${word} item 1`) || is.includes(`${word} successor`))).toBe(true);
});

/** How two answers differ, short enough to be read. */
function difference(question: string, was = '', is = ''): string[] {
  if (was === is) return [];
  let at = 0;
  while (was[at] === is[at]) at += 1;
  const cut = (text: string): string => text.slice(Math.max(0, at - 80), at + 160);
  return [`${question}: …${cut(was)}… is now …${cut(is)}…`];
}

test('what would be is not another for whom it is by what they do not see', () => {
  const told = doors.flatMap(({ name, seen }) => {
    const base = { nothing: answers.first, other: answers.second, all: null }[seen];
    if (base === null) return [];
    const questions = [...answers.last].filter(([question]) => question.startsWith(`${name}: `));
    return questions.flatMap(([question, is]) => difference(question, base.get(question), is));
  });
  expect(told).toEqual([]);
});

test('what they do not see is named in vain: by its id, its key, its words and its program', async () => {
  const told: string[] = [];
  await together(
    doors.filter(({ seen }) => seen !== 'all'),
    async (door) => {
      const none = await asked(door, nothing);
      for (const ids of door.seen === 'nothing' ? [other, secret] : [secret]) {
        for (const [question, said] of await asked(door, ids)) {
          const same = Object.entries(nothing).reduce(
            (text, [of, id]) => text.replaceAll(ids[of] ?? '\u0000', id),
            said,
          );
          told.push(...difference(`${door.name}: ${question} ${ids['word'] ?? ''}`, none.get(question), same));
        }
      }
    },
  );
  expect(told).toEqual([]);
});
