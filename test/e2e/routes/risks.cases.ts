import type { RiskStatus } from '../../../domain/risk/table.js';
import { inDays } from '../../factories/case.js';
import { riskCase, type RiskCase } from '../../factories/risk.js';
import type { ApiClient } from '../../harness/api-client.js';
import { absent, at, once, type RouteCase, type RouteTable, type World } from './world.js';

/** The people around the risks of a world; made once. */
const peopleOf = once((w): Promise<RiskCase> => riskCase(w.tollgate));

/** A risk in that state. */
async function risk(world: World, status: RiskStatus): Promise<{ id: string; version: number; c: RiskCase }> {
  const c = await peopleOf(world);
  return { ...(await world.kept(`risk ${status}`, () => newRisk(c, status))), c };
}

async function newRisk(c: RiskCase, status: RiskStatus): Promise<{ id: string; version: number }> {
  const { id, version } = await (status === 'open'
    ? c.raised()
    : c.inReview({}, status === 'in_review' ? {} : { outcome: status }));
  if (status === 'open' || status === 'in_review') return { id, version };
  const signed = await c.lead.must(`/risks/${id}/sign-off`, { decision: 'approve' });
  return { id, version: signed.version };
}

interface CommandCase {
  command: string;
  by: (c: RiskCase) => ApiClient;
  body: (c: RiskCase) => object;
  from: RiskStatus;
  /** A state that does not allow it. */
  not: RiskStatus;
}

/** What every command of a risk does and refuses. */
function command({ command: name, by, body, from, not }: CommandCase): RouteCase[] {
  const ask =
    (status: RiskStatus, who: (c: RiskCase, w: World) => ApiClient, more: { body?: object; headers?: object } = {}) =>
    async (w: World) => {
      const { id, c } = await risk(w, status);
      return who(c, w).post(`/risks/${id}/${name}`, { ...body(c), ...more.body }, { ...more.headers });
    };
  return [
    { why: `done to one that is ${from}`, gives: 200, ask: ask(from, by) },
    { why: `refused where it is ${not}`, gives: 409, code: 'illegal-transition', ask: ask(not, by) },
    { why: 'not on another version', gives: 412, ask: ask(from, by, { headers: at(99) }) },
    { why: 'not with a field that nobody knows', gives: 400, ask: ask(from, by, { body: { colour: 'red' } }) },
    { why: 'not by a stranger', gives: 403, ask: ask(from, (_, { stranger }) => stranger) },
    { why: 'not by an auditor', gives: 403, ask: ask(from, (_, { auditor }) => auditor) },
    {
      why: 'not to one that is not there',
      gives: 404,
      ask: async (w) => {
        const c = await peopleOf(w);
        return by(c).post(`/risks/${absent}/${name}`, body(c));
      },
    },
  ];
}

const owner = (c: RiskCase): ApiClient => c.owner;
const lead = (c: RiskCase): ApiClient => c.lead;
const reason = (): object => ({ reason: 'It is so' });
const review = (): object => ({ outcome: 'open', statement: 'Nothing new' });

async function raise(w: World, by: 'analyst' | 'auditor', facts: Record<string, unknown> = {}) {
  const c = await peopleOf(w);
  return (by === 'auditor' ? w.auditor : c.analyst).post('/risks', c.body(facts));
}

async function patch(w: World, status: RiskStatus, body: object, headers?: Record<string, string>) {
  const { id, version, c } = await risk(w, status);
  return c.owner.patch(`/risks/${id}`, body, headers ?? at(version));
}

