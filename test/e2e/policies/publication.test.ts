import { pinning } from '../../../database/policies/publication.js';
import { recordKinds } from '../../../database/engine/kinds.js';
import { templateBody } from '../../factories/template.js';
import { inDays, launchedCase, type Case } from '../../factories/case.js';
import { commandLine } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

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

/** The default policy of a kind, with a draft that differs in nothing. */
async function inDraft(kind: string): Promise<{ id: string; version: number; name: string }> {
  const { items } = (await tollgate.admin.get(`/policies?kind=${kind}`)).body;
  const { id, name, versions } = items.find(({ isDefault }: { isDefault: boolean }) => isDefault);
  const added = await tollgate.admin.must(`/policies/${id}/versions`, { body: versions[0].body });
  return { id, name, version: added.versions[0].version };
}
const previewOf = (id: string, version: number) => tollgate.admin.must(`/policies/${id}/versions/${version}/preview`);

test('what is open keeps the version it began under, what a re-planning would move is said, and a template that names it without a version takes it', async () => {
  const first = await c.item({ title: 'Reconcile payouts', due: inDays(4) });
  const second = await c.item({ title: 'Train reviewers', due: inDays(9) });
  const ended = await c.item({ title: 'Never mind', due: inDays(2) });
  await c.manager.must(`/action-items/${ended.id}/cancel`, { reason: 'Not needed' });
  const { id, name } = await inDraft('escalation');
  const template = async (called: string, escalation: string): Promise<void> => {
    const body = { ...templateBody(), policies: { escalation } };
    const made = await tollgate.admin.must('/templates', { name: called, body });
    await tollgate.admin.must(`/templates/${made.id}/publish`);
  };
  await template('Newest', name.toLowerCase());
  await template('Pinned', `${name}@1`);

  const before = await previewOf(id, 2);
  expect(before).toMatchObject({
    version: 2,
    since: 1,
    items: {
      count: 2,
      more: false,
      byVersion: [{ version: 1, count: 2 }],
      shown: [
        { key: first.key, title: 'Reconcile payouts', version: 1, program: { id: c.programId } },
        { key: second.key, version: 1 },
      ],
    },
    replan: { policies: { escalation: `${name}@2` }, count: 2, more: false },
    programs: { count: 1, shown: [{ id: c.programId, version: 1 }] },
    begins: ['programs', 'records'],
    templates: {
      count: 2,
      shown: [
        { name: 'Newest', takes: true },
        { name: 'Pinned', takes: false },
      ],
    },
  });
  // Nothing was published by asking.
  expect((await tollgate.admin.get(`/policies/${id}`)).body.versions[0]).toMatchObject({ version: 2, status: 'draft' });

  await tollgate.admin.must(`/policies/${id}/versions/2/publish`);
  expect((await c.manager.get(`/action-items/${first.id}`)).body.policies?.escalation ?? null).toEqual(
    (await c.manager.get(`/action-items/${second.id}`)).body.policies?.escalation ?? null,
  );
  const { policies } = before.replan;
  const [newest, oldest] = (await tollgate.admin.get(`/policies/${id}`)).body.versions;
  expect([newest.replan, oldest.replan]).toEqual([policies, { escalation: `${name}@1` }]);
  const open = 'status=draft,open,in_progress,on_hold,submitted';
  const keysBy = async (asked: string): Promise<string[]> =>
    (await c.manager.get(`/action-items?${asked}&${open}`)).body.items.map(({ key }: { key: string }) => key);
  expect(await keysBy(`beforePolicyVersionId=${newest.id}`)).toEqual([first.key, second.key]);
  expect(await keysBy(`policyVersionId=${oldest.id}`)).toEqual([first.key, second.key]);
  expect(await keysBy(`beforePolicyVersionId=${oldest.id}`)).toEqual([]);
  await c.manager.must(`/action-items/${first.id}/replan`, { policies, reason: 'The new ladder holds for all' });
  expect(await keysBy(`beforePolicyVersionId=${newest.id}`)).toEqual([second.key]);
  expect(await keysBy(`policyVersionId=${newest.id}`)).toEqual([first.key]);
  const asked = { kind: 'replan', body: { policies: newest.replan, reason: 'For all' }, dryRun: true };
  const preview = await c.manager.must('/bulk-operations', { ...asked, filter: { beforePolicyVersionId: newest.id } });
  expect(preview.total).toBe(1);
  await tollgate.admin.must(`/policies/${id}/versions`, {
    body: (await tollgate.admin.get(`/policies/${id}`)).body.versions[0].body,
  });
  expect(await previewOf(id, 3)).toMatchObject({
    since: 2,
    items: {
      count: 2,
      byVersion: [
        { version: 2, count: 1 },
        { version: 1, count: 1 },
      ],
    },
    replan: { policies: { escalation: `${name}@3` }, count: 2 },
  });
});

