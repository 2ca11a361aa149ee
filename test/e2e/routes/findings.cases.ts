import type { FindingStatus } from '../../../domain/finding/table.js';
import { inDays } from '../../factories/case.js';
import { findingCase, type FindingCase } from '../../factories/finding.js';
import type { ApiClient } from '../../harness/api-client.js';
import { absent, at, once, type RouteCase, type RouteTable, type World } from './world.js';

/** The people around the findings of a world; made once. */
export const peopleOfFindings = once((w): Promise<FindingCase> => findingCase(w.tollgate));

interface Made {
  id: string;
  version: number;
  c: FindingCase;
}

async function inState(world: World, status: FindingStatus, facts: Record<string, unknown> = {}): Promise<Made> {
  const c = await peopleOfFindings(world);
  const made = (): Promise<{ id: string; version: number }> => c[status === 'draft' ? 'drafted' : status](facts);
  const { id, version } = await world.kept(`finding ${status} ${JSON.stringify(facts)}`, made);
  return { id, version, c };
}

interface CommandCase {
  command: string;
  by: (c: FindingCase) => ApiClient;
  body: (c: FindingCase) => object;
  from: FindingStatus;
  /** A state that does not allow it. */
  not: FindingStatus;
}

/** What every command of a finding does and refuses. */
function command({ command: name, by, body, from, not }: CommandCase): RouteCase[] {
  const ask =
    (
      status: FindingStatus,
      who: (c: FindingCase, w: World) => ApiClient,
      more: { body?: object; headers?: object } = {},
    ) =>
    async (w: World) => {
      const { id, c } = await inState(w, status);
      return who(c, w).post(`/findings/${id}/${name}`, { ...body(c), ...more.body }, { ...more.headers });
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
        const c = await peopleOfFindings(w);
        return by(c).post(`/findings/${absent}/${name}`, body(c));
      },
    },
  ];
}

const owner = (c: FindingCase): ApiClient => c.owner;
const author = (c: FindingCase): ApiClient => c.author;
const lead = (c: FindingCase): ApiClient => c.domainLead;
const reason = (): object => ({ reason: 'It is so' });
const nothing = (): object => ({});

async function add(w: World, facts: Record<string, unknown> = {}, by?: ApiClient) {
  const c = await peopleOfFindings(w);
  return (by ?? c.author).post('/findings', c.body(facts));
}

async function patch(w: World, status: FindingStatus, body: object, headers?: Record<string, string>) {
  const { id, version, c } = await inState(w, status);
  return c.author.patch(`/findings/${id}`, body, headers ?? at(version));
}

async function sent(w: World, status: FindingStatus, name: string, body: object, by = author) {
  const { id, c } = await inState(w, status);
  return by(c).post(`/findings/${id}/${name}`, body);
}

/** A draft, linked to an item that is there. */
async function linked(w: World, body: object = {}, by?: ApiClient) {
  const [{ id, c }, item] = [await inState(w, 'draft'), await w.item('open')];
  return (by ?? c.author).post(`/findings/${id}/links`, { to: item.id, ...body });
}

const said = (w: World, id: string, body: string, by = w.stranger) => by.post(`/findings/${id}/comments`, { body });

async function launch(w: World, status: FindingStatus, body: object = {}, by = w.admin, path = 'launch') {
  const { id } = await inState(w, status);
  return by.post(`/findings/${id}/${path}`, { name: w.name(), ...body });
}

/** As they ship, but for their note. */
async function limits(w: World, by: ApiClient, more: object = {}, headers?: Record<string, string>) {
  const { agreeWithin, remediateWithin, verifyWithin, version } = (await w.admin.get('/finding-limits')).body;
  const body = { agreeWithin, remediateWithin, verifyWithin, note: w.name(), ...more };
  return by.put('/finding-limits', body, headers ?? at(version));
}

const ownWork = 'separation-of-duties';

