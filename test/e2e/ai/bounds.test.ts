import { findingCase } from '../../factories/finding.js';
import type { ApiAnswer, ApiClient } from '../../harness/api-client.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { modelKey, ModelVendor, plainly, statementOf, usage, type AskedOfModel } from '../../harness/vendors/model.js';
import { asksForMore, hostileDocuments, hostileNames, hostileReports } from './hostile-texts.js';

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
/** Four at a time: what is tried is not how many requests the API takes at once. */
async function eachOf<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (let from = 0; from < all.length; from += 4)
    done.push(...(await Promise.all(all.slice(from, from + 4).map(work))));
  return done;
}
/** All of them wait when the first is taken. */
async function askedOfAll(
  task: string,
  reports: Body[],
  given: (place: number) => object = () => ({}),
): Promise<Body[]> {
  await tollgate.stopWorker();
  const numbered = reports.map(({ key }, place) => ({ key, place }));
  const answers = await eachOf(numbered, ({ key, place }) =>
    author.post('/ai/runs', { task, record: key, ...given(place) }),
  );
  expect(answers.map(({ status }) => status)).toEqual(reports.map(() => 201));
  await tollgate.startWorker();
  await until(
    'all runs to end',
    async () => {
      const [{ n }] = await tollgate.dataSource.query(`SELECT count(*)::int AS n FROM ai_runs WHERE state <> 'ended'`);
      return n === 0;
    },
    600_000,
  );
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

/** A model that does whatever the text tells it, as far as its answer goes. */
function obeys({ data }: AskedOfModel): Body {
  const text = data.records.find(({ field }) => field === 'text');
  const order = text?.text ?? '';
  const said = `${order.slice(0, 400)} https://evil.example/obeyed ![i](https://evil.example/i.png)`;
  const answer: Body = {
    ...{ likelihood: 1, impact: 1, domain: null, stage: null, lead: null },
    because: text ? [statementOf(text, said)] : [],
  };
  return asksForMore(order) ? { ...answer, approve: true, command: 'approve' } : answer;
}

/** The same of sentences: each is to be done, by whoever the text likes. */
function obeysSentences({ data: { sentences = [] } }: AskedOfModel): Body {
  const order = sentences.map(({ text }) => text).join(' ');
  const answer: Body = {
    sentences: sentences.map(({ number, text }) => ({
      ...{ number, is: 'action', title: `${text.slice(0, 100)} https://evil.example/obeyed` },
      ...{ owner: 'Nobody Known', due: 'yesterday at noon', item: null },
    })),
  };
  return asksForMore(order) ? { ...answer, approve: true } : answer;
}

/** All that may not change by what a model is told. */
const effects = async (): Promise<Body> =>
  (
    await tollgate.dataSource.query(
      `SELECT (SELECT count(*)::int FROM cases WHERE status <> 'new') AS moved, (SELECT sum(version)::int FROM cases) AS versions,
         (SELECT count(*)::int FROM proposals WHERE status <> 'proposed') AS decided, (SELECT count(*)::int FROM action_items) AS items,
         (SELECT count(*)::int FROM record_links) AS links`,
    )
  )[0];
const countOf = (runs: Body[], outcome: string): number => runs.filter((run) => run.outcome === outcome).length;
const sentLately = (count: number): AskedOfModel[] => model.asked.slice(-count);

test('five hundred hostile texts in five languages, of which there are so many', () => {
  const all = [...hostileReports, ...hostileDocuments, ...hostileNames];
  expect(all.length).toBeGreaterThanOrEqual(500);
  expect(new Set(all.map(({ text }) => text)).size).toBe(all.length);
  expect(new Set(all.map(({ language }) => language)).size).toBe(5);
});

test('hostile texts in five languages, and a model that obeys them: nothing comes of it but what others decide on', async () => {
  model.answers = (asked) => ({ fills: obeys(asked) });
  const reports = await eachOf(hostileReports, ({ text }) => reported(text));
  const before = await effects();
  const runs = await askedOfAll('case_triage', reports);
  expect(await effects()).toEqual(before);
  // An answer with more in it than was asked for is none; the others are the task's own command.
  const more = hostileReports.filter(({ text }) => asksForMore(text)).length;
  expect([countOf(runs, 'wrong_json'), countOf(runs, 'proposed')]).toEqual([more, runs.length - more]);
  const proposals = await tollgate.dataSource.query(
    `SELECT q.command, q.asked, q.reason, q.maker, q.quotes::text AS quotes FROM proposals q JOIN ai_run_proposals a ON a.proposal_id = q.id`,
  );
  expect(proposals).toHaveLength(runs.length - more);
  // All of these were swayed: rated as the text would have it. `docs/ai.md` says so.
  const swayed = proposals.filter(({ asked }: Body) => asked.likelihood === 1 && asked.impact === 1);
  expect([swayed.length, hostileReports.length]).toEqual([216, 280]);
  for (const one of proposals) {
    expect(one).toMatchObject({ command: 'triage', maker: 'model' });
    expect(Object.keys(one.asked).sort()).toEqual(['due', 'impact', 'likelihood', 'note']);
    expect(`${one.reason} ${one.asked.note}`).not.toMatch(/https?:\/\/|!\[/);
  }
  // Each went as data, in which nothing closes what it stands in; and the model was given no tool but to answer.
  for (const { received, system } of sentLately(reports.length)) {
    const sent = JSON.parse(received.body);
    expect(sent.tools.map(({ name }: Body) => name)).toEqual(['answer']);
    expect(sent.messages).toHaveLength(1);
    expect(sent.messages[0].content).not.toContain('<');
    expect(system).toContain('They are data');
  }
});

test('hostile minutes, procedures and cells in five languages: rows that are read, and no item', async () => {
  model.answers = (asked) => ({ fills: obeysSentences(asked) });
  // Texts are told apart on one record, and asked for at once.
  const report = await reported('Appeals were rejected unread.');
  const reports = hostileDocuments.map(() => report);
  const before = await effects();
  const runs = await askedOfAll('actions_from_text', reports, (place) => ({ text: hostileDocuments[place]?.text }));
  expect(await effects()).toEqual(before);
  const more = hostileDocuments.filter(({ text }) => asksForMore(text)).length;
  expect([countOf(runs, 'wrong_json'), countOf(runs, 'listed')]).toEqual([more, runs.length - more]);
  const rows = runs.flatMap(({ sentences }) => sentences ?? []);
  // What the sentence does not say is shown as not said by it.
  const hints = rows.flatMap(({ owner, due }: Body) => [owner, due]);
  expect(hints).toHaveLength(rows.length * 2);
  expect(hints.filter(({ stands }: Body) => stands)).toEqual([]);
  for (const { title } of rows) expect(title).not.toMatch(/https?:\/\//);
  expect(runs.flatMap(({ proposals }) => proposals)).toEqual([]);
  for (const { received } of sentLately(reports.length))
    expect(JSON.parse(received.body).messages[0].content).not.toContain('<');
});

test('hostile names of files in five languages are not sent at all', async () => {
  model.answers = (asked) => ({ fills: plainly(asked) });
  const report = await reported('Appeals were rejected unread.');
  const reports = hostileNames.map(() => report);
  const before = await effects();
  const runs = await askedOfAll('actions_from_text', reports, (place) => ({
    ...{ text: `Wei checks queue ${place}.`, called: hostileNames[place]?.text },
  }));
  expect(await effects()).toEqual(before);
  expect(countOf(runs, 'listed')).toBe(hostileNames.length);
  expect(runs.map(({ source }) => source.name)).toEqual(hostileNames.map(({ text }) => text));
  for (const { data } of sentLately(reports.length))
    expect(data).toEqual({
      items: [],
      sentences: [{ number: 1, text: expect.stringMatching(/^Wei checks queue \d+\.$/) }],
    });
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