test('of checks and exceptions it is said what is not re-planned, and what begins', async () => {
  const checks = await inDraft('effectiveness');
  expect(await previewOf(checks.id, checks.version)).toMatchObject({ replan: null, begins: [] });
  const exceptions = await inDraft('exception');
  expect(await previewOf(exceptions.id, exceptions.version)).toMatchObject({
    items: { count: 0 },
    replan: null,
    programs: { count: 0 },
    others: [],
    begins: ['exceptions'],
  });
});

test('it is refused as publishing would be', async () => {
  const left = await tollgate.person('Left');
  const body = {
    levels: [{ after: 'PT0S', roles: [], people: [left], channels: ['inbox'] }],
    acknowledgementHolds: 'P1D',
  };
  const { id } = await tollgate.admin.must('/policies', { kind: 'escalation', name: 'Names who left', body });
  await tollgate.admin.patch(`/people/${left}`, { active: false }, { 'if-match': '*' });
  const [preview, publish] = [
    await tollgate.admin.post(`/policies/${id}/versions/1/preview`),
    await tollgate.admin.post(`/policies/${id}/versions/1/publish`),
  ];
  expect([preview.status, preview.body.code]).toEqual([publish.status, publish.body.code]);
  expect(preview.status).toBe(422);
});

test('the command line says it, and publishes nothing', async () => {
  const { id, name, version } = await inDraft('reminder');
  const cli = commandLine(tollgate.admin);
  const { code, out } = await cli('policies', 'publish', `reminder:${name}`, String(version), '--preview');
  expect(code).toBe(0);
  expect(out).toContain('Version 1 is in force; version 2 would take its place for what begins.');
  expect(out).toContain('2 open items keep the version that they began under: 2 under version 1.');
  expect(out).toContain('tollgate bulk replan --dry-run');
  expect(out).toContain('version 2 holds for programs that are made from now on.');
  expect((await tollgate.admin.get(`/policies/${id}`)).body.versions[0]).toMatchObject({ status: 'draft' });
  const { code: wrong, err } = await cli('policies', 'publish', `reminder:${name}`, '7', '--preview');
  expect([wrong === 0, err]).toEqual([false, expect.stringContaining('has no version 7')]);
});

test('no table that keeps a version of a policy is forgotten', async () => {
  const rows = await tollgate.dataSource.query<{ table: string; column: string }[]>(
    `SELECT c.conrelid::regclass::text AS table, a.attname AS column FROM pg_constraint c
     JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY(c.conkey)
     WHERE c.contype = 'f' AND c.confrelid = 'policy_versions'::regclass`,
  );
  const known = Object.entries(pinning).flatMap(([kind, policies]) =>
    policies.map((policy) => {
      const { table } = recordKinds[kind as keyof typeof pinning];
      return `${table}.${policy === 'exception' ? '' : `${policy}_`}policy_version_id`;
    }),
  );
  const own = ['action_items.', 'programs.', 'sign_off_rounds.'];
  expect(
    rows
      .map(({ table, column }) => `${table}.${column}`)
      .filter((each) => !own.some((table) => each.startsWith(table)))
      .sort(),
  ).toEqual(known.sort());
});
