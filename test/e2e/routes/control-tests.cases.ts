import { living } from '../../../database/kinds.js';
import { inDays } from '../../factories/case.js';
import { controlTestCase, type ControlTestCase } from '../../factories/control-test.js';
import type { ApiClient } from '../../harness/api-client.js';
import { absent, at, once, type RouteCase, type RouteTable, type World } from './world.js';

/** The people around the control tests of a world; made once. */
export const peopleOfTests = once((w): Promise<ControlTestCase> => controlTestCase(w.tollgate));

type State = 'planned' | 'design' | 'testing' | 'concluded' | 'failed' | 'cancelled';

async function inState(world: World, state: State): Promise<{ id: string; c: ControlTestCase }> {
  const c = await peopleOfTests(world);
  const made = (): Promise<{ id: string }> => (state === 'failed' ? c.concluded(true) : c[state]());
  const { id } = await world.kept(`control test ${state}`, made);
  return { id, c };
}

interface CommandCase {
  command: string;
  by: (c: ControlTestCase) => ApiClient;
  body: object | ((c: ControlTestCase) => object);
  from: State;
  /** A state that does not allow it. */
  not: State;
}

/** What every command of a control test does and refuses. */
function command({ command: name, by, body, from, not }: CommandCase): RouteCase[] {
  const said = (c: ControlTestCase): object => (typeof body === 'function' ? body(c) : body);
  const ask =
    (state: State, who: (c: ControlTestCase, w: World) => ApiClient, more: { body?: object; headers?: object } = {}) =>
    async (w: World) => {
      const { id, c } = await inState(w, state);
      return who(c, w).post(`/control-tests/${id}/${name}`, { ...said(c), ...more.body }, { ...more.headers });
    };
  return [
    { why: `done to one that is ${from}`, gives: 200, ask: ask(from, by) },
    { why: `refused where it is ${not}`, gives: 409, code: 'illegal-transition', ask: ask(not, by) },
    { why: 'not on another version', gives: 412, ask: ask(from, by, { headers: at(99) }) },
    { why: 'not by a stranger', gives: 403, ask: ask(from, (_, { stranger }) => stranger) },
    { why: 'not by an auditor', gives: 403, ask: ask(from, (_, { auditor }) => auditor) },
    { why: 'not with a field that nobody knows', gives: 400, ask: ask(from, by, { body: { colour: 'red' } }) },
    {
      why: 'not to one that is not there',
      gives: 404,
      ask: async (w) => {
        const c = await peopleOfTests(w);
        return by(c).post(`/control-tests/${absent}/${name}`, said(c));
      },
    },
  ];
}

const tester = (c: ControlTestCase): ApiClient => c.tester;
const lead = (c: ControlTestCase): ApiClient => c.domainLead;
const period = { from: '2026-01-01', until: '2099-01-01', seed: 'november' };

async function sent(w: World, state: State, name: string, body: object, by = tester) {
  const { id, c } = await inState(w, state);
  return by(c).post(`/control-tests/${id}/${name}`, body);
}

async function plan(w: World, facts: object = {}, by?: (c: ControlTestCase) => ApiClient) {
  const c = await peopleOfTests(w);
  const { id: control } = await c.operating();
  const body = { control, about: 'design', testerId: c.testerId, due: inDays(30), ...facts };
  return (by ?? lead)(c).post('/control-tests', body);
}

async function list(w: World, state: State, content: string, options = '{"size": 1}', by?: ApiClient) {
  const { id, c } = await inState(w, state);
  return (by ?? c.tester).upload(`/control-tests/${id}/list`, { options }, { name: 'list.csv', content });
}

