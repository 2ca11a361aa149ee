import { inDays, launchedCase, type Case } from '../../factories/case.js';
import { templateBody } from '../../factories/template.js';
import type { ApiClient } from '../../harness/api-client.js';
import { commandLine } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

let tollgate: Tollgate;

beforeAll(async () => {
  tollgate = await startTollgate();
});
afterAll(async () => {
  expect(tollgate.problems).toEqual([]);
  await tollgate.stop();
});

async function ended(client: ApiClient, id: string) {
  return until('the rehearsal to end', async () => {
    const { body } = await client.get(`/rehearsals/${id}`);
    return ['done', 'failed', 'cancelled'].includes(body.state) && body;
  });
}

/** Everything real that a rehearsal must leave alone. */
async function real(c: Case): Promise<unknown> {
  return tollgate.dataSource.query(
    `SELECT (SELECT jsonb_agg(to_jsonb(i) ORDER BY i.id) FROM action_items i WHERE program_id = $1) AS items,
       (SELECT jsonb_agg(to_jsonb(s) ORDER BY s.subject_id, s.kind, s.level, s.occurrence) FROM planned_steps s
          JOIN action_items i ON i.id = s.subject_id WHERE i.program_id = $1) AS steps,
       (SELECT count(*) FROM audit_events WHERE program_id = $1) AS events,
       (SELECT count(*) FROM notifications) AS messages, (SELECT jsonb_agg(to_jsonb(v)) FROM policy_versions v) AS versions`,
    [c.programId],
  );
}

interface Entry {
  type: string;
  item: { id: string } | null;
  at: string;
  level: number | null;
  told: { person: { id: string } }[];
}

test('what is rehearsed is what then really happens, and nothing real is touched meanwhile', async () => {
  const c = await launchedCase(tollgate);
  const first = await c.item({ due: inDays(3) });
  const second = await c.item({ due: inDays(8) });
  await c.owner.must(`/action-items/${second.id}/start`);
  await tollgate.clock.settle();
  const before = await real(c);
  const asked = await c.manager.must('/rehearsals', { programId: c.programId, days: 20 });
  expect(asked).toMatchObject({ state: 'waiting', result: null, days: 20 });
  const done = await ended(c.manager, asked.id);
  expect(done).toMatchObject({ state: 'done', mode: 'played', note: null });
  expect(await real(c)).toEqual(before);
  const schemas = await tollgate.dataSource.query(`SELECT 1 FROM pg_namespace WHERE nspname LIKE 'rehearsal%'`);
  expect(schemas).toEqual([]);

  const foreseen = (done.result.timeline as Entry[]).filter(({ item }) => item?.id === first.id);
  expect(foreseen.map(({ type, level }) => [type, level])).toEqual([
    ['item.reminded', null],
    ['item.breached', null],
    ['item.escalated', 1],
    ['item.escalated', 2],
    ['item.escalated', 3],
  ]);
  const lead = (done.result.people as { person: { id: string }; highestLevel: number }[]).find(
    ({ person }) => person.id === c.leadId,
  );
  expect(lead).toMatchObject({ messages: 2, byKind: { level: 2 }, highestLevel: 3 });

  // The days pass for real, and nobody does anything.
  await tollgate.clock.advance('P20D');
  const told = (entry: { told: { person: { id: string } }[] }): string[] =>
    entry.told.map(({ person }) => person.id).sort();
  for (const { id } of [first, second]) {
    const { items } = (await c.manager.get(`/action-items/${id}/timeline`)).body;
    const happened = (items as Entry[]).filter(({ type }) => /reminded|breached|escalated/.test(type));
    expect(
      (done.result.timeline as Entry[])
        .filter(({ item }) => item?.id === id)
        .map((entry) => [entry.type, entry.at, told(entry)]),
    ).toEqual(happened.map((entry) => [entry.type, entry.at, told(entry)]));
  }
});

