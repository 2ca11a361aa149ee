import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createItems } from '../../../database/items/create-items.js';
import { weekAt, weeksBefore } from '../../../domain/governance-report/week.js';
import { analysisCase } from '../../factories/analysis.js';
import { inDays, launchedCase, type Case } from '../../factories/case.js';
import { controlTestCase } from '../../factories/control-test.js';
import { runNow } from '../../factories/control.js';
import { metricCase } from '../../factories/metric.js';
import { reviewCase } from '../../factories/review.js';
import type { ApiAnswer, ApiClient } from '../../harness/api-client.js';
import { commandLine } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

let tollgate: Tollgate;
let c: Case;
const zone = 'Asia/Singapore';

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await launchedCase(tollgate, { phases: ['Contain'] });
});
afterAll(async () => {
  await tollgate.stop();
});

type Body = ApiAnswer['body'];

/** The week of a moment that an answer tells, so that no test depends on the day on which it runs. */
const weekOf = (at: string): string => weekAt(Date.parse(at), zone).name;

async function report(who: ApiClient, asked: Record<string, string> = {}): Promise<Body> {
  const { status, body } = await who.get(
    `/governance-reports/preview?${new URLSearchParams({ zone, ...asked }).toString()}`,
  );
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body;
}

/** An item that was due so many days ago. */
async function dueAgo(days: number, title: string): Promise<{ id: string; key: string }> {
  const id = randomUUID();
  const item = { id, programId: c.programId, phaseId: c.phaseIds[0] ?? '', title, ownerId: c.ownerId };
  await tollgate.dataSource.transaction((manager) =>
    createItems(manager, [{ ...item, due: inDays(-days) }], { actorId: c.managerId, at: Date.now() }),
  );
  const { key } = (await c.manager.get(`/action-items/${id}`)).body;
  return { id, key };
}

const path = ({ id }: { id: string }): string => `/action-items/${id}`;

