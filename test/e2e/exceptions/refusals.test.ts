import { DateTime } from 'luxon';
import { inDays } from '../../factories/case.js';
import { standsInFor } from '../../factories/delegation.js';
import { exceptionCase, type Asked, type ExceptionCase } from '../../factories/exception.js';
import type { ApiAnswer, ApiClient } from '../../harness/api-client.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;
let c: ExceptionCase;
let auditor: ApiClient;
let stranger: ApiClient;

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await exceptionCase(tollgate);
  auditor = await tollgate.as(await tollgate.person('Auditor', { access: 'auditor' }));
  stranger = await tollgate.as(await tollgate.person('Stranger'));
});
afterAll(async () => {
  await tollgate.stop();
});

const codeOf = ({ status, body }: ApiAnswer): [number, string] => [status, body.code];
const nobody = '00000000-0000-4000-8000-000000000000';

test('400 names each field that is wrong', async () => {
  const answer = await c.analyst.post('/exceptions', {
    ...c.body({ kind: 'favour', residualRating: 'huge', compensatingControls: [{ text: '' }] }),
    ends: { date: '2026-02-30' },
    title: '',
    colour: 1,
  });
  expect(answer.status).toBe(400);
  expect(answer.body.errors.map((e: { path: string }) => e.path).sort()).toEqual([
    'colour',
    'compensatingControls.0.ownerId',
    'compensatingControls.0.text',
    'ends.date',
    'kind',
    'residualRating',
    'title',
  ]);
  expect((await c.analyst.post('/exceptions', { ...c.body(), ends: undefined })).status).toBe(400);
  for (const query of ['status=gone', 'sort=colour', 'residual=huge', 'endsBefore=soon', 'cursor=x'])
    expect([query, (await c.analyst.get(`/exceptions?${query}`)).status]).toEqual([query, 400]);
});

test.each<[string, Record<string, unknown>, [number, string]]>([
  ['an end that has passed', { ends: inDays(-1) }, [422, 'invalid-end']],
  ['an end before the start', { starts: inDays(9), ends: inDays(8) }, [422, 'invalid-end']],
  ['a time that the policy does not allow', { residualRating: 'high', ends: inDays(100) }, [422, 'invalid-end']],
  ['a residual risk above the inherent one', { inherentRating: 'low' }, [422, 'invalid-command']],
  ['nothing that is suspended', { rule: null }, [422, 'invalid-command']],
  ['no compensating control', { compensatingControls: [] }, [422, 'invalid-command']],
  ['an item that is not there', { items: ['AI-999999'] }, [404, 'not-found']],
  ['a risk owner who is not there', { riskOwnerId: nobody }, [422, 'unknown-person']],
  [
    'a control owner who is not there',
    { compensatingControls: [{ text: 'x', ownerId: nobody }] },
    [422, 'unknown-person'],
  ],
  ['a policy that is none', { policyVersionId: nobody }, [422, 'invalid-command']],
  ['nobody who could sign', { residualRating: 'high', domainLeadId: null }, [422, 'unreachable-quorum']],
])('a request with %s is refused, and leaves nothing behind', async (_, facts, expected) => {
  const before = (await c.analyst.get('/exceptions/count')).body;
  expect(codeOf(await c.analyst.post('/exceptions', c.body(facts)))).toEqual(expected);
  expect((await c.analyst.get('/exceptions/count')).body).toEqual(before);
});

