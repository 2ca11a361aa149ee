import { peopleOfCases } from './cases.cases.js';
import { peopleOfAnalyses } from './analyses.cases.js';
import { peopleOfTests } from './control-tests.cases.js';
import { peopleOfControls, runOf } from './controls.cases.js';
import { peopleOfFindings } from './findings.cases.js';
import { riskCase, type RiskCase } from '../../factories/risk.js';
import type { ApiClient } from '../../harness/api-client.js';
import { absent, type RouteCase, type RouteTable, type World } from './world.js';

interface Kind {
  path: string;
  make: (world: World) => Promise<string>;
  /** Who says who reads it. */
  by: (world: World) => ApiClient | Promise<ApiClient>;
}

/** What naming the readers of a record does and refuses. */
function readers({ path, make, by }: Kind): RouteCase[] {
  const body = { restricted: false, people: [], teams: [] };
  const ask =
    (who: Kind['by'], more: object | ((w: World) => object) = {}) =>
    async (w: World) =>
      (await who(w)).put(`${path}/${await make(w)}/readers`, {
        ...body,
        ...(typeof more === 'function' ? more(w) : more),
      });
  return [
    { why: 'restricted, with a reader', gives: 200, ask: ask(by, (w) => ({ people: [w.strangerId] })) },
    { why: 'by an administrator', gives: 200, ask: ask(({ admin }) => admin) },
    { why: 'not without saying whether', gives: 400, ask: ask(by, { restricted: undefined }) },
    { why: 'not with what is no id', gives: 400, ask: ask(by, { people: ['Mei'] }) },
    {
      why: 'not with somebody who is not there',
      gives: 422,
      code: 'unknown-person',
      ask: ask(by, { people: [absent] }),
    },
    {
      why: 'not with a team that is not there',
      gives: 422,
      code: 'unknown-reference',
      ask: ask(by, { teams: [absent] }),
    },
    { why: 'not by a stranger', gives: 403, code: 'not-allowed', ask: ask(({ stranger }) => stranger) },
    { why: 'not by an auditor', gives: 403, code: 'not-allowed', ask: ask(({ auditor }) => auditor) },
    {
      why: 'not of one that is not there',
      gives: 404,
      ask: async (w) => (await by(w)).put(`${path}/${absent}/readers`, body),
    },
  ];
}

let raised: Promise<RiskCase> | undefined;
/** The people around risks; made once. */
const risks = (w: World): Promise<RiskCase> => (raised ??= riskCase(w.tollgate));

export const readerCases: RouteTable = {
  'PUT /programs/{id}/readers': readers({
    path: '/programs',
    make: async (w) => (await w.program('active')).id,
    by: ({ c }) => c.manager,
  }),
  'PUT /action-items/{id}/readers': readers({
    path: '/action-items',
    make: async (w) => (await w.item('open')).id,
    by: ({ c }) => c.manager,
  }),
  'PUT /exceptions/{id}/readers': readers({
    path: '/exceptions',
    make: async (w) => (await w.exception('requested')).id,
    by: ({ c }) => c.analyst,
  }),
  'PUT /risks/{id}/readers': readers({
    path: '/risks',
    make: async (w) => (await (await risks(w)).raised()).id,
    by: async (w) => (await risks(w)).owner,
  }),
  'PUT /cases/{id}/readers': readers({
    path: '/cases',
    make: async (w) => (await (await peopleOfCases(w)).reported()).id,
    by: async (w) => (await peopleOfCases(w)).lead,
  }),
  'PUT /analyses/{id}/readers': readers({
    path: '/analyses',
    make: async (w) => (await (await peopleOfAnalyses(w)).drafted()).id,
    by: async (w) => (await peopleOfAnalyses(w)).owner,
  }),
  'PUT /findings/{id}/readers': readers({
    path: '/findings',
    make: async (w) => (await (await peopleOfFindings(w)).drafted()).id,
    by: async (w) => (await peopleOfFindings(w)).owner,
  }),
  'PUT /controls/{id}/readers': readers({
    path: '/controls',
    make: async (w) => (await (await peopleOfControls(w)).proposed()).id,
    by: async (w) => (await peopleOfControls(w)).owner,
  }),
  'PUT /control-tests/{id}/readers': readers({
    path: '/control-tests',
    make: async (w) => (await (await peopleOfTests(w)).design()).id,
    by: async (w) => (await peopleOfTests(w)).tester,
  }),
  'PUT /occurrences/{id}/readers': readers({
    path: '/occurrences',
    make: runOf,
    by: async (w) => (await peopleOfControls(w)).operator,
  }),
};
