import { inDays } from '../../factories/case.js';
import { analysisCase, whysToTraining, type AnalysisCase } from '../../factories/analysis.js';
import { findingCase } from '../../factories/finding.js';
import type { ApiClient } from '../../harness/api-client.js';
import { absent, at, once, type RouteCase, type RouteTable, type World } from './world.js';

/** The people around the analyses of a world; made once. */
export const peopleOfAnalyses = once((w): Promise<AnalysisCase> => analysisCase(w.tollgate));

type State = 'drafted' | 'waiting' | 'whole' | 'in_review' | 'signed' | 'withdrawn';

const findingsOf = once((w) => findingCase(w.tollgate));

/** An analysis in that state. */
const made = (w: World, state: State): ReturnType<AnalysisCase[State]> =>
  w.kept(`analysis ${state}`, async () => (await peopleOfAnalyses(w))[state]());

interface CommandCase {
  command: string;
  by: (c: AnalysisCase) => ApiClient;
  body: (c: AnalysisCase) => object;
  from: State;
  /** A state that does not allow it. */
  not: State;
  /** Whoever may not; a stranger, unless said otherwise. */
  stranger?: (c: AnalysisCase, w: World) => ApiClient;
}

/** What every command of an analysis does and refuses. */
function command({ command: name, by, body, from, not, stranger }: CommandCase): RouteCase[] {
  const ask =
    (state: State, who: (c: AnalysisCase, w: World) => ApiClient, more: { body?: object; headers?: object } = {}) =>
    async (w: World) => {
      const c = await peopleOfAnalyses(w);
      const { id } = await made(w, state);
      return who(c, w).post(`/analyses/${String(id)}/${name}`, { ...body(c), ...more.body }, { ...more.headers });
    };
  return [
    { why: `done to one that is ${from}`, gives: 200, ask: ask(from, by) },
    { why: `refused where it is ${not}`, gives: 409, code: 'illegal-transition', ask: ask(not, by) },
    { why: 'not on another version', gives: 412, ask: ask(from, by, { headers: at(99) }) },
    { why: 'not by a stranger', gives: 403, ask: ask(from, stranger ?? ((_, w) => w.stranger)) },
    { why: 'not by an auditor', gives: 403, ask: ask(from, (_, { auditor }) => auditor) },
    { why: 'not with a field that nobody knows', gives: 400, ask: ask(from, by, { body: { colour: 'red' } }) },
    {
      why: 'not to one that is not there',
      gives: 404,
      ask: async (w) => {
        const c = await peopleOfAnalyses(w);
        return by(c).post(`/analyses/${absent}/${name}`, body(c));
      },
    },
  ];
}

const owner = (c: AnalysisCase): ApiClient => c.owner;
const lead = (c: AnalysisCase): ApiClient => c.domainLead;
const asked = (c: AnalysisCase): ApiClient => c.asked;
const reason = (): object => ({ reason: 'It is so' });

async function open(w: World, facts: Record<string, unknown> = {}, by?: ApiClient) {
  const c = await peopleOfAnalyses(w);
  return (by ?? c.opener).post('/analyses', c.body(facts));
}

/** All that it says, as another version. */
async function write(w: World, more: object = {}, how: { state?: State; headers?: object; by?: ApiClient } = {}) {
  const c = await peopleOfAnalyses(w);
  const { id, version } = await made(w, how.state ?? 'drafted');
  const { title, method, stage, domain, markets, nodes } = c.body();
  const body = { title, problem: 'It trebled', method, stage, domain, markets, nodes, ...more };
  const headers = { ...(how.headers ?? at(Number(version))) };
  return (how.by ?? c.owner).put(`/analyses/${String(id)}/content`, body, headers);
}

async function sent(w: World, state: State, name: string, body: object, by = owner) {
  const c = await peopleOfAnalyses(w);
  return by(c).post(`/analyses/${String((await made(w, state)).id)}/${name}`, body);
}

/** As it ships, but for its note. */
async function taxonomy(w: World, by: ApiClient, more: object = {}, headers?: Record<string, string>) {
  const { setBy: _by, setAt: _at, version, ...body } = (await w.admin.get('/cause-taxonomy')).body;
  return by.put('/cause-taxonomy', { ...body, note: w.name(), ...more }, headers ?? at(Number(version)));
}