export const controlTestCases: RouteTable = {
  'POST /control-tests': [
    { why: 'planned', gives: 201, ask: (w) => plan(w) },
    { why: 'not about anything else', gives: 400, ask: (w) => plan(w, { about: 'weather' }) },
    { why: 'not by a stranger', gives: 403, ask: (w) => plan(w, {}, () => w.stranger) },
    { why: 'not by an auditor', gives: 403, ask: (w) => plan(w, {}, () => w.auditor) },
    { why: 'not of a control that is not there', gives: 404, ask: (w) => plan(w, { control: 'CO-999999' }) },
    {
      why: 'not of a control that is retired',
      gives: 409,
      code: 'illegal-transition',
      ask: async (w) => plan(w, { control: (await (await peopleOfTests(w)).retired()).id }),
    },
    {
      why: 'not by somebody who is not there',
      gives: 422,
      code: 'unknown-person',
      ask: (w) => plan(w, { testerId: absent }),
    },
    { why: 'not for yesterday', gives: 422, code: 'invalid-due-date', ask: (w) => plan(w, { due: inDays(-2) }) },
  ],
  'POST /control-tests/{id}/draw': [
    ...command({ command: 'draw', by: tester, body: period, from: 'testing', not: 'concluded' }),
    ...[
      { why: 'not from a period without runs', state: 'planned' as const, body: period },
      {
        why: 'not from a period that ends before it begins',
        state: 'testing' as const,
        body: { ...period, until: '2025-01-01' },
      },
      { why: 'not of a design', state: 'design' as const, body: period },
    ].map(({ why, state, body }) => ({
      ...{ why, gives: 422, code: 'invalid-command' as const },
      ask: (w: World) => sent(w, state, 'draw', body),
    })),
  ],
  'POST /control-tests/{id}/list': [
    { why: 'drawn', gives: 200, ask: (w) => list(w, 'planned', 'id\nA\nB\n') },
    { why: 'not without rows', gives: 422, code: 'invalid-file', ask: (w) => list(w, 'planned', 'id\n') },
    { why: 'not more than 25 MB', gives: 413, ask: (w) => list(w, 'planned', 'a'.repeat(26 * 1024 * 1024)) },
    { why: 'not as JSON', gives: 415, ask: (w) => sent(w, 'planned', 'list', {}) },
    { why: 'not with what is no JSON', gives: 400, ask: (w) => list(w, 'planned', 'id\nA\n', '{') },
    { why: 'not by a stranger', gives: 403, ask: (w) => list(w, 'planned', 'id\nA\n', '{}', w.stranger) },
    {
      why: 'not of one that is not there',
      gives: 404,
      ask: async (w) =>
        (await peopleOfTests(w)).tester.upload(
          `/control-tests/${absent}/list`,
          {},
          { name: 'x.csv', content: 'id\nA\n' },
        ),
    },
    { why: 'not of one that is concluded', gives: 409, ask: (w) => list(w, 'concluded', 'id\nA\n') },
    { why: 'not twice of one id', gives: 422, code: 'rows-rejected', ask: (w) => list(w, 'planned', 'id\nA\nA\n') },
    {
      why: 'not with known answers',
      gives: 422,
      code: 'rows-rejected',
      ask: (w) => list(w, 'planned', 'id,known answer\nA,yes\n'),
    },
    {
      why: 'not on another version',
      gives: 412,
      ask: async (w) => {
        const { id, c } = await inState(w, 'planned');
        return c.tester.upload(`/control-tests/${id}/list`, {}, { name: 'x.csv', content: 'id\nA\n' }, at(99));
      },
    },
  ],
  'POST /control-tests/{id}/judge': [
    ...command({
      ...{ command: 'judge', by: tester, from: 'testing', not: 'planned' },
      body: { place: 1, result: 'pass' },
    }),
    ...[
      { why: 'not what is not in the sample', body: { place: 7, result: 'pass' } },
      { why: 'not an exception that nobody describes', body: { place: 1, result: 'exception' } },
    ].map(({ why, body }) => ({
      ...{ why, gives: 422, code: 'invalid-command' as const },
      ask: (w: World) => sent(w, 'testing', 'judge', body),
    })),
  ],
  'POST /control-tests/{id}/conclude': [
    ...command({
      ...{ command: 'conclude', by: tester, from: 'design', not: 'cancelled' },
      body: { effective: true, statement: 'Read' },
    }),
    ...[
      { why: 'not without a sample', state: 'planned' as const, body: { effective: true, statement: 'x' } },
      { why: 'not before all are judged', state: 'testing' as const, body: { effective: true, statement: 'x' } },
      { why: 'not failed without a deficiency', state: 'design' as const, body: { effective: false, statement: 'x' } },
      {
        why: 'not effective with a deficiency',
        state: 'design' as const,
        body: { effective: true, deficiency: 'deficiency', statement: 'x' },
      },
    ].map(({ why, state, body }) => ({
      ...{ why, gives: 422, code: 'invalid-command' as const },
      ask: (w: World) => sent(w, state, 'conclude', body),
    })),
  ],
  'POST /control-tests/{id}/grade': [
    ...command({
      ...{ command: 'grade', by: lead, from: 'failed', not: 'planned' },
      body: { deficiency: 'material_weakness', reason: 'So' },
    }),
    {
      why: 'not what is effective',
      gives: 422,
      code: 'invalid-command',
      ask: (w) => sent(w, 'concluded', 'grade', { deficiency: 'deficiency', reason: 'So' }, lead),
    },
  ],
  'POST /control-tests/{id}/reassign': [
    ...command({
      ...{ command: 'reassign', by: lead, from: 'planned', not: 'concluded' },
      body: (c) => ({ testerId: c.bossId, reason: 'So' }),
    }),
    {
      why: 'not to somebody who is not there',
      gives: 422,
      code: 'unknown-person',
      ask: (w) => sent(w, 'planned', 'reassign', { testerId: absent, reason: 'So' }, lead),
    },
  ],
  'POST /control-tests/{id}/acknowledge': [
    ...command({ command: 'acknowledge', by: tester, body: {}, from: 'planned', not: 'concluded' }).map((one) =>
      one.gives === 200 ? { ...one, why: 'not in time', gives: 409, code: 'not-overdue' } : one,
    ),
    {
      why: 'held where it is late',
      gives: 200,
      ask: async (w) => {
        const c = await peopleOfTests(w);
        const { id, due } = await c.planned();
        await living.control_test.adopt(w.tollgate.dataSource, id, Date.parse(due.at) + 60_000);
        return c.tester.post(`/control-tests/${id}/acknowledge`, { note: 'On Monday' });
      },
    },
  ],
  'POST /control-tests/{id}/cancel': command({
    ...{ command: 'cancel', by: lead, body: { reason: 'So' }, from: 'planned', not: 'concluded' },
  }),
};
