import { defaultExceptionPolicy } from '../../../domain/policy/exception.js';
import { defaultSignOffPolicy } from '../../../domain/policy/sign-off.js';
import { inDays } from '../../factories/case.js';
import { exceptionCase, type ExceptionCase } from '../../factories/exception.js';
import { riskCase } from '../../factories/risk.js';
import type { ApiClient } from '../../harness/api-client.js';
import { commandLine } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

/** Past those who are to sign: at a tollgate, of an exception, of a review of a risk. Of items: `break-glass.test.ts`. */
let tollgate: Tollgate;
let c: ExceptionCase;
let ria: ApiClient;
let riaId: string;
let sam: ApiClient;
let samId: string;
let signOff: string;
let lending: string;

const reason = 'The regulator asks for it by six, and whoever signs is in the air.';

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await exceptionCase(tollgate);
  [riaId, samId] = [await tollgate.person('Ria'), await tollgate.person('Sam')];
  [ria, sam] = [await tollgate.as(riaId), await tollgate.as(samId)];
  const secondPerson = { roles: [], people: [samId] };
  const breakGlass = { roles: [], people: [riaId], secondPerson, expires: 'PT4H' };
  const published = async (kind: string, body: object): Promise<string> => {
    const { id } = await tollgate.admin.must('/policies', { kind, name: `${kind} with a glass`, body });
    return (await tollgate.admin.must(`/policies/${id}/versions/1/publish`)).versions[0].id;
  };
  const stages = [{ name: 'Lead', required: 1, roles: ['domain_lead'], people: [] }];
  signOff = await published('sign_off', { ...defaultSignOffPolicy, stages, breakGlass });
  lending = await published('exception', { ...defaultExceptionPolicy, breakGlass });
});
afterAll(async () => {
  expect(tollgate.problems).toEqual([]);
  await tollgate.stop();
});

async function kindsOf(who: ApiClient, subjectId: string): Promise<string[]> {
  const { items } = (await who.get('/notifications?limit=200')).body;
  return items
    .filter(({ subject }: { subject: { id: string } }) => subject.id === subjectId)
    .map(({ kind }: { kind: string }) => kind);
}

/** The types of the events of a record, as the trail has them. */
async function trailOf(subjectId: string): Promise<string[]> {
  const { items } = (await tollgate.admin.get(`/audit-events?subjectId=${subjectId}&limit=200`)).body;
  return items.map(({ type }: { type: string }) => type);
}

async function atTollgate(name: string): Promise<{ id: string; path: string; contentHash: string }> {
  const { manager, leadId, owner, ownerId } = c;
  const facts = { name, domainLeadId: c.leadId, tollgatePolicyVersionId: signOff, launch: true };
  const { id, phases } = await manager.must('/programs', facts);
  const item = await manager.must('/action-items', { programId: id, title: 'One', ownerId, due: inDays(7) });
  await owner.must(`/action-items/${item.id}/submit`, { statement: 'Done' });
  await manager.must(`/action-items/${item.id}/sign-off`, { decision: 'approve' });
  const [{ id: phaseId }] = phases;
  const round = await until('the tollgate', async () => (await manager.get(`/programs/${id}`)).body.phases[0].signOff);
  expect(round.waitingFor).toMatchObject([{ id: leadId }]);
  return { id, path: `/programs/${id}/phases/${phaseId}`, contentHash: round.contentHash };
}

test('a phase passes its tollgate past its approvers, and the next thing happens as ever', async () => {
  const { id, path, contentHash } = await atTollgate('Past its tollgate');
  expect((await ria.get(`/programs/${id}`)).body.allowed).toContain('break_glass');
  expect((await c.lead.get(`/programs/${id}`)).body.allowed).not.toContain('break_glass');
  const asked = await ria.must(`${path}/break-glass`, { reason, contentHash });
  expect(asked.phases[0]).toMatchObject({
    ...{ status: 'tollgate', brokenGlass: false },
    signOff: { breakGlass: { reason, askedBy: { id: riaId }, mayConfirm: [{ id: samId, name: 'Sam' }] } },
  });
  for (const who of [sam, c.lead, c.manager, tollgate.admin]) expect(await kindsOf(who, id)).toContain('glass_asked');
  expect((await sam.get(`/programs/${id}`)).body.allowed).toEqual(
    expect.arrayContaining(['confirm_glass', 'refuse_glass']),
  );
  const broken = await sam.must(`${path}/break-glass/confirm`, { contentHash });
  expect(broken).toMatchObject({ status: 'closed', phases: [{ status: 'passed', brokenGlass: true }] });
  const [round] = (await c.lead.get(`/programs/${id}/sign-off-rounds`)).body.items;
  expect(round).toMatchObject({ state: 'approved', brokenGlass: true, glasses: [{ state: 'broken' }] });
  for (const who of [ria, c.lead, c.manager, tollgate.admin]) expect(await kindsOf(who, id)).toContain('glass_broken');
  const why = (await commandLine(c.manager)('programs', 'why', id)).out;
  expect(why).toContain('GLASS BROKEN');
  expect(why).toContain('passed its tollgate, by a broken glass');
});

