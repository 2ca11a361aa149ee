import { inDays } from '../../factories/case.js';
import type { ApiClient } from '../../harness/api-client.js';
import { absent, at, type ExceptionState, type RouteCase, type RouteTable, type World } from './world.js';

interface CommandCase {
  command: string;
  by: (world: World) => ApiClient;
  body?: Record<string, unknown>;
  from: ExceptionState;
  /** A state that does not allow it, and the code by which it is refused. */
  not: ExceptionState;
  code?: string;
  more?: RouteCase[];
}

const analyst = ({ c }: World): ApiClient => c.analyst;
const lead = ({ c }: World): ApiClient => c.lead;

/** What every command of an exception does and refuses. */
function command({ command, by, body = {}, from, not, code, more = [] }: CommandCase): RouteCase[] {
  const to = async (w: World, status: ExceptionState): Promise<string> =>
    `/exceptions/${(await w.exception(status)).id}/${command}`;
  return [
    { why: `done to one that is ${from}`, gives: 200, ask: async (w) => by(w).post(await to(w, from), body) },
    {
      why: `refused where it is ${not}`,
      gives: 409,
      code: code ?? 'illegal-transition',
      ask: async (w) => by(w).post(await to(w, not), body),
    },
    {
      why: 'not on a version that was not read',
      gives: 412,
      code: 'version-mismatch',
      ask: async (w) => by(w).post(await to(w, from), body, at(99)),
    },
    {
      why: 'not with a field that nobody knows',
      gives: 400,
      code: 'invalid-request',
      ask: async (w) => by(w).post(await to(w, from), { ...body, colour: 'red' }),
    },
    {
      why: 'not to one that is not there',
      gives: 404,
      code: 'not-found',
      ask: (w) => by(w).post(`/exceptions/${absent}/${command}`, body),
    },
    {
      why: 'not by somebody whom it does not concern',
      gives: 403,
      ask: async (w) => w.stranger.post(await to(w, from), body),
    },
    { why: 'not by an auditor', gives: 403, ask: async (w) => w.auditor.post(await to(w, from), body) },
    ...more,
  ];
}

const reason = { reason: 'Not needed' };

