import { launchedCase, type Case } from '../../factories/case.js';
import { templateBody } from '../../factories/template.js';
import type { ApiAnswer } from '../../harness/api-client.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;
let c: Case;
let count = 0;

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await launchedCase(tollgate);
});
afterAll(async () => {
  await tollgate.stop();
});

async function published(body: object = templateBody()): Promise<ApiAnswer['body']> {
  count += 1;
  const { id } = await c.manager.must('/templates', { name: `Template ${count}`, body });
  return c.manager.must(`/templates/${id}/publish`);
}

const parameters = (more: object = {}): object => ({ market: 'SG', analyst: c.ownerId, start: '2031-03-03', ...more });
const asked = (more: object = {}): object => ({
  name: `Leakage {{market}} ${(count += 1)}`,
  parameters: parameters(),
  domainLeadId: c.leadId,
  ...more,
});

test('drafts are edited, published as versions, and never change after', async () => {
  const made = await c.manager.must('/templates', { name: 'Edited', body: templateBody() });
  expect(made).toMatchObject({ draft: 1, published: null, version: 1 });
  const draft = { body: templateBody({ description: 'Second thought' }) };
  expect((await c.manager.put(`/templates/${made.id}/draft`, draft)).status).toBe(428);
  expect((await c.manager.put(`/templates/${made.id}/draft`, draft, { 'if-match': '"9"' })).status).toBe(412);
  const edited = await c.manager.put(`/templates/${made.id}/draft`, draft, { 'if-match': '"1"' });
  expect(edited).toMatchObject({ status: 200, body: { draft: 1, version: 2 } });
  expect(await c.manager.must(`/templates/${made.id}/publish`)).toMatchObject({ draft: null, published: 1 });
  const twice = await c.manager.post(`/templates/${made.id}/publish`);
  expect(twice).toMatchObject({ status: 409, body: { code: 'illegal-transition' } });
  const next = await c.manager.put(
    `/templates/${made.id}/draft`,
    { name: 'Renamed', body: templateBody({ description: 'Third thought' }) },
    { 'if-match': '"3"' },
  );
  expect(next.body).toMatchObject({ name: 'Renamed', draft: 2, published: 1 });
  const { items } = (await c.owner.get(`/templates/${made.id}/versions`)).body;
  expect(items.map((v: ApiAnswer['body']) => [v.version, v.status, v.body.description])).toEqual([
    [2, 'draft', 'Third thought'],
    [1, 'published', 'Second thought'],
  ]);
  expect((await c.owner.get('/templates?q=renam')).body.items).toMatchObject([{ id: made.id }]);
  const trail = (await tollgate.admin.get(`/audit-events?subjectId=${made.id}`)).body.items;
  expect(trail.map((e: { type: string }) => e.type).sort()).toEqual([
    'template.created',
    'template.draft_saved',
    'template.draft_saved',
    'template.published',
  ]);
});

test('who may, what is taken and what is wrong in a body is refused', async () => {
  const body = templateBody();
  expect((await c.owner.post('/templates', { name: 'Not mine', body })).status).toBe(403);
  await c.manager.must('/templates', { name: 'Taken', body });
  expect((await c.manager.post('/templates', { name: 'taken', body })).body.code).toBe('already-exists');
  const wrong = { ...body, items: [{ ...body.items[0], title: '{{markt}}', phase: 'X' }] };
  const refused = await c.manager.post('/templates', { name: 'Wrong', body: wrong });
  expect(refused.status).toBe(400);
  expect(refused.body.errors.map((e: { path: string }) => e.path)).toEqual([
    'body.items.0.phase',
    'body.items.0.title',
  ]);
  const named = templateBody({ policies: { escalation: 'Nowhere@2' } });
  const item = { ...body.items[0]!, owner: { person: '00000000-0000-4000-8000-000000000000' } };
  const unknown = await c.manager.post('/templates', { name: 'Wrong', body: { ...named, items: [item] } });
  expect(unknown.body.errors.map((e: { path: string }) => e.path)).toEqual(['body.policies.escalation', 'body.items']);
  for (const path of ['/templates/x', '/templates/x/versions', '/templates/x/versions/1'])
    expect((await c.owner.get(path)).status).toBe(404);
});

