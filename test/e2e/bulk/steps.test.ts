import { inDays, launchedCase, type Case } from '../../factories/case.js';
import { commandLine } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { ended, resultsOf, type BulkAnswer } from './bulk-case.js';

let tollgate: Tollgate;
let c: Case;

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await launchedCase(tollgate);
});
afterAll(async () => {
  expect(tollgate.problems).toEqual([]);
  await tollgate.stop();
});

/** A published version of a policy; gives its id. */
async function published(kind: string, name: string, body: object): Promise<string> {
  const policy = await tollgate.admin.must('/policies', { kind, name, body });
  return (await tollgate.admin.must(`/policies/${policy.id}/versions/1/publish`)).versions[0].id;
}

const ids = (who: { person: { id: string } }[]): string =>
  who
    .map(({ person }) => person.id)
    .sort()
    .join();
const keyOf = ({ kind, level, occurrence }: BulkAnswer): string => `${kind} ${level} ${occurrence % 1000}`;

/** What `upcoming` says: when each step comes, and whom it tells. */
async function upcoming(id: string): Promise<Record<string, string>> {
  const { items } = (await c.manager.get(`/action-items/${id}/upcoming`)).body;
  return Object.fromEntries(items.map((step: BulkAnswer) => [keyOf(step), `${step.at} ${ids(step.who)}`]));
}

/** What the plan is to be by a preview: `before`, with what differs. */
function byPreview(before: Record<string, string>, steps: BulkAnswer[]): Record<string, string> {
  const plan = new Map(Object.entries(before));
  for (const step of steps) {
    if (step.from === null) expect(before[keyOf(step)]).toBeUndefined();
    else expect(before[keyOf(step)]).toBe(`${step.from} ${ids(step.whoBefore)}`);
    if (step.to === null) plan.delete(keyOf(step));
    else plan.set(keyOf(step), `${step.to} ${ids(step.who)}`);
  }
  return Object.fromEntries(plan);
}

test('re-planned: the preview says each step that differs and whom it tells, those on duty and those who left among them, and so it then is', async () => {
  const gone = await tollgate.person('Left');
  const guard = await tollgate.person('Guard');
  const desk = {
    name: 'desk',
    zone: 'Asia/Singapore',
    members: [guard],
    starts: '2026-01-05',
    handover: '09:00',
    weeks: 1,
    hours: null,
    days: [1, 2, 3, 4, 5, 6, 7],
  };
  const rota = await tollgate.admin.must('/rotas', { name: 'Desk', body: { layers: [desk], overrides: [] } });
  const level = (after: string, facts: object): object => ({
    after,
    roles: [],
    people: [],
    channels: ['inbox'],
    ...facts,
  });
  const levels = [
    level('PT0S', { roles: ['program_manager'] }),
    level('P1D', { duty: [rota.id] }),
    level('P3D', { people: [gone, c.leadId] }),
    level('P9D', { roles: ['owner_manager'] }),
  ];
  const escalation = await published('escalation', 'Guarded', { levels, acknowledgementHolds: 'P1D' });
  const reminder = await published('reminder', 'Early', { before: ['P3D'], channels: ['inbox'] });
  const { version } = (await tollgate.admin.get(`/people/${gone}`)).body;
  const left = await tollgate.admin.patch(`/people/${gone}`, { active: false }, { 'if-match': `"${version}"` });
  expect(left.status).toBe(200);
  const item = await c.item({ due: inDays(20) });
  const before = await upcoming(item.id);
  const body = { escalationPolicyVersionId: escalation, reminderPolicyVersionId: reminder, reason: 'the new ladder' };
  const request = { kind: 'replan', body, itemIds: [item.id], dryRun: true };
  const preview = await c.manager.must('/bulk-operations', request);
  const foreseen = await resultsOf(c.manager, preview.id);
  const { moves, tells } = foreseen[item.key];
  expect(tells).toEqual({ people: [], more: 0 });
  expect(moves).toMatchObject({ due: null, more: 0 });
  const whoAt = (at: number): unknown[] =>
    moves.steps.find((s: BulkAnswer) => s.kind === 'level' && s.level === at).who;
  expect(whoAt(2)).toEqual([{ person: { id: guard, name: 'Guard' }, role: 'on_duty' }]);
  expect(whoAt(3)).toMatchObject([{ person: { id: c.leadId }, role: 'named' }]);
  expect(await upcoming(item.id)).toEqual(before);
  const shown = await commandLine(c.manager)('bulk', 'show', preview.id, '--moved');
  expect(shown.out).toMatch(/^ {2}level 2 .* → .*, tells Guard \(before: Manager \d+\); /m);
  expect(shown.out).toMatch(/^ {2}reminder .* → gone; /m);
  expect(shown.out).toMatch(/^ {2}level 4 {2}new → .*, tells Boss \d+; /m);

  await c.manager.must(`/bulk-operations/${preview.id}/run`);
  await ended(c.manager, preview.id);
  expect(await resultsOf(c.manager, preview.id)).toEqual(foreseen);
  expect(await upcoming(item.id)).toEqual(byPreview(before, moves.steps));
});