test('at a tollgate it expires by itself, and the command line asks and confirms', async () => {
  const { id, path, contentHash } = await atTollgate('It expires');
  await ria.must(`${path}/break-glass`, { reason, contentHash });
  await tollgate.clock.advance('PT5H');
  await until('it has expired', async () => (await kindsOf(c.lead, id)).includes('glass_ended'));
  expect((await sam.post(`${path}/break-glass/confirm`, { contentHash })).body.code).toBe('nothing-submitted');
  const tg = commandLine(ria);
  expect((await tg('programs', 'break-glass', id)).code).toBe(2);
  expect((await tg('programs', 'break-glass', id, '--reason', reason)).code).toBe(0);
  expect((await commandLine(sam)('programs', 'break-glass', id, '--confirm')).code).toBe(0);
  expect((await c.lead.get(`/programs/${id}`)).body.phases[0]).toMatchObject({ status: 'passed', brokenGlass: true });
});

test('an exception is approved past its approvers, and stays marked in lists', async () => {
  const { id, key } = await c.requested({ policyVersionId: lending });
  const path = `/exceptions/${id}`;
  const { contentHash } = (await c.lead.get(path)).body.signOff;
  expect((await ria.get(path)).body.allowed).toContain('break_glass');
  expect((await c.analyst.post(`${path}/break-glass`, { reason, contentHash })).body.code).toBe('separation-of-duties');
  const asked = await ria.must(`${path}/break-glass`, { reason, contentHash });
  expect(asked).toMatchObject({ status: 'requested', signOff: { breakGlass: { mayConfirm: [{ name: 'Sam' }] } } });
  for (const who of [sam, c.lead, c.head, tollgate.admin]) expect(await kindsOf(who, id)).toContain('glass_asked');
  const shown = await commandLine(sam)('exceptions', 'break-glass', key, '--confirm');
  expect(shown).toMatchObject({ code: 0, out: expect.stringContaining('THE GLASS WAS BROKEN') });
  expect((await c.lead.get(path)).body).toMatchObject({ status: 'active', brokenGlass: true });
  expect(await trailOf(id)).toEqual(
    expect.arrayContaining(['exception.glass_asked', 'exception.glass_broken', 'exception.approved']),
  );
  const listed = (await c.lead.get('/exceptions?brokenGlass=true')).body.items;
  expect(listed).toMatchObject([{ id, brokenGlass: true }]);
  const other = await c.requested();
  const whole = (await c.lead.get('/exceptions?brokenGlass=false')).body.items as { id: string }[];
  expect(whole.map((one) => one.id)).toContain(other.id);
  expect(whole.map((one) => one.id)).not.toContain(id);
  expect((await c.lead.get('/exceptions/count?brokenGlass=true')).body).toEqual({ count: 1 });
});

test('a review of a risk is signed past its approvers; taken back it is not', async () => {
  const risks = await riskCase(tollgate);
  const { id, key } = await risks.inReview({ policies: { signOff: 'sign_off with a glass' } });
  const path = `/risks/${id}`;
  const { contentHash } = (await risks.lead.get(path)).body.signOff;
  await ria.must(`${path}/break-glass`, { reason, contentHash });
  const back = await ria.must(`${path}/break-glass/refuse`, { reason: 'The lead has landed' });
  expect(back).toMatchObject({ status: 'in_review', brokenGlass: false, signOff: { breakGlass: null } });
  expect(await kindsOf(risks.lead, id)).toEqual(expect.arrayContaining(['glass_asked', 'glass_ended']));
  await ria.must(`${path}/break-glass`, { reason, contentHash });
  expect((await sam.get(path)).body.allowed).toEqual(expect.arrayContaining(['confirm_glass', 'refuse_glass']));
  expect(await sam.must(`${path}/break-glass/confirm`, { contentHash })).toMatchObject({
    ...{ status: 'accepted', brokenGlass: true },
  });
  expect((await commandLine(risks.lead)('risks', 'why', key)).out).toContain('by a broken glass');
  expect((await risks.lead.get('/risks?brokenGlass=true')).body.items).toMatchObject([{ id }]);
});
