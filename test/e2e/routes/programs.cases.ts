import { absent, at, type RouteCase, type RouteTable, type World } from './world.js';
import type { ProgramStatus } from '../../../domain/program/table.js';

type State = ProgramStatus | 'tollgate';

/** What every command of a program does and refuses. */
function command(name: string, body: Record<string, unknown>, from: State, not: State): RouteCase[] {
  const path = (id: string): string => `/programs/${id}/${name}`;
  return [
    {
      why: `done to one that is ${from}`,
      gives: 200,
      ask: async (w) => w.c.manager.post(path((await w.program(from)).id), body),
    },
    {
      why: `refused where it is ${not}`,
      gives: 409,
      code: 'illegal-transition',
      ask: async (w) => w.c.manager.post(path((await w.program(not)).id), body),
    },
    {
      why: 'not with a field that nobody knows',
      gives: 400,
      ask: async (w) => w.c.manager.post(path((await w.program(from)).id), { ...body, colour: 'red' }),
    },
    {
      why: 'not by who does not manage it',
      gives: 403,
      ask: async (w) => w.stranger.post(path((await w.program(from)).id), body),
    },
    { why: 'not by an auditor', gives: 403, ask: async (w) => w.auditor.post(path((await w.program(from)).id), body) },
    { why: 'not what is not there', gives: 404, ask: (w) => w.c.manager.post(path(absent), body) },
    {
      why: 'not on another version',
      gives: 412,
      code: 'version-mismatch',
      ask: async (w) => w.c.manager.post(path((await w.program(from)).id), body, at(99)),
    },
  ];
}

const openTollgate = async (
  w: World,
  state: State,
  by: 'manager' | 'lead' = 'manager',
  body: object = { reason: 'Nothing is to be done' },
) => {
  const program = await w.program(state);
  return w.c[by].post(`/programs/${program.id}/phases/${program.phaseId}/tollgate`, body);
};

/** What every edit of a program, or of a phase of it, does and refuses. */
function edit(path: (id: string, phaseId: string) => string): RouteCase[] {
  const send = async (
    w: World,
    by: 'manager' | 'stranger',
    state: State,
    version?: number,
    body: object = { description: 'New' },
  ) => {
    const program = await w.program(state);
    const client = by === 'manager' ? w.c.manager : w.stranger;
    return client.patch(path(program.id, program.phaseId), body, version === 0 ? {} : at(version ?? program.version));
  };
  return [
    { why: 'changed', gives: 200, ask: (w) => send(w, 'manager', 'active') },
    {
      why: 'not to a name that is blank',
      gives: 400,
      ask: (w) => send(w, 'manager', 'active', undefined, { name: ' ' }),
    },
    { why: 'not by a stranger', gives: 403, ask: (w) => send(w, 'stranger', 'active') },
    { why: 'not what is not there', gives: 404, ask: (w) => w.c.manager.patch(path(absent, absent), {}, at(1)) },
    { why: 'not what is closed', gives: 409, ask: (w) => send(w, 'manager', 'closed') },
    { why: 'not on another version', gives: 412, ask: (w) => send(w, 'manager', 'active', 99) },
    { why: 'not without the version that was read', gives: 428, ask: (w) => send(w, 'manager', 'active', 0) },
  ];
}

const decide = async (w: World, state: State, by: 'lead' | 'owner' | 'stranger', body: object) => {
  const { id, phaseId } = await w.program(state);
  const client = by === 'stranger' ? w.stranger : w.c[by];
  return client.post(`/programs/${id}/phases/${phaseId}/sign-off`, body);
};

