import type { ApiAnswer, ApiClient } from '../../harness/api-client.js';
import { dateIn } from '../../factories/delegation.js';
import { askForTime, command, refused } from './items.cases.js';
import { absent, at, type RouteCase, type RouteTable, type World } from './world.js';

const owner = ({ c }: World): ApiClient => c.owner;
const manager = ({ c }: World): ApiClient => c.manager;
const stranger = (w: World): ApiClient => w.stranger;

const question = { question: 'Which sample was this?' };
const answer = { answer: 'That of May' };

const lead = ({ c }: World): ApiClient => c.lead;

/** An item that was handed in, whose policy lets the lead break the glass. */
const withGlass = async (w: World): Promise<string> =>
  (await w.item('submitted', { signOffPolicyVersionId: w.glass })).id;
const readOf = async (w: World, id: string): Promise<{ contentHash: string }> => {
  const { signOff } = (await w.c.manager.get(`/action-items/${id}`)).body;
  return { contentHash: signOff?.contentHash ?? '0'.repeat(64) };
};
const breaking = async (w: World, id: string): Promise<object> => ({
  reason: 'Both approvers are in the air, and it is due at six',
  ...(await readOf(w, id)),
});
const asked = async (w: World, id: string): Promise<unknown> =>
  w.c.lead.must(`/action-items/${id}/break-glass`, await breaking(w, id));

/** What every command about a glass does and refuses. */
function glassCases(
  name: string,
  by: (w: World) => ApiClient,
  body: (w: World, id: string) => Promise<object>,
  before: (w: World, id: string) => Promise<unknown> = () => Promise.resolve(),
): RouteCase[] {
  const tried = async (
    w: World,
    who: ApiClient,
    more: object = {},
    headers: Record<string, string> = {},
  ): Promise<ApiAnswer> => {
    const id = await withGlass(w);
    await before(w, id);
    return who.post(`/action-items/${id}/${name}`, { ...(await body(w, id)), ...more }, headers);
  };
  return [
    { why: 'done to what waits for a signature', gives: 200, ask: (w) => tried(w, by(w)) },
    { why: 'not on a version that was not read', gives: 412, ask: (w) => tried(w, by(w), {}, at(99)) },
    { why: 'not with a field that nobody knows', gives: 400, ask: (w) => tried(w, by(w), { colour: 'red' }) },
    { why: 'not by who is not named for it', gives: 403, ask: (w) => tried(w, w.stranger) },
    { why: 'not by an auditor', gives: 403, ask: (w) => tried(w, w.auditor) },
    {
      why: 'not to what waits for nobody',
      gives: 409,
      code: 'illegal-transition',
      ask: async (w) => {
        const { id } = await w.item('open');
        return by(w).post(`/action-items/${id}/${name}`, await body(w, id));
      },
    },
    {
      why: 'not to an item that is not there',
      gives: 404,
      ask: async (w) => by(w).post(`/action-items/${absent}/${name}`, await body(w, absent)),
    },
  ];
}

/** Answers the question that is open, or one that is not there. */
async function answerItem(
  w: World,
  by: ApiClient,
  body: object = answer,
  headers: Record<string, string> = {},
): Promise<ApiAnswer> {
  const { id } = await w.item('submitted');
  const [asked] = (await w.c.manager.must(`/action-items/${id}/questions`, question)).signOff.questions;
  return by.post(`/action-items/${id}/questions/${asked.id}/answer`, body, headers);
}

/** At the tollgate of a program: `path` goes behind its phase. */
async function atTollgate(w: World, facts: object = {}): Promise<string> {
  const { id, phaseId } = await w.program('tollgate', facts);
  return `/programs/${id}/phases/${phaseId}`;
}

/** Answers what was asked at a tollgate. */
async function answerTollgate(w: World, by: ApiClient, body: object = answer): Promise<ApiAnswer> {
  const path = await atTollgate(w);
  await w.c.lead.must(`${path}/questions`, question);
  const [asked] = (await w.c.lead.get(`${path}/questions`)).body.items;
  return by.post(`${path}/questions/${asked.id}/answer`, body);
}

