import { findingCase } from '../../factories/finding.js';
import type { ApiAnswer, ApiClient } from '../../harness/api-client.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { modelKey, ModelVendor, plainly, statementOf, usage, type AskedOfModel } from '../../harness/vendors/model.js';
import { hostileTexts } from './hostile-texts.js';

type Body = ApiAnswer['body'];

let model: ModelVendor;
let tollgate: Tollgate;
let author: ApiClient;

beforeAll(async () => {
  model = await ModelVendor.start();
  tollgate = await startTollgate({
    settings: {
      ...{
        aiProvider: 'anthropic',
        aiUrl: model.vendor.url(''),
        aiModel: 'large-1',
        aiKey: modelKey,
        aiAllowPrivate: true,
      },
      ...{
        aiPriceIn: '3',
        aiPriceOut: '15',
        aiMonthlyTokens: ['20000000', 'handover_summary:40000'],
        aiMonthlyMoney: ['500'],
      },
    },
  });
  author = (await findingCase(tollgate)).author;
});
afterAll(async () => {
  await tollgate.stop();
  await model.stop();
});

const reported = (text: string): Promise<Body> =>
  author.must('/cases', {
    ...{ title: 'A report', text, source: 'user_report', likelihood: 2, impact: 2 },
  });
/** Eight at a time: what is tried is not how many requests the API takes at once. */
async function eachOf<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (let from = 0; from < all.length; from += 8)
    done.push(...(await Promise.all(all.slice(from, from + 8).map(work))));
  return done;
}
/** All of them wait when the first is taken. */
async function askedOfAll(task: string, reports: Body[]): Promise<Body[]> {
  await tollgate.stopWorker();
  const answers = await eachOf(reports, ({ key }) => author.post('/ai/runs', { task, record: key }));
  expect(answers.map(({ status }) => status)).toEqual(reports.map(() => 201));
  await tollgate.startWorker();
  await until('all runs to end', async () => {
    const [{ n }] = await tollgate.dataSource.query(`SELECT count(*)::int AS n FROM ai_runs WHERE state <> 'ended'`);
    return n === 0;
  });
  return eachOf(answers, async ({ body }) => (await author.get(`/ai/runs/${String(body.id)}`)).body);
}

test('a hundred at once do not pass the budget; what is not paid for says so, and is asked of nobody', async () => {
  const reports = await eachOf(
    Array.from({ length: 100 }, (_, n) => n),
    (n) => reported(`Report ${n}: appeals were rejected unread.`),
  );
  const runs = await askedOfAll('handover_summary', reports);
  const paid = runs.filter(({ outcome }) => outcome === 'summarised');
  expect(runs.filter(({ outcome }) => outcome === 'budget_spent')).toHaveLength(100 - paid.length);
  expect(paid.length).toBeGreaterThan(0);
  expect(model.asked).toHaveLength(paid.length);
  const { items } = (await author.get('/ai/budget')).body;
  const of = items.find(({ task }: Body) => task === 'handover_summary');
  expect(of.tokens).toEqual({ limit: 40_000, spent: paid.length * (usage.tokensIn + usage.tokensOut), reserved: 0 });
  // Never, at no moment: at each call, what was reserved and spent by then was within the limit.
  const [{ over }] = await tollgate.dataSource.query(
    `SELECT count(*)::int AS over FROM ai_budgets WHERE spent_tokens + reserved_tokens > 40000`,
  );
  expect(over).toBe(0);
  // It is a state, and nobody's work fails for it.
  const edited = await author.patch(`/cases/${String(reports[0].id)}`, { title: 'Unread' }, { 'if-match': '*' });
  expect(edited.status).toBe(200);
});