/** A finding takes its cause from an analysis. */
async function carried(w: World, state: State, more: object = {}, how: { finding?: 'draft' | 'proposed' } = {}) {
  const f = await findingsOf(w);
  const { key } = await made(w, state);
  const { id } = await f[how.finding === 'proposed' ? 'proposed' : 'drafted']();
  return { f, id: String(id), body: { analysis: String(key), ...more } };
}

const circle = [
  { id: 'effect', kind: 'effect', text: 'x' },
  { id: 'a', kind: 'why', text: 'x', parents: ['b'] },
  { id: 'b', kind: 'why', text: 'x', parents: ['a'] },
];
const long = Array.from({ length: 301 }, (_, index) => ({
  id: `n${index}`,
  kind: 'why',
  text: 'x',
  parents: ['effect'],
}));

export const analysisCases: RouteTable = {
  'POST /analyses': [
    { why: 'opened', gives: 201, ask: (w) => open(w) },
    { why: 'opened with what happened alone', gives: 201, ask: (w) => open(w, { nodes: undefined, due: inDays(9) }) },
    { why: 'not about nothing', gives: 400, ask: (w) => open(w, { about: [] }) },
    {
      why: 'not about what is no case or finding',
      gives: 400,
      ask: async (w) => open(w, { about: [(await w.item('open')).id] }),
    },
    { why: 'not with more than three hundred nodes', gives: 400, ask: (w) => open(w, { nodes: long }) },
    {
      why: 'not with evidence that is no link',
      gives: 400,
      ask: (w) => open(w, { nodes: [{ ...whysToTraining()[0], evidence: [{ text: 'x', link: 'http://x' }] }] }),
    },
    { why: 'not with readers of what is open', gives: 400, ask: (w) => open(w, { readerIds: [absent] }) },
    { why: 'not by an auditor', gives: 403, ask: (w) => open(w, {}, w.auditor) },
    { why: 'not about what is not there', gives: 404, ask: (w) => open(w, { about: ['CA-999999'] }) },
    { why: 'not in a circle', gives: 422, code: 'invalid-command', ask: (w) => open(w, { nodes: circle }) },
    {
      why: 'not of somebody who is not there',
      gives: 422,
      code: 'unknown-person',
      ask: (w) => open(w, { ownerId: absent }),
    },
    {
      why: 'not due yesterday',
      gives: 422,
      code: 'invalid-due-date',
      ask: (w) => open(w, { due: { date: '2020-01-01' } }),
    },
  ],
  'PUT /analyses/{id}/content': [
    { why: 'written', gives: 200, ask: (w) => write(w) },
    { why: 'written while it waits', gives: 200, ask: (w) => write(w, {}, { state: 'in_review' }) },
    { why: 'not with another method', gives: 400, ask: (w) => write(w, { method: 'guess' }) },
    { why: 'not by a stranger', gives: 403, ask: (w) => write(w, {}, { by: w.stranger }) },
    {
      why: 'not to one that is not there',
      gives: 404,
      ask: async (w) => w.admin.put(`/analyses/${absent}/content`, { title: 'x', problem: 'x', method: 'whys' }, at(1)),
    },
    {
      why: 'not to what is signed',
      gives: 409,
      code: 'illegal-transition',
      ask: (w) => write(w, {}, { state: 'signed' }),
    },
    { why: 'not on another version', gives: 412, ask: (w) => write(w, {}, { headers: at(99) }) },
    { why: 'not in a circle', gives: 422, code: 'invalid-command', ask: (w) => write(w, { nodes: circle }) },
    {
      why: 'not with a code that is none',
      gives: 422,
      code: 'invalid-command',
      ask: (w) => write(w, { nodes: whysToTraining('x') }),
    },
    { why: 'not without the version', gives: 428, ask: (w) => write(w, {}, { headers: {} }) },
  ],
  'POST /analyses/{id}/asks': [
    ...command({
      ...{ command: 'asks', by: owner, from: 'drafted', not: 'in_review' },
      body: (c) => ({ personId: c.askedId, market: 'TH', due: inDays(5) }),
    }),
    {
      why: 'not about nowhere',
      gives: 422,
      code: 'invalid-command',
      ask: async (w) => sent(w, 'drafted', 'asks', { personId: (await peopleOfAnalyses(w)).askedId, due: inDays(5) }),
    },
    {
      why: 'not about one place twice',
      gives: 422,
      code: 'invalid-command',
      ask: async (w) =>
        sent(w, 'waiting', 'asks', { personId: (await peopleOfAnalyses(w)).askedId, market: 'my', due: inDays(5) }),
    },
    {
      why: 'not until yesterday',
      gives: 422,
      code: 'invalid-due-date',
      ask: async (w) =>
        sent(w, 'drafted', 'asks', {
          personId: (await peopleOfAnalyses(w)).askedId,
          market: 'TH',
          due: { date: '2020-01-01' },
        }),
    },
    {
      why: 'not somebody who is not there',
      gives: 422,
      code: 'unknown-person',
      ask: (w) => sent(w, 'drafted', 'asks', { personId: absent, market: 'TH', due: inDays(5) }),
    },
  ],
  'POST /analyses/{id}/asks/{number}/answer': [
    ...command({
      ...{ command: 'asks/1/answer', by: asked, from: 'waiting', not: 'signed', stranger: owner },
      body: () => ({ verdict: 'no', text: 'Others train there' }),
    }),
    {
      why: 'not what nobody asked',
      gives: 422,
      code: 'invalid-command',
      ask: (w) => sent(w, 'waiting', 'asks/7/answer', { verdict: 'no', text: 'x' }, asked),
    },
    {
      why: 'not twice',
      gives: 422,
      code: 'invalid-command',
      ask: (w) => sent(w, 'whole', 'asks/1/answer', { verdict: 'no', text: 'x' }, asked),
    },
    {
      why: 'not yes without where',
      gives: 422,
      code: 'invalid-command',
      ask: (w) => sent(w, 'waiting', 'asks/1/answer', { verdict: 'yes', text: 'x' }, asked),
    },
    {
      why: 'not yes in an item',
      gives: 400,
      ask: async (w) =>
        sent(w, 'waiting', 'asks/1/answer', { verdict: 'yes', text: 'x', record: (await w.item('open')).id }, asked),
    },
  ],
  'POST /analyses/{id}/asks/{number}/take-back': [
    ...command({ command: 'asks/1/take-back', by: owner, body: reason, from: 'waiting', not: 'signed' }),
    {
      why: 'not what was answered',
      gives: 422,
      code: 'invalid-command',
      ask: (w) => sent(w, 'whole', 'asks/1/take-back', { reason: 'x' }),
    },
  ],
  'POST /analyses/{id}/submit': [
    ...command({ command: 'submit', by: owner, body: () => ({}), from: 'whole', not: 'signed' }),
    {
      why: 'not while a question is open',
      gives: 422,
      code: 'invalid-command',
      ask: (w) => sent(w, 'waiting', 'submit', {}),
    },
    {
      why: 'not where nobody was asked',
      gives: 422,
      code: 'invalid-command',
      ask: (w) => sent(w, 'drafted', 'submit', {}),
    },
  ],
  'POST /analyses/{id}/sign-off': [
    ...command({
      ...{ command: 'sign-off', by: lead, from: 'in_review', not: 'drafted' },
      body: () => ({ decision: 'approve' }),
    }),
    {
      why: 'not by its analyst',
      gives: 403,
      code: 'separation-of-duties',
      ask: (w) => sent(w, 'in_review', 'sign-off', { decision: 'approve' }),
    },
    {
      why: 'not back without a reason',
      gives: 422,
      code: 'invalid-command',
      ask: (w) => sent(w, 'in_review', 'sign-off', { decision: 'send_back' }, lead),
    },
    {
      why: 'not on other content',
      gives: 409,
      code: 'content-changed',
      ask: (w) => sent(w, 'in_review', 'sign-off', { decision: 'approve', contentHash: 'ab'.repeat(32) }, lead),
    },
  ],
  'POST /analyses/{id}/take-back': command({
    ...{ command: 'take-back', by: owner, body: reason, from: 'in_review', not: 'drafted' },
  }),
  'POST /analyses/{id}/revise': command({ command: 'revise', by: owner, body: reason, from: 'signed', not: 'drafted' }),
  'POST /analyses/{id}/withdraw': command({
    command: 'withdraw',
    by: owner,
    body: reason,
    from: 'drafted',
    not: 'signed',
  }),
  'POST /analyses/{id}/reopen': command({
    command: 'reopen',
    by: owner,
    body: reason,
    from: 'withdrawn',
    not: 'drafted',
  }),
  'POST /analyses/{id}/schedule': [
    ...command({
      ...{ command: 'schedule', by: lead, from: 'drafted', not: 'signed' },
      body: () => ({ due: inDays(90), reason: 'It grew' }),
    }),
    {
      why: 'not by its owner',
      gives: 403,
      ask: (w) => sent(w, 'drafted', 'schedule', { due: inDays(90), reason: 'x' }),
    },
    {
      why: 'not to yesterday',
      gives: 422,
      code: 'invalid-due-date',
      ask: (w) => sent(w, 'drafted', 'schedule', { due: { date: '2020-01-01' }, reason: 'x' }, lead),
    },
  ],
  'POST /analyses/{id}/reassign': [
    ...command({
      ...{ command: 'reassign', by: owner, from: 'drafted', not: 'signed' },
      body: (c) => ({ ownerId: c.askedId, reason: 'They know the market' }),
    }),
    {
      why: 'not to somebody who is not there',
      gives: 422,
      code: 'unknown-person',
      ask: (w) => sent(w, 'drafted', 'reassign', { ownerId: absent, reason: 'x' }),
    },
  ],
  'PUT /cause-taxonomy': [
    { why: 'set', gives: 200, ask: (w) => taxonomy(w, w.admin) },
    {
      why: 'not with a code of no category',
      gives: 400,
      ask: (w) => taxonomy(w, w.admin, { codes: [{ code: 'x', name: 'X', category: 'y' }] }),
    },
    { why: 'not by a stranger', gives: 403, ask: (w) => taxonomy(w, w.stranger) },
    { why: 'not on another version', gives: 412, ask: (w) => taxonomy(w, w.admin, {}, at(99)) },
    { why: 'not without the version', gives: 428, ask: (w) => taxonomy(w, w.admin, {}, {}) },
  ],
  'POST /findings/{id}/cause': [
    {
      why: 'taken from what is signed',
      gives: 200,
      ask: async (w) => {
        const { f, id, body } = await carried(w, 'signed');
        return f.author.post(`/findings/${id}/cause`, body);
      },
    },
    {
      why: 'not from what is not',
      gives: 409,
      code: 'illegal-transition',
      ask: async (w) => {
        const { f, id, body } = await carried(w, 'in_review');
        return f.author.post(`/findings/${id}/cause`, body);
      },
    },
    {
      why: 'not once it is proposed',
      gives: 409,
      code: 'illegal-transition',
      ask: async (w) => {
        const { f, id, body } = await carried(w, 'signed', {}, { finding: 'proposed' });
        return f.author.post(`/findings/${id}/cause`, body);
      },
    },
    {
      why: 'not from a case',
      gives: 400,
      ask: async (w) => {
        const { f, id } = await carried(w, 'signed');
        return f.author.post(`/findings/${id}/cause`, { analysis: (await peopleOfAnalyses(w)).caseKey });
      },
    },
    {
      why: 'not by a stranger',
      gives: 403,
      ask: async (w) => {
        const { id, body } = await carried(w, 'signed');
        return w.stranger.post(`/findings/${id}/cause`, body);
      },
    },
    {
      why: 'not from what is not there',
      gives: 404,
      ask: async (w) => {
        const { f, id } = await carried(w, 'signed');
        return f.author.post(`/findings/${id}/cause`, { analysis: 'RA-999999' });
      },
    },
    {
      why: 'not on another version',
      gives: 412,
      ask: async (w) => {
        const { f, id, body } = await carried(w, 'signed');
        return f.author.post(`/findings/${id}/cause`, body, at(99));
      },
    },
  ],
};
