import type { ItemStatus } from '../../../domain/item/table.js';
import { inDays } from '../../factories/case.js';
import type { ApiClient } from '../../harness/api-client.js';
import { absent, at, type RouteCase, type RouteTable, type World } from './world.js';

const late = { due: inDays(-2) };

interface CommandCase {
  command: string;
  by: (world: World) => ApiClient;
  body?: Record<string, unknown>;
  from: ItemStatus;
  facts?: Record<string, unknown> | ((world: World) => Record<string, unknown>);
  /** What must have happened before. */
  before?: (world: World, id: string) => Promise<unknown>;
  /** A state that does not allow it. */
  not: ItemStatus;
  /** What somebody gets who has no part in it; 403 unless said otherwise. */
  byStranger?: number;
  more?: RouteCase[];
}

const owner = ({ c }: World): ApiClient => c.owner;
const manager = ({ c }: World): ApiClient => c.manager;

/** What every command of an item does and refuses. */
export function command(tried: CommandCase): RouteCase[] {
  const { command, by, body = {}, from, facts, before, not, byStranger = 403, more = [] } = tried;
  const path = (id: string): string => `/action-items/${id}/${command}`;
  const ready = (w: World): Promise<string> => {
    const said = typeof facts === 'function' ? facts(w) : facts;
    return w.kept(`item for ${command} ${from} ${JSON.stringify(said)}`, async () => {
      const { id } = await w.item(from, said);
      await before?.(w, id);
      return id;
    });
  };
  return [
    {
      why: `done to an item that is ${from}`,
      gives: 200,
      ask: async (w) => by(w).post(path(await ready(w)), body),
    },
    {
      why: `refused where the item is ${not}`,
      gives: 409,
      code: 'illegal-transition',
      ask: async (w) => by(w).post(path((await w.item(not)).id), body),
    },
    {
      why: 'not on a version that was not read',
      gives: 412,
      code: 'version-mismatch',
      ask: async (w) => by(w).post(path(await ready(w)), body, at(99)),
    },
    {
      why: 'not with a field that nobody knows',
      gives: 400,
      code: 'invalid-request',
      ask: async (w) => by(w).post(path(await ready(w)), { ...body, colour: 'red' }),
    },
    {
      why: 'not to an item that is not there',
      gives: 404,
      code: 'not-found',
      ask: (w) => by(w).post(path(absent), body),
    },
    {
      why: 'not by somebody whose item it is not',
      gives: byStranger,
      ask: async (w) => w.stranger.post(path(await ready(w)), body),
    },
    {
      why: 'not by an auditor',
      gives: 403,
      ask: async (w) => w.auditor.post(path(await ready(w)), body),
    },
    ...more,
  ];
}

export const askForTime = (w: World, id: string): Promise<unknown> =>
  w.c.owner.must(`/action-items/${id}/extensions`, { due: inDays(20), reason: 'The vendor is late' });

export const refused = (
  why: string,
  gives: number,
  code: string,
  status: ItemStatus,
  by: (w: World) => ApiClient,
  name: string,
  body: object = {},
  before?: (w: World, id: string) => Promise<unknown>,
): RouteCase => ({
  why,
  gives,
  code,
  ask: async (w) => {
    const { id } = await w.item(status);
    await before?.(w, id);
    return by(w).post(`/action-items/${id}/${name}`, body);
  },
});

const newItem = (w: World, more: object = {}): object => ({
  programId: w.c.programId,
  title: 'Retrain reviewers',
  ownerId: w.c.ownerId,
  due: inDays(7),
  ...more,
});

