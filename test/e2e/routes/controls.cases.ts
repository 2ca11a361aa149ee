import type { ControlStatus } from '../../../domain/control/table.js';
import { living } from '../../../database/kinds.js';
import { controlCase, runNow, type ControlCase } from '../../factories/control.js';
import type { ApiClient } from '../../harness/api-client.js';
import { absent, at, once, type RouteCase, type RouteTable, type World } from './world.js';

/** The people around the controls of a world; made once. */
export const peopleOfControls = once((w): Promise<ControlCase> => controlCase(w.tollgate));

interface Made {
  id: string;
  version: number;
  c: ControlCase;
}

async function inState(world: World, status: ControlStatus, facts: Record<string, unknown> = {}): Promise<Made> {
  const c = await peopleOfControls(world);
  const made = (): Promise<{ id: string; version: number }> => c[status](facts);
  const { id, version } = await world.kept(`control ${status} ${JSON.stringify(facts)}`, made);
  return { id, version, c };
}

/** A run that waits, was missed ten days ago, or was performed. */
async function run(world: World, status: 'expected' | 'missed' | 'performed'): Promise<Made> {
  return world.kept(`run ${status}`, () => newRun(world, status));
}

async function newRun(world: World, status: 'expected' | 'missed' | 'performed'): Promise<Made> {
  const { id: controlId, c } = await inState(world, 'operating');
  const id = await runNow(world.tollgate.dataSource, controlId, status === 'missed' ? 10 : 0);
  if (status === 'performed') await c.operator.must(`/occurrences/${id}/perform`, { note: 'Done' });
  const { version } = (await c.owner.get(`/occurrences/${id}`)).body;
  return { id, version, c };
}

type Who = (c: ControlCase, w: World) => ApiClient;

interface CommandCase {
  noun: 'controls' | 'occurrences';
  command: string;
  by: (c: ControlCase) => ApiClient;
  body: object | ((c: ControlCase) => object);
  from: (w: World) => Promise<Made>;
  /** One in a state that does not allow it. */
  not: (w: World) => Promise<Made>;
}

/** What every command of a control or a run does and refuses. */
function command({ noun, command: name, by, body, from, not }: CommandCase): RouteCase[] {
  const said = (c: ControlCase): object => (typeof body === 'function' ? body(c) : body);
  const ask =
    (made: CommandCase['from'], who: Who, more: { body?: object; headers?: object } = {}) =>
    async (w: World) => {
      const { id, c } = await made(w);
      return who(c, w).post(`/${noun}/${id}/${name}`, { ...said(c), ...more.body }, { ...more.headers });
    };
  return [
    { why: 'done', gives: 200, ask: ask(from, by) },
    { why: 'refused in another state', gives: 409, code: 'illegal-transition', ask: ask(not, by) },
    { why: 'not on another version', gives: 412, ask: ask(from, by, { headers: at(99) }) },
    { why: 'not by a stranger', gives: 403, ask: ask(from, (_, { stranger }) => stranger) },
    { why: 'not by an auditor', gives: 403, ask: ask(from, (_, { auditor }) => auditor) },
    { why: 'not with a field that nobody knows', gives: 400, ask: ask(from, by, { body: { colour: 'red' } }) },
    {
      why: 'not to one that is not there',
      gives: 404,
      ask: async (w) => {
        const c = await peopleOfControls(w);
        return by(c).post(`/${noun}/${absent}/${name}`, said(c));
      },
    },
  ];
}

const lead = (c: ControlCase): ApiClient => c.domainLead;
const owner = (c: ControlCase): ApiClient => c.owner;
const operator = (c: ControlCase): ApiClient => c.operator;
const proposed = (w: World): Promise<Made> => inState(w, 'proposed');
const operating = (w: World): Promise<Made> => inState(w, 'operating');
const retired = (w: World): Promise<Made> => inState(w, 'retired');
const expected = (w: World): Promise<Made> => run(w, 'expected');
const missed = (w: World): Promise<Made> => run(w, 'missed');
const performed = (w: World): Promise<Made> => run(w, 'performed');
const ownWork = 'separation-of-duties';

