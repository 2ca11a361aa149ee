import { sweep } from '../../../apps/worker/src/sweep.js';
import { inDays } from '../../factories/case.js';
import { controlCase, type ControlCase } from '../../factories/control.js';
import { riskCase } from '../../factories/risk.js';
import { commandLine } from '../../harness/command-line.js';
import { captureHistory, plainHistory } from '../../harness/histories.js';
import { raise } from '../../harness/raise.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

let tollgate: Tollgate;
let c: ControlCase;
const day = 86_400_000;

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await controlCase(tollgate);
});
afterAll(async () => {
  await tollgate.stop();
});

interface Run {
  id: string;
  key: string;
  run: number;
  date: string;
  status: string;
  due: { at: string };
  missedAt: string | null;
  raised: boolean;
}

const runsOf = async (id: string, who = c.owner): Promise<Run[]> =>
  (await who.get(`/occurrences?control=${id}&sort=number&limit=100`)).body.items;
const toldTitles = async (client: ControlCase['owner']): Promise<string[]> =>
  (await client.get('/notifications?limit=100')).body.items.map((n: { title: string }) => n.title);

/** As the sweep goes on while there is something to do. */
async function sweepOut(now: number): Promise<void> {
  while ((await sweep(tollgate.dataSource, 3, now, raise)) > 0);
}

test('let operate by somebody else, it expects runs: performed in time, missed at the instant that was due, performed late', async () => {
  const risks = await riskCase(tollgate);
  const risk = await risks.raised();
  const control = await c.proposed({ links: [risk.key] });
  const at = `/controls/${String(control.id)}`;
  expect(control).toMatchObject({ status: 'proposed', revision: 1, next: null, due: null, author: { id: c.authorId } });
  expect((await risks.owner.get(`/risks/${risk.id}/links`)).body.items).toMatchObject([
    { kind: 'control', key: control.key },
  ]);
  for (const who of [c.author, c.owner, c.operator])
    expect([(await who.post(`${at}/operate`, {})).status, who === c.owner]).toEqual([403, who === c.owner]);
  const operating = await c.domainLead.must(`${at}/operate`, { note: 'As agreed' });
  expect(operating).toMatchObject({ status: 'operating', approval: { by: { id: c.domainLeadId } }, runs: 0 });
  const upcoming = (await c.operator.get(`${at}/upcoming`)).body.items;
  const { coming } = (await c.operator.get(at)).body;
  expect(coming).toHaveLength(6);
  expect(coming[0]).toEqual(operating.next);
  expect(upcoming[0]).toMatchObject({
    kind: 'occurrence',
    at: operating.next.at,
    who: [{ person: { id: c.operatorId } }],
  });

  await tollgate.clock.to(Date.parse(operating.next.at) + 60_000);
  const [first] = await runsOf(control.id);
  expect(first).toMatchObject({ run: 1, status: 'expected', date: operating.next.date, missedAt: null });
  expect(await toldTitles(c.operator)).toContainEqual(expect.stringContaining(`${first?.key} is to be performed by`));
  const here = `/occurrences/${first?.id}`;
  expect((await c.owner.post(`${here}/perform`, { note: 'x' })).status).toBe(403);
  expect((await c.operator.post(`${here}/perform`, {})).body).toMatchObject({ code: 'invalid-command' });
  const tooSoon = { note: 'x', doneOn: '2020-01-01' };
  expect((await c.operator.post(`${here}/perform`, tooSoon)).body).toMatchObject({
    code: 'invalid-command',
    path: 'doneOn',
  });
  const counted = { population: 40, exceptions: 2, doneOn: first?.date };
  const done = { note: 'Two were wrong', links: ['https://example.com/1'], ...counted };
  expect(await c.operator.must(`${here}/perform`, done)).toMatchObject({
    ...{ status: 'performed', missedAt: null, performance: { ...done, by: { id: c.operatorId } } },
  });
  expect(await toldTitles(c.owner)).toContain(`${first?.key} found exceptions`);

  const after = (await c.owner.get(at)).body;
  await tollgate.clock.to(Date.parse(after.next.at) + 60_000);
  const second = (await runsOf(control.id))[1];
  await tollgate.clock.to(Date.parse(second?.due.at ?? '') + 60_000);
  const late = (await c.owner.get(`/occurrences/${second?.id}`)).body;
  expect(late).toMatchObject({ status: 'missed', missedAt: second?.due.at, overdue: true, raised: false });
  expect((await c.operator.post(`/occurrences/${second?.id}/close`, { reason: 'x' })).body.code).toBe('not-allowed');
  const made = await c.operator.must(`/occurrences/${second?.id}/perform`, { note: 'A day later' });
  expect(made).toMatchObject({ status: 'performed_late', missedAt: second?.due.at, overdue: false });
  const timeline = (await c.owner.get(`/occurrences/${second?.id}/timeline`)).body.items;
  expect(timeline.map(({ type }: { type: string }) => type)).toEqual(
    expect.arrayContaining(['occurrence.expected', 'occurrence.missed', 'occurrence.performed']),
  );
  expect(timeline.at(-1).summary).toBe('Performed, late; A day later');
  captureHistory('occurrence-life', await plainHistory(tollgate.temporal, `occurrence/${second?.id}`));
  captureHistory('control-life', await plainHistory(tollgate.temporal, `control/${control.id}`));
  const retired = await c.author.must(`${at}/retire`, { reason: 'The queue is closed' });
  expect(retired).toMatchObject({ status: 'retired', next: null, due: null, openRuns: 0 });
});