/** What everything at a tollgate refuses, whoever asks. */
function nowhere(name: string, by: (w: World) => ApiClient, body: object): RouteCase[] {
  return [
    {
      why: 'not before the phase is there',
      gives: 409,
      code: 'nothing-submitted',
      ask: async (w) => {
        const { id, phaseId } = await w.program('active');
        return by(w).post(`/programs/${id}/phases/${phaseId}/${name}`, body);
      },
    },
    {
      why: 'not on another version',
      gives: 412,
      code: 'version-mismatch',
      ask: async (w) => {
        const { id, phaseId } = await w.program('tollgate');
        return by(w).post(`/programs/${id}/phases/${phaseId}/${name}`, body, at(99));
      },
    },
    {
      why: 'not where the program is on hold',
      gives: 409,
      code: 'illegal-transition',
      ask: async (w) => {
        const { id, phaseId } = await w.program('on_hold');
        return by(w).post(`/programs/${id}/phases/${phaseId}/${name}`, body);
      },
    },
    {
      why: 'not at a phase that is not there',
      gives: 404,
      ask: async (w) => by(w).post(`/programs/${(await w.program('active')).id}/phases/${absent}/${name}`, body),
    },
    {
      why: 'not with a field that nobody knows',
      gives: 400,
      ask: async (w) => by(w).post(`${await atTollgate(w)}/${name}`, { ...body, colour: 'red' }),
    },
    {
      why: 'not by an auditor',
      gives: 403,
      ask: async (w) => w.auditor.post(`${await atTollgate(w)}/${name}`, body),
    },
  ];
}

/** Two people of whom nobody has heard before. */
async function two(w: World): Promise<{ personId: string; standInId: string }> {
  const one = async (): Promise<string> => (await w.admin.must('/people', { name: w.name() })).id;
  return { personId: await one(), standInId: await one() };
}

const away = { scope: 'approvals', reason: 'annual leave', until: { date: dateIn(9) } };
const delegate = async (w: World, by: ApiClient, facts: object = {}): Promise<ApiAnswer> =>
  by.post('/delegations', { ...(await two(w)), ...away, ...facts });
const delegated = async (w: World): Promise<string> =>
  `/delegations/${(await w.admin.must('/delegations', { ...(await two(w)), ...away })).id}`;