test('403: auditors only read, and strangers change nothing', async () => {
  expect(codeOf(await auditor.post('/exceptions', c.body()))).toEqual([403, 'not-allowed']);
  const active = await c.approved();
  const asked = await c.requested();
  for (const [who, path, body] of [
    [stranger, `${asked.id}/withdraw`, { reason: 'x' }],
    [c.lead, `${asked.id}/withdraw`, { reason: 'x' }],
    [stranger, `${active.id}/revoke`, { reason: 'x' }],
    [stranger, `${active.id}/renew`, { ends: inDays(60) }],
    [stranger, `${active.id}/reassess`, { residualRating: 'low', reason: 'x' }],
    [stranger, `${active.id}/request`, {}],
    [auditor, `${active.id}/revoke`, { reason: 'x' }],
    [auditor, `${asked.id}/sign-off`, { decision: 'approve' }],
  ] as [ApiClient, string, object][])
    expect([path, ...codeOf(await who.post(`/exceptions/${path}`, body))]).toEqual([path, 403, expect.any(String)]);
  const edit = await stranger.patch(`/exceptions/${asked.id}`, { title: 'Mine' }, { 'if-match': '"1"' });
  expect(codeOf(edit)).toEqual([403, 'not-allowed']);
  expect(edit.body.detail).toContain('the owner of the risk');
  expect((await auditor.get(`/exceptions/${asked.id}`)).body.allowed).toEqual([]);
});

test('403: nobody signs on their own work, not even an administrator who owns the risk', async () => {
  const item = await c.item({ due: inDays(60) });
  const adminId = await tollgate.person('Root', { access: 'administrator' });
  const admin = await tollgate.as(adminId);
  const asked = await c.requested({ items: [item.id], riskOwnerId: adminId });
  const approve = { decision: 'approve' };
  for (const who of [c.analyst, admin, c.owner])
    expect(codeOf(await who.post(`/exceptions/${asked.id}/sign-off`, approve))).toEqual([403, 'separation-of-duties']);
  expect(codeOf(await stranger.post(`/exceptions/${asked.id}/sign-off`, approve))).toEqual([403, 'not-an-approver']);
  await c.manager.must(`/action-items/${item.id}/reassign`, { ownerId: c.leadId });
  expect(codeOf(await c.lead.post(`/exceptions/${asked.id}/sign-off`, approve))).toEqual([403, 'separation-of-duties']);
});

test('404 for what is not there', async () => {
  for (const path of ['EX-999999', 'x', nobody, 'EX-999999/timeline', 'x/upcoming', `${nobody}/sign-off-rounds`])
    expect((await c.analyst.get(`/exceptions/${path}`)).status).toBe(404);
  for (const path of ['withdraw', 'revoke'])
    expect((await c.analyst.post(`/exceptions/${nobody}/${path}`, { reason: 'x' })).status).toBe(404);
  expect((await c.analyst.post(`/exceptions/${nobody}/sign-off`, { decision: 'approve' })).status).toBe(404);
  expect((await c.analyst.post(`/exceptions/${nobody}/renew`, { ends: inDays(9) })).status).toBe(404);
});

test('409 for what the state forbids, with what could be done', async () => {
  const asked = await c.requested();
  const path = (of: Asked, what: string): string => `/exceptions/${of.id}/${what}`;
  for (const [what, body] of [
    ['revoke', { reason: 'x' }],
    ['renew', { ends: inDays(60) }],
    ['request', {}],
  ] as [string, object][])
    expect([what, ...codeOf(await c.analyst.post(path(asked, what), body))]).toEqual([what, 409, 'illegal-transition']);
  const active = await c.approved();
  expect(codeOf(await c.head.post(path(active, 'withdraw'), { reason: 'x' }))).toEqual([409, 'illegal-transition']);
  expect(codeOf(await c.lead.post(path(active, 'sign-off'), { decision: 'approve' }))).toEqual([
    409,
    'nothing-submitted',
  ]);
  await c.lead.must(path(active, 'revoke'), { reason: 'Over' });
  const twice = await c.lead.post(path(active, 'revoke'), { reason: 'Over' });
  expect(twice.body).toMatchObject({ code: 'illegal-transition', currentStatus: 'revoked', allowed: [] });
  expect(codeOf(await c.lead.post(path(active, 'reassess'), { residualRating: 'low', reason: 'x' }))).toEqual([
    409,
    'illegal-transition',
  ]);
});