export const findingCases: RouteTable = {
  'POST /findings': [
    { why: 'written down', gives: 201, ask: (w) => add(w) },
    { why: 'noted', gives: 201, ask: (w) => add(w, { grade: 'observation', rating: null }) },
    { why: 'not of no market', gives: 400, ask: (w) => add(w, { markets: [] }) },
    { why: 'not of another grade', gives: 400, ask: (w) => add(w, { grade: 'rumour' }) },
    { why: 'not with readers of what is open', gives: 400, ask: (w) => add(w, { readerIds: [absent] }) },
    {
      why: 'not with more recommendations than twenty',
      gives: 400,
      ask: (w) => add(w, { recommendations: Array.from({ length: 21 }, (_, n) => `Do ${n}`) }),
    },
    { why: 'not by an auditor', gives: 403, ask: (w) => add(w, {}, w.auditor) },
    { why: 'not linked to what is not there', gives: 404, ask: (w) => add(w, { links: ['CA-999999'] }) },
    { why: 'not without a rating', gives: 422, code: 'invalid-command', ask: (w) => add(w, { rating: null }) },
    {
      why: 'not an observation with a rating',
      gives: 422,
      code: 'invalid-command',
      ask: (w) => add(w, { grade: 'observation' }),
    },
    {
      why: 'not of somebody who is not there',
      gives: 422,
      code: 'unknown-person',
      ask: (w) => add(w, { ownerId: absent }),
    },
    {
      why: 'not to be read by somebody who is not there',
      gives: 422,
      code: 'unknown-person',
      ask: (w) => add(w, { restricted: true, readerIds: [absent] }),
    },
  ],
  'PATCH /findings/{id}': [
    { why: 'changed', gives: 200, ask: (w) => patch(w, 'draft', { title: 'Another', markets: ['SG'] }) },
    { why: 'not with a title that is blank', gives: 400, ask: (w) => patch(w, 'draft', { title: ' ' }) },
    { why: 'not to no market', gives: 400, ask: (w) => patch(w, 'draft', { markets: [] }) },
    {
      why: 'not by a stranger',
      gives: 403,
      ask: async (w) => {
        const { id, version } = await inState(w, 'draft');
        return w.stranger.patch(`/findings/${id}`, { title: 'Another' }, at(version));
      },
    },
    {
      why: 'not what is not there',
      gives: 404,
      ask: async (w) => (await peopleOfFindings(w)).author.patch(`/findings/${absent}`, { title: 'Another' }, at(1)),
    },
    { why: 'not what is agreed', gives: 409, ask: (w) => patch(w, 'agreed', { title: 'Another' }) },
    { why: 'not on another version', gives: 412, ask: (w) => patch(w, 'draft', { title: 'Another' }, at(99)) },
    {
      why: 'not with a market that nobody knows',
      gives: 422,
      code: 'unknown-name',
      ask: (w) => patch(w, 'draft', { markets: ['Atlantis'] }),
    },
    {
      why: 'not to no rating',
      gives: 422,
      code: 'invalid-command',
      ask: (w) => patch(w, 'draft', { rating: null }),
    },
    { why: 'not without the version', gives: 428, ask: (w) => patch(w, 'draft', { title: 'Another' }, {}) },
  ],
  'POST /findings/{id}/raise': [
    ...command({ command: 'raise', by: author, body: () => ({ rating: 'low' }), from: 'noted', not: 'draft' }),
    {
      why: 'not to somebody who is not there',
      gives: 422,
      code: 'unknown-person',
      ask: (w) => sent(w, 'noted', 'raise', { rating: 'low', ownerId: absent }),
    },
  ],
  'POST /findings/{id}/lower': command({
    command: 'lower',
    by: author,
    body: reason,
    from: 'proposed',
    not: 'remediating',
  }),
  'POST /findings/{id}/propose': [
    ...command({ command: 'propose', by: author, body: nothing, from: 'draft', not: 'agreed' }),
    {
      why: 'not without criteria',
      gives: 422,
      code: 'invalid-command',
      ask: async (w) => {
        const { id, c } = await inState(w, 'draft', { criteria: null });
        return c.author.post(`/findings/${id}/propose`, {});
      },
    },
    {
      why: 'not with a date later than the limits give',
      gives: 422,
      code: 'invalid-due-date',
      ask: (w) => sent(w, 'draft', 'propose', { target: inDays(300) }),
    },
  ],
  'POST /findings/{id}/agree': [
    ...command({ command: 'agree', by: owner, body: nothing, from: 'proposed', not: 'draft' }),
    {
      why: 'not by an owner who wrote it',
      gives: 403,
      code: ownWork,
      ask: async (w) => {
        const c = await peopleOfFindings(w);
        const { id } = await c.proposed({ ownerId: c.authorId });
        return c.author.post(`/findings/${id}/agree`, {});
      },
    },
  ],
  'POST /findings/{id}/dispute': command({
    ...{ command: 'dispute', by: owner, from: 'proposed', not: 'agreed' },
    body: () => ({ ...reason(), wouldChange: 'A larger sample' }),
  }),
  'POST /findings/{id}/remediate': [
    ...command({ command: 'remediate', by: owner, body: nothing, from: 'agreed', not: 'proposed' }),
    {
      why: 'not by what is not there',
      gives: 404,
      ask: (w) => sent(w, 'agreed', 'remediate', { by: 'AI-999999' }, owner),
    },
  ],
  'POST /findings/{id}/finish': [
    ...command({ command: 'finish', by: owner, body: () => ({ text: 'Done' }), from: 'agreed', not: 'proposed' }),
    {
      why: 'not with a link that is none',
      gives: 400,
      ask: (w) => sent(w, 'agreed', 'finish', { text: 'Done', links: ['javascript:alert(1)'] }, owner),
    },
  ],
  'POST /findings/{id}/verify': [
    ...command({
      command: 'verify',
      by: lead,
      body: () => ({ text: 'Looked' }),
      from: 'remediated',
      not: 'remediating',
    }),
    {
      why: 'not by an administrator who wrote it',
      gives: 403,
      code: ownWork,
      ask: async (w) => {
        const c = await peopleOfFindings(w);
        const { id } = await w.admin.must('/findings', c.body());
        await w.admin.must(`/findings/${id}/propose`);
        for (const [act, body] of [
          ['agree', {}],
          ['finish', { text: 'Done' }],
        ] as const)
          await c.owner.must(`/findings/${id}/${act}`, body);
        return w.admin.post(`/findings/${id}/verify`, { text: 'Looked' });
      },
    },
  ],
  'POST /findings/{id}/send-back': command({
    command: 'send-back',
    by: lead,
    body: reason,
    from: 'remediated',
    not: 'agreed',
  }),
  'POST /findings/{id}/withdraw': [
    ...command({ command: 'withdraw', by: author, body: reason, from: 'proposed', not: 'remediating' }),
    {
      why: 'not by an author who owns it, once it is proposed',
      gives: 403,
      code: ownWork,
      ask: async (w) => {
        const c = await peopleOfFindings(w);
        const { id } = await c.proposed({ ownerId: c.authorId });
        return c.author.post(`/findings/${id}/withdraw`, reason());
      },
    },
  ],
  'POST /findings/{id}/reopen': [
    ...command({ command: 'reopen', by: author, body: reason, from: 'verified', not: 'agreed' }),
    { why: 'done to one that is withdrawn', gives: 200, ask: (w) => sent(w, 'withdrawn', 'reopen', reason()) },
    {
      why: 'not of what is withdrawn with a date',
      gives: 422,
      code: 'invalid-command',
      ask: (w) => sent(w, 'withdrawn', 'reopen', { ...reason(), target: inDays(9) }),
    },
    {
      why: 'not by a date that has passed',
      gives: 422,
      code: 'invalid-due-date',
      ask: (w) => sent(w, 'verified', 'reopen', { ...reason(), target: inDays(-9) }),
    },
  ],
  'POST /findings/{id}/schedule': [
    ...command({
      ...{ command: 'schedule', by: lead, from: 'agreed', not: 'draft' },
      body: () => ({ ...reason(), target: inDays(300) }),
    }),
    {
      why: 'not before it is agreed',
      gives: 422,
      code: 'invalid-command',
      ask: (w) => sent(w, 'proposed', 'schedule', { ...reason(), target: inDays(9) }, lead),
    },
    {
      why: 'not by an administrator who owns it',
      gives: 403,
      code: ownWork,
      ask: async (w) => {
        const { id, c } = await inState(w, 'agreed');
        const adminId = (await w.admin.get('/people/me')).body.id;
        await c.boss.must(`/findings/${id}/reassign`, { ownerId: adminId, ...reason() });
        return w.admin.post(`/findings/${id}/schedule`, { ...reason(), target: inDays(300) });
      },
    },
  ],
  'POST /findings/{id}/reassign': command({
    ...{ command: 'reassign', by: owner, from: 'agreed', not: 'verified' },
    body: (c) => ({ ...reason(), ownerId: c.bossId }),
  }),
  'POST /findings/{id}/launch-preview': [
    { why: 'shown', gives: 200, ask: (w) => launch(w, 'agreed', {}, w.stranger, 'launch-preview') },
    {
      why: 'not with parameters of no template',
      gives: 400,
      ask: (w) => launch(w, 'agreed', { parameters: {} }, w.stranger, 'launch-preview'),
    },
    {
      why: 'not out of a template that is not there',
      gives: 404,
      ask: (w) => launch(w, 'agreed', { templateId: absent }, w.stranger, 'launch-preview'),
    },
  ],
  'POST /findings/{id}/launch': [
    { why: 'launched', gives: 201, ask: (w) => launch(w, 'agreed') },
    { why: 'launched once more', gives: 201, ask: (w) => launch(w, 'remediating') },
    {
      why: 'not for a manager who is not there',
      gives: 400,
      ask: (w) => launch(w, 'agreed', { managerId: absent }),
    },
    { why: 'not by a stranger', gives: 403, ask: (w) => launch(w, 'agreed', {}, w.stranger) },
    { why: 'not by an auditor', gives: 403, ask: (w) => launch(w, 'agreed', {}, w.auditor) },
    {
      why: 'not out of a template that is not there',
      gives: 404,
      ask: (w) => launch(w, 'agreed', { templateId: absent }),
    },
    {
      why: 'not from what is not agreed',
      gives: 409,
      code: 'illegal-transition',
      ask: (w) => launch(w, 'proposed'),
    },
    {
      why: 'not what would be another than was previewed',
      gives: 409,
      code: 'changed-since-preview',
      ask: (w) => launch(w, 'agreed', { digest: '0' }),
    },
  ],
  'POST /findings/{id}/links': [
    { why: 'linked', gives: 200, ask: (w) => linked(w) },
    { why: 'not to nothing', gives: 400, ask: (w) => linked(w, { to: ' ' }) },
    { why: 'not by an auditor', gives: 403, ask: (w) => linked(w, {}, w.auditor) },
    { why: 'not to what is not there', gives: 404, ask: (w) => linked(w, { to: absent }) },
    {
      why: 'not to itself',
      gives: 422,
      code: 'invalid-command',
      ask: async (w) => {
        const { id, c } = await inState(w, 'draft');
        return c.author.post(`/findings/${id}/links`, { to: id });
      },
    },
  ],
  'DELETE /findings/{id}/links/{recordId}': [
    {
      why: 'taken away',
      gives: 200,
      ask: async (w) => {
        const [{ id, c }, item] = [await inState(w, 'draft'), await w.item('open')];
        await c.author.must(`/findings/${id}/links`, { to: item.id });
        return c.author.delete(`/findings/${id}/links/${item.id}`);
      },
    },
    {
      why: 'not by an auditor',
      gives: 403,
      ask: async (w) =>
        w.auditor.delete(`/findings/${(await inState(w, 'draft')).id}/links/${(await w.item('open')).id}`),
    },
    {
      why: 'not from what is not there',
      gives: 404,
      ask: async (w) => w.stranger.delete(`/findings/${(await inState(w, 'draft')).id}/links/${absent}`),
    },
  ],
  'POST /findings/{id}/comments': [
    { why: 'said', gives: 201, ask: async (w) => said(w, (await inState(w, 'verified')).id, 'Well done') },
    { why: 'not with nothing', gives: 400, ask: async (w) => said(w, (await inState(w, 'draft')).id, ' ') },
    { why: 'not by an auditor', gives: 403, ask: async (w) => said(w, (await inState(w, 'draft')).id, 'x', w.auditor) },
    { why: 'not on what is not there', gives: 404, ask: (w) => said(w, absent, 'x') },
  ],
  'PUT /finding-limits': [
    { why: 'set', gives: 200, ask: (w) => limits(w, w.admin) },
    {
      why: 'not with days that are not worked',
      gives: 400,
      ask: async (w) => {
        const { agreeWithin } = (await w.admin.get('/finding-limits')).body;
        return limits(w, w.admin, { agreeWithin: { ...agreeWithin, low: 'P5D' } });
      },
    },
    { why: 'not by a stranger', gives: 403, ask: (w) => limits(w, w.stranger) },
    { why: 'not on another version', gives: 412, ask: (w) => limits(w, w.admin, {}, at(99)) },
    { why: 'not without the version', gives: 428, ask: (w) => limits(w, w.admin, {}, {}) },
  ],
};
