import { defaultEffectivenessPolicy } from '../../../domain/policy/effectiveness.js';
import { defaultExceptionPolicy } from '../../../domain/policy/exception.js';
import { defaultExtensionPolicy } from '../../../domain/policy/extension.js';
import { defaultSignOffPolicy, defaultTollgatePolicy } from '../../../domain/policy/sign-off.js';
import { inDays, launchedCase } from '../../factories/case.js';
import { exceptionCase } from '../../factories/exception.js';
import { riskCase } from '../../factories/risk.js';
import { templateBody } from '../../factories/template.js';
import { commandLine } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { resultsOf } from '../bulk/bulk-case.js';

/** That a proof will be asked is told before anybody decides. */
let tollgate: Tollgate;

const proof = { maxAgeMinutes: 5 };
const told =
  'Whoever decides is asked to prove who they are, by password or provider, not longer than 5 minutes before.';

beforeAll(async () => {
  tollgate = await startTollgate();
});
afterAll(async () => {
  expect(tollgate.problems).toEqual([]);
  await tollgate.stop();
});

/** Publishes versions of one policy; the id of the last. */
async function published(kind: string, name: string, ...bodies: object[]): Promise<{ id: string; version: string }> {
  const [first, ...rest] = bodies;
  let policy = await tollgate.admin.must('/policies', { kind, name, body: first });
  policy = await tollgate.admin.must(`/policies/${policy.id}/versions/1/publish`);
  for (const [index, body] of rest.entries()) {
    await tollgate.admin.must(`/policies/${policy.id}/versions`, { body });
    policy = await tollgate.admin.must(`/policies/${policy.id}/versions/${index + 2}/publish`);
  }
  return { id: policy.id, version: policy.versions[0].id };
}

test('a version says what it asks to have proved, and how that differs from the one before', async () => {
  const bodies = [
    defaultSignOffPolicy,
    { ...defaultSignOffPolicy, proof },
    { ...defaultSignOffPolicy, proof: { maxAgeMinutes: 1 } },
    { ...defaultSignOffPolicy, proof: { maxAgeMinutes: 60 } },
    defaultSignOffPolicy,
    defaultSignOffPolicy,
  ];
  const { id } = await published('sign_off', 'It changes', ...bodies);
  const { versions } = (await tollgate.admin.get(`/policies/${id}`)).body;
  type Version = { proof: { text: string } | null; changes: { proof: string; since: number; text: string } | null };
  expect(versions.map(({ changes }: Version) => changes && [changes.proof, changes.since]).reverse()).toEqual([
    null,
    ['begins', 1],
    ['shorter', 2],
    ['longer', 3],
    ['ends', 4],
    null,
  ]);
  expect(
    versions
      .map((each: Version) => each.proof?.text)
      .reverse()
      .slice(1, 3),
  ).toEqual([told, expect.stringContaining('not longer than 1 minute before')]);
  expect(versions[4].changes.text).toMatch(
    /^It begins to ask for a proof\..*open items keep their version until somebody/,
  );
  const { out } = await commandLine(tollgate.admin)('policies', 'show', id);
  expect(out).toContain(told);
  expect(out).toContain('It begins to ask for a proof.');
});

test('exceptions, risks, requests for more time and checks say it before they are decided, over HTTP and on the command line', async () => {
  const signOff = await published('sign_off', 'Proves reviews', { ...defaultSignOffPolicy, proof });
  const lending = await published('exception', 'Proves lending', { ...defaultExceptionPolicy, proof });
  const longer = await published('extension', 'Proves time', { ...defaultExtensionPolicy, proof });
  const check = await published('effectiveness', 'Proves checks', { ...defaultEffectivenessPolicy, proof });
  expect(signOff.version).not.toBe('');
  const e = await exceptionCase(tollgate);
  const exception = await e.requested({ policyVersionId: lending.version });
  const r = await riskCase(tollgate);
  const risk = await r.inReview({ policies: { signOff: 'Proves reviews' } });
  for (const [who, path] of [
    [e.lead, `/exceptions/${exception.id}`],
    [r.lead, `/risks/${risk.id}`],
  ] as const)
    expect((await who.get(path)).body.signOff.stages[0].proof).toEqual(proof);
  const c = await launchedCase(tollgate);
  const item = await c.item({
    extensionPolicyVersionId: longer.version,
    effectivenessPolicyVersionId: check.version,
  });
  await c.owner.must(`/action-items/${item.id}/extensions`, { due: inDays(14), reason: 'The vendor is late' });
  const found = (await c.manager.get(`/action-items/${item.id}`)).body;
  expect([found.pendingExtension.terms.proof, found.effectiveness.proof]).toEqual([proof, proof]);
  const line = 'whoever decides proves who they are, at most 5 min before';
  for (const shown of [
    await commandLine(e.lead)('exceptions', 'show', exception.key),
    await commandLine(r.lead)('risks', 'show', risk.key),
    await commandLine(c.manager)('items', 'show', item.key),
  ])
    expect(shown.out.replace(/\s+/g, ' ')).toContain(line);
});