test('412 and 428: content is changed only on the version that was read, and then the signatures fall', async () => {
  const asked = await c.requested({ residualRating: 'high' });
  const path = `/exceptions/${asked.id}`;
  const before = (await c.lead.get(path)).body;
  await c.lead.must(`${path}/sign-off`, { decision: 'approve' });
  expect((await c.analyst.patch(path, { title: 'New' })).status).toBe(428);
  expect(codeOf(await c.analyst.patch(path, { title: 'New' }, { 'if-match': '"1"' }))).toEqual([
    412,
    'version-mismatch',
  ]);
  expect((await c.head.post(`${path}/withdraw`, { reason: 'x' }, { 'if-match': '"1"' })).status).toBe(412);
  const edited = await c.analyst.patch(path, { title: 'New', ends: inDays(20) }, { 'if-match': '"2"' });
  expect(edited).toMatchObject({ status: 200, body: { title: 'New', version: 3, status: 'requested' } });
  expect(edited.headers.get('etag')).toBe('"3"');
  expect(edited.body.ends).toMatchObject(inDays(20));
  const wider = await c.analyst.patch(path, { scope: { markets: ['VN', 'TH'] } }, { 'if-match': '"3"' });
  expect(wider.body.scope).toMatchObject({ text: before.scope.text, markets: ['VN', 'TH'] });
  const late = await c.lead.post(`${path}/sign-off`, { decision: 'approve', contentHash: before.signOff.contentHash });
  expect(codeOf(late)).toEqual([409, 'content-changed']);
  const { items } = (await c.lead.get(`${path}/sign-off-rounds`)).body;
  expect(items.map((r: { state: string }) => r.state)).toEqual(['fallen', 'fallen', 'open']);
  const tooLong = await c.analyst.patch(path, { ends: inDays(120) }, { 'if-match': '"4"' });
  expect(codeOf(tooLong)).toEqual([422, 'invalid-end']);
});

test('422: sending back and refusing need a reason, and a key is used for one request', async () => {
  const asked = await c.requested();
  const path = `/exceptions/${asked.id}/sign-off`;
  for (const decision of ['send_back', 'refuse'])
    expect(codeOf(await c.lead.post(path, { decision }))).toEqual([422, 'invalid-command']);
  const raise = { residualRating: 'critical', reason: 'x' };
  expect(codeOf(await c.head.post(`/exceptions/${asked.id}/reassess`, raise))).toEqual([422, 'invalid-command']);
  const back = await c.lead.post(path, { decision: 'send_back', reason: 'Sample is too small' });
  expect(back.body).toMatchObject({ status: 'draft' });
  const again = await c.analyst.post(`/exceptions/${asked.id}/request`);
  expect(again.body).toMatchObject({ status: 'requested', signOff: { round: 2 } });
  const refused = await c.lead.post(path, { decision: 'refuse', reason: 'Not needed' });
  expect(refused.body).toMatchObject({ status: 'refused', endReason: 'Not needed' });

  const key = { 'idempotency-key': 'exception-1' };
  const first = await c.analyst.post('/exceptions', c.body(), key);
  const same = await c.analyst.post('/exceptions', c.body(), key);
  expect([first.status, same.status, same.body.id]).toEqual([201, 201, first.body.id]);
  expect(codeOf(await c.analyst.post('/exceptions', c.body({ title: 'Other' }), key))).toEqual([
    422,
    'idempotency-key-reused',
  ]);
});

test('before it starts, another rating sends it back to its approvers; revoked, it never begins', async () => {
  const item = await c.item({ due: inDays(60) });
  const asked = await c.approved({ items: [item.id], starts: inDays(5) });
  expect(asked.status).toBe('approved');
  const rated = await c.lead.must(`/exceptions/${asked.id}/reassess`, { residualRating: 'high', reason: 'Leakage' });
  expect(rated).toMatchObject({ status: 'requested', residualRating: 'high' });
  await c.lead.must(`/exceptions/${asked.id}/sign-off`, { decision: 'approve' });
  expect((await c.chief.must(`/exceptions/${asked.id}/sign-off`, { decision: 'approve' })).status).toBe('approved');
  expect((await c.head.must(`/exceptions/${asked.id}/revoke`, { reason: 'Not needed' })).status).toBe('revoked');
  expect((await c.owner.get(`/action-items/${item.id}`)).body.status).toBe('open');
});