test('a draft of a policy is tried on a program; a draft program is played as if it were launched', async () => {
  const c = await launchedCase(tollgate);
  const body = {
    levels: [{ after: 'PT0S', roles: ['domain_lead'], people: [], channels: ['inbox'] }],
    acknowledgementHolds: 'P1D',
  };
  const policy = await tollgate.admin.must('/policies', { kind: 'escalation', name: 'Straight to the lead', body });
  const escalationPolicyVersionId = policy.versions[0].id;
  const draft = await c.manager.must('/programs', { name: 'Not launched yet', domainLeadId: c.leadId });
  await c.manager.must('/action-items', {
    programId: draft.id,
    title: 'Retrain reviewers',
    ownerId: c.ownerId,
    due: inDays(3),
  });
  const asked = await c.manager.must('/rehearsals', { programId: draft.id, days: 10, escalationPolicyVersionId });
  const { result, state } = await ended(c.manager, asked.id);
  expect(state).toBe('done');
  const escalated = (result.timeline as Entry[]).filter(({ type }) => type === 'item.escalated');
  expect(escalated.map(({ told }) => told.map(({ person }) => person.id))).toEqual([[c.leadId]]);
  expect((await c.manager.get(`/programs/${draft.id}`)).body.status).toBe('draft');
  const [kept] = (await tollgate.admin.get(`/policies/${policy.id}`)).body.versions;
  expect(kept).toMatchObject({ id: escalationPolicyVersionId, status: 'draft' });

  // What was tried is not what it says for ever: the draft is edited, and tried again.
  const levels = [{ ...body.levels[0], roles: ['program_manager'] }];
  const edited = await tollgate.admin.put(`/policies/${policy.id}/versions/1`, { body: { ...body, levels } });
  expect(edited.status).toBe(200);
  const again = await c.manager.must('/rehearsals', { programId: draft.id, days: 10, escalationPolicyVersionId });
  const second = await ended(c.manager, again.id);
  expect(
    (second.result.timeline as Entry[])
      .filter(({ type }) => type === 'item.escalated')
      .map(({ told }) => told.map(({ person }) => person.id)),
  ).toEqual([[c.managerId]]);
});

test.each([
  ['there is no namespace for it', { rehearsalNamespace: 'x'.repeat(1_100) }, 'does not skip time here'],
  ['the program is larger than is played', { rehearsalItems: 0 }, 'more than the 0 that are played'],
])('where %s it is projected, by the function that fires, and says so', async (_, settings, why) => {
  const away = await startTollgate({ settings });
  try {
    const c = await launchedCase(away);
    await c.item({ due: inDays(3) });
    const asked = await c.manager.must('/rehearsals', { programId: c.programId, days: 20 });
    const done = await ended(c.manager, asked.id);
    expect(done).toMatchObject({ state: 'done', mode: 'projected' });
    expect(done.note).toMatch(/^Projected, not played: /);
    expect(done.note).toContain(why);
    expect((done.result.timeline as Entry[]).map(({ type, level }) => [type, level])).toEqual([
      ['item.reminded', null],
      ['item.breached', null],
      ['item.escalated', 1],
      ['item.escalated', 2],
      ['item.escalated', 3],
    ]);
  } finally {
    await away.stop();
  }
});

test('refusals: strangers, closed programs, versions of another kind, what is over cannot be cancelled', async () => {
  const c = await launchedCase(tollgate);
  const item = await c.item();
  const ask = (who: ApiClient, more: object = {}) => who.post('/rehearsals', { programId: c.programId, ...more });
  expect(await ask(c.owner)).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
  expect((await ask(c.manager, { days: 0 })).body.errors).toMatchObject([{ path: 'days' }]);
  expect((await ask(c.manager, { days: 367 })).status).toBe(400);
  const [reminder] = (await tollgate.admin.get('/policies?kind=reminder')).body.items;
  const versionId = (await tollgate.admin.get(`/policies/${reminder.id}`)).body.versions[0].id;
  expect(await ask(c.manager, { escalationPolicyVersionId: versionId })).toMatchObject({
    status: 422,
    body: { code: 'unknown-policy-version' },
  });
  // One is played at a time: the second waits.
  const playing = (await ask(c.manager, { days: 366 })).body;
  const waiting = (await ask(c.manager)).body;
  const playingNow = async (): Promise<boolean> =>
    (await c.manager.get(`/rehearsals/${playing.id}`)).body.state === 'playing';
  await until('the first to be played', playingNow);
  expect((await c.manager.get(`/rehearsals/${waiting.id}`)).body.state).toBe('waiting');
  expect((await c.owner.post(`/rehearsals/${waiting.id}/cancel`)).status).toBe(403);
  for (const { id } of [waiting, playing, waiting])
    expect((await c.manager.post(`/rehearsals/${id}/cancel`)).body.state).toBe('cancelled');
  const over = (await ask(c.manager, { days: 1 })).body;
  await ended(c.manager, over.id);
  expect(await c.manager.post(`/rehearsals/${over.id}/cancel`)).toMatchObject({
    status: 409,
    body: { code: 'illegal-transition' },
  });
  expect((await c.manager.get(`/rehearsals/${item.id}`)).status).toBe(404);
  await c.manager.must(`/programs/${c.programId}/cancel`, { reason: 'x' });
  expect(await ask(c.manager)).toMatchObject({ status: 409, body: { code: 'illegal-transition' } });
  const { items } = (await c.manager.get(`/rehearsals?program=${c.programId}&state=done`)).body;
  expect(items.map(({ id }: { id: string }) => id)).toEqual([over.id]);
});

