import { exceptionCase } from '../../factories/exception.js';
import { inDays, launchedCase } from '../../factories/case.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

let tollgate: Tollgate;
let gone: string;
let auditor: string;

beforeAll(async () => {
  tollgate = await startTollgate();
  gone = await tollgate.person('Gone');
  auditor = await tollgate.person('Auditor', { access: 'auditor' });
  await leave(gone);
});
afterAll(async () => {
  expect(tollgate.problems).toEqual([]);
  await tollgate.stop();
});

const patch = async (path: string, body: object) => {
  const { body: now } = await tollgate.admin.get(path);
  return tollgate.admin.patch(path, body, { 'if-match': `"${now.version}"` });
};
const leave = async (id: string): Promise<void> => {
  expect(await patch(`/people/${id}`, { active: false })).toMatchObject({ status: 200 });
};
const unavailable = { status: 422, body: { code: 'person-unavailable' } };

test('nobody who has left, and no auditor, is given work at any door', async () => {
  const c = await exceptionCase(tollgate);
  const item = await c.item();
  const rota = (id: string): object => ({
    name: `Rota ${id}`,
    body: {
      layers: [
        {
          name: 'Day',
          zone: 'Asia/Singapore',
          members: [id],
          starts: '2026-01-05',
          handover: '09:00',
          weeks: 1,
          hours: null,
          days: [1, 2, 3, 4, 5, 6, 7],
        },
      ],
      overrides: [],
    },
  });
  for (const id of [gone, auditor]) {
    const more = { title: 'x', due: inDays(9) };
    const doors: [string, Promise<{ status: number; body: { code?: string } }>][] = [
      ['create', c.manager.post('/action-items', { ...more, programId: c.programId, ownerId: id })],
      ['reassign', c.manager.post(`/action-items/${item.id}/reassign`, { ownerId: id })],
      ['manage', tollgate.admin.post('/programs', { name: `P ${id}`, managerId: id })],
      ['lead', tollgate.admin.post('/programs', { name: `L ${id}`, domainLeadId: id })],
      ['hand a program over', patch(`/programs/${c.programId}`, { managerId: id })],
      [
        'bulk',
        c.manager.post('/bulk-operations', {
          kind: 'reassign',
          body: { ownerId: id },
          itemIds: [item.id],
          dryRun: true,
        }),
      ],
      ['own a risk', c.analyst.post('/exceptions', c.body({ riskOwnerId: id }))],
      ['own a control', c.analyst.post('/exceptions', c.body({ compensatingControls: [{ text: 'x', ownerId: id }] }))],
      ['take turns', tollgate.admin.post('/rotas', rota(id))],
      [
        'stand in',
        c.owner.post('/delegations', { standInId: id, scope: 'everything', until: { date: inDays(9).date } }),
      ],
    ];
    for (const [door, answer] of doors) expect({ door, ...(await answer) }).toMatchObject({ door, ...unavailable });
  }
  const policy = await tollgate.admin.must('/policies', {
    kind: 'sign_off',
    name: 'By somebody who has left',
    body: {
      stages: [{ name: 'QA', required: 1, roles: [], people: [gone] }],
      limit: 'P3D',
      escalateTo: [],
      channels: ['inbox'],
    },
  });
  expect(await tollgate.admin.post(`/policies/${policy.id}/versions/1/publish`)).toMatchObject(unavailable);
  expect(await patch(`/people/${c.ownerId}`, { managerId: gone })).toMatchObject(unavailable);
});

test('a template says in its preview who has left, and is not launched', async () => {
  const template = await tollgate.admin.must('/templates', {
    name: 'With an owner',
    body: {
      parameters: [{ name: 'who', kind: 'person' }],
      phases: [{ name: 'One' }],
      items: [
        {
          key: 'a',
          title: 'A',
          phase: 'One',
          owner: { parameter: 'who' },
          due: { after: '4 working days', from: 'start' },
        },
      ],
    },
  });
  await tollgate.admin.must(`/templates/${template.id}/publish`);
  const body = { name: 'Launched', parameters: { who: gone, start: '2027-01-04' } };
  const preview = await tollgate.admin.must(`/templates/${template.id}/preview`, body);
  expect(preview).toMatchObject({ launchable: false, problems: [{ path: 'items.0.owner' }] });
  expect((await tollgate.admin.post(`/templates/${template.id}/launch`, body)).status).toBe(400);
});

test('a check is asked of somebody who is there; a level that finds only people who left climbs at once', async () => {
  const c = await launchedCase(tollgate);
  const checker = await tollgate.person('Checker');
  const publish = async (kind: string, body: object): Promise<string> => {
    const policy = await tollgate.admin.must('/policies', { kind, name: `${kind} by one`, body });
    return (await tollgate.admin.must(`/policies/${policy.id}/versions/1/publish`)).versions[0].id;
  };
  const effectivenessPolicyVersionId = await publish('effectiveness', {
    after: 'P1D',
    roles: [],
    people: [checker],
    limit: 'P5D',
    escalateTo: ['approver_manager'],
    channels: ['inbox'],
  });
  const escalationPolicyVersionId = await publish('escalation', {
    levels: [
      { after: 'PT0S', roles: [], people: [checker], channels: ['inbox'] },
      { after: 'P9D', roles: ['program_manager'], people: [], channels: ['inbox'] },
    ],
    acknowledgementHolds: 'P1D',
  });
  const checked = await c.item({ effectivenessPolicyVersionId });
  const late = await c.item({ escalationPolicyVersionId, due: inDays(3) });
  await leave(checker);
  await c.owner.must(`/action-items/${checked.id}/submit`, { statement: 'done' });
  await c.manager.must(`/action-items/${checked.id}/sign-off`, { decision: 'approve' });
  await tollgate.clock.advance('P4D');
  await until('the lead is asked', async () => {
    const { items } = (await c.lead.get('/notifications')).body;
    return items.some(({ kind }: { kind: string }) => kind === 'check_asked');
  });
  await c.lead.must(`/action-items/${checked.id}/effectiveness`, { result: 'passed' });
  const { items } = (await c.manager.get(`/action-items/${late.id}/timeline`)).body;
  const levels = items.filter(({ type }: { type: string }) => type === 'item.escalated');
  expect(levels).toMatchObject([
    { data: { level: 1, nobody: true, left: [{ personId: checker }] } },
    { data: { level: 2, told: [{ personId: c.managerId }] } },
  ]);
});

test('the last administrator stays; two requests at once never make a circle of managers', async () => {
  const { body: me } = await tollgate.admin.get('/people/me');
  for (const other of (await tollgate.admin.get('/people?access=administrator&active=true')).body.items)
    if (other.id !== me.id) await leave(other.id);
  expect((await patch(`/people/${me.id}`, { active: false })).body.code).toBe('last-administrator');
  expect((await patch(`/people/${me.id}`, { access: 'member' })).body.code).toBe('last-administrator');
  const [a, b] = [await tollgate.person('A'), await tollgate.person('B')];
  const both = await Promise.all([patch(`/people/${a}`, { managerId: b }), patch(`/people/${b}`, { managerId: a })]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
});