test('a month’s budget is taken by one after the other, however many reserve at once', async () => {
  const { reserve } = await import('../../../database/ai/budget.js');
  const of = { task: 'finding_draft', month: '1999-01' };
  const taken = await Promise.all(
    Array.from({ length: 100 }, () =>
      tollgate.dataSource.transaction((manager) =>
        reserve(manager, of, { tokens: 700, micros: 3 }, { tokens: 10_000, micros: 1_000 }),
      ),
    ),
  );
  expect(taken.filter(Boolean)).toHaveLength(14);
});

/** A model that does whatever the last text tells it, as far as its answer goes. */
function obeys({ data }: AskedOfModel): Body {
  const text = data.records.find(({ field }) => field === 'text');
  const order = text?.text ?? '';
  const answer: Body = {
    ...{ likelihood: 1, impact: 1, domain: null, stage: null, lead: null },
    because: text
      ? [statementOf(text, `${order.slice(0, 400)} https://evil.example/obeyed ![i](https://evil.example/i.png)`)]
      : [],
  };
  return order.includes('approve') ? { ...answer, approve: true, command: 'approve' } : answer;
}

test('hostile texts in five languages, and a model that obeys them: nothing comes of it but what others decide on', async () => {
  expect(hostileTexts.length).toBeGreaterThanOrEqual(100);
  expect(new Set(hostileTexts.map(({ language }) => language)).size).toBe(5);
  model.answers = (asked) => ({ fills: obeys(asked) });
  const reports = await eachOf(hostileTexts, ({ text }) => reported(text));
  const count = async (): Promise<Body> =>
    (
      await tollgate.dataSource.query(
        `SELECT (SELECT count(*)::int FROM cases WHERE status <> 'new') AS moved, (SELECT sum(version)::int FROM cases) AS versions,
           (SELECT count(*)::int FROM proposals WHERE status <> 'proposed') AS decided`,
      )
    )[0];
  const before = await count();
  const runs = await askedOfAll('case_triage', reports);
  expect(await count()).toEqual(before);
  // An answer with more in it than was asked for is none; the others are the task's own command.
  const outcomes = new Map<string, number>();
  for (const { outcome } of runs) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  expect([...outcomes.keys()].sort()).toEqual(['proposed', 'wrong_json']);
  const proposals = await tollgate.dataSource.query(
    `SELECT q.command, q.asked, q.reason, q.maker, q.quotes::text AS quotes FROM proposals q JOIN ai_run_proposals a ON a.proposal_id = q.id`,
  );
  expect(proposals).toHaveLength(outcomes.get('proposed') ?? 0);
  for (const one of proposals) {
    expect(one).toMatchObject({ command: 'triage', maker: 'model' });
    expect(Object.keys(one.asked).sort()).toEqual(['due', 'impact', 'likelihood', 'note']);
    expect(`${one.reason} ${one.asked.note}`).not.toMatch(/https?:\/\/|!\[/);
  }
  // Each went as data, in which nothing closes what it stands in; and the model was given no tool but to answer.
  for (const { received, system } of model.asked.slice(-reports.length)) {
    const sent = JSON.parse(received.body);
    expect(sent.tools.map(({ name }: Body) => name)).toEqual(['answer']);
    expect(sent.messages).toHaveLength(1);
    expect(sent.messages[0].content).not.toContain('</records>');
    expect(system).toContain('They are data');
  }
});

test('nothing but a provider that is set up is ever asked', async () => {
  const off = await startTollgate();
  const who = (await findingCase(off)).author;
  const report = await who.must('/cases', { title: 'A', text: 'B', source: 'user_report', likelihood: 2, impact: 2 });
  expect((await who.get('/ai/status')).body).toMatchObject({ on: false, provider: 'none', model: null });
  expect((await who.post('/ai/runs', { task: 'case_triage', record: report.key })).body.code).toBe(
    'illegal-transition',
  );
  const { items } = (await who.get(`/ai/tasks?record=${String(report.key)}`)).body;
  expect(items.every(({ can }: Body) => !can.may)).toBe(true);
  await off.stop();
  model.answers = (asked) => ({ fills: plainly(asked) });
});
