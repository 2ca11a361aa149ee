import type { CaseStatus } from '../../../domain/case/table.js';
import { inDays } from '../../factories/case.js';
import { governanceCase, type GovernanceCase } from '../../factories/governance-case.js';
import type { ApiClient } from '../../harness/api-client.js';
import { absent, at, once, type RouteCase, type RouteTable, type World } from './world.js';

/** The people around the cases of a world; made once. */
export const peopleOfCases = once((w): Promise<GovernanceCase> => governanceCase(w.tollgate));

interface Made {
  id: string;
  version: number;
  c: GovernanceCase;
}

/** A case in that state. */
async function inState(world: World, status: CaseStatus): Promise<Made> {
  const c = await peopleOfCases(world);
  const made = async (): Promise<{ id: string; version: number }> => {
    if (status === 'new') return c.reported();
    if (status === 'triaged') return c.triaged();
    if (status === 'investigating') return c.investigating();
    // The same for all: what goes on in it is work for nobody here.
    if (!stayed.has(c)) stayed.set(c, (await c.triaged()).id);
    if (status === 'merged')
      return c.lead.must(`/cases/${(await c.reported()).id}/merge`, { into: stays(c), ...reason() });
    if (status === 'rejected') return c.lead.must(`/cases/${(await c.reported()).id}/reject`, reason());
    const { id, version } = await c.concluded();
    return status === 'closed' ? c.boss.must(`/cases/${id}/close`, {}) : { id, version };
  };
  const { id, version } = await world.kept(`case ${status}`, made);
  return { id, version, c };
}

interface CommandCase {
  command: string;
  by: (c: GovernanceCase) => ApiClient;
  body: (c: GovernanceCase) => object;
  from: CaseStatus;
  /** A state that does not allow it. */
  not: CaseStatus;
}

/** What every command of a case does and refuses. */
function command({ command: name, by, body, from, not }: CommandCase): RouteCase[] {
  const ask =
    (
      status: CaseStatus,
      who: (c: GovernanceCase, w: World) => ApiClient,
      more: { body?: object; headers?: object } = {},
    ) =>
    async (w: World) => {
      const { id, c } = await inState(w, status);
      return who(c, w).post(`/cases/${id}/${name}`, { ...body(c), ...more.body }, { ...more.headers });
    };
  return [
    { why: `done to one that is ${from}`, gives: 200, ask: ask(from, by) },
    { why: `refused where it is ${not}`, gives: 409, code: 'illegal-transition', ask: ask(not, by) },
    { why: 'not on another version', gives: 412, ask: ask(from, by, { headers: at(99) }) },
    { why: 'not by a stranger', gives: 403, ask: ask(from, (_, { stranger }) => stranger) },
    { why: 'not by an auditor', gives: 403, ask: ask(from, (_, { auditor }) => auditor) },
    {
      why: 'not to one that is not there',
      gives: 404,
      ask: async (w) => {
        const c = await peopleOfCases(w);
        return by(c).post(`/cases/${absent}/${name}`, body(c));
      },
    },
    ...(name === 'start'
      ? []
      : [{ why: 'not with a field that nobody knows', gives: 400, ask: ask(from, by, { body: { colour: 'red' } }) }]),
  ];
}

const lead = (c: GovernanceCase): ApiClient => c.lead;
const boss = (c: GovernanceCase): ApiClient => c.boss;
const reason = (): object => ({ reason: 'It is so' });

async function report(w: World, by: 'reporter' | 'auditor', facts: Record<string, unknown> = {}) {
  const c = await peopleOfCases(w);
  return (by === 'auditor' ? w.auditor : c.reporter).post('/cases', c.body(facts));
}

async function patch(w: World, status: CaseStatus, body: object, headers?: Record<string, string>) {
  const { id, version, c } = await inState(w, status);
  return c.lead.patch(`/cases/${id}`, body, headers ?? at(version));
}

async function sent(w: World, status: CaseStatus, name: string, body: object, by = lead) {
  const { id, c } = await inState(w, status);
  return by(c).post(`/cases/${id}/${name}`, body);
}

const stayed = new WeakMap<GovernanceCase, string>();
/** One in which others go on; `inState` has made it. */
const stays = (c: GovernanceCase): string => stayed.get(c) ?? absent;

/** Merges a new case into another one, unless it is said which ones. */
async function merges(w: World, path: string, by: (c: GovernanceCase) => ApiClient, more?: object) {
  const [{ id, c }, other] = [await inState(w, 'triaged'), await inState(w, 'new')];
  const body = path === 'merges' ? { cases: [other.id], ...reason() } : { cases: [other.id] };
  return by(c).post(`/cases/${id}/${path}`, { ...body, ...more });
}

