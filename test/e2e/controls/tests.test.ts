import { inDays } from '../../factories/case.js';
import { runNow } from '../../factories/control.js';
import { controlTestCase, type ControlTestCase } from '../../factories/control-test.js';
import { commandLine } from '../../harness/command-line.js';
import { captureHistory, plainHistory } from '../../harness/histories.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

let tollgate: Tollgate;
let c: ControlTestCase;

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await controlTestCase(tollgate);
});
afterAll(async () => {
  await tollgate.stop();
});

const at = ({ id }: { id: string }): string => `/control-tests/${id}`;
const typesOf = async (path: string): Promise<string[]> =>
  (await c.tester.get(`${path}/timeline`)).body.items.map(({ type }: { type: string }) => type);
const linked = async (path: string) => (await c.domainLead.get(`${path}/links`)).body.items;

test('who owns, performs or stands in for one of them has no hand in the test, at any door', async () => {
  const control = await c.operating();
  const asked = { control: control.key, about: 'design', due: inDays(30) };
  for (const testerId of [c.ownerId, c.operatorId])
    expect((await c.domainLead.post('/control-tests', { ...asked, testerId })).body.code).toBe('separation-of-duties');
  expect((await c.owner.post('/control-tests', { ...asked, testerId: c.testerId })).status).toBe(403);
  // An administrator who performs it is one of them, whatever else they may.
  const boss = await tollgate.person('Administers and performs', { access: 'administrator' });
  const theirs = await tollgate.as(boss);
  await c.owner.must(`/controls/${control.id}/reassign`, { operatorId: boss, reason: 'For now' });
  expect((await theirs.post('/control-tests', { ...asked, testerId: c.testerId })).body.code).toBe(
    'separation-of-duties',
  );
  const planned = await c.domainLead.must('/control-tests', { ...asked, testerId: c.testerId });
  expect(planned).toMatchObject({
    status: 'planned',
    tester: { id: c.testerId },
    controlRevision: 1,
    tally: { judged: 0 },
  });
  const conclusion = { effective: true, statement: 'It is' };
  const doors = [
    ['conclude', conclusion],
    ['cancel', { reason: 'x' }],
    ['reassign', { testerId: c.bossId, reason: 'x' }],
  ] as const;
  for (const [door, body] of doors)
    expect([door, (await theirs.post(`${at(planned)}/${door}`, body)).body.code]).toEqual([
      door,
      'separation-of-duties',
    ]);
  for (const testerId of [c.ownerId, c.operatorId, boss])
    expect((await c.domainLead.post(`${at(planned)}/reassign`, { testerId, reason: 'x' })).body.code).toBe(
      'separation-of-duties',
    );
  // Somebody who performs it by now concludes nothing, though they were named before.
  await c.owner.must(`/controls/${control.id}/reassign`, { operatorId: c.testerId, reason: 'Short of people' });
  expect((await c.tester.post(`${at(planned)}/conclude`, conclusion)).body.code).toBe('separation-of-duties');
  expect((await c.tester.get(at(planned))).body.allowed).not.toContain('conclude');
});