export const riskCases: RouteTable = {
  'POST /risks': [
    { why: 'raised', gives: 201, ask: (w) => raise(w, 'analyst') },
    { why: 'not off the scale', gives: 400, ask: (w) => raise(w, 'analyst', { likelihood: 6 }) },
    { why: 'not by an auditor', gives: 403, ask: (w) => raise(w, 'auditor') },
    {
      why: 'not for somebody who is not there',
      gives: 422,
      code: 'unknown-person',
      ask: (w) => raise(w, 'analyst', { ownerId: absent }),
    },
    {
      why: 'not with a review that should have been',
      gives: 422,
      code: 'invalid-due-date',
      ask: (w) => raise(w, 'analyst', { reviewDue: inDays(-1) }),
    },
    {
      why: 'not with a cadence of hours',
      gives: 422,
      code: 'invalid-command',
      ask: (w) => raise(w, 'analyst', { reviewEvery: 'PT5H' }),
    },
    {
      why: 'not by a policy that is not there',
      gives: 422,
      code: 'unknown-name',
      ask: (w) => raise(w, 'analyst', { policies: { signOff: 'No such policy' } }),
    },
  ],
  'PATCH /risks/{id}': [
    { why: 'changed', gives: 200, ask: (w) => patch(w, 'open', { title: 'Another', markets: ['SG'] }) },
    { why: 'not with a title that is blank', gives: 400, ask: (w) => patch(w, 'open', { title: ' ' }) },
    {
      why: 'not by a stranger',
      gives: 403,
      ask: async (w) => {
        const { id, version } = await risk(w, 'open');
        return w.stranger.patch(`/risks/${id}`, { title: 'Another' }, at(version));
      },
    },
    {
      why: 'not what is not there',
      gives: 404,
      ask: async (w) => (await peopleOf(w)).owner.patch(`/risks/${absent}`, { title: 'Another' }, at(1)),
    },
    { why: 'not what is closed', gives: 409, ask: (w) => patch(w, 'closed', { title: 'Another' }) },
    { why: 'not on another version', gives: 412, ask: (w) => patch(w, 'open', { title: 'Another' }, at(99)) },
    {
      why: 'not with a market that nobody knows',
      gives: 422,
      code: 'unknown-name',
      ask: (w) => patch(w, 'open', { markets: ['Atlantis'] }),
    },
    { why: 'not without the version', gives: 428, ask: (w) => patch(w, 'open', { title: 'Another' }, {}) },
  ],
  'POST /risks/{id}/review': [
    ...command({ command: 'review', by: owner, body: review, from: 'open', not: 'closed' }),
    {
      why: 'not where nobody could sign it',
      gives: 422,
      code: 'unreachable-quorum',
      ask: async (w) => {
        const c = await peopleOf(w);
        const { id } = await c.raised({ domainLeadId: null });
        return c.owner.post(`/risks/${id}/review`, review());
      },
    },
  ],
  'POST /risks/{id}/sign-off': command({
    command: 'sign-off',
    by: lead,
    body: () => ({ decision: 'approve' }),
    from: 'in_review',
    not: 'accepted',
  }),
  'POST /risks/{id}/withdraw': command({
    command: 'withdraw',
    by: owner,
    body: reason,
    from: 'in_review',
    not: 'mitigated',
  }),
  'POST /risks/{id}/schedule': [
    ...command({
      command: 'schedule',
      by: lead,
      body: () => ({ reviewDue: inDays(50), reviewEvery: 'P30D', reason: 'It has grown' }),
      from: 'mitigated',
      not: 'closed',
    }),
    {
      why: 'not by an administrator who owns it',
      gives: 403,
      code: 'separation-of-duties',
      ask: async (w) => {
        const [admin] = (await w.admin.get('/people?access=administrator')).body.items;
        const { id } = await (await peopleOf(w)).raised({ ownerId: admin.id });
        return w.admin.post(`/risks/${id}/schedule`, { reviewEvery: 'P1Y', reason: 'It is quiet' });
      },
    },
  ],
  'POST /risks/{id}/reassign': command({
    command: 'reassign',
    by: owner,
    body: (c) => ({ ownerId: c.bossId, reason: 'Leads the team' }),
    from: 'accepted',
    not: 'closed',
  }),
  'POST /risks/{id}/reopen': command({ command: 'reopen', by: owner, body: reason, from: 'closed', not: 'open' }),
};