/** A new case, linked to an item that is there. */
async function linked(w: World, body: object = {}, by?: ApiClient) {
  const [{ id, c }, item] = [await inState(w, 'new'), await w.item('open')];
  return (by ?? c.lead).post(`/cases/${id}/links`, { to: item.id, ...body });
}

const said = (w: World, id: string, body: string, by = w.stranger) => by.post(`/cases/${id}/comments`, { body });

/** As it ships, but for its note. */
async function matrix(w: World, by: ApiClient, more: object = {}, headers?: Record<string, string>) {
  const { cells, triageWithin, version } = (await w.admin.get('/severity-matrix')).body;
  return by.put('/severity-matrix', { cells, triageWithin, note: w.name(), ...more }, headers ?? at(version));
}

export const caseCases: RouteTable = {
  'POST /cases': [
    { why: 'reported', gives: 201, ask: (w) => report(w, 'reporter') },
    { why: 'not off the scale', gives: 400, ask: (w) => report(w, 'reporter', { likelihood: 6 }) },
    { why: 'not from a source that there is not', gives: 400, ask: (w) => report(w, 'reporter', { source: 'rumour' }) },
    ...['http://example.com', 'javascript:alert(1)', 'https://me:secret@example.com', 'https://a b'].map((url) => ({
      why: `not with ${url} as a sample`,
      gives: 400,
      ask: (w: World) => report(w, 'reporter', { samples: [{ url }] }),
    })),
    {
      why: 'not with more samples than fifty',
      gives: 400,
      ask: (w) =>
        report(w, 'reporter', { samples: Array.from({ length: 51 }, (_, n) => ({ url: `https://example.com/${n}` })) }),
    },
    { why: 'not with less than nobody', gives: 400, ask: (w) => report(w, 'reporter', { affected: { users: -1 } }) },
    { why: 'not with readers of what is open', gives: 400, ask: (w) => report(w, 'reporter', { readerIds: [absent] }) },
    { why: 'not by an auditor', gives: 403, ask: (w) => report(w, 'auditor') },
    {
      why: 'not from elsewhere without a word',
      gives: 422,
      code: 'invalid-command',
      ask: (w) => report(w, 'reporter', { source: 'other' }),
    },
    {
      why: 'not for somebody who is not there',
      gives: 422,
      code: 'unknown-person',
      ask: (w) => report(w, 'reporter', { leadId: absent }),
    },
    {
      why: 'not to be read by somebody who is not there',
      gives: 422,
      code: 'unknown-person',
      ask: (w) => report(w, 'reporter', { restricted: true, readerIds: [absent] }),
    },
    {
      why: 'not by a policy that is not there',
      gives: 422,
      code: 'unknown-name',
      ask: (w) => report(w, 'reporter', { policies: { escalation: 'No such policy' } }),
    },
  ],
  'PATCH /cases/{id}': [
    { why: 'changed', gives: 200, ask: (w) => patch(w, 'new', { title: 'Another', markets: ['SG'] }) },
    { why: 'not with a title that is blank', gives: 400, ask: (w) => patch(w, 'new', { title: ' ' }) },
    {
      why: 'not by a stranger',
      gives: 403,
      ask: async (w) => {
        const { id, version } = await inState(w, 'new');
        return w.stranger.patch(`/cases/${id}`, { title: 'Another' }, at(version));
      },
    },
    {
      why: 'not what is not there',
      gives: 404,
      ask: async (w) => (await peopleOfCases(w)).lead.patch(`/cases/${absent}`, { title: 'Another' }, at(1)),
    },
    { why: 'not what is closed', gives: 409, ask: (w) => patch(w, 'closed', { title: 'Another' }) },
    { why: 'not on another version', gives: 412, ask: (w) => patch(w, 'new', { title: 'Another' }, at(99)) },
    {
      why: 'not with a market that nobody knows',
      gives: 422,
      code: 'unknown-name',
      ask: (w) => patch(w, 'new', { markets: ['Atlantis'] }),
    },
    { why: 'not without the version', gives: 428, ask: (w) => patch(w, 'new', { title: 'Another' }, {}) },
  ],
  'POST /cases/{id}/triage': [
    ...command({ command: 'triage', by: lead, body: () => ({ due: inDays(20) }), from: 'new', not: 'closed' }),
    {
      why: 'not by a date that has passed',
      gives: 422,
      code: 'invalid-due-date',
      ask: (w) => sent(w, 'new', 'triage', { due: inDays(-1) }),
    },
    {
      why: 'not once more by its lead',
      gives: 403,
      code: 'separation-of-duties',
      ask: (w) => sent(w, 'triaged', 'triage', { due: inDays(90) }),
    },
    {
      why: 'not to somebody who is not there',
      gives: 422,
      code: 'unknown-person',
      ask: (w) => sent(w, 'new', 'triage', { due: inDays(20), leadId: absent }),
    },
  ],
  'POST /cases/{id}/start': command({ command: 'start', by: lead, body: () => ({}), from: 'triaged', not: 'new' }),
  'POST /cases/{id}/conclude': command({
    command: 'conclude',
    by: lead,
    body: () => ({ verdict: 'inconclusive', text: 'No logs are left' }),
    from: 'investigating',
    not: 'triaged',
  }),
  'POST /cases/{id}/close': [
    ...command({ command: 'close', by: boss, body: () => ({ note: 'Read' }), from: 'concluded', not: 'investigating' }),
    {
      why: 'not by an administrator who concluded it',
      gives: 403,
      code: 'separation-of-duties',
      ask: async (w) => {
        const { id } = await inState(w, 'investigating');
        await w.admin.must(`/cases/${id}/conclude`, { verdict: 'unsubstantiated', text: 'Nothing' });
        return w.admin.post(`/cases/${id}/close`, {});
      },
    },
  ],
  'POST /cases/{id}/reject': command({ command: 'reject', by: lead, body: reason, from: 'new', not: 'triaged' }),
  'POST /cases/{id}/reopen': [
    ...command({ command: 'reopen', by: lead, body: reason, from: 'rejected', not: 'new' }),
    {
      why: 'done to one that is closed',
      gives: 200,
      ask: (w) => sent(w, 'closed', 'reopen', { ...reason(), due: inDays(9) }),
    },
    {
      why: 'not of what is closed without a date',
      gives: 422,
      code: 'invalid-command',
      ask: (w) => sent(w, 'closed', 'reopen', reason()),
    },
    {
      why: 'not of what was rejected with one',
      gives: 422,
      code: 'invalid-command',
      ask: (w) => sent(w, 'rejected', 'reopen', { ...reason(), due: inDays(9) }),
    },
    {
      why: 'not with another date by its lead while it runs',
      gives: 403,
      code: 'separation-of-duties',
      ask: (w) => sent(w, 'concluded', 'reopen', { ...reason(), due: inDays(90) }),
    },
  ],
  'POST /cases/{id}/schedule': [
    ...command({
      command: 'schedule',
      by: boss,
      body: () => ({ due: inDays(50), reason: 'It has grown' }),
      from: 'triaged',
      not: 'closed',
    }),
    {
      why: 'not the limit of triage',
      gives: 422,
      code: 'invalid-command',
      ask: (w) => sent(w, 'new', 'schedule', { due: inDays(50), ...reason() }, boss),
    },
  ],
  'POST /cases/{id}/reassign': command({
    command: 'reassign',
    by: lead,
    body: (c) => ({ leadId: c.bossId, reason: 'Leads the desk' }),
    from: 'triaged',
    not: 'closed',
  }),
  'POST /cases/{id}/merge': [
    ...command({
      command: 'merge',
      by: lead,
      body: (c) => ({ into: stays(c), reason: 'One seller' }),
      from: 'new',
      not: 'closed',
    }),
    {
      why: 'not into what is over',
      gives: 422,
      code: 'invalid-command',
      ask: async (w) => sent(w, 'new', 'merge', { into: (await inState(w, 'closed')).id, ...reason() }),
    },
    {
      why: 'not into itself',
      gives: 422,
      code: 'invalid-command',
      ask: async (w) => {
        const { id, c } = await inState(w, 'new');
        return c.lead.post(`/cases/${id}/merge`, { into: id, ...reason() });
      },
    },
    {
      why: 'not into one that is not there',
      gives: 404,
      ask: (w) => sent(w, 'new', 'merge', { into: absent, ...reason() }),
    },
  ],
  'POST /cases/{id}/unmerge': command({ command: 'unmerge', by: lead, body: reason, from: 'merged', not: 'new' }),
  'POST /cases/{id}/merges/preview': [
    { why: 'asked', gives: 200, ask: (w) => merges(w, 'merges/preview', lead, {}) },
    { why: 'not of none', gives: 400, ask: (w) => merges(w, 'merges/preview', lead, { cases: [] }) },
    { why: 'not by an auditor', gives: 403, ask: (w) => merges(w, 'merges/preview', () => w.auditor, {}) },
    { why: 'not of what is not there', gives: 404, ask: (w) => merges(w, 'merges/preview', lead, { cases: [absent] }) },
  ],
  'POST /cases/{id}/merges': [
    { why: 'merged', gives: 200, ask: (w) => merges(w, 'merges', lead) },
    { why: 'not without a reason', gives: 400, ask: (w) => merges(w, 'merges', lead, { reason: ' ' }) },
    { why: 'not by a stranger', gives: 403, ask: (w) => merges(w, 'merges', () => w.stranger) },
    { why: 'not of what is not there', gives: 404, ask: (w) => merges(w, 'merges', lead, { cases: [absent] }) },
    {
      why: 'not of others than were previewed',
      gives: 409,
      code: 'changed-since-preview',
      ask: (w) => merges(w, 'merges', lead, { digest: 'another' }),
    },
    {
      why: 'not of one that is over',
      gives: 409,
      code: 'illegal-transition',
      ask: async (w) => merges(w, 'merges', lead, { cases: [(await inState(w, 'closed')).id] }),
    },
    {
      why: 'not of itself',
      gives: 422,
      code: 'invalid-command',
      ask: async (w) => {
        const { id, c } = await inState(w, 'new');
        return c.lead.post(`/cases/${id}/merges`, { cases: [id], ...reason() });
      },
    },
  ],
  'POST /cases/similar': [
    { why: 'asked', gives: 200, ask: (w) => w.stranger.post('/cases/similar', { title: 'Counterfeits in streams' }) },
    { why: 'not without a title', gives: 400, ask: (w) => w.stranger.post('/cases/similar', { text: 'x' }) },
  ],
  'POST /cases/{id}/links': [
    { why: 'linked', gives: 200, ask: (w) => linked(w) },
    { why: 'not to nothing', gives: 400, ask: (w) => linked(w, { to: ' ' }) },
    { why: 'not by an auditor', gives: 403, ask: (w) => linked(w, {}, w.auditor) },
    { why: 'not to what is not there', gives: 404, ask: (w) => linked(w, { to: absent }) },
    { why: 'not to a key of nothing', gives: 404, ask: (w) => linked(w, { to: 'RK-999999' }) },
    {
      why: 'not to itself',
      gives: 422,
      code: 'invalid-command',
      ask: async (w) => {
        const { id, c } = await inState(w, 'new');
        return c.lead.post(`/cases/${id}/links`, { to: id });
      },
    },
  ],
  'DELETE /cases/{id}/links/{recordId}': [
    {
      why: 'taken away',
      gives: 200,
      ask: async (w) => {
        const [{ id, c }, item] = [await inState(w, 'new'), await w.item('open')];
        await c.lead.must(`/cases/${id}/links`, { to: item.id });
        return c.lead.delete(`/cases/${id}/links/${item.id}`);
      },
    },
    {
      why: 'not by an auditor',
      gives: 403,
      ask: async (w) => w.auditor.delete(`/cases/${(await inState(w, 'new')).id}/links/${(await w.item('open')).id}`),
    },
    {
      why: 'not from what is not there',
      gives: 404,
      ask: async (w) => w.stranger.delete(`/cases/${(await inState(w, 'new')).id}/links/${absent}`),
    },
  ],
  'POST /cases/{id}/comments': [
    { why: 'said', gives: 201, ask: async (w) => said(w, (await inState(w, 'closed')).id, 'Well done') },
    { why: 'not with nothing', gives: 400, ask: async (w) => said(w, (await inState(w, 'new')).id, ' ') },
    { why: 'not by an auditor', gives: 403, ask: async (w) => said(w, (await inState(w, 'new')).id, 'x', w.auditor) },
    { why: 'not on what is not there', gives: 404, ask: (w) => said(w, absent, 'x') },
  ],
  'PUT /severity-matrix': [
    { why: 'set', gives: 200, ask: (w) => matrix(w, w.admin) },
    { why: 'not with a hole', gives: 400, ask: (w) => matrix(w, w.admin, { cells: [] }) },
    {
      why: 'not with a limit of days that are not worked',
      gives: 400,
      ask: async (w) => {
        const { triageWithin } = (await w.admin.get('/severity-matrix')).body;
        return matrix(w, w.admin, { triageWithin: { ...triageWithin, low: 'P5D' } });
      },
    },
    { why: 'not by a stranger', gives: 403, ask: (w) => matrix(w, w.stranger) },
    { why: 'not on another version', gives: 412, ask: (w) => matrix(w, w.admin, {}, at(99)) },
    { why: 'not without the version', gives: 428, ask: (w) => matrix(w, w.admin, {}, {}) },
  ],
};