test('lists are filtered, sorted and paged', async () => {
  const item = await c.item({ due: inDays(60) });
  const mine = [];
  for (const days of [3, 5, 7]) mine.push(await c.requested({ items: [item.id], ends: inDays(days), title: 'Listed' }));
  const ids = async (query: string): Promise<string[]> =>
    (await c.analyst.get(`/exceptions?${query}`)).body.items.map((e: { id: string }) => e.id);
  expect(await ids(`item=${item.key}`)).toEqual(mine.map(({ id }) => id));
  expect(await ids(`item=${item.id}&sort=-ends&limit=2`)).toEqual([mine[2]?.id, mine[1]?.id]);
  expect(await ids(`item=${item.key}&market=VN&residual=medium&status=draft,requested&q=list`)).toHaveLength(3);
  expect(await ids(`item=${item.key}&waitingFor=${c.leadId}`)).toHaveLength(3);
  expect(await ids(`item=${item.key}&waitingFor=${c.analystId}`)).toEqual([]);
  expect(await ids(`item=${item.key}&program=${c.programId}&riskOwner=${c.headId}`)).toHaveLength(3);
  expect(await ids(`item=${item.key}&endsBefore=${mine[1]?.ends.at ?? ''}`)).toEqual([mine[0]?.id]);
  expect(await ids(`item=${item.key}&kind=risk_acceptance`)).toEqual([]);
  expect((await c.analyst.get(`/exceptions/count?item=${item.key}`)).body).toEqual({ count: 3 });
});

test('an exception policy is checked, and names who may accept which risk', async () => {
  const rule = { stages: [{ name: 'Head', required: 1, roles: [], people: [c.chiefId] }], longest: 'P60D' };
  const body = {
    ratings: { low: rule, medium: rule, high: rule, critical: rule },
    before: ['P3D'],
    limit: 'P1D',
    escalateTo: ['risk_owner'],
    staleLimit: 'P5D',
    channels: ['inbox'],
  };
  const bad = await tollgate.admin.post('/policies', {
    kind: 'exception',
    name: 'Bad',
    body: {
      ...body,
      ratings: {
        low: { ...rule, longest: 'soon' },
        medium: { ...rule, stages: [{ ...rule.stages[0], roles: ['owner'] }] },
      },
      staleLimit: 'PT0S',
    },
  });
  expect(bad.status).toBe(400);
  expect(bad.body.errors.map((e: { path: string }) => e.path)).toEqual([
    'body.staleLimit',
    'body.ratings.low.longest',
    'body.ratings.medium.stages.0.roles.0',
    'body.ratings.high',
    'body.ratings.critical',
  ]);
  const policy = await tollgate.admin.must('/policies', { kind: 'exception', name: 'Chief', body });
  const [version] = policy.versions;
  expect(codeOf(await c.analyst.post('/exceptions', c.body({ policyVersionId: version.id })))).toEqual([
    422,
    'invalid-command',
  ]);
  await tollgate.admin.must(`/policies/${policy.id}/versions/1/publish`);
  const asked = await c.requested({ policyVersionId: version.id, domainLeadId: null });
  expect((await c.chief.must(`/exceptions/${asked.id}/sign-off`, { decision: 'approve' })).status).toBe('active');
});

test('the OpenAPI document names every route of exceptions', async () => {
  const { body } = await tollgate.admin.get('/openapi.json');
  const paths = Object.keys(body.paths).filter((path) => path.startsWith('/api/v1/exceptions'));
  expect(paths.sort()).toEqual(
    [
      '',
      '/count',
      '/{id}',
      ...[
        'break-glass',
        'break-glass/confirm',
        'break-glass/refuse',
        'links',
        'pack',
        'policy-meaning',
        'readers',
        'reassess',
        'renew',
        'request',
        'revoke',
        'sealed-events',
        'sign-off',
        'sign-off-rounds',
        'timeline',
        'upcoming',
        'withdraw',
      ].map((p) => `/{id}/${p}`),
    ]
      .map((path) => `/api/v1/exceptions${path}`)
      .sort(),
  );
  expect(Object.keys(body.components.schemas)).toEqual(expect.arrayContaining(['Exception', 'ExceptionDetail']));
});