test('a preview of a re-planning, of a launch and a rehearsal say it beforehand', async () => {
  const c = await launchedCase(tollgate);
  const signOff = await published('sign_off', 'Proves it later', { ...defaultSignOffPolicy, proof });
  const item = await c.item({ due: inDays(20) });
  const body = { signOffPolicyVersionId: signOff.version, reason: 'proofs from now on' };
  const preview = await c.manager.must('/bulk-operations', { kind: 'replan', body, itemIds: [item.id], dryRun: true });
  const { moves } = (await resultsOf(c.manager, preview.id))[item.key];
  expect(moves.proofs).toEqual([{ decision: 'signOff', from: null, to: proof, text: told }]);
  const shown = await commandLine(c.manager)('bulk', 'show', preview.id, '--moved');
  expect(shown.out).toContain(`sign-off: ${told}`);

  const template = await c.manager.must('/templates', {
    name: 'With proofs',
    body: templateBody({ policies: { signOff: 'Proves it later' } }),
  });
  const parameters = { market: 'SG', analyst: c.ownerId, start: inDays(3).date };
  const launch = await c.manager.must(`/templates/${template.id}/preview`, { version: 1, parameters });
  expect(launch.proofs).toEqual([
    { path: 'policies.signOff', policy: 'Proves it later', version: 1, maxAgeMinutes: 5, text: told },
  ]);

  const waiting = await c.item({ signOffPolicyVersionId: signOff.version });
  await c.owner.must(`/action-items/${waiting.id}/submit`, { statement: 'Done' });
  const asked = await c.manager.must('/rehearsals', { programId: c.programId, days: 10 });
  const done = await until('the rehearsal to end', async () => {
    const { body: now } = await c.manager.get(`/rehearsals/${asked.id}`);
    return now.endedAt !== null && now;
  });
  type Event = { type: string; proof: object | null; item: { id: string } | null };
  const late = done.result.timeline.filter(({ type }: Event) => type === 'item.sign_off_overdue');
  expect(late.map((event: Event) => [event.item?.id, event.proof])).toEqual(late.map(() => [waiting.id, proof]));
  expect(late.length).toBeGreaterThan(0);
  const others = done.result.timeline.filter(({ type }: Event) => type !== 'item.sign_off_overdue');
  expect(others.every((event: Event) => event.proof === null)).toBe(true);
});

test('a rehearsal says it of a tollgate that waits too', async () => {
  const c = await launchedCase(tollgate);
  const gate = await published('sign_off', 'Proves the gate', { ...defaultTollgatePolicy, proof });
  const { id, phases } = await c.manager.must('/programs', {
    name: 'Waits at its tollgate',
    domainLeadId: c.leadId,
    launch: true,
    phases: [{ name: 'One' }],
    tollgatePolicyVersionId: gate.version,
  });
  await c.manager.must(`/programs/${id}/phases/${phases[0].id}/tollgate`, { reason: 'Nothing to do here' });
  const asked = await c.manager.must('/rehearsals', { programId: id, days: 10 });
  const { result } = await until('the rehearsal to end', async () => {
    const { body: now } = await c.manager.get(`/rehearsals/${asked.id}`);
    return now.endedAt !== null && now;
  });
  type Event = { type: string; proof: object | null };
  const late = result.timeline.filter(({ type }: Event) => type === 'phase.sign_off_overdue');
  expect(late.length).toBeGreaterThan(0);
  expect(late.map((event: Event) => event.proof)).toEqual(late.map(() => proof));
});