export const consentCases: RouteTable = {
  'POST /action-items/{id}/extensions/take-back': command({
    command: 'extensions/take-back',
    by: owner,
    body: { reason: 'In time after all' },
    from: 'open',
    before: askForTime,
    not: 'submitted',
    more: [refused('not where none was asked for', 409, 'no-extension-pending', 'open', owner, 'extensions/take-back')],
  }),
  'POST /action-items/{id}/withdraw': command({ command: 'withdraw', by: owner, from: 'submitted', not: 'open' }),
  'POST /action-items/{id}/sign-off/revoke': [
    ...command({
      command: 'sign-off/revoke',
      by: manager,
      from: 'submitted',
      facts: (w) => ({ signOffPolicyVersionId: w.twoSign }),
      before: (w, id) => w.c.manager.must(`/action-items/${id}/sign-off`, { decision: 'approve' }),
      not: 'done',
      byStranger: 404,
    }),
    refused('not where one has signed nothing', 404, 'not-found', 'submitted', manager, 'sign-off/revoke'),
  ],
  'POST /action-items/{id}/break-glass': [
    ...glassCases('break-glass', lead, breaking),
    {
      why: 'not where the policy does not say so',
      gives: 403,
      code: 'break-glass-not-allowed',
      ask: async (w) => {
        const { id } = await w.item('submitted');
        return lead(w).post(`/action-items/${id}/break-glass`, await breaking(w, id));
      },
    },
    {
      why: 'not without a reason that says something',
      gives: 400,
      ask: async (w) => {
        const id = await withGlass(w);
        return lead(w).post(`/action-items/${id}/break-glass`, { ...(await breaking(w, id)), reason: 'urgent' });
      },
    },
    {
      why: 'not by whose own work it is',
      gives: 403,
      code: 'separation-of-duties',
      ask: async (w) => {
        const id = await withGlass(w);
        return owner(w).post(`/action-items/${id}/break-glass`, await breaking(w, id));
      },
    },
  ],
  'POST /action-items/{id}/break-glass/confirm': [
    ...glassCases('break-glass/confirm', manager, readOf, asked),
    {
      why: 'not by who asked',
      gives: 403,
      code: 'separation-of-duties',
      ask: async (w) => {
        const id = await withGlass(w);
        await asked(w, id);
        return lead(w).post(`/action-items/${id}/break-glass/confirm`, await readOf(w, id));
      },
    },
    {
      why: 'not where nobody has asked',
      gives: 409,
      code: 'nothing-submitted',
      ask: async (w) => {
        const id = await withGlass(w);
        return manager(w).post(`/action-items/${id}/break-glass/confirm`, await readOf(w, id));
      },
    },
  ],
  'POST /action-items/{id}/break-glass/refuse': glassCases(
    'break-glass/refuse',
    manager,
    async () => ({ reason: 'The lead lands at eight' }),
    asked,
  ),
  'POST /action-items/{id}/questions': command({
    command: 'questions',
    by: manager,
    body: question,
    from: 'submitted',
    not: 'open',
    more: [
      refused('not by who did the work', 403, 'separation-of-duties', 'submitted', owner, 'questions', question),
      refused('not by who is not asked', 403, 'not-an-approver', 'submitted', stranger, 'questions', question),
      refused('not with nothing', 400, 'invalid-request', 'submitted', manager, 'questions', { question: ' ' }),
    ],
  }),
  'POST /action-items/{id}/questions/{questionId}/answer': [
    { why: 'answered', gives: 200, ask: (w) => answerItem(w, w.c.owner) },
    { why: 'not with nothing', gives: 400, ask: (w) => answerItem(w, w.c.owner, { answer: '' }) },
    { why: 'not by who asked', gives: 403, code: 'not-allowed', ask: (w) => answerItem(w, w.c.manager) },
    { why: 'not by an auditor', gives: 403, code: 'not-allowed', ask: (w) => answerItem(w, w.auditor) },
    {
      why: 'not on a version that was not read',
      gives: 412,
      code: 'version-mismatch',
      ask: (w) => answerItem(w, w.c.owner, answer, at(99)),
    },
    refused('not what nobody asked', 404, 'not-found', 'submitted', owner, `questions/${absent}/answer`, answer),
    refused('not where it is open', 409, 'illegal-transition', 'open', owner, `questions/${absent}/answer`, answer),
  ],
  'POST /programs/{id}/phases/{phaseId}/sign-off/revoke': [
    {
      why: 'taken back',
      gives: 200,
      ask: async (w) => {
        const path = await atTollgate(w, { tollgatePolicyVersionId: w.twoSign });
        await w.c.lead.must(`${path}/sign-off`, { decision: 'approve' });
        return w.c.lead.post(`${path}/sign-off/revoke`, { reason: 'The wrong sheet' });
      },
    },
    {
      why: 'not where one has signed nothing',
      gives: 404,
      ask: async (w) => w.c.lead.post(`${await atTollgate(w)}/sign-off/revoke`),
    },
    ...nowhere('sign-off/revoke', ({ c }) => c.lead, {}),
  ],
  'POST /programs/{id}/phases/{phaseId}/questions': [
    { why: 'asked', gives: 200, ask: async (w) => w.c.lead.post(`${await atTollgate(w)}/questions`, question) },
    {
      why: 'not by who did the work',
      gives: 403,
      code: 'separation-of-duties',
      ask: async (w) => w.c.owner.post(`${await atTollgate(w)}/questions`, question),
    },
    {
      why: 'not by who is not asked',
      gives: 403,
      code: 'not-an-approver',
      ask: async (w) => w.stranger.post(`${await atTollgate(w)}/questions`, question),
    },
    ...nowhere('questions', ({ c }) => c.lead, question),
  ],
  'POST /programs/{id}/phases/{phaseId}/questions/{questionId}/answer': [
    { why: 'answered', gives: 200, ask: (w) => answerTollgate(w, w.c.manager) },
    { why: 'not with nothing', gives: 400, ask: (w) => answerTollgate(w, w.c.manager, { answer: '' }) },
    { why: 'not by who does not manage it', gives: 403, ask: (w) => answerTollgate(w, w.c.lead) },
    {
      why: 'not what nobody asked',
      gives: 404,
      ask: async (w) => w.c.manager.post(`${await atTollgate(w)}/questions/${absent}/answer`, answer),
    },
    ...nowhere(`questions/${absent}/answer`, manager, answer),
  ],
  'POST /delegations': [
    { why: 'set for somebody by an administrator', gives: 201, ask: (w) => delegate(w, w.admin) },
    {
      why: 'not on a day that is none',
      gives: 400,
      ask: (w) => delegate(w, w.admin, { until: { date: '2026-02-30' } }),
    },
    { why: 'not for what is none', gives: 400, ask: (w) => delegate(w, w.admin, { scope: 'lunch' }) },
    { why: 'not for somebody else', gives: 403, code: 'not-allowed', ask: (w) => delegate(w, w.stranger) },
    { why: 'not by an auditor', gives: 403, code: 'not-allowed', ask: (w) => delegate(w, w.auditor) },
    {
      why: 'not for somebody else without a reason',
      gives: 422,
      code: 'invalid-command',
      ask: (w) => delegate(w, w.admin, { reason: ' ' }),
    },
    {
      why: 'not by who puts themself in the place of another',
      gives: 403,
      code: 'separation-of-duties',
      ask: async (w) => delegate(w, w.admin, { standInId: (await w.admin.get('/people/me')).body.id }),
    },
    { why: 'not for nobody', gives: 404, ask: (w) => delegate(w, w.admin, { personId: absent }) },
    {
      why: 'not where somebody stands in already',
      gives: 409,
      code: 'delegation-overlap',
      ask: async (w) => {
        const people = await two(w);
        await w.admin.must('/delegations', { ...people, ...away });
        return delegate(w, w.admin, { personId: people.personId });
      },
    },
    {
      why: 'not in a circle',
      gives: 422,
      code: 'delegation-loop',
      ask: async (w) => {
        const { personId, standInId } = await two(w);
        await w.admin.must('/delegations', { personId, standInId, ...away });
        return delegate(w, w.admin, { personId: standInId, standInId: personId });
      },
    },
    {
      why: 'not for oneself',
      gives: 422,
      code: 'invalid-command',
      ask: (w) => delegate(w, w.stranger, { personId: w.strangerId, standInId: w.strangerId }),
    },
    {
      why: 'not when it is over',
      gives: 422,
      code: 'invalid-command',
      ask: (w) => delegate(w, w.admin, { until: { date: dateIn(-2) } }),
    },
    {
      why: 'not by nobody',
      gives: 422,
      code: 'unknown-person',
      ask: (w) => delegate(w, w.admin, { standInId: absent }),
    },
  ],
  'POST /delegations/{id}/end': [
    { why: 'ended', gives: 200, ask: async (w) => w.admin.post(`${await delegated(w)}/end`, { reason: 'Back' }) },
    {
      why: 'not with a field that nobody knows',
      gives: 400,
      ask: async (w) => w.admin.post(`${await delegated(w)}/end`, { colour: 'red' }),
    },
    { why: 'not by a stranger', gives: 403, ask: async (w) => w.stranger.post(`${await delegated(w)}/end`) },
    { why: 'not by an auditor', gives: 403, ask: async (w) => w.auditor.post(`${await delegated(w)}/end`) },
    { why: 'not one that is not there', gives: 404, ask: (w) => w.admin.post(`/delegations/${absent}/end`) },
    {
      why: 'not twice',
      gives: 409,
      code: 'illegal-transition',
      ask: async (w) => {
        const path = await delegated(w);
        await w.admin.must(`${path}/end`);
        return w.admin.post(`${path}/end`);
      },
    },
  ],
};