test('with the worker down for ten days each run has its date, is missed at its own instant, and three in a row raise one finding', async () => {
  const control = await c.operating({ missed: { raises: 'finding', inARow: 3, rating: 'medium' } });
  const first = Date.parse(control.next.at);
  await tollgate.stopWorker();
  await sweepOut(first + 10 * day);
  const runs = await runsOf(control.id);
  expect(runs.map(({ run }) => run)).toEqual(runs.map((_, index) => index + 1));
  expect(runs.length).toBeGreaterThanOrEqual(10);
  const missed = runs.filter(({ status }) => status === 'missed');
  expect(missed.length).toBeGreaterThanOrEqual(4);
  expect(missed.map(({ missedAt }) => missedAt)).toEqual(missed.map(({ due }) => due.at));
  expect(runs.map(({ raised }) => raised).filter(Boolean)).toHaveLength(1);
  expect(runs[2]).toMatchObject({ raised: true });
  // Whoever comes again finds all of it done.
  await sweepOut(first + 10 * day);
  const links = (await c.owner.get(`/controls/${control.id}/links`)).body.items;
  expect(links).toMatchObject([{ kind: 'finding', status: 'proposed' }]);
  expect(links).toHaveLength(1);
  const finding = (await c.owner.get(`/findings/${links[0].id}`)).body;
  expect(finding).toMatchObject({
    ...{ grade: 'finding', rating: 'medium', stage: 'enforcement', owner: { id: c.ownerId } },
    author: { id: c.domainLeadId },
    proposedAt: runs[2]?.due.at,
  });
  expect(finding.title).toContain('was not performed 3 times in a row');
  const tied = (await c.owner.get(`/findings/${finding.id}/links`)).body.items;
  expect(tied.map(({ key }: { key: string }) => key).sort()).toEqual([control.key, runs[2]?.key]);
  expect((await c.owner.get(`/findings/${finding.id}/timeline`)).body.items[0]).toMatchObject({ actor: null });
  await tollgate.startWorker();
  const closed = await c.domainLead.must(`/occurrences/${missed[0]?.id}/close`, { reason: 'Nothing to look at' });
  expect(closed).toMatchObject({ status: 'not_performed', missedAt: missed[0]?.due.at });
  const other = await tollgate.person('Another operator');
  const moved = { operatorId: other, reason: 'A new team' };
  expect(await c.owner.must(`/controls/${control.id}/reassign`, moved)).toMatchObject({ operator: { id: other } });
  const left = await c.owner.get(`/occurrences?control=${control.id}&operator=${other}`);
  expect(left.body.items.map(({ key }: Run) => key)).toHaveLength(runs.length - 1);
  const ended = await c.domainLead.must(`/controls/${control.id}/retire`, { reason: 'Over' });
  expect(ended.openRuns).toBe(0);
  await until('the retired control’s runs to end', async () =>
    (await runsOf(control.id)).every(({ status }) => status === 'withdrawn' || status === 'not_performed'),
  );
});