export const itemCases: RouteTable = {
  'POST /action-items': [
    { why: 'made', gives: 201, ask: (w) => w.c.manager.post('/action-items', newItem(w)) },
    {
      why: 'not without a title',
      gives: 400,
      ask: (w) => w.c.manager.post('/action-items', newItem(w, { title: ' ' })),
    },
    {
      why: 'not on a day that does not exist',
      gives: 400,
      ask: (w) => w.c.manager.post('/action-items', newItem(w, { due: { date: '2026-02-30' } })),
    },
    { why: 'not by a member', gives: 403, ask: (w) => w.stranger.post('/action-items', newItem(w)) },
    {
      why: 'not in a program that is not there',
      gives: 404,
      ask: (w) => w.c.manager.post('/action-items', newItem(w, { programId: absent })),
    },
    {
      why: 'not in a phase of another program',
      gives: 404,
      ask: async (w) => w.c.manager.post('/action-items', newItem(w, { phaseId: (await w.program('active')).phaseId })),
    },
    {
      why: 'not for an owner who is not there',
      gives: 422,
      code: 'unknown-person',
      ask: (w) => w.c.manager.post('/action-items', newItem(w, { ownerId: absent })),
    },
    {
      why: 'not in a program that is cancelled',
      gives: 409,
      code: 'illegal-transition',
      ask: async (w) => w.c.manager.post('/action-items', newItem(w, { programId: (await w.program('cancelled')).id })),
    },
  ],
  'PATCH /action-items/{id}': [
    {
      why: 'changed',
      gives: 200,
      ask: async (w) => {
        const { id, version } = await w.item('open');
        return w.c.owner.patch(`/action-items/${id}`, { title: 'New' }, at(version));
      },
    },
    {
      why: 'not without the version that was read',
      gives: 428,
      ask: async (w) => w.c.owner.patch(`/action-items/${(await w.item('open')).id}`, { title: 'New' }),
    },
    {
      why: 'not on another version',
      gives: 412,
      ask: async (w) => w.c.owner.patch(`/action-items/${(await w.item('open')).id}`, { title: 'New' }, at(99)),
    },
    {
      why: 'not with a version that is none',
      gives: 400,
      ask: async (w) =>
        w.c.owner.patch(`/action-items/${(await w.item('open')).id}`, { title: 'New' }, { 'if-match': 'soon' }),
    },
    {
      why: 'not what is done',
      gives: 409,
      ask: async (w) => {
        const { id, version } = await w.item('done');
        return w.c.manager.patch(`/action-items/${id}`, { title: 'New' }, at(version));
      },
    },
    { why: 'not what is not there', gives: 404, ask: (w) => w.c.owner.patch(`/action-items/${absent}`, {}, at(1)) },
    {
      why: 'not by a stranger',
      gives: 403,
      ask: async (w) => w.stranger.patch(`/action-items/${(await w.item('open')).id}`, { title: 'x' }, at(1)),
    },
  ],
  'POST /action-items/{id}/start': command({ command: 'start', by: owner, from: 'open', not: 'in_progress' }),
  'POST /action-items/{id}/acknowledge': command({
    command: 'acknowledge',
    by: owner,
    body: { holdFor: 'PT8H' },
    from: 'open',
    facts: late,
    not: 'on_hold',
    more: [
      refused('not what is in time', 409, 'not-overdue', 'open', owner, 'acknowledge', {}),
      {
        why: 'not twice for one level',
        gives: 409,
        code: 'already-acknowledged',
        ask: async (w) => {
          const path = `/action-items/${(await w.item('open', late)).id}/acknowledge`;
          await w.c.owner.must(path);
          return w.c.owner.post(path);
        },
      },
      {
        why: 'not for longer than the policy lets',
        gives: 422,
        code: 'invalid-command',
        ask: async (w) =>
          w.c.owner.post(`/action-items/${(await w.item('open', late)).id}/acknowledge`, { holdFor: 'P9D' }),
      },
      refused('not for a time that is none', 400, 'invalid-request', 'open', owner, 'acknowledge', { holdFor: 'long' }),
    ],
  }),
  'POST /action-items/{id}/submit': command({
    command: 'submit',
    by: owner,
    body: { statement: 'Done and checked' },
    from: 'in_progress',
    not: 'submitted',
    more: [refused('not with nothing', 422, 'evidence-required', 'open', owner, 'submit', {})],
  }),
  'POST /action-items/{id}/sign-off': [
    ...command({ command: 'sign-off', by: manager, body: { decision: 'approve' }, from: 'submitted', not: 'open' }),
    refused('not on one’s own work', 403, 'separation-of-duties', 'submitted', owner, 'sign-off', {
      decision: 'approve',
    }),
    refused('not by somebody who is no approver', 403, 'not-an-approver', 'submitted', (w) => w.stranger, 'sign-off', {
      decision: 'approve',
    }),
    refused('not sent back without a reason', 422, 'invalid-command', 'submitted', manager, 'sign-off', {
      decision: 'send_back',
    }),
    refused('not over content that is not the present one', 409, 'content-changed', 'submitted', manager, 'sign-off', {
      decision: 'approve',
      contentHash: 'a'.repeat(64),
    }),
    refused('not with a decision that is none', 400, 'invalid-request', 'submitted', manager, 'sign-off', {
      decision: 'perhaps',
    }),
  ],
  'POST /action-items/{id}/extensions': command({
    command: 'extensions',
    by: owner,
    body: { due: inDays(20), reason: 'The vendor is late' },
    from: 'open',
    not: 'submitted',
    more: [
      refused(
        'not twice at a time',
        409,
        'extension-pending',
        'open',
        owner,
        'extensions',
        {
          due: inDays(30),
          reason: 'x',
        },
        askForTime,
      ),
      refused('not until an earlier day', 422, 'invalid-due-date', 'open', owner, 'extensions', {
        due: inDays(2),
        reason: 'x',
      }),
    ],
  }),
  'POST /action-items/{id}/extensions/consent': command({
    command: 'extensions/consent',
    by: owner,
    body: { asks: 'hold', reason: 'Legal looks at it' },
    from: 'open',
    not: 'submitted',
    more: [
      refused('not by whoever owes it nothing', 403, 'not-allowed', 'open', manager, 'extensions/consent', {
        asks: 'cancel',
        reason: 'x',
      }),
      refused(
        'not beside another request',
        409,
        'extension-pending',
        'open',
        owner,
        'extensions/consent',
        {
          asks: 'cancel',
          reason: 'x',
        },
        askForTime,
      ),
      refused('not a severity that is none', 400, 'invalid-request', 'open', owner, 'extensions/consent', {
        asks: 'severity',
        reason: 'x',
      }),
      {
        why: 'not a severity that makes it no weaker',
        gives: 422,
        code: 'invalid-command',
        ask: async (w) => {
          const { id } = await w.item('open', { severity: 'low' });
          const body = { asks: 'severity', severity: 'high', reason: 'x' };
          return w.c.owner.post(`/action-items/${id}/extensions/consent`, body);
        },
      },
    ],
  }),
  'POST /action-items/{id}/extensions/decision': command({
    command: 'extensions/decision',
    by: manager,
    body: { decision: 'grant' },
    from: 'open',
    before: askForTime,
    not: 'submitted',
    more: [
      refused('not where none was asked for', 409, 'no-extension-pending', 'open', manager, 'extensions/decision', {
        decision: 'grant',
      }),
      refused(
        'not refused without a reason',
        422,
        'invalid-command',
        'open',
        manager,
        'extensions/decision',
        {
          decision: 'refuse',
        },
        askForTime,
      ),
      {
        why: 'not by who asked for it',
        gives: 403,
        code: 'separation-of-duties',
        ask: async (w) => {
          const { id } = await w.item('open');
          await w.c.manager.must(`/action-items/${id}/extensions`, { due: inDays(20), reason: 'x' });
          return w.c.manager.post(`/action-items/${id}/extensions/decision`, { decision: 'grant' });
        },
      },
    ],
  }),
  'POST /action-items/{id}/reassign': [
    {
      why: 'given to somebody else',
      gives: 200,
      ask: async (w) =>
        w.c.manager.post(`/action-items/${(await w.item('open')).id}/reassign`, { ownerId: w.strangerId }),
    },
    ...command({ command: 'reassign', by: manager, body: { ownerId: absent }, from: 'open', not: 'done' }).filter(
      ({ gives }) => gives !== 200 && gives !== 409,
    ),
    {
      why: 'not what is done',
      gives: 409,
      code: 'illegal-transition',
      ask: async (w) =>
        w.c.manager.post(`/action-items/${(await w.item('done')).id}/reassign`, { ownerId: w.strangerId }),
    },
    refused('not to nobody', 422, 'unknown-person', 'open', manager, 'reassign', { ownerId: absent }),
  ],
  'POST /action-items/{id}/replan': command({
    command: 'replan',
    by: manager,
    body: { reason: 'Agreed', calendar: 'present' },
    from: 'open',
    not: 'done',
    more: [
      {
        why: 'done to one that gets another policy',
        gives: 200,
        ask: async (w) =>
          w.c.manager.post(`/action-items/${(await w.item('open')).id}/replan`, {
            ...{ reason: 'Agreed', signOffPolicyVersionId: w.twoSign },
          }),
      },
      refused('not to a version that is not there', 422, 'unknown-policy-version', 'open', manager, 'replan', {
        reason: 'x',
        escalationPolicyVersionId: absent,
      }),
    ],
  }),
  'POST /action-items/{id}/hold': command({
    command: 'hold',
    by: manager,
    body: { reason: 'Waits for legal' },
    from: 'in_progress',
    not: 'on_hold',
    more: [refused('not without a reason', 400, 'invalid-request', 'open', manager, 'hold', {})],
  }),
  'POST /action-items/{id}/resume': command({ command: 'resume', by: manager, from: 'on_hold', not: 'open' }),
  'POST /action-items/{id}/change-due': command({
    command: 'change-due',
    by: manager,
    body: { due: inDays(30), reason: 'Agreed' },
    from: 'open',
    not: 'cancelled',
    more: [
      refused('not without a reason', 400, 'invalid-request', 'open', manager, 'change-due', { due: inDays(30) }),
      refused('not to a day that has passed', 422, 'invalid-due-date', 'open', manager, 'change-due', {
        due: inDays(-1),
        reason: 'x',
      }),
    ],
  }),
  'POST /action-items/{id}/cancel': command({
    command: 'cancel',
    by: manager,
    body: { reason: 'Not needed' },
    from: 'draft',
    not: 'cancelled',
  }),
  'POST /action-items/{id}/reopen': command({
    command: 'reopen',
    by: manager,
    body: { reason: 'Not done after all' },
    from: 'done',
    not: 'open',
    more: [
      refused('not on a day that has passed', 422, 'invalid-due-date', 'cancelled', manager, 'reopen', {
        reason: 'x',
        due: inDays(-1),
      }),
    ],
  }),
};