/** A run that waits, for whatever is asked of one. */
export async function runOf(world: World): Promise<string> {
  return (await run(world, 'expected')).id;
}

async function add(w: World, facts: Record<string, unknown> = {}, by?: ApiClient) {
  const c = await peopleOfControls(w);
  return (by ?? c.author).post('/controls', c.body(facts));
}

async function patch(w: World, status: ControlStatus, body: object, headers?: Record<string, string>, by?: Who) {
  const { id, version, c } = await inState(w, status);
  return (by ?? ((people) => people.author))(c, w).patch(
    `/controls/${id}`,
    { reason: 'So', ...body },
    headers ?? at(version),
  );
}

async function sent(made: Promise<Made>, noun: string, name: string, body: object, by: (c: ControlCase) => ApiClient) {
  const { id, c } = await made;
  return by(c).post(`/${noun}/${id}/${name}`, body);
}

/** A control, linked to an item that is there. */
async function linked(w: World, body: object = {}, by?: ApiClient) {
  const [{ id, c }, item] = [await proposed(w), await w.item('open')];
  return (by ?? c.author).post(`/controls/${id}/links`, { to: item.id, ...body });
}

const frequency = { rule: 'FREQ=HOURLY' };

export const controlCases: RouteTable = {
  'POST /controls': [
    { why: 'proposed', gives: 201, ask: (w) => add(w) },
    { why: 'not of no market', gives: 400, ask: (w) => add(w, { markets: [] }) },
    { why: 'not of a rule that nobody can follow', gives: 400, ask: (w) => add(w, { frequency }) },
    { why: 'not without a rule', gives: 400, ask: (w) => add(w, { frequency: { time: '09:00' } }) },
    { why: 'not within calendar time', gives: 400, ask: (w) => add(w, { within: 'P2D' }) },
    { why: 'not within more than sixty working days', gives: 400, ask: (w) => add(w, { within: '61 working days' }) },
    { why: 'not attested by the hour', gives: 400, ask: (w) => add(w, { attestEvery: 'PT4H' }) },
    {
      why: 'not raising a finding without a rating',
      gives: 400,
      ask: (w) => add(w, { missed: { raises: 'finding' } }),
    },
    {
      why: 'not raising an observation with a rating',
      gives: 400,
      ask: (w) => add(w, { missed: { raises: 'observation', rating: 'low' } }),
    },
    {
      why: 'not after more in a row than a hundred',
      gives: 400,
      ask: (w) => add(w, { missed: { raises: 'observation', inARow: 101 } }),
    },
    { why: 'not with readers of what is open', gives: 400, ask: (w) => add(w, { readerIds: [absent] }) },
    { why: 'not by an auditor', gives: 403, ask: (w) => add(w, {}, w.auditor) },
    { why: 'not linked to what is not there', gives: 404, ask: (w) => add(w, { links: ['RK-999999'] }) },
    {
      why: 'not performed by somebody who is not there',
      gives: 422,
      code: 'unknown-person',
      ask: (w) => add(w, { operatorId: absent }),
    },
    {
      why: 'not to be read by somebody who is not there',
      gives: 422,
      code: 'unknown-person',
      ask: (w) => add(w, { restricted: true, readerIds: [absent] }),
    },
  ],
  'PATCH /controls/{id}': [
    { why: 'changed', gives: 200, ask: (w) => patch(w, 'proposed', { title: 'Another', markets: ['SG'] }) },
    { why: 'not without a reason', gives: 400, ask: (w) => patch(w, 'proposed', { title: 'Another', reason: ' ' }) },
    { why: 'not to a rule that nobody can follow', gives: 400, ask: (w) => patch(w, 'operating', { frequency }) },
    {
      why: 'not by a stranger',
      gives: 403,
      ask: (w) => patch(w, 'proposed', { title: 'Another' }, undefined, (_, { stranger }) => stranger),
    },
    {
      why: 'not what is expected of them, by its owner',
      gives: 403,
      code: ownWork,
      ask: (w) => patch(w, 'operating', { within: '9 working days' }, undefined, owner),
    },
    {
      why: 'not what is not there',
      gives: 404,
      ask: async (w) =>
        (await peopleOfControls(w)).author.patch(`/controls/${absent}`, { title: 'Another', reason: 'So' }, at(1)),
    },
    { why: 'not what is retired', gives: 409, ask: (w) => patch(w, 'retired', { title: 'Another' }) },
    { why: 'not on another version', gives: 412, ask: (w) => patch(w, 'proposed', { title: 'Another' }, at(99)) },
    {
      why: 'not with a market that nobody knows',
      gives: 422,
      code: 'unknown-name',
      ask: (w) => patch(w, 'proposed', { markets: ['Atlantis'] }),
    },
    { why: 'not without the version', gives: 428, ask: (w) => patch(w, 'proposed', { title: 'Another' }, {}) },
  ],
  'POST /controls/{id}/operate': [
    ...command({ noun: 'controls', command: 'operate', by: lead, body: {}, from: proposed, not: retired }),
    {
      why: 'not by an owner’s manager who performs it',
      gives: 403,
      code: ownWork,
      ask: async (w) => {
        const c = await peopleOfControls(w);
        const { id } = await c.proposed({ operatorId: c.bossId });
        return c.boss.post(`/controls/${id}/operate`, {});
      },
    },
  ],
  'POST /controls/{id}/attest': [
    ...command({
      ...{ noun: 'controls', command: 'attest', by: owner, body: { statement: 'It works' } },
      ...{ from: operating, not: proposed },
    }),
    {
      why: 'not of a version that is another by now',
      gives: 412,
      code: 'version-mismatch',
      ask: (w) => sent(operating(w), 'controls', 'attest', { statement: 'It works', revision: 7 }, owner),
    },
    {
      why: 'not by an owner who performs it',
      gives: 403,
      code: ownWork,
      ask: async (w) => {
        const c = await peopleOfControls(w);
        const { id } = await c.operating({ operatorId: c.ownerId });
        return c.owner.post(`/controls/${id}/attest`, { statement: 'It works' });
      },
    },
  ],
  'POST /controls/{id}/reassign': [
    ...command({
      ...{ noun: 'controls', command: 'reassign', by: owner, body: { domainLeadId: null, reason: 'So' } },
      ...{ from: operating, not: retired },
    }),
    {
      why: 'not to somebody who is not there',
      gives: 422,
      code: 'unknown-person',
      ask: (w) => sent(operating(w), 'controls', 'reassign', { operatorId: absent, reason: 'So' }, owner),
    },
  ],
  'POST /controls/{id}/acknowledge': [
    ...command({ noun: 'controls', command: 'acknowledge', by: owner, body: {}, from: operating, not: proposed }).map(
      (one) => (one.why === 'done' ? { ...one, why: 'not in time', gives: 409, code: 'not-overdue' } : one),
    ),
    {
      why: 'held where the attestation is late',
      gives: 200,
      ask: async (w) => {
        const c = await peopleOfControls(w);
        const { id, due } = await c.operating({
          ...{ attestEvery: '1 working day', frequency: { rule: 'FREQ=YEARLY', startsOn: '2199-01-01' } },
        });
        await living.control.adopt(w.tollgate.dataSource, id, Date.parse(due.at) + 60_000);
        return c.owner.post(`/controls/${id}/acknowledge`, { note: 'On Monday' });
      },
    },
  ],
  'POST /controls/{id}/retire': [
    ...command({
      ...{ noun: 'controls', command: 'retire', by: lead, body: { reason: 'So' }, from: operating, not: retired },
    }),
    {
      why: 'not by a domain lead who performs it',
      gives: 403,
      code: ownWork,
      ask: async (w) => {
        const c = await peopleOfControls(w);
        const { id } = await c.proposed({ operatorId: c.domainLeadId });
        await c.boss.must(`/controls/${id}/operate`);
        return c.domainLead.post(`/controls/${id}/retire`, { reason: 'So' });
      },
    },
  ],
  'POST /controls/{id}/links': [
    { why: 'linked', gives: 200, ask: (w) => linked(w) },
    { why: 'not to nothing', gives: 400, ask: (w) => linked(w, { to: '' }) },
    { why: 'not by an auditor', gives: 403, ask: (w) => linked(w, {}, w.auditor) },
    { why: 'not to what is not there', gives: 404, ask: (w) => linked(w, { to: 'AI-999999' }) },
    {
      why: 'not to itself',
      gives: 422,
      code: 'invalid-command',
      ask: async (w) => {
        const { id, c } = await proposed(w);
        return c.author.post(`/controls/${id}/links`, { to: id });
      },
    },
  ],
  'DELETE /controls/{id}/links/{recordId}': [
    {
      why: 'taken away',
      gives: 200,
      ask: async (w) => {
        const [{ id, c }, item] = [await proposed(w), await w.item('open')];
        await c.author.must(`/controls/${id}/links`, { to: item.id });
        return c.author.delete(`/controls/${id}/links/${item.id}`);
      },
    },
    {
      why: 'not by an auditor',
      gives: 403,
      ask: async (w) => w.auditor.delete(`/controls/${(await proposed(w)).id}/links/${(await w.item('open')).id}`),
    },
    {
      why: 'not of one that is not there',
      gives: 404,
      ask: async (w) => (await peopleOfControls(w)).author.delete(`/controls/${absent}/links/AI-1`),
    },
    {
      why: 'not of itself',
      gives: 422,
      ask: async (w) => {
        const { id, c } = await proposed(w);
        return c.author.delete(`/controls/${id}/links/${id}`);
      },
    },
  ],
  'POST /occurrences/{id}/perform': [
    ...command({
      ...{ noun: 'occurrences', command: 'perform', by: operator, body: { note: 'Done' } },
      ...{ from: expected, not: performed },
    }),
    {
      why: 'not with what is no link',
      gives: 400,
      ask: (w) => sent(expected(w), 'occurrences', 'perform', { links: ['http://x'] }, operator),
    },
    ...[
      { why: 'not without saying what was done', body: {} },
      { why: 'not with exceptions among nothing', body: { note: 'x', exceptions: 1 } },
      { why: 'not with more exceptions than there were', body: { note: 'x', population: 1, exceptions: 2 } },
      {
        why: 'not with exceptions that nobody describes',
        body: { links: ['https://example.com'], population: 3, exceptions: 2 },
      },
    ].map(({ why, body }) => ({
      ...{ why, gives: 422, code: 'invalid-command' as const },
      ask: (w: World) => sent(expected(w), 'occurrences', 'perform', body, operator),
    })),
  ],
  'POST /occurrences/{id}/close': [
    ...command({
      ...{ noun: 'occurrences', command: 'close', by: owner, body: { reason: 'So' }, from: missed, not: expected },
    }),
    {
      why: 'not by an owner who was to perform it',
      gives: 403,
      code: ownWork,
      ask: async (w) => {
        const { id, c } = await missed(w);
        await c.domainLead.must(`/occurrences/${id}/reassign`, { operatorId: c.ownerId, reason: 'So' });
        return c.owner.post(`/occurrences/${id}/close`, { reason: 'So' });
      },
    },
  ],
  'POST /occurrences/{id}/reassign': [
    ...command({
      ...{ noun: 'occurrences', command: 'reassign', by: owner, from: expected, not: performed },
      body: (c) => ({ operatorId: c.bossId, reason: 'So' }),
    }),
    {
      why: 'not to somebody who is not there',
      gives: 422,
      code: 'unknown-person',
      ask: (w) => sent(expected(w), 'occurrences', 'reassign', { operatorId: absent, reason: 'So' }, owner),
    },
    {
      why: 'not a missed one by whoever missed it',
      gives: 403,
      code: ownWork,
      ask: async (w) => {
        const { id, c } = await missed(w);
        return c.operator.post(`/occurrences/${id}/reassign`, { operatorId: c.bossId, reason: 'So' });
      },
    },
  ],
  'POST /occurrences/{id}/acknowledge': command({
    ...{ noun: 'occurrences', command: 'acknowledge', by: owner, body: {}, from: missed, not: expected },
  }),
};