test('an attestation is of one version: another one asks for it anew, and who is silent is escalated', async () => {
  const control = await c.operating({
    frequency: { rule: 'FREQ=YEARLY', onDayOff: 'same', startsOn: inDays(300).date },
  });
  const at = `/controls/${String(control.id)}`;
  const said = { statement: 'I went through its runs', revision: 1 };
  expect((await c.operator.post(`${at}/attest`, said)).status).toBe(403);
  const attested = await c.owner.must(`${at}/attest`, said);
  expect(attested.attestation).toMatchObject({ holds: true, revision: 1, hash: control.contentHash });
  const head = { 'if-match': `"${attested.version}"` };
  const weaker = await c.owner.patch(at, { within: '5 working days', reason: 'More time' }, head);
  expect(weaker).toMatchObject({ status: 403, body: { code: 'separation-of-duties' } });
  const changes = { within: '5 working days', objective: 'None at all', reason: 'Fridays' };
  const changed = (await c.domainLead.patch(at, changes, head)).body;
  expect(changed).toMatchObject({ revision: 2, attestation: { holds: false, revision: 1 } });
  expect(changed.contentHash).not.toBe(control.contentHash);
  expect(Date.parse(changed.due.at)).toBeLessThan(Date.parse(attested.due.at));
  expect((await c.owner.post(`${at}/attest`, said)).body.code).toBe('version-mismatch');
  const versions = (await c.owner.get(`${at}/versions`)).body.items;
  expect(versions).toMatchObject([
    { revision: 2, changed: ['objective', 'within'], reason: 'Fridays', madeBy: { id: c.domainLeadId } },
    { revision: 1, changed: [], hash: control.contentHash },
  ]);
  await tollgate.clock.to(Date.parse(changed.due.at) + 10 * day);
  const late = (await c.owner.get(at)).body;
  expect(late).toMatchObject({ overdue: true });
  const timeline = (await c.owner.get(`${at}/timeline`)).body.items;
  const unattested = timeline.find(({ type }: { type: string }) => type === 'control.unattested');
  expect(unattested).toMatchObject({ at: changed.due.at });
  expect(timeline.at(-1).summary).toMatch(/^Escalated to level/);
  const done = await c.boss.must(`${at}/attest`, { statement: 'I looked myself' });
  expect(done).toMatchObject({ overdue: false, attestation: { holds: true, revision: 2, by: { id: c.bossId } } });
});