export const exceptionCases: RouteTable = {
  'POST /exceptions': [
    { why: 'asked for', gives: 201, ask: ({ c }) => c.analyst.post('/exceptions', c.body()) },
    {
      why: 'not without an end',
      gives: 400,
      ask: ({ c }) => c.analyst.post('/exceptions', c.body({ ends: undefined })),
    },
    { why: 'not by an auditor', gives: 403, ask: (w) => w.auditor.post('/exceptions', w.c.body()) },
    {
      why: 'not for an item that is not there',
      gives: 404,
      ask: ({ c }) => c.analyst.post('/exceptions', c.body({ items: ['AI-999999'] })),
    },
    {
      why: 'not until a day that has passed',
      gives: 422,
      code: 'invalid-end',
      ask: ({ c }) => c.analyst.post('/exceptions', c.body({ ends: inDays(-1) })),
    },
    {
      why: 'not without anybody who could sign',
      gives: 422,
      code: 'unreachable-quorum',
      ask: ({ c }) => c.analyst.post('/exceptions', c.body({ residualRating: 'high', domainLeadId: null })),
    },
  ],
  'PATCH /exceptions/{id}': [
    {
      why: 'changed',
      gives: 200,
      ask: async (w) => {
        const { id, version } = await w.exception('requested');
        return w.c.analyst.patch(`/exceptions/${id}`, { title: 'New' }, at(version));
      },
    },
    {
      why: 'not with a title that is blank',
      gives: 400,
      ask: async (w) => w.c.analyst.patch(`/exceptions/${(await w.exception('requested')).id}`, { title: ' ' }, at(1)),
    },
    {
      why: 'not by a stranger',
      gives: 403,
      ask: async (w) => w.stranger.patch(`/exceptions/${(await w.exception('requested')).id}`, { title: 'x' }, at(1)),
    },
    {
      why: 'not what is not there',
      gives: 404,
      ask: (w) => w.c.analyst.patch(`/exceptions/${absent}`, { title: 'x' }, at(1)),
    },
    {
      why: 'not what is revoked',
      gives: 409,
      code: 'illegal-transition',
      ask: async (w) => {
        const { id, version } = await w.exception('revoked');
        return w.c.analyst.patch(`/exceptions/${id}`, { title: 'New' }, at(version));
      },
    },
    {
      why: 'not on another version',
      gives: 412,
      ask: async (w) => w.c.analyst.patch(`/exceptions/${(await w.exception('requested')).id}`, { title: 'x' }, at(99)),
    },
    {
      why: 'not for longer than the policy lets',
      gives: 422,
      code: 'invalid-end',
      ask: async (w) => {
        const { id, version } = await w.exception('requested');
        return w.c.analyst.patch(`/exceptions/${id}`, { ends: inDays(4_000) }, at(version));
      },
    },
    {
      why: 'not without the version that was read',
      gives: 428,
      ask: async (w) => w.c.analyst.patch(`/exceptions/${(await w.exception('requested')).id}`, { title: 'x' }),
    },
  ],
  'POST /exceptions/{id}/request': command({ command: 'request', by: analyst, from: 'draft', not: 'requested' }),
  'POST /exceptions/{id}/sign-off': command({
    command: 'sign-off',
    by: lead,
    body: { decision: 'approve' },
    from: 'requested',
    not: 'active',
    code: 'nothing-submitted',
    more: [
      {
        why: 'not on one’s own work',
        gives: 403,
        code: 'separation-of-duties',
        ask: async (w) =>
          w.c.head.post(`/exceptions/${(await w.exception('requested')).id}/sign-off`, { decision: 'approve' }),
      },
      {
        why: 'not back without a reason',
        gives: 422,
        code: 'invalid-command',
        ask: async (w) =>
          w.c.lead.post(`/exceptions/${(await w.exception('requested')).id}/sign-off`, { decision: 'send_back' }),
      },
      {
        why: 'not on content that was not read',
        gives: 409,
        code: 'content-changed',
        ask: async (w) =>
          w.c.lead.post(`/exceptions/${(await w.exception('requested')).id}/sign-off`, {
            decision: 'approve',
            contentHash: '0'.repeat(64),
          }),
      },
    ],
  }),
  'POST /exceptions/{id}/withdraw': command({
    command: 'withdraw',
    by: analyst,
    body: reason,
    from: 'requested',
    not: 'active',
  }),
  'POST /exceptions/{id}/revoke': command({
    command: 'revoke',
    by: lead,
    body: reason,
    from: 'active',
    not: 'requested',
  }),
  'POST /exceptions/{id}/reassess': command({
    command: 'reassess',
    by: lead,
    body: { residualRating: 'high', ...reason },
    from: 'active',
    not: 'revoked',
    more: [
      {
        why: 'not above the risk before anything was done',
        gives: 422,
        code: 'invalid-command',
        ask: async (w) =>
          w.c.lead.post(`/exceptions/${(await w.exception('active')).id}/reassess`, {
            residualRating: 'critical',
            ...reason,
          }),
      },
    ],
  }),
  'POST /exceptions/{id}/renew': [
    {
      why: 'asked for anew',
      gives: 201,
      ask: async (w) => w.c.analyst.post(`/exceptions/${(await w.exception('active')).id}/renew`, { ends: inDays(60) }),
    },
    {
      why: 'not without an end',
      gives: 400,
      ask: async (w) => w.c.analyst.post(`/exceptions/${(await w.exception('active')).id}/renew`, {}),
    },
    {
      why: 'not by a stranger',
      gives: 403,
      ask: async (w) => w.stranger.post(`/exceptions/${(await w.exception('active')).id}/renew`, { ends: inDays(60) }),
    },
    {
      why: 'not what is not there',
      gives: 404,
      ask: (w) => w.c.analyst.post(`/exceptions/${absent}/renew`, { ends: inDays(60) }),
    },
    {
      why: 'not what nobody has approved',
      gives: 409,
      code: 'illegal-transition',
      ask: async (w) =>
        w.c.analyst.post(`/exceptions/${(await w.exception('requested')).id}/renew`, { ends: inDays(60) }),
    },
    {
      why: 'not twice',
      gives: 409,
      code: 'renewal-pending',
      ask: async (w) => {
        const path = `/exceptions/${(await w.exception('active')).id}/renew`;
        await w.c.analyst.must(path, { ends: inDays(60) });
        return w.c.analyst.post(path, { ends: inDays(60) });
      },
    },
    {
      why: 'not for longer than the policy lets',
      gives: 422,
      code: 'invalid-end',
      ask: async (w) =>
        w.c.analyst.post(`/exceptions/${(await w.exception('active')).id}/renew`, { ends: inDays(4_000) }),
    },
  ],
};