test('a stand-in signs in the name of an absent approver, and never where it is their own work', async () => {
  const c = await exceptionCase(tollgate);
  const meiId = await tollgate.person('Mei');
  const mei = await tollgate.as(meiId);
  const asked = await c.requested();
  await standsInFor(c.lead, meiId);
  const shown = (await mei.get(`/exceptions/${asked.id}`)).body;
  expect(shown.signOff.waitingFor).toContainEqual(
    expect.objectContaining({ id: c.leadId, standIn: { id: meiId, name: 'Mei' } }),
  );
  await standsInFor(c.chief, c.analystId);
  expect((await c.analyst.post(`/exceptions/${asked.id}/sign-off`, { decision: 'approve' })).body.code).toBe(
    'separation-of-duties',
  );
  const inNobodysName = { decision: 'approve', onBehalfOf: c.ownerId };
  expect((await mei.post(`/exceptions/${asked.id}/sign-off`, inNobodysName)).body.code).toBe('not-an-approver');
  const signed = await mei.post(`/exceptions/${asked.id}/sign-off`, { decision: 'approve', onBehalfOf: c.leadId });
  expect(signed.body).toMatchObject({ status: 'active' });
  const [round] = (await c.lead.get(`/exceptions/${asked.id}/sign-off-rounds`)).body.items;
  expect(round.signatures).toMatchObject([{ person: { id: meiId }, onBehalfOf: { id: c.leadId } }]);
  const whole = (await c.lead.get(`/sign-off-rounds/${round.id}`)).body;
  expect(whole).toMatchObject({ subject: { kind: 'exception' }, program: null, unaltered: true });
});

test('an exception waits no more for somebody in whose name a stand-in has signed, while it waits for another', async () => {
  const c = await exceptionCase(tollgate);
  const both = {
    stages: [{ name: 'Both', required: 2, roles: ['domain_lead'], people: [c.chiefId] }],
    longest: 'P60D',
  };
  const policy = await tollgate.admin.must('/policies', {
    kind: 'exception',
    name: 'Both of them',
    body: {
      ratings: { low: both, medium: both, high: both, critical: both },
      before: ['P3D'],
      limit: 'P1D',
      escalateTo: ['risk_owner'],
      staleLimit: 'P5D',
      channels: ['inbox'],
    },
  });
  await tollgate.admin.must(`/policies/${policy.id}/versions/1/publish`);
  const asked = await c.requested({ policyVersionId: policy.versions[0].id });
  const waitsFor = async (id: string): Promise<boolean> => {
    const { items } = (await c.lead.get(`/exceptions?waitingFor=${id}`)).body;
    return items.some((exception: { id: string }) => exception.id === asked.id);
  };
  expect([await waitsFor(c.leadId), await waitsFor(c.chiefId)]).toEqual([true, true]);
  const meiId = await tollgate.person('Mei Tan');
  await standsInFor(c.lead, meiId);
  const mei = await tollgate.as(meiId);
  await mei.must(`/exceptions/${asked.id}/sign-off`, { decision: 'approve', onBehalfOf: c.leadId });
  expect([await waitsFor(c.leadId), await waitsFor(c.chiefId)]).toEqual([false, true]);
});

test.each([
  ['low', 'P1Y'],
  ['medium', 'P180D'],
  ['high', 'P90D'],
  ['critical', 'P30D'],
])(
  'a risk rated %s may be accepted for %s, in the words of the policy, on whatever day that ends',
  async (rating, most) => {
    const facts = { inherentRating: 'critical', residualRating: rating };
    expect((await c.analyst.post('/exceptions', c.body({ ...facts, ends: { in: most } }))).status).toBe(201);
    // A Saturday, on which the owner of the risk does not work: until its end, not until Monday.
    const saturday = DateTime.utc().startOf('week').plus({ days: 12 }).toISODate();
    const { ends } = (await c.analyst.must('/exceptions', c.body({ ...facts, ends: { date: saturday } }))) as {
      ends: { date: string; time: string };
    };
    expect(ends).toMatchObject({ date: saturday, time: '23:59' });
  },
);