test('what is late stands with its reason and whom it waits for, counted as the page of the program counts it', async () => {
  const [alone, handed, longer, held, behind] = [
    await dueAgo(30, 'Waits for its owner'),
    await dueAgo(29, 'Was handed in'),
    await dueAgo(28, 'Needs more time'),
    await dueAgo(27, 'Is held'),
    await dueAgo(26, 'Waits for another'),
  ];
  const before = await c.item({ title: 'Comes first' });
  await c.owner.must(`${path(handed)}/submit`, { statement: 'Done' });
  await c.owner.must(`${path(longer)}/extensions`, { due: { date: inDays(60).date }, reason: 'The site is closed' });
  await c.manager.must(`${path(held)}/hold`, { reason: 'The vendor is away' });
  await c.manager.must(`${path(behind)}/dependencies`, { on: before.key });
  const kept = await c.item({ title: 'Was in time' });
  await c.owner.must(`${path(kept)}/submit`, { statement: 'Done' });
  await c.manager.must(`${path(kept)}/sign-off`, { decision: 'approve' });
  const all = [alone, handed, longer, held, behind];
  await until('all of them to be overdue', async () => {
    const found = await Promise.all(all.map(async (item) => (await c.owner.get(path(item))).body.overdue));
    return found.every((overdue) => overdue === true);
  });
  const done = (await c.owner.get(path(kept))).body;
  const { late, reader, ...rest } = await report(c.manager, { program: c.programId, week: weekOf(done.doneAt) });
  expect(reader.id).toBe(c.managerId);
  expect(rest).toMatchObject({ causes: null, metrics: null, controls: null, agreement: null });
  const people = await Promise.all([c.manager, c.owner].map(async (who) => (await who.get('/people/me')).body.name));
  const [manager, owner] = people;
  expect(late.items.rows.map(({ key, reason, waitsFor }: Body) => [key, reason, waitsFor]).toSorted()).toEqual(
    [
      [alone.key, 'owner', [owner]],
      [handed.key, 'approver', expect.arrayContaining([manager])],
      [longer.key, 'consent', expect.arrayContaining([manager])],
      [held.key, 'hold', []],
      [behind.key, 'dependency', [before.key]],
    ].toSorted(),
  );
  expect(late.items.rows[0]).toMatchObject({ key: alone.key, path: `/items/${alone.key}`, owner });
  expect(late.reasons.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(5);
  const { ageing, onTime } = (await c.manager.get(`/programs/${c.programId}/progress`)).body;
  expect({ open: late.open, ages: late.ages }).toEqual({ open: ageing.n, ages: ageing.byAge });
  expect(late.weeks).toHaveLength(12);
  expect(late.weeks.at(-1)).toMatchObject({ name: weekOf(done.doneAt), done: onTime.n, kept: onTime.kept });
  // What is open at the end of the present week is what is open now.
  const { weeks } = (await report(c.manager, { program: c.programId, week: weekOf(new Date().toISOString()) })).late;
  expect(weeks.at(-1).open).toEqual(ageing.byAge.map(({ count }: Body) => count));
  // It became late when its date had passed, and not when a machine saw it.
  const breach = (await c.manager.get(`${path(alone)}/timeline?limit=200`)).body.items.find(
    ({ type }: Body) => type === 'item.breached',
  );
  const then = await report(c.manager, { program: c.programId, week: weekOf(breach.at) });
  const following = weeksBefore(weekAt(Date.parse(breach.at), zone), -1, zone).name;
  expect(then.late.breached.week).toBeGreaterThan(0);
  expect((await report(c.manager, { program: c.programId, week: following })).late.breached.before).toBe(
    then.late.breached.week,
  );
});

test('what was escalated stands with its level, who was told, and how soon somebody was on it', async () => {
  const item = await dueAgo(40, 'Climbs its ladder');
  const told = async (): Promise<Body[]> =>
    (await c.manager.get(`${path(item)}/timeline?limit=200`)).body.items.filter(
      ({ type }: Body) => type === 'item.escalated',
    );
  await until('a level to be told', async () => (await told()).length > 0);
  const [level] = (await told()).toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const asked = { program: c.programId, week: weekOf(level.at) };
  const found = (await report(c.manager, asked)).escalated;
  const row = found.records.rows.find(({ key }: Body) => key === item.key);
  expect(row).toMatchObject({ at: level.at, acknowledgedAfterMs: null, path: `/items/${item.key}` });
  expect(row.told.toSorted()).toEqual(level.told.map(({ person }: Body) => person.name).toSorted());
  expect(found.levels.week).toBe(found.byLevel.reduce((sum: number, { count }: { count: number }) => sum + count, 0));
  await c.owner.must(`${path(item)}/acknowledge`, { note: 'On it' });
  const after = (await report(c.manager, asked)).escalated;
  expect(after.acknowledged).toBeGreaterThan(found.acknowledged);
  expect(
    after.records.rows.find(({ key }: Body) => key === item.key)?.acknowledgedAfterMs ?? after.medianMs,
  ).toBeGreaterThan(0);
});

test('causes, metrics, controls and agreement are those of their pages; who judges blind is told of no answers', async () => {
  const { admin } = tollgate;
  const signed = await (await analysisCase(tollgate)).signed();
  const controls = await controlTestCase(tollgate);
  const failing = await controls.operating();
  // Longer ago than a weekend and days that are off put it off for.
  await runNow(tollgate.dataSource, String(failing.id), 12);
  await until('the run to be missed', async () => (await admin.get('/controls/count?failing=true')).body.count === 1);
  const test = await controls.concluded(true);
  const metrics = await metricCase(tollgate);
  const { key } = await metrics.metric();
  await metrics.load(key, ['2026-01-05', 'VN', 1, 100], ['2026-01-12', 'VN', 5, 100], ['2026-01-05', 'SG', 1, 10]);
  const reviews = await reviewCase(tollgate);
  const round = await reviews.opened();

  const week = weekOf(signed.signedAt ?? signed.updatedAt);
  const found = await report(admin, { week });
  const pareto = (await admin.get('/analyses/pareto?by=cause&role=root')).body.bars as Body[];
  expect(found.causes.causes.rows.map(({ count }: Body) => count)).toEqual(pareto.map(({ count }) => count));
  expect(found.causes.signed.week).toBe(1);

  const list = (await admin.get('/controls?failing=true')).body.items as Body[];
  expect(found.controls.failing.rows.map((row: Body) => row.key).toSorted()).toEqual(
    list.map((row) => row.key).toSorted(),
  );
  expect(found.controls.failing.rows.find((row: Body) => row.key === failing.key)).toMatchObject({ missedInARow: 1 });
  const { cells } = (await admin.get('/controls/coverage')).body;
  expect(found.controls.coverage).toEqual({
    operating: cells.filter(({ state }: Body) => state === 'operating').length,
    failingOnly: cells.filter(({ state }: Body) => state === 'failing_only').length,
    none: cells.filter(({ state }: Body) => state === 'none').length,
  });
  const concluded = await report(admin, { week: weekOf(test.concludedAt) });
  expect(concluded.controls.tests.rows.map((row: Body) => row.key)).toEqual([test.key]);
  expect(concluded.controls.ineffective.week).toBe(1);

  const breaches = (await admin.get('/breaches?status=open')).body.items as Body[];
  expect(found.metrics.breaches.rows.map((row: Body) => row.key)).toEqual(breaches.map((row) => row.key));
  expect(found.metrics.breaches.rows[0]).toMatchObject({
    ...{ band: 'red', value: '5 %', bound: { above: 0.03, below: null, text: '≤ 3 %' } },
    points: [
      { period: '2026-01-05', value: 0.01, few: false },
      { period: '2026-01-12', value: 0.05, few: false },
    ],
  });
  expect(found.metrics.states).toMatchObject({ red: 1, too_few: 1 });
  expect(found.agreement.rounds.rows.map((row: Body) => row.key)).toEqual([round.key]);
  const judging = await report(reviews.reviewers[0], { week });
  expect(judging.agreement).toMatchObject({ rounds: { total: 0, rows: [] }, blind: 1 });
  expect((await report(reviews.owner, { week })).agreement).toMatchObject({
    rounds: { rows: [{ key: round.key, ended: false, pairs: 0, trust: 'none' }] },
    blind: 0,
  });
});

test('two who see differently read two reports: what is restricted is in no list, count or chart of who does not see it', async () => {
  const other = await launchedCase(tollgate);
  const stranger = await tollgate.as(await tollgate.person('Sees what is open'));
  const item = await other.item({ title: 'Quokka' });
  await other.manager.put(`/action-items/${item.id}/readers`, { restricted: true });
  const week = weekOf(new Date().toISOString());
  const [theirs, mine] = [await report(stranger, { week }), await report(other.manager, { week })];
  expect(mine.late.open - theirs.late.open).toBe(1);
  const backlog = ({ late }: Body): number => late.weeks.at(-1).open.reduce((sum: number, n: number) => sum + n, 0);
  expect([backlog(mine), backlog(theirs)]).toEqual([mine.late.open, theirs.late.open]);
  const [html, words] = await Promise.all(
    [stranger, other.manager].map(
      async (who) => (await who.get(`/governance-reports/preview/document?week=${week}`)).body,
    ),
  );
  expect(html).toContain('<h1>');
  expect(JSON.stringify(theirs) + String(html)).not.toContain('Quokka');
  expect(String(words)).toContain('<svg');
  const from = await tollgate.person('From a site');
  await tollgate.dataSource.query('UPDATE people SET external = true WHERE id = $1', [from]);
  const outside = await tollgate.as(from);
  expect(await report(outside, { week })).toMatchObject({
    late: { open: 0, items: { total: 0 } },
    escalated: { levels: { week: 0 } },
  });
});

test('it is written in both languages as HTML and as text, also by the command line, and refused with its place', async () => {
  const document = async (more: string): Promise<ApiAnswer> =>
    c.manager.get(`/governance-reports/preview/document?program=${c.programId}${more}`);
  const html = await document('');
  expect(html.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(html.headers.get('content-security-policy')).toContain("default-src 'none'");
  const chinese = await document('&language=zh-CN&format=text');
  expect(chinese.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(String(chinese.body)).toContain('治理周报');
  for (const [query, at, says] of [
    ['week=2026-W60', 'week', 'is no week'],
    ['week=next', 'week', 'a week of ISO 8601'],
    ['week=2999-W01', 'week', 'has not begun'],
    ['week=2001-W01', 'week', 'Reports reach back to'],
    [`program=${c.programId}&domain=x`, 'domain', 'name the one or the other'],
    ['zone=Mars', 'zone', ''],
  ] as const) {
    const { status, body } = await c.manager.get(`/governance-reports/preview?${query}`);
    expect([query, status, body.errors?.[0]?.path]).toEqual([query, 400, at]);
    expect(body.errors[0].message).toContain(says);
  }
  expect((await c.manager.get('/governance-reports/preview?program=nobody knows it')).body.code).toBe('unknown-name');
  const folder = mkdtempSync(join(tmpdir(), 'tollgate-report-'));
  try {
    const tg = commandLine(c.manager);
    const { out: text } = await tg('reports', 'preview', '--program', c.programId);
    expect(text).toContain('What is late, and why');
    const file = join(folder, 'report.html');
    expect((await tg('reports', 'preview', '--program', c.programId, '--language', 'zh-CN', '--out', file)).code).toBe(
      0,
    );
    expect(readFileSync(file, 'utf8')).toContain('<html lang="zh-CN">');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