test('what is being written is previewed before it is saved: what is wrong with where, or what it would make', async () => {
  const before = (await c.manager.get('/templates?limit=200')).body.items.length;
  const values = { parameters: { market: 'SG', analyst: c.ownerId, start: '2031-03-03' } };
  const preview = await c.owner.post('/templates/preview', { body: templateBody(), ...values });
  expect(preview).toMatchObject({ status: 200, body: { phases: [{ targetDate: '2031-03-17' }, {}] } });
  // Whose owner nobody is yet, is in the way, and not shown.
  expect(preview.body.items.map(({ key }: { key: string }) => key)).toEqual(['cause', 'rule', 'report']);
  expect(preview.body.problems).toMatchObject([{ message: expect.stringContaining('domain lead') }]);
  const [item] = templateBody().items;
  const wrong = await c.owner.post('/templates/preview', {
    body: templateBody({ items: [{ ...item!, phase: 'None', dependsOn: ['gone'] }] }),
  });
  expect(wrong).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
  expect(wrong.body.errors.map(({ path }: { path: string }) => path).sort()).toEqual([
    'body.items.0.dependsOn.0',
    'body.items.0.phase',
  ]);
  expect((await c.owner.post('/templates/preview', { name: 'x' })).status).toBe(400);
  expect((await c.manager.get('/templates?limit=200')).body.items).toHaveLength(before);
});

test('a preview says dates, owners and what stands in the way, and writes nothing', async () => {
  const { id } = await published();
  const before = (await c.owner.get('/programs?limit=200')).body.items.length;
  const preview = await c.manager.must(`/templates/${id}/preview`, asked());
  expect(preview).toMatchObject({
    launchable: true,
    problems: [],
    program: { markets: ['SG'], domain: 'Counterfeit' },
  });
  expect(preview.phases[0]).toMatchObject({ targetDate: '2031-03-17' });
  expect(preview.items[0]).toMatchObject({
    owner: { id: c.ownerId },
    due: { date: '2031-03-07', time: null },
    because: '4 working days after the start (2031-03-03), by calendar SG',
    warning: expect.stringContaining('known'),
  });
  const bad = await c.manager.must(`/templates/${id}/preview`, { parameters: { market: 'SG', other: 'x' } });
  expect(bad.launchable).toBe(false);
  expect(bad.problems.map((p: { path: string }) => p.path)).toEqual([
    'parameters.other',
    'parameters.analyst',
    'items.0.owner',
    'items.1.owner',
    'items.2.owner',
  ]);
  expect((await c.owner.get('/programs?limit=200')).body.items).toHaveLength(before);
});

test('a program is launched in one call: phases, items, dates, owners, policies and the version it came from', async () => {
  const policy = await tollgate.admin.must('/policies', {
    kind: 'escalation',
    name: 'Template ladder',
    body: { acknowledgementHolds: 'P1D', levels: [] },
  });
  await tollgate.admin.must(`/policies/${policy.id}/versions/1/publish`);
  const [first, ...rest] = templateBody().items;
  const items = [{ ...first!, policies: { escalation: 'Template ladder@1', extension: 'Default' } }, ...rest];
  const template = await published(templateBody({ items }));
  const body = asked({ activate: true });
  const answer = await c.manager.post(`/templates/${template.id}/launch`, body, { 'idempotency-key': 'launch-1' });
  expect(answer.status).toBe(201);
  const program = answer.body;
  expect(program).toMatchObject({
    status: 'active',
    domain: 'Counterfeit',
    markets: ['SG'],
    description: 'Leakage of Counterfeit in SG, from 2031-03-03',
    template: { id: template.id, version: 1 },
    items: { total: 4 },
  });
  expect(program.phases.map((p: ApiAnswer['body']) => [p.name, p.status, p.targetDate])).toEqual([
    ['Detection', 'open', '2031-03-17'],
    ['Proof', 'pending', '2031-03-24'],
  ]);
  const list = (await c.owner.get(`/action-items?program=${program.id}&sort=due`)).body.items;
  expect(list.map((i: ApiAnswer['body']) => [i.externalId, i.status, i.owner.id, i.due.date, i.due.time])).toEqual([
    ['cause', 'open', c.ownerId, '2031-03-07', '18:00'],
    ['rule', 'open', c.bossId, '2031-03-13', '18:00'],
    ['announce', 'draft', c.leadId, '2031-03-20', '18:00'],
    ['report', 'draft', c.managerId, '2031-03-25', '18:00'],
  ]);
  const cause = (await c.owner.get(`/action-items/${list[0].id}`)).body;
  expect(JSON.stringify(cause)).toContain(policy.versions[0].id);
  const { items: trail } = (await c.owner.get(`/programs/${program.id}/timeline`)).body;
  expect(trail.map((e: { type: string }) => e.type)).toContain('program.made_from_template');
  // The same request again makes nothing more.
  const again = await c.manager.post(`/templates/${template.id}/launch`, body, { 'idempotency-key': 'launch-1' });
  expect(again.body.id).toBe(program.id);
  // Its deadlines hold from the answer on.
  const upcoming = (await c.owner.get(`/action-items/${cause.id}/upcoming`)).body.items;
  expect(upcoming.find((step: { kind: string }) => step.kind === 'breach')).toMatchObject({ at: cause.due.at });
  // A later version leaves it alone.
  await c.manager.put(`/templates/${template.id}/draft`, { body: templateBody() }, { 'if-match': '"2"' });
  expect((await c.owner.get(`/programs/${program.id}`)).body.template.version).toBe(1);
});