test('a ladder that nobody has saved says of an item what comes once it is published and the item is re-planned', async () => {
  const item = await c.item({ due: inDays(20) });
  const before = await upcoming(item.id);
  const levels = [
    { after: 'PT0S', roles: ['owner', 'owner_manager'], people: [], channels: ['inbox', 'email'] },
    { after: 'P3D', roles: ['owner'], people: [c.leadId], channels: ['inbox'], repeat: { every: 'P1D', times: 2 } },
  ];
  const body = { levels, acknowledgementHolds: 'P1D' };
  const preview = await c.owner.must(`/action-items/${item.id}/policy-preview`, { kind: 'escalation', body });
  const told = (step: BulkAnswer): string => `${keyOf(step)} ${step.change}`;
  expect(preview.items.filter(({ kind }: BulkAnswer) => kind === 'level').map(told)).toEqual([
    'level 1 0 same',
    'level 2 0 moved',
    'level 2 1 new',
    'level 2 2 new',
  ]);
  expect(preview.gone.map(keyOf)).toEqual(['level 3 0']);
  const second = preview.items.find(({ change }: BulkAnswer) => change === 'moved');
  expect(`${second.was}`).toBe(before['level 2 0']?.split(' ')[0]);
  expect(await upcoming(item.id)).toEqual(before);
  const version = await published('escalation', 'Of the page', body);
  await c.manager.must(`/action-items/${item.id}/replan`, { escalationPolicyVersionId: version, reason: 'It holds' });
  const foreseen = preview.items.map((step: BulkAnswer) => [keyOf(step), `${step.at} ${ids(step.who)}`]);
  expect(await upcoming(item.id)).toEqual(Object.fromEntries(foreseen));
  const wrong = { ...body, levels: [{ ...levels[0], after: 'soon' }] };
  expect(
    await c.owner.post(`/action-items/${item.id}/policy-preview`, { kind: 'escalation', body: wrong }),
  ).toMatchObject({
    status: 400,
    body: { errors: [{ path: 'body.levels.0.after' }] },
  });
});

test('extended: who is told at once is said with the steps, and is who gets a message; an item of before says nothing of it', async () => {
  const item = await c.item({ due: inDays(15) });
  const before = await upcoming(item.id);
  const request = { kind: 'extend', body: { by: '5 days', reason: 'audit' }, itemIds: [item.id], dryRun: true };
  const preview = await c.manager.must('/bulk-operations', request);
  const { moves, tells } = (await resultsOf(c.manager, preview.id))[item.key];
  expect(tells).toMatchObject({ people: [{ person: { id: c.ownerId }, kind: 'due_changed' }], more: 0 });
  const tg = commandLine(c.manager);
  const dry = await tg('bulk', 'extend', '--item', item.key, '--by', '5 days', '--reason', 'audit', '--dry-run');
  expect(dry.out).toMatch(new RegExp(`^${item.key}\\n {2}tells Owner \\d+ \\(due changed\\)\\n {2}reminder`, 'm'));
  await c.manager.must(`/bulk-operations/${preview.id}/run`);
  await ended(c.manager, preview.id);
  expect(await upcoming(item.id)).toEqual(byPreview(before, moves.steps));
  const told = await tollgate.dataSource.query(
    `SELECT DISTINCT person_id, kind FROM notifications WHERE subject_id = $1 AND kind <> 'assigned'`,
    [item.id],
  );
  expect(told).toEqual([{ person_id: c.ownerId, kind: 'due_changed' }]);

  const old = `{"due": null, "steps": [{"kind": "breach", "level": 0, "occurrence": 0, "from": 1, "to": 2}]}`;
  await tollgate.dataSource.query('UPDATE bulk_items SET tells = NULL, moves = $2 WHERE operation_id = $1', [
    preview.id,
    old,
  ]);
  const kept = (await resultsOf(c.manager, preview.id))[item.key];
  expect(kept.tells).toEqual({ people: [], more: 0 });
  expect(kept.moves.steps).toMatchObject([{ kind: 'breach', because: null, who: [], whoBefore: [] }]);
  expect((await tg('bulk', 'show', preview.id, '--moved')).code).toBe(0);
});