test('a sample anybody draws again is judged; failed, a finding is raised once, and its retest opens or closes it', async () => {
  const control = await c.operating();
  await runNow(tollgate.dataSource, control.id, 10);
  const test_ = await c.domainLead.must('/control-tests', {
    ...{ control: control.key, about: 'operating', testerId: c.testerId, due: inDays(30) },
  });
  expect((await c.tester.post(`${at(test_)}/conclude`, { effective: true, statement: 'x' })).body.code).toBe(
    'invalid-command',
  );
  const period = { from: inDays(-30).date, until: inDays(0).date, seed: 'november' };
  const drawn = await c.tester.must(`${at(test_)}/draw`, period);
  const again = await c.tester.must(`${at(test_)}/draw`, period);
  expect(again.items).toEqual(drawn.items);
  expect(drawn.sample).toMatchObject({ population: 1, size: 1, seed: 'november', source: 'occurrences' });
  const early = { effective: false, deficiency: 'deficiency', statement: 'x' };
  expect((await c.tester.post(`${at(test_)}/conclude`, early)).body.detail).toContain('1 of 1 are not judged');
  const judged = await c.tester.must(`${at(test_)}/judge`, { place: 1, result: 'exception', note: 'It was missed' });
  expect(judged.tally).toMatchObject({ judged: 1, exceptions: 1, rate: 1, effective: false });
  const failed = await c.tester.must(`${at(test_)}/conclude`, {
    ...{ effective: false, deficiency: 'significant_deficiency', statement: 'It does not run' },
  });
  expect(failed).toMatchObject({ status: 'concluded', conclusion: { proposed: false }, raised: true, due: null });
  captureHistory('control-test-life', await plainHistory(tollgate.temporal, `control-test/${test_.id}`));
  const [finding] = (await linked(at(test_))).filter(({ kind }: { kind: string }) => kind === 'finding');
  expect((await linked(`/controls/${control.id}`)).map(({ key }: { key: string }) => key)).toEqual([finding.key]);
  const here = `/findings/${String(finding.id)}`;
  expect((await c.owner.get(here)).body).toMatchObject({
    ...{ status: 'proposed', rating: 'high', owner: { id: c.ownerId }, author: { id: c.testerId } },
    condition: expect.stringContaining('It was missed'),
  });
  const cell = async () => {
    const { cells } = (await c.owner.get('/controls/coverage?stage=enforcement&market=VN&domain=seller fraud')).body;
    return cells[0];
  };
  expect((await cell()).failing).toBeGreaterThan(0);
  const graded = await c.domainLead.must(`${at(test_)}/grade`, {
    deficiency: 'material_weakness',
    reason: 'All of it',
  });
  expect(graded).toMatchObject({
    conclusion: { deficiency: 'material_weakness' },
    regraded: { from: 'significant_deficiency' },
  });
  const retests = async () => (await c.tester.get(`/control-tests?control=${control.key}&sort=-number`)).body.items;
  const [first] = await retests();
  expect(first).toMatchObject({ status: 'awaiting', due: null, retestOf: { key: test_.key } });

  await c.owner.must(`${here}/agree`);
  await c.owner.must(`${here}/finish`, { text: 'It runs', links: ['https://example.com/run'] });
  await until('the retest to fall due', async () => (await retests())[0].status === 'planned');
  const due = (await retests())[0];
  expect(due).toMatchObject({ due: { at: expect.any(String) } });
  expect(await typesOf(at(due))).toEqual(['control_test.planned', 'control_test.called']);
  const closing = { text: 'I looked' };
  expect((await c.domainLead.post(`${here}/verify`, closing)).body.detail).toContain(`the retest ${due.key} first`);
  await c.tester.must(`${at(due)}/draw`, { ...period, seed: 'again' });
  await c.tester.must(`${at(due)}/judge`, { place: 1, result: 'exception', note: 'Still' });
  await c.tester.must(`${at(due)}/conclude`, { effective: false, deficiency: 'deficiency', statement: 'Not yet' });
  await until('the finding to be open again', async () => (await c.owner.get(here)).body.status === 'remediating');
  expect((await c.owner.get(here)).body).toMatchObject({
    reopened: 1,
    reopening: { by: null, reason: `the retest ${String(due.key)} failed: Not yet` },
  });
  expect((await linked(here)).filter(({ kind }: { kind: string }) => kind === 'control')).toHaveLength(1);

  await c.owner.must(`${here}/finish`, { text: 'It runs by now', links: [] });
  await until('the second retest to fall due', async () => (await retests())[0].status === 'planned');
  const [second] = await retests();
  expect(second.id).not.toBe(due.id);
  await c.tester.must(`${at(second)}/draw`, period);
  await c.tester.must(`${at(second)}/judge`, { place: 1, result: 'not_applicable', note: 'Before the remediation' });
  expect((await c.tester.must(`${at(second)}/conclude`, { effective: true, statement: 'Seen' })).raised).toBe(true);
  expect(await c.domainLead.must(`${here}/verify`, closing)).toMatchObject({ status: 'verified' });
});

test('a late test climbs; a list is drawn from by the same rules; the command line tests too', async () => {
  const control = await c.operating({ frequency: { rule: 'FREQ=YEARLY', startsOn: inDays(300).date } });
  const tg = commandLine(c.tester);
  const lead = commandLine(c.domainLead);
  const made = await lead(
    ...['control-tests', 'plan', control.key, '--about', 'operating', '--tester', c.testerId],
    ...['--due', inDays(20).date, '--json'],
  );
  expect(made).toMatchObject({ code: 0, err: '' });
  const { id, key, due } = JSON.parse(made.out);
  const rows = Array.from({ length: 60 }, (_, n) => `L-${n},Listing ${n}`).join('\n');
  const file = { name: 'listings.csv', content: `id,title\n${rows}\n` };
  const options = JSON.stringify({ seed: 'november', size: 3 });
  const drawn = await c.tester.upload(`${at({ id })}/list`, { options }, file);
  expect(drawn.body).toMatchObject({ status: 'testing', sample: { source: 'list', population: 60, size: 3 } });
  const twice = await c.tester.upload(`${at({ id })}/list`, { options }, { ...file, content: `id\nL-1\nL-1\n` });
  expect(twice.body).toMatchObject({ code: 'rows-rejected' });
  expect((await tg('control-tests', 'judge', key, '1', '--pass')).out).toMatch(/1 +L-\d+ +Listing \d+ +pass/);
  expect((await tg('control-tests', 'judge', key, '1')).code).toBe(2);
  await tollgate.clock.to(Date.parse(due.at) + 60_000);
  expect((await c.tester.get(at({ id }))).body).toMatchObject({ overdue: true });
  for (const place of ['2', '3']) await tg('control-tests', 'judge', key, place, '--pass');
  const done = await tg('control-tests', 'conclude', key, '--effective', '--statement', 'Three of three');
  expect(done.out).toMatch(/Found +effective, by Tester: Three of three/);
  expect((await tg('control-tests', 'why', key)).out).toContain('Overdue');
  expect((await tg('control-tests', 'list', '--control', control.key)).out).toContain('effective');
});