test('a launch is refused with all that stands in its way, and from a draft', async () => {
  const { id } = await published();
  const refused = await c.manager.post(`/templates/${id}/launch`, { name: 'Refused', parameters: {} });
  expect(refused).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
  expect(refused.body.errors.length).toBeGreaterThan(2);
  expect((await c.owner.post(`/templates/${id}/launch`, asked())).status).toBe(403);
  expect((await c.manager.post(`/templates/${id}/launch`, asked({ version: 7 }))).status).toBe(404);
  const { name } = (await c.owner.get(`/programs/${c.programId}`)).body;
  expect((await c.manager.post(`/templates/${id}/launch`, asked({ name }))).body.code).toBe('already-exists');
  const draft = await c.manager.must('/templates', { name: 'Only a draft', body: templateBody() });
  expect((await c.manager.post(`/templates/${draft.id}/launch`, asked())).status).toBe(404);
  const ofDraft = await c.manager.post(`/templates/${draft.id}/launch`, asked({ version: 1 }));
  expect(ofDraft).toMatchObject({ status: 409, body: { code: 'illegal-transition' } });
  const noMarket = await c.manager.post(`/templates/${id}/launch`, asked({ parameters: parameters({ market: 'ZZ' }) }));
  expect(noMarket.body.errors[0].path).toBe('phases.0.target.by');
});

test('a program becomes a draft of a template, which launches again with the same distances', async () => {
  const template = await published();
  const program = await c.manager.must(`/templates/${template.id}/launch`, {
    ...asked({ parameters: parameters({ start: new Date().toISOString().slice(0, 10) }) }),
    activate: true,
  });
  const made = await c.manager.must(`/programs/${program.id}/template`, { name: 'Out of a program' });
  expect(made).toMatchObject({ draft: 1, published: null });
  const { body } = (await c.owner.get(`/templates/${made.id}/versions/1`)).body;
  expect(body.parameters.map((p: { name: string; kind: string }) => `${p.name} ${p.kind}`)).toEqual([
    'market market',
    'domain domain',
    expect.stringMatching(/^owner_\d+ person$/),
    expect.stringMatching(/^boss_\d+ person$/),
  ]);
  expect(body.items.map((i: ApiAnswer['body']) => [i.key, i.due.from, i.owner.role ?? i.owner.parameter])).toEqual([
    ['cause', 'start', body.parameters[2].name],
    ['rule', 'start', body.parameters[3].name],
    ['announce', 'start', 'domain_lead'],
    ['report', 'start', 'program_manager'],
  ]);
  await c.manager.must(`/templates/${made.id}/publish`);
  const again = await c.manager.must(`/templates/${made.id}/preview`, {
    parameters: { [body.parameters[2].name]: c.ownerId, [body.parameters[3].name]: c.bossId },
    domainLeadId: c.leadId,
  });
  expect(again).toMatchObject({ launchable: true });
  expect((await c.owner.post(`/programs/${program.id}/template`, { name: 'Not mine' })).status).toBe(403);
  expect((await c.manager.post('/programs/x/template', { name: 'None' })).status).toBe(404);
});