test('the command line plays a program, says how far it is, and tells who would get how many messages', async () => {
  const c = await launchedCase(tollgate);
  await c.item({ due: inDays(2) });
  const tg = commandLine(c.manager);
  const { name } = (await c.manager.get(`/programs/${c.programId}`)).body;
  const played = await tg('rehearse', name, '--days', '15', '--timeline');
  expect(played).toMatchObject({ code: 0 });
  expect(played.err).toMatch(/played up to \d{4}-\d\d-\d\d/);
  expect(played.out).toMatch(/Owner \d+ +\d+/);
  expect(played.out).toContain('item.escalated 3');
  const json = await tg('rehearse', name, '--days', '1', '--json');
  expect(JSON.parse(json.out)).toMatchObject({ state: 'done', days: 1, result: { left: 0 } });
  const wrong = await tg('rehearse', name, '--escalation', 'No such ladder');
  expect(wrong).toMatchObject({ code: 1, out: '' });
  expect(wrong.err.trim().split('\n')).toHaveLength(1);
});

test('a template is played as the program that it would make, a draft too; none is made', async () => {
  const c = await launchedCase(tollgate);
  const { id } = await c.manager.must('/templates', { name: 'Rehearsed', body: templateBody() });
  const body = { version: 1, name: 'Tried {{market}}', parameters: { market: 'SG', analyst: c.ownerId }, days: 60 };
  const ask = (who: ApiClient, more: object = {}) => who.post(`/templates/${id}/rehearse`, { ...body, ...more });
  expect(await ask(c.owner)).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
  expect((await ask(c.manager, { parameters: {} })).body.code).toBe('invalid-request');
  expect((await ask(c.manager, { version: 7 })).status).toBe(404);
  expect((await c.manager.post(`/templates/${id}/rehearse`, { ...body, version: undefined })).status).toBe(404);
  const programs = await tollgate.dataSource.query('SELECT count(*) FROM programs');
  const asked = await ask(c.manager, { domainLeadId: c.leadId });
  expect(asked).toMatchObject({ status: 201, body: { program: null, template: { id, version: 1 }, state: 'waiting' } });
  const done = await ended(c.manager, asked.body.id);
  expect(done).toMatchObject({ state: 'done', mode: 'played' });
  const told = (done.result.timeline as Entry[]).filter(({ type }) => type === 'item.escalated');
  expect(new Set(told.map(({ item }) => item?.id)).size).toBeGreaterThan(0);
  expect((done.result.people as { person: { id: string } }[]).map(({ person }) => person.id)).toContain(c.leadId);
  expect(await tollgate.dataSource.query('SELECT count(*) FROM programs')).toEqual(programs);
  const tg = commandLine(c.manager);
  const args = [
    '--version',
    '1',
    '--param',
    'market=SG',
    '--param',
    `analyst=${c.ownerId}`,
    '--lead',
    c.leadId,
    '--days',
    '5',
  ];
  const played = await tg('templates', 'rehearse', 'Rehearsed', ...args);
  expect(played).toMatchObject({ code: 0, err: expect.stringContaining('played up to') });
  expect(played.out).toContain('Rehearsed@1');
});