export const programCases: RouteTable = {
  'POST /programs': [
    { why: 'made', gives: 201, ask: (w) => w.c.manager.post('/programs', { name: w.name() }) },
    {
      why: 'made and launched',
      gives: 201,
      ask: (w) => w.c.manager.post('/programs', { name: w.name(), launch: true }),
    },
    { why: 'not without a name', gives: 400, ask: (w) => w.c.manager.post('/programs', {}) },
    { why: 'not by a member', gives: 403, ask: (w) => w.stranger.post('/programs', { name: w.name() }) },
    {
      why: 'not under a name that is taken, in whatever case',
      gives: 409,
      code: 'already-exists',
      ask: async (w) => {
        const name = w.name();
        await w.c.manager.must('/programs', { name });
        return w.c.manager.post('/programs', { name: name.toUpperCase() });
      },
    },
    {
      why: 'not with a manager who is not there',
      gives: 422,
      code: 'unknown-person',
      ask: (w) => w.c.manager.post('/programs', { name: w.name(), managerId: absent }),
    },
  ],
  'PATCH /programs/{id}': edit((id) => `/programs/${id}`),
  'PATCH /programs/{id}/phases/{phaseId}': [
    ...edit((id, phaseId) => `/programs/${id}/phases/${phaseId}`),
    {
      why: 'not a phase that is not there',
      gives: 404,
      ask: async (w) => {
        const { id, version } = await w.program('active');
        return w.c.manager.patch(`/programs/${id}/phases/${absent}`, { name: 'x' }, at(version));
      },
    },
  ],
  'POST /programs/{id}/phases': [
    {
      why: 'added',
      gives: 201,
      ask: async (w) => w.c.manager.post(`/programs/${(await w.program('active')).id}/phases`, { name: 'Two' }),
    },
    {
      why: 'not on a day that does not exist',
      gives: 400,
      ask: async (w) =>
        w.c.manager.post(`/programs/${(await w.program('active')).id}/phases`, {
          name: 'Two',
          targetDate: '2026-13-01',
        }),
    },
    {
      why: 'not by a stranger',
      gives: 403,
      ask: async (w) => w.stranger.post(`/programs/${(await w.program('active')).id}/phases`, { name: 'Two' }),
    },
    {
      why: 'not to what is not there',
      gives: 404,
      ask: (w) => w.c.manager.post(`/programs/${absent}/phases`, { name: 'Two' }),
    },
    {
      why: 'not to what is cancelled',
      gives: 409,
      code: 'illegal-transition',
      ask: async (w) => w.c.manager.post(`/programs/${(await w.program('cancelled')).id}/phases`, { name: 'Two' }),
    },
  ],
  'POST /programs/{id}/launch': command('launch', {}, 'draft', 'active'),
  'POST /programs/{id}/hold': command('hold', { reason: 'Waits' }, 'active', 'draft'),
  'POST /programs/{id}/resume': command('resume', {}, 'on_hold', 'active'),
  'POST /programs/{id}/cancel': command('cancel', { reason: 'Not needed' }, 'active', 'closed'),
  'POST /programs/{id}/phases/{phaseId}/sign-off': [
    { why: 'passed', gives: 200, ask: (w) => decide(w, 'tollgate', 'lead', { decision: 'approve' }) },
    {
      why: 'sent back',
      gives: 200,
      ask: (w) => decide(w, 'tollgate', 'lead', { decision: 'send_back', reason: 'No figures' }),
    },
    {
      why: 'not sent back without a reason',
      gives: 422,
      code: 'invalid-command',
      ask: (w) => decide(w, 'tollgate', 'lead', { decision: 'send_back' }),
    },
    {
      why: 'not over other content',
      gives: 409,
      code: 'content-changed',
      ask: (w) => decide(w, 'tollgate', 'lead', { decision: 'approve', contentHash: 'a'.repeat(64) }),
    },
    {
      why: 'not with a decision that is none',
      gives: 400,
      ask: (w) => decide(w, 'tollgate', 'lead', { decision: 'perhaps' }),
    },
    {
      why: 'not by who did the work',
      gives: 403,
      code: 'separation-of-duties',
      ask: (w) => decide(w, 'tollgate', 'owner', { decision: 'approve' }),
    },
    {
      why: 'not by a stranger',
      gives: 403,
      code: 'not-an-approver',
      ask: (w) => decide(w, 'tollgate', 'stranger', { decision: 'approve' }),
    },
    {
      why: 'not before the phase is there',
      gives: 409,
      code: 'nothing-submitted',
      ask: (w) => decide(w, 'active', 'lead', { decision: 'approve' }),
    },
    {
      why: 'not where the program is on hold',
      gives: 409,
      code: 'illegal-transition',
      ask: (w) => decide(w, 'on_hold', 'lead', { decision: 'approve' }),
    },
    {
      why: 'not at a phase that is not there',
      gives: 404,
      ask: async (w) =>
        w.c.lead.post(`/programs/${(await w.program('tollgate')).id}/phases/${absent}/sign-off`, {
          decision: 'approve',
        }),
    },
    {
      why: 'not on another version',
      gives: 412,
      code: 'version-mismatch',
      ask: async (w) => {
        const { id, phaseId } = await w.program('tollgate');
        return w.c.lead.post(`/programs/${id}/phases/${phaseId}/sign-off`, { decision: 'approve' }, at(99));
      },
    },
  ],
  'POST /programs/{id}/phases/{phaseId}/tollgate': [
    { why: 'opened where nothing is to be done', gives: 200, ask: (w) => openTollgate(w, 'active') },
    { why: 'not without a reason', gives: 400, ask: (w) => openTollgate(w, 'active', 'manager', {}) },
    {
      why: 'not by whoever only signs',
      gives: 403,
      code: 'not-allowed',
      ask: (w) => openTollgate(w, 'active', 'lead'),
    },
    {
      why: 'not where it is at its tollgate already',
      gives: 409,
      code: 'phase-not-open',
      ask: (w) => openTollgate(w, 'tollgate'),
    },
    {
      why: 'not before the program is launched',
      gives: 409,
      code: 'illegal-transition',
      ask: (w) => openTollgate(w, 'draft'),
    },
    {
      why: 'not where nobody but who asks could sign',
      gives: 422,
      code: 'unreachable-quorum',
      ask: async (w) => {
        const program = await w.program('active', { domainLeadId: null });
        return w.c.manager.post(`/programs/${program.id}/phases/${program.phaseId}/tollgate`, { reason: 'Nothing' });
      },
    },
    {
      why: 'not of a phase that is not there',
      gives: 404,
      ask: async (w) =>
        w.c.manager.post(`/programs/${(await w.program('active')).id}/phases/${absent}/tollgate`, { reason: 'x' }),
    },
    {
      why: 'not on another version',
      gives: 412,
      code: 'version-mismatch',
      ask: async (w) => {
        const { id, phaseId } = await w.program('active');
        return w.c.manager.post(`/programs/${id}/phases/${phaseId}/tollgate`, { reason: 'x' }, at(99));
      },
    },
  ],
};