test('what nobody else sees of a restricted control, nobody sees of its runs; coverage counts what one sees', async () => {
  const place = { domain: 'product safety', markets: ['PH'], stage: 'appeals' };
  const cells = async (who: ControlCase['owner']) =>
    (await who.get('/controls/coverage?stage=appeals&market=PH')).body.cells.filter(
      ({ domain }: { domain: string }) => domain === 'product safety',
    );
  const stranger = await tollgate.as(await tollgate.person('Stranger to controls'));
  const control = await c.operating(place);
  expect(await cells(stranger)).toMatchObject([{ state: 'operating', operating: 1, failing: 0 }]);
  await tollgate.clock.to(Date.parse(control.next.at) + 60_000);
  const [run] = await runsOf(control.id);
  const beside = await c.proposed({ ...place, title: 'Not there yet' });
  await c.owner.put(`/controls/${control.id}/readers`, { restricted: true, people: [], teams: [] });
  await tollgate.clock.to(Date.parse(run?.due.at ?? '') + 2 * day);
  expect((await runsOf(control.id)).length).toBeGreaterThan(1);
  expect((await stranger.get(`/controls/${control.id}`)).status).toBe(404);
  for (const { id } of await runsOf(control.id)) expect((await stranger.get(`/occurrences/${id}`)).status).toBe(404);
  expect((await stranger.get(`/occurrences?control=${control.id}`)).status).toBe(404);
  expect((await stranger.get('/occurrences/count?domain=product safety')).body.count).toBe(0);
  expect((await c.operator.get(`/occurrences/${run?.id}`)).status).toBe(200);
  expect(await cells(stranger)).toMatchObject([{ state: 'none', operating: 0 }]);
  expect(await cells(c.owner)).toMatchObject([{ state: 'failing_only', operating: 1, failing: 1 }]);
  await c.domainLead.must(`/controls/${beside.id}/operate`);
  expect(await cells(c.owner)).toMatchObject([{ state: 'operating', operating: 2, failing: 1 }]);
  const everywhere = await c.operating({ ...place, domain: null, title: 'Of all domains' });
  expect(await cells(c.owner)).toMatchObject([{ state: 'operating', operating: 3, failing: 1 }]);
  const behind = '/controls?status=operating&stage=appeals&market=PH&covers=product safety&sort=number';
  expect((await c.owner.get(behind)).body.items).toMatchObject([
    { key: control.key, failing: true },
    { key: beside.key, failing: false },
    { key: everywhere.key, failing: false, domain: null },
  ]);
  const failing = async (who: ControlCase['owner']) =>
    (await who.get(`${behind}&failing=true`)).body.items.map(({ key }: Run) => key);
  expect([await failing(c.owner), await failing(stranger)]).toEqual([[control.key], []]);
  await c.owner.put(`/controls/${control.id}/readers`, { restricted: false, people: [], teams: [] });
  expect((await stranger.get(`/occurrences/${run?.id}`)).status).toBe(200);
});

test('from the command line a control is proposed, let operate, performed and exported', async () => {
  const [author, lead, operator] = [c.author, c.domainLead, c.operator].map((who) => commandLine(who));
  if (!author || !lead || !operator) throw new Error('three command lines');
  const made = await author(
    ...['controls', 'add', '--title', 'By hand', '--objective', 'None is missed', '--type', 'preventive'],
    ...[
      '--stage',
      'detection',
      '--market',
      'VN',
      '--rule',
      'FREQ=DAILY',
      '--starts',
      inDays(2).date,
      '--operator',
      c.operatorId,
    ],
    ...['--owner', c.ownerId, '--domain-lead', c.domainLeadId, '--missed-raises', 'observation', '--json'],
  );
  expect(made).toMatchObject({ code: 0, err: '' });
  const { key, id } = JSON.parse(made.out);
  const operating = await lead('controls', 'operate', key, '--json');
  await tollgate.clock.to(Date.parse(JSON.parse(operating.out).next.at) + 60_000);
  const [run] = await runsOf(id);
  expect((await operator('occurrences', 'list', '--control', key)).out).toContain(run?.key);
  const done = await operator('occurrences', 'perform', run?.key ?? '', '--note', 'All of them', '--population', '7');
  expect(done.out).toMatch(/Performed +by Control operator 1, .*0 exceptions among 7/);
  expect((await operator('occurrences', 'why', run?.key ?? '')).out).toContain('Performed');
  expect((await author('controls', 'show', key)).out).toMatch(/Missed raise +observation, after 1 in a row/);
  expect((await author('controls', 'versions', key)).out).toContain('VERSION');
  expect((await author('controls', 'next', key)).out).toContain('expected on');
  expect((await author('controls', 'coverage', '--stage', 'detection', '--all')).out).toContain('STAGE');
  expect((await author('controls', 'export', '-')).out).toContain('By hand');
  expect((await author('occurrences', 'export', '-')).out).toContain(run?.key);
  expect((await author('linked', key)).code).toBe(0);
  const wrong = await author('controls', 'edit', key, '--rule', 'FREQ=HOURLY', '--reason', 'x');
  expect(wrong.code).not.toBe(0);
  expect(wrong.err).toContain('frequency.rule');
});
